"""Tables of tab-separated values that lie in the package in, their rows out; a bad row names file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from typing import TypeVar

from tocsin.errors import BrokenInvariant

T = TypeVar("T")


def read_table(
    package: str, name: str, *, columns: int | None = None, header: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """Read a table; empty lines and lines that begin with "#" are remarks.

    Args:
        package: Dotted name of the package that it lies in ("tocsin.ontology").
        name: Path of the file below it, with slashes.
        columns: How many fields each row has; None when rows differ, or a header tells.
        header: The names of the columns, where the first row gives them; that row is not among the results.

    Raises:
        BrokenInvariant: A row has another number of fields or the header differs; the message names file and line.
    """
    return [fields for _, fields in _rows(package, name, columns, header)]


def parse_table(package: str, name: str, parse: Callable[[tuple[str, ...]], T], *, header: tuple[str, ...]) -> list[T]:
    """Read a table and turn each row into a value.

    Args:
        package: As in `read_table`.
        name: As in `read_table`.
        parse: Gets the fields of a row; a `ValueError` of its own says what is wrong with them.
        header: As in `read_table`.

    Raises:
        BrokenInvariant: As in `read_table`, or `parse` refused a row.
    """
    out = []
    for number, fields in _rows(package, name, None, header):
        try:
            out.append(parse(fields))
        except ValueError as error:
            raise BrokenInvariant(f"{name}, line {number}: {error}") from error
    return out


def split_list(field: str) -> tuple[str, ...]:
    """Split a field that lists values with "|" between them."""
    return tuple(part for part in field.split("|") if part)


def _rows(
    package: str, name: str, columns: int | None, header: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = resources.files(package).joinpath(*name.split("/")).read_text(encoding="utf-8")
    needed = len(header) or columns
    awaited = header
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if awaited:
            if fields != awaited:
                raise BrokenInvariant(f"{name}, line {number}: the columns must be {', '.join(awaited)}")
            awaited = ()
            continue
        if needed is not None and len(fields) != needed:
            raise BrokenInvariant(f"{name}, line {number}: {needed} fields are needed, not {len(fields)}")
        yield number, fields
    if awaited:
        raise BrokenInvariant(f"{name}: the columns {', '.join(awaited)} must stand in its first row")
