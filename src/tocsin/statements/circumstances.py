"""When and through what something was said: the words around a cue, without what was said."""

from __future__ import annotations

from functools import cache

from tocsin.record import Basis, Grounded, Medium, Precision, Sentence, TimeMention, When
from tocsin.statements.draft import Draft
from tocsin.statements.scene import Scene
from tocsin.statements.voices import DOCUMENT, voice_kind
from tocsin.tables import parse_table
from tocsin.text import SpanIndex, ancestors, children_by_dep, subtree

FILE = "media.tsv"
COLUMNS = ("word", "pos", "medium")
# Branches of a cue in which its circumstances stand.
AROUND = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "pobj", "tmod"})
# Nobody says in which decade something was said; such words stand in titles.
VAGUE = frozenset({Precision.DECADE, Precision.CENTURY})
# What somebody does by speaking, as a participle beside the cue.
SPEAKING = frozenset({"speak", "talk", "write", "address", "testify", "appear", "post", "respond", "reply"})
# Prepositions that make a date one of what is spoken about, and no date of speaking.
ASIDE = frozenset(
    {"about", "of", "over", "regarding", "concerning", "since", "until", "before", "after", "for", "against", "from"}
)


@cache
def _media() -> dict[tuple[str, str], Medium]:
    return dict(parse_table("tocsin.statements", FILE, lambda row: ((row[0], row[1]), Medium(row[2])), header=COLUMNS))


def around(scene: Scene, draft: Draft) -> list[int]:
    """Return the tokens of a cue's clause that are neither what is said nor who says it, in text order.

    What the speaker was doing meanwhile by speaking belongs to it ("speaking to reporters on Monday, she said").
    """
    if draft.cue is None:
        return []
    sentence = scene.sentences[draft.sentence]
    taken = [*draft.content, *(span for voice in draft.voices for span in voice.spans)]
    branches = children_by_dep(sentence, draft.cue, AROUND)
    branches += [c for c in children_by_dep(sentence, draft.cue, {"advcl"}) if is_speaking(sentence, c)]
    out = {i for branch in branches for i in subtree(sentence, branch)}
    return [i for i in sorted(out) if not any(span.overlaps(sentence.tokens[i].span) for span in taken)]


def is_speaking(sentence: Sentence, i: int) -> bool:
    """Tell whether a participle is the speaking itself: "speaking at a rally", "writing on a blog"."""
    return sentence.tokens[i].tag == "VBG" and sentence.tokens[i].lemma.lower() in SPEAKING


def find_medium(scene: Scene, draft: Draft, stage: str) -> Grounded[Medium] | None:
    """Find through what something was said: by the words around the cue, the document that speaks, or the cue."""
    sentence = scene.sentences[draft.sentence]
    if draft.rule == "transcript":
        return Grounded(Medium.INTERVIEW, draft.marks, Basis.INFERRED, 1.0, f"{stage} medium")
    for i in around(scene, draft):
        if sentence.tokens[i].dep in ("pobj", "dobj", "dative", "conj", "appos") and (
            medium := noun_medium(sentence, i)
        ):
            return _grounded(scene, sentence, medium, _phrase(sentence, i), stage)
    for voice in draft.voices:
        for token in sentence.tokens:
            if token.span == voice.head and (medium := noun_medium(sentence, token.i)) and medium is not Medium.PRESS:
                return _grounded(scene, sentence, medium, _phrase(sentence, token.i), stage)
    if draft.cue is None:
        return None
    token = sentence.tokens[draft.cue]
    verb = _media().get((token.lemma.lower(), "VERB")) if token.pos == "VERB" else None
    return _grounded(scene, sentence, verb, [token.i], stage) if verb else None


def noun_medium(sentence: Sentence, i: int) -> Medium | None:
    """Return the medium that a noun names, with the noun before it first ("news conference" before "conference")."""
    tokens, media = sentence.tokens, _media()
    if tokens[i].pos not in ("NOUN", "PROPN", "SYM", "X"):
        return None
    word = tokens[i].lemma.lower()
    pair = media.get((f"{tokens[i - 1].lemma.lower()} {word}", "NOUN")) if i else None
    return pair or media.get((word, "NOUN"))


def _phrase(sentence: Sentence, noun: int) -> list[int]:
    """Return a noun with the words before it that go with it."""
    left = set(subtree(sentence, noun, without=frozenset({"prep", "relcl", "acl", "appos", "conj", "cc"})))
    first = noun
    while first - 1 in left and sentence.tokens[first - 1].pos != "PUNCT":
        first -= 1
    return list(range(first, noun + 1))


def _grounded(scene: Scene, sentence: Sentence, medium: Medium, words: list[int], stage: str) -> Grounded[Medium]:
    return Grounded(medium, scene.spans(sentence, words), Basis.NORMALISED, 1.0, f"{stage} medium")


def find_time(scene: Scene, draft: Draft, times: SpanIndex[TimeMention]) -> When | None:
    """Find when something was said: the first date in the clause of the cue, else the date of the document that speaks.

    A date that only tells what was spoken about, or before or after what, is none ("said of the war of 1990").
    """
    sentence = scene.sentences[draft.sentence]
    places = [i for i in around(scene, draft) if not _is_aside(sentence, i, draft.cue)]
    for voice in draft.voices:
        head = next((t for t in sentence.tokens if t.span == voice.head), None)
        if head is not None and voice_kind(head) == DOCUMENT:
            places += [i for i in subtree(sentence, head.i) if i != head.i and not _is_aside(sentence, i, head.i)]
    for i in places:
        for time in times.covering(sentence.tokens[i].span):
            told = time.type.value in ("DATE", "TIME") and time.precision not in VAGUE
            if told and (time.first or time.last):
                return When(time.first, time.last, time.precision, (time.span,), Basis.NORMALISED)
    return None


def _is_aside(sentence: Sentence, i: int, top: int | None) -> bool:
    """Tell whether a preposition between a date and the cue makes it the date of something else."""
    for at in (i, *ancestors(sentence, i)):
        if at == top:
            return False
        if sentence.tokens[at].pos in ("ADP", "SCONJ") and sentence.tokens[at].text.lower() in ASIDE:
            return True
    return False
