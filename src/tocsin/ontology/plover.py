"""PLOVER event types with quad class, intensity and CAMEO code, and contexts, read from the tables of this package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.errors import UnknownOntologyCode
from tocsin.ontology.tables import read_table
from tocsin.record import EventType


@dataclass(frozen=True, slots=True)
class PloverClass:
    """One type, or one mode of a type.

    Attributes:
        type: PLOVER event type.
        mode: PLOVER mode; None for the type itself.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: Goldstein weight, -10 (conflict) to 10 (cooperation), by way of the CAMEO map.
        cameo: The most general CAMEO code that fits, leading zeros kept.
    """

    type: EventType
    mode: str | None
    quad: int
    intensity: float
    cameo: str


@cache
def _classes() -> dict[tuple[str, str | None], PloverClass]:
    rows = read_table("plover.tsv", 6)
    found = (
        PloverClass(EventType(kind), None if mode == "-" else mode, int(quad), float(intensity), cameo)
        for kind, mode, quad, intensity, cameo, _ in rows
    )
    return {(item.type.value, item.mode): item for item in found}


def read_class(event_type: EventType, mode: str | None = None) -> PloverClass:
    """Return quad class, intensity and CAMEO code of a type or mode.

    Raises:
        UnknownOntologyCode: PLOVER has no such mode of this type.
    """
    try:
        return _classes()[event_type.value, mode]
    except KeyError:
        raise UnknownOntologyCode("mode", f"PLOVER's {event_type.value} has no mode {mode!r}") from None


@cache
def read_contexts() -> dict[str, str]:
    """Return the PLOVER context that each telling word belongs to, by lemma."""
    return {word: context for context, words in read_table("plover_contexts.tsv", 2) for word in words.split(",")}
