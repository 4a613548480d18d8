"""The periods that figures are told of: quarters and halves of a year, and "the year-earlier period"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_context import END, Context, Rule, make_rule
from tocsin.mentions.time_words import MONTH, ORDINALS, YEAR, month_number, parse_year
from tocsin.record import Precision, TimeType


def read_quarter(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a quarter of a year by its number."""
    if m["fiscal"] and m["o"] != "last":
        return _without_days(_quarter(m, c))
    return _quarter(m, c)


def _without_days(meaning: Meaning) -> Meaning:
    """Leave the days of a fiscal quarter open: its number is known, and no calendar tells when its books close."""
    return Meaning(meaning.type, meaning.value, precision=meaning.precision, base=meaning.base)


def _quarter(m: re.Match[str], c: Context) -> Meaning:
    number = ORDINALS[m["o"]]
    if year := m["y"] or m["y2"]:
        return cal.quarter(parse_year(year), number)
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-Q{number}")
    if m["back"] or m["ago"]:
        about = c.quarter.meaning.first if c.quarter else None
        return cal.quarter((about or c.published).year - 1, number, c.publication)
    now = (c.published.month - 1) // 3 + 1
    if offset := _of_year(m):
        return cal.quarter(c.published.year + offset, number, c.publication)
    if c.direction > 0:
        return cal.quarter(c.published.year + (number < now and now - number > 1), number, c.publication)
    # The next quarter may be told of in any tense ("raised its forecast of the third quarter"); a later one is past.
    return cal.quarter(c.published.year - (number - now > 1), number, c.publication)


def read_half(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the first half of 1989", "the second half"."""
    number = 1 if m["o"] == "first" else 2
    if m["y2"]:
        return cal.half(parse_year(m["y2"]), number)
    if c.published is None or not m["of"]:
        told = m["joined"] or c.quarter
        return cal.half(c.published.year, number, c.publication) if c.published and told else None
    return cal.half(c.published.year + _of_year(m), number, c.publication)


def _of_year(m: re.Match[str]) -> int:
    words = (m["w"] or "") + (m["of"] or "")
    return -1 if "last" in words or "previous" in words else 1 if "next" in words else 0


def read_running_quarter(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the quarter", "the latest period", "the year-earlier quarter": what the report's figures are about."""
    if m["m"] and m["d"]:
        return _quarter_ended(m, c)
    about = c.quarter if m["unit"] == "quarter" else c.period
    if about is not None and about.anchor is not None:
        meaning = about.meaning
        if m["back"] or m["ago"]:
            return cal.same_in_year(meaning, -1, about.anchor)
        return Meaning(meaning.type, meaning.value, meaning.first, meaning.last, meaning.precision, about.anchor)
    if c.published is None or m["unit"] != "quarter":
        return cal.unknown() if m["back"] or m["latest"] else None
    # A report that tells of "the quarter" in the past means the last that is over.
    steps = -5 if m["back"] or m["ago"] else -1 if m["latest"] or c.direction < 0 else 0
    return cal.shift(c.published, steps, "quarter", c.publication)


def _quarter_ended(m: re.Match[str], c: Context) -> Meaning | None:
    if c.published is None and not m["y"]:
        return cal.unknown()
    month, day = month_number(m["m"]), int(m["d"])
    if m["y"]:
        year, base = parse_year(m["y"]), None
    else:
        published = c.published or date.max
        year, base = cal.nearest_year(published, month, 1 if m["ending"] else -1, day), c.publication
    end = date(year, month, day)
    # Books close on the last Friday or Saturday of a quarter as often as on its last day.
    nearest = end - timedelta(days=15)
    if (end.month % 3 == 0 and day > 20) or (end.month % 3 == 1 and day <= 7):
        return cal.quarter(nearest.year, (nearest.month - 1) // 3 + 1, base)
    first = date(*cal.shift_month(end.year, end.month, -2 if day > 20 else -3), 1)
    return Meaning(TimeType.DATE, f"{year:04d}-QX", first, end, Precision.INTERVAL, base)


def read_like_period(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the same period a year earlier": the like of the period that the figures are about."""
    about = c.period.meaning if c.period else None
    if about is None or about.first is None or c.period is None:
        return cal.unknown()
    return cal.same_in_year(about, parse_year(m["y"]) - about.first.year if m["y"] else -1, c.period.anchor)


def read_period_of_year(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the 1988 period": in that year, the quarter that the report's figures are about, else the year."""
    year = parse_year(m["y"])
    if c.period is not None and c.period.meaning.first is not None:
        return cal.same_in_year(c.period.meaning, year - c.period.meaning.first.year, c.period.anchor)
    return cal.year(year)


_BACK = r"(?:(?P<back>year-earlier|year-ago)\s)"
_ENDED = rf"(?=\s(?:ended|(?P<ending>ending))\s(?P<m>{MONTH})\s(?P<d>\d\d?)(?:,\s(?P<y>{YEAR}))?{END})"
_OF_YEAR = (
    rf"(?P<of>,?\s(?:(?:of|in)\s)?(?:fiscal\s)?(?:(?P<y2>{YEAR})|(?:this|last|next|the(?:\s(?:current|previous|next))?)\syear"
    r"|(?P<ago>a\syear)\s(?:ago|earlier)))"
)

RULES: tuple[Rule, ...] = (
    make_rule(
        "quarter",
        "unit",
        rf"(?:the\s)?{_BACK}?(?:(?:fiscal\s)?(?P<y>{YEAR})(?:['’]s)?\s)?(?P<w>(?:last|next|this)\syear's\s)?(?:(?P<fiscal>fiscal)[\s-]|calendar[\s-])?"
        rf"(?P<o>first|second|third|fourth)(?:[\s-]fiscal)?[\s-]quarter{_OF_YEAR}?{END}",
        read_quarter,
    ),
    make_rule(
        "half",
        "ref",
        rf"(?:the\s)?(?P<w>)(?P<o>first|second|last)(?:(?P<joined>-)|\s)half(?:{_OF_YEAR}|(?!\sof\b)){END}",
        read_half,
    ),
    make_rule(
        "running quarter",
        "unit",
        rf"(?:the\s)(?P<latest>latest\s)?(?:fiscal\s)?{_BACK}?(?P<unit>quarter)(?:{_ENDED}|(?P<ago>\sa\syear\s(?:ago|earlier)))?{END}",
        read_running_quarter,
    ),
    make_rule(
        "running period",
        "ref",
        rf"the\s(?:(?P<latest>latest)\s|{_BACK})(?P<unit>period)(?:{_ENDED}|(?P<ago>\sa\syear\s(?:ago|earlier)))?{END}",
        read_running_quarter,
    ),
    make_rule(
        "the same period",
        "unit",
        r"(?:the\s)?same\s(?:period|quarter|three\smonths)(?:,?\s(?:of|in))?\s(?:last\syear|a\syear\s(?:ago|earlier|before)|"
        rf"the\s(?:previous|prior)\syear|(?P<y>{YEAR})){END}",
        read_like_period,
    ),
    make_rule("period of a year", "ref", rf"the\s(?P<y>{YEAR})\speriod{END}", read_period_of_year),
    make_rule("quarter of a year", "unit", rf"the\s(?P<y>{YEAR})\squarter{END}", read_period_of_year),
)
