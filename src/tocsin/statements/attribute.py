"""Attribution by a phrase: "according to the ministry", "in the view of analysts"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.record import Act, Role, Sentence
from tocsin.statements.clauses import trim
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice, make_voices
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.statements.speakers import conjuncts
from tocsin.text import children_by_dep, subtree

VIEWS = frozenset(
    {"word", "view", "opinion", "eye", "judgment", "judgement", "telling", "reckoning", "account", "estimation"}
)
# Shares right on the training part of PolNeAR 1.0; it has too few headlines with a colon to do more than guess.
PHRASE_SCORE, HEADLINE_SCORE = 0.81, 0.6
# A name before a colon is at most so many tokens long.
LONGEST_NAME = 8


def find_phrases(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield one draft a phrase that names whose word a clause is, and one a headline that opens with its speaker."""
    for sentence in scene.sentences:
        if sentence.role in (Role.TITLE, Role.HEADING):
            yield from _headline(scene, lexicon, sentence)
        for token in sentence.tokens:
            word = token.text.lower()
            if word == "according":
                yield from _according(scene, sentence, token.i)
            elif word == "in" and token.dep == "prep":
                yield from _in_the_view(scene, sentence, token.i)


def _according(scene: Scene, sentence: Sentence, i: int) -> Iterator[Draft]:
    to = next((c for c in sentence.children[i] if sentence.tokens[c].text.lower() == "to"), None)
    if to is None and i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text.lower() == "to":
        to = i + 1
    if to is None:
        return
    for pobj in children_by_dep(sentence, to, {"pobj"})[:1]:
        yield from _phrase(scene, sentence, i, (i, to), conjuncts(sentence, pobj))


def _in_the_view(scene: Scene, sentence: Sentence, i: int) -> Iterator[Draft]:
    for noun in children_by_dep(sentence, i, {"pobj"})[:1]:
        if sentence.tokens[noun].lemma.lower() not in VIEWS:
            continue
        marks = [i, noun]
        holders = children_by_dep(sentence, noun, {"poss"})
        for of in children_by_dep(sentence, noun, {"prep"}):
            if sentence.tokens[of].text.lower() == "of":
                marks.append(of)
                holders = holders or children_by_dep(sentence, of, {"pobj"})
        if holders:
            yield from _phrase(scene, sentence, i, tuple(marks), conjuncts(sentence, holders[0]))


def _phrase(
    scene: Scene, sentence: Sentence, i: int, marks: tuple[int, ...], heads: tuple[int, ...]
) -> Iterator[Draft]:
    host = _host(sentence, i)
    own = set(subtree(sentence, i)) | set(marks)
    content = trim(sentence, [t for t in subtree(sentence, host) if t not in own])
    row = scene.quoted[sentence.i]
    if row[i] != OUTSIDE or not any(sentence.tokens[t].pos != "PUNCT" for t in content):
        return
    voices = make_voices(scene, sentence, heads, frozenset(content) | frozenset(marks))
    spans = scene.spans(sentence, content)
    yield Draft("phrase", sentence.i, i, scene.spans(sentence, sorted(marks)), voices, spans, Act.SAY, PHRASE_SCORE)


def _headline(scene: Scene, lexicon: Lexicon, sentence: Sentence) -> Iterator[Draft]:
    """Read "Minister: talks have failed"; the name must be that of a person, a body or a role, not of a topic."""
    tokens = sentence.tokens
    colon = next((t.i for t in tokens if t.text == ":"), 0)
    name, content = list(range(colon)), trim(sentence, list(range(colon + 1, len(tokens))))
    if not 0 < colon <= LONGEST_NAME or not any(tokens[t].pos in ("VERB", "AUX") for t in content):
        return
    head = name[-1]
    named = any(n.label in ("PERSON", "ORG") and n.first <= head < n.end for n in sentence.names)
    role = lexicon.look_up(tokens[head].lemma.lower(), "NOUN", "source") is not None
    if any(tokens[t].pos in ("VERB", "AUX") for t in name) or not (named or role):
        return
    voice = Voice(scene.spans(sentence, name), tokens[head].span)
    spans = scene.spans(sentence, content)
    yield Draft("headline", sentence.i, colon, (tokens[colon].span,), (voice,), spans, Act.SAY, HEADLINE_SCORE)


def _host(sentence: Sentence, i: int) -> int:
    """Return the head of the clause that a phrase belongs to."""
    at = sentence.tokens[i].head
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.head == at or (token.pos in ("VERB", "AUX") and token.dep in ("advcl", "parataxis", "relcl")):
            return at
        at = token.head
    return at
