from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.events import code_events
from tocsin.mentions import find_quantities
from tocsin.record import EventMention, EventType, Modality, Parsed, Participant, Resolved


@pytest.fixture(scope="module")
def events(parse: Callable[..., Parsed]) -> Callable[[str], list[tuple[str, str, list[str], list[str], str]]]:
    def read(text: str) -> list[tuple[str, str, list[str], list[str], str]]:
        parsed = parse(text)
        quantities = find_quantities(parsed).kept
        found = code_events(parsed, actors=Resolved(), statements=(), places=(), times=(), quantities=quantities).kept
        return [row(parsed, event) for event in found]

    return read


def row(parsed: Parsed, event: EventMention) -> tuple[str, str, list[str], list[str], str]:
    def words(side: tuple[Participant, ...]) -> list[str]:
        return [" ".join(parsed.document.quote(span) for span in item.spans) for item in side]

    trigger = parsed.document.quote(event.trigger[0])
    return event.type.value, trigger, words(event.actors), words(event.recipients), event.modality.value


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The murder of the priest was attributed to the Red Army.", "the Red Army"),
        ("The government is responsible for the attack on the union.", "The government"),
        ("Colonel Rassendyll was implicated in the murder of six priests.", "Colonel Rassendyll"),
        ("Two rebels were arrested in connection with the attack on the senator.", "Two rebels"),
        ("Police arrested two men suspected of being involved in the murder of the governor.", "two men"),
        ("The army is behind the murder of the bishop.", "The army"),
    ],
)
def test_who_is_only_blamed_did_it_at_most_possibly(events, text, actor):
    told = [item for item in events(text) if item[0] == EventType.ASSAULT]
    assert [(item[2], item[4]) for item in told] == [([actor], Modality.POSSIBLE)]


@pytest.mark.parametrize(
    "text",
    ["No group has claimed responsibility for the attack on the embassy.", "An attack on the embassy was not claimed."],
)
def test_what_nobody_claims_has_no_doer(events, text):
    assert all(not item[2] for item in events(text))


def test_the_dead_of_the_attack_have_its_doers(events):
    _, killed = events("Rebels attacked the base on Monday. Three soldiers were killed in the attack.")
    assert killed[2:4] == (["Rebels"], ["Three soldiers"])


def test_the_dead_of_the_doers_own_side_have_none(events):
    _, killed = events("The rebels attacked the base on Monday. Three rebels were killed in the attack.")
    assert killed[2] == []


@pytest.mark.parametrize(
    "text",
    [
        "Police searched the house. Three men were arrested.",
        "The police came at night and three men were arrested.",
        "Police came in the night. Over 80 workers were taken into custody.",
    ],
)
def test_an_arrest_is_made_by_the_police_named_around_it(events, text):
    (arrest,) = [item for item in events(text) if item[0] == EventType.COERCE and "search" not in item[1]]
    assert [name.lower().removeprefix("the ") for name in arrest[2]] == ["police"]


def test_an_arrest_without_police_has_no_doer(events):
    (arrest,) = events("Three rebels were arrested in the town.")
    assert arrest[2] == []


def test_police_firing_is_a_deed_of_the_police(events):
    (killed,) = events("Two people were killed in police firing.")
    assert (killed[2], killed[3]) == (["police"], ["Two people"])


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("A bomb exploded in front of the embassy.", "the embassy"),
        ("A car bomb went off outside the headquarters of the party.", "the headquarters of the party"),
        ("The power system of the capital was sabotaged.", "The power system of the capital"),
        ("The commando group set fire to a grocery store.", "a grocery store"),
        ("The minister was found shot to death.", "The minister"),
        ("A woman died when a bomb exploded in her kitchen.", "A woman"),
        ("The death of the priest at the hands of the army shocked the country.", "the priest"),
    ],
)
def test_finds_whom_and_what_an_attack_hit(events, text, recipient):
    told = [item for item in events(text) if item[0] == EventType.ASSAULT]
    assert [item[3] for item in told] == [[recipient]]


def test_damage_after_an_attack_belongs_to_one(events):
    told = events("Rebels attacked the town. One bus was destroyed and three houses were damaged.")
    assert told[-1][3] == ["One bus", "three houses"]


@pytest.mark.parametrize(
    "text",
    [
        "A storm damaged three houses.",
        "A gas explosion destroyed two houses.",
        "Two houses were damaged in the accident.",
        "The alarm went off at the embassy.",
        "People were held in high esteem.",
    ],
)
def test_no_attack_where_nobody_attacked(events, text):
    assert events(text) == []
