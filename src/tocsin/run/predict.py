"""Rows of a bench in, full records out under the rows' own ids, as the scorers take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.errors import BadOption, DocumentError, SpanError
from tocsin.mentions import describe_actor
from tocsin.parse import parse_document
from tocsin.pipeline import Models, code_document, code_pair
from tocsin.read import ReadOptions, parse_published, read_text
from tocsin.record import Span
from tocsin.run.rejection import Rejection, make_rejection


def predict_records(rows: Iterable[Mapping[str, Any]], *, models: Models) -> Iterator[dict[str, Any] | Rejection]:
    """Make the record of each row.

    Args:
        rows: Each with `id` and `text`, and maybe `published`, `outlet`, `title` and `url`; other fields are not looked
            at, so that no gold answer can leak into a prediction.
        models: Loaded once a process.

    Yields:
        The record's JSON form under the row's own `id`, spans counted in the row's own text; for a row whose text
        cannot be read, the reason.

    Raises:
        BadOption: A row's `published` is no date.
    """
    for row in rows:
        origin = f"row {row['id']}"
        try:
            document = read_text(row["text"], origin=origin, options=_options(row))
        except DocumentError as error:
            yield make_rejection(error, origin=origin)
            continue
        yield {**code_document(document, models=models).to_dict(), "id": row["id"]}


def predict_actors(rows: Iterable[Mapping[str, Any]], *, models: Models) -> Iterator[dict[str, Any]]:
    """Tell country and sectors of the actor that each row's text names.

    Args:
        rows: Each with `id` and `text`, and maybe `context` and `date`; a date that is none counts as unknown.
        models: Loaded once a process.

    Yields:
        `{"id", "country", "sectors"}`; both empty for a text that cannot be read.
    """
    for row in rows:
        try:
            document = read_text(row["text"], origin=f"row {row['id']}")
        except DocumentError:
            yield {"id": row["id"], "country": "", "sectors": []}
            continue
        parsed = parse_document(document, parser=models.parser)
        actor = describe_actor(parsed, context=_text(row, "context") or "", day=_day(row))
        yield {"id": row["id"], "country": actor.country, "sectors": list(actor.sectors)}


def predict_types(rows: Iterable[Mapping[str, Any]], *, models: Models) -> Iterator[dict[str, Any]]:
    """Tell the type of what each row's actor does to its recipient.

    Args:
        rows: Each with `id`, `text`, and `actor` and `recipient` as lists of spans in the text; a side may be empty.
        models: Loaded once a process.

    Yields:
        `{"id", "type"}`; "" for a text that cannot be read.

    Raises:
        BadOption: A row has no spans, or spans outside its text.
    """
    for row in rows:
        sides = [_spans(row, side) for side in ("actor", "recipient")]
        try:
            document = read_text(row["text"], origin=f"row {row['id']}", options=_options(row))
        except DocumentError:
            yield {"id": row["id"], "type": ""}
            continue
        yield {"id": row["id"], "type": code_pair(document, *sides, models=models).value}


def _spans(row: Mapping[str, Any], side: str) -> tuple[Span, ...]:
    try:
        spans = tuple(Span(start, end) for start, end in row[side])
    except (KeyError, TypeError, ValueError, SpanError):
        spans = (Span(0, len(row["text"]) + 1),)
    if any(span.end > len(row["text"]) for span in spans):
        raise BadOption(side, f"row {row['id']} needs a list of [start, end] inside its text, or [] for nobody")
    return spans


def _day(row: Mapping[str, Any]) -> str:
    try:
        return parse_published(_text(row, "date") or "")[:10]
    except BadOption:
        return ""


def _options(row: Mapping[str, Any]) -> ReadOptions:
    return ReadOptions(
        published=_text(row, "published"),
        outlet=_text(row, "outlet"),
        title=_text(row, "title"),
        url=_text(row, "url"),
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None
