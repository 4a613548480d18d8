"""What the encoder heard in; drafts of statements out, as the rules make them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from tocsin.record import Sentence, Spans
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice, make_voices
from tocsin.statements.frames import verb_key
from tocsin.statements.hearing import Hearing
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.statements.speakers import NOMINAL, conjuncts
from tocsin.text import token_spans

RULE = "model"
# Words with less than this are no cue; what is above is weighed together with the rules (statements/blend.py).
LEAST_CUE = 0.15
# From here on a word belongs to a speaker or a cue, and to a content: words too many cost a content less than words too
# few, since half of them must fit (fitted on the held-out part, train/statements.md).
LEAST_SHARE, LEAST_CONTENT = 0.5, 0.4
# Labels of what stands before a noun and is not the speaker itself.
BEFORE_NOUN = frozenset({"det", "amod", "compound", "nummod", "predet", "quantmod"})
# Gaps of at most so many words inside what is said are closed; shorter pieces beside a long one are noise.
LONGEST_GAP, SHORTEST_PIECE = 2, 2
# A quotation with so large a share of its words in a content belongs to it wholly.
WHOLE_QUOTE = 0.6


def read_drafts(scene: Scene, lexicon: Lexicon, hearing: Hearing) -> Iterator[Draft]:
    """Yield one draft a cue that the encoder hears, in text order; those without content are left out.

    The score of a draft is the probability of its cue.

    Args:
        scene: The parsed report.
        lexicon: The cues, for what is done by speaking.
        hearing: What the encoder says of the report.
    """
    quoted = [scene.quoted[s][t] for s, t in hearing.places()]
    members: dict[int, list[int]] = {}
    for number, quote in enumerate(quoted):
        if quote != OUTSIDE:
            members.setdefault(quote, []).append(number)
    for cue in hearing.heads(LEAST_CUE):
        heard = _read(scene, lexicon, hearing, cue, quoted, members)
        if heard is not None:
            yield heard


def _read(
    scene: Scene, lexicon: Lexicon, hearing: Hearing, cue: int, quoted: list[int], members: dict[int, list[int]]
) -> Draft | None:
    s, t = hearing.places()[cue]
    sentence = scene.sentences[s]
    marks = _marks(hearing, sentence, cue)
    first, shares = hearing.contents(cue)
    own = {cue - t + mark for mark in marks}
    chosen = {first + int(n) for n in np.flatnonzero(shares >= LEAST_CONTENT)} - own
    if not chosen:
        return None
    words = _rounded(_with_quotes(chosen, quoted, members) - own, own)
    content = _spans(scene, hearing, words)
    if not content:
        return None
    voices = find_voices(scene, hearing, cue, frozenset(own | set(words)))
    pos = sentence.tokens[t].pos
    key = verb_key(sentence, t) if pos in ("VERB", "AUX") else sentence.tokens[t].lemma.lower()
    act = lexicon.act(key, "VERB" if pos == "AUX" else pos)
    return Draft(RULE, s, t, scene.spans(sentence, marks), voices, content, act, hearing.cue(cue))


def _marks(hearing: Hearing, sentence: Sentence, cue: int) -> list[int]:
    """Return the tokens of a cue: its head and what goes with it on both sides."""
    at = hearing.places()[cue][1]
    base, out = cue - at, [at]
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(sentence.tokens) and hearing.part(base + i) >= LEAST_SHARE:
            out.append(i)
            i += step
    return sorted(out)


def _with_quotes(chosen: set[int], quoted: list[int], members: dict[int, list[int]]) -> set[int]:
    counts: dict[int, int] = {}
    for number in chosen:
        if quoted[number] != OUTSIDE:
            counts[quoted[number]] = counts.get(quoted[number], 0) + 1
    whole = [quote for quote, count in counts.items() if count >= WHOLE_QUOTE * len(members[quote])]
    return chosen.union(*(members[quote] for quote in sorted(whole)))


def _rounded(chosen: set[int], own: set[int]) -> list[int]:
    """Close short gaps that hold nothing of the cue and leave out what is too short beside a longer piece."""
    runs: list[list[int]] = []
    for number in sorted(chosen):
        gap = range(runs[-1][-1] + 1, number) if runs else None
        if gap is not None and len(gap) <= LONGEST_GAP and not own.intersection(gap):
            runs[-1] += [*gap, number]
        else:
            runs.append([number])
    longest = max(map(len, runs), default=0)
    return [number for run in runs if len(run) > SHORTEST_PIECE or len(run) == longest for number in run]


def _spans(scene: Scene, hearing: Hearing, words: list[int]) -> Spans:
    """Return the spans of words, without marks at the ends of each piece."""
    tokens = [scene.sentences[s].tokens[t] for s, t in (hearing.places()[number] for number in words)]
    breaks = [0, *(n for n, (a, b) in enumerate(pairwise(words), 1) if b != a + 1), len(words)]
    kept = []
    for start, end in pairwise(breaks):
        real = [n for n in range(start, end) if tokens[n].pos not in ("PUNCT", "SPACE")]
        kept += tokens[real[0] : real[-1] + 1] if real else []
    return token_spans(scene.text, kept)


def find_voices(scene: Scene, hearing: Hearing, cue: int, stop: frozenset[int]) -> tuple[Voice, ...]:
    """Return who speaks by the encoder: the noun phrases at the heads of the words that it hears as the speaker.

    Args:
        scene: The parsed report.
        hearing: What the encoder says of it.
        cue: Number of the cue's word.
        stop: Numbers of the words of cue and content.
    """
    first, shares = hearing.speakers(cue)
    chosen = [first + int(n) for n in np.flatnonzero(shares >= LEAST_SHARE) if first + int(n) not in stop]
    by_sentence: dict[int, list[int]] = {}
    for number in chosen:
        s, t = hearing.places()[number]
        by_sentence.setdefault(s, []).append(t)
    if not by_sentence:
        return ()
    best = max(by_sentence, key=lambda s: (len(by_sentence[s]), -abs(s - hearing.places()[cue][0])))
    sentence, tokens = scene.sentences[best], by_sentence[best]
    base = hearing.number((best, 0))
    barred = frozenset(n - base for n in stop)
    head = _noun(sentence, tokens, barred)
    if head is None:
        return ()
    joined = [c for c in conjuncts(sentence, head) if c in tokens or c == head]
    return make_voices(scene, sentence, tuple(joined), barred)


def _noun(sentence: Sentence, tokens: list[int], barred: frozenset[int]) -> int | None:
    """Return the head of the first noun phrase among some words, also where they are only what stands before it."""
    nominal = [t for t in tokens if sentence.tokens[t].pos in NOMINAL]
    tops = [t for t in nominal if sentence.tokens[t].head not in tokens or sentence.tokens[t].head == t]
    head = next(iter(tops or nominal), None)
    while head is not None and sentence.tokens[head].dep in BEFORE_NOUN and sentence.tokens[head].head not in barred:
        head = sentence.tokens[head].head
    return head
