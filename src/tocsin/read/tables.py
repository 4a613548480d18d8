"""Small word tables of this room, read once from the package's data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """Read a table of tab-separated fields; empty lines and lines that start with "#" are comments."""
    data = files("tocsin.read").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in data.splitlines() if line and not line.startswith("#"))


@cache
def read_words(name: str, kind: str) -> frozenset[str]:
    """Read the words of one kind: the first field of a row names the kind, the second the words, parted by commas."""
    return frozenset(word.strip() for row in read_table(name) if row[0] == kind for word in row[1].split(","))
