"""The first paragraph of a report in, the length of its dateline out ("KYIV, May 30 (Agency) - ")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.read.dates import DateFound, find_dates, is_month
from tocsin.read.tables import read_words
from tocsin.record import Span

_CITY = r"(?P<city>[^\W\d_a-z][\w'’.-]*(?:[ /-][^\W\d_][\w'’.-]*){0,3})(?!\w)"
_REGION = r"(?:,\s*[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,2}(?!\w)){0,2}(?:\s*\([^\W\d_a-z]+\)(?=,))?"
_MONTH = r"(?P<{}>[^\W\d_]{{3,9}})\.?"
_MONTH_DAY = _MONTH.format("m1") + r"\s+\d{1,2}(?:,?\s+\d{4})?"
_DAY_MONTH = r"\d{1,2}\s+" + _MONTH.format("m2") + r"(?:\s+\d{2,4})?"
_DATE = rf"(?P<date>,?\s*(?:{_MONTH_DAY}|{_DAY_MONTH}|\d{{4}}-\d{{2}}-\d{{2}}))?"
_AGENCY = r"(?P<agency>\s*,?\s*[(\[](?P<name>[^()\[\]\n]{2,40})[)\]])?"
_DASH = r"(?P<dash>\s*(?:--?|[–—_])(?=\s|[\"“‘']|[^\W\d_]|\Z)|\s*:(?=\s)|\s*\Z)"
_DATELINE = re.compile(rf"[*_\s]*{_CITY}{_REGION}{_DATE}{_AGENCY}[*_]*{_DASH}[*_]*")
# "Agency - May 30, 2023": what follows the dash is no part of the name.
_NAME_END = re.compile(r"\s+[-–—|/]+\s")
_LONGEST = 120
# A city in capitals of fewer letters is more often an abbreviation.
_MIN_CITY_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report that says where, when and by which agency it was filed.

    Attributes:
        span: From the place to the dash.
        agency: Where the agency is named.
        date: The full date in it.
    """

    span: Span
    agency: Span | None
    date: DateFound | None


def find_dateline(text: str, span: Span) -> Dateline | None:
    """Find the dateline that opens a block; None when the block opens as prose."""
    match = _DATELINE.match(text, span.start, min(span.end, span.start + _LONGEST))
    if not match or not _is_dateline(text, match, span):
        return None
    end = match.start() + len(match.group().rstrip())
    agency = _find_agency(text, match)
    dates = find_dates(text[span.start : end])
    date = (
        DateFound(dates[0].value, Span(span.start + dates[0].span.start, span.start + dates[0].span.end))
        if dates
        else None
    )
    return Dateline(Span(span.start, end), agency, date)


def _find_agency(text: str, match: re.Match[str]) -> Span | None:
    start, end = match.span("name")
    if start < 0:
        return None
    if name_end := _NAME_END.search(text, start, end):
        end = name_end.start()
    end = start + len(text[start:end].rstrip())
    return None if end <= start or find_dates(text[start:end]) else Span(start, end)


def _is_dateline(text: str, match: re.Match[str], span: Span) -> bool:
    city, dash = match["city"], match["dash"].strip()
    month = match["m1"] or match["m2"]
    is_dated = bool(match["date"]) and (not month or is_month(month))
    if match["date"] and not is_dated:
        return False
    if not _can_be_city(city) or not _starts_report(text, match.end(), span.end):
        return False
    if not dash or dash == ":":
        # Without a dash only the whole block can be a dateline, and not merely the window that was searched.
        is_whole = match.end() == span.end or dash == ":"
        return is_whole and (bool(match["agency"]) or (is_dated and city.isupper() and not dash))
    if is_dated or match["agency"]:
        return True
    has_region = "," in match.group()
    long_dash = dash in ("—", "–", "--")
    if city.isupper():
        is_spaced = text[match.start("dash")].isspace()
        return sum(map(str.isalpha, city)) >= _MIN_CITY_LETTERS and (long_dash or has_region or is_spaced)
    return has_region and long_dash


def _can_be_city(city: str) -> bool:
    first = city.split()[0].lower()
    if first == "the":
        return city.lower() == "the hague"
    return city.upper() not in read_words("words", "not_city") and first not in read_words("words", "not_city_start")


def _starts_report(text: str, start: int, end: int) -> bool:
    words = text[start : min(end, start + 20)].lstrip(" \"'“‘«([*_\t\n\r")
    return not words or not words[0].islower()
