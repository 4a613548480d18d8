"""The events and statements of a sentence in, the dates that it hands on to the next one out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.record import Basis, EventMention, EventType, Modality, Precision, Statement, When

# Quad classes of words, not deeds.
VERBAL = frozenset({1, 3})
DAYS = frozenset({Precision.DAY, Precision.TIME})


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence hands on.

    Attributes:
        verbal: The only day that it gives to its words; None for none.
        material: The only day that it gives to its deeds.
        background: All that it tells is long past.
    """

    verbal: When | None = None
    material: When | None = None
    background: bool = False

    def fitting(self, quad: int, said_in: str | None) -> When | None:
        """Return the day for an event of the next sentence; what somebody says there has dates of its own."""
        if said_in is not None:
            return None
        return self.verbal if quad in VERBAL else self.material


def carry_dates(events: Iterable[EventMention], statements: Iterable[Statement]) -> Carried:
    """Find the days that a sentence hands on: those of its own happenings and cues, never of a background.

    A meeting is words and deed at once. More than one day for either is none.
    """
    verbal: set[When] = set()
    material: set[When] = set()
    events = tuple(events)
    for event in events:
        if event.when is None or event.when.basis is not Basis.NORMALISED or not _is_told(event):
            continue
        when = event.when
        if event.quad in VERBAL:
            verbal.add(when)
        if event.quad not in VERBAL or event.type.value is EventType.CONSULT:
            material.add(when)
    verbal.update(item.said_at for item in statements if item.said_at is not None and item.said_at.spans)
    background = bool(events) and all(event.background is not None for event in events)
    return Carried(_only(verbal), _only(material), background)


def _is_told(event: EventMention) -> bool:
    """Tell whether the report itself tells it; what is long past hands on its day like any other."""
    return event.said_in is None and event.modality.value in (Modality.HAPPENED, Modality.ONGOING)


def _only(found: set[When]) -> When | None:
    days = {(when.first, when.last) for when in found}
    if len(days) != 1:
        return None
    when = min(found, key=lambda item: item.spans)
    return when if when.precision in DAYS and when.first else None
