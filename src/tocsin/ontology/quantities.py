"""Words for numbers and for what they count, read from `quantities.tsv`."""

from __future__ import annotations

from functools import cache

from tocsin.ontology.tables import read_table, split_list


@cache
def read_quantity_words(table: str) -> dict[str, str]:
    """Return a table of `quantities.tsv` (number, power, loose, about, unit, money, thing, ...): phrase to value."""
    rows = read_table("quantities.tsv", 3)
    return {phrase: value for name, value, phrases in rows if name == table for phrase in split_list(phrases)}


@cache
def longest_phrase(table: str) -> int:
    """Return how many words the longest phrase of a table has."""
    return max(phrase.count(" ") + 1 for phrase in read_quantity_words(table))
