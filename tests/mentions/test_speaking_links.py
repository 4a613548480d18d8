"""Who speaks: roles before and behind a name, the outlet's own words, turns of interviews, "I" and "he" in quotations."""

import time

import pytest

from tocsin.mentions import resolve_actors
from tocsin.mentions.cataphora import fits
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.turns import means
from tocsin.parse import parse_document
from tocsin.read import ReadOptions, read_text


class Linked:
    """The entities of a text, by words that mean them."""

    def __init__(self, text, parser, outlet=None):
        document = read_text(text, options=ReadOptions(outlet=outlet))
        self.text = document.text
        self.resolved = resolve_actors(parse_document(document, parser=parser))
        self.names = {entity.id: entity.name.value for entity in self.resolved.entities}

    def of(self, words, nth=0):
        """Return the name of the entity that words stand for; None when nothing links them."""
        at = [m for m in self.resolved.mentions if self.text[m.span.start : m.span.end] == words]
        return self.names[at[nth].entity.value] if len(at) > nth and at[nth].entity else None


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        (
            "The roads are closed, the provincial governor said.\n\n“Stay at home,” Governor Odo Brinkel told listeners.",
            "the provincial governor",
            "Odo Brinkel",
        ),
        (
            "The roads are closed, the prime minister said.\n\n“Stay at home,” Minister Odo Brinkel told listeners.",
            "the prime minister",
            "the prime minister",
        ),
        (
            "The roads are closed, the French minister said.\n\n“Stay at home,” Polish Minister Odo Brinkel told listeners.",
            "the French minister",
            "the French minister",
        ),
    ],
)
def test_a_role_before_the_name_is_joined_where_office_and_country_agree(parser, text, role, name):
    assert Linked(text, parser).of(role) == name


@pytest.mark.parametrize(
    ("phrase", "title", "same"),
    [
        ("regional governor", "governor", True),
        ("minister of state for harbours", "minister", True),
        ("minister of defence", "foreign minister", False),
        ("minister", "prime minister", False),
        ("president", "vice president", False),
        ("spokesman", "mayor", False),
        ("", "mayor", False),
    ],
)
def test_tells_whether_two_titles_can_be_one_office(phrase, title, same):
    assert fits(phrase, title) is same


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Colonel Odo Brinkel spoke on Monday. Nobody slept, the officer said.", "the officer", "Odo Brinkel"),
        (
            "The Blue Lantern Society spoke up. The organization called it a shame.",
            "The organization",
            "Blue Lantern Society",
        ),
        (
            "The daily Vela Nova reported a raid. The same paper wrote that a captain fled.",
            "The same paper",
            "Vela Nova",
        ),
        (
            "The channel “Grey Heron Post” showed boats. The channel wrote that two sank.",
            "The channel",
            "Grey Heron Post",
        ),
        (
            "Colonel Odo Brinkel met General Ivo Marten. Rain fell. The boats sank, the officer said.",
            "the officer",
            "Odo Brinkel",
        ),
        ("The singer Odo Brinkel spoke on Monday. Nobody slept, the officer said.", "the officer", "the officer"),
    ],
)
def test_a_general_word_points_back_to_the_only_one_that_fits(parser, text, words, name):
    assert Linked(text, parser).of(words) == name


@pytest.mark.parametrize("words", ["We", "this newspaper", "Courier"])
def test_the_outlet_is_linked_to_its_own_words(parser, words):
    text = (
        "The Gullhaven Courier\n\nTwo boats sank on Monday.\n\nWe could not reach the owners.\n\n"
        "The mayor told this newspaper that nobody drowned. As the Courier reported in May, the boats were old."
    )
    read = Linked(text, parser, outlet="The Gullhaven Courier")
    assert read.of(words) in ("Courier", "Gullhaven Courier")


def test_the_outlets_letters_in_brackets_name_it(parser):
    text = "Statement by Open Harbour Circle (OHC)\n\nOpen Harbour Circle deplores the raid. OHC will file a complaint."
    read = Linked(text, parser, outlet="Open Harbour Circle (OHC)")
    assert read.of("OHC") == read.of("Open Harbour Circle") == read.of("OHC", 1)
    assert read.of("OHC") is not None


def test_an_acronym_behind_a_comma_is_the_bodys(parser):
    read = Linked("On Monday the Blue Ridge Liberation Front, the BRLF, agreed. Did the BRLF lay the mines?", parser)
    assert read.of("BRLF", 1) == "Blue Ridge Liberation Front"


INTERVIEW = (
    "Odo Brinkel, a retired pilot, has flown boats for years. He met Tilda Marsh on Monday.\n\n"
    "{q}: Why do you fly?\n\n{a}: I like storms. My brother told me that I am mad.\n\n"
    "{q}: Are you?\n\n{a}: He was wrong. I say that we shall see."
)


@pytest.mark.parametrize(("asks", "answers"), [("Q", "A"), ("Courier", "Brinkel"), ("GC", "OB"), ("GC", "ODO BRINKEL")])
def test_i_is_whose_turn_it_is(parser, asks, answers):
    read = Linked(INTERVIEW.format(q=asks, a=answers), parser, outlet="Gullhaven Courier")
    assert [read.of("I", n) for n in range(3)] == ["Odo Brinkel"] * 3
    assert read.of("me") == "Odo Brinkel"
    assert read.of("He", 1) != "Odo Brinkel"


def test_a_single_colon_makes_no_turn(parser):
    read = Linked("Kyiv: silence until six. I waited.\n\nThe mayor spoke. He left.", parser)
    assert read.of("I") is None


@pytest.mark.parametrize(
    ("label", "name", "same"),
    [
        ("SC", "Sister Clara Venn", True),
        ("BRINKEL", "Odo Brinkel", True),
        ("R&R", "Reef & Rim", True),
        ("Brinkel", "Tilda Marsh", False),
        ("A", "Anna Brink", False),
    ],
)
def test_tells_whom_a_label_means(label, name, same):
    assert means(label, name) is same


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I saw the boats,” said Odo Brinkel, who lives there.", "Odo Brinkel"),
        ("Odo Brinkel told reporters: “I saw the boats.”", "Odo Brinkel"),
        ("“The boats burned,” Odo Brinkel said on Monday. “I saw them.”", "Odo Brinkel"),
        ("The paper quoted Odo Brinkel: “I saw the boats.”", "Odo Brinkel"),
        ("Nobody spoke. “I saw the boats.”", None),
    ],
)
def test_i_in_a_quotation_is_who_speaks_it(parser, text, speaker):
    assert Linked(text, parser).of("I") == speaker


def test_he_in_a_quotation_is_not_who_speaks_it(parser):
    read = Linked("Tom Harrow vanished on Monday.\n\n“He never came back,” Odo Brinkel said.", parser)
    assert read.of("He") == "Tom Harrow"


def test_according_to_him_is_nobody_named_behind(parser):
    read = Linked("Odo Brinkel doubts that. According to him, the president has lied.", parser)
    assert read.of("him") == "Odo Brinkel"


def test_who_says_it_is_not_whom_the_words_are_about(parser):
    read = Linked("Prosecutor Maria Venn spoke of six men. One of them, she said, drove the truck.", parser)
    assert read.of("she") == "Maria Venn"


def test_who_spoke_goes_on_speaking(parser):
    text = "A Danish sergeant was hurt when boats burned near the pier, a ferry spokesman said. It was dark, he added."
    assert Linked(text, parser).of("he") == "a ferry spokesman"


def test_a_name_with_its_letters_in_brackets_is_no_person(parser):
    read = Linked("The Grey Heron Rangers (GHR) replied. “Is it so?” he asked. The GHR said no more.", parser)
    assert read.of("he") != "Grey Heron Rangers"
    assert read.of("GHR", 1) == "Grey Heron Rangers"


def test_somebodys_office_speaks_for_itself(parser):
    read = Linked("Prosecutor Maria Venn spoke. Venn's office denied the report, but it did not say why.", parser)
    assert read.of("it") == read.of("Venn's office") == "Venn's office"


def test_the_table_of_general_words_names_persons_and_bodies():
    assert {row.kind.value for row in read_general_words().values()} == {"person", "organisation"}


@pytest.mark.parametrize(
    "text",
    [
        "A: I. " * 1000,
        "\n\n".join(f"P{n}: I said “we”." for n in range(800)),
        "the governor said Governor X. " * 800,
        "“I” " * 2000,
        "the daily “A” " * 1000,
        "the Post " * 2500,
    ],
)
def test_hostile_repetition_ends_in_time(parser, text):
    document = read_text(text, options=ReadOptions(outlet="The Post (A)"))
    parsed = parse_document(document, parser=parser)
    start = time.process_time()
    resolve_actors(parsed)
    assert time.process_time() - start < 5
