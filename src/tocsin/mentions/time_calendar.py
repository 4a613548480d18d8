"""Calendar arithmetic for time expressions: units, ranges and TIMEX3 values, without any text."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.record import Precision, TimeType

YEARS = (1000, 2100)
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Meteorological seasons of the northern hemisphere by their first month; winter begins in the December before.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNITS = {
    **{
        "second": "S",
        "minute": "M",
        "hour": "H",
        "day": "D",
        "night": "D",
        "weekend": "D",
        "week": "W",
        "fortnight": "W",
    },
    **{"month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y"},
}
CLOCK = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value; "" when it cannot be known.
        first: First day; None when unknown.
        last: Last day; None when unknown.
        precision: The unit that is known.
        base: "published" or "text" when it was counted from the publication date or an earlier date of the text.
    """

    type: TimeType
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    base: str = ""


def day(at: date, base: str = "", *, part: str = "") -> Meaning:
    """Return a day, or a part of it ("MO", "EV", "21:00")."""
    if part:
        return Meaning(TimeType.TIME, f"{at.isoformat()}T{part}", at, at, Precision.TIME, base)
    return Meaning(TimeType.DATE, at.isoformat(), at, at, Precision.DAY, base)


def week(at: date, base: str = "") -> Meaning:
    """Return the ISO week, Monday to Sunday, that a day lies in."""
    year, number, weekday = at.isocalendar()
    first = at - timedelta(days=weekday - 1)
    return Meaning(TimeType.DATE, f"{year}-W{number:02d}", first, _plus(first, 6), Precision.WEEK, base)


def month(year: int, number: int, base: str = "") -> Meaning:
    """Return a calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Meaning(
        TimeType.DATE,
        f"{year:04d}-{number:02d}",
        date(year, number, 1),
        date(year, number, last),
        Precision.MONTH,
        base,
    )


def quarter(year: int, number: int, base: str = "") -> Meaning:
    """Return a quarter of a calendar year, 1 to 4."""
    end = month(year, number * 3)
    first = date(year, number * 3 - 2, 1)
    return Meaning(TimeType.DATE, f"{year:04d}-Q{number}", first, end.last, Precision.QUARTER, base)


def season(year: int, code: str, base: str = "") -> Meaning:
    """Return a season; the winter of a year is the one that begins in it."""
    first = date(year, SEASON_START[code], 1)
    last_year, last_month = shift_month(year, SEASON_START[code], 2)
    return Meaning(
        TimeType.DATE, f"{year:04d}-{code}", first, month(last_year, last_month).last, Precision.SEASON, base
    )


def year(number: int, base: str = "") -> Meaning:
    """Return a calendar year."""
    return Meaning(TimeType.DATE, f"{number:04d}", date(number, 1, 1), date(number, 12, 31), Precision.YEAR, base)


def decade(tens: int, base: str = "") -> Meaning:
    """Return a decade by its year without the last digit: 199 for the 1990s."""
    return Meaning(TimeType.DATE, str(tens), date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31), Precision.DECADE, base)


def century(number: int) -> Meaning:
    """Return a century by its usual number: 20 for the twentieth, TIMEX3 "19"."""
    first = max(1, number * 100 - 99)
    return Meaning(TimeType.DATE, f"{number - 1:02d}", date(first, 1, 1), date(number * 100, 12, 31), Precision.CENTURY)


def weekend(at: date, base: str = "") -> Meaning:
    """Return Saturday and Sunday of the ISO week that a day lies in."""
    iso = at.isocalendar()
    saturday = at + timedelta(days=6 - iso.weekday)
    value = f"{iso.year}-W{iso.week:02d}-WE"
    return Meaning(TimeType.DATE, value, saturday, _plus(saturday, 1), Precision.INTERVAL, base)


def reference(value: str) -> Meaning:
    """Return PRESENT_REF, PAST_REF or FUTURE_REF."""
    return Meaning(TimeType.DATE, value)


def duration(count: float | None, unit: str) -> Meaning:
    """Return a length of time; a count of None is unknown ("several")."""
    code = UNITS[unit]
    factor = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100, "weekend": 2}.get(unit, 1)
    number = "X" if count is None else f"{count * factor:g}"
    return Meaning(TimeType.DURATION, f"P{'T' if unit in CLOCK else ''}{number}{code}")


def shift(at: date, count: int, unit: str, base: str) -> Meaning:
    """Return the day, week, month or year that lies `count` units from a date, no finer than the unit.

    Raises:
        ValueError, OverflowError: The result lies outside the calendar.
    """
    if unit in CLOCK:
        return day(at, base)
    if unit in ("day", "night"):
        return day(at + timedelta(days=count), base)
    if unit in ("week", "fortnight"):
        return week(at + timedelta(weeks=count * (2 if unit == "fortnight" else 1)), base)
    if unit == "weekend":
        return weekend(at + timedelta(weeks=count), base)
    if unit == "month":
        return month(*shift_month(at.year, at.month, count), base)
    if unit == "quarter":
        moved = (at.year * 4 + (at.month - 1) // 3) + count
        return quarter(moved // 4, moved % 4 + 1, base)
    if unit == "decade":
        return decade(at.year // 10 + count, base)
    if unit in ("century", "centurie"):
        return century((at.year - 1) // 100 + 1 + count)
    return year(at.year + count, base)


def stretch(at: date, count: float | None, unit: str, *, ahead: bool) -> Meaning:
    """Return "the past two weeks" or "the next three days": a duration that ends or begins at a date."""
    length = duration(count, unit)
    if count is None or unit == "quarter":
        return length
    days = {"S": 0, "H": count / 24, "D": count, "W": count * 7, "Y": count * 365.25}.get(UNITS[unit], count * 30.44)
    if unit == "minute":
        days = 0
    if unit in ("decade", "century", "centurie"):
        days *= 10 if unit == "decade" else 100
    if days > 365 * 200:
        return length
    other = at + timedelta(days=round(days) if ahead else -round(days))
    first, last = (at, other) if ahead else (other, at)
    return Meaning(length.type, length.value, first, last, Precision.INTERVAL, "published")


def shift_month(year_number: int, month_number: int, count: int) -> tuple[int, int]:
    """Return year and month that lie `count` months away."""
    total = year_number * 12 + month_number - 1 + count
    return total // 12, total % 12 + 1


def nearest_year(at: date, number: int, direction: int, day_of_month: int = 1) -> int:
    """Return the year of a month or day that is named without one.

    Args:
        at: Publication date.
        number: Month, 1 to 12.
        direction: -1 for the latest not after `at`, 1 for the next not before it, 0 for the nearest.
        day_of_month: The day, where one is named.
    """
    here = (number, day_of_month) <= (at.month, at.day) if direction else None
    if direction < 0:
        return at.year if here or number == at.month else at.year - 1
    if direction > 0:
        return at.year if (number, day_of_month) >= (at.month, at.day) or number == at.month else at.year + 1
    apart = number - at.month
    return at.year - 1 if apart > 6 else at.year + 1 if apart < -6 else at.year


def _plus(at: date, days: int) -> date:
    """Return a day some days on; the calendar's last day where it ends."""
    return at + timedelta(days=days) if date.max - at > timedelta(days=days) else date.max
