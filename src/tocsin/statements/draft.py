"""A statement before it is linked to entities, times and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.record import Act, Sentence, Span, Spans
from tocsin.statements.scene import Scene
from tocsin.statements.speakers import antecedent, noun_phrase
from tocsin.text import subtree


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker by the words.

    Attributes:
        spans: The noun phrase.
        head: Its head word; the noun before it for "who" and "which".
    """

    spans: Spans
    head: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement with its place in the parse.

    Attributes:
        rule: Name of the rule that made it.
        sentence: Index of the sentence of the cue; of the content where there is no cue.
        cue: Index of the cue's head in that sentence; None where there is no cue.
        marks: The reporting words.
        voices: Who speaks.
        content: What is said, in text order.
        act: What the speaker does by speaking.
        score: Share right of the rule or the lexicon's row, 0 to 1.
        via: Who passed the words on before the speaker ("TASS quoted the ministry as saying").
        origin: Whom the speaker cites ("the paper, citing an adviser, wrote").
        negated: The text says that it was not said.
    """

    rule: str
    sentence: int
    cue: int | None
    marks: Spans
    voices: tuple[Voice, ...]
    content: Spans
    act: Act
    score: float
    via: tuple[Voice, ...] = ()
    origin: tuple[Voice, ...] = ()
    negated: bool = False


def make_voices(scene: Scene, sentence: Sentence, heads: tuple[int, ...], stop: frozenset[int]) -> tuple[Voice, ...]:
    """Return the noun phrases of the speakers; `stop` are the tokens of cue and content.

    "Who" and "which" are given with the noun that they stand for.
    """
    out = []
    for head in heads:
        noun = antecedent(sentence, head)
        tokens = noun_phrase(sentence, head, stop)
        if noun != head:
            relative = frozenset(subtree(sentence, sentence.tokens[head].head))
            tokens = sorted({*noun_phrase(sentence, noun, stop | relative), *tokens})
        out.append(Voice(scene.spans(sentence, tokens), sentence.tokens[noun].span))
    return tuple(out)


def join_spans(text: str, spans: Spans) -> Spans:
    """Sort spans and join those that touch, overlap, or have nothing but marks and white space between them."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or not any(c.isalnum() for c in text[out[-1].end : span.start])):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
