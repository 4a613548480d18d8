"""The PLOVER type of a trigger once its modality is known: what is announced is agreed, threatened or refused.

PLOVER codes a promise of cooperation as AGREE, an announced hostile act as THREATEN, and an announced refusal to
cooperate as REJECT (codebook, definitions of AGREE, THREATEN and REJECT, notes to RETREAT). This holds only for what an
actor announces for itself ("will", "is ready to"); an attack that others expect or fear keeps its type and modality.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.errors import BrokenInvariant
from tocsin.events.clauses import UNTOLD
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.record import EventType, Grounded, Modality

COOPERATIVE = frozenset({EventType.CONSULT, EventType.AID, EventType.COOPERATE, EventType.CONCEDE, EventType.RETREAT})
WILLING = COOPERATIVE | {EventType.AGREE, EventType.SUPPORT}
HOSTILE = frozenset({EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
ANNOUNCING = frozenset({"will", "shall", "wo"})
SAYING = frozenset({"say", "announce", "declare", "promise", "confirm", "state", "reveal"})
READY = frozenset({"ready", "willing", "prepared"})


@dataclass(frozen=True, slots=True)
class Settled:
    """Type, mode and modality of an event."""

    type: EventType
    mode: str | None
    modality: Grounded[Modality]


def settle_type(match: Match, roles: Roles, modality: Grounded[Modality], *, said: bool) -> Settled:
    """Settle the type of a trigger.

    Args:
        match: Its row names a type.
        roles: Syntax of its sentence.
        modality: As judged from the words.
        said: Somebody says it, so a refusal is made by saying it.

    Raises:
        BrokenInvariant: The row names no type.
    """
    event_type = match.row.type
    if event_type is None:
        raise BrokenInvariant("a row without type makes no event")
    if _is_announced(match, roles):
        # A promise lies in the future as much as what is promised, and so does a refusal that nobody is heard to make.
        planned = replace(modality, value=Modality.PLANNED)
        if modality.value is Modality.NEGATED and event_type in WILLING:
            return Settled(EventType.REJECT, None, replace(modality, value=Modality.HAPPENED) if said else planned)
        if event_type in COOPERATIVE and (modality.value is Modality.PLANNED or _is_offered(match, roles, modality)):
            return Settled(EventType.AGREE, None, planned)
        if modality.value is Modality.PLANNED and event_type in HOSTILE:
            return Settled(EventType.THREATEN, None, planned)
    return Settled(event_type, match.row.mode, modality)


def is_untold(settled: Settled) -> bool:
    """Tell whether the words tell no event: what is only asked or usually done, and what somebody does not reject."""
    if settled.modality.by.rpartition(" ")[2] in UNTOLD:
        return True
    return settled.type is EventType.REJECT and settled.modality.value is Modality.NEGATED


def _is_offered(match: Match, roles: Roles, modality: Grounded[Modality]) -> bool:
    """Tell whether what is possible is offered: "is willing to release", "said that it would release"."""
    verb = roles.tokens[match.light if match.light is not None else match.i]
    head = roles.tokens[verb.head]
    if modality.value is not Modality.POSSIBLE or roles.child(verb.i, "advcl") is not None:
        return False
    return head.lemma in READY or (verb.dep == "ccomp" and head.lemma in SAYING)


def _is_announced(match: Match, roles: Roles) -> bool:
    verb = match.light if match.light is not None else match.i
    if roles.is_passive(verb):
        return False
    token = roles.tokens[verb]
    # In reported speech "would" stands for "will".
    words = ANNOUNCING | {"would"} if token.dep == "ccomp" else ANNOUNCING
    if any(roles.tokens[kid].dep == "aux" and roles.tokens[kid].lemma.lower() in words for kid in roles.children[verb]):
        return True
    head = roles.tokens[token.head]
    return head.pos == "ADJ" and head.lemma in READY and token.dep == "xcomp"
