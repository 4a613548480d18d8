"""A draft in, whom the speaker told it out: "told reporters", "said to the council", "in a letter to the envoy"."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.record import Act, Sentence
from tocsin.statements.abilities import can_speak
from tocsin.statements.circumstances import around, is_speaking, noun_medium
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft, Voice, make_voices
from tocsin.statements.frames import verb_key
from tocsin.statements.scene import Scene
from tocsin.statements.speakers import conjuncts, is_passive
from tocsin.text import children_by_dep

# Prepositions that lead to who is spoken to, behind a verb and behind the noun of a medium.
BEHIND_VERB = frozenset({"to"})
BEHIND_NOUN = frozenset({"to", "with", "before"})


def find_addressees(scene: Scene, lexicon: Lexicon, draft: Draft) -> tuple[Voice, ...]:
    """Find whom a speaker told what is said.

    Args:
        scene: The parsed report.
        lexicon: The cues, with the verbs whose object is told something.
        draft: The statement.

    Returns:
        People and bodies in text order; nobody who stands inside what is said ("urged both sides to stop").
    """
    if draft.cue is None:
        return ()
    sentence = scene.sentences[draft.sentence]
    heads: list[int] = []
    for head in _candidates(scene, lexicon, sentence, draft):
        for one in conjuncts(sentence, head):
            if one not in heads and _may_hear(scene, sentence, one, draft):
                heads.append(one)
    content = frozenset(t.i for t in sentence.tokens if any(span.overlaps(t.span) for span in draft.content))
    return make_voices(scene, sentence, tuple(sorted(heads)), content | {draft.cue})


def _candidates(scene: Scene, lexicon: Lexicon, sentence: Sentence, draft: Draft) -> Iterator[int]:
    cue = draft.cue
    if cue is None:
        return
    yield from (i for i in children_by_dep(sentence, cue, {"dative"}) if sentence.tokens[i].pos != "ADP")
    if sentence.tokens[cue].pos in ("VERB", "AUX") and lexicon.takes_addressee(verb_key(sentence, cue)):
        slots = {"nsubjpass"} if is_passive(sentence, cue) else {"dobj"}
        yield from children_by_dep(sentence, cue, slots)
    yield from _behind(sentence, cue, BEHIND_VERB)
    for i in (*around(scene, draft), *_documents(sentence, draft)):
        if is_speaking(sentence, i) or (noun_medium(sentence, i) is not None):
            yield from _behind(sentence, i, BEHIND_NOUN)


def _documents(sentence: Sentence, draft: Draft) -> list[int]:
    """Return the nouns that speak, since a letter that says something is to somebody."""
    return [t.i for t in sentence.tokens if any(t.span == voice.head for voice in draft.voices)]


def _behind(sentence: Sentence, i: int, words: frozenset[str]) -> Iterator[int]:
    for prep in children_by_dep(sentence, i, {"prep", "dative"}):
        if sentence.tokens[prep].text.lower() in words:
            yield from children_by_dep(sentence, prep, {"pobj"})


def _may_hear(scene: Scene, sentence: Sentence, head: int, draft: Draft) -> bool:
    """Tell whether a noun is somebody, and neither said nor speaking."""
    span = sentence.tokens[head].span
    taken = (*draft.content, *(part for voice in draft.voices if voice.head == span for part in voice.spans))
    if any(part.overlaps(span) for part in taken):
        return False
    return can_speak(scene, sentence, head, act=Act.ASK, cue="", is_full=False)
