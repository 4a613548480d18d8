"""Words of an annotation in, their spans out, or what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tocsin.record import Span

OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an annotation.

    Attributes:
        at: Where, as a path into the JSON file.
        what: What is wrong, as the end of a sentence.
    """

    at: str
    what: str


def find_words(text: str, words: Any) -> tuple[Span, ...] | Fault:
    """Find the words of one value: a string, or a list of strings for a discontinuous value.

    Returns:
        Spans in text order; a fault without a place for words that are not there once.
    """
    pieces = [words] if isinstance(words, str) else words
    if not isinstance(pieces, list):
        return Fault("", f"words are a string or a list of strings, not {type(words).__name__}")
    spans: list[Span] = []
    for piece in pieces:
        found = _find_piece(text, piece)
        if isinstance(found, Fault):
            return found
        if spans and found.start < spans[-1].end:
            return Fault("", f"the pieces are not in the order of the text: {piece!r}")
        spans.append(found)
    return tuple(spans)


def _find_piece(text: str, piece: Any) -> Span | Fault:
    if not isinstance(piece, str) or not piece.strip():
        return Fault("", f"no words: {piece!r}")
    marked = OPEN in piece or CLOSE in piece
    if marked and (piece.count(OPEN) != 1 or piece.count(CLOSE) != 1 or piece.index(OPEN) > piece.index(CLOSE)):
        return Fault("", f"⟦ and ⟧ stand once each, in this order: {piece!r}")
    before, _, rest = piece.partition(OPEN) if marked else ("", "", piece)
    inner, _, after = rest.partition(CLOSE)
    whole = before + inner + after
    times = text.count(whole)
    if times != 1:
        how = "not in the report" if times == 0 else f"{times} times in the report; give surroundings with ⟦ and ⟧"
        return Fault("", f"{how}: {whole!r}")
    start = text.index(whole) + len(before)
    span = Span(start, start + len(inner))
    if not inner or inner != inner.strip():
        return Fault("", f"words begin and end with no white space: {inner!r}")
    if _cuts(text, span.start) or _cuts(text, span.end):
        return Fault("", f"a word is cut: {inner!r}")
    return span


def _cuts(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
