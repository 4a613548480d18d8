"""A place name in, the places that bear it out: the gazetteer, opened read-only and built where it is not there yet."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.errors import WeightsMismatch
from tocsin.ontology.gazetteer_build import APPLICATION_ID, SCHEMA, Progress, build_gazetteer, fill_gazetteer
from tocsin.ontology.gazetteer_keys import name_keys
from tocsin.ontology.gazetteer_source import source_hash
from tocsin.record import PlacePrecision

# Places of one name that are looked at, the largest first: there are 300 San Antonios, and none is meant that stands
# behind 60 larger ones.
MOST_NAMESAKES = 60
# A name is known to the wide public when one of its places has as many people.
WELL_KNOWN = 15_000
# Names that are kept in memory once looked up.
MOST_KEPT = 20_000
_FIND = f"""
SELECT place.name, kind, country, admin1, admin2, lat, lon, population, geonames_id, capital, main
FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY place.id LIMIT {MOST_NAMESAKES}
"""

_DIVISIONS = """
SELECT country, admin1, name FROM place WHERE kind = 'region' AND admin1 != '' AND admin2 = '' ORDER BY id DESC
"""


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
        admin2: Code of its second-order division (GeoNames); "" when unknown.
        is_main: It was found by its usual name.
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
    admin2: str = ""
    is_main: bool = True


class Gazetteer:
    """Places by their names; a name may stand for many.

    Attributes:
        note: What the user should know of how it was opened; "" when all is well.
    """

    def __init__(self, connection: sqlite3.Connection, *, note: str = "") -> None:
        """Hold an open gazetteer."""
        self.note = note
        self._connection = connection
        self._kept: dict[str, tuple[Site, ...]] = {}
        self._divisions: dict[tuple[str, str], str] = {}

    def __contains__(self, name: str) -> bool:
        """Tell whether a name is one that the wide public knows: of a country, a region, or no small town."""
        return any(
            site.population >= WELL_KNOWN or site.geonames_id is None
            for site in self.find(name)
            if site.precision is not PlacePrecision.DISTRICT
        )

    def find(self, name: str) -> tuple[Site, ...]:
        """Return the places that bear a name: countries and our own first, then from the largest to the smallest.

        Accents, hyphens, apostrophes, "Saint" or "St." make no difference; capitals count in acronyms only.

        Raises:
            WeightsMismatch: The file is damaged.
        """
        if name in self._kept:
            return self._kept[name]
        found: tuple[Site, ...] = ()
        for key in name_keys(name):
            found = self._rows(key)
            if found:
                break
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[name] = found
        return found

    def division(self, name: str, geonames_id: int) -> str | None:
        """Return the name of the first-order division that a place lies in, or is; None when unknown.

        Args:
            name: The place's own name.
            geonames_id: Tells it from its namesakes.

        Raises:
            WeightsMismatch: The file is damaged.
        """
        site = next((site for site in self.find(name) if site.geonames_id == geonames_id), None)
        if site is None or not site.admin1:
            return None
        if not self._divisions:
            rows = self._select(_DIVISIONS)
            self._divisions = {(country, code): division for country, code, division in rows}
        return self._divisions.get((site.country, site.admin1))

    def _select(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            detail = f"its file is damaged ({error}); run: tocsin doctor --build"
            raise WeightsMismatch("gazetteer", detail) from error

    def _rows(self, key: str) -> tuple[Site, ...]:
        return tuple(
            Site(
                name=row[0],
                precision=PlacePrecision(row[1]),
                country=row[2],
                admin1=row[3],
                lat=row[5],
                lon=row[6],
                population=row[7],
                geonames_id=row[8],
                is_capital=bool(row[9]),
                admin2=row[4],
                is_main=bool(row[10]),
            )
            for row in self._select(_FIND, key)
        )


def cache_folder() -> Path:
    """Return the folder for what Tocsin builds: TOCSIN_CACHE, else `tocsin` in XDG_CACHE_HOME, else in `~/.cache`."""
    if own := os.environ.get("TOCSIN_CACHE"):
        return Path(own)
    # The specification wants relative paths there to be ignored.
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if Path(base).is_absolute() else Path("~/.cache").expanduser()) / "tocsin"


def gazetteer_path() -> Path:
    """Return where the gazetteer of these tables lies or will lie; another version's has another name."""
    return cache_folder() / f"places-{SCHEMA}-{source_hash()[:16]}.sqlite"


def find_gazetteer() -> Path | None:
    """Return where the gazetteer lies; None while it is not built."""
    try:
        path = gazetteer_path()
        connection = _connect(path)
    except (OSError, RuntimeError, sqlite3.Error):
        return None
    if connection is None:
        return None
    connection.close()
    return path


def open_gazetteer(*, progress: Progress | None = None, rebuild: bool = False) -> Gazetteer:
    """Open the gazetteer, after building it if it is not there or not the right one.

    Args:
        progress: Told how far a build is; never called where there is nothing to build.
        rebuild: Build it in any case.

    Returns:
        The gazetteer. Where the cache folder cannot be written it lives only as long as the process; `note` says so.

    Raises:
        WeightsMismatch: The packed table of the package is damaged.
    """
    try:
        path = gazetteer_path()
        if not rebuild and (connection := _connect(path)) is not None:
            return Gazetteer(connection)
        path.parent.mkdir(parents=True, exist_ok=True)
        build_gazetteer(path, progress=progress)
        connection = _connect(path)
        problem = "its file cannot be read back"
    except (OSError, RuntimeError, sqlite3.Error) as error:
        # RuntimeError: the user has no home.
        connection, problem = None, str(error)
    if connection is not None:
        return Gazetteer(connection)
    note = f"the gazetteer cannot be kept ({problem}) and is built for this run only"
    return Gazetteer(_build_for_once(progress), note=f"{note}; set TOCSIN_CACHE to a folder of yours")


def _connect(path: Path) -> sqlite3.Connection | None:
    """Open a finished gazetteer of these tables; None when there is none."""
    if not path.is_file():
        return None
    # Nobody writes to a finished file, so no locks are needed, and threads may share it.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        queries = ("PRAGMA application_id", "PRAGMA user_version", "SELECT sha256 FROM source")
        if [connection.execute(query).fetchone() for query in queries] == [
            (APPLICATION_ID,),
            (SCHEMA,),
            (source_hash(),),
        ]:
            return connection
    except sqlite3.Error:
        pass  # Not a database, or not one of ours: it is built anew.
    connection.close()
    return None


def _build_for_once(progress: Progress | None) -> sqlite3.Connection:
    """Build it in a temporary file without a name, which SQLite removes when the connection is closed."""
    connection = sqlite3.connect("", check_same_thread=False)
    fill_gazetteer(connection, progress=progress)
    return connection
