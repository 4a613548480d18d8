"""Definite phrases and the names that they point back to: weighed by fitted features, and left alone when in doubt."""

import pytest

from tests.mentions.test_speaking_links import Linked
from tocsin.errors import BrokenInvariant
from tocsin.mentions.descriptions import MODEL
from tocsin.mentions.fitted import read_weights
from tocsin.mentions.telling import read_person_nouns, read_telling


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Odo Brinkel runs 300 head on the east fork. The rancher said deputies would not find the gate.",
            "The rancher",
            "Odo Brinkel",
        ),
        (
            "Senator Odo Brinkel spoke for an hour. The lawmaker said the bill was dead.",
            "The lawmaker",
            "Odo Brinkel",
        ),
        (
            "Ridgeway Travel said on Monday that buses would run. The company thanked its drivers.",
            "The company",
            "Ridgeway Travel",
        ),
        (
            "Mayor Odo Brinkel closed the bridge. The mayor said it was unsafe. The sign said nothing.",
            "The mayor",
            "Odo Brinkel",
        ),
        ("The envoy, Odo Brinkel, came by train. The Norwegian said the talks went well.", "Norwegian", "Odo Brinkel"),
    ],
)
def test_a_definite_phrase_finds_the_name_met_before(parser, text, words, name):
    assert Linked(text, parser).of(words) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Odo Brinkel closed the bridge. The letter said it was unsafe.", "The letter"),
        ("The report by Odo Brinkel is out. The study said that snow would melt.", "The study"),
    ],
)
def test_a_thing_that_only_seems_to_speak_stays_unlinked(parser, text, words):
    assert Linked(text, parser).of(words) is None


def test_the_lead_without_a_name_is_joined_to_the_one_who_speaks_next(parser):
    text = (
        "A general said on Monday that the pass was open.\n\nGeneral Odo Brinkel told reporters that snow had melted."
    )
    assert Linked(text, parser).of("A general") == "Odo Brinkel"


def test_a_capital_that_speaks_is_its_country_named_before(parser):
    text = "Lithuania closed the border on Friday. Vilnius says that it fears an operation."
    linked = Linked(text, parser)
    assert linked.of("Vilnius") == linked.of("Lithuania")


def test_first_names_find_the_full_name(parser):
    text = "Giorgi Lomsadze is her deputy. The road was closed. Giorgi told us by phone that nobody came."
    assert Linked(text, parser).of("Giorgi") == "Giorgi Lomsadze"


def test_tables_are_readable_and_an_unknown_model_is_refused():
    verbs, things = read_telling()
    assert "say" in verbs
    assert "letter" in things
    assert read_person_nouns()["laureate"] == ()
    assert read_weights(MODEL)["called"] > 0
    with pytest.raises(BrokenInvariant):
        read_weights("nothing")
