"""From one report to its record: what is named, who said what, and who did what to whom.

This is the only file that knows the order of the rooms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.encoder import Encoder, encode_document, load_encoder
from tocsin.events import code_events
from tocsin.mentions import find_times, resolve_actors, resolve_places
from tocsin.parse import Parser, load_parser, parse_document
from tocsin.record import Document, EventMention, Record, Statement
from tocsin.statements import find_statements
from tocsin.version import __version__


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that is loaded once a process."""

    parser: Parser
    encoder: Encoder


def load_models() -> Models:
    """Load the models of the pipeline.

    Raises:
        WeightsError: A model is missing or not the pinned one.
    """
    return Models(load_parser(), load_encoder())


def code_document(document: Document, *, models: Models) -> Record:
    """Make the record of one report.

    Args:
        document: As the readers made it.
        models: Loaded once a process by `load_models`.

    Returns:
        The record; the same document and models always give an equal one.
    """
    parsed = parse_document(document, parser=models.parser)
    encoded = encode_document(parsed, encoder=models.encoder)
    times = find_times(parsed)
    places = resolve_places(parsed)
    actors = resolve_actors(parsed)
    statements = find_statements(parsed, actors=actors, times=times.kept, encoded=encoded)
    events = code_events(parsed, actors=actors, statements=statements.kept, places=places.kept, times=times.kept)
    dropped = (*times.dropped, *places.dropped, *actors.dropped, *statements.dropped, *events.dropped)
    record = Record(
        document=document,
        tocsin=__version__,
        weights={**models.parser.weights, **models.encoder.weights},
        mentions=actors.mentions,
        entities=actors.entities,
        statements=_with_events(statements.kept, events.kept),
        events=events.kept,
        places=places.kept,
        times=times.kept,
        dropped=tuple(sorted(dropped, key=lambda item: (item.span, item.stage, item.reason))),
    )
    record.check()
    return record


def _with_events(statements: tuple[Statement, ...], events: tuple[EventMention, ...]) -> tuple[Statement, ...]:
    """Tell each statement which events lie inside its content."""
    about: dict[str, list[str]] = {}
    for event in events:
        if event.said_in:
            about.setdefault(event.said_in, []).append(event.id)
    return tuple(replace(item, about=tuple(about.get(item.id, ()))) for item in statements)
