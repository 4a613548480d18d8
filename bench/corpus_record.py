"""A report and its annotation with spans in, the record that a perfect reader would make out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from tocsin.ontology.plover import read_class
from tocsin.record import (
    Act,
    Basis,
    Count,
    Document,
    Entity,
    EventMention,
    EventType,
    Form,
    Grounded,
    Instrument,
    Link,
    Medium,
    Mention,
    MentionKind,
    Modality,
    Participant,
    Party,
    Place,
    PlacePrecision,
    Polarity,
    Precision,
    Record,
    Relation,
    Span,
    Spans,
    Stance,
    Statement,
    When,
    hash_id,
    span_key,
)
from tocsin.version import __version__

T = TypeVar("T")
BY = "bench.corpus/1 annotated"


def build_record(document: Document, notes: dict[str, Any]) -> Record:
    """Make the record of an annotated report.

    Args:
        document: The report as the product reads it.
        notes: Its annotation with spans in the place of words, without faults.

    Returns:
        The record; places, times and quantities that belong to no event are not annotated and not in it.
    """
    builder = _Builder(document, notes)
    record = Record(
        document=document,
        tocsin=__version__,
        weights={},
        mentions=builder.mentions(),
        entities=builder.entities(),
        statements=tuple(builder.statement(item) for item in notes["statements"]),
        events=tuple(builder.event(item) for item in notes["events"]),
        places=(),
        times=(),
        quantities=(),
        dropped=(),
    )
    record.check()
    return record


def _ground(value: T, spans: Spans = ()) -> Grounded[T]:
    return Grounded(value, spans, Basis.NORMALISED if spans else Basis.INFERRED, 1.0, BY)


@dataclass(frozen=True, slots=True)
class _Builder:
    """One annotation; each method makes one kind of thing of it."""

    document: Document
    notes: dict[str, Any]

    def _entity(self, key: str | None) -> str | None:
        return None if key is None else hash_id("n", self.document.id, key)

    def _said(self, key: str | None) -> str | None:
        return None if key is None else hash_id("s", self.document.id, key)

    def _spans_of(self, key: str) -> list[Span]:
        """Return every place where an entity is meant, in text order: its own mentions, and the parts that it plays."""
        parts = [p for s in self.notes["statements"] for p in (*s["speakers"], *s["addressees"])]
        parts += [p for e in self.notes["events"] for p in (*e["actors"], *e["recipients"])]
        spans = [spans[0] for spans in self.notes["entities"][key]["mentions"] if spans]
        spans += [part["words"][0] for part in parts if part["entity"] == key]
        return sorted(set(spans))

    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions of all entities."""
        out = []
        for key, entity in self.notes["entities"].items():
            kind = MentionKind(entity["kind"])
            for span in self._spans_of(key):
                mention = hash_id("m", self.document.id, key, span_key([span]))
                out.append(Mention(mention, span, kind, _ground(str(self._entity(key)), (span,)), 1.0))
        return tuple(sorted(out, key=lambda mention: (mention.span, mention.id)))

    def entities(self) -> tuple[Entity, ...]:
        """Return the entities, in the order of the annotation."""
        mentions = self.mentions()
        out = []
        for key, note in self.notes["entities"].items():
            own = str(self._entity(key))
            out.append(
                Entity(
                    id=own,
                    name=_ground(note["name"]),
                    kind=MentionKind(note["kind"]),
                    country=_ground(note["country"]) if note["country"] else None,
                    sectors=tuple(_ground(sector) for sector in note["sectors"]),
                    titles=(),
                    mentions=tuple(m.id for m in mentions if m.entity is not None and m.entity.value == own),
                )
            )
        return tuple(out)

    def _parties(self, parties: list[dict[str, Any]]) -> tuple[Party, ...]:
        return tuple(Party(party["words"], self._entity(party["entity"])) for party in parties)

    def statement(self, note: dict[str, Any]) -> Statement:
        """Return one statement."""
        chain = tuple(Link(i["words"], self._entity(i["entity"]), Relation(i["relation"])) for i in note["chain"])
        return Statement(
            id=str(self._said(note["id"])),
            speakers=self._parties(note["speakers"]),
            cue=note["cue"],
            content=note["content"],
            form=Form(note["form"]),
            act=_ground(Act(note["act"]), note["cue"]),
            negated=note.get("negated", False),
            toward=tuple(
                Stance(str(self._entity(stance["entity"])), Polarity(stance["polarity"]), (), BY)
                for stance in note["toward"]
            ),
            addressees=self._parties(note["addressees"]),
            said_at=_when(note["said_at"]),
            medium=_ground(Medium(note["medium"])) if note["medium"] else None,
            chain=chain,
            nested_in=self._said(note["nested_in"]),
            about=tuple(self._event(e["id"]) for e in self.notes["events"] if e["said_in"] == note["id"]),
            score=1.0,
            by=BY,
        )

    def _event(self, key: str) -> str:
        return hash_id("e", self.document.id, key)

    def _participants(self, parties: list[dict[str, Any]]) -> tuple[Participant, ...]:
        out = []
        for party in parties:
            note = self.notes["entities"].get(party["entity"])
            kind = MentionKind(note["kind"]) if note else None
            country, sectors = (note["country"], tuple(note["sectors"])) if note else (None, ())
            out.append(Participant(party["words"], self._entity(party["entity"]), kind, country, sectors))
        return tuple(out)

    def event(self, note: dict[str, Any]) -> EventMention:
        """Return one event."""
        kind = EventType(note["type"])
        plover = read_class(kind, note["mode"])
        return EventMention(
            id=self._event(note["id"]),
            type=_ground(kind, note["trigger"]),
            mode=_ground(note["mode"], note["trigger"]) if note["mode"] else None,
            contexts=tuple(_ground(context) for context in note["contexts"]),
            quad=plover.quad,
            intensity=plover.intensity,
            cameo=plover.cameo,
            trigger=note["trigger"],
            actors=self._participants(note["actors"]),
            recipients=self._participants(note["recipients"]),
            when=_when(note["when"]),
            place=_place(note["place"]),
            counts=tuple(_count(count) for count in note["counts"]),
            instruments=tuple(Instrument(item["words"], item["kind"]) for item in note["instruments"]),
            targets=(),
            background=_ground(value=True) if note.get("background") else None,
            modality=_ground(Modality(note["modality"])),
            said_in=self._said(note["said_in"]),
            denies=(),
            score=1.0,
            by=BY,
            why=(),
        )


def _when(note: dict[str, Any] | None) -> When | None:
    if note is None:
        return None
    day = note["first"] == note["last"] and note["first"] is not None
    basis = Basis.NORMALISED if note["words"] else Basis.INFERRED
    return When(note["first"], note["last"], Precision.DAY if day else Precision.INTERVAL, note["words"], basis)


def _place(note: dict[str, Any] | None) -> Place | None:
    if note is None:
        return None
    precision = PlacePrecision(note["precision"])
    return Place(note["name"], note["country"], None, None, None, precision, None, note["words"])


def _count(note: dict[str, Any]) -> Count:
    return Count(note["what"], note["low"], note["high"], note["approximate"], note["who"], note["words"])
