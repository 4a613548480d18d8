"""Arrests without a doer in, the same with the police out whom their sentence or one shortly before names.

Who was arrested was arrested by somebody with the power to do so; a report that says "three men were held" speaks of
the police around it. The words are those of the report, only their tie to the arrest is inferred, and `by` says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.events.duplicates import HELD, Candidate
from tocsin.events.participants import make_participant
from tocsin.events.roles import Roles
from tocsin.ontology.triggers import read_word_list
from tocsin.record import EventType, Participant

# How many sentences back police are looked for, as an anaphor's reach in `duplicates.py`. On the half of india_police
# whose sha256(id) begins with 0 to 7, 64 % of the arrests have police in their sentence or the one before, 77 % within
# three, 84 % anywhere before; of 4,113 sentences without any label one has police who arrest or attack.
REACH = 12
RULE = ", police named"


@dataclass(frozen=True, slots=True)
class Seen:
    """Police that a sentence names.

    Attributes:
        sentence: Index of the sentence.
        police: As a participant.
    """

    sentence: int
    police: Participant


def share_police(told: list[Candidate], roles: Roles, before: Seen | None) -> tuple[list[Candidate], Seen | None]:
    """Give arrests without a doer the police nearest in their sentence, else the last before.

    Args:
        told: The events of a sentence.
        roles: Its syntax.
        before: The police named last before; None for none.

    Returns:
        `told`, and the police named last up to the end of this sentence.
    """
    here = [token.i for token in roles.tokens if _is_police(roles, token.i)]
    sentence = roles.scene.sentence.i
    out = [_with_police(item, roles, here, before) if _is_open(item) else item for item in told]
    return out, Seen(sentence, make_participant(roles, here[-1])) if here else before


def is_near(before: Seen | None, sentence: int) -> bool:
    """Tell whether police were named shortly before a sentence."""
    return before is not None and sentence - before.sentence <= REACH


def _is_police(roles: Roles, i: int) -> bool:
    token = roles.tokens[i]
    words = read_word_list("arresting")
    return token.pos in ("NOUN", "PROPN") and bool(words & {token.lemma.lower(), token.text.lower()})


def _is_open(item: Candidate) -> bool:
    event = item.event
    is_arrest = event.type.value is EventType.COERCE and event.mode is not None and event.mode.value == "arrest"
    return is_arrest and not event.actors and event.modality.value in HELD


def _with_police(item: Candidate, roles: Roles, here: list[int], before: Seen | None) -> Candidate:
    held = {span for party in item.event.recipients for span in party.spans}
    free = [i for i in here if not any(span.contains(roles.tokens[i].span) for span in held)]
    start = item.event.trigger[0].start
    if free:
        police = make_participant(roles, min(free, key=lambda i: abs(roles.tokens[i].span.start - start)))
    elif before is not None and is_near(before, item.sentence):
        police = before.police
    else:
        return item
    return replace(item, event=replace(item.event, actors=(police,), by=item.event.by + RULE))
