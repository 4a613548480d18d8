"""Who held which public office on a day, read from `office_holders.tsv`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from tocsin.ontology.tables import read_table, split_list

# End of an office that was held when the dictionary was made and whose real end is unknown.
UNKNOWN_END = "?"
MADE = "2014"
# An office with an unknown end is taken to go on for this many years, and then to be over.
UNKNOWN_YEARS = 3
# Share of rows held to be right, set by hand: rows of the dictionary, and rows that nobody has checked.
SCORES = {"phoenix": 0.85, "unverified": 0.8}
# A former office counts for so many years; later a namesake is likelier.
MEMORY_YEARS = 20
# A report without a date is taken to be of the years since: an office that was held in them is not over.
UNDATED_SINCE = "2020"
_LATEST = "9999"


@dataclass(frozen=True, slots=True)
class Held:
    """What the table says of somebody on a day.

    Attributes:
        name: The usual name.
        country: ISO 3166-1 alpha-3; "" for an office of many states.
        sectors: PLOVER sectors on that day, most telling first; ELI after an office, none before the first.
        office: The office where the table names one.
        score: Share of such rows held to be right.
    """

    name: str
    country: str
    sectors: tuple[str, ...]
    office: str
    score: float


@dataclass(frozen=True, slots=True)
class _Holders:
    rows: list[tuple[str, ...]]
    by_name: dict[str, list[int]]


def fold_name(name: str) -> str:
    """Return a name without case, accents, hyphens and apostrophes, as the table is searched by."""
    lowered = name.lower()
    if not lowered.isascii():
        lowered = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
        lowered = lowered.translate({0x2019: None, 0x2018: None, 0xF8: "o", 0x142: "l", 0x131: "i", 0x111: "d"})
    return lowered.replace("-", " ").replace("'", "").replace(".", "")


def find_office(name: str, day: str = "") -> Held | None:
    """Tell which office somebody holds, or held before.

    Args:
        name: As the text has it; a surname alone is only known of the best known.
        day: ISO date of the report; "" for some day of the 2020s.

    Returns:
        The office; None for nobody in the table, and where two persons of different countries bear the name.
    """
    table = _read()
    found = table.by_name.get(fold_name(name))
    if not found:
        return None
    rows = [table.rows[i] for i in found]
    when = day[:10] or _LATEST
    now = [row for row in rows if _holds(row, when)] or ([] if day else _recent(rows))
    if len({row[2] for row in now or rows}) > 1:
        return None
    if now:
        return _held(now, tuple(dict.fromkeys(sector for row in now for sector in split_list(row[3]))))
    past = [row for row in rows if _end(row) < when]
    if past and when != _LATEST and int(when[:4]) - int(max(map(_end, past))[:4]) > MEMORY_YEARS:
        return None
    return _held(past or rows, ("ELI",) if past else ())


def _recent(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return the latest row that reaches into the years of undated reports."""
    return sorted((row for row in rows if _end(row) >= UNDATED_SINCE), key=lambda row: (row[5], row))[-1:]


def _held(rows: list[tuple[str, ...]], sectors: tuple[str, ...]) -> Held:
    row = max(rows, key=lambda item: (item[5], item))
    return Held(row[0], row[2], sectors, row[4], SCORES[row[7]])


def _holds(row: tuple[str, ...], when: str) -> bool:
    first, last = row[5], _end(row)
    return when[: len(first)] >= first and when[: len(last)] <= last


def _end(row: tuple[str, ...]) -> str:
    if row[6] == UNKNOWN_END:
        return str(int(MADE) + UNKNOWN_YEARS)
    return row[6] or _LATEST


@cache
def _read() -> _Holders:
    rows = read_table("office_holders.tsv", 8)
    by_name: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        by_name.setdefault(fold_name(row[0]), []).append(i)
        for alias in split_list(row[1]):
            by_name.setdefault(fold_name(alias), []).append(i)
    return _Holders(rows, by_name)
