"""What is counted from another date, the publication's or one named before: "last week", "two days later", "now"."""

from __future__ import annotations

import re

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Anchor, Meaning
from tocsin.mentions.time_context import END, Context, Resolver, Rule, make_rule
from tocsin.mentions.time_words import (
    ABOUT,
    BIG_UNIT,
    COUNT,
    MONTH,
    OF_UNIT,
    SHADE,
    UNIT,
    WEEKDAY,
    parse_count,
    weekday_number,
)
from tocsin.record import Precision

_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "the coming": 1}
_FROM_TEXT = {"the previous": -1, "the preceding": -1, "the prior": -1, "the following": 1, "the next": 1}
_FROM_TEXT |= {"before": -1, "earlier": -1, "after": 1}
_BACKWARD = frozenset({"ago", "earlier", "before", "previously", "back"})
_FROM_NAMED = frozenset({"earlier", "later", "before", "after"})
# Larger counts leave every calendar.
_LARGEST_COUNT = 100_000


def read_stepped(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "last week", "next month"."""
    if c.published is None:
        return cal.unknown()
    return cal.shift(c.published, _STEPS.get(m["w"].strip(), 0), m["u"], c.publication)


def read_from_text(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the following day", which counts from a date of the text."""
    which, unit = m["w"].strip(), m["u"]
    named = c.quarter if unit == "quarter" and c.quarter else c.before(unit)
    anchor = named.anchor if named else None
    if anchor is None:
        if which in ("the next", "the previous", "the prior") and c.published and unit not in ("day", "night"):
            return cal.shift(c.published, _FROM_TEXT[which], unit, c.publication)
        return cal.unknown()
    return cal.shift(anchor.at, _FROM_TEXT.get(which, 0), unit, anchor)


def read_ago(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "two weeks ago", "a day earlier".

    A step of one year from a quarter or a month gives the same quarter or month of the other year: figures are compared
    with those of the like period. No step is counted from a date that is coarser than its unit.
    """
    count, unit, word = parse_count(m["n"]), m["u"], m["word"]
    if count is not None and unit == "century":
        # "A quarter of a century ago".
        count, unit = count * 100, "year"
    if count is not None and unit == "year" and count % 1 == 0.5 and word in ("ago", "back") and c.published:
        at = cal.shift_month(c.published.year, c.published.month, -round(count * 12))
        return cal.year(at[0], c.publication)
    if count is None or count != int(count) or count > _LARGEST_COUNT:
        return _vague(count, unit, word)
    steps = -int(count) if word in _BACKWARD else int(count)
    if unit == "year" and word in ("ago", "earlier") and c.period and c.period.anchor and count == 1:
        return cal.same_in_year(c.period.meaning, steps, c.period.anchor)
    anchor = _anchor_of(c, unit, word)
    if anchor is None:
        return cal.duration(count, unit)
    return cal.shift(anchor.at, steps, unit, anchor)


def read_weekday_ago(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "two weeks ago Friday": that weekday of the week so many weeks back."""
    count = parse_count(m["n"])
    if c.published is None or count is None or count != int(count) or count > _LARGEST_COUNT:
        return cal.unknown()
    days = weekday_number(m["wd"]) - c.published.weekday() - 7 * int(count)
    return cal.shift(c.published, days, "day", c.publication)


def _vague(count: float | None, unit: str, word: str) -> Meaning:
    """Return the meaning of a step of unknown or broken length."""
    if count is not None or word in _FROM_NAMED:
        return cal.duration(count, unit)
    return cal.reference("PAST_REF" if word in _BACKWARD else "FUTURE_REF")


def _anchor_of(c: Context, unit: str, word: str) -> Anchor | None:
    if word not in _FROM_NAMED:
        return c.publication
    if named := c.before(unit):
        return named.anchor
    # "Two weeks later" tells of the past; without a date before it, nobody knows of which.
    return None if word in ("later", "after") and c.direction < 0 else c.publication


def read_compared(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "year-earlier" before a noun: the like period of the year before."""
    if c.period is not None and c.period.anchor is not None:
        return cal.same_in_year(c.period.meaning, -1, c.period.anchor)
    return cal.shift(c.published, -1, m["u"], c.publication) if c.published else cal.unknown()


def read_before_last(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the year before last"."""
    return cal.shift(c.published, -2, m["u"], c.publication) if c.published else cal.unknown()


def read_current_unit(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the end of the year", "later in the month", "the year"."""
    return cal.shift(c.published, 0, m["u"], c.publication) if c.published else cal.unknown()


def read_running_unit(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the month": the one that was named before it, else that of the publication date."""
    unit = m["u"]
    precision = Precision.MONTH if unit == "month" else Precision.WEEK
    for named in c.named:
        meaning = named.meaning
        if meaning.precision is precision:
            return Meaning(meaning.type, meaning.value, meaning.first, meaning.last, precision, named.anchor)
    return read_current_unit(m, c)


def read_last_fiscal_year(_: re.Match[str], c: Context) -> Meaning | None:
    """Read "the latest fiscal year": the last that is over."""
    return cal.shift(c.published, -1, "year", c.publication) if c.published else cal.unknown()


def read_then(_: re.Match[str], c: Context) -> Meaning | None:
    """Read "until then", "since then": the date named before."""
    named = c.before("year")
    if named is None or named.anchor is None or named.meaning.precision is Precision.INTERVAL:
        return None
    meaning = named.meaning
    return Meaning(meaning.type, meaning.value, meaning.first, meaning.last, meaning.precision, named.anchor)


def read_reference(value: str) -> Resolver:
    """Return what reads an expression as past, present or future and no more."""
    return lambda _m, _c: cal.reference(value)


# "Over the next year" is a length; so is "in the next decade".
_THE_NEXT = r"(?<!over\s)(?<!within\s)(?<!during\s)(?<!for\s)the\snext(?!\s(?:decade|century))"

RULES: tuple[Rule, ...] = (
    make_rule(
        "last week",
        "unit",
        rf"{SHADE}?(?P<w>last|past|previous|this|current|the current|next|coming|the coming)\s(?:fiscal\s)?"
        rf"(?P<u>{BIG_UNIT}){END}",
        read_stepped,
    ),
    make_rule(
        "the following week",
        "unit",
        rf"(?:{SHADE}|later\s|earlier\s)?(?P<w>the previous|the following|the same|that same|that|{_THE_NEXT}|"
        rf"the preceding|the prior)\s(?P<u>{BIG_UNIT}){END}",
        read_from_text,
    ),
    make_rule(
        "ago",
        "unit",
        rf"(?:{ABOUT})*(?P<n>{COUNT})[\s-](?:or\sso\s)?{OF_UNIT}(?P<u>{UNIT})s?\s(?:or\sso\s|or\smore\s)?"
        rf"(?P<word>ago|earlier|later|from now|hence|back|before(?=\W*$|\s?[,;:.)])){END}",
        read_ago,
    ),
    make_rule(
        "weekday ago", "weekday", rf"(?P<n>{COUNT})\sweeks?\sago\s(?:on\s)?(?P<wd>{WEEKDAY}){END}", read_weekday_ago
    ),
    make_rule(
        "years ago",
        "unit",
        r"(?:(?:many|some|long|not\slong)\s)?(?:(?:years|decades|centuries|generations|months|weeks|days|ages)\sago|a\slong\stime\sago)\b",
        read_reference("PAST_REF"),
    ),
    make_rule("year-earlier", "unit", rf"(?:the\s|a\s)?(?P<u>year)-(?:earlier|ago){END}", read_compared),
    make_rule("latest fiscal year", "unit", rf"(?:the|its)\slatest\sfiscal\s(?P<u>year){END}", read_last_fiscal_year),
    make_rule("the full year", "unit", rf"the\sfull\s(?P<u>year)(?!\sended){END}", read_current_unit),
    make_rule(
        "part of unit",
        "unit",
        rf"(?:(?:{SHADE})(?:the\s|this\s|in\sthe\s)?|the\s(?!day|quarter|month\b|week\b))(?P<u>day|week|month|quarter|year)(?:'s\send)?(?!-|\send(?:ed|ing)){END}",
        read_current_unit,
    ),
    make_rule(
        "the end of the decade", "unit", rf"{SHADE}(?:the\s|this\s)?(?P<u>decade|century){END}", read_current_unit
    ),
    make_rule(
        "the month", "unit", rf"the\s(?P<u>week|month)(?!-|\send(?:ed|ing)|\sof\s{MONTH}){END}", read_running_unit
    ),
    make_rule("year-end", "unit", rf"(?P<u>year)(?:-end|\send|'s\send){END}", read_current_unit),
    make_rule(
        "one day",
        "unit",
        rf"(?:(?:(?<=will\s)|(?<=would\s)|(?<=may\s)|(?<=might\s)|(?<=could\s)|(?<=can\s))one\sday|some\sday){END}",
        read_reference("FUTURE_REF"),
    ),
    make_rule("the year before last", "unit", rf"the\s(?P<u>{BIG_UNIT})\sbefore\slast{END}", read_before_last),
    make_rule(
        "the day before",
        "unit",
        rf"the\s(?P<u>{BIG_UNIT})\s(?P<w>before|after|earlier)(?=\W*$|\s?[,;:.)]|\s(?:and|when|was|were|had)\b){END}",
        read_from_text,
    ),
    make_rule("then", "ref", rf"(?:(?<=until\s)|(?<=since\s)|(?<=by\s))then{END}", read_then),
    make_rule(
        "now",
        "ref",
        rf"(?:right\snow|now|currently|at\s(?:the\s)?present(?:\stime)?|presently|nowadays|these\sdays|(?:the\s)?current|at\sthe\smoment|"
        rf"at\sthis\spoint){END}",
        read_reference("PRESENT_REF"),
    ),
    make_rule(
        "recently",
        "ref",
        r"(?:recently|formerly|lately|in\sthe\spast|the\srecent\spast|(?<!that )(?<!not )long\sago|"
        rf"earlier(?=[\s,]+(?:[a-z]+,|$))|a\swhile\sago|some\stime\sago|at\sthat\stime|at\sthe\stime|then\scurrent){END}",
        read_reference("PAST_REF"),
    ),
    make_rule(
        "recent years", "ref", rf"(?:the\s)?(?:most\s)?recent\s(?:years|decades){END}", read_reference("PAST_REF")
    ),
    make_rule(
        "soon",
        "ref",
        r"(?:(?<!as\s)soon(?!\safter|\sas)|(?:in\s)?the\s(?:near|foreseeable)\sfuture|in(?:to)?\sthe\sfuture|someday|"
        rf"(?:in\s)?the\s(?:short|near|long)\sterm|one\sday\ssoon){END}",
        read_reference("FUTURE_REF"),
    ),
)
