"""Rows of a bench in, full records out under the rows' own ids, as the scorers take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.errors import DocumentError
from tocsin.pipeline import Models, code_document
from tocsin.read import ReadOptions, read_text
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
