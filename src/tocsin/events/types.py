"""One actor and one recipient that somebody else marked in; the type of what the one does to the other out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from tocsin.encoder import NOBODY, EventJudge, Judged, Phrase, Words
from tocsin.encoder.judge import TYPES
from tocsin.record import EventMention, EventType, Parsed, Sentence, Span, Spans

# What an event of the rules adds to the log-odds of its type: when both its participants agree with the marked ones,
# when one does, and when none does. Chosen among seven triples on the folds of plv_train on which the figure is given
# (`train/events.md`); between 1.5 and 3 for both it made no difference.
BOTH, ONE, NEITHER = 2.5, 1.5, 0.4
LEAST_SHARE = 1e-4
# These two are one type for those who mark yielding without its kind: they are weighed together first.
YIELDS = (EventType.CONCEDE, EventType.RETREAT)


def find_type(
    parsed: Parsed, actor: Spans, recipient: Spans, *, events: Sequence[EventMention], words: Words, judge: EventJudge
) -> EventType:
    """Find what a marked actor does to a marked recipient.

    Args:
        parsed: The text.
        actor: Its words.
        recipient: Its words.
        events: What was read in the text.
        words: The text as the encoder takes it.
        judge: The model.
    """
    sentence = max(parsed.sentences, key=lambda one: (_inside(one, actor) + _inside(one, recipient), -one.i))
    pair = (_phrase(sentence, actor), _phrase(sentence, recipient))
    answers = judge.judge(words, sentence.i, [pair]) if pair != (NOBODY, NOBODY) else []
    scores = _add_events(_log_shares(answers), actor, recipient, events)
    merged = {one: max(scores[one] for one in YIELDS) if one in YIELDS else score for one, score in scores.items()}
    best = max(TYPES, key=lambda one: (merged[one], -TYPES.index(one)))
    return max(YIELDS, key=lambda one: scores[one]) if best in YIELDS else best


def _log_shares(answers: Iterable[Judged]) -> dict[EventType, float]:
    """Return the logarithm of each type's share; the two kinds of yielding each stand for both."""
    shares = next((judged.shares[1:] for judged in answers), np.full(len(TYPES), 1 / len(TYPES)))
    found = dict(zip(TYPES, map(float, shares), strict=True))
    both = sum(found[one] for one in YIELDS)
    top = max(found[one] for one in YIELDS) or 1.0
    found |= {one: both * found[one] / top for one in YIELDS}
    return {one: math.log(share + LEAST_SHARE) for one, share in found.items()}


def _add_events(
    scores: dict[EventType, float], actor: Spans, recipient: Spans, events: Sequence[EventMention]
) -> dict[EventType, float]:
    """Add what the event says whose participants agree best with the marked ones, the first of them."""

    def agreement(event: EventMention) -> float:
        return sum(_agree(side, [s for party in parties for s in party.spans])
                   for side, parties in ((actor, event.actors), (recipient, event.recipients)))  # fmt: skip

    best = max(events, key=agreement, default=None)
    if best is None:
        return scores
    level = agreement(best)
    gain = BOTH if level >= 1.5 else ONE if level >= 0.5 else NEITHER
    return {**scores, best.type.value: scores[best.type.value] + gain}


def _inside(sentence: Sentence, spans: Iterable[Span]) -> int:
    return sum(sentence.span.overlaps(span) for span in spans)


def _phrase(sentence: Sentence, spans: Spans) -> Phrase:
    """Return the words under marked spans; the main word is the one that hangs on none of the others."""
    words = tuple(token.i for token in sentence.tokens if any(token.span.overlaps(span) for span in spans))
    if not words:
        return NOBODY
    tops = [i for i in words if sentence.tokens[i].head not in words or sentence.tokens[i].head == i]
    return Phrase(tops[0] if tops else words[-1], words)


def _agree(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Return how much of the shorter of two sets of words is shared, 0 to 1."""
    left, right = ({i for span in spans for i in range(span.start, span.end)} for spans in (a, b))
    return len(left & right) / max(1, min(len(left), len(right)))
