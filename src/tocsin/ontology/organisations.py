"""Well-known organisations, armed groups and outlets, read from `organisations.tsv` and `organisations_groups.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from tocsin.ontology.tables import read_table, split_list

# PLOVER's codes for what belongs to many states; they stand in the place of a country there, and never do here.
BLOCS = frozenset({"UNO", "EUR", "IGO"})

OrganisationKind = Literal["organisation", "group", "place"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that reports name.

    Attributes:
        name: Its usual English name.
        aliases: Other names and abbreviations.
        country: ISO 3166-1 alpha-3 of its home country; "" for what belongs to no single one.
        bloc: UNO, EUR or IGO for a body of many states; "" for others.
        sectors: PLOVER sectors, most telling first.
        kind: "group" for an armed or loose group, "place" for a territory with a government of its own.
        origin: "own" (general knowledge) or "phoenix" (the dictionary of that name).
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    bloc: str
    sectors: tuple[str, ...]
    kind: OrganisationKind
    origin: str


@cache
def read_organisations() -> tuple[Organisation, ...]:
    """Read the tables of organisations, our own first, each in its own order; a name stands once."""
    out: dict[str, Organisation] = {}
    for file, origin in (("organisations.tsv", "own"), ("organisations_groups.tsv", "phoenix")):
        for name, aliases, code, sectors, kind in read_table(file, 5):
            listed = split_list(sectors)
            bloc = code if code in BLOCS else "IGO" if not code and "IGO" in listed else ""
            country = "" if bloc else code
            row = Organisation(name, split_list(aliases), country, bloc, listed, cast(OrganisationKind, kind), origin)
            out.setdefault(name, row)
    return tuple(out.values())
