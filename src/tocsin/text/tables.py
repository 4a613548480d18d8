"""Read a packaged table of tab-separated values."""

from __future__ import annotations

from importlib import resources

from tocsin.errors import BrokenInvariant


def read_table(package: str, name: str, *, columns: int | None = None) -> list[tuple[str, ...]]:
    """Read a table that lies in a package; empty lines and lines that begin with "#" are remarks.

    Args:
        package: Dotted name of the package ("tocsin.ontology").
        name: Path of the file below it, with slashes.
        columns: How many fields each row has; None when rows differ.

    Raises:
        BrokenInvariant: A row has another number of fields; the message names file and line.
    """
    text = resources.files(package).joinpath(*name.split("/")).read_text(encoding="utf-8")
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if columns is not None and len(fields) != columns:
            raise BrokenInvariant(f"{name}, line {number}: {columns} fields are needed, not {len(fields)}")
        rows.append(fields)
    return rows


def split_list(field: str) -> tuple[str, ...]:
    """Split a field that lists values with "|" between them."""
    return tuple(part for part in field.split("|") if part)
