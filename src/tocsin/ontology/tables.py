"""A packaged table of tab-separated values in; its rows out, each with as many fields as the table has."""

from __future__ import annotations

from importlib import resources

from tocsin.errors import BrokenInvariant


def read_table(name: str, columns: int) -> list[list[str]]:
    """Read a table that lies in this package; lines that begin with "#" are remarks.

    Args:
        name: File name, "countries.tsv".
        columns: How many fields a row has.

    Raises:
        BrokenInvariant: A row has another number of fields; the message names file and line.
    """
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != columns:
            raise BrokenInvariant(f"{name}, line {number}: {columns} fields are needed, not {len(fields)}")
        rows.append(fields)
    return rows


def split_list(field: str) -> tuple[str, ...]:
    """Split a field that lists values with "|" between them."""
    return tuple(part for part in field.split("|") if part)
