"""When and through what something was said, to whom or about whom: the words around a cue, without what was said."""

from __future__ import annotations

from functools import cache

from tocsin.record import Act, Basis, Grounded, Medium, Sentence, Span, TimeMention, When
from tocsin.statements.cues import Lexicon
from tocsin.statements.draft import Draft
from tocsin.statements.frames import verb_key
from tocsin.statements.scene import Scene
from tocsin.tables import parse_table
from tocsin.text import SpanIndex, children_by_dep, subtree

FILE = "media.tsv"
COLUMNS = ("word", "pos", "medium")
# Branches of a cue in which its circumstances stand.
AROUND = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "pobj", "tmod"})
# Acts that are aimed at what their object or content names.
AIMED = frozenset({Act.ACCUSE, Act.CONDEMN, Act.ENDORSE, Act.DEMAND, Act.THREATEN, Act.ORDER, Act.WARN, Act.ASK})


@cache
def _media() -> dict[tuple[str, str], Medium]:
    return dict(parse_table("tocsin.statements", FILE, lambda row: ((row[0], row[1]), Medium(row[2])), header=COLUMNS))


def around(scene: Scene, draft: Draft) -> list[int]:
    """Return the tokens of a cue's clause that are neither what is said nor who says it, in text order."""
    if draft.cue is None:
        return []
    sentence = scene.sentences[draft.sentence]
    taken = [*draft.content, *(span for voice in draft.voices for span in voice.spans)]
    out: list[int] = []
    for child in children_by_dep(sentence, draft.cue, AROUND):
        out.extend(subtree(sentence, child))
    return [i for i in sorted(out) if not any(span.overlaps(sentence.tokens[i].span) for span in taken)]


def find_medium(scene: Scene, draft: Draft, stage: str) -> Grounded[Medium] | None:
    """Find through what something was said: by the words around the cue, else by the cue itself."""
    if draft.cue is None:
        return None
    sentence = scene.sentences[draft.sentence]
    for i in around(scene, draft):
        token = sentence.tokens[i]
        medium = (
            _media().get((token.lemma.lower(), "NOUN")) if token.dep in ("pobj", "dobj", "dative", "conj") else None
        )
        if medium is not None:
            return Grounded(medium, (token.span,), Basis.NORMALISED, 1.0, f"{stage} medium")
    token = sentence.tokens[draft.cue]
    medium = _media().get((token.lemma.lower(), "VERB")) if token.pos == "VERB" else None
    return Grounded(medium, (token.span,), Basis.NORMALISED, 1.0, f"{stage} medium") if medium else None


def find_time(scene: Scene, draft: Draft, times: SpanIndex[TimeMention]) -> When | None:
    """Find when something was said: the first date in the clause of the cue."""
    sentence = scene.sentences[draft.sentence]
    for i in around(scene, draft):
        for time in times.covering(sentence.tokens[i].span):
            if time.type.value in ("DATE", "TIME") and (time.first or time.last):
                return When(time.first, time.last, time.precision, (time.span,), Basis.NORMALISED)
    return None


def find_targets(scene: Scene, lexicon: Lexicon, draft: Draft) -> list[Span]:
    """Return the head words of whom a cue addresses or is aimed at, in text order."""
    if draft.cue is None:
        return []
    sentence = scene.sentences[draft.sentence]
    cue = draft.cue
    heads = children_by_dep(sentence, cue, {"dative"})
    aimed = draft.act in AIMED
    if aimed or lexicon.takes_addressee(verb_key(sentence, cue)):
        heads += children_by_dep(sentence, cue, {"dobj"})
    for prep in children_by_dep(sentence, cue, {"prep", "dative"}):
        word = sentence.tokens[prep].text.lower()
        if word == "to" or (aimed and word in ("on", "upon", "against", "at", "with")):
            heads += children_by_dep(sentence, prep, {"pobj"})
    return [sentence.tokens[i].span for i in _with_conjuncts(sentence, heads)]


def _with_conjuncts(sentence: Sentence, heads: list[int]) -> list[int]:
    out = list(heads)
    for head in heads:
        out.extend(children_by_dep(sentence, head, {"conj"}))
    return sorted(set(out))
