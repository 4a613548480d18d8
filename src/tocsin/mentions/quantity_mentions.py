"""Names, quantities and weapons in; all mentions of a report out, in text order."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.mentions.dossier import make_mention
from tocsin.record import Document, Mention, MentionKind, Quantity

# Set by hand; the numbers that count nothing known are dropped before.
QUANTITY_SCORE = 0.9


def gather_mentions(
    document: Document, *, names: Iterable[Mention], weapons: Iterable[Mention], quantities: Iterable[Quantity]
) -> tuple[Mention, ...]:
    """Put weapons and quantities among the names.

    Args:
        document: Whose text they count in.
        names: Mentions of actors and places.
        weapons: Mentions of weapon systems.
        quantities: Numbers with what they count; each becomes a mention without entity.
    """
    numbers = [
        make_mention(document, quantity.span, MentionKind.QUANTITY, None, score=QUANTITY_SCORE)
        for quantity in quantities
    ]
    return tuple(sorted((*names, *weapons, *numbers), key=lambda item: (item.span, item.kind)))
