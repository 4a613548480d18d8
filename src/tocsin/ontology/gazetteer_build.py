"""The tables of places in; one read-only SQLite file out, in which every place is found by any of its names."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tocsin.ontology.gazetteer_source import SourcePlace, read_source, source_hash

# Raise it when the tables below, or the way keys are made, change.
SCHEMA = 1
APPLICATION_ID = 0x70C51A  # "tocsin", as far as hexadecimal digits go
# Called with how many places are done and how many there are.
Progress = Callable[[int, int], None]
_STEP = 10_000
_TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL,
    admin2 TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, geonames_id INTEGER,
    capital INTEGER NOT NULL
);
CREATE TABLE name (
    key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE source (sha256 TEXT NOT NULL, places INTEGER NOT NULL);
"""


def build_gazetteer(path: Path, *, progress: Progress | None = None) -> None:
    """Build the gazetteer at a path, whole or not at all: two processes may build the same one at once.

    Args:
        path: Where it goes; what stands there is replaced.
        progress: Told how far the work is.

    Raises:
        OSError: The folder cannot be written to.
        sqlite3.Error: The file cannot be written (a full disk).
        WeightsMismatch: The packed table of the package is damaged.
    """
    handle, part = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(part)
        try:
            fill_gazetteer(connection, progress=progress)
        finally:
            connection.close()
        Path(part).chmod(0o644)
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


def fill_gazetteer(connection: sqlite3.Connection, *, progress: Progress | None = None) -> None:
    """Write tables and rows into an empty database."""
    places = read_source()
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;" + _TABLES)
    with connection:
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", _counted(places, progress))
        # In the order of the key, so that each page is written once.
        names = sorted((key, i, int(key == row.keys[0])) for i, row in enumerate(places) for key in row.keys)
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.execute("INSERT INTO source VALUES (?,?)", (source_hash(), len(places)))
    connection.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA};")


def _counted(places: list[SourcePlace], progress: Progress | None) -> Iterator[tuple[object, ...]]:
    for i, row in enumerate(places):
        if progress is not None and i % _STEP == 0:
            progress(i, len(places))
        # Enums are written as their words.
        head = (i, row.name, row.kind.value, row.country, row.admin1, row.admin2)
        yield (*head, row.lat, row.lon, row.population, row.geonames_id, int(row.is_capital))
    if progress is not None:
        progress(len(places), len(places))
