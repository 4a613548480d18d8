"""Lengths of time and what recurs: "three days", "the past two weeks", "every Monday"."""

from __future__ import annotations

import re

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_context import END, Context, Rule, make_rule
from tocsin.mentions.time_words import (
    ABOUT,
    BIG_UNIT,
    COUNT,
    MONTH,
    OF_UNIT,
    PART,
    PARTS,
    SEASON,
    UNIT,
    WEEKDAY,
    month_number,
    parse_count,
    weekday_number,
)
from tocsin.record import TimeType

_RECURRING = {
    **{"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W"},
    **{"monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y"},
}
_AHEAD = frozenset({"next", "coming", "following"})
_UNPLACED = frozenset({"first", "final", "latest", "full"})


def read_stretch(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the past two weeks": a length that ends or begins at the publication date."""
    groups = m.groupdict()
    # "The past year" is one; "the past years" are several.
    count = 1.0 if m["n"] == "" else parse_count(m["n"] or "several")
    word, unit = m["w"] or groups.get("w2"), m["u"]
    if word in _UNPLACED or c.publication is None:
        return cal.duration(count, unit)
    return cal.stretch(c.publication, count, unit, ahead=word in _AHEAD)


def read_duration(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a length of time."""
    groups = m.groupdict()
    count = parse_count(groups["n"]) if groups.get("n") else None
    return cal.duration(None if groups.get("to") else count, m["u"])


def read_one(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a length of one unit: "week-long", "the fiscal year"."""
    return cal.duration(1.0, m["u"])


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
    if groups.get("we"):
        return Meaning(TimeType.SET, "XXXX-WXX-WE")
    if groups.get("s"):
        return Meaning(TimeType.SET, f"XXXX-{cal.SEASONS[m['s']]}")
    if groups.get("day"):
        return Meaning(TimeType.SET, f"XXXX-XX-XXT{PARTS[m['day']]}")
    if groups.get("p"):
        return Meaning(TimeType.SET, f"XXXX-XX-XXT{PARTS[m['p']]}")
    count = parse_count(groups["n"]) if groups.get("n") else 2.0 if groups.get("other") else 1.0
    return Meaning(TimeType.SET, cal.duration(count, m["u"]).value)


RULES: tuple[Rule, ...] = (
    make_rule(
        "the past two weeks",
        "unit",
        rf"(?:{ABOUT})*(?P<w>last|past|previous|next|coming|following|first|final|latest|full)\s(?P<n>{COUNT}\s)?"
        rf"(?:\S+\sto\s)?{OF_UNIT}(?P<u>{UNIT})s{END}",
        read_stretch,
    ),
    make_rule(
        "the past year",
        "unit",
        rf"(?:the\s(?P<w>past|last)|(?:(?<=over\s)|(?<=within\s)|(?<=for\s)|(?<=during\s)|(?<=in\s))the\s(?P<w2>next|coming))"
        rf"\s(?P<n>)(?P<u>{BIG_UNIT}){END}",
        read_stretch,
    ),
    make_rule(
        "the fiscal year",
        "unit",
        rf"the\s(?:fiscal\s(?=year)|(?=(?:year|month|week)\send(?:ed|ing)))(?P<u>year|month|week){END}",
        read_one,
    ),
    make_rule(
        "duration",
        "unit",
        rf"(?:{ABOUT})*(?P<n>{COUNT})(?P<to>(?:\sto\s|-|\sor\s){COUNT})?[\s-]{OF_UNIT}"
        rf"(?P<u>{UNIT})s?(?:-long)?(?!\w|-(?:old|olds|earlier|ago))",
        read_duration,
    ),
    make_rule("decades-long", "unit", rf"(?P<u>{UNIT})s-long{END}", read_duration),
    make_rule(
        "bare plural",
        "unit",
        rf"(?:the\s)?(?:(?:in|for|over|within|coming|many|after)\s)?(?:{ABOUT})?(?P<u>(?<!early\s)hour|day|night|week|month|year|decade|centurie)s"
        rf"(?!\s(?:ago|apart)\b|-){END}",
        read_duration,
    ),
    make_rule(
        "recent weeks",
        "unit",
        rf"(?:the\s)?(?:(?:most\s)?recent|(?:past|last)\sseveral)\s(?P<u>day|week|month|quarter|year|decade)s{END}",
        read_duration,
    ),
    make_rule("week-long", "unit", rf"(?P<u>hour|{BIG_UNIT})-?long{END}", read_one),
    make_rule(
        "every",
        "set",
        rf"(?:every|each)\s(?:(?P<other>other\s)|(?P<n>{COUNT})\s)?(?:(?P<u>{UNIT})s?|"
        rf"(?P<wd>{WEEKDAY}s?)(?:\s(?P<p>{PART})s?)?|(?P<m>{MONTH})|(?P<s>{SEASON})|(?P<day>{PART})){END}",
        read_set,
    ),
    make_rule("in the evenings", "set", rf"in\sthe\s(?P<day>morning|afternoon|evening)s{END}", read_set),
    make_rule("weekends", "unit", rf"(?:(?<=on\s)|(?<=during\s))(?P<we>weekends){END}", read_set),
    make_rule(
        "once a day",
        "set",
        rf"(?:once|twice|(?:\S+)\stimes)\s(?:a|an|per|every|each)\s(?P<u>{UNIT}){END}",
        read_set,
    ),
    make_rule("weekdays", "weekday", rf"(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)days){END}", read_set),
    make_rule("weekday nights", "weekday", rf"(?P<wd>{WEEKDAY})\s(?P<p>{PART})s{END}", read_set),
    make_rule(
        "daily",
        "set",
        rf"(?P<word>daily|weekly|monthly|annually|yearly|quarterly|hourly|nightly|biweekly|fortnightly){END}",
        read_set,
    ),
)
