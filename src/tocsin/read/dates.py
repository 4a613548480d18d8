"""A short line in, the dates in it out; only those with day, month and year, since the rest would be a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from tocsin.read.tables import read_table
from tocsin.record import Span

_TIME = (
    r"(?:[,\s]*(?:T|at|-|–|\||um)?\s*(?P<hour{n}>\d{{1,2}})[:.h](?P<minute{n}>\d{{2}})(?::(?P<second{n}>\d{{2}})(?:[.,]\d{{1,9}})?)?"
    r"(?:\s*(?P<half{n}>[ap])\.?m\b\.?)?(?:\s*\(?(?P<zone{n}>Z\b|[+\-−]\d{{2}}:?\d{{2}}|[A-Z]{{2,5}}\b)\)?)?)?"
)
_MONTH = r"(?P<name{n}>[^\W\d_]{{3,9}})\.?"
_DAY = r"(?P<day{n}>\d{{1,2}})"
_FORMS = (
    r"(?P<year{n}>\d{{4}})-(?P<month{n}>\d{{1,2}})-" + _DAY + r"(?!\d)" + _TIME,
    r"(?P<year{n}>\d{{4}})/(?P<month{n}>\d{{1,2}})/" + _DAY + r"(?!\d)" + _TIME,
    r"(?P<year{n}>\d{{4}})年(?P<month{n}>\d{{1,2}})月" + _DAY + "日",
    _DAY
    + r"(?:st|nd|rd|th|\.|º|er)?,?\s+(?:of\s+|de\s+|di\s+)?"
    + _MONTH
    + r",?\s+(?:de\s+|del\s+)?(?P<year{n}>\d{{4}})(?!\d)"
    + _TIME,
    _MONTH + r"\s+" + _DAY + r"(?:st|nd|rd|th)?,?\s+(?P<year{n}>\d{{4}})(?!\d)" + _TIME,
    _DAY + r"\.(?P<month{n}>\d{{1,2}})\.(?P<year{n}>\d{{4}})(?!\d)" + _TIME,
    _DAY + r"/(?P<month{n}>\d{{1,2}})/(?P<year{n}>\d{{4}})(?!\d)" + _TIME,
)
_PATTERN = re.compile("|".join(rf"(?<![\w/.-]){form.format(n=n)}" for n, form in enumerate(_FORMS)))
_WEEKDAY = re.compile(r"\A[^\W\d_]{2,10}\.?,\s+")
_COMPACT = re.compile(r"\A(\d{4})(\d{2})(\d{2})(?!\d)")
_SLASHED = len(_FORMS) - 1
# News is printed since about 1600; a later year than this is a number of something else.
_YEARS = range(1600, 2101)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date in a line.

    Attributes:
        value: ISO 8601: a date, or a date and time where the line gives the time with its offset from UTC.
        span: The words, in code points of the line.
    """

    value: str
    span: Span


def find_dates(line: str) -> tuple[DateFound, ...]:
    """Find the full dates in a short line.

    A numeric date whose day and month could be swapped ("04/05/2023") is not read: two readers would differ on it.
    """
    found = []
    for match in _PATTERN.finditer(line):
        value = _value_of(match)
        if value:
            found.append(DateFound(value, Span(match.start(), match.start() + len(match.group().rstrip()))))
    return tuple(found)


def read_iso(value: str) -> str | None:
    """Read a machine-written date such as that of a meta tag into ISO 8601; None when it is none."""
    value = _COMPACT.sub(r"\1-\2-\3", _WEEKDAY.sub("", value.strip(), count=1), count=1)
    found = find_dates(value)
    return found[0].value if found and found[0].span.start == 0 else None


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month or a short form of it."""
    return word.rstrip(".").lower() in _months()


def _value_of(match: re.Match[str]) -> str | None:
    form = next(n for n in range(len(_FORMS)) if match[f"day{n}"])
    groups = {
        name.rstrip("0123456789"): text for name, text in match.groupdict().items() if text and name.endswith(str(form))
    }
    year, day = int(groups["year"]), int(groups["day"])
    month = int(groups["month"]) if "month" in groups else _months().get(groups["name"].lower(), 0)
    if form == _SLASHED:
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if year not in _YEARS:
        return None
    return _with_time(found, groups) or found.isoformat()


def _with_time(day: date, groups: dict[str, str]) -> str | None:
    offset = _offset_of(groups.get("zone", ""))
    if "hour" not in groups or offset is None:
        return None
    hour = int(groups["hour"])
    if half := groups.get("half"):
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        moment = datetime(
            day.year, day.month, day.day, hour, int(groups["minute"]), int(groups.get("second", 0)), tzinfo=offset
        )
    except ValueError:
        return None
    return moment.isoformat()


def _offset_of(zone: str) -> timezone | None:
    if zone[:1] in "+-−" and zone:
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        sign = 1 if zone[0] == "+" else -1
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 and minutes < 60 else None
    minutes_east = _zones().get(zone.lower())
    return None if minutes_east is None else timezone(timedelta(minutes=minutes_east))


@cache
def _months() -> dict[str, int]:
    return {name: int(row[0]) for row in read_table("months") for name in row[1].split(",")}


@cache
def _zones() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in read_table("zones")}
