"""Countries with their names, demonyms, capitals and seats of power, read from `countries.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.ontology.tables import read_table, split_list


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that reports name.

    Attributes:
        iso3: ISO 3166-1 alpha-3 (XKX for Kosovo, as is usual).
        iso2: ISO 3166-1 alpha-2.
        name: Usual English name.
        aliases: Other names and abbreviations, without "the".
        demonyms: Adjectives and nouns for its people, in the singular.
        capitals: Its capital in all usual spellings, and rival or former seats of government.
        metonyms: Buildings and bodies that stand for a power of the state, each with its PLOVER sector.
        lat: Degrees north of a point near its middle.
        lon: Degrees east of it.
        geonames_id: Its GeoNames id.
        population: People, by GeoNames.
    """

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[tuple[str, str], ...]
    lat: float
    lon: float
    geonames_id: int
    population: int


@cache
def read_countries() -> tuple[Country, ...]:
    """Read the table of countries, sorted by code."""
    out = []
    for iso3, iso2, name, aliases, demonyms, capitals, metonyms, lat, lon, geonames_id, population in read_table(
        "countries.tsv", 11
    ):
        powers = tuple((words, sector) for words, _, sector in (item.rpartition(":") for item in split_list(metonyms)))
        out.append(
            Country(
                iso3=iso3,
                iso2=iso2,
                name=name,
                aliases=split_list(aliases),
                demonyms=split_list(demonyms),
                capitals=split_list(capitals),
                metonyms=powers,
                lat=float(lat),
                lon=float(lon),
                geonames_id=int(geonames_id),
                population=int(population),
            )
        )
    return tuple(out)
