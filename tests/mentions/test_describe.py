import pytest

from tocsin.mentions import describe_actor


@pytest.mark.parametrize(
    ("text", "country", "sectors"),
    [
        ("the Norwegian foreign minister", "NOR", ("GOV",)),
        ("gunmen", "", ("UAF",)),
        ("Kenyan soldiers", "KEN", ("MIL",)),
        ("a former Norwegian minister", "NOR", ("ELI",)),
        ("EU legislators", "EUR", ("LEG",)),
        ("the president of the Peruvian Human Rights League", "PER", ("NGO",)),
        ("Nairobi police", "KEN", ("COP",)),
        ("Nairobi", "KEN", ("GOV",)),
        ("Norway", "NOR", ()),
        ("fishermen across Norway", "NOR", ("AGR",)),
        ("she", "", ("UNK",)),
        ("Abkhazia", "GEO", ("PRE",)),
        ("a breakaway region", "", ("PRE",)),
        ("ordinary Norwegians", "NOR", ("CVL",)),
        ("Niarobi police", "KEN", ("COP",)),
    ],
)
def test_tells_country_and_sectors_of_a_phrase(parse, text, country, sectors):
    actor = describe_actor(parse(text))
    assert (actor.country, actor.sectors[: len(sectors)]) == (country, sectors)
    assert bool(actor.sectors) == bool(sectors)


def test_the_day_decides_which_office_a_name_holds(parse):
    assert describe_actor(parse("Angela Merkel"), day="2017-04-01").sectors == ("GOV",)
    assert describe_actor(parse("Angela Merkel"), day="2022-04-01").sectors == ("ELI",)


def test_the_context_gives_a_country_only_where_the_words_give_none(parse):
    assert describe_actor(parse("soldiers"), context="Kenya").country == "KEN"
    assert describe_actor(parse("Norwegian soldiers"), context="Kenya").country == "NOR"
    assert describe_actor(parse("Norwegian soldiers"), context="").country == "NOR"


def test_a_namesake_of_another_country_is_not_the_office_holder(parse):
    assert describe_actor(parse("Norwegian fisherman Vladimir Putin"), day="2020-01-01").country == "NOR"
