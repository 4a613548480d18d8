"""The grammar of time expressions: patterns over a sentence in lower case, each with what it means.

After TimeML 1.2.1 (TIMEX3) and the practice of TempEval-3; written on half of the TempEval-3 training documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.mentions import time_calendar as cal
from tocsin.mentions import time_meaning as means
from tocsin.mentions.time_meaning import HOLIDAYS, Resolver
from tocsin.mentions.time_words import (
    ABOUT,
    BIG_UNIT,
    CLOCK,
    COUNT,
    DAY,
    MONTH,
    PART,
    SEASON,
    SHADE,
    TENS,
    UNIT,
    WEEKDAY,
    YEAR,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the class of words that must stand in a sentence for it to be tried, and its meaning."""

    name: str
    needs: str
    pattern: re.Pattern[str]
    resolve: Resolver


def _rule(name: str, needs: str, pattern: str, resolve: Resolver) -> Rule:
    return Rule(name, needs, re.compile(pattern), resolve)


_B, _E = r"(?<![\w.$£€#/-])", r"(?![\w/])"
_AT = rf"(?:(?P<t>{CLOCK})(?:\son)?,?\s)?"

RULES = (
    _rule(
        "iso",
        "digit",
        rf"{_B}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01]){_E}",
        means.read_full_date,
    ),
    _rule(
        "month day year",
        "month",
        rf"{_B}{_AT}(?:{WEEKDAY},?\s)?{SHADE}?(?P<m>{MONTH})\s(?P<d>{DAY})"
        rf",?\s(?P<y>{YEAR}){_E}",
        means.read_full_date,
    ),
    _rule(
        "day month year",
        "month",
        rf"{_B}{_AT}(?:{WEEKDAY},?\s)?(?:the\s)?(?P<d>{DAY})(?:\sof)?\s(?P<m>{MONTH}"
        rf"),?\s(?P<y>{YEAR}){_E}",
        means.read_full_date,
    ),
    _rule(
        "month day",
        "month",
        rf"{_B}{_AT}(?:{WEEKDAY},?\s)?(?P<m>{MONTH})\s(?:the\s)?(?P<d>{DAY}"
        rf")(?!\d|,\d|\s?%|\.\d|:\d){_E}",
        means.read_day_month,
    ),
    _rule(
        "day month",
        "month",
        rf"{_B}{_AT}(?:{WEEKDAY},?\s)?(?:the\s)?(?P<d>{DAY})(?:\sof)?\s(?P<m>{MONTH}"
        rf"){_E}",
        means.read_day_month,
    ),
    _rule(
        "month",
        "month",
        rf"{_B}{SHADE}?(?P<w>(?:last|past|next|coming|this)\s)?(?P<m>{MONTH}"
        rf")(?:,?\s(?:of\s)?(?P<y>{YEAR}))?(?P<of>\s(?:of\s)?(?:last|this|"
        rf"next|the previous|that)\syear)?{_E}",
        means.read_month_year,
    ),
    _rule(
        "weekday",
        "weekday",
        rf"{_B}{_AT}(?:{SHADE}|later\s|earlier\s)?(?P<w>(?:last|this past|"
        rf"this coming|past|next|this|the following)\s)?(?P<wd>{WEEKDAY})(?"
        rf":\s(?P<p>{PART}))?{_E}",
        means.read_weekday,
    ),
    _rule(
        "clock on weekday",
        "weekday",
        rf"{_B}(?P<w>)(?P<wd>{WEEKDAY}),?\s(?:at\s)?(?P<t>{CLOCK})",
        means.read_weekday,
    ),
    _rule(
        "deictic",
        "deictic",
        rf"{_B}{_AT}(?:{SHADE}|later\s|earlier\s)?(?P<word>the day before yesterday|"
        r"the day after tomorrow|yesterday|today|tomorrow|tonight|last night)"
        rf"(?:\s(?P<p>{PART}))?{_E}",
        means.read_deictic,
    ),
    _rule(
        "this morning",
        "part",
        rf"{_B}(?:{SHADE}|later\s|earlier\s)?this\s(?P<p>{PART}){_E}",
        means.read_this_part,
    ),
    _rule(
        "clock",
        "clock",
        rf"{_B}(?:(?:about|around|shortly before|shortly after|just before|"
        rf"just after)\s)?(?P<t>{CLOCK})(?![\w])",
        means.read_clock,
    ),
    _rule(
        "last week",
        "unit",
        rf"{_B}{SHADE}?(?P<w>last|past|previous|this|current|the current|next|"
        rf"coming|the coming)\s(?P<u>{BIG_UNIT}){_E}",
        means.read_stepped,
    ),
    _rule(
        "the following week",
        "unit",
        rf"{_B}(?P<w>the previous|the following|the same|that same|that|the next|"
        rf"the preceding|the prior)\s(?P<u>{BIG_UNIT}){_E}",
        means.read_from_text,
    ),
    _rule(
        "ago",
        "unit",
        rf"{_B}(?:{ABOUT})*(?P<n>{COUNT})[\s-](?:or\sso\s)?(?P<u>{UNIT})s?"
        r"\s(?:or\sso\s|or\smore\s)?(?P<word>ago|earlier|later|before|from now|"
        rf"hence|back){_E}",
        means.read_ago,
    ),
    _rule(
        "the past two weeks",
        "unit",
        rf"{_B}(?:{ABOUT})*(?P<w>last|past|previous|next|coming|following|"
        rf"first|final|latest|full)\s(?P<n>{COUNT}\s)?(?:\S+\sto\s)?(?P<u>{UNIT}"
        rf")s{_E}",
        means.read_stretch,
    ),
    _rule(
        "duration",
        "unit",
        rf"{_B}(?:{ABOUT})*(?P<n>{COUNT})(?P<to>(?:\sto\s|-|\sor\s){COUNT}"
        rf")?[\s-](?:full\s|more\s|consecutive\s|straight\s)?(?P<u>{UNIT})"
        r"s?(?:-long)?(?!\w|-(?:old|olds))",
        means.read_duration,
    ),
    _rule(
        "bare plural",
        "unit",
        rf"{_B}(?:the\s)?(?:(?:in|for|over|within|coming|many|after)\s)?(?"
        rf":{ABOUT})?(?P<u>day|week|month|year|decade)s{_E}(?!\sof\s(?!war|"
        r"fighting))",
        means.read_duration,
    ),
    _rule(
        "unit-long",
        "unit",
        rf"{_B}(?P<u>{BIG_UNIT})s?-long{_E}",
        lambda m, _c: cal.duration(1.0, m["u"]),
    ),
    _rule(
        "part of unit",
        "unit",
        rf"{_B}(?:(?:{SHADE})(?:the\s|this\s|in\sthe\s)?|the\s(?!day))(?P<u>day|"
        rf"week|month|quarter|year)(?:'s\send)?(?!-){_E}",
        means.read_part_of_unit,
    ),
    _rule(
        "year-end",
        "unit",
        rf"{_B}(?P<u>year)(?:-end|\send|'s\send){_E}",
        means.read_part_of_unit,
    ),
    _rule(
        "every",
        "set",
        rf"{_B}(?:every|each)\s(?:(?P<n>{COUNT})\s)?(?:(?P<u>{UNIT})s?|(?P<wd>{WEEKDAY}"
        rf"s?)(?:\s(?P<p>{PART})s?)?|(?P<m>{MONTH})){_E}",
        means.read_set,
    ),
    _rule(
        "once a day",
        "set",
        rf"{_B}(?:once|twice|(?:\S+)\stimes)\s(?:a|an|per|every|each)\s(?P<u>{UNIT}"
        rf"){_E}",
        means.read_set,
    ),
    _rule(
        "weekdays",
        "weekday",
        rf"{_B}(?P<wd>(?:mon|tues|wednes|thurs|fri|satur|sun)days){_E}",
        means.read_set,
    ),
    _rule(
        "weekday nights",
        "weekday",
        rf"{_B}(?P<wd>{WEEKDAY})\s(?P<p>{PART})s{_E}",
        means.read_set,
    ),
    _rule(
        "daily",
        "set",
        rf"{_B}(?P<word>daily|weekly|monthly|annually|yearly|quarterly|hourly|"
        rf"nightly|biweekly|fortnightly){_E}",
        means.read_set,
    ),
    _rule(
        "year",
        "digit",
        rf"{_B}{SHADE}?(?P<y>1[5-9]\d\d|20[0-4]\d)(?:\sor\slater|\sand\sbeyond)?"
        r"(?![\w/%]|,\d|\.\d|-\d\d\d)",
        means.read_year,
    ),
    _rule(
        "decade",
        "decade",
        r"(?<![\w$])(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?P<y>(?:1[5-9]|"
        rf"20)\d)0'?s|'(?P<s>[2-9])0s|(?P<word>{'|'.join(TENS)})){_E}",
        means.read_decade,
    ),
    _rule(
        "century",
        "century",
        rf"{_B}(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?P<n>\d\d?)(?:st|"
        rf"nd|rd|th)|(?P<word>twenty[\s-]first|[a-z]+))[\s-]century{_E}",
        means.read_century,
    ),
    _rule(
        "quarter",
        "unit",
        rf"{_B}(?:the\s)?(?:(?P<y>{YEAR})\s)?(?P<w>last\syear's\s|next\syear's\s)?"
        r"(?:fiscal[\s-])?(?P<o>first|second|third|fourth)[\s-]quarter(?:\sof\s(?"
        rf"P<y2>{YEAR}))?{_E}",
        means.read_quarter,
    ),
    _rule(
        "season",
        "season",
        rf"{_B}{SHADE}?(?:(?P<w>last|next|this|the previous|the following)"
        rf"\s|the\s)?(?P<s>{SEASON})(?:(?:\sof)?\s(?P<y>{YEAR}))?(?!\sof\s){_E}",
        means.read_season,
    ),
    _rule(
        "weekend",
        "unit",
        rf"{_B}(?P<w>(?:last|next|this past|this|the)\s)?weekend{_E}",
        means.read_weekend,
    ),
    _rule(
        "holiday",
        "holiday",
        rf"{_B}(?P<h>{'|'.join(sorted(HOLIDAYS, key=len, reverse=True))})"
        rf"(?:,?\s(?P<y>{YEAR}))?{_E}",
        means.read_holiday,
    ),
    _rule(
        "now",
        "ref",
        rf"{_B}(?:right\snow|now|currently|at\spresent|presently|nowadays|"
        rf"these\sdays|(?:the\s)?current|at\sthe\smoment|at\sthis\spoint){_E}",
        means.read_reference("PRESENT_REF"),
    ),
    _rule(
        "recent units",
        "ref",
        rf"{_B}(?:the\s)?(?:(?:most\s)?recent|(?:past|last)\sseveral)\s(?P<u>day|"
        rf"week|month|year|decade)s{_E}",
        means.read_duration,
    ),
    _rule(
        "recently",
        "ref",
        rf"{_B}(?:recently|formerly|lately|in\sthe\spast|the\srecent\spast|"
        r"long\sago|earlier(?=[\s,]+(?:[a-z]+,|$))|a\swhile\sago|at\sthat\stime|"
        rf"at\sthe\stime){_E}",
        means.read_reference("PAST_REF"),
    ),
    _rule(
        "soon",
        "ref",
        rf"{_B}(?:(?<!as\s)soon(?!\safter|\sas)|(?:in\s)?the\s(?:near\s|foreseeable\s)?"
        rf"future|in\sthe\s(?:short|near|long)\sterm|one\sday\ssoon){_E}",
        means.read_reference("FUTURE_REF"),
    ),
)
