"""Calendar arithmetic for time expressions: units, ranges and TIMEX3 values, without any text."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.record import Precision, Span, TimeType

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Meteorological seasons of the northern hemisphere by their first month; winter begins in the December before.
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNITS = {
    **{"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "weekend": "D", "week": "W"},
    **{"fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "Y", "century": "Y", "centurie": "Y"},
}
# News tells of the past more than of the future: an untold month lies behind unless it is this near. Chosen by
# judgement, not fitted.
MONTHS_AHEAD = 3
CLOCK = frozenset({"second", "minute", "hour"})
# Precisions from fine to coarse; a date is no anchor for a step that is finer than itself.
_FINENESS = {
    Precision.TIME: 0,
    Precision.DAY: 0,
    Precision.WEEK: 1,
    Precision.MONTH: 2,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.YEAR: 4,
    Precision.DECADE: 5,
    Precision.CENTURY: 6,
}
# "Half an hour", "a quarter of an hour" are told in the next smaller unit.
_PARTS = {
    0.5: {"minute": (30.0, "second"), "hour": (30.0, "minute"), "day": (12.0, "hour"), "year": (6.0, "month")},
    0.25: {"minute": (15.0, "second"), "hour": (15.0, "minute"), "day": (6.0, "hour"), "year": (3.0, "month")},
}
_UNIT_FINENESS = {"week": 1, "fortnight": 1, "weekend": 1, "month": 2, "quarter": 3, "year": 4, "decade": 5}
_UNIT_FINENESS |= {"century": 6, "centurie": 6}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date that an expression is counted from.

    Attributes:
        at: Its first day.
        value: ISO date, or a TIMEX3 value where it is coarser than a day.
        span: Its words in the text; None for the publication date.
    """

    at: date
    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression means.

    Attributes:
        type: TIMEX3 type.
        value: TIMEX3 value, or two with a slash for a range; "" when it cannot be known.
        first: First day; None when unknown or open.
        last: Last day; None when unknown or open.
        precision: The unit that is known.
        base: What it was counted from; None for absolute dates.
    """

    type: TimeType
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    base: Anchor | None = None


def day(at: date, base: Anchor | None = None, *, part: str = "") -> Meaning:
    """Return a day, or a part of it ("MO", "EV", "21:00")."""
    if part:
        return Meaning(TimeType.TIME, f"{at.isoformat()}T{part}", at, at, Precision.TIME, base)
    return Meaning(TimeType.DATE, at.isoformat(), at, at, Precision.DAY, base)


def week(at: date, base: Anchor | None = None) -> Meaning:
    """Return the ISO week, Monday to Sunday, that a day lies in."""
    year, number, weekday = at.isocalendar()
    first = at - timedelta(days=weekday - 1)
    return Meaning(TimeType.DATE, f"{year}-W{number:02d}", first, _plus(first, 6), Precision.WEEK, base)


def month(year: int, number: int, base: Anchor | None = None) -> Meaning:
    """Return a calendar month."""
    first, last = date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    return Meaning(TimeType.DATE, f"{year:04d}-{number:02d}", first, last, Precision.MONTH, base)


def quarter(year: int, number: int, base: Anchor | None = None) -> Meaning:
    """Return a quarter of a calendar year, 1 to 4."""
    first, last = date(year, number * 3 - 2, 1), month(year, number * 3).last
    return Meaning(TimeType.DATE, f"{year:04d}-Q{number}", first, last, Precision.QUARTER, base)


def half(year: int, number: int, base: Anchor | None = None) -> Meaning:
    """Return a half of a calendar year, 1 or 2."""
    first, last = date(year, number * 6 - 5, 1), month(year, number * 6).last
    return Meaning(TimeType.DATE, f"{year:04d}-H{number}", first, last, Precision.INTERVAL, base)


def season(year: int, code: str, base: Anchor | None = None) -> Meaning:
    """Return a season; the winter of a year is the one that begins in it."""
    first = date(year, SEASON_START[code], 1)
    last = month(*shift_month(year, SEASON_START[code], 2)).last
    return Meaning(TimeType.DATE, f"{year:04d}-{code}", first, last, Precision.SEASON, base)


def year(number: int, base: Anchor | None = None) -> Meaning:
    """Return a calendar year."""
    return Meaning(TimeType.DATE, f"{number:04d}", date(number, 1, 1), date(number, 12, 31), Precision.YEAR, base)


def decade(tens: int, base: Anchor | None = None) -> Meaning:
    """Return a decade by its year without the last digit: 199 for the 1990s."""
    return Meaning(TimeType.DATE, str(tens), date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31), Precision.DECADE, base)


def century(number: int) -> Meaning:
    """Return a century by its usual number: 20 for the twentieth, TIMEX3 "19"."""
    first = max(1, number * 100 - 99)
    return Meaning(TimeType.DATE, f"{number - 1:02d}", date(first, 1, 1), date(number * 100, 12, 31), Precision.CENTURY)


def weekend(at: date, base: Anchor | None = None) -> Meaning:
    """Return Saturday and Sunday of the ISO week that a day lies in."""
    iso = at.isocalendar()
    saturday = at + timedelta(days=6 - iso.weekday)
    value = f"{iso.year}-W{iso.week:02d}-WE"
    return Meaning(TimeType.DATE, value, saturday, _plus(saturday, 1), Precision.INTERVAL, base)


def between(one: Meaning, other: Meaning) -> Meaning:
    """Return the range from the first day of one date to the last of another, as an ISO 8601 interval.

    Raises:
        ValueError: It would end before it begins.
    """
    if one.first is None or other.last is None or one.first > other.last:
        raise ValueError(f"no range runs from {one.value} to {other.value}")
    value = f"{one.value}/{other.value}"
    return Meaning(TimeType.DATE, value, one.first, other.last, Precision.INTERVAL, one.base or other.base)


def reference(value: str) -> Meaning:
    """Return PRESENT_REF, PAST_REF or FUTURE_REF."""
    return Meaning(TimeType.DATE, value)


def unknown(kind: TimeType = TimeType.DATE) -> Meaning:
    """Return a time of which nothing is known but its type."""
    return Meaning(kind, "")


def duration(count: float | None, unit: str) -> Meaning:
    """Return a length of time; a count of None is unknown ("several")."""
    if count is not None and unit in _PARTS.get(count, {}):
        count, unit = _PARTS[count][unit]
    code = UNITS[unit]
    factor = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100, "weekend": 2}.get(unit, 1)
    number = "X" if count is None else f"{count * factor:g}"
    return Meaning(TimeType.DURATION, f"P{'T' if unit in CLOCK else ''}{number}{code}")


def is_fine_enough(meaning: Meaning, unit: str) -> bool:
    """Tell whether steps of a unit can be counted from a date: no two days from a month."""
    return meaning.first is not None and _FINENESS.get(meaning.precision, 9) <= _UNIT_FINENESS.get(unit, 0)


def shift(at: date, count: int, unit: str, base: Anchor | None) -> Meaning:
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


def same_in_year(meaning: Meaning, count: int, base: Anchor | None) -> Meaning:
    """Return the quarter or month that lies some years from another; the year itself for other dates.

    Raises:
        ValueError, OverflowError: The result lies outside the calendar.
    """
    first = meaning.first or date.min
    if meaning.precision is Precision.QUARTER:
        return quarter(first.year + count, (first.month - 1) // 3 + 1, base)
    if meaning.precision is Precision.MONTH:
        return month(first.year + count, first.month, base)
    return year(first.year + count, base)


def stretch(base: Anchor, count: float | None, unit: str, *, ahead: bool) -> Meaning:
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
    other = base.at + timedelta(days=round(days) if ahead else -round(days))
    first, last = (base.at, other) if ahead else (other, base.at)
    return Meaning(length.type, length.value, first, last, Precision.INTERVAL, base)


def shift_month(year_number: int, month_number: int, count: int) -> tuple[int, int]:
    """Return year and month that lie `count` months away."""
    total = year_number * 12 + month_number - 1 + count
    return total // 12, total % 12 + 1


def nearest_year(at: date, number: int, direction: int, day_of_month: int | None = None) -> int:
    """Return the year of a month or day that is named without one.

    Args:
        at: Publication date.
        number: Month, 1 to 12.
        direction: -1 for the latest not after `at`, 1 for the next not before it, 0 for the one in which it is at most
            `MONTHS_AHEAD` months ahead.
        day_of_month: The day, where one is named.
    """
    named, here = (number, day_of_month or at.day), (at.month, at.day)
    if direction < 0:
        return at.year if named <= here else at.year - 1
    if direction > 0:
        return at.year if named >= here else at.year + 1
    apart = number - at.month
    return at.year - 1 if apart > MONTHS_AHEAD else at.year + 1 if apart < MONTHS_AHEAD - 11 else at.year


def _plus(at: date, days: int) -> date:
    """Return a day some days on; the calendar's last day where it ends."""
    return at + timedelta(days=days) if date.max - at > timedelta(days=days) else date.max
