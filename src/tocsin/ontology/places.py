"""The shipped gazetteer: countries, towns (GeoNames, CC BY 4.0), American states, and our own list of other places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.ontology.countries import read_countries
from tocsin.ontology.tables import read_table, split_list
from tocsin.record import PlacePrecision

TOWN = PlacePrecision.TOWN
# A name alone gives a country only when no namesake in another country is nearly as large.
CLEARLY_LARGER = 5


@dataclass(frozen=True, slots=True)
class Site:
    """One place that a name may stand for.

    Attributes:
        name: Its usual name.
        precision: What kind of place it is.
        country: ISO 3166-1 alpha-3; "" for waters and for regions over several countries.
        admin1: Code of its first-order division (GeoNames); "" when unknown.
        lat: Degrees north.
        lon: Degrees east.
        population: People, or a weight of that size where people do not live.
        geonames_id: GeoNames id; None for our own additions.
        is_capital: It is or was a seat of government.
    """

    name: str
    precision: PlacePrecision
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    is_capital: bool = False


class Gazetteer:
    """Places by their names; a name may stand for many."""

    def __init__(self, sites: dict[str, list[Site]], towns: dict[str, list[int]], rows: list[list[str]]) -> None:
        """Hold sites that are made already, and the rows of towns, which are made on demand."""
        self._sites = sites
        self._towns = towns
        self._rows = rows
        self._iso3 = {country.iso2: country.iso3 for country in read_countries()}
        self._capitals = {(country.iso3, name) for country in read_countries() for name in country.capitals}

    def __contains__(self, name: str) -> bool:
        return name in self._sites or name in self._towns

    def find(self, name: str) -> list[Site]:
        """Return the places that bear a name, countries and our own first, then towns in the order of the table."""
        return [*self._sites.get(name, ()), *(self._town(self._rows[i]) for i in self._towns.get(name, ()))]

    def _town(self, row: list[str]) -> Site:
        name, aliases, iso2, admin1, lat, lon, population, geonames_id = row
        iso3 = self._iso3.get(iso2, "")
        capital = any((iso3, form) in self._capitals for form in (name, *split_list(aliases)))
        return Site(name, TOWN, iso3, admin1, float(lat), float(lon), int(population), int(geonames_id), capital)


@cache
def read_gazetteer() -> Gazetteer:
    """Read the gazetteer; it is kept for the life of the process."""
    rows = read_table("places.tsv", 8)
    towns: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        towns.setdefault(row[0], []).append(i)
        for alias in split_list(row[1]):
            towns.setdefault(alias, []).append(i)
    sites: dict[str, list[Site]] = {}
    for site, names in (*_countries(), *_own(), *_states()):
        for name in names:
            sites.setdefault(name.removeprefix("the "), []).append(site)
    _add_capitals(towns, rows)
    return Gazetteer(sites, towns, rows)


def home_country(name: str) -> str:
    """Return the country of a place name, ISO 3166-1 alpha-3; "" when none holds it, or when several could be meant."""
    sites = read_gazetteer().find(name)
    if not sites:
        return ""
    largest = max(sites, key=lambda site: site.population)
    others = max((site.population for site in sites if site.country != largest.country), default=0)
    return largest.country if largest.population > CLEARLY_LARGER * others else ""


def _countries() -> list[tuple[Site, tuple[str, ...]]]:
    parts = ("England", "Scotland", "Wales", "Northern Ireland")  # these have points of their own in places_own.tsv
    return [
        (
            Site(c.name, PlacePrecision.COUNTRY, c.iso3, "", c.lat, c.lon, c.population, c.geonames_id),
            tuple(name for name in (c.name, *c.aliases) if name not in parts),
        )
        for c in read_countries()
    ]


def _own() -> list[tuple[Site, tuple[str, ...]]]:
    out = []
    for name, aliases, kind, iso3, lat, lon, weight in read_table("places_own.tsv", 7):
        site = Site(name, PlacePrecision(kind), iso3, "", float(lat), float(lon), int(weight), None)
        out.append((site, (name, *split_list(aliases))))
    return out


def _states() -> list[tuple[Site, tuple[str, ...]]]:
    out = []
    for code, name, abbreviations, lat, lon, thousands in read_table("places_states.tsv", 6):
        people = int(thousands) * 1000
        site = Site(name, PlacePrecision.REGION, "USA", code, float(lat), float(lon), people, None)
        names = (name, name.removesuffix(" State"), code, *split_list(abbreviations))
        out.append((site, tuple(dict.fromkeys(names))))
    return out


def _add_capitals(towns: dict[str, list[int]], rows: list[list[str]]) -> None:
    """Give capitals the other spellings that the table of countries has for them ("Kiev")."""
    iso3 = {country.iso2: country for country in read_countries()}
    for i, row in enumerate(rows):
        country = iso3.get(row[2])
        if country is None or row[0] not in country.capitals:
            continue
        for name in country.capitals:
            if name not in towns:
                towns[name] = [i]
