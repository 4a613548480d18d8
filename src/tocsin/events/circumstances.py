"""When and where an event happened: the dates and places of its own words, then those of its sentence and paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.record import (
    Basis,
    Document,
    EventType,
    Modality,
    Place,
    PlaceMention,
    Precision,
    TimeMention,
    TimeType,
    When,
)

PLACING = tuple("in at near on outside inside around across over off throughout between into to from".split())
# These lead to the place only of what moves or meets there.
GOING = frozenset({"into", "to", "from"})
MOVING = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.RETREAT})
# What a phrase lies in: "a house in Upper Town".
LYING = ("in", "at", "of", "near")
# A date on these is that of the report ("said on Monday").
REPORTING = frozenset({"say", "tell", "report", "add", "announce", "state"})
SUBORDINATE = frozenset({"relcl", "acl", "advcl", "ccomp"})
# A clause with one of these labels shares the date of the clause that governs it.
SHARING = frozenset({"advcl", "xcomp", "conj", "acl", "pcomp"})
HIGHEST = 4


def find_when(
    match: Match, roles: Roles, *, before: TimeMention | None, document: Document, modality: Modality
) -> When | None:
    """Find when an event happened.

    Args:
        match: Its trigger.
        roles: Syntax of its sentence.
        before: The only date of the previous sentence of the paragraph; None when there is none.
        document: Its publication date is the last resort.
        modality: Only HAPPENED and ONGOING take a date from outside the sentence.

    Returns:
        NORMALISED from words of the clause, INFERRED from the rest of the sentence or the sentence before, DEFAULT from
        the publication date (no first day: it may have happened long before); None when nothing tells.
    """
    dated = [time for time in roles.scene.times if time.first or time.last]
    times = [time for time in dated if time.type in (TimeType.DATE, TimeType.TIME)]
    own = _own_time(match, roles, times)
    if own is not None:
        return When(own.first, own.last, own.precision, (own.span,), Basis.NORMALISED)
    if len(times) == 1 and not belongs_elsewhere(times[0], roles):
        return When(times[0].first, times[0].last, times[0].precision, (times[0].span,), Basis.INFERRED)
    if modality not in (Modality.HAPPENED, Modality.ONGOING):
        return None
    # Only a day carries over; a year or month before is background.
    if not times and before is not None and before.precision in (Precision.DAY, Precision.TIME):
        return When(before.first, before.last, before.precision, (before.span,), Basis.INFERRED)
    if document.published_at is not None:
        return When(None, document.published_at.value[:10], Precision.UNKNOWN, (), Basis.DEFAULT)
    return None


def _own_time(match: Match, roles: Roles, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the date that hangs on the trigger, else on its clause, else on a clause whose date it shares."""
    if not times:
        return None
    clause = roles.clause(match.i)
    holders = [match.i, *([match.light] if match.light is not None else []), clause]
    for _ in range(HIGHEST):
        if roles.tokens[clause].dep not in SHARING:
            break
        clause = roles.clause(roles.tokens[clause].head)
        holders.append(clause)
    by_head = {_head_of(time, roles): time for time in reversed(times)}
    return next((by_head[i] for i in holders if i in by_head), None)


def _head_of(time: TimeMention, roles: Roles) -> int:
    """Return the verb or noun that a time expression modifies."""
    inside = roles.scene.tokens_of(time.span)
    top = next((i for i in inside if roles.tokens[i].head not in inside), inside.start)
    i = roles.tokens[min(top, len(roles.tokens) - 1)].head
    while roles.tokens[i].pos in ("ADP", "SCONJ") and roles.tokens[i].head != i:
        i = roles.tokens[i].head
    # "the visit to Oslo on Monday": a date on a name belongs to what the name hangs on.
    return roles.clause(i) if roles.tokens[i].pos == "PROPN" else i


def belongs_elsewhere(time: TimeMention, roles: Roles) -> bool:
    """Tell whether a date is that of the report ("said on Monday") or of a subordinate clause."""
    head = roles.tokens[_head_of(time, roles)]
    return head.lemma in REPORTING or head.dep in SUBORDINATE


def find_place(match: Match, roles: Roles, event_type: EventType) -> Place | None:
    """Find where an event happened.

    Returns:
        The target of an assault, the goal of a visit, else the first place that the prepositions of the trigger, its
        participants or its clause name; None when no gazetteer place stands there.
    """
    found: PlaceMention | None = None
    if event_type is EventType.ASSAULT or match.row.mode == "visit":
        found = next((place for i in match.recipients if (place := _place_of(i, roles)) is not None), None)
    if found is None:
        found = _placed(match, roles, may_go=event_type in MOVING)
    if found is None:
        return None
    position = (found.lat, found.lon, found.precision, found.geonames_id)
    return Place(found.name, found.country, None, *position, (found.span,))


def _placed(match: Match, roles: Roles, *, may_go: bool) -> PlaceMention | None:
    """Return the place that a preposition on the trigger, a participant or the clause names."""
    nouns = [i for i in (*match.recipients, *match.actors) if roles.tokens[i].pos == "NOUN"]
    holders = [match.i, *([match.light] if match.light is not None else []), *nouns[:2], roles.clause(match.i)]
    for i in dict.fromkeys(holders):
        for preposition in PLACING:
            if preposition in GOING and (not may_go or i in match.actors):
                continue
            for at in roles.prepositional(i, preposition):
                if roles.scene.place[at] is not None:
                    return roles.scene.place[at]
    return None


def _place_of(i: int, roles: Roles) -> PlaceMention | None:
    """Return the place that a phrase names or is said to lie in."""
    near = [kid for kid in roles.children[i] if roles.tokens[kid].dep in ("compound", "poss", "nmod")]
    below = [at for preposition in LYING for at in roles.prepositional(i, preposition)]
    return next((place for at in (i, *below, *near) if (place := roles.scene.place[at]) is not None), None)
