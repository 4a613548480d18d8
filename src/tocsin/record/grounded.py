"""The carrier of an extracted value: the value, its words, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from tocsin.errors import BrokenInvariant
from tocsin.record.span import Spans

T_co = TypeVar("T_co", covariant=True)


class Basis(StrEnum):
    """How a value is known.

    VERBATIM: the words are the value. NORMALISED: the words say it in another form ("Tuesday" for 2023-05-30).
    INFERRED: it follows from the spans, or from something outside the text that `by` names (a file's meta tag).
    GIVEN: the caller handed it in. DEFAULT: nothing says otherwise.
    """

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    INFERRED = "inferred"
    GIVEN = "given"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Grounded(Generic[T_co]):
    """A value with its evidence.

    In the JSON form the value stands under the field's name, and the rest under `grounds` with the same name.

    Attributes:
        value: What is held to be so.
        spans: The words behind it; never empty for VERBATIM and NORMALISED.
        basis: How it is known.
        score: Calibrated probability that the value is right, 0 to 1; rules give the share measured or 1.0.
        by: Stage and rule that made it, "events.modality/1 future".
    """

    value: T_co
    spans: Spans
    basis: Basis
    score: float
    by: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise BrokenInvariant(f"a score lies between 0 and 1, not {self.score} (made by {self.by})")
        if not self.spans and self.basis in (Basis.VERBATIM, Basis.NORMALISED):
            raise BrokenInvariant(
                f"a {self.basis} value needs the words it rests on: {self.value!r} (made by {self.by})"
            )
        if not self.by:
            raise BrokenInvariant(f"a grounded value names the stage that made it: {self.value!r}")
