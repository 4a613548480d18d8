import pytest

from tocsin.record import Reason, Resolved
from tocsin.statements import find_statements


@pytest.fixture
def find(parse):
    """Find the statements of a text without actors."""
    return lambda text: find_statements(parse(text), actors=Resolved(), times=())


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment on the report.",
        "The general refused to elaborate.",
    ],
)
def test_a_refusal_to_speak_is_no_statement(find, text):
    found = find(text)
    assert found.kept == ()
    assert {item.reason for item in found.dropped} <= {Reason.NO_CONTENT, Reason.NOT_ATTRIBUTED}
    assert found.dropped


@pytest.mark.parametrize(
    "text",
    [
        "“The dam has burst,” nobody said.",
        "The army did not say, “The dam has burst.”",
    ],
)
def test_what_nobody_said_is_no_statement(find, text):
    found = find(text)
    assert found.kept == ()
    assert found.dropped


@pytest.mark.parametrize(
    "text",
    [
        "The general refused to say whether the town had fallen.",
        "The army failed to confirm that the town had fallen.",
        "Nobody has told us that the round is off.",
        "No official said that the dam had burst.",
        "The mayor never said that the dam had burst.",
        "Neither the army nor the mayor confirmed that the dam had burst.",
        "The army did not confirm or deny that the dam had burst.",
    ],
)
def test_a_clause_that_nobody_said_bears_the_sign_of_it(find, text):
    assert [item.negated for item in find(text).kept] == [True]


def test_an_attitude_in_a_question_is_no_statement_of_its_own(find):
    found = find("A reporter asked the envoy whether he opposed attacks on Varnland.")
    assert [statement.by.split()[-1] for statement in found.kept] == ["clause"]
    assert [item.reason for item in found.dropped] == [Reason.NOT_ATTRIBUTED]


def test_what_somebody_would_say_is_no_statement(find):
    assert find("If the minister says that the dam has burst, the town will flee.").kept == ()


@pytest.mark.parametrize(
    "text",
    [
        "Drone attack on Ostrel aims to scare the town.",
        "Statements from political figures in Ostrel endorsed the attacks.",
        "The storm suggests that the harbour wall is weak.",
    ],
)
def test_deeds_and_things_do_not_speak(find, text):
    found = find(text)
    assert found.kept == ()
    assert [item.reason for item in found.dropped] == [Reason.NO_ACTOR]


@pytest.mark.parametrize(
    "text",
    [
        "The law demands that owners register their boats.",
        "The report says that the wall is weak.",
        "The council plans to close the harbour.",
        "Many hope that the talks will go on.",
    ],
)
def test_documents_bodies_and_people_speak(find, text):
    assert len(find(text).kept) == 1
