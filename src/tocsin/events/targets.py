"""A trigger in, the things that were hit or held out: homes, bridges, convoys; people are recipients."""

from __future__ import annotations

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_targets
from tocsin.record import EventType, Target
from tocsin.text import token_spans

HITTING = frozenset({EventType.ASSAULT, EventType.COERCE})
# What stands behind these is what was aimed at; behind "at" only where nobody else was ("fired at the bridge").
AIMING = ("on", "against")
BESIDE = "at"


def find_targets(match: Match, roles: Roles, event_type: EventType) -> tuple[Target, ...]:
    """Find what was hit or held as far as it is a thing, one a kind, in text order."""
    if event_type not in HITTING:
        return ()
    heads = [*match.recipients, *(k for i in match.tokens if roles.tokens[i].pos == "VERB" for k in roles.objects(i))]
    for i in match.tokens:
        heads += [k for preposition in AIMING for k in roles.prepositional(i, preposition)]
        heads += roles.prepositional(i, BESIDE) if not match.recipients else []
    found: dict[str, Target] = {}
    for i in sorted({roles.meant(i) for i in heads} - set(match.actors) - set(match.tokens)):
        kind, first = _kind(roles, i)
        if kind is not None and kind not in found:
            words = [roles.tokens[k] for k in range(first, i + 1)]
            found[kind] = Target(token_spans(roles.scene.text, words), kind)
    return tuple(found.values())


def _kind(roles: Roles, i: int) -> tuple[str | None, int]:
    """Return the kind that a noun names, alone or with the word before it, and the first of its words."""
    token, kinds = roles.tokens[i], read_targets()
    if token.pos not in ("NOUN", "PROPN"):
        return None, i
    lemma = token.lemma.lower()
    pair = f"{roles.tokens[i - 1].lemma.lower()}-{lemma}" if i else ""
    return (kinds[pair], i - 1) if pair in kinds else (kinds.get(lemma), i)
