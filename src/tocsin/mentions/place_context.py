"""What the names of a report say about where it plays: how much lies in each country, division and part of the map."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from tocsin.ontology.countries import read_countries
from tocsin.ontology.places import Site
from tocsin.record import Document, PlacePrecision

# A cell of the map is one degree wide; places in the same or a touching cell count as near.
CELL = 1.0
# Ends of addresses that are sold for what they spell, and say nothing of a country.
_SOLD = frozenset("co io tv me ai ly fm gg to cc ws im is it la st nu ms".split())
_KIN = {"uk": "GBR"}

Weights = Sequence[float]
Key = tuple[str | int, ...]
Sums = defaultdict[Key, float]


class Context:
    """The places of a report, each weighed by how likely it is meant.

    A name that may stand for several places gives each of them its share. What a name itself adds is taken out again
    when the name is looked at, so that it cannot vouch for itself.
    """

    def __init__(self, sites: Mapping[str, Sequence[Site]], weights: Mapping[str, Weights], document: Document) -> None:
        """Add up the shares of all names.

        Args:
            sites: For each name the places that it may stand for.
            weights: For each name the shares of its places, which sum to one.
            document: Its address may tell the country of its outlet.
        """
        self.names = len(sites)
        self.home = _home(document)
        self._sites = sites
        self._weights = weights
        self._sums: Sums = defaultdict(float)
        for name in sites:
            for key, share in self._shares(name):
                self._sums[key] += share

    def support(self, name: str) -> Support:
        """Return what the other names of the report say."""
        own: Sums = defaultdict(float)
        for key, share in self._shares(name):
            own[key] += share
        return Support(self._sums, own, max(1, self.names - 1), self.home)

    def _shares(self, name: str) -> Iterator[tuple[Key, float]]:
        for site, share in zip(self._sites[name], self._weights[name], strict=True):
            if site.country:
                yield ("country", site.country), share
            if site.precision is PlacePrecision.COUNTRY:
                yield ("named", site.country), share
                continue
            if site.admin1:
                yield ("division", site.country, site.admin1), share
                if site.precision is PlacePrecision.REGION:
                    yield ("named", site.country, site.admin1), share
            yield ("cell", *_cell(site)), share


class Support:
    """What the other names of a report say for one place or another."""

    def __init__(self, sums: Sums, own: Sums, others: int, home: str) -> None:
        """Hold the sums of all names and those of the name that is looked at."""
        self._sums = sums
        self._own = own
        self._others = others
        self.home = home

    def country(self, site: Site) -> float:
        """Return the share of the other names that lies in the same country, 0 to 1."""
        return self._at("country", site.country) / self._others if site.country else 0.0

    def country_named(self, site: Site) -> float:
        """Return how surely another name is that of the country, 0 to 1."""
        return min(1.0, self._at("named", site.country)) if site.country else 0.0

    def division(self, site: Site) -> float:
        """Return how many other names lie in the same first-order division, on a logarithmic scale."""
        return math.log1p(self._at("division", site.country, site.admin1)) if site.admin1 else 0.0

    def division_named(self, site: Site) -> float:
        """Return how surely another name is that of the division, 0 to 1."""
        return min(1.0, self._at("named", site.country, site.admin1)) if site.admin1 else 0.0

    def near(self, site: Site) -> float:
        """Return how many other names lie near, on a logarithmic scale."""
        row, column = _cell(site)
        around = (self._at("cell", row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return math.log1p(sum(around))

    def _at(self, *key: str | int) -> float:
        return max(0.0, self._sums.get(key, 0.0) - self._own.get(key, 0.0))


def _cell(site: Site) -> tuple[int, int]:
    return int(site.lat // CELL), int(site.lon // CELL)


def _home(document: Document) -> str:
    """Return the country of a report's address, ISO 3166-1 alpha-3; "" when its end names none."""
    try:
        host = urlsplit(document.url.value).hostname if document.url is not None else None
    except ValueError:
        return ""
    end = (host or "").rpartition(".")[2]
    if len(end) != 2 or end in _SOLD:
        return ""
    return _KIN.get(end) or next((c.iso3 for c in read_countries() if c.iso2.lower() == end), "")
