"""Where a content ends at quotation marks: both marks of a quotation belong to it, or neither."""

from __future__ import annotations

from tocsin.record import Quotation, Span, Spans

# A closing mark stands at most so many code points behind the last word: "the end. ”".
REACH = 4


class Edges:
    """The closed quotations of a report by where they begin and end.

    Args:
        text: The document's text.
        quotations: Its quotations of every depth.
    """

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self._text = text
        closed = [q for q in quotations if q.closed]
        self._by_end = {q.outer.end: q.outer.start for q in reversed(closed)}
        self._by_start = {q.outer.start: q.outer.end for q in reversed(closed)}

    def fit(self, spans: Spans) -> Spans:
        """Give every span both marks of the quotations that it cuts at its ends.

        A span that opens a mark takes the closing one right behind it, and one that holds the closing mark takes the
        opening one right before it. What is only the inside of a quotation stays without both.
        """
        return tuple(self._fit(span) for span in spans)

    def _fit(self, span: Span) -> Span:
        start, end = span.start, span.end
        for at in range(end + 1, end + 1 + REACH):
            opened = self._by_end.get(at)
            if opened is not None and start <= opened and not self._has_words(end, at):
                end = at
                break
        for at in range(start - 1, max(-1, start - 1 - REACH), -1):
            closed = self._by_start.get(at)
            if closed is not None and closed <= end and not self._has_words(at, start):
                # A quotation that ends with the span is its own inside with one mark too many.
                start, end = (at, end) if closed < end else self._inside(start, end)
                break
        return Span(start, end)

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        return start, max(start + 1, end - 1)

    def _has_words(self, start: int, end: int) -> bool:
        return any(char.isalnum() for char in self._text[start:end])
