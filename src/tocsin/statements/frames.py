"""What a possible cue governs: clauses, infinitives, objects and prepositional objects that can be what somebody says.

A frame is a reading of the syntax alone; whether its word is a cue with such a complement is for the lexicon to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.record import Sentence
from tocsin.statements.clauses import (
    clause_kind,
    clause_tokens,
    find_set_off,
    find_strayed,
    has_subject,
    is_as_clause,
    is_fronted,
    tokens_around,
    with_lost_subject,
    without_insertion,
)
from tocsin.statements.speakers import agents, conjuncts, is_passive, speaker_heads
from tocsin.text import children_by_dep, subtree

# "The minister made it clear that": parsers hang the clause on either word.
CLEAR = "make clear"
# Complements that are whole clauses.
FULL_KINDS = frozenset({"clause", "paren"})
# Complements that stand before their cue or around it; what the cue depends on is part of what is said.
BEHIND = frozenset({"paren", "as"})
# Prepositions that tell with an object what is said of it.
REASONS = frozenset({"as", "for", "of", "with", "over", "about", "against"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A word with one complement.

    Attributes:
        cue: Index of the word.
        key: Its lemma, with a particle ("point out").
        pos: VERB, NOUN or ADJ.
        kind: As in the head of cues.tsv.
        marks: Indices of the words that report, in text order.
        content: Indices of what is reported, in text order.
        speakers: Indices of the heads of the speakers; empty when hidden.
    """

    cue: int
    key: str
    pos: str
    kind: str
    marks: tuple[int, ...]
    content: tuple[int, ...]
    speakers: tuple[int, ...]


def verb_key(sentence: Sentence, i: int) -> str:
    """Return the lemma of a verb together with its particle."""
    particles = children_by_dep(sentence, i, {"prt"})
    lemma = sentence.tokens[i].lemma.lower()
    if lemma == "make" and any(t.text.lower() == "clear" for t in sentence.tokens[i + 1 : i + 4]):
        return CLEAR
    return f"{lemma} {sentence.tokens[particles[0]].text.lower()}" if particles else lemma


def read_frames(sentence: Sentence, i: int) -> Iterator[Frame]:
    """Yield the readings of a word by its part of speech; a participle can be an adjective ("is convinced that")."""
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        yield from verb_frames(sentence, i)
        if token.tag == "VBN":
            yield from adjective_frames(sentence, i)
    elif token.pos == "NOUN":
        yield from noun_frames(sentence, i)
    elif token.pos == "ADJ":
        yield from adjective_frames(sentence, i)


def verb_frames(sentence: Sentence, i: int) -> Iterator[Frame]:
    """Yield the readings of a verb, those that go by the order of the words first."""
    reading = _Reading(sentence, i)
    speakers = reading.speakers
    token = sentence.tokens[i]
    set_off = find_set_off(sentence, i, speakers)
    if set_off:
        yield reading.make("clause" if set_off[-1] > i else "paren", set_off)
    elif token.dep == "parataxis" and token.head != i:
        yield reading.make("paren", tokens_around(sentence, token.head, i))
    if is_as_clause(sentence, i):
        yield reading.make("as", tokens_around(sentence, token.head, i))
    if not children_by_dep(sentence, i, {"ccomp"}) and (strayed := find_strayed(sentence, i)):
        yield reading.make("clause", strayed)
    for clause in _complements(sentence, i, reading.key):
        kind = clause_kind(sentence, clause)
        content = clause_tokens(sentence, clause, i)
        if kind == "clause" and clause < i:
            if is_fronted(sentence, i, speakers):
                yield reading.make("paren", content)
        elif kind == "clause":
            content = without_insertion(sentence, clause, content)
            yield reading.make(kind, with_lost_subject(sentence, clause, i, content))
        else:
            yield _infinite_frame(reading, kind, clause, content)
    yield from _object_frames(reading)
    yield from _prepositional_frames(reading)


class _Reading:
    """A verb while its frames are being read."""

    def __init__(self, sentence: Sentence, i: int) -> None:
        self.sentence = sentence
        self.i = i
        self.key = verb_key(sentence, i)
        self.speakers = speaker_heads(sentence, i)
        self.passive = is_passive(sentence, i)
        self.objects = children_by_dep(sentence, i, {"dobj"})
        self._marks = verb_marks(sentence, i)

    def make(self, kind: str, content: list[int], *extra: int) -> Frame:
        """Make a frame; `extra` are further words of the cue."""
        marks = tuple(sorted((*self._marks, *extra)))
        return Frame(self.i, self.key, "VERB", kind, marks, tuple(sorted(set(content))), self.speakers)


def _complements(sentence: Sentence, i: int, key: str) -> list[int]:
    """Return the heads of a verb's clauses; in "made it clear that" the clause may hang on the adjective."""
    holders = [i]
    if key == CLEAR:
        adjectives = children_by_dep(sentence, i, {"ccomp", "acomp", "oprd"})
        holders += [c for c in adjectives if sentence.tokens[c].text.lower() == "clear"]
    clauses = [c for holder in holders for c in children_by_dep(sentence, holder, {"ccomp", "xcomp"})]
    return sorted(c for c in clauses if c not in holders)


def _infinite_frame(reading: _Reading, kind: str, clause: int, content: list[int]) -> Frame:
    """Make the frame of an infinitive, participle or small clause, with the noun phrase that is its subject."""
    sentence, i = reading.sentence, reading.i
    if kind == "inf" and reading.passive:
        subjects = children_by_dep(sentence, i, {"nsubjpass"})
        return reading.make("raise", [t for s in subjects for t in subtree(sentence, s)] + content)
    if kind == "inf" and reading.objects and reading.objects[-1] < clause:
        return reading.make("objinf", subtree(sentence, reading.objects[-1]) + content)
    if kind == "small":
        return reading.make("small", [t for o in reading.objects for t in subtree(sentence, o)] + content)
    return reading.make(kind, content)


def _object_frames(reading: _Reading) -> Iterator[Frame]:
    sentence, i = reading.sentence, reading.i
    predicates = children_by_dep(sentence, i, {"oprd"})
    rest = [t for p in predicates for t in subtree(sentence, p)]
    if reading.passive:
        for subject in children_by_dep(sentence, i, {"nsubjpass"})[:1]:
            yield reading.make("passive", subtree(sentence, subject) + rest)
            for word, reason in _reasons(sentence, i, i):
                yield reading.make(f"passive:{word}", subtree(sentence, subject) + reason)
    for obj in reading.objects[-1:]:
        yield reading.make("small" if predicates else "np", subtree(sentence, obj) + rest)
        for word, reason in _reasons(sentence, i, obj):
            yield reading.make(f"np:{word}", subtree(sentence, obj) + reason)
        for prep, deed in prepositional_objects(sentence, obj):
            # "Accused the rebels of killing children": parsers hang the deed on the rebels.
            word = sentence.tokens[prep].text.lower()
            if word in REASONS and sentence.tokens[deed].tag == "VBG":
                yield reading.make(f"np:{word}", subtree(sentence, obj))


def _reasons(sentence: Sentence, i: int, after: int) -> Iterator[tuple[str, list[int]]]:
    """Yield what is said of an object: "praised them for leaving", "slammed the plan as vague"."""
    for prep in children_by_dep(sentence, i, {"prep"}):
        word = sentence.tokens[prep].text.lower()
        if prep > after and word in REASONS:
            yield word, subtree(sentence, prep)


def _prepositional_frames(reading: _Reading) -> Iterator[Frame]:
    """Yield "call for a truce" as prep:for and "call on both sides to stop" as prepinf:on."""
    sentence, i = reading.sentence, reading.i
    for prep, pobj in prepositional_objects(sentence, i):
        word = sentence.tokens[prep].text.lower()
        for clause in children_by_dep(sentence, i, {"xcomp", "advcl"}):
            if clause > pobj and clause_kind(sentence, clause) == "inf":
                content = subtree(sentence, pobj) + clause_tokens(sentence, clause, i)
                yield reading.make(f"prepinf:{word}", content, prep)
        yield reading.make(f"prep:{word}", subtree(sentence, pobj), prep)


def prepositional_objects(sentence: Sentence, i: int) -> list[tuple[int, int]]:
    """Return the prepositions that hang on a word, each with its first object."""
    out: list[tuple[int, int]] = []
    for prep in children_by_dep(sentence, i, {"prep"}):
        out.extend((prep, pobj) for pobj in children_by_dep(sentence, prep, {"pobj", "pcomp"})[:1])
    return out


def noun_frames(sentence: Sentence, i: int) -> Iterator[Frame]:
    """Yield the readings of a noun of saying or thinking ("the claim that", "plans to", "criticism of")."""
    speakers = noun_speakers(sentence, i)
    key = sentence.tokens[i].lemma.lower()

    def make(kind: str, content: list[int], *extra: int) -> Frame:
        return Frame(i, key, "NOUN", kind, tuple(sorted((i, *extra))), tuple(sorted(set(content))), speakers)

    for clause in children_by_dep(sentence, i, {"acl", "ccomp", "relcl"}):
        if clause < i:
            continue
        kind = clause_kind(sentence, clause)
        content = clause_tokens(sentence, clause, i)
        opener = sentence.tokens[content[0]].text.lower() if content else ""
        if kind == "inf" or (
            kind == "clause" and opener in ("that", "whether", "if") and has_subject(sentence, clause)
        ):
            yield make(kind, content)
    for prep, pobj in prepositional_objects(sentence, i):
        if pobj not in speakers:
            yield make(f"prep:{sentence.tokens[prep].text.lower()}", subtree(sentence, pobj), prep)


def adjective_frames(sentence: Sentence, i: int) -> Iterator[Frame]:
    """Yield the readings of an adjective of belief ("is confident that", "are willing to")."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    passive = children_by_dep(sentence, i, {"nsubjpass"}) if token.tag == "VBN" else []
    if not passive and (token.dep not in ("acomp", "conj", "ROOT") or head.pos not in ("AUX", "VERB", "ADJ")):
        return
    speakers = conjuncts(sentence, passive[0]) if passive else speaker_heads(sentence, token.head)
    marks = tuple(sorted({*verb_marks(sentence, i if passive else token.head), i}))
    key = token.text.lower() if token.tag == "VBN" else token.lemma.lower()
    for clause in children_by_dep(sentence, i, {"ccomp", "xcomp"}):
        if clause > i:
            kind = clause_kind(sentence, clause)
            yield Frame(i, key, "ADJ", kind, marks, tuple(clause_tokens(sentence, clause, i)), speakers)
    for prep, pobj in prepositional_objects(sentence, i):
        kind, both = f"prep:{sentence.tokens[prep].text.lower()}", tuple(sorted((*marks, prep)))
        yield Frame(i, key, "ADJ", kind, both, tuple(subtree(sentence, pobj)), speakers)


def noun_speakers(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the heads of who holds a noun of saying: "their claim", "a claim by them", "they made the claim"."""
    for poss in children_by_dep(sentence, i, {"poss"}):
        return conjuncts(sentence, poss)
    for prep in children_by_dep(sentence, i, {"prep"}):
        if sentence.tokens[prep].text.lower() in ("by", "from", "among"):
            for pobj in children_by_dep(sentence, prep, {"pobj"}):
                return conjuncts(sentence, pobj)
    token = sentence.tokens[i]
    if token.dep == "dobj" and sentence.tokens[token.head].pos in ("VERB", "AUX"):
        return speaker_heads(sentence, token.head)
    if token.dep in ("nsubjpass",):
        return agents(sentence, token.head)
    return ()


def verb_marks(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return a verb with its auxiliaries, negation and particle, as far as they stand next to it."""
    near = {i, *children_by_dep(sentence, i, {"aux", "auxpass", "neg", "prt"})}
    return tuple(sorted(near))
