"""The names of a report with the places that they may stand for in; how likely each place is meant out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from tocsin.mentions.place_context import Context, Support
from tocsin.ontology.places import Site
from tocsin.ontology.tables import read_table
from tocsin.record import Document, PlacePrecision

FEATURES = (
    "population",
    "usual_name",
    "country",
    "region",
    "district",
    "own_list",
    "capital",
    "under_capital",
    "beside",
    "country_share",
    "country_named",
    "division_share",
    "division_named",
    "near",
    "home",
)
# The first pass knows of the other names only how large the places are that they may stand for; the second builds on
# the first.
PASSES = 2
Candidates = Mapping[str, Sequence[Site]]
Shares = dict[str, list[float]]


def rank_sites(candidates: Candidates, beside: Mapping[str, frozenset[tuple[str, str]]], document: Document) -> Shares:
    """Weigh the places that each name of a report may stand for, by a conditional logit of few features.

    Args:
        candidates: For each name the places of the gazetteer; at least one.
        beside: For each name what is named behind it ("Paris, Texas"), as pairs of country and division code; the code
            is "" for a whole country.
        document: Its address may tell the country of its outlet.

    Returns:
        For each name the probabilities of its places, in their order; they sum to one.
    """
    shares = first_shares(candidates)
    for weights in _weights():
        context = Context(candidates, shares, document)
        shares = {
            name: _softmax([_dot(weights, row) for row in describe_sites(name, sites, beside, context.support(name))])
            for name, sites in candidates.items()
        }
    return shares


def first_shares(candidates: Candidates) -> Shares:
    """Return the shares before anything else is known: by the square root of the population."""
    out = {}
    for name, sites in candidates.items():
        sizes = [math.sqrt(site.population + 100) for site in sites]
        out[name] = [size / sum(sizes) for size in sizes]
    return out


def describe_sites(
    name: str, sites: Sequence[Site], beside: Mapping[str, frozenset[tuple[str, str]]], support: Support
) -> list[tuple[float, ...]]:
    """Return the features of the places that a name may stand for, in the order of `FEATURES`."""
    behind = beside.get(name, frozenset())
    # A state that is called as a capital elsewhere ("Washington").
    under = {site.country for site in sites if site.is_capital}
    return [
        (
            math.log10(site.population + 10),
            float(site.is_main),
            float(site.precision is PlacePrecision.COUNTRY),
            float(site.precision is PlacePrecision.REGION),
            float(site.precision is PlacePrecision.DISTRICT),
            float(site.geonames_id is None),
            float(site.is_capital),
            float(site.precision is PlacePrecision.REGION and site.country in under and not site.is_capital),
            float(is_inside(site, behind)),
            support.country(site),
            support.country_named(site),
            support.division(site),
            support.division_named(site),
            support.near(site),
            float(bool(support.home) and site.country == support.home),
        )
        for site in sites
    ]


def is_inside(site: Site, around: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a place lies in one of these countries or divisions, and is not one of them."""
    if site.precision is PlacePrecision.COUNTRY:
        return False
    if site.admin1 and (site.country, site.admin1) in around:
        return site.precision is not PlacePrecision.REGION
    return (site.country, "") in around


def calibrate_score(share: float) -> float:
    """Turn the share of a chosen place into the probability that it is right, as counted on the sets of the weights."""
    slope, shift = (float(value) for value in _table()["score"])
    share = min(0.999, max(0.001, share))
    return 1 / (1 + math.exp(-slope * math.log(share / (1 - share)) - shift))


def _softmax(values: Sequence[float]) -> list[float]:
    top = max(values)
    powers = [math.exp(value - top) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))


@cache
def _weights() -> tuple[tuple[float, ...], ...]:
    """Return the weights of each pass, in the order of `FEATURES`."""
    return tuple(tuple(float(_table()[feature][i]) for feature in FEATURES) for i in range(PASSES))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in read_table("places_weights.tsv", 1 + PASSES)}
