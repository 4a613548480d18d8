"""The row that stands for a document that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.errors import InputError


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that was refused while the others were read.

    Attributes:
        origin: Where it lies, as the user named it.
        code: Stable name of the error, for searching.
        sentence: What is wrong, where, and what to do.
        exit_code: What the command line exits with when nothing else was read.
    """

    origin: str
    code: str
    sentence: str
    exit_code: int


def make_rejection(error: InputError, *, origin: str) -> Rejection:
    """Make the row for an error; `origin` names the document when the error does not."""
    place = error.path or origin
    sentence = str(error) if error.path else f"{origin}: {error.detail}"
    return Rejection(place, error.code, sentence, error.exit_code)
