"""What a report says of itself, with the words that say it, before the best value of each field is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from tocsin.record import Basis, Spans

STAGE = "read.layout/1"


class Field(StrEnum):
    """A metadata field of the document."""

    TITLE = "title"
    BYLINE = "byline"
    OUTLET = "outlet"
    PUBLISHED_AT = "published_at"
    URL = "url"


class Rank(IntEnum):
    """What a finding is worth against others for its field: the lowest wins, among equals the first in the text."""

    LABELLED = 0
    MARKUP = 1
    SEEN = 2
    FOOT = 3
    UPDATED = 4
    DATELINE = 5
    GUESSED = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One finding.

    Attributes:
        field: The field that it fills.
        value: The value.
        spans: The words behind it; empty when it comes from outside the text.
        basis: How it is known.
        rank: What it is worth against others.
        by: Stage and rule, or the place outside the text ("read.html/1 meta og:title").
    """

    field: Field
    value: str
    spans: Spans
    basis: Basis
    rank: Rank
    by: str
