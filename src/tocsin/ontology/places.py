"""The gazetteer of the process: countries, divisions and towns (GeoNames, CC BY 4.0), and our own list of places."""

from __future__ import annotations

from functools import cache

from tocsin.ontology.gazetteer import Gazetteer, Site, open_gazetteer
from tocsin.ontology.gazetteer_build import Progress

__all__ = ["Gazetteer", "Site", "home_country", "read_gazetteer"]

# A name alone gives a country only when no namesake in another country is nearly as large.
CLEARLY_LARGER = 5
# A smaller place shares its name with too many people and things to tell where somebody comes from.
LARGE = 50_000


# The one gazetteer of the process.
_OPEN: list[Gazetteer] = []


def read_gazetteer(*, progress: Progress | None = None, rebuild: bool = False) -> Gazetteer:
    """Open the gazetteer; it is kept for the life of the process, and built first where it is not there yet.

    Args:
        progress: Told how far a build is.
        rebuild: Build it in any case.
    """
    if rebuild or not _OPEN:
        _OPEN[:] = [open_gazetteer(progress=progress, rebuild=rebuild)]
    return _OPEN[0]


@cache
def home_country(name: str) -> str:
    """Return the country of a place name, ISO 3166-1 alpha-3; "" when none holds it, or when several could be meant."""
    known = [site for site in read_gazetteer().find(name) if site.population >= LARGE or site.geonames_id is None]
    if not known:
        return ""
    largest = max(known, key=lambda site: site.population)
    others = max((site.population for site in known if site.country != largest.country), default=0)
    return largest.country if largest.population > CLEARLY_LARGER * others else ""
