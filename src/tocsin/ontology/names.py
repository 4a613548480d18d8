"""First names, forms of address and nouns that tell a gender, read from `names.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.ontology.tables import read_table


@dataclass(frozen=True, slots=True)
class Genders:
    """Words that tell a gender; every value is "m" or "f".

    Attributes:
        names: First names.
        address: Forms of address ("Mr", "Lady").
        nouns: Common nouns in lower case ("spokesman").
    """

    names: dict[str, str]
    address: dict[str, str]
    nouns: dict[str, str]


@cache
def read_genders() -> Genders:
    """Read the table of gendered words."""
    tables: dict[str, dict[str, str]] = {"name": {}, "address": {}, "noun": {}}
    for gender, kind, words in read_table("names.tsv", 3):
        tables[kind].update(dict.fromkeys(words.split(), gender))
    return Genders(tables["name"], tables["address"], tables["noun"])
