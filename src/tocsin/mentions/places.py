"""Parsed text in; the places that it names out, put on the map where the gazetteer holds them."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.mentions.place_distance import km_between
from tocsin.mentions.place_names import PlaceName, find_place_names
from tocsin.mentions.place_ranker import Candidates, calibrate_score, rank_sites
from tocsin.ontology.places import Gazetteer, Site, read_gazetteer
from tocsin.record import Found, Parsed, PlaceMention, PlacePrecision

# Reports that name more places are lists; of each name only the largest places are then looked at, to bound the work.
MANY_NAMES = 1000
FEW_SITES = 5
# Places as near as this to the chosen one are as good as the same ("Paris" the town and Paris the department).
SAME_KM = 161.0
# A capital or a seat of power that says or decides ("Washington agreed") is a government, not a spot on the map: the
# score of the place is lowered by this factor, a choice and not a count.
ACTING = 0.4


def resolve_places(parsed: Parsed, *, gazetteer: Gazetteer | None = None) -> Found[PlaceMention]:
    """Find the place names of a report and choose the place that each stands for.

    The place is chosen by what stands beside it ("Paris, Texas"), by the countries and states that the report names
    elsewhere, by what lies near, and by size. A name stands for the same place throughout a report. A name that the
    gazetteer lacks is kept without a place; nothing is guessed.

    Args:
        parsed: The parsed report.
        gazetteer: Where names are looked up; the shipped one when None.

    Returns:
        Place mentions in text order, never overlapping; what only looked like a place is in `dropped`.
    """
    table = read_gazetteer() if gazetteer is None else gazetteer
    found = find_place_names(parsed, gazetteer=table)
    candidates = find_candidates(found.kept, table)
    shares = rank_sites(candidates, find_beside(found.kept, table), parsed.document)
    chosen = {name: _choose(sites, shares[name]) for name, sites in candidates.items()}
    return Found(tuple(_place(name, chosen.get(name.form)) for name in found.kept), found.dropped)


def find_candidates(names: Sequence[PlaceName], gazetteer: Gazetteer) -> Candidates:
    """Return the places of each name that the gazetteer holds."""
    found = {name.form: gazetteer.find(name.form) for name in names}
    most = FEW_SITES if len(found) > MANY_NAMES else None
    return {form: sites[:most] for form, sites in found.items() if sites}


def find_beside(names: Sequence[PlaceName], gazetteer: Gazetteer) -> dict[str, frozenset[tuple[str, str]]]:
    """Return what each name has behind it at least once: countries and first-order divisions."""
    out: dict[str, frozenset[tuple[str, str]]] = {}
    for name in names:
        if name.beside:
            around = {
                (site.country, "" if site.precision is PlacePrecision.COUNTRY else site.admin1)
                for site in gazetteer.find(name.beside)
                if site.country and site.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION)
            }
            out[name.form] = out.get(name.form, frozenset()) | around
    return out


def _choose(sites: Sequence[Site], shares: Sequence[float]) -> tuple[Site, float]:
    """Return the likeliest place, and the probability that it or one close by is meant."""
    best = max(range(len(sites)), key=lambda i: (shares[i], -i))
    near = [share for site, share in zip(sites, shares, strict=True) if _is_same(site, sites[best])]
    return sites[best], calibrate_score(sum(near))


def _is_same(site: Site, best: Site) -> bool:
    return km_between(site.lat, site.lon, best.lat, best.lon) <= SAME_KM


def _place(name: PlaceName, chosen: tuple[Site, float] | None) -> PlaceMention:
    if chosen is None:
        return PlaceMention(name.span, name.words, None, None, None, PlacePrecision.UNKNOWN, None, 0.0)
    site, score = chosen
    is_seat = site.is_capital or site.precision is PlacePrecision.SITE
    return PlaceMention(
        span=name.span,
        name=site.name,
        country=site.country or None,
        lat=site.lat,
        lon=site.lon,
        precision=site.precision,
        geonames_id=site.geonames_id,
        score=score * ACTING if name.acts and is_seat else score,
    )
