"""A placed name and the other places of its report in; one line that says what speaks for the place out."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.mentions.place_distance import km_between
from tocsin.ontology.countries import read_countries
from tocsin.record import PlaceMention, PlacePrecision

NEAR_KM = 161.0


def explain_place(place: PlaceMention, places: Iterable[PlaceMention]) -> str:
    """Say what speaks for a place: "Tripoli, Libya: the report names Libya and 3 other places there, 2 of them near".

    Args:
        place: The place.
        places: All places of the record; the same place named twice counts once.

    Returns:
        One line; for a name without a place, that no list holds it.
    """
    if place.lat is None or place.lon is None:
        return f"{place.name}: in no list of places"
    others = {
        (other.name, other.lat, other.lon): other
        for other in places
        if other.lat is not None and (other.name, other.lat, other.lon) != (place.name, place.lat, place.lon)
    }
    country = next((row.name for row in read_countries() if row.iso3 == place.country), "")
    if not country or place.precision is PlacePrecision.COUNTRY:
        return f"{place.name}: known by its name"
    there = [other for other in others.values() if other.country == place.country]
    towns = [other for other in there if other.precision is not PlacePrecision.COUNTRY]
    near = [other for other in towns if _is_near(place, other)]
    reasons = [f"the report names {country}"] if len(there) > len(towns) else []
    if towns:
        noun = "place" if len(towns) == 1 else "places"
        reasons.append(f"{len(towns)} other {noun} there" + (f", {len(near)} of them near" if near else ""))
    return f"{place.name}, {country}: {' and '.join(reasons) or 'the largest or only place of that name'}"


def _is_near(one: PlaceMention, other: PlaceMention) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return km_between(one.lat, one.lon, other.lat, other.lon) <= NEAR_KM
