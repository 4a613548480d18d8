import pytest

from tocsin.mentions import resolve_actors
from tocsin.ontology.own_actors import read_own_actors

DICTIONARY = """IVO_MARTEN [ESTGOV >20230101] [ESTMIL <20221231]
SELM_HARBOUR_GUARD_
+HARBOUR_GUARD [ESTREB]
HALLIN_COMPACT [IGOUNO]
NATO [LVAMIL]
KORVANIAN
+KORVANIA [LVA]
UKRAINE [UKR]
WHO [LVABUS]
WHARF_WARDEN [~LAB]
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text(DICTIONARY, "utf-8")
    return read_own_actors([path])


@pytest.fixture
def name(parse, own):
    """Return the entities of a text by name, each as country, sectors and the rule behind them."""

    def name_in(text, published="2023-05-30", own=own):
        entities = resolve_actors(parse(text, published), own=own).entities
        return {
            entity.name.value: (
                entity.country.value if entity.country else "",
                [sector.value for sector in entity.sectors],
                {fact.by for fact in (*entity.sectors, *filter(None, (entity.country,)))},
            )
            for entity in entities
        }

    return name_in


def by(line, rule="table"):
    return {f"mentions.actors/1 {rule}, own actors mine.txt:{line}"}


def test_a_body_that_only_the_user_knows_says_where_it_stands(name):
    found = name("The Selm Harbour Guard shelled the town. The Harbour Guard denied it.")
    assert found["Selm Harbour Guard"] == ("EST", ["REB"], by(2))


def test_a_row_of_the_user_goes_before_ours(name):
    assert name("NATO attacked the Hallin Compact.")["NATO"] == ("LVA", ["MIL"], by(5))
    assert name("NATO attacked the Hallin Compact.", own=None)["NATO"][0] == ""


def test_a_body_of_many_states_has_no_country(name):
    assert name("The Hallin Compact met on Monday.")["Hallin Compact"] == ("", ["IGO"], by(4))


@pytest.mark.parametrize(("published", "sectors"), [("2023-05-30", ["GOV"]), ("2021-05-30", ["MIL"]), (None, ["GOV"])])
def test_the_date_of_the_report_decides_what_a_person_is(name, published, sectors):
    assert name("Ivo Marten spoke in Selm.", published)["Ivo Marten"] == ("EST", sectors, by(1))


def test_a_person_of_whom_the_words_tell_another_country_is_a_namesake(name):
    country, _, rules = name("The Latvian trader Ivo Marten spoke in Selm.")["Ivo Marten"]
    assert country == "LVA"
    assert not any("own actors" in rule for rule in rules)


def test_a_people_of_the_user_gives_its_country_to_roles(name):
    country, sectors, rules = name("Korvanian officials left.")["Korvanian officials"]
    assert (country, sectors) == ("LVA", ["GOV"])
    assert "mentions.actors/1 new role, own actors mine.txt:6" in rules


def test_an_agent_of_the_user_is_a_role(name):
    assert name("Two wharf wardens left.")["Two wharf wardens"] == ("", ["LAB"], by(10, "new role"))


def test_a_row_that_only_repeats_our_country_changes_nothing(name):
    assert name("Ukraine left.") == name("Ukraine left.", own=None)


def test_capitals_of_the_dictionary_make_no_name_of_a_common_word(name):
    assert name("Who left? The guards who left said nothing.") == {}
