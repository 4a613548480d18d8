"""From the outlet to the first mouth."""

import pytest

from tocsin.mentions import resolve_actors
from tocsin.parse import parse_document
from tocsin.read import ReadOptions, read_text
from tocsin.record import Relation
from tocsin.statements import find_statements

CITED, SPEAKER = Relation.CITED, Relation.SPEAKER


@pytest.fixture
def chains(parser):
    """Read the chains of a report of the Varn Herald, in words, without the outlet."""

    def run(text):
        parsed = parse_document(read_text(text, options=ReadOptions(outlet="Varn Herald")), parser=parser)
        kept = find_statements(parsed, actors=resolve_actors(parsed), times=()).kept
        words = lambda spans: " + ".join(text[s.start : s.end] for s in spans)  # noqa: E731
        assert all(item.chain[0].relation is Relation.OUTLET and item.chain[-1].relation is SPEAKER for item in kept)
        return [[words(link.spans) for link in item.chain[1:]] for item in kept]

    return run


CHAINS = [
    ("The Selma Courier, citing Sam Ilven, an adviser at a bank, wrote that the depot had burned.",
     ["The Selma Courier", "Sam Ilven, an adviser at a bank"]),
    ("The Selma Courier reported in December, citing the ministry, that drones had been sent.",
     ["The Selma Courier", "the ministry"]),
    ("Citing two officials, the Selma Courier said that the port had closed.", ["the Selma Courier", "two officials"]),
    ("The port had closed, according to Interfax, which cited two officials.",
     ["Interfax, which cited two officials", "two officials"]),
    ("State news agency TASS quoted the ministry as saying that the bridge was gone.", ["State news agency TASS", "the ministry"]),
    ("The ministry was cited by Interfax as saying that the port had closed.", ["Interfax", "The ministry"]),
    ("The minister, quoted by Interfax, said that the port had closed.", ["Interfax", "The minister, quoted by Interfax"]),
    ("The minister said, as quoted by Interfax, that the port had closed.", ["Interfax", "The minister"]),
    ("The minister told the BBC that the port had closed.", ["the BBC", "The minister"]),
    ("The minister told the Varn Herald that the port had closed.", ["The minister"]),
    ("The minister told reporters that the port had closed.", ["The minister"]),
    ("Officials told the Selma Courier and the BBC that the port had closed.", ["the Selma Courier + the BBC", "Officials"]),
    ("According to a report seen by Reuters, the port had closed.", ["Reuters", "a report seen by Reuters"]),
    ("In an interview with Le Monde, the minister said that the port had closed.", ["Le Monde", "the minister"]),
    ("Two officials, who asked not to be named, told Reuters that the port had closed.",
     ["Reuters", "Two officials, who asked not to be named"]),
    ("A source close to the ministry said on condition of anonymity that the port had closed.", ["A source close to the ministry"]),
    ("Karel Ilven and Ilda Brenn said that the port had closed.", ["Karel Ilven + Ilda Brenn"]),
    ("It was reported that the port had closed.", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_the_chain_names_everybody_who_passed_the_words_on(chains, text, chain):
    found = chains(text)
    assert len(found) == 1
    assert [link.removeprefix("State news agency ") for link in found[0]] == [
        link.removeprefix("State news agency ") for link in chain
    ]


def test_an_outlet_reports_what_somebody_said(chains):
    assert chains("The general said the strike was over, TASS reported.") == [
        ["TASS"],
        ["TASS", "The general"],
    ]


def test_a_request_for_anonymity_is_no_statement(chains):
    assert chains("An officer who asked not to be named had left.") == []
    assert chains("The envoy requested anonymity.") == []


@pytest.mark.parametrize("own", ["this newspaper", "we", "the Varn Herald"])
def test_the_outlet_quotes_its_own_earlier_report(parser, own):
    text = f"The Varn Herald is old. As {own} reported in March, the port had been sold."
    parsed = parse_document(read_text(text, options=ReadOptions(outlet="Varn Herald")), parser=parser)
    (item,) = find_statements(parsed, actors=resolve_actors(parsed), times=()).kept
    assert [link.relation for link in item.chain] == [Relation.OUTLET, SPEAKER]
    assert item.chain[0].entity == item.chain[1].entity == item.speakers[0].entity is not None


def test_a_contrasting_clause_is_not_the_first_speakers(chains):
    found = chains("The army said it had shot down a drone, while Oresta denied that any had been launched.")
    assert found == [["The army"], ["Oresta"]]


@pytest.mark.parametrize("own", ["the Herald", "the Varn Herald", "Varn Herald"])
def test_what_the_own_outlet_is_told_adds_no_step(chains, own):
    assert chains(f"The mayor told {own} that the port had closed.") == [["The mayor"]]


def test_another_outlet_of_a_like_name_passes_on(chains):
    assert chains("The mayor told the Selma Herald that the port had closed.") == [["the Selma Herald", "The mayor"]]


def test_workers_and_bodies_are_cited(chains):
    assert chains("TASS reported, citing two airport workers, that the port had closed.") == [
        ["TASS", "two airport workers"]
    ]


def test_a_question_is_nothing_that_its_answer_says(chains):
    assert chains("Asked about the port, the mayor said that it had closed.") == [["the mayor"]]


def test_the_reader_who_is_spoken_to_says_nothing(chains):
    assert chains("Whom do you believe?") == []
