"""The record: frozen dataclasses of everything that Tocsin holds about a report; imports nothing but errors."""

from tocsin.record.document import Block, Damage, DamageKind, Document, Role
from tocsin.record.event import (
    Count,
    EventMention,
    EventType,
    Instrument,
    Modality,
    Participant,
    Target,
    Weighed,
)
from tocsin.record.found import Dropped, Found, Reason
from tocsin.record.grounded import Basis, Grounded
from tocsin.record.ids import hash_id, span_key
from tocsin.record.mention import (
    Entity,
    Mention,
    MentionKind,
    Place,
    PlaceMention,
    PlacePrecision,
    Precision,
    Quantity,
    TimeMention,
    TimeType,
    When,
)
from tocsin.record.parsed import Name, Parsed, Quotation, Sentence, Token
from tocsin.record.record import Record, record_schema
from tocsin.record.resolved import Resolved
from tocsin.record.span import Span, Spans
from tocsin.record.statement import Act, Form, Link, Medium, Party, Polarity, Relation, Stance, Statement

__all__ = [
    "Act",
    "Basis",
    "Block",
    "Count",
    "Damage",
    "DamageKind",
    "Document",
    "Dropped",
    "Entity",
    "EventMention",
    "EventType",
    "Form",
    "Found",
    "Grounded",
    "Instrument",
    "Link",
    "Medium",
    "Mention",
    "MentionKind",
    "Modality",
    "Name",
    "Parsed",
    "Participant",
    "Party",
    "Place",
    "PlaceMention",
    "PlacePrecision",
    "Polarity",
    "Precision",
    "Quantity",
    "Quotation",
    "Reason",
    "Record",
    "Relation",
    "Resolved",
    "Role",
    "Sentence",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "Target",
    "TimeMention",
    "TimeType",
    "Token",
    "Weighed",
    "When",
    "hash_id",
    "record_schema",
    "span_key",
]
