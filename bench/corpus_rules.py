"""An annotation with spans in, what contradicts the guide (docs/annotation.md) out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from bench.corpus_words import Fault
from tocsin.errors import UnknownOntologyCode
from tocsin.ontology.countries import read_countries
from tocsin.ontology.plover import read_class, read_contexts
from tocsin.ontology.triggers import read_instruments
from tocsin.record import Act, Document, EventType, Form, Medium, Modality, PlacePrecision

STYLES = "wire state local advocacy live-blog interview op-ed broadcast telegram paper".split()
KINDS = "person organisation group place".split()
SECTORS = frozenset(
    (
        "GOV MIL REB OPP PTY CVL IGO NGO MED LEG JUD SPY ELI BUS COP CRM UAF LAB EDU REL RAD SET UNK HLH JRN REF AGR"
    ).split()
)
COUNTS = (
    "killed injured arrested captured displaced abducted released deported expelled rescued evacuated missing shot "
    "weapons vehicles troops people"
).split()
TOP = "made_up style region published outlet entities statements events".split()
FIELDS = {
    "entity": ("name kind country sectors mentions", ""),
    "statement": (
        "id speakers cue content form act toward addressees said_at medium chain nested_in",
        "negated",
    ),
    "event": (
        "id type mode contexts trigger actors recipients when place counts instruments modality said_in",
        "background",
    ),
    "party": ("words entity", ""),
    "stance": ("entity polarity", ""),
    "link": ("relation words entity", ""),
    "when": ("first last words", ""),
    "place": ("name country precision words", ""),
    "count": ("what low high approximate who words", ""),
    "instrument": ("kind words", ""),
}


def check_rules(document: Document, notes: dict[str, Any]) -> list[Fault]:
    """Return everything in an annotation that the guide does not allow, in its order."""
    missing = [Fault("", f"{name} is missing") for name in TOP if name not in notes]
    if missing:
        return missing
    return [*_top(document, notes), *_entities(notes), *_statements(notes), *_events(notes)]


def _top(document: Document, notes: dict[str, Any]) -> Iterator[Fault]:
    yield from (Fault(f".{name}", "unknown field") for name in notes if name not in TOP)
    yield from _one_of(".style", notes["style"], STYLES)
    yield from _date(".published", notes["published"])
    yield from _key(".outlet", notes["outlet"], notes["entities"])
    if not document.text.strip():
        yield Fault(".txt", "is empty")


def _entities(notes: dict[str, Any]) -> Iterator[Fault]:
    countries = {country.iso3 for country in read_countries()}
    for key, entity in notes["entities"].items():
        at = f".entities.{key}"
        faults = list(_fields(at, entity, "entity"))
        yield from faults
        if faults:
            continue
        yield from _one_of(f"{at}.kind", entity["kind"], KINDS)
        yield from _maybe(f"{at}.country", entity["country"], countries)
        for sector in entity["sectors"]:
            yield from _one_of(f"{at}.sectors", sector, SECTORS)
        if not entity["mentions"]:
            yield Fault(f"{at}.mentions", "at least one is needed")


def _statements(notes: dict[str, Any]) -> Iterator[Fault]:
    ids = _ids(notes["statements"])
    yield from _unique(".statements", notes["statements"])
    for n, item in enumerate(notes["statements"]):
        at = f".statements[{n}] {item.get('id')}"
        faults = list(_fields(at, item, "statement"))
        yield from faults
        if faults:
            continue
        if not item["content"]:
            yield Fault(f"{at}.content", "a statement needs content")
        yield from _one_of(f"{at}.form", item["form"], [form.value for form in Form])
        yield from _one_of(f"{at}.act", item["act"], [act.value for act in Act])
        yield from _maybe(f"{at}.medium", item["medium"], [medium.value for medium in Medium])
        yield from _parties(f"{at}.speakers", item["speakers"], notes["entities"])
        yield from _parties(f"{at}.addressees", item["addressees"], notes["entities"])
        for stance in item["toward"]:
            yield from _fields(f"{at}.toward", stance, "stance")
            yield from _key(f"{at}.toward", stance.get("entity"), notes["entities"])
            yield from _one_of(f"{at}.toward", stance.get("polarity"), ["favor", "against", "neutral"])
        yield from _when(f"{at}.said_at", item["said_at"])
        yield from _maybe(f"{at}.nested_in", item["nested_in"], ids - {item["id"]})
        yield from _chain(f"{at}.chain", item["chain"], notes)


def _chain(at: str, chain: list[dict[str, Any]], notes: dict[str, Any]) -> Iterator[Fault]:
    for link in chain:
        faults = list(_fields(at, link, "link"))
        yield from faults
        if faults:
            return
        yield from _maybe(at, link["entity"], notes["entities"])
    relations = [link["relation"] for link in chain]
    if len(chain) < 2 or relations[0] != "outlet" or relations[-1] != "speaker":
        yield Fault(at, "it runs from the outlet to the speaker")
    elif set(relations[1:-1]) - {"cited"}:
        yield Fault(at, "between outlet and speaker stand only the cited")
    elif chain[0]["entity"] != notes["outlet"]:
        yield Fault(at, "it begins with this report's outlet")


def _events(notes: dict[str, Any]) -> Iterator[Fault]:
    statements = _ids(notes["statements"])
    yield from _unique(".events", notes["events"])
    for n, item in enumerate(notes["events"]):
        at = f".events[{n}] {item.get('id')}"
        faults = list(_fields(at, item, "event"))
        yield from faults
        if faults:
            continue
        if not item["trigger"]:
            yield Fault(f"{at}.trigger", "an event needs a trigger")
        yield from _class(at, item)
        for context in item["contexts"]:
            yield from _one_of(f"{at}.contexts", context, set(read_contexts().values()))
        yield from _parties(f"{at}.actors", item["actors"], notes["entities"])
        yield from _parties(f"{at}.recipients", item["recipients"], notes["entities"])
        yield from _when(f"{at}.when", item["when"])
        yield from _one_of(f"{at}.modality", item["modality"], [modality.value for modality in Modality])
        yield from _maybe(f"{at}.said_in", item["said_in"], statements)
        yield from _details(at, item)


def _details(at: str, item: dict[str, Any]) -> Iterator[Fault]:
    if item["place"] is not None:
        yield from _fields(f"{at}.place", item["place"], "place")
        yield from _one_of(f"{at}.place", item["place"].get("precision"), [p.value for p in PlacePrecision])
    for count in item["counts"]:
        yield from _fields(f"{at}.counts", count, "count")
        yield from _one_of(f"{at}.counts", count.get("what"), COUNTS)
    for instrument in item["instruments"]:
        yield from _fields(f"{at}.instruments", instrument, "instrument")
        yield from _one_of(
            f"{at}.instruments", instrument.get("kind"), {word.kind for word in read_instruments().values()}
        )


def _class(at: str, item: dict[str, Any]) -> Iterator[Fault]:
    try:
        read_class(EventType(item["type"]), item["mode"])
    except (ValueError, UnknownOntologyCode):
        yield Fault(f"{at}.type", f"PLOVER has no {item['type']!r} with mode {item['mode']!r}")


def _fields(at: str, item: Any, kind: str) -> Iterator[Fault]:
    needed, optional = (names.split() for names in FIELDS[kind])
    if not isinstance(item, dict):
        yield Fault(at, f"an object is needed, not {item!r}")
        return
    yield from (Fault(at, f"{name} is missing") for name in needed if name not in item)
    yield from (Fault(at, f"unknown field {name}") for name in item if name not in (*needed, *optional))


def _parties(at: str, parties: list[dict[str, Any]], entities: dict[str, Any]) -> Iterator[Fault]:
    for party in parties:
        faults = list(_fields(at, party, "party"))
        yield from faults
        if not faults:
            yield from _maybe(at, party["entity"], entities)
            if not party["words"]:
                yield Fault(at, "a party needs words")


def _when(at: str, when: dict[str, Any] | None) -> Iterator[Fault]:
    if when is None:
        return
    faults = list(_fields(at, when, "when"))
    yield from faults
    for name in () if faults else ("first", "last"):
        if when[name] is not None:
            yield from _date(f"{at}.{name}", when[name])


def _ids(items: list[dict[str, Any]]) -> set[str]:
    return {str(item.get("id")) for item in items}


def _unique(at: str, items: list[dict[str, Any]]) -> Iterator[Fault]:
    if len(_ids(items)) != len(items):
        yield Fault(at, "an id stands twice")


def _date(at: str, value: Any) -> Iterator[Fault]:
    try:
        datetime.date.fromisoformat(str(value))
    except ValueError:
        yield Fault(at, f"no ISO date: {value!r}")


def _one_of(at: str, value: Any, allowed: Any) -> Iterator[Fault]:
    if value not in allowed:
        yield Fault(at, f"{value!r} is none of {', '.join(sorted(allowed))[:300]}")


def _maybe(at: str, value: Any, allowed: Any) -> Iterator[Fault]:
    if value is not None:
        yield from _one_of(at, value, allowed)


def _key(at: str, key: Any, entities: dict[str, Any]) -> Iterator[Fault]:
    yield from _one_of(at, key, entities)
