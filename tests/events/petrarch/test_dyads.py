import pytest

from tocsin.events.petrarch import find_dyads
from tocsin.ontology.petrarch_coder import read_petrarch_coder


@pytest.fixture
def dyads(parse, dictionaries):
    def find(text, published="2023-05-30"):
        return find_dyads(parse(text, published), dictionaries=dictionaries)

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruritania attacked Graustark on Monday.", [("190", "RUR", "GRK")]),
        ("Graustark was attacked by Ruritanian soldiers.", [("190", "RURMIL", "GRK")]),
        ("Soldiers from Ruritania attacked the police of Graustark.", [("190", "RURMIL", "GRKCOP")]),
        ("Ruritania's defense minister attacked Graustark.", [("190", "RURGOVMIL", "GRK")]),
        ("Charities of Ruritania attacked the Graustarkian government.", [("190", "NGORUR", "GRKGOV")]),
        ("Men of letters in Ruritania attacked Graustark.", [("190", "RUREDU", "GRK")]),
        ("A retired colonel from Ruritania attacked Graustark.", [("190", "RURELI", "GRK")]),
        ("Rebels attacked Graustark.", [("190", "---REB", "GRK")]),
    ],
)
def test_actors_take_the_codes_of_the_agents_beside_them(dyads, text, found):
    assert dyads(text) == found


def test_each_of_several_actors_makes_an_event_of_its_own(dyads):
    found = dyads("Ruritania and Graustark attacked the police and government of Syldavia.")
    assert set(found) == {("190", one, other) for one in ("RUR", "GRK") for other in ("SYLCOP", "SYLGOV")}


def test_a_code_of_two_directions_makes_two_events(dyads):
    assert dyads("Ivo Marten visited Graustark.") == [("042", "RURGOV", "GRK"), ("043", "GRK", "RURGOV")]


def test_a_code_of_the_other_direction_alone_turns_the_event_round(dyads):
    assert dyads("Ruritania accepted help from Graustark.") == [("051", "GRK", "RUR")]


def test_those_who_meet_meet_one_another(dyads):
    found = dyads("Ruritania and Graustark conferred on Monday.")
    assert found == [("040", "RUR", "GRK"), ("040", "GRK", "RUR")]


def test_the_code_holds_on_the_day_of_the_report(dyads):
    text = "Ivo Marten attacked Graustark."
    assert dyads(text, "2023-05-30") == [("190", "RURGOV", "GRK")]
    assert dyads(text, "2015-05-30") == [("190", "RURELI", "GRK")]
    assert dyads(text, None) == [("190", "RURGOV", "GRK")]


def test_a_name_may_have_no_code_on_some_days(dyads):
    assert dyads("The Old Kingdom attacked Graustark.", "1999-05-30") == []
    assert dyads("The Old Kingdom attacked Graustark.", "2001-05-30") == [("190", "OKD", "GRK")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ruritania attacked a rocket site in Graustark.", [("195", "RUR", "GRK")]),
        ("A Ruritanian was shot dead in Graustark.", [("1831", "GRK", "RUR")]),
        ("Ruritania did not attack Graustark.", []),
        ("Ruritania sent grain to Graustark.", [("070", "RUR", "GRK")]),
        ("Ruritania sent grains to Graustark.", []),
        ("Ruritania sent heavy guns to Graustark.", [("070", "RUR", "GRK")]),
        ("Ruritania sent its relief workers to Graustark.", [("073", "RUR", "GRK")]),
        ("Ruritania sent an aid convoy to Graustark.", [("0233", "RUR", "GRK")]),
        ("Ruritania sent a letter to Graustark.", []),
        ("Ruritanian soldiers gunned down a Graustarkian.", [("193", "RURMIL", "GRK")]),
        ("Ruritania and Graustark signed a pact.", [("057", "RUR", "GRK"), ("057", "GRK", "RUR")]),
        ("Ruritania signed a pact with Graustark and Syldavia.", [("0571", "RUR", "GRK"), ("0571", "RUR", "SYL")]),
        ("Ruritania said sorry for the raid to Graustark.", [("055", "RUR", "GRK")]),
    ],
)
def test_the_most_telling_pattern_decides(dyads, text, found):
    assert dyads(text) == found


def test_a_verb_without_code_lets_the_inner_one_speak(dyads):
    assert dyads("Ruritania began to attack Graustark.") == [("190", "RUR", "GRK")]


def test_a_verb_with_a_code_speaks_for_its_complement(dyads):
    assert dyads("Ruritania urged Graustark to attack Syldavia.") == [("023", "RUR", "GRK")]


def test_a_transformation_turns_what_is_said_of_another(dyads):
    assert dyads("Ruritania said Graustark attacked Syldavia.") == [("112", "RUR", "GRK")]


def test_discarded_sentences_and_reports_are_not_coded(dyads):
    assert dyads("Ruritania attacked Graustark in the chess final.") == []
    assert dyads("The regatta is over. Ruritania attacked Graustark.") == []


def test_nobody_acts_on_himself_and_an_event_needs_both_sides(dyads):
    assert dyads("Ruritania attacked Ruritanian rebels.") == [("190", "RUR", "RURREB")]
    assert dyads("Ruritania attacked Ruritania.") == []
    assert dyads("Ruritania attacked.") == []
    assert dyads("Strangers attacked Graustark.") == []


def test_a_small_word_is_no_name(parse, tmp_path):
    (tmp_path / "a.txt").write_text("US [USA]\nGRAUSTARK [GRK]\n", "utf-8")
    (tmp_path / "v.txt").write_text("--- FIGHT [190] ---\nATTACK\n", "utf-8")
    own = read_petrarch_coder([tmp_path / "v.txt"], actors=[tmp_path / "a.txt"])
    assert find_dyads(parse("Graustark attacked us."), dictionaries=own) == []
    assert find_dyads(parse("Graustark attacked the US."), dictionaries=own) == [("190", "GRK", "USA")]


def test_a_pattern_that_fits_everywhere_is_given_up(parse, tmp_path):
    (tmp_path / "v.txt").write_text("--- FIGHT [190] ---\nATTACK\n- * A A A A A A A A B [195]\n", "utf-8")
    (tmp_path / "a.txt").write_text("RURITANIA [RUR]\nGRAUSTARK [GRK]\n", "utf-8")
    own = read_petrarch_coder([tmp_path / "v.txt"], actors=[tmp_path / "a.txt"])
    text = "Ruritania attacked Graustark with a b, " + "a man, " * 60 + "and a dog."
    assert find_dyads(parse(text), dictionaries=own) == [("190", "RUR", "GRK")]
