"""Languages by their English names, read from `languages.tsv`."""

from __future__ import annotations

from functools import cache

from tocsin.ontology.tables import read_table


@cache
def read_languages() -> dict[str, str]:
    """Read the table of languages: ISO 639-1 code to English name."""
    return {code: name for code, name in read_table("languages.tsv", 2)}
