"""When and where an event happened: the dates and places that its own words carry, then those of its sentence and paragraph."""

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

PLACING = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "around",
    "across",
    "over",
    "off",
    "into",
    "to",
    "from",
    "throughout",
    "between",
)
# Types whose recipient is struck where it stands.
STRUCK = frozenset({EventType.ASSAULT})
SAID = frozenset({"say", "tell", "report", "add", "announce", "state"})


def find_when(
    match: Match, roles: Roles, *, before: TimeMention | None, document: Document, modality: Modality
) -> When | None:
    """Find when an event happened.

    Args:
        match: Its trigger.
        roles: Syntax of its sentence.
        before: The only date of the previous sentence of the paragraph; None when there is none.
        document: Its publication date is the last resort for what happened or goes on.
        modality: Only HAPPENED and ONGOING take the publication date.

    Returns:
        NORMALISED from words of the clause, INFERRED from the rest of the sentence or the sentence before, DEFAULT from the
        publication date (no first day: it may have happened long before); None when nothing tells.
    """
    times = [
        time for time in roles.scene.times if time.type in (TimeType.DATE, TimeType.TIME) and (time.first or time.last)
    ]
    own = _own_time(match, roles, times)
    if own is not None:
        return When(own.first, own.last, own.precision, (own.span,), Basis.NORMALISED)
    if len(times) == 1 and not belongs_elsewhere(times[0], roles):
        return When(times[0].first, times[0].last, times[0].precision, (times[0].span,), Basis.INFERRED)
    if modality not in (Modality.HAPPENED, Modality.ONGOING):
        return None
    if not times and before is not None:
        return When(before.first, before.last, before.precision, (before.span,), Basis.INFERRED)
    if document.published_at is not None:
        return When(None, document.published_at.value[:10], Precision.UNKNOWN, (), Basis.DEFAULT)
    return None


def _own_time(match: Match, roles: Roles, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the date that hangs on the trigger, else on its clause, else on the clause that governs a participle."""
    heads = {_head_of(time, roles): time for time in reversed(times)}
    wanted = [match.i] + ([match.light] if match.light is not None else [])
    clause = roles.clause(match.i)
    wanted += [clause]
    while roles.tokens[clause].dep in ("advcl", "xcomp", "conj", "acl", "pcomp") and roles.tokens[clause].tag in (
        "VBG",
        "VB",
        "VBD",
        "VBN",
        "VBZ",
    ):
        above = roles.clause(roles.tokens[clause].head)
        if above == clause or above in wanted or len(wanted) > 6:
            break
        wanted.append(above)
        clause = above
    return next((heads[i] for i in wanted if i in heads), None)


def _head_of(time: TimeMention, roles: Roles) -> int:
    """Return the verb or noun that a time expression modifies."""
    inside = [token for token in roles.tokens if time.span.start <= token.start < time.span.end]
    top = next(
        (token for token in inside if not time.span.start <= roles.tokens[token.head].start < time.span.end),
        inside[0] if inside else roles.tokens[0],
    )
    i = top.head
    while roles.tokens[i].pos in ("ADP", "SCONJ") and roles.tokens[i].head != i:
        i = roles.tokens[i].head
    # "the visit to Oslo on Monday": a date on a name belongs to what the name hangs on.
    if roles.tokens[i].pos == "PROPN":
        i = roles.clause(i)
    return i


def belongs_elsewhere(time: TimeMention, roles: Roles) -> bool:
    """Tell whether a date is that of the report ("said on Monday") or of a subordinate clause."""
    head = roles.tokens[_head_of(time, roles)]
    return head.lemma in SAID or head.dep in ("relcl", "acl", "advcl", "ccomp")


def find_place(match: Match, roles: Roles, event_type: EventType) -> Place | None:
    """Find where an event happened: a place that its own words name, the target of an assault, the goal of a visit."""
    if event_type in STRUCK or match.row.mode == "visit":
        for i in match.recipients:
            place = _place_in(roles, i)
            if place is not None:
                return _make(place)
    places = [match.i] + ([match.light] if match.light is not None else [])
    places += [i for i in (*match.recipients, *match.actors) if roles.tokens[i].pos == "NOUN"][:2]
    clause = roles.clause(match.i)
    places += [clause] if clause not in places and match.row.type is not None else []
    for i in places:
        for preposition in PLACING if i not in match.actors else ("in", "at", "near"):
            for found in roles.prepositional(i, preposition):
                if roles.scene.place[found] is not None and not (
                    preposition in ("to", "from", "into")
                    and event_type not in (EventType.CONSULT, EventType.MOBILIZE, EventType.RETREAT)
                ):
                    return _make(roles.scene.place[found])
    return None


def _place_in(roles: Roles, i: int) -> PlaceMention | None:
    """Return the place that a phrase names or is said to lie in ("a house in Upper Town")."""
    if roles.scene.place[i] is not None:
        return roles.scene.place[i]
    for preposition in ("in", "at", "of", "near"):
        for found in roles.prepositional(i, preposition):
            if roles.scene.place[found] is not None:
                return roles.scene.place[found]
    near = [kid for kid in roles.children[i] if roles.tokens[kid].dep in ("compound", "poss", "nmod")]
    return next((roles.scene.place[kid] for kid in near if roles.scene.place[kid] is not None), None)


def _make(place: PlaceMention | None) -> Place | None:
    if place is None:
        return None
    return Place(
        place.name, place.country, None, place.lat, place.lon, place.precision, place.geonames_id, (place.span,)
    )
