"""From one report to its record: what is named, who said what, and who did what to whom.

This is the only file that knows the order of the rooms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from tocsin.encoder import Encoded, Encoder, EventJudge, encode_document, load_encoder, load_judge, split_words
from tocsin.errors import BadOption
from tocsin.events import Bench, code_events, code_petrarch, find_type
from tocsin.mentions import find_quantities, find_times, find_weapons, gather_mentions, resolve_actors, resolve_places
from tocsin.ontology.languages import read_languages
from tocsin.ontology.own_actors import OwnActors
from tocsin.ontology.petrarch_coder import PetrarchCoder
from tocsin.parse import Parser, load_parser, parse_document
from tocsin.record import Document, Dropped, EventMention, EventType, Reason, Record, Span, Spans, Statement
from tocsin.statements import find_statements
from tocsin.version import __version__

STAGE = "pipeline/1"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Models:
    """Everything that is loaded once a process.

    Attributes:
        parser: The language model.
        encoder: The reader of statements.
        judge: What says of two phrases what the one does to the other; None for the rules alone.
        actors: Dictionaries of the user; None for none.
        petrarch: What the rules-only coder looks up, in the place of Tocsin's own coder; None for that one.
        explain: Find the words that decided for each event.
        watch: Is told every event with what speaks for it, before any is dropped as unlikely; training looks on.
    """

    parser: Parser
    encoder: Encoder
    judge: EventJudge | None = None
    actors: OwnActors | None = None
    petrarch: PetrarchCoder | None = None
    explain: bool = False
    watch: Callable[[EventMention, dict[str, float]], None] | None = None

    @property
    def hashes(self) -> dict[str, str]:
        """Name and hash of everything that was loaded, for the record."""
        own = [one.files for one in (self.actors, self.petrarch) if one is not None]
        judge = self.judge.weights if self.judge else {}
        dictionaries = {name: sha for files in own for name, sha in files}
        return {**self.parser.weights, **self.encoder.weights, **judge, **dictionaries}


def load_models() -> Models:
    """Load the models of the pipeline, without dictionaries of the user.

    Raises:
        WeightsError: A model is missing or not the pinned one.
    """
    return Models(load_parser(), load_encoder(), load_judge())


def code_document(document: Document, *, models: Models) -> Record:
    """Make the record of one report.

    Args:
        document: As the readers made it.
        models: Loaded once a process by `load_models`.

    Returns:
        The record; the same document and models always give an equal one. A report in another language than English is
        not read: its whole text is among the dropped.
    """
    if _is_other_language(document):
        return _make_unread(document)
    parsed = parse_document(document, parser=models.parser)
    encoded = encode_document(parsed, encoder=models.encoder)
    times = find_times(parsed)
    quantities = find_quantities(parsed, times=times.kept)
    weapons = find_weapons(parsed)
    places = resolve_places(parsed)
    actors = resolve_actors(parsed, own=models.actors)
    statements = find_statements(parsed, actors=actors, times=times.kept, encoded=encoded)
    code = (
        partial(code_petrarch, dictionaries=models.petrarch)
        if models.petrarch
        else partial(code_events, bench=_make_bench(encoded, models))
    )
    events = code(
        parsed, actors=actors, statements=statements.kept,
        places=places.kept, times=times.kept, quantities=quantities.kept,
    )  # fmt: skip
    record = Record(
        document=document,
        tocsin=__version__,
        weights=models.hashes,
        mentions=gather_mentions(document, names=actors.mentions, weapons=weapons.kept, quantities=quantities.kept),
        entities=actors.entities,
        statements=_with_events(statements.kept, events.kept),
        events=events.kept,
        places=places.kept,
        times=times.kept,
        quantities=quantities.kept,
        dropped=_gather_dropped(times, quantities, weapons, places, actors, statements, events),
    )
    record.check()
    return record


def _make_bench(encoded: Encoded, models: Models) -> Bench | None:
    if models.judge is None or encoded.words is None:
        return None
    return Bench(encoded.words, models.judge, watch=models.watch, explain=models.explain)


def code_pair(document: Document, actor: Spans, recipient: Spans, *, models: Models) -> EventType:
    """Tell what a marked actor does to a marked recipient: the types of a bench, whose rows mark both.

    Args:
        document: The text.
        actor: Its words.
        recipient: Its words.
        models: With a judge.

    Raises:
        BadOption: There is no judge.
    """
    if models.judge is None:
        raise BadOption("coder", "types of marked pairs need the judge, leave the option out")
    events = code_document(document, models=models).events
    parsed = parse_document(document, parser=models.parser)
    words = split_words(parsed, pieces=models.encoder.pieces)
    return find_type(parsed, actor, recipient, events=events, words=words, judge=models.judge)


class _Stage(Protocol):
    @property
    def dropped(self) -> tuple[Dropped, ...]: ...


def _gather_dropped(*stages: _Stage) -> tuple[Dropped, ...]:
    dropped = (item for stage in stages for item in stage.dropped)
    return tuple(sorted(dropped, key=lambda item: (item.span, item.stage, item.reason)))


def _is_other_language(document: Document) -> bool:
    """Tell whether a report is in a known language that is not English; what a file names and nobody knows is none."""
    lang = document.lang.value if document.lang else ENGLISH
    return lang != ENGLISH and lang in read_languages()


def _make_unread(document: Document) -> Record:
    # On 150 German reports (german_dev.jsonl) the English rooms found 4 % of the statements, a third of them with the
    # wrong speaker, no event, and 5,404 "actors", nearly all of them common nouns.
    dropped = Dropped(Span(0, len(document.text)), STAGE, Reason.OTHER_LANGUAGE)
    return Record(
        document=document,
        tocsin=__version__,
        weights={},
        mentions=(),
        entities=(),
        statements=(),
        events=(),
        places=(),
        times=(),
        quantities=(),
        dropped=(dropped,),
    )


def _with_events(statements: tuple[Statement, ...], events: tuple[EventMention, ...]) -> tuple[Statement, ...]:
    """Tell each statement which events lie inside its content."""
    about: dict[str, list[str]] = {}
    for event in events:
        if event.said_in:
            about.setdefault(event.said_in, []).append(event.id)
    return tuple(replace(item, about=tuple(about.get(item.id, ()))) for item in statements)
