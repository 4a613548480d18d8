"""Common nouns that point back to somebody named otherwise, with what they can stand for, from `general_words.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.record import MentionKind
from tocsin.tables import read_table, split_list

FILE = "general_words.tsv"
COLUMNS = ("word", "kind", "sectors")
# Stands in the table for bodies of which no sector is known.
UNKNOWN = "-"
_KINDS = {"person": MentionKind.PERSON, "organisation": MentionKind.ORGANISATION}


@dataclass(frozen=True, slots=True)
class GeneralWord:
    """What a common noun can stand for."""

    kind: MentionKind
    sectors: frozenset[str]


@cache
def read_general_words() -> dict[str, GeneralWord]:
    """Read the table, by the word.

    Raises:
        BrokenInvariant: A row of the packaged table is malformed.
    """
    rows = read_table("tocsin.mentions", FILE, columns=len(COLUMNS))
    if not rows or rows[0] != COLUMNS or any(kind not in _KINDS for _, kind, _ in rows[1:]):
        raise BrokenInvariant(f"{FILE}: the columns must be {', '.join(COLUMNS)}, and kinds person or organisation")
    return {word: GeneralWord(_KINDS[kind], frozenset(split_list(sectors))) for word, kind, sectors in rows[1:]}
