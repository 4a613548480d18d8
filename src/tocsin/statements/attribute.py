"""Attribution by a phrase: "according to the ministry", "in the view of analysts", "per officials"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.record import Act, Sentence
from tocsin.statements.abilities import can_speak
from tocsin.statements.cited import find_cited
from tocsin.statements.clauses import beside, trim
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, make_voices
from tocsin.statements.scene import OUTSIDE, Scene
from tocsin.statements.speakers import conjuncts
from tocsin.text import children_by_dep, subtree

VIEWS = frozenset(
    {"word", "view", "opinion", "eye", "judgment", "judgement", "telling", "reckoning", "account", "estimation"}
)
# Share right on the training part of PolNeAR 1.0.
PHRASE_SCORE = 0.81


@dataclass(frozen=True, slots=True)
class _Site:
    """A sentence in which phrases are looked for."""

    scene: Scene
    lexicon: Lexicon
    sentence: Sentence


def find_phrases(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield one draft a phrase that names whose word a clause is, in text order."""
    for sentence in scene.sentences:
        site = _Site(scene, lexicon, sentence)
        for token in sentence.tokens:
            word = token.text.lower()
            if word == "according":
                yield from _according(site, token.i)
            elif word == "in" and token.dep == "prep":
                yield from _in_the_view(site, token.i)
            elif word == "per" and token.dep == "prep":
                yield from _per(site, token.i)


def _according(site: _Site, i: int) -> Iterator[Draft]:
    sentence = site.sentence
    to = next((c for c in sentence.children[i] if sentence.tokens[c].text.lower() == "to"), None)
    if to is None and i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text.lower() == "to":
        to = i + 1
    if to is None:
        return
    for pobj in children_by_dep(sentence, to, {"pobj"})[:1]:
        yield from _phrase(site, i, (i, to), conjuncts(sentence, pobj))


def _in_the_view(site: _Site, i: int) -> Iterator[Draft]:
    sentence = site.sentence
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
            yield from _phrase(site, i, tuple(marks), conjuncts(sentence, holders[0]))


def _per(site: _Site, i: int) -> Iterator[Draft]:
    """Read "per the ministry" and "per officials", but neither "per day" nor "per soldier"."""
    sentence = site.sentence
    for noun in children_by_dep(sentence, i, {"pobj"})[:1]:
        token = sentence.tokens[noun]
        is_rate = token.tag == "NN" and not children_by_dep(sentence, noun, {"det", "poss", "compound"})
        if not is_rate and can_speak(site.scene, sentence, noun, act=Act.THINK, cue="per", is_full=False):
            yield from _phrase(site, i, (i,), conjuncts(sentence, noun))


def _phrase(site: _Site, i: int, marks: tuple[int, ...], heads: tuple[int, ...]) -> Iterator[Draft]:
    scene, sentence = site.scene, site.sentence
    opener = _opener(sentence, i)
    host = _host(sentence, i) if opener is None else sentence.tokens[opener].head
    own = set(subtree(sentence, i)) | set(marks)
    around = beside(sentence, subtree(sentence, host), i)
    content = trim(sentence, [t for t in around if t not in own and (opener is None or t > i)])
    row = scene.quoted[sentence.i]
    if row[i] != OUTSIDE or not any(sentence.tokens[t].pos != "PUNCT" for t in content):
        return
    stop = frozenset(content) | frozenset(marks)
    yield Draft(
        rule="phrase",
        sentence=sentence.i,
        cue=i,
        marks=scene.spans(sentence, sorted(marks)),
        voices=make_voices(scene, sentence, heads, stop),
        content=scene.spans(sentence, content),
        act=Act.SAY,
        score=PHRASE_SCORE,
        origin=find_cited(scene, site.lexicon, sentence, i, stop),
    )


def _opener(sentence: Sentence, i: int) -> int | None:
    """Return the "that" right before a phrase: "said that, according to them, talks had failed" reports the rest."""
    before = [t for t in sentence.tokens[:i] if t.pos != "PUNCT"][-1:]
    return before[0].i if before and before[0].dep == "mark" and before[0].head > i else None


def _host(sentence: Sentence, i: int) -> int:
    """Return the head of the clause that a phrase belongs to."""
    at = sentence.tokens[i].head
    for _ in range(len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.head == at or (token.pos in ("VERB", "AUX") and token.dep in ("advcl", "parataxis", "relcl")):
            return at
        at = token.head
    return at
