"""A trigger with its roles in, the place of the happening out: that of its own words, then that of its clause."""

from __future__ import annotations

from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.places import read_gazetteer
from tocsin.record import EventType, Place, PlaceMention

PLACING = tuple("in at near on outside inside around across over off throughout between into to from".split())
# These lead to the place only of what moves or meets there.
GOING = frozenset({"into", "to", "from"})
MOVING = frozenset({EventType.CONSULT, EventType.MOBILIZE, EventType.RETREAT})
# What a phrase lies in: "a house in Upper Town".
LYING = ("in", "at", "of", "near")


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
    admin1 = read_gazetteer().division(found.name, found.geonames_id) if found.geonames_id is not None else None
    return Place(found.name, found.country, admin1, *position, (found.span,))


def _placed(match: Match, roles: Roles, *, may_go: bool) -> PlaceMention | None:
    """Return the place that a preposition on the trigger, a participant or the clause names."""
    nouns = [i for i in (*match.recipients, *match.actors) if roles.tokens[i].pos == "NOUN"]
    holders = [match.i, *([match.light] if match.light is not None else []), *nouns[:2], roles.clause(match.i)]
    below: list[int] = []
    for i in dict.fromkeys(holders):
        for preposition in PLACING:
            if preposition in GOING and (not may_go or i in match.actors):
                continue
            for at in roles.prepositional(i, preposition):
                if roles.scene.place[at] is not None:
                    return roles.scene.place[at]
                below.append(at)
        below += roles.prepositional(i, "during")
    # "on the streets of Upper Town", "during a raid in Upper Town"
    return next((place for at in below if (place := _place_of(at, roles)) is not None), None)


def _place_of(i: int, roles: Roles) -> PlaceMention | None:
    """Return the place that a phrase names or is said to lie in."""
    near = [kid for kid in roles.children[i] if roles.tokens[kid].dep in ("compound", "poss", "nmod")]
    below = [at for preposition in LYING for at in roles.prepositional(i, preposition)]
    return next((place for at in (i, *below, *near) if (place := roles.scene.place[at]) is not None), None)
