"""Time expressions of a sentence in; ranges of two ("between May and July") and open ends ("since May") out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.lines import Line
from tocsin.mentions.time_calendar import Meaning
from tocsin.record import Precision, TimeType

_OPENERS = {"between": frozenset({"and"}), "from": frozenset({"to", "until", "till", "through"})}
_ENDS = frozenset({Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR})
# Prepositions that leave one end open; "after" and "before" keep the named day as the bound that is known.
_OPEN_END = frozenset({"since", "after"})
# What leads from a length to the day it began on ("three days since Monday"), and the longest that is read so: a year.
_FROM = frozenset({"since", "from", "beginning", "starting"})
_LENGTH = re.compile(r"P(?P<n>\d{1,4})(?P<u>[DW])")
_LONGEST_DAYS = 366
_OPEN_START = frozenset({"until", "till", "before", "by"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A time expression at tokens `[first, end)` of its sentence; `order` is the place of its rule."""

    first: int
    end: int
    meaning: Meaning
    order: int = 0


def bound_times(line: Line, hits: Sequence[Hit]) -> list[Hit]:
    """Join the two ends of a range and open what a preposition opens.

    "Between A and B" and "from A to B" become one expression with both ends. "Since A" keeps its value and has no last
    day, "until A" no first day. "Three days since A" are the three that begin with A.
    """
    out: list[Hit] = []
    at = 0
    while at < len(hits):
        hit, after = hits[at], hits[at + 1] if at + 1 < len(hits) else None
        joined = _join(line, hit, after) if after else None
        begun = _begin(line, hit, after) if after and not joined else None
        out.append(joined or begun or _open(line, hit))
        at += 2 if joined else 1
    return out


def _join(line: Line, one: Hit, other: Hit) -> Hit | None:
    tokens = line.tokens
    opener = tokens[one.first - 1].text.lower() if one.first else ""
    if other.first != one.end + 1 or tokens[one.end].text.lower() not in _OPENERS.get(opener, ()):
        return None
    meaning = one.meaning
    if meaning.type is not TimeType.DATE or meaning.precision not in _ENDS:
        return None
    if other.meaning.precision not in _ENDS:
        return None
    try:
        start, end = _in_one_week(_with_year(meaning, other.meaning), other.meaning)
        return Hit(one.first - 1, other.end, cal.between(start, end), one.order)
    except (ValueError, OverflowError):
        # "From May to March" with years that do not fit: two dates, and no range.
        return None


def _begin(line: Line, one: Hit, other: Hit) -> Hit | None:
    """Give "three days" the days that "since Monday" behind it tells; None where nothing does."""
    length = _LENGTH.fullmatch(one.meaning.value)
    start = other.meaning.first
    if length is None or start is None or one.meaning.type is not TimeType.DURATION or one.meaning.first is not None:
        return None
    if other.meaning.precision is not Precision.DAY or other.first != one.end + 1:
        return None
    if line.tokens[one.end].text.lower() not in _FROM:
        return None
    days = int(length["n"]) * (7 if length["u"] == "W" else 1)
    if not 1 <= days <= _LONGEST_DAYS or date.max - start < timedelta(days=days):
        return None
    last = start + timedelta(days=days - 1)
    return replace(
        one, meaning=replace(one.meaning, first=start, last=last, precision=Precision.INTERVAL, base=other.meaning.base)
    )


def _with_year(one: Meaning, other: Meaning) -> Meaning:
    """Give the first end the year of the second, or the one before, where only the second names its year."""
    if one.base is None or other.base is not None or one.first is None or other.last is None:
        return one
    year = other.last.year - ((one.first.month, one.first.day) > (other.last.month, other.last.day))
    if one.precision is Precision.MONTH:
        return cal.month(year, one.first.month)
    return cal.day(one.first.replace(year=year)) if one.precision is Precision.DAY else one


def _in_one_week(one: Meaning, other: Meaning) -> tuple[Meaning, Meaning]:
    """Move the end of "Monday to Wednesday" that lies on the wrong side of the publication date by a week."""
    if one.base is None or one.base != other.base or one.first is None or other.first is None:
        return one, other
    week = timedelta(days=7)
    if one.precision is not Precision.DAY or not timedelta() < one.first - other.first < week:
        return one, other
    if other.first <= one.base.at:
        return cal.day(one.first - week, one.base), other
    return one, cal.day(other.first + week, other.base)


def _open(line: Line, hit: Hit) -> Hit:
    meaning = hit.meaning
    if meaning.type not in (TimeType.DATE, TimeType.TIME) or not hit.first:
        return hit
    word = line.tokens[hit.first - 1].text.lower()
    if word not in _OPEN_END and word not in _OPEN_START:
        return hit
    # "After Monday's raid": the preposition governs the raid.
    if line.tokens[line.head(hit.first, hit.end)].head != hit.first - 1:
        return hit
    if word in _OPEN_END:
        return replace(hit, meaning=replace(meaning, last=None))
    return replace(hit, meaning=replace(meaning, first=None))
