"""A record's JSON form in; what the scorer of document-level incidents (MUC-4) takes of its events out.

MUC-4's guidelines tell what an incident is, and this module reads a record by them: violence against people and things
that are not military, in the recent past, that is not denied or only planned. Nothing is looked at but the record.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Any

# MUC-4 templates hold what is reported, claimed and alleged alike, so that POSSIBLE events (what a speaker or an
# uncertain word tells) count; what is denied or only planned is no incident.
UNTOLD = frozenset({"negated", "planned"})
# Arrests, curfews and bans are no incidents.
VIOLENT = "ASSAULT"
# Sectors of those whose losses are war, not terror.
FIGHTERS = frozenset({"MIL", "REB", "UAF"})
# Words of military targets, which MUC-4 leaves out.
MILITARY = frozenset(
    "airplane aircraft armored army barracks battalion brigade combat command convoy detachment enemy force forces "
    "garrison guerrilla guerrillas gunship helicopter military patrol plane position positions post rebel rebels "
    "regiment soldier soldiers tank troop troops unit units".split()
)
# Triggers of warfare and of the seizure of ground or power.
WARFARE = re.compile(
    r"\b(annex|battl|besieg|captur|clash|combat|conquer|counteroffensive|depos|displac|encircl|fight|fought|firefight|"
    r"gunbattle|gunfight|incursion|inva[ds]|liberat|occup|offensive|oust|overr[au]n|overthr|recaptur|retak|retook|"
    r"seiz|shootout|skirmish|toppl|uproot)",
    re.IGNORECASE,
)
# Heads of phrases that tell where something happened, not whom or what it hit.
AREAS = frozenset(
    "area avenue capital city country countryside department district hamlet highway location municipality "
    "neighborhood neighbourhood part place point province region road section sector settlement site street territory "
    "town township village zone".split()
)
PRONOUNS = frozenset("he she they we i it him her them us me who whom which that his their himself herself".split())
# Words of a phrase that counts and names nobody ("the other five").
COUNTING = frozenset(
    "a an the of other others more one two three four five six seven eight nine ten dozen dozens hundred hundreds "
    "thousand thousands least at about over than some several another dead".split()
)
OLDEST_DAYS = 180


def as_incidents(record: dict[str, Any]) -> dict[str, Any]:
    """Keep the events that tell an incident, with the participants and the place that their words give.

    Participants go without a kind, as the record does not tell MUC-4's persons from its organisations: the scorer
    then tries both slots. An event without a place has that of the event before it, the first that of the dateline.
    """
    reader = _Reader(record)
    events: list[dict[str, Any]] = []
    place = reader.dateline()
    for event in record["events"]:
        if not reader.is_incident(event):
            continue
        place = reader.place(event) or place
        sides = {"actors": list(reader.doers(event)), "recipients": list(reader.sufferers(event))}
        events.append({**event, **sides, "place": place})
    return {"id": record["id"], "events": events}


class _Reader:
    """Reads the events of one record."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.text: str = record["text"]
        self.entities = {entity["id"]: entity for entity in record["entities"]}
        self.published: str | None = record["document"]["published_at"]

    def is_incident(self, event: dict[str, Any]) -> bool:
        """Tell whether an event is violence that MUC-4 asks for."""
        if event["type"] != VIOLENT or event["modality"] in UNTOLD or self._is_old(event["when"]):
            return False
        if WARFARE.search(self._quote(event["trigger"])):
            return False
        return not event["recipients"] or not all(self._is_military(party) for party in event["recipients"])

    def doers(self, event: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the actors, each with the organisations that its words name."""
        for party in event["actors"]:
            yield from self._named(party)
            yield from self._organisations(party)

    def sufferers(self, event: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the people and things hit: no places, no military."""
        for party in event["recipients"]:
            if party["kind"] != "place" and self._head(party) not in AREAS and not self._is_military(party):
                yield from self._named(party)
        for target in event["targets"]:
            if not MILITARY & set(self._words(target["spans"])):
                yield {"spans": target["spans"]}

    def place(self, event: dict[str, Any]) -> dict[str, Any] | None:
        """Return the words of an event's place; None for a country, in which MUC-4 wants the place."""
        place = event["place"]
        return {"spans": place["spans"]} if place and place["precision"] != "country" else None

    def dateline(self) -> dict[str, Any] | None:
        """Return the words of the place that the dateline names first."""
        lines = [block["span"] for block in self.record["document"]["blocks"] if block["role"] == "dateline"]
        for start, end in lines:
            for place in self.record["places"]:
                if start <= place["span"][0] < end:
                    return {"spans": [place["span"]]}
        return None

    def _named(self, party: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield a participant by its words, a pronoun by the name of the person whom it stands for."""
        words = self._words(party["spans"])
        if len(words) == 1 and words[0] in PRONOUNS:
            entity = self.entities.get(party["entity"])
            if entity is not None and entity["kind"] == "person" and entity["name"].lower() not in PRONOUNS:
                yield {"text": entity["name"]}
        elif not all(word in COUNTING or word.isdigit() for word in words):
            # What the agency added in brackets is no part of the phrase.
            yield {"text": re.sub(r"\s*\[[^\]]*\]?", "", self._quote(party["spans"]))}

    def _organisations(self, party: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the named organisations inside a participant's words: "two snipers of the Red Front"."""
        start, end = party["spans"][0][0], party["spans"][-1][1]
        for mention in self.record["mentions"]:
            first, last = mention["span"]
            is_part = start <= first and last <= end and (first, last) != (start, end)
            entity = self.entities.get(mention["entity"]) if is_part else None
            is_name = self.text[first:last].split()[0].lower() not in COUNTING
            if entity is not None and is_name and {mention["kind"], entity["kind"]} <= {"organisation", "group"}:
                yield {"spans": [mention["span"]]}

    def _is_military(self, party: dict[str, Any]) -> bool:
        if party["kind"] == "person":
            return False
        return bool(FIGHTERS & set(party["sectors"]) or MILITARY & set(self._words(party["spans"])))

    def _is_old(self, when: dict[str, Any] | None) -> bool:
        last = when["last"] if when else None
        if not last or not self.published or not re.fullmatch(r"\d{4}-\d\d-\d\d", last[:10]):
            return False
        days = datetime.date.fromisoformat(self.published[:10]) - datetime.date.fromisoformat(last[:10])
        return days.days > OLDEST_DAYS

    def _head(self, party: dict[str, Any]) -> str:
        """Return the last word before a preposition."""
        before = re.split(r",|\b(?:of|in|on|at|near)\b", self._quote(party["spans"]).lower())[0]
        words = re.findall(r"\w+", before)
        return re.sub(r"s$", "", words[-1]) if words else ""

    def _words(self, spans: Iterable[list[int]]) -> list[str]:
        return re.findall(r"\w+", self._quote(spans).lower())

    def _quote(self, spans: Iterable[list[int]]) -> str:
        return " ".join(self.text[start:end] for start, end in spans)
