"""A sentence in, the pairs of phrases out of which one may have done something to the other."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.encoder import NOBODY, Phrase
from tocsin.events.participants import is_actor, is_political, phrase
from tocsin.events.roles import Roles

NAMING = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
# Labels under which the main word of a phrase hangs.
HEADING = frozenset({
    "nsubj", "nsubjpass", "csubj", "dobj", "dative", "pobj", "agent", "attr", "oprd", "conj", "appos", "poss",
    "npadvmod", "dep", "ROOT",
})  # fmt: skip
# Words before a noun name somebody of their own only as a people or a country: "Ruritanian strikes".
BEFORE = frozenset({"amod", "compound", "nmod"})
# Labels of those who do something, and prepositions that lead to them.
DOING = frozenset({"nsubj", "nsubjpass", "poss", "ROOT"})
LEADING = frozenset({"by", "between"})
# Sentences with more phrases are lists; on 500 sentences of plv_train 2 % of the marked participants lie beyond.
MOST_PHRASES = 14
# Longer sentences are not judged: the model has seen none.
LONGEST = 150
Pair = tuple[Phrase, Phrase]


def make_phrase(roles: Roles, head: int) -> Phrase:
    """Return the words of the compact phrase around a head."""
    return Phrase(head, tuple(phrase(roles, head)))


def pair_heads(roles: Roles, actors: Sequence[int], recipients: Sequence[int]) -> tuple[Pair, ...]:
    """Pair every actor with every recipient; a side without anybody is `NOBODY`."""
    doers = [make_phrase(roles, i) for i in actors] or [NOBODY]
    sufferers = [make_phrase(roles, i) for i in recipients] or [NOBODY]
    return tuple((a, r) for a in doers for r in sufferers if a.words or r.words)


def find_phrases(roles: Roles) -> list[tuple[Phrase, bool]]:
    """Find the phrases of a sentence that may name somebody or something, each with whether it names who can act."""
    return [(make_phrase(roles, i), is_actor(roles, i)) for i in _heads(roles)]


def find_pairs(roles: Roles) -> list[Pair]:
    """Find the pairs of a sentence in which somebody in politics stands where doers stand, with anybody else."""
    if len(roles.tokens) > LONGEST:
        return []
    doers = [i for i in _heads(roles) if _can_lead(roles, i) and is_actor(roles, i) and is_political(roles, i)]
    if not doers:
        return []
    phrases = find_phrases(roles)
    return [
        (actor, recipient)
        for actor, _ in phrases
        for recipient, can_act in phrases
        if can_act
        and actor.head in doers
        and actor.head != recipient.head
        and set(actor.words).isdisjoint(recipient.words)
    ]


def _can_lead(roles: Roles, i: int) -> bool:
    """Tell whether a word stands where a doer stands: as subject, owner or people before a noun, or behind "by"."""
    token = roles.tokens[i]
    if token.dep == "pobj":
        return roles.tokens[token.head].lemma.lower() in LEADING
    return token.dep in DOING or token.dep in BEFORE


def _heads(roles: Roles) -> list[int]:
    return [token.i for token in roles.tokens if _is_heading(roles, token.i)][:MOST_PHRASES]


def _is_heading(roles: Roles, i: int) -> bool:
    token = roles.tokens[i]
    if token.pos not in NAMING:
        return False
    return token.dep in HEADING or (token.dep in BEFORE and roles.scene.label[i] in ("NORP", "GPE"))
