"""Look up items by the text that they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from tocsin.record import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Items by their spans, for lookups that take a few comparisons instead of a walk over all.

    Args:
        items: What to index.
        span_of: Gives the span of an item.
    """

    def __init__(self, items: Iterable[T], span_of: Callable[[T], Span]) -> None:
        self._rows = sorted(((span_of(item), n, item) for n, item in enumerate(items)), key=lambda row: row[:2])
        self._starts = [span.start for span, _, _ in self._rows]
        self._longest = max((len(span) for span, _, _ in self._rows), default=0)

    def overlapping(self, span: Span) -> list[T]:
        """Return the items that share a code point with `span`, in text order."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [item for found, _, item in self._rows[low:high] if found.overlaps(span)]

    def inside(self, span: Span) -> list[T]:
        """Return the items that lie wholly inside `span`, in text order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [item for found, _, item in self._rows[low:high] if found.end <= span.end]

    def covering(self, span: Span) -> list[T]:
        """Return the items that wholly cover `span`, in text order."""
        low = bisect_left(self._starts, span.start - self._longest)
        high = bisect_left(self._starts, span.end)
        return [item for found, _, item in self._rows[low:high] if found.contains(span)]
