"""What a stage hands on: the kept and the dropped, so that nothing vanishes silently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tocsin.record.span import Span

T = TypeVar("T")


class Reason(StrEnum):
    """Why a candidate was dropped."""

    NOT_ATTRIBUTED = "not_attributed"
    SCARE_QUOTE = "scare_quote"
    NO_CONTENT = "no_content"
    NO_ACTOR = "no_actor"
    NO_RECIPIENT = "no_recipient"
    NOT_AN_EVENT = "not_an_event"
    FIGURATIVE = "figurative"
    AMBIGUOUS = "ambiguous"
    OVERLAPS = "overlaps"
    DUPLICATE = "duplicate"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_NAME = "not_a_name"
    UNKNOWN_NAME = "unknown_name"
    LOW_SCORE = "low_score"
    LIMIT = "limit"
    OTHER_LANGUAGE = "other_language"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A candidate that a stage let go.

    Attributes:
        span: Its words.
        stage: The stage that dropped it, with its version.
        reason: Why.
    """

    span: Span
    stage: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What a stage found.

    Attributes:
        kept: The results, in text order.
        dropped: The candidates that were let go, each with its reason.
    """

    kept: tuple[T, ...] = ()
    dropped: tuple[Dropped, ...] = ()
