"""Named stretches of the calendar: months, quarters, halves, seasons, weekends, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_context import END, Context, Rule, make_rule
from tocsin.mentions.time_words import (
    CENTURIES,
    DAY,
    MONTH,
    SEASON,
    SHADE,
    SPOKEN_YEAR,
    TENS,
    YEAR,
    day_number,
    month_number,
    parse_year,
)
from tocsin.record import TimeType

_STEP = {"last": -1, "past": -1, "the previous": -1, "previous": -1, "next": 1, "coming": 1, "the following": 1}


def read_month(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a month, with or without a year; without one, the nearest that the tense allows."""
    month = month_number(m["m"])
    if m["y"]:
        return cal.month(parse_year(m["y"]), month)
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{month:02d}")
    if m["of"]:
        offset = -1 if "last" in m["of"] or "previous" in m["of"] else 1 if "next" in m["of"] else 0
        if "that" in m["of"]:
            named = c.before("year")
            if named is None or named.anchor is None:
                return cal.unknown()
            return cal.month(named.anchor.at.year, month, named.anchor)
        return cal.month(c.published.year + offset, month, c.publication)
    which = (m["w"] or "").strip()
    direction = 0 if which == "this" else _STEP.get(which, c.direction)
    year = cal.nearest_year(c.published, month, direction)
    if which in ("last", "past") and month == c.published.month:
        year -= 1
    return cal.month(year, month, c.publication)


def read_season(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a season."""
    code = cal.SEASONS[m["s"]]
    if m["y"]:
        return cal.season(parse_year(m["y"]), code)
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{code}")
    which = (m["w"] or "").strip()
    start = cal.SEASON_START[code]
    year = c.published.year
    if code == "WI" and c.published.month <= 2:
        # The winter that runs began in the year before.
        return cal.season(year - 1 + _STEP.get(which, 0), code, c.publication)
    if which in ("last", "the previous") and start + 2 >= c.published.month:
        year -= 1
    elif which in ("next", "the following") and start <= c.published.month:
        year += 1
    elif not which and c.direction < 0 and start > c.published.month:
        year -= 1
    return cal.season(year, code, c.publication)


def read_week_of(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the week of May 8"."""
    month, day = month_number(m["m"]), day_number(m["d"])
    if m["y"]:
        return cal.week(date(parse_year(m["y"]), month, day))
    if c.published is None:
        return cal.unknown()
    year = cal.nearest_year(c.published, month, max(c.direction, 0), day)
    return cal.week(date(year, month, day), c.publication)


def read_weekend(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a weekend."""
    if c.published is None:
        return cal.unknown()
    which = (m["w"] or "").strip()
    weeks = {"last": -1, "next": 1}.get(which, 0)
    if which in ("the", "this past", "") and c.direction <= 0 and c.published.weekday() < 4:
        weeks = -1
    return cal.weekend(c.published + timedelta(weeks=weeks), c.publication)


def read_year(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a year."""
    return cal.year(parse_year(m["y"]))


def read_short_year(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "'92": the latest year with this end that is not far ahead of the publication date."""
    if c.published is None:
        return cal.unknown()
    ahead = c.published.year + 10
    return cal.year(ahead - (ahead - int(m["s"])) % 100, c.publication)


def read_years(m: re.Match[str], _: Context) -> Meaning | None:
    """Read "1994-97": a range of years."""
    first, last = m["a"], m["b"].strip("'")
    return cal.between(cal.year(int(first)), cal.year(int(last if len(last) == 4 else first[:2] + last)))


def read_decade(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a decade."""
    if m["y"]:
        return cal.decade(int(m["y"]))
    century = 180 if m["of"] == "eighteen" else 190
    return cal.decade(century + (TENS[m["word"]] if m["word"] else int(m["s"])))


def read_century(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a century."""
    number = CENTURIES.get(m["word"].replace(" ", "-")) if m["word"] else int(m["n"])
    return cal.century(number) if number and 1 <= number <= 30 else None


_PART = r"(?:the\s)?(?:(?:early|late|mid)[\s-])?"
RULES: tuple[Rule, ...] = (
    make_rule(
        "month",
        "month",
        rf"{SHADE}?(?:the\smonth\sof\s)?(?P<w>(?:last|past|next|coming|this)\s)?(?P<m>{MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"
        rf"(?P<of>\s(?:of\s)?(?:last|this|next|the previous|that)\syear)?{END}",
        read_month,
    ),
    make_rule(
        "season",
        "season",
        rf"{SHADE}?(?:(?P<w>last|next|this|the previous|the following)\s|the\s)?(?P<s>{SEASON})"
        rf"(?:(?:\sof)?\s(?P<y>{YEAR}))?(?!\sof\s){END}",
        read_season,
    ),
    make_rule(
        "the week of",
        "month",
        rf"the\sweek\s(?:of|beginning|starting)\s(?P<m>{MONTH})\s(?P<d>{DAY})(?:,?\s(?P<y>{YEAR}))?{END}",
        read_week_of,
    ),
    make_rule("weekend", "unit", rf"(?P<w>(?:last|next|this past|this|the)\s)?weekend{END}", read_weekend),
    make_rule(
        "years",
        "digit",
        r"(?P<a>(?:1[5-9]|20)\d\d)[-–](?P<b>(?:1[5-9]|20)\d\d|'?(?:1[3-9]|[2-9]\d))(?![\w/-])",
        read_years,
    ),
    make_rule(
        "year",
        "digit",
        rf"(?:{SHADE}|fiscal\s(?:year\s)?|the\syear\s|year-end\s|pre-|post-)?(?P<y>1[5-9]\d\d|20\d\d)(?:\sor\slater|\sand\sbeyond)?(?![\w/%]|,\d|\.\d|-\d\d\d)",
        read_year,
    ),
    make_rule("spoken year", "spoken", rf"(?P<y>{SPOKEN_YEAR}){END}", read_year),
    make_rule("short year", "digit", rf"(?:{SHADE})?(?<!')'(?P<s>\d\d)(?!['\d]|s\b){END}", read_short_year),
    make_rule(
        "decade",
        "decade",
        rf"{_PART}(?:(?P<y>(?:1[5-9]|20)\d)0'?s|'(?P<s>[2-9])0s|(?<!his\s)(?<!her\s)(?<!their\s)(?<!my\s)(?:(?P<of>nineteen|eighteen)[\s-])?(?P<word>{'|'.join(TENS)})){END}",
        read_decade,
    ),
    make_rule(
        "century",
        "century",
        rf"{_PART}(?:(?P<n>\d\d?)(?:st|nd|rd|th)|(?P<word>twenty[\s-]first|[a-z]+))[\s-]century{END}",
        read_century,
    ),
)
