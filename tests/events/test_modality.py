from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.events import code_events
from tocsin.mentions import resolve_actors
from tocsin.record import Parsed, Resolved
from tocsin.statements import find_statements

CASES = [
    ("happened", "Rebels attacked the town on Monday."),
    ("happened", "The army has arrested 40 rebels since March."),
    ("happened", "The army seized the town of Izyum; the rebels withdrew."),
    ("happened", "The police managed to arrest the rebel leader."),
    ("happened", "The rebels were forced to release the hostages."),
    ("happened", "Rebels shelled the town and killed three soldiers."),
    ("happened", "Twelve villagers were killed by militants."),
    ("happened", "After shelling the town for days, the army withdrew from Georgia."),
    ("happened", "No fewer than 40 villagers were killed by militants."),
    ("ongoing", "Government forces are shelling the port."),
    ("ongoing", "The army has shelled the port since March."),
    ("ongoing", "Russian troops still occupy the town of Izyum."),
    ("ongoing", "The ongoing attack on Kabul worries diplomats."),
    ("ongoing", "Troops continued to bombard the town."),
    ("planned", "The government plans to deploy troops along the border."),
    ("planned", "The army will attack the rebels next week."),
    ("planned", "Militants planned an attack on the embassy."),
    ("planned", "The ministers are ready to meet the rebels."),
    ("possible", "If rebels do not attack the capital, the army will withdraw."),
    ("possible", "The army held a drill simulating a Chinese attack on Taiwan."),
    ("possible", "In the exercise, troops stormed a mock village held by rebels."),
    ("possible", "The army could attack the town at any time."),
    ("possible", "If rebels attack the capital, the army will withdraw."),
    ("possible", "Diplomats fear that rebels will shell the town."),
    ("possible", "Residents fear that rebels will attack the town."),
    ("possible", "The army may have killed the rebel leader."),
    ("possible", "Had the rebels attacked the town, nobody would know."),
    ("possible", "Militants allegedly killed two policemen."),
    ("possible", "It is unclear whether soldiers attacked the village."),
    ("negated", "The army did not attack the village."),
    ("negated", "Police said no protesters were arrested."),
    ("negated", "The rebels failed to capture the town."),
    ("negated", "Soldiers entered the village without killing any civilians."),
    ("negated", "No soldiers attacked the village."),
    ("negated", "Police prevented an attack by militants on the embassy."),
]


@pytest.mark.parametrize(("modality", "text"), CASES)
def test_tells_what_happened_from_what_did_not(parse: Callable[..., Parsed], modality: str, text: str) -> None:
    events = code_events(parse(text), actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    assert modality in {event.modality.value.value for event in events}
    if modality != "happened" and "entered" not in text:
        assert not any(event.is_asserted and event.modality.value.value == "happened" for event in events)


@pytest.mark.parametrize(
    "text",
    [
        "Did the army attack the village?",
        "Soldiers often arrest protesters here.",
        "Reporters asked the minister whether he opposed the treaty with Kenya.",
        "The minister did not reject the treaty with Kenya.",
    ],
)
def test_finds_no_event_in_questions_habits_and_what_is_not_rejected(parse: Callable[..., Parsed], text: str) -> None:
    assert code_events(parse(text), actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept == ()


def test_a_rehearsed_attack_says_so(parse: Callable[..., Parsed]) -> None:
    parsed = parse("The army held a drill simulating a Chinese attack on Taiwan.")
    (event,) = code_events(parsed, actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    assert event.modality.by.endswith("rehearsed")


@pytest.mark.parametrize(
    ("modality", "text"),
    [
        ("happened", "Ukraine accused Russia of shelling the town of Izyum."),
        ("happened", "The army claimed to have killed 27 rebels."),
        ("planned", "The ministry said that it would send troops to the border."),
        ("negated", "Russia denied that its troops had fired on Izyum."),
        ("negated", "Russia rejected claims that its troops had fired on Izyum."),
    ],
)
def test_what_somebody_says_is_as_certain_as_that_one_says(
    parse: Callable[..., Parsed], modality: str, text: str
) -> None:
    parsed = parse(text)
    actors = resolve_actors(parsed)
    statements = find_statements(parsed, actors=actors, times=()).kept
    events = code_events(parsed, actors=actors, statements=statements, places=(), times=(), quantities=()).kept
    assert [event.modality.value.value for event in events if event.said_in] == [modality]


def test_names_the_words_that_tell(parse: Callable[..., Parsed]) -> None:
    parsed = parse("The army could attack the town.")
    (event,) = code_events(parsed, actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    assert [parsed.document.quote(span) for span in event.modality.spans] == ["could"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry warned of the threat of an attack by rebels on the capital.",
        "The potential entry of Russian troops into Georgia worries diplomats.",
        "The plan is aimed at provoking a retaliatory attack by Russia on Georgia.",
        "The preparations for a Russian invasion of Georgia alarm the neighbours.",
        "The general hopes for an attack by the army on the rebels.",
        "The president called for an attack by the army on the rebels.",
        "Iran has the right to attack Iraq.",
        "The minister condemned the attack on Kabul.",
        "The president praised the raid on the rebel base.",
        "The raid on the rebels would have been authorized by the government.",
    ],
)
def test_never_asserts_attacks_that_are_feared_planned_or_wished(parse: Callable[..., Parsed], text: str) -> None:
    events = code_events(parse(text), actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    assert not [event for event in events if event.type.value.value == "ASSAULT" and event.is_asserted]


def test_asserts_a_known_attack_but_not_what_it_may_lead_to(parse: Callable[..., Parsed]) -> None:
    parsed = parse("Monday's attack on Kabul could be preparatory to a larger assault by rebels on Kunduz.")
    events = code_events(parsed, actors=Resolved(), statements=(), places=(), times=(), quantities=()).kept
    asserted = [parsed.document.quote(event.trigger[0]) for event in events if event.is_asserted]
    assert asserted == ["attack"]
