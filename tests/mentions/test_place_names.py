import pytest

from tocsin.mentions.place_names import find_place_names
from tocsin.ontology.places import read_gazetteer


def names(parse, text):
    return [name.words for name in find_place_names(parse(text), gazetteer=read_gazetteer()).kept]


def test_a_dateline_in_capitals_names_a_place(parse):
    assert "NAIROBI" in names(parse, "NAIROBI — The bridge was closed on Monday after the flood.")


def test_a_street_is_no_town(parse):
    assert names(parse, "The shop on Memphis Street was closed and the bakery at 12 Dublin Road burned.") == []


def test_a_month_is_no_town(parse):
    assert names(parse, "The talks were put off in March and again in May.") == []


def test_the_surname_of_a_person_in_the_report_is_no_town(parse):
    text = "Colonel Ilya Burton led the talks. Burton refused to sign, and the envoy spoke for Burton."
    assert "Burton" not in names(parse, text)


@pytest.mark.parametrize("words", ["Laurel County", "Kenya"])
def test_finds_the_place_in_the_name_of_a_body(parse, words):
    assert words in names(parse, f"The {words} Sheriff's Office said that nobody was hurt.")


def test_a_ship_is_no_place(parse):
    assert "USS Nevada" not in names(parse, "The USS Nevada left port at dawn.")


def test_a_capital_that_decides_is_known_to_act(parse):
    found = find_place_names(
        parse("Washington agreed to the talks. Snow fell in Washington."), gazetteer=read_gazetteer()
    ).kept
    assert [name.acts for name in found] == [True, False]


def test_what_was_refused_is_told(parse):
    found = find_place_names(parse("The protest began on Main Street in Nairobi."), gazetteer=read_gazetteer())
    assert [name.words for name in found.kept] == ["Nairobi"]
    assert all(item.stage.startswith("mentions.places/") for item in found.dropped)
