"""Parsed text in; the places that it names out, put on the map where the gazetteer holds them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from tocsin.mentions.place_names import PlaceName, find_place_names
from tocsin.ontology.places import Gazetteer, Site, read_gazetteer
from tocsin.record import Found, Parsed, PlaceMention, PlacePrecision

# Weights of the ranking, set by hand on every second document of places/trnews.jsonl and lgl.jsonl; the unit is one
# power of ten of population.
COUNTRY = 2.5
OWN_LIST = 0.8
CAPITAL = 1.0
OTHER_FORM = -2.0
SAME_COUNTRY = 2.5
SAME_DIVISION = 1.2
# Probability that a place is right: shares counted on the same documents (1,541 places within 161 km or not).
SCORE_ONLY = 0.9
SCORE_SURE = 0.77
SCORE_CLOSE = 0.4
CLEAR_LEAD = 1.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of a report says about where it plays: how often it names countries and their divisions."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]


def resolve_places(parsed: Parsed, *, gazetteer: Gazetteer | None = None) -> Found[PlaceMention]:
    """Find the place names of a report and choose the place that each stands for.

    The place is chosen by what stands beside it ("Paris, Texas"), by the countries and states that the report names
    elsewhere, and by size. A name that the gazetteer lacks is kept without a place; nothing is guessed.

    Args:
        parsed: The parsed report.
        gazetteer: Where names are looked up; the shipped one when None.

    Returns:
        Place mentions in text order, never overlapping; what only looked like a place is in `dropped`.
    """
    table = read_gazetteer() if gazetteer is None else gazetteer
    found = find_place_names(parsed, gazetteer=table)
    sites = [table.find(name.form) for name in found.kept]
    surroundings = _surroundings(found.kept, sites)
    settled: dict[str, Site] = {}
    for name, options in zip(found.kept, sites, strict=True):
        if name.beside and (site := _beside(options, name.beside, table)):
            settled.setdefault(name.form, site)
    kept = [
        _place(name, options, surroundings, settled, table) for name, options in zip(found.kept, sites, strict=True)
    ]
    return Found(tuple(kept), found.dropped)


def _surroundings(names: tuple[PlaceName, ...], sites: list[list[Site]]) -> Surroundings:
    countries: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    for _, options in zip(names, sites, strict=True):
        for site in options:
            if site.precision is PlacePrecision.COUNTRY:
                countries[site.country] += 2
            elif len(options) == 1 and site.country:
                countries[site.country] += 1
            if site.admin1 and (site.precision is PlacePrecision.REGION or len(options) == 1):
                divisions[site.country, site.admin1] += 1
    return Surroundings(countries, divisions)


def _place(
    name: PlaceName, options: list[Site], surroundings: Surroundings, settled: dict[str, Site], gazetteer: Gazetteer
) -> PlaceMention:
    if not options:
        return PlaceMention(name.span, name.words, None, None, None, PlacePrecision.UNKNOWN, None, 0.0)
    beside = _beside(options, name.beside, gazetteer) if name.beside else None
    site = beside or settled.get(name.form)
    score = SCORE_SURE
    if site is None:
        ranked = sorted(options, key=lambda option: -_weight(option, name.form, surroundings))
        site = ranked[0]
        if len(ranked) == 1:
            score = SCORE_ONLY
        elif _weight(site, name.form, surroundings) - _weight(ranked[1], name.form, surroundings) < CLEAR_LEAD:
            score = SCORE_CLOSE
    return PlaceMention(
        span=name.span,
        name=site.name,
        country=site.country or None,
        lat=site.lat,
        lon=site.lon,
        precision=site.precision,
        geonames_id=site.geonames_id,
        score=score,
    )


def _beside(options: list[Site], beside: str, gazetteer: Gazetteer) -> Site | None:
    """Return the largest option that lies in the country or state named behind it."""
    around = gazetteer.find(beside)
    countries = {site.country for site in around if site.precision is PlacePrecision.COUNTRY}
    states = {(site.country, site.admin1) for site in around if site.precision is PlacePrecision.REGION and site.admin1}
    regions = {site.country for site in around if site.precision is PlacePrecision.REGION and not site.admin1}
    fitting = [
        site
        for site in options
        if site.precision is not PlacePrecision.COUNTRY
        and (
            (site.country, site.admin1) in states
            or site.country in countries
            or (not states and site.country in regions)
        )
    ]
    inside = [site for site in fitting if (site.country, site.admin1) in states] or fitting
    return max(inside, key=lambda site: site.population, default=None)


def _weight(site: Site, form: str, surroundings: Surroundings) -> float:
    weight = math.log10(site.population + 10)
    if site.precision is PlacePrecision.COUNTRY:
        weight += COUNTRY
    elif site.geonames_id is None:
        # "Washington" and "New York" alone are the towns; the states say that they are states.
        weight += OTHER_FORM if site.name == f"{form} State" else OWN_LIST
    if site.is_capital:
        weight += CAPITAL
    if surroundings.countries[site.country] > (1 if site.precision is not PlacePrecision.COUNTRY else 2):
        weight += SAME_COUNTRY
    if site.admin1 and surroundings.divisions[site.country, site.admin1]:
        weight += SAME_DIVISION
    return weight
