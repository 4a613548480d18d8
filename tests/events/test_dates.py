from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.events import code_events
from tocsin.mentions import find_times, resolve_actors
from tocsin.record import Basis, EventMention, Parsed
from tocsin.statements import find_statements

Parse = Callable[..., Parsed]
# The fixture's report is of Tuesday, 30 May 2023.
PUBLISHED = (None, "2023-05-30", Basis.DEFAULT)
MONDAY = ("2023-05-29", "2023-05-29")


def dated(parsed: Parsed) -> dict[str, EventMention]:
    """Code a report with its own dates and statements; events by their triggers."""
    actors, times = resolve_actors(parsed), find_times(parsed).kept
    statements = find_statements(parsed, actors=actors, times=times).kept
    events = code_events(parsed, actors=actors, statements=statements, places=(), times=times, quantities=()).kept
    return {parsed.document.quote(event.trigger[0]): event for event in events}


def when(parsed: Parsed, trigger: str) -> tuple[str | None, str | None, Basis]:
    found = dated(parsed)[trigger].when
    assert found is not None
    return found.first, found.last, found.basis


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked the army base on Monday.", "attacked"),
        ("Rebels attacked the army base on Monday and met the minister.", "met"),
        ("The minister met the rebels on Monday and agreed to release soldiers.", "agreed"),
        ("Monday's attack on Kabul angered the ministers.", "attack"),
    ],
)
def test_dates_an_event_by_the_words_of_its_clause(parse: Parse, text: str, trigger: str) -> None:
    assert when(parse(text), trigger) == (*MONDAY, Basis.NORMALISED)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Over the past 24 hours, rebels shelled the army base.", ("2023-05-29", "2023-05-30")),
        ("Rebels have shelled the army base in the past two weeks.", ("2023-05-16", "2023-05-30")),
        ("Rebels shelled the army base for three days since Friday.", ("2023-05-26", "2023-05-28")),
    ],
)
def test_dates_an_event_by_the_stretch_its_verb_is_told_of(parse: Parse, text: str, days: tuple[str, str]) -> None:
    assert when(parse(text), "shelled") == (*days, Basis.NORMALISED)


def test_a_day_says_more_than_a_stretch(parse: Parse) -> None:
    parsed = parse("Rebels attacked the army base on Monday, as they had done over the past two weeks.")
    assert when(parsed, "attacked") == (*MONDAY, Basis.NORMALISED)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police banned the rallies for the next three days.", "banned"),
        ("Rebels attacked the army base in their boldest raid of the past ten years.", "attacked"),
        ("Rebels shelled the army base for three days.", "shelled"),
    ],
)
def test_takes_no_stretch_that_compares_or_runs_ahead(parse: Parse, text: str, trigger: str) -> None:
    assert when(parse(text), trigger) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army has shelled the port since Monday.", "shelled"),
        ("Before Monday the army shelled the port.", "shelled"),
        ("After the strike of 3 March police arrested a soldier.", "arrested"),
        ("The army has not moved since the truce of 3 March, and police arrested a soldier.", "arrested"),
        ("Rebels attacked the port and police arrested a soldier on Monday.", "attacked"),
        ("The president met rebels who had fled the capital on Monday.", "met"),
        ("Police arrested a soldier accused of killing villagers on Monday.", "arrested"),
        ("The minister condemned the rebels after they had fled on Monday.", "condemned"),
    ],
)
def test_takes_no_date_from_a_background(parse: Parse, text: str, trigger: str) -> None:
    assert when(parse(text), trigger) == PUBLISHED


def test_shares_no_date_with_what_is_only_agreed_on(parse: Parse) -> None:
    events = dated(parse("The government decided on Monday to deport the rebels."))
    assert all(event.when is None for event in events.values() if not event.is_asserted)


def test_takes_over_the_day_of_a_deed_in_the_sentence_before(parse: Parse) -> None:
    parsed = parse(
        "About 200 students marched on Monday to protest against the government. Police arrested nine of them."
    )
    assert when(parsed, "arrested") == (*MONDAY, Basis.INFERRED)


@pytest.mark.parametrize(
    "before",
    [
        "The minister said that his troops had not moved since the truce of 3 March.",
        "Rebels attacked the port on Monday.",
        "The general said that rebels had attacked the port on Monday.",
    ],
)
def test_words_take_no_date_from_deeds_or_from_what_was_said(parse: Parse, before: str) -> None:
    assert when(parse(f"{before} He accused France of cruelty."), "accused") == PUBLISHED


def test_takes_over_no_day_when_the_tense_steps_back(parse: Parse) -> None:
    assert when(parse("Rebels attacked the port on Monday. Police had arrested a soldier."), "arrested") == PUBLISHED


def test_takes_over_no_day_from_another_paragraph(parse: Parse) -> None:
    assert when(parse("Rebels attacked the port on Monday.\n\nPolice arrested a soldier."), "arrested") == PUBLISHED
