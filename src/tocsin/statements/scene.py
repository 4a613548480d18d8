"""A parsed report with, for every token, the quotation that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from tocsin.record import Mention, MentionKind, Parsed, Quotation, Resolved, Sentence, Span, Spans, Token
from tocsin.text import SpanIndex, token_spans

# No quotation.
OUTSIDE = -1
# Kinds of mentions that can speak; a place speaks for its government.
SPEAKING = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PLACE})


@dataclass(frozen=True, slots=True)
class Scene:
    """What every rule reads.

    Attributes:
        parsed: The parsed report.
        quotations: Its outermost quotations, in text order.
        quoted: For each sentence and token the index in `quotations` of the quotation around it, or `OUTSIDE`; marks
            belong to their quotation.
        mentions: The mentions of who can speak.
    """

    parsed: Parsed
    quotations: tuple[Quotation, ...]
    quoted: tuple[tuple[int, ...], ...]
    mentions: SpanIndex[Mention]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the report."""
        return self.parsed.sentences

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.document.text

    def spans(self, sentence: Sentence, indices: tuple[int, ...] | list[int]) -> Spans:
        """Return the spans of some tokens of a sentence; `indices` are in text order."""
        return token_spans(self.text, [sentence.tokens[i] for i in indices])


def make_scene(parsed: Parsed, actors: Resolved) -> Scene:
    """Mark for every token the outermost quotation that holds it."""
    mentions = SpanIndex((m for m in actors.mentions if m.kind in SPEAKING), lambda m: m.span)
    return _look(parsed, 0, mentions)


def look_inside(scene: Scene) -> Scene:
    """Return the same scene for who reads what stands in quotations: those inside of others are its outermost ones."""
    return _look(scene.parsed, 1, scene.mentions)


def _look(parsed: Parsed, depth: int, mentions: SpanIndex[Mention]) -> Scene:
    quotations = tuple(sorted((q for q in parsed.quotations if q.depth == depth), key=lambda q: q.outer))
    starts = [q.outer.start for q in quotations]
    quoted = tuple(tuple(_quotation_at(token, quotations, starts) for token in s.tokens) for s in parsed.sentences)
    return Scene(parsed, quotations, quoted, mentions)


def _quotation_at(token: Token, quotations: tuple[Quotation, ...], starts: list[int]) -> int:
    index = bisect_right(starts, token.start) - 1
    if index < 0 or token.start >= quotations[index].outer.end:
        return OUTSIDE
    return index


def hull(spans: Spans) -> Span:
    """Return the smallest span that covers all of them; `spans` is not empty."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
