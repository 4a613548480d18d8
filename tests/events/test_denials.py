from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.pipeline import Models, code_document
from tocsin.read import ReadOptions, read_text
from tocsin.record import EventMention, Modality, Record

Denials = Callable[[str], list[tuple[EventMention, list[EventMention]]]]


@pytest.fixture
def denials(models: Models) -> Denials:
    """Return the negated events of a report, each with those that it denies."""

    def read(text: str) -> list[tuple[EventMention, list[EventMention]]]:
        record: Record = code_document(read_text(text, options=ReadOptions(published="2023-05-30")), models=models)
        negated = [event for event in record.events if event.modality.value is Modality.NEGATED]
        return [(event, [other for other in record.events if other.id in event.denies]) for event in negated]

    return read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the army base on Monday. The rebel movement denied it.",
        "The ministry said rebels had shelled the village of Selm on Tuesday. The rebels denied any role.",
        "A raid killed 10 civilians in Aleppo on Monday. Russia denied responsibility for the raid.",
        "Ukraine accused Russia of shelling the town of Izyum. Moscow rejected the accusation.",
        "Ukraine said Russia had shelled the town of Izyum. Russia denied that it had carried out the strike.",
        "Ukraine said Russia had shelled the town of Izyum. The Russian army denied that its troops had fired on Izyum.",
        "Police killed four protesters in Kabul. The ministry rejected reports that police killed protesters.",
    ],
)
def test_a_denial_is_the_word_of_the_denier_and_linked_to_what_it_denies(denials: Denials, text: str) -> None:
    ((denial, denied),) = denials(text)
    assert denial.said_in is not None
    assert not denial.is_asserted
    (other,) = denied
    assert other.type.value is denial.type.value
    assert other.said_in != denial.said_in


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the army base on Monday. France denied it.",
        "Rebels attacked the army base on Monday. The rebel movement neither confirmed nor denied it.",
        "Rebels met the minister on Monday. The rebel movement denied it.",
        "Rebels attacked the army base on Monday. The army did not attack the port.",
    ],
)
def test_links_nothing_that_others_did_or_nobody_denied(denials: Denials, text: str) -> None:
    assert not any(denied for _, denied in denials(text))
