"""JSON or JSON Lines in, a document or an error for each row out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tocsin.errors import DocumentError, EmptyDocument, UnreadableDocument
from tocsin.read.build import Extract, build_document, read_published
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.options import FieldNames, ReadOptions
from tocsin.record import Basis, Document

STAGE = "read.rows/1"
_LANG_CHARS = 2


def read_rows(text: str, *, origin: str, options: ReadOptions) -> Iterator[Document | DocumentError]:
    """Read the rows of a JSON object, an array of objects, or JSON Lines.

    Returns:
        In order, each row's document or its error. A row of JSON Lines is counted by its line, one of an array by its
        place, both from 1; a lone object has the origin of its file.

    Raises:
        UnreadableDocument: The whole is neither JSON nor JSON Lines; the message names the line.
        EmptyDocument: There is no row.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if _is_lines(text):
            return _read_lines(text, origin, options)
        raise UnreadableDocument(
            origin, f"line {error.lineno}, column {error.colno}: broken JSON ({error.msg}); mend that line"
        ) from error
    except (ValueError, RecursionError) as error:
        if _is_lines(text):
            return _read_lines(text, origin, options)
        raise UnreadableDocument(
            origin, "the JSON is nested too deep or holds a number that is too long; simplify it"
        ) from error
    if isinstance(value, list):
        if not value:
            raise EmptyDocument(origin, "the JSON array is empty; hand in rows")
        return (_row_or_error(row, f"{origin}#{number}", options) for number, row in enumerate(value, start=1))
    return iter((_read_row(value, origin, options),))


def _is_lines(text: str) -> bool:
    """Tell JSON Lines from broken JSON: one of the first two lines that are not empty is an object of its own."""
    lines = [line for line in text[:1_000_000].split("\n", 20) if line.strip()]
    return len(lines) > 1 and any(_is_object(line) for line in lines[:2])


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(text: str, origin: str, options: ReadOptions) -> Iterator[Document | DocumentError]:
    # Only line feeds part rows: JSON strings may hold other line ends of Unicode.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        row_origin = f"{origin}#{number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            yield UnreadableDocument(
                row_origin, f"line {number}, column {error.colno}: broken JSON ({error.msg}); mend that line"
            )
        except (ValueError, RecursionError):
            yield UnreadableDocument(
                row_origin,
                f"line {number}: the JSON is nested too deep or holds a number that is too long; simplify it",
            )
        else:
            yield _row_or_error(value, row_origin, options)


def _row_or_error(row: object, origin: str, options: ReadOptions) -> Document | DocumentError:
    try:
        return _read_row(row, origin, options)
    except DocumentError as error:
        return error


def _read_row(row: object, origin: str, options: ReadOptions) -> Document:
    if not isinstance(row, dict):
        raise UnreadableDocument(origin, "the row is not a JSON object; write one object with a text a row")
    fields = {name.lower(): (name, value) for name, value in reversed(row.items())}
    text = next(
        (
            value
            for name in options.fields.text
            for _, value in (fields.get(name, ("", None)),)
            if isinstance(value, str)
        ),
        None,
    )
    if text is None:
        names = ", ".join(options.fields.text[:4])
        raise UnreadableDocument(origin, f"the row has no text field ({names} ...); say --text-field NAME")
    raw = json.dumps(row, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
    facts = tuple(_facts_of(fields, options.fields))
    lang = _first(fields, options.fields.lang)[1][:_LANG_CHARS].lower()
    return build_document(Extract(text, facts=facts, lang=lang), raw=raw, origin=origin, options=options)


def _facts_of(fields: dict[str, tuple[str, object]], names: FieldNames) -> Iterator[Fact]:
    for field, accepted in (
        (Field.TITLE, names.title),
        (Field.BYLINE, names.byline),
        (Field.PUBLISHED_AT, names.published),
        (Field.OUTLET, names.outlet),
        (Field.URL, names.url),
    ):
        name, value = _first(fields, accepted)
        if field is Field.OUTLET and value.startswith(("http://", "https://")):
            field = Field.URL
        if field is Field.PUBLISHED_AT:
            value = read_published(value) or ""
        if value:
            yield Fact(field, value, (), Basis.INFERRED, Rank.LABELLED, f"{STAGE} field {name}")


def _first(fields: dict[str, tuple[str, object]], accepted: tuple[str, ...]) -> tuple[str, str]:
    """Return the name and the words of the first accepted field that is not empty."""
    for wanted in accepted:
        name, value = fields.get(wanted, ("", None))
        words = _words_of(value)
        if words:
            return name, words
    return "", ""


def _words_of(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return _words_of(value.get("name")) if isinstance(value.get("name"), str) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words_of(item) for item in value if isinstance(item, str | dict))))
    return ""
