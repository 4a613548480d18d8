import re
import time

import pytest

from tocsin.errors import InputError
from tocsin.ontology.own_actors import read_own_actors
from tocsin.ontology.petrarch_codes import Meaning, read_code

ACTORS = """IVO_MARTEN [ESTGOV >20230101] [ESTMIL <20221231] [ESTELI]
SELM_GUARD_
+HARBOR_GUARD [ESTREB]
HALLIN_COMPACT [IGOUNO]
"""
AGENTS = """!MEN! = RAIDER, BANDIT
SELM_!MEN! [~CRM]
WHARF_WARDEN_ [~LAB]
CUSTOMS_MINISTRY [~GOV]
"""


@pytest.fixture
def own(tmp_path):
    (tmp_path / "mine.actors.txt").write_text(ACTORS, "utf-8")
    (tmp_path / "mine.agents.txt").write_text(AGENTS, "utf-8")
    return read_own_actors([tmp_path / "mine.actors.txt", tmp_path / "mine.agents.txt"])


def write(tmp_path, text, name="mine.actors.txt"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("UKRGOV", Meaning("UKR", "", ("GOV",), ())),
        ("USAMIL", Meaning("USA", "", ("MIL",), ())),
        ("IGOUNO", Meaning("", "UNO", ("IGO",), ())),
        ("IGOEUREEC", Meaning("", "EUR", ("IGO",), ("EEC",))),
        ("NGOUSAJEW", Meaning("USA", "", ("NGO",), ("JEW",))),
        ("ROMGOV", Meaning("ROU", "", ("GOV",), ())),
        ("AFGGOVHLH", Meaning("AFG", "", ("GOV", "MED"), ())),
        ("MED", Meaning("", "", ("JRN",), ())),
        ("GOVX", Meaning("", "", ("GOV",), ("X",))),
    ],
)
def test_a_code_tells_country_bloc_and_sectors(code, meaning):
    assert read_code(code) == meaning


@pytest.mark.parametrize("code", ["QQQ", "Q", "", "QQQZZZ"])
def test_a_code_that_tells_nothing_is_none(code):
    assert read_code(code) is None


def test_med_is_medicine_in_a_dictionary_of_plover(tmp_path):
    own = read_own_actors([write(tmp_path, "ORVEL_CLINIC [ESTMED]\nORVEL_POST [ESTJRN]\n")])
    assert own.find("Orvel Clinic", "")[1].sectors == ("MED",)


@pytest.mark.parametrize(
    ("day", "sectors"),
    [("2023-05-30", ("GOV",)), ("2022-12-31", ("MIL",)), ("", ("GOV",))],
)
def test_the_day_decides_what_a_code_with_days_tells(own, day, sectors):
    assert own.find("Ivo Marten", day)[1].sectors == sectors


def test_a_code_without_days_holds_where_no_other_does(tmp_path):
    own = read_own_actors([write(tmp_path, "IVO_MARTEN [ESTGOV 20230101-20231231] [ESTELI]\n")])
    assert own.find("Ivo Marten", "2023-06-01")[1].sectors == ("GOV",)
    assert own.find("Ivo Marten", "2024-06-01")[1].sectors == ("ELI",)


def test_nobody_is_found_on_a_day_on_which_no_code_holds(tmp_path):
    own = read_own_actors([write(tmp_path, "IVO_MARTEN [ESTGOV <20221231]\n")])
    assert own.find("Ivo Marten", "2023-06-01") is None
    assert own.find("Ivo Marten", "") is None


def test_every_actor_says_where_it_stands(own):
    assert own.find("harbor guard", "")[0].origin == "mine.actors.txt:2"
    assert own.roles["warden"][0].origin == "mine.agents.txt:3"


def test_agents_are_roles_by_their_last_word(own):
    assert [row.words for row in own.roles["raider"]] == [("selm", "raider")]
    assert [row.words for row in own.roles["bandit"]] == [("selm", "bandit")]
    assert own.roles["warden"][0].kind == "person"
    assert own.roles["ministry"][0].kind == "organisation"
    assert "wharf warden" not in own.actors


def test_of_two_files_the_first_counts(tmp_path):
    one, two = write(tmp_path, "SELM_GUARD [ESTMIL]", "one.txt"), write(tmp_path, "SELM_GUARD [LVAREB]", "two.txt")
    assert read_own_actors([one, two]).find("Selm Guard", "")[1].country == "EST"
    assert read_own_actors([two, one]).find("Selm Guard", "")[1].country == "LVA"


def test_what_is_of_no_use_is_said_in_one_sentence_a_file(tmp_path):
    own = read_own_actors([write(tmp_path, "SELM_GUARD [ESTREBXYZ]\nORVEL_TRIBE [QQQ]\nNOBODY_MUCH\n")])
    (note,) = own.notes
    assert note.startswith("mine.actors.txt: 2 of the codes hold a part that is no country or sector, as [ESTREBXYZ]")
    assert "2 of the actors are left out for want of a code, as that of line 2" in note


def test_a_dictionary_of_which_all_is_used_needs_no_note(own):
    assert own.notes == ()


def test_the_first_faulty_line_is_told_with_the_numbers_of_the_others(tmp_path):
    path = write(tmp_path, "IVO_MARTEN [EST GOV]\nSELM_GUARD [ESTREB]\nORVEL [EST 2010]\n")
    with pytest.raises(InputError, match=re.escape("line 1 has a faulty code [EST GOV]")) as error:
        read_own_actors([path])
    assert "faulty are also the lines 3" in str(error.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SELM_!MEN! [~CRM]", "uses the set !MEN!"),
        ("!MEN! = A, B\n" + "!MEN!" * 11 + " [~CRM]", "more than 1000 names"),
        ("!MEN! =\nSELM_!MEN! [~CRM]", "uses the set !MEN!"),
        ("IVO_MARTEN [ESTGOV >20230101 [ESTMIL]", "line 1 has a bracket that is not closed"),
        ("SELM" + "_GUARD" * 20 + " [ESTMIL]", "more than 20 words"),
        ("# nothing\n", "holds no actor"),
    ],
)
def test_a_faulty_dictionary_is_refused(tmp_path, text, fault):
    with pytest.raises(InputError, match=fault):
        read_own_actors([write(tmp_path, text)])


@pytest.mark.parametrize("line", ["[" * 200_000, "A [B" + " " * 200_000 + "C]", "!" * 200_000, "A(" * 100_000])
def test_a_hostile_line_takes_no_longer_than_its_length(tmp_path, line):
    path = write(tmp_path, f"SELM_GUARD [ESTMIL]\n{line}\n")
    start = time.process_time()
    try:
        read_own_actors([path])
    except InputError as error:
        assert len(str(error)) < 400
    assert time.process_time() - start < 2


def test_two_files_of_one_name_are_told_apart(tmp_path):
    (tmp_path / "other").mkdir()
    one, two = write(tmp_path, "SELM_GUARD [ESTMIL]"), write(tmp_path / "other", "ORVEL_GUARD [ESTMIL]")
    assert [name for name, _ in read_own_actors([one, two]).files] == [str(one), str(two)]
    assert read_own_actors([one]).files[0][0] == "mine.actors.txt"
