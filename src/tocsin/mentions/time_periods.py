"""Named stretches of the calendar: months, quarters, halves, seasons, weekends, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_context import END, Context, Rule, make_rule
from tocsin.mentions.time_words import (
    CENTURIES,
    MONTH,
    ORDINALS,
    SEASON,
    SHADE,
    SPOKEN_YEAR,
    TENS,
    YEAR,
    month_number,
    parse_year,
)
from tocsin.record import Precision, TimeType

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
    if which in ("last", "the previous") and start + 2 >= c.published.month:
        year -= 1
    elif which in ("next", "the following") and start <= c.published.month:
        year += 1
    elif not which and c.direction < 0 and start > c.published.month:
        year -= 1
    return cal.season(year, code, c.publication)


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
    first, last = m["a"], m["b"]
    return cal.between(cal.year(int(first)), cal.year(int(last if len(last) == 4 else first[:2] + last)))


def read_decade(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a decade."""
    if m["y"]:
        return cal.decade(int(m["y"]))
    return cal.decade(190 + (TENS[m["word"]] if m["word"] else int(m["s"])))


def read_century(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a century."""
    number = CENTURIES.get(m["word"].replace(" ", "-")) if m["word"] else int(m["n"])
    return cal.century(number) if number and 1 <= number <= 30 else None


_PART = r"(?:the\s)?(?:(?:early|late|mid)[\s-])?"
_BACK = r"(?:(?P<back>year-earlier|year-ago)\s)"
_ENDED = rf"(?=\s(?:ended|(?P<ending>ending))\s(?P<m>{MONTH})\s(?P<d>\d\d?)(?:,\s(?P<y>{YEAR}))?{END})"
_OF_YEAR = (
    rf"(?P<of>,?\s(?:(?:of|in)\s)?(?:fiscal\s)?(?:(?P<y2>{YEAR})|(?:this|last|next|the(?:\s(?:current|previous|next))?)\syear"
    r"|(?P<ago>a\syear)\s(?:ago|earlier)))"
)

RULES: tuple[Rule, ...] = (
    make_rule(
        "month",
        "month",
        rf"{SHADE}?(?P<w>(?:last|past|next|coming|this)\s)?(?P<m>{MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"
        rf"(?P<of>\s(?:of\s)?(?:last|this|next|the previous|that)\syear)?{END}",
        read_month,
    ),
    make_rule(
        "quarter",
        "unit",
        rf"(?:the\s)?{_BACK}?(?:(?:fiscal\s)?(?P<y>{YEAR})\s)?(?P<w>(?:last|next|this)\syear's\s)?(?:(?P<fiscal>fiscal)[\s-]|calendar[\s-])?"
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
    make_rule("period of a year", "ref", rf"the\s(?P<y>{YEAR})\s(?:period|quarter){END}", read_period_of_year),
    make_rule(
        "season",
        "season",
        rf"{SHADE}?(?:(?P<w>last|next|this|the previous|the following)\s|the\s)?(?P<s>{SEASON})"
        rf"(?:(?:\sof)?\s(?P<y>{YEAR}))?(?!\sof\s){END}",
        read_season,
    ),
    make_rule("weekend", "unit", rf"(?P<w>(?:last|next|this past|this|the)\s)?weekend{END}", read_weekend),
    make_rule(
        "years",
        "digit",
        r"(?P<a>(?:1[5-9]|20)\d\d)[-–](?P<b>(?:1[5-9]|20)\d\d|1[3-9]|[2-9]\d)(?![\w/-])",
        read_years,
    ),
    make_rule(
        "year",
        "digit",
        rf"(?:{SHADE}|fiscal\s|the\syear\s|pre-|post-)?(?P<y>1[5-9]\d\d|20\d\d)(?:\sor\slater|\sand\sbeyond)?(?![\w/%]|,\d|\.\d|-\d\d\d)",
        read_year,
    ),
    make_rule("spoken year", "spoken", rf"(?P<y>{SPOKEN_YEAR}){END}", read_year),
    make_rule("short year", "digit", rf"(?:{SHADE})?(?<!')'(?P<s>\d\d)(?!['\d]|s\b){END}", read_short_year),
    make_rule(
        "decade",
        "decade",
        rf"{_PART}(?:(?P<y>(?:1[5-9]|20)\d)0'?s|'(?P<s>[2-9])0s|(?<!his\s)(?<!her\s)(?<!their\s)(?<!my\s)(?P<word>{'|'.join(TENS)})){END}",
        read_decade,
    ),
    make_rule(
        "century",
        "century",
        rf"{_PART}(?:(?P<n>\d\d?)(?:st|nd|rd|th)|(?P<word>twenty[\s-]first|[a-z]+))[\s-]century{END}",
        read_century,
    ),
)
