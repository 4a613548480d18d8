"""A holiday's name and a year in, its day out; the names and their rules stand in `holidays.tsv`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.mentions.time_words import WEEKDAYS
from tocsin.tables import parse_table

FILE = "holidays.tsv"
COLUMNS = ("name", "rule")
_RULE = re.compile(r"(?P<m>\d\d)-(?P<d>\d\d)|(?P<mw>\d\d)-(?P<wd>[a-z]+day)-(?P<n>-1|[1-4])|easter(?P<easter>[+-]\d+)")


@cache
def load_holidays() -> dict[str, str]:
    """Read the table: a rule by the holiday's name in lower case.

    Raises:
        BrokenInvariant: A row of the packaged table is malformed.
    """
    return dict(parse_table("tocsin.mentions", FILE, _parse, header=COLUMNS))


def _parse(row: tuple[str, ...]) -> tuple[str, str]:
    name, rule = row
    if not _RULE.fullmatch(rule):
        raise ValueError(f"the rule {rule} cannot be read")
    return name, rule


def date_holiday(name: str, year: int) -> date:
    """Return the day of a holiday that the table holds.

    Raises:
        ValueError, OverflowError: The year lies outside the calendar.
    """
    rule = _RULE.fullmatch(load_holidays()[name])
    if rule is None:
        raise BrokenInvariant(f"{FILE}: the rule of {name} cannot be read")
    if rule["easter"]:
        return _easter(year) + timedelta(days=int(rule["easter"]))
    if rule["m"]:
        return date(year, int(rule["m"]), int(rule["d"]))
    month, weekday, count = int(rule["mw"]), WEEKDAYS[rule["wd"]], int(rule["n"])
    first = date(year, month, 1)
    at = first + timedelta(days=(weekday - first.weekday()) % 7)
    if count > 0:
        return at + timedelta(weeks=count - 1)
    return at + timedelta(weeks=4 if (at + timedelta(weeks=4)).month == month else 3)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (anonymous algorithm, as in Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    wd = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * wd) // 451
    month, day = divmod(h + wd - 7 * m + 114, 31)
    return date(year, month, day + 1)
