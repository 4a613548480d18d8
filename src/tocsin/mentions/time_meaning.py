"""A matched time expression and its context in; what it means out: one function for each form of expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_words import (
    CENTURIES,
    ORDINALS,
    PARTS,
    TENS,
    month_number,
    parse_count,
    weekday_number,
)  # fmt: skip
from tocsin.record import Precision, TimeType


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is read against.

    Attributes:
        published: Publication date; None when unknown.
        text_date: The latest whole date named before it in the text; None for none.
        direction: -1 when its clause tells of the past, 1 for the future.
    """

    published: date | None
    text_date: date | None
    direction: int


Resolver = Callable[[re.Match[str], Context], Meaning | None]


def _unknown(kind: TimeType = TimeType.DATE) -> Meaning:
    return Meaning(kind, "")


def read_full_date(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a whole date, with or without a time of day."""
    number = m["m"]
    month = int(number) if number.isdigit() else month_number(number)
    at = date(int(m["y"]), month, int(re.sub(r"\D", "", m["d"])))
    return cal.day(at, part=_clock_part(m))


def read_day_month(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a day of a month without a year; the year is the nearest that the tense allows."""
    month, day = month_number(m["m"]), int(re.sub(r"\D", "", m["d"]))
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{month:02d}-{day:02d}")
    direction = c.direction if c.direction > 0 else 0
    year = cal.nearest_year(c.published, month, direction, day)
    if c.direction < 0 and date(year, month, min(day, 28)) > c.published + timedelta(days=120):
        year -= 1
    return cal.day(date(year, month, day), "published", part=_clock_part(m))


def read_month_year(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a month, with or without a year."""
    month = month_number(m["m"])
    if m["y"]:
        return cal.month(int(m["y"]), month)
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{month:02d}")
    which = (m["w"] or "").strip()
    if m["of"]:
        offset = -1 if "last" in m["of"] or "previous" in m["of"] else 1 if "next" in m["of"] else 0
        return cal.month(c.published.year + offset, month, "published")
    direction = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0}.get(which, c.direction)
    year = cal.nearest_year(c.published, month, direction)
    if which in ("last", "past") and month == c.published.month:
        year -= 1
    return cal.month(year, month, "published")


def read_weekday(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a weekday by "last", "next" or the tense of its clause."""
    part = _part(m)
    if c.published is None:
        return Meaning(TimeType.TIME if part else TimeType.DATE, f"XXXX-WXX-{weekday_number(m['wd']) + 1}")
    wanted = weekday_number(m["wd"])
    today = c.published.weekday()
    which = (m["w"] or "").strip()
    monday = c.published - timedelta(days=today)
    if which in ("last", "this past", "past", "next", "this", "this coming", "the following"):
        weeks = {"last": -1, "next": 1, "the following": 1}.get(which, 0)
        if which in ("this past", "past"):
            weeks = 0 if wanted < today else -1
        at = monday + timedelta(weeks=weeks, days=wanted)
    elif c.direction > 0:
        at = c.published + timedelta(days=(wanted - today) % 7)
    else:
        at = c.published - timedelta(days=(today - wanted) % 7)
    return cal.day(at, "published", part=part)


def _part(m: re.Match[str]) -> str:
    groups = m.groupdict()
    if groups.get("p"):
        return PARTS[groups["p"]]
    return _clock_part(m)


def _clock_part(m: re.Match[str]) -> str:
    """Return "21:00" for the clock time in a match; "" for none."""
    text = (m.groupdict().get("t") or "").strip()
    if not text:
        return ""
    for word, value in (("noon", "12:00"), ("midday", "12:00"), ("midnight", "24:00")):
        if text.startswith(word):
            return value
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])?", text)
    if not found:
        return ""
    hour, minute = int(found[1]), found[2] or "00"
    if found[3] == "p" and hour < 12:
        hour += 12
    if found[3] == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


_DEICTIC = {
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def read_deictic(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "today" and its kin."""
    word = m["word"]
    part = _part(m) or ("NI" if word in ("tonight", "last night") else "")
    if c.published is None:
        return _unknown(TimeType.TIME if part else TimeType.DATE)
    offset = {
        "yesterday": -1,
        "tomorrow": 1,
        "last night": -1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    return cal.day(c.published + timedelta(days=offset.get(word, 0)), "published", part=part)


def read_this_part(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "this morning"."""
    return cal.day(c.published, "published", part=PARTS[m["p"]]) if c.published else _unknown(TimeType.TIME)


def read_clock(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a time of day; it belongs to the date named before it, else to the publication date."""
    part = _clock_part(m)
    at = c.text_date or c.published
    if at is None:
        return Meaning(TimeType.TIME, f"XXXX-XX-XXT{part}", precision=Precision.TIME)
    return cal.day(at, "text" if c.text_date else "published", part=part)


_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "the current": 0,
    "next": 1,
    "coming": 1,
    "the coming": 1,
}
_FROM_TEXT = {
    "the previous": -1,
    "the following": 1,
    "the same": 0,
    "that": 0,
    "that same": 0,
    "the next": 1,
    "the preceding": -1,
    "the prior": -1,
}


def read_stepped(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "last week", "next month"."""
    which, unit = m["w"].strip(), m["u"]
    if c.published is None:
        return _unknown()
    return cal.shift(c.published, _STEPS[which], unit, "published")


def read_from_text(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the following day", which counts from a date of the text."""
    which, unit = m["w"].strip(), m["u"]
    if c.text_date is None:
        if which == "the next" and c.published and unit not in ("day", "night"):
            return cal.shift(c.published, 1, unit, "published")
        return _unknown()
    return cal.shift(c.text_date, _FROM_TEXT[which], unit, "text")


def read_ago(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "two weeks ago", "a day earlier"."""
    count, unit, word = parse_count(m["n"]), m["u"], m["word"]
    backward = word in ("ago", "earlier", "before", "previously", "back")
    from_text = word in ("earlier", "later", "before", "after")
    at = (c.text_date or c.published) if from_text else c.published
    if count is None:
        return cal.reference("PAST_REF" if backward else "FUTURE_REF")
    if at is None or (word in ("later", "after") and c.text_date is None and c.direction < 0):
        # "Two weeks later" tells of the past; without a date before it, nobody knows of which.
        return _unknown()
    if count != int(count) or count > 100_000:
        return cal.duration(count, unit)
    base = "text" if from_text and c.text_date else "published"
    return cal.shift(at, -int(count) if backward else int(count), unit, base)


def read_stretch(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the past two weeks"."""
    count, unit = parse_count(m["n"] or "several"), m["u"]
    if m["w"] in ("first", "final", "latest", "full") or c.published is None:
        return cal.duration(count, unit)
    return cal.stretch(c.published, count, unit, ahead=m["w"] in ("next", "coming", "following"))


def read_duration(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a length of time."""
    groups = m.groupdict()
    count = parse_count(groups["n"]) if groups.get("n") else None
    return cal.duration(None if groups.get("to") else count, m["u"])


def read_year(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a year."""
    return cal.year(int(m["y"]))


def read_decade(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a decade."""
    if m["y"]:
        return cal.decade(int(m["y"]))
    tens = TENS[m["word"]] if m["word"] else int(m["s"])
    return cal.decade(190 + tens)


def read_century(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a century."""
    number = CENTURIES.get(m["word"].replace(" ", "-")) if m["word"] else int(m["n"])
    return cal.century(number) if number and 1 <= number <= 30 else None


def read_quarter(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a quarter of a year."""
    number = ORDINALS[m["o"]]
    year = m["y"] or m["y2"]
    if year:
        return cal.quarter(int(year), number)
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-Q{number}")
    now = (c.published.month - 1) // 3 + 1
    if m["w"]:
        return cal.quarter(c.published.year + (-1 if "last" in m["w"] else 1), number, "published")
    if number - now > 1 and c.direction <= 0:
        return cal.quarter(c.published.year - 1, number, "published")
    return cal.quarter(c.published.year, number, "published")


def read_season(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a season."""
    code = cal.SEASONS[m["s"]]
    if m["y"]:
        return cal.season(int(m["y"]), code)
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
    return cal.season(year, code, "published")


_RECURRING = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annually": "P1Y",
    "yearly": "P1Y",
}


def read_set(m: re.Match[str], _: Context) -> Meaning | None:
    """Read what recurs: "every day", "annually"."""
    groups = m.groupdict()
    if groups.get("word"):
        return Meaning(TimeType.SET, _RECURRING[m["word"]])
    if groups.get("wd"):
        part = f"T{PARTS[m['p']]}" if groups.get("p") else ""
        return Meaning(TimeType.SET, f"XXXX-WXX-{weekday_number(m['wd'].removesuffix('s')) + 1}{part}")
    if groups.get("m"):
        return Meaning(TimeType.SET, f"XXXX-{month_number(m['m']):02d}")
    if groups.get("p"):
        return Meaning(TimeType.SET, f"XXXX-XX-XXT{PARTS[m['p']]}")
    count = parse_count(groups["n"]) if groups.get("n") else 1.0
    return Meaning(TimeType.SET, cal.duration(count, m["u"]).value)


def read_weekend(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a weekend."""
    if c.published is None:
        return _unknown()
    which = (m["w"] or "").strip()
    weeks = {"last": -1, "next": 1}.get(which, 0)
    if which in ("the", "this past", "") and c.direction <= 0 and c.published.weekday() < 4:
        weeks = -1
    return cal.weekend(c.published + timedelta(weeks=weeks), "published")


def read_reference(value: str) -> Resolver:
    """Return what reads an expression as past, present or future and no more."""
    return lambda _m, _c: cal.reference(value)


HOLIDAYS = {"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
             "new year's eve": (12, 31), "independence day": (7, 4), "valentine's day": (2, 14), "halloween": (10, 31),
             "may day": (5, 1), "orthodox christmas": (1, 7), "bastille day": (7, 14)}  # fmt: skip


def read_holiday(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a holiday with a fixed date."""
    month, day = HOLIDAYS[m["h"]]
    if m["y"]:
        return cal.day(date(int(m["y"]), month, day))
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{month:02d}-{day:02d}")
    return cal.day(date(cal.nearest_year(c.published, month, c.direction, day), month, day), "published")


def read_part_of_unit(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the end of the year", "later in the month", "the year"."""
    return cal.shift(c.published, 0, m["u"], "published") if c.published else _unknown()
