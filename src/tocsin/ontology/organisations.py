"""Well-known organisations, armed groups and outlets, read from `organisations.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.ontology.tables import read_table, split_list


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that reports name.

    Attributes:
        name: Its usual English name.
        aliases: Other names and abbreviations.
        country: ISO 3166-1 alpha-3 of its home country; "" for what belongs to no single one.
        sectors: PLOVER sectors, most telling first.
        is_group: It is an armed or loose group rather than an organisation.
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    sectors: tuple[str, ...]
    is_group: bool


@cache
def read_organisations() -> tuple[Organisation, ...]:
    """Read the table of organisations, in its own order."""
    return tuple(
        Organisation(name, split_list(aliases), country, split_list(sectors), kind == "group")
        for name, aliases, country, sectors, kind in read_table("organisations.tsv", 5)
    )
