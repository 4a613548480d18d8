"""Small word tables of this room, read once from the package's data files."""

from __future__ import annotations

from functools import cache

from tocsin import tables


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read one of the room's tables by its name without folder and suffix."""
    return tuple(tables.read_table("tocsin.read", f"data/{name}.tsv"))


@cache
def read_words(name: str, kind: str) -> frozenset[str]:
    """Read the words of one kind: the first field of a row names the kind, the second the words, parted by commas."""
    return frozenset(word.strip() for row in read_table(name) if row[0] == kind for word in row[1].split(","))


@cache
def label_fields() -> dict[str, str]:
    """Return what the value behind each label says of a report ("author" -> "byline"); labels are in small letters."""
    return {label: row[0] for row in read_table("labels") for label in row[1].split(",")}
