"""Victims of "the attack" in, the same with its doers out: those of the attack that the sentences before tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.events.duplicates import HELD, Candidate
from tocsin.events.modality import is_definite
from tocsin.events.roles import Roles
from tocsin.ontology.triggers import read_word_list
from tocsin.record import EventType, Participant

# "The attack" is one that was told at most so many sentences before. Set by hand, as the toll's reach in `code.py`.
REACH = 3
RULE = ", doer before"


def share_doers(told: list[Candidate], before: Sequence[Candidate], roles: Roles) -> list[Candidate]:
    """Give assaults without a doer that of the attack to which their words point back.

    Args:
        told: The events of a sentence.
        before: Those of the sentences before, in text order.
        roles: Syntax of the sentence.

    Returns:
        `told`; "were killed in the attack" has the actors of the last attack, and its `by` says so.
    """
    return [_with_doers(item, before) if _is_open(item, roles) else item for item in told]


def _is_open(item: Candidate, roles: Roles) -> bool:
    event = item.event
    if event.type.value is not EventType.ASSAULT or event.actors or event.modality.value not in HELD:
        return False
    verb = roles.scene.tokens_of(event.trigger[0])[0]
    within = [i for word in ("in", "during", "by") for i in roles.prepositional(verb, word)]
    return any(roles.tokens[i].text.lower() in read_word_list("onslaught") and is_definite(roles, i) for i in within)


def _with_doers(item: Candidate, before: Sequence[Candidate]) -> Candidate:
    for other in reversed(before):
        if item.sentence - other.sentence > REACH:
            break
        event = other.event
        if event.type.value is not EventType.ASSAULT or not event.actors or event.modality.value not in HELD:
            continue
        # "Two of the rebels died in the attack": not at their own hands.
        if event.said_in != item.event.said_in or _are_akin(event.actors, item.event.recipients):
            break
        return replace(item, event=replace(item.event, actors=event.actors, by=item.event.by + RULE))
    return item


def _are_akin(doers: Sequence[Participant], victims: Sequence[Participant]) -> bool:
    """Tell whether the victims may be of the doers' own side."""
    entities = {party.entity for party in doers if party.entity} & {party.entity for party in victims}
    sectors = {sector for party in doers for sector in party.sectors}
    return bool(entities) or any(sectors.intersection(party.sectors) for party in victims)
