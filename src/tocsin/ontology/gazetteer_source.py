"""The tables of places in; one stream of places with their keys out, the most important first, and their hash."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from tocsin.errors import BrokenInvariant, WeightsMismatch
from tocsin.ontology.countries import read_countries
from tocsin.ontology.gazetteer_keys import stored_key
from tocsin.ontology.tables import read_table, split_list
from tocsin.record import PlacePrecision

SOURCE = "places.tsv.xz"
TABLES = (SOURCE, "places_own.tsv", "countries.tsv")
COLUMNS = 10
# These have rows of their own in places_own.tsv, with their own points.
_PARTS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place as the tables have it.

    Attributes:
        name: Its usual name.
        keys: What it is looked up by; the first is the key of `name`.
        kind: What kind of place it is.
        country: ISO 3166-1 alpha-3; "" for waters and for regions over several countries.
        admin1: Code of its first-order division (GeoNames); "" when unknown.
        admin2: Code of its second-order division; "" when unknown.
        lat: Degrees north.
        lon: Degrees east.
        population: People, or a weight of that size where people do not live.
        geonames_id: GeoNames id; None for our own additions.
        is_capital: It is or was a seat of government.
    """

    name: str
    keys: tuple[str, ...]
    kind: PlacePrecision
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    is_capital: bool = False


@cache
def source_hash() -> str:
    """Return the SHA-256 of the tables, in hexadecimal digits."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(resources.files(__package__).joinpath(table).read_bytes())
    return digest.hexdigest()


def read_source() -> list[SourcePlace]:
    """Read all places: countries, our own, then divisions and towns from the largest to the smallest.

    Raises:
        BrokenInvariant: A row is not as it should be; the message names file and line.
        WeightsMismatch: The packed table is damaged.
    """
    rows = _mark_capitals(_geonames())
    rows.sort(key=lambda row: (-row.population, row.geonames_id))
    return [*_countries(), *_own(), *rows]


def _countries() -> Iterator[SourcePlace]:
    for row in read_countries():
        keys = _keys(name for name in (row.name, *row.aliases) if name not in _PARTS)
        country = PlacePrecision.COUNTRY
        yield SourcePlace(row.name, keys, country, row.iso3, "", "", row.lat, row.lon, row.population, row.geonames_id)


def _own() -> Iterator[SourcePlace]:
    for name, aliases, kind, iso3, lat, lon, weight in read_table("places_own.tsv", 7):
        keys = _keys((name, *split_list(aliases)))
        precision = PlacePrecision(kind)
        yield SourcePlace(name, keys, precision, iso3, "", "", float(lat), float(lon), int(weight), None)


def _geonames() -> Iterator[SourcePlace]:
    iso3 = {country.iso2: country.iso3 for country in read_countries()}
    try:
        text = lzma.decompress(resources.files(__package__).joinpath(SOURCE).read_bytes()).decode("utf-8")
    except (lzma.LZMAError, UnicodeDecodeError) as error:
        detail = f"its source {SOURCE} is damaged; run: pip install --force-reinstall --no-deps tocsin"
        raise WeightsMismatch("gazetteer", detail) from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != COLUMNS:
            raise BrokenInvariant(f"{SOURCE}, line {number}: {COLUMNS} fields are needed, not {len(fields)}")
        kind, name, others, iso2, admin1, admin2, lat, lon, population, geonames_id = fields
        # The other names are stored folded already.
        keys = tuple(dict.fromkeys((stored_key(name), *split_list(others))))
        country = iso3.get(iso2, "")
        point = (float(lat), float(lon), int(population), int(geonames_id))
        yield SourcePlace(name, keys, PlacePrecision(kind), country, admin1, admin2, *point)


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names if (key := stored_key(name))))


def _mark_capitals(rows: Iterable[SourcePlace]) -> list[SourcePlace]:
    """Mark the seats of government: in each country the largest town of that name."""
    wanted = {(row.iso3, key) for row in read_countries() for key in _keys(row.capitals)}
    out = list(rows)
    largest: dict[tuple[str, str], int] = {}
    for i, row in enumerate(out):
        if row.kind is not PlacePrecision.TOWN:
            continue
        for key in row.keys:
            home = (row.country, key)
            if home in wanted and (home not in largest or out[largest[home]].population < row.population):
                largest[home] = i
    for i in sorted(set(largest.values())):
        out[i] = replace(out[i], is_capital=True)
    return out
