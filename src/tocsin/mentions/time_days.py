"""Days and times of day: whole dates, days without a year, weekdays, "yesterday", holidays, clock times."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from tocsin.mentions import time_calendar as cal
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_context import END, Context, Rule, Tense, make_rule
from tocsin.mentions.time_holidays import date_holiday, load_holidays
from tocsin.mentions.time_words import (
    CLOCK,
    DAY,
    MONTH,
    PART,
    PARTS,
    SHADE,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    parse_clock,
    parse_year,
    weekday_number,
)
from tocsin.record import Precision, TimeType

_BEFORE = rf"(?:(?:(?:early|late|later|earlier)\s)?(?:the\s)?(?P<pb>{PART})\sof\s|(?P<t>{CLOCK})(?:\son)?,?\s)?"
_AFTER = rf"(?:,?\s(?:at\s)?(?P<ta>{CLOCK}))?"
_SHADE = rf"(?:{SHADE}|later\s|earlier\s)?"
_OF_YEAR = r"(?:,?\s(?:of\s)?(?P<of>last|this|next)\syear)?"
_WEEKDAY = rf"(?:(?P<on>{WEEKDAY}),?\s)?"
# A day named without a year may lie this far on the other side than the tense says: a deadline, or a tense read
# wrongly. Chosen by judgement, not fitted.
_GRACE = timedelta(days=45)


def read_full_date(m: re.Match[str], _: Context) -> Meaning | None:
    """Read a whole date, with or without a time of day."""
    number = m["m"]
    month = int(number) if number.isdigit() else month_number(number)
    return cal.day(date(parse_year(m["y"]), month, day_number(m["d"])), part=_part(m))


def read_numeric_date(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "11/02/89"; where day and month can be told apart by nothing else, the nearer to the publication date."""
    one, other, year = int(m["a"]), int(m["b"]), int(m["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    readings = []
    for month, day in dict.fromkeys(((one, other), (other, one))):
        if month <= 12:
            readings.append(date(year, month, day))
    if len(readings) > 1:
        if c.published is None:
            return cal.unknown()
        here = c.published
        readings.sort(key=lambda at: abs(at - here))
    return cal.day(readings[0]) if readings else None


def read_day_month(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a day of a month without a year; the year is the nearest that the tense allows."""
    month, day = month_number(m["m"]), day_number(m["d"])
    if c.published is None:
        return Meaning(TimeType.DATE, f"XXXX-{month:02d}-{day:02d}")
    if m["of"]:
        year = c.published.year + {"last": -1, "next": 1}.get(m["of"], 0)
        return cal.day(date(year, month, day), c.publication, part=_part(m))
    year = cal.nearest_year(c.published, month, max(c.direction, 0), day, ahead=c.months_ahead)
    if m["on"] and (told := _year_of_weekday(year, month, day, weekday_number(m["on"]))):
        return cal.day(date(told, month, day), c.publication, part=_part(m))
    if c.direction < 0 and date(year, month, min(day, 28)) > c.published + _GRACE:
        year -= 1
    if c.direction > 0 and date(year - 1, month, min(day, 28)) >= c.published - _GRACE:
        # A clause that is taken for the future hardly means a day eleven months ahead.
        year -= 1
    return cal.day(date(year, month, day), c.publication, part=_part(m))


def _year_of_weekday(near: int, month: int, day: int, weekday: int) -> int | None:
    """Return the year beside `near` in which a day falls on the weekday that is named with it; None for none."""
    for year in (near, near - 1, near + 1):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day).weekday() == weekday:
            return year
    return None


def read_days(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "between 3 and 7 March", "March 3-7": a range of days of one month."""
    month = month_number(m["m"])
    if m["y"]:
        year, base = parse_year(m["y"]), None
    elif c.published is None:
        return cal.unknown()
    else:
        year, base = cal.nearest_year(c.published, month, c.direction, day_number(m["a"])), c.publication
    one, other = (date(year, month, day_number(m[name])) for name in "ab")
    return cal.between(cal.day(one, base), cal.day(other, base))


def read_day(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "the 21st of last month", "on the 21st"; without a month, the nearest that the tense allows."""
    if c.published is None:
        return cal.unknown()
    number = day_number(m["d"])
    step = {"last": -1, "next": 1}.get(m["w"] or "", 0)
    if m["w"] is None and c.direction:
        step = c.direction if (number - c.published.day) * c.direction < 0 else 0
    return cal.day(date(*cal.shift_month(c.published.year, c.published.month, step), number), c.publication)


def read_weekday(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a weekday by "last", "next" or the tense of its clause.

    A weekday without such a word is at most six days away, and the publication day itself is that weekday in either
    tense, as in news agencies' style: on a Tuesday, "will meet on Tuesday" is today.
    """
    part = _part(m)
    wanted = weekday_number(m["wd"])
    if c.published is None:
        return Meaning(TimeType.TIME if part else TimeType.DATE, f"XXXX-WXX-{wanted + 1}")
    today = c.published.weekday()
    which = (m["w"] or "").strip()
    if m["of"]:
        weeks = {"last": -1, "next": 1}.get(m["of"], 0)
        return cal.day(c.published + timedelta(weeks=weeks, days=wanted - today), c.publication, part=part)
    if which in _OF_TEXT and (named := c.before("day")) and named.anchor:
        return cal.day(_weekday_beside(named.anchor.at, wanted, _OF_TEXT[which]), named.anchor, part=part)
    monday = c.published - timedelta(days=today)
    if which in ("this past", "past"):
        at = monday + timedelta(weeks=0 if wanted < today else -1, days=wanted)
    elif which:
        weeks = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(which, 0)
        at = monday + timedelta(weeks=weeks, days=wanted)
    elif c.tense in (Tense.PRESENT, Tense.FUTURE):
        at = c.published + timedelta(days=(wanted - today) % 7)
    else:
        at = c.published - timedelta(days=(today - wanted) % 7)
    return cal.day(at, c.publication, part=part)


def _weekday_beside(at: date, weekday: int, direction: int) -> date:
    """Return the nearest such weekday after or before a day, not that day itself."""
    apart = (weekday - at.weekday()) % 7 if direction > 0 else -((at.weekday() - weekday) % 7)
    return at + timedelta(days=apart or 7 * direction)


_OF_TEXT = {"the following": 1, "the previous": -1}
_DEICTIC = {"yesterday": -1, "tomorrow": 1, "last night": -1, "the day before yesterday": -2,
            "the day after tomorrow": 2}  # fmt: skip


def read_deictic(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "today" and its kin."""
    word = m["word"]
    part = _part(m) or ("NI" if word in ("tonight", "last night") else "")
    if c.published is None:
        return cal.unknown(TimeType.TIME if part else TimeType.DATE)
    return cal.day(c.published + timedelta(days=_DEICTIC.get(word, 0)), c.publication, part=part)


def read_overnight(_: re.Match[str], c: Context) -> Meaning | None:
    """Read "overnight": the night that ends on the publication date."""
    if c.published is None:
        return cal.unknown(TimeType.TIME)
    eve = c.published - timedelta(days=1)
    return Meaning(TimeType.TIME, f"{eve.isoformat()}TNI", eve, c.published, Precision.TIME, c.publication)


def read_this_part(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "this morning"."""
    return cal.day(c.published, c.publication, part=_part(m)) if c.published else cal.unknown(TimeType.TIME)


def read_that_part(m: re.Match[str], c: Context) -> Meaning | None:
    """Read "that night", "the next morning": a part of the day named before it, or of one beside it."""
    named = c.before("day")
    if named is None or named.anchor is None:
        return cal.unknown(TimeType.TIME)
    step = {"next": 1, "following": 1, "previous": -1}.get(m["w"].removeprefix("the "), 0)
    return cal.day(named.anchor.at + timedelta(days=step), named.anchor, part=_part(m))


def read_clock(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a time of day; it belongs to the day named before it, else to the publication date."""
    part = parse_clock(m["t"])
    named = c.before("day")
    anchor = named.anchor if named else c.publication
    if anchor is None:
        return Meaning(TimeType.TIME, f"XXXX-XX-XXT{part}", precision=Precision.TIME)
    return cal.day(anchor.at, anchor, part=part)


def read_holiday(m: re.Match[str], c: Context) -> Meaning | None:
    """Read a holiday; without a year, the nearest that the tense allows."""
    if m["y"]:
        return cal.day(date_holiday(m["h"], parse_year(m["y"])))
    if c.published is None:
        return cal.unknown()
    around = [date_holiday(m["h"], c.published.year + step) for step in (-1, 0, 1)]
    if c.direction > 0:
        return cal.day(next(at for at in around if at >= c.published), c.publication)
    if c.direction < 0:
        return cal.day(next(at for at in reversed(around) if at <= c.published), c.publication)
    here = c.published
    return cal.day(min(around, key=lambda at: abs(at - here)), c.publication)


def _part(m: re.Match[str]) -> str:
    """Return the part of the day or the clock time that a match holds; "" for none."""
    groups = m.groupdict()
    part = groups.get("p") or groups.get("pb")
    if clock := groups.get("t") or groups.get("ta"):
        # "Six o'clock this evening", "at 9:30 tomorrow morning": the part says which half of the day.
        return parse_clock(f"{clock} in the {part}" if part else clock)
    return PARTS[part] if part else ""


_HOLIDAY = "|".join(re.escape(name) for name in sorted(load_holidays(), key=lambda name: (-len(name), name)))
_DAYS_JOIN = r"(?:\s?[-–—]\s?|\s(?:and|to|until|till|through)\s)"
_AMID = r"(?:(?:between|from)\s)?"

RULES: tuple[Rule, ...] = (
    make_rule(
        "iso",
        "digit",
        rf"(?P<y>{YEAR})[-/](?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12]\d|3[01])(?!\w|/)",
        read_full_date,
    ),
    make_rule(
        "numeric date",
        "digit",
        r"(?P<a>0?[1-9]|[12]\d|3[01])(?P<sep>[./-])(?P<b>0?[1-9]|[12]\d|3[01])(?P=sep)(?P<y>(?:19|20)\d\d|[0-9]\d)(?![\w/.-]*\d)",
        read_numeric_date,
    ),
    make_rule(
        "days of a month",
        "month",
        rf"{_AMID}(?:the\s)?(?P<a>{DAY}){_DAYS_JOIN}(?:the\s)?(?P<b>{DAY})(?:\sof)?\s(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR}))?{END}",
        read_days,
    ),
    make_rule(
        "month and its days",
        "month",
        rf"{_AMID}(?P<m>{MONTH})\s(?P<a>{DAY}){_DAYS_JOIN}(?P<b>{DAY})(?:,?\s(?P<y>{YEAR}))?(?!\d|,\d|\s?%|\.\d|:\d|\s{MONTH}){END}",
        read_days,
    ),
    make_rule(
        "month day year",
        "month",
        rf"{_BEFORE}{_WEEKDAY}{SHADE}?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{DAY}),?\s(?P<y>{YEAR}){_AFTER}{END}",
        read_full_date,
    ),
    make_rule(
        "day month year",
        "month",
        rf"{_BEFORE}{_WEEKDAY}(?:the\s)?(?P<d>{DAY})(?:\sof)?\s(?P<m>{MONTH}),?\s(?P<y>{YEAR}){_AFTER}{END}",
        read_full_date,
    ),
    make_rule(
        "month day",
        "month",
        rf"{_BEFORE}{_WEEKDAY}{SHADE}?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{DAY})(?!\d|,\d|\s?%|\.\d|:\d){_OF_YEAR}{_AFTER}{END}",
        read_day_month,
    ),
    make_rule(
        "day month",
        "month",
        rf"{_BEFORE}{_WEEKDAY}(?:the\s)?(?P<d>{DAY})(?:\sof)?\s(?P<m>{MONTH}){_OF_YEAR}{_AFTER}{END}",
        read_day_month,
    ),
    make_rule(
        "day of this month",
        "digit",
        r"the\s(?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th))(?:\sof\s(?P<w>last|this|next)\smonth|"
        rf"(?:(?<=on\sthe\s....)|(?<=on\sthe\s...))(?=\W*$|\s?[,;:.)])){END}",
        read_day,
    ),
    make_rule(
        "weekday",
        "weekday",
        rf"{_BEFORE}{_SHADE}(?P<w>(?:last|this past|this coming|past|next|this|the following|the previous)\s)?"
        rf"(?P<wd>{WEEKDAY})(?:\s(?P<p>{PART}))?(?:,?\s(?:of\s)?(?P<of>last|this|next)\sweek)?{_AFTER}{END}",
        read_weekday,
    ),
    make_rule(
        "deictic",
        "deictic",
        rf"{_BEFORE}{_SHADE}(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|"
        rf"last night)(?:\s(?P<p>{PART}))?{_AFTER}{END}",
        read_deictic,
    ),
    make_rule("overnight", "deictic", rf"overnight{END}", read_overnight),
    make_rule("this morning", "part", rf"(?:(?P<t>{CLOCK})\s)?{_SHADE}this\s(?P<p>{PART}){END}", read_this_part),
    make_rule(
        "that night",
        "part",
        rf"{_SHADE}(?P<w>that|that same|the same|the next|the following|the previous)\s(?P<p>{PART}){END}",
        read_that_part,
    ),
    make_rule(
        "clock",
        "clock",
        rf"(?:(?:about|around|shortly before|shortly after|just before|just after)\s)?(?P<t>{CLOCK})(?![\w])",
        read_clock,
    ),
    make_rule("holiday", "holiday", rf"(?P<h>{_HOLIDAY})(?:,?\s(?P<y>{YEAR}))?{END}", read_holiday),
)
