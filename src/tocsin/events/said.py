"""Statements in; whose voice tells a place of the text, and which dates are told in that voice."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.record import Span, Statement, TimeMention
from tocsin.text import SpanIndex


class Said:
    """Finds the innermost statement whose content holds a place in the text."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        pieces = [(span, statement) for statement in statements for span in statement.content]
        self._index = SpanIndex(pieces, lambda piece: piece[0])
        self._cues = SpanIndex([item for item in statements if item.cue], lambda item: item.cue[0])

    def at(self, span: Span) -> Statement | None:
        """Return the statement with the shortest content around `span`."""
        found = self._index.covering(span)
        return min((piece[1] for piece in found), key=lambda item: sum(map(len, item.content)), default=None)

    def voice(self, span: Span) -> str | None:
        """Return the id of the statement with the shortest content around `span`; None in the report's own voice."""
        statement = self.at(span)
        return statement.id if statement is not None else None

    def reported_in(self, sentence: Span) -> list[Statement]:
        """Return the statements whose cues stand in a sentence."""
        return self._cues.inside(sentence)

    def dates(self, span: Span, times: Sequence[TimeMention]) -> tuple[list[TimeMention], list[TimeMention]]:
        """Return the dates that may hang on a word, and those told in the same voice as the word.

        A date inside what somebody says dates nothing outside it.
        """
        inner = self.at(span)
        voices = [(time, self.at(time.span)) for time in times]
        own = [time for time, voice in voices if voice is None or any(part.contains(span) for part in voice.content)]
        return own, [time for time, voice in voices if voice is inner]
