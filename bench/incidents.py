"""A record's JSON form in; what the scorer of document-level incidents (MUC-4) takes of its events out."""

from __future__ import annotations

from typing import Any

# MUC-4 templates hold what is reported, claimed and alleged alike, so that POSSIBLE events (what a speaker or an
# uncertain word tells) count; what is denied or only planned is no incident.
UNTOLD = frozenset({"negated", "planned"})
KINDS = {"organisation": "organisation", "person": "person", "group": "person"}


def as_incidents(record: dict[str, Any]) -> dict[str, Any]:
    """Keep the events that tell an incident, with the kinds of participants that the scorer knows.

    A participant that names a place or nothing known goes without a kind: the scorer then tries all slots.
    """
    events = [event for event in record["events"] if event["modality"] not in UNTOLD]
    return {"id": record["id"], "events": [_as_incident(event) for event in events]}


def _as_incident(event: dict[str, Any]) -> dict[str, Any]:
    sides = {side: [_as_fill(party) for party in event[side]] for side in ("actors", "recipients")}
    return {**event, **sides}


def _as_fill(party: dict[str, Any]) -> dict[str, Any]:
    kind = KINDS.get(party["kind"])
    return {"spans": party["spans"], **({"kind": kind} if kind else {})}
