"""A draft in, the verbs that head what is said out, and whether they are said of the speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tocsin.record import Sentence
from tocsin.statements.draft import Draft
from tocsin.statements.lookups import Lookups
from tocsin.statements.scene import Scene, hull

# Sentences of a content that are read; what comes later in a long quotation is rarely its point.
MOST_SENTENCES = 6
SPEAKERS_OWN = frozenset({"i", "we"})


def find_roots(scene: Scene, draft: Draft) -> Iterator[tuple[Sentence, int]]:
    """Yield the verbs that head the sentences and clauses of what is said, in text order."""
    around = hull(draft.content)
    sentences = scene.sentences
    first = bisect_left(sentences, around.start + 1, key=lambda s: s.span.end)
    for sentence in sentences[first : first + MOST_SENTENCES]:
        if sentence.span.start >= around.end:
            return
        inside = [any(span.contains(t.span) for span in draft.content) for t in sentence.tokens]
        for token in sentence.tokens:
            is_top = inside[token.i] and (token.head == token.i or not inside[token.head])
            is_cue = sentence.i == draft.sentence and token.i == draft.cue
            if is_top and token.pos in ("VERB", "AUX") and not is_cue:
                yield sentence, token.i


def is_own(lookups: Lookups, sentence: Sentence, subject: int, own: frozenset[str]) -> bool:
    """Tell whether a clause is about its speaker: "we condemn", "said that it condemned"."""
    token = sentence.tokens[subject]
    if token.text.lower() in SPEAKERS_OWN:
        return True
    return token.pos == "PRON" and lookups.entity_at(token.span) in own
