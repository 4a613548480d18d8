"""Words that tell whether a name stands for a place, read from `places_words.tsv`."""

from __future__ import annotations

from functools import cache

from tocsin.ontology.tables import read_table


@cache
def place_words(kind: str) -> frozenset[str]:
    """Return the words of a kind, in small letters; the table says which kinds there are."""
    return next(frozenset(words.split()) for name, words in read_table("places_words.tsv", 2) if name == kind)
