"""The whole record of one report, and its JSON form (DESIGN 2)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tocsin.errors import BrokenInvariant, SpanError
from tocsin.record.codec import from_plain, schema_of, spans_in, to_plain
from tocsin.record.document import Document
from tocsin.record.event import EventMention
from tocsin.record.found import Dropped
from tocsin.record.mention import Entity, Mention, PlaceMention, Quantity, TimeMention
from tocsin.record.statement import Statement

# Fields of the document that stand at the top of the JSON form, as DESIGN 2 writes it.
TOP = ("id", "text", "raw_sha256")


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that Tocsin holds about one report.

    Attributes:
        document: The report as it was read.
        tocsin: Version that made the record.
        weights: Name and hash of every model, and of every dictionary of the user, that was used.
        mentions: Names, dates and quantities, in text order.
        entities: What the names stand for, in order of their first mention.
        statements: Who said what, in text order.
        events: Who did what to whom, in text order.
        places: Place names, in text order.
        times: Time expressions, in text order.
        quantities: Numbers with what they count, in text order.
        dropped: What the stages let go, with reasons.
    """

    document: Document
    tocsin: str
    weights: dict[str, str]
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    events: tuple[EventMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    dropped: tuple[Dropped, ...]

    def check(self) -> None:
        """Check what no single part can: spans lie in the text, ids are unique, and every reference has its target.

        Raises:
            SpanError: A span leaves the text.
            BrokenInvariant: An id occurs twice or points nowhere.
        """
        for span in spans_in(self):
            if span.end > len(self.document.text):
                raise SpanError(f"{self.document.id}: [{span.start}, {span.end}) leaves the text")
        ids: dict[str, set[str]] = {}
        for name in ("mentions", "entities", "statements", "events"):
            items = [item.id for item in getattr(self, name)]
            ids[name] = set(items)
            if len(items) != len(ids[name]):
                raise BrokenInvariant(f"{self.document.id}: an id occurs twice among the {name}")
        for kind, references in self._references().items():
            if missing := references - ids[kind]:
                raise BrokenInvariant(f"{self.document.id}: no such {kind}: {sorted(missing)[0]}")

    def _references(self) -> dict[str, set[str]]:
        parties = [p for s in self.statements for p in (*s.speakers, *s.addressees)]
        participants = [p for e in self.events for p in (*e.actors, *e.recipients)]
        entities = [m.entity.value for m in self.mentions if m.entity]
        entities += [link.entity for s in self.statements for link in s.chain if link.entity]
        entities += [stance.entity for s in self.statements for stance in s.toward]
        entities += [p.entity for p in parties if p.entity] + [p.entity for p in participants if p.entity]
        statements = [s.nested_in for s in self.statements if s.nested_in] + [
            e.said_in for e in self.events if e.said_in
        ]
        return {
            "entities": set(entities),
            "mentions": {m for e in self.entities for m in e.mentions},
            "statements": set(statements),
            "events": {event for s in self.statements for event in s.about}
            | {event for e in self.events for event in e.denies},
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form of DESIGN 2 as plain lists, dicts, strings and numbers."""
        document = to_plain(self.document)
        rest = {
            name: to_plain(getattr(self, name))
            for name in self.__slots__
            if name not in ("document", "tocsin", "weights")
        }
        head = {name: document.pop(name) for name in TOP}
        return {**head, "tocsin": self.tocsin, "weights": dict(self.weights), "document": document, **rest}

    def to_json(self) -> str:
        """Return the record as one line of JSON.

        Text that holds lone surrogates cannot be written as UTF-8, so such a record is written in ASCII with escapes.
        """
        plain = self.to_dict()
        line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        if line.isascii() or not any("\ud800" <= char <= "\udfff" for char in line):
            return line
        return json.dumps(plain, ensure_ascii=True, separators=(",", ":"), allow_nan=False)

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Record:
        """Build a record from its JSON form.

        Raises:
            BrokenInvariant: A field is missing, unknown or of the wrong type, an id occurs twice or points nowhere.
            SpanError: A span leaves the text.
        """
        if missing := [name for name in (*TOP, "document") if name not in plain]:
            raise BrokenInvariant(f"a record needs {', '.join(missing)}")
        if not isinstance(plain["document"], dict):
            raise BrokenInvariant("a record's document is an object")
        document = {**plain["document"], **{name: plain[name] for name in TOP}}
        rest = {name: value for name, value in plain.items() if name not in TOP}
        record = from_plain(cls, {**rest, "document": document})
        record.check()
        return record

    @classmethod
    def from_json(cls, line: str) -> Record:
        """Build a record from a line of JSON; errors as in `from_dict`."""
        try:
            plain = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise BrokenInvariant(f"not a JSON line: {error}") from error
        if not isinstance(plain, dict):
            raise BrokenInvariant("a record is a JSON object")
        return cls.from_dict(plain)


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the JSON form of a record."""
    schema = schema_of(Record)
    document = schema["$defs"]["Document"]
    top = {name: document["properties"].pop(name) for name in TOP}
    document["required"] = [name for name in document["required"] if name not in TOP]
    schema["properties"] = {**top, **schema["properties"]}
    schema["required"] = [*TOP, *schema["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tocsin record", **schema}
