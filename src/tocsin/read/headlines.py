"""One line of a report's head in, what it says of the report out: label, date, byline, outlet or address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from tocsin.read.dates import DateFound, find_dates
from tocsin.read.facts import STAGE, Fact, Field, Rank
from tocsin.read.people import find_byline, find_tail
from tocsin.read.tables import label_fields, read_words
from tocsin.read.words import find_words, mask_marks, strip_marks
from tocsin.record import Basis, Span

_MAX_MASTHEAD_WORDS = 6
# A line of metadata is short; a longer one is prose.
_LONGEST = 240
_LABEL = re.compile(r"[*_\s]*([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2})\s*[*_]*\s*[::]\s*[*_]*\s*(?=\S)")
_URL = re.compile(r"https?://[^\s<>()\[\]\"]+[^\s<>()\[\]\".,;:!?'*_]")
_PUBLISHED = re.compile(
    r"(?:(?P<updated>(?:last\s+)?(?:updated|modified|edited))|(?:first\s+)?(?:published|posted|issued|created|released)|date|on|at)(?:\s+(?:on|at))?\s*:?\s*",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo),?",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\d{1,3}\s*min(?:ute)?s?(?:\s+read)?|\d{1,2}[:.]\d{2}(?:\s*(?i:[ap]\.?m\.?))?(?:\s+[A-Z]{2,5})?|[A-Z]{2,4}",
    re.ASCII,
)
_SEPARATORS = " \t,;|•·/()[]–—-_*:~"
_PLACE_LINE = re.compile(r"[^\W\d_a-z]{2,}(?:[ .'’/-]+[^\W\d_a-z]+){0,3}")
_AGENCY_LINE = re.compile(r"\(?([^()]{2,40})\)?")
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,20}){0,2}\.[a-z]{2,6}", re.IGNORECASE)


class LineKind(Enum):
    """What a line of a head is."""

    TITLE = auto()
    BYLINE = auto()
    DATE = auto()
    PLACE_AND_DATE = auto()
    OUTLET = auto()
    URL = auto()


@dataclass(frozen=True, slots=True)
class HeadLine:
    """What one line of a head is and says."""

    kind: LineKind
    facts: tuple[Fact, ...]


def read_head_line(text: str, line: Span) -> HeadLine | None:
    """Read a line that stands near the top of a report; None when it is no line of metadata.

    A line of names alone is not read here, since only its neighbours can tell (`read_name_line`).
    """
    if len(line) > _LONGEST:
        return None
    inner = find_words(text, line)
    if inner is None:
        return None
    return (
        _read_label(text, line)
        or _read_date_line(text, inner)
        or _read_by_line(text, inner)
        or _read_outlet_line(text, inner)
        or _read_url_line(text, inner)
    )


def read_name_line(text: str, line: Span) -> HeadLine | None:
    """Read a line of personal names alone ("A B and C D in Geneva"); sound only beside a date or by markup."""
    inner = find_words(text, line) if len(line) <= _LONGEST else None
    if inner is None:
        return None
    return _byline(text, inner, needs_by=False, rank=Rank.SEEN)


def _read_label(text: str, line: Span) -> HeadLine | None:
    match = _LABEL.match(text, line.start, line.end)
    field = label_fields().get(match[1].lower()) if match else None
    value = find_words(text, Span(match.end(), line.end)) if match and field else None
    if not value:
        return None
    words = text[value.start : value.end]
    if field in ("published_at", "updated"):
        dates = find_dates(words)
        return (
            _dated(dates[:1], value.start, Rank.UPDATED if field == "updated" else Rank.LABELLED, "label")
            if dates
            else None
        )
    url = _URL.search(words)
    if url and field in ("url", "outlet"):
        span = Span(value.start + url.start(), value.start + url.end())
        return HeadLine(LineKind.URL, (_by_words(Field.URL, text, span, Rank.LABELLED, "label"),))
    if field == "byline":
        return _byline(text, value, needs_by=False, rank=Rank.LABELLED, lone=True)
    if field == "outlet" and len(words.split()) <= 6 and not words.endswith("."):
        return HeadLine(LineKind.OUTLET, (_by_words(Field.OUTLET, text, value, Rank.LABELLED, "label"),))
    if field == "title":
        return HeadLine(LineKind.TITLE, (_by_words(Field.TITLE, text, value, Rank.LABELLED, "label"),))
    return None


def _read_date_line(text: str, inner: Span) -> HeadLine | None:
    """Read a line that is a date, a date with an author, or a place with a date, and nothing else."""
    words = mask_marks(text[inner.start : inner.end])
    dates = find_dates(words)
    if not dates or len(dates) > 2:
        return None
    facts: list[Fact] = []
    rest = words
    for found in reversed(dates):
        before = rest[: found.span.start]
        label = _last_label(before)
        is_update = bool(label and label["updated"])
        facts[:0] = _dated((found,), inner.start, Rank.UPDATED if is_update else Rank.SEEN, "date line").facts
        # Blanked rather than cut, so that what is left keeps its place.
        cut = label.start() if label else found.span.start
        rest = rest[:cut] + " " * (found.span.end - cut) + rest[found.span.end :]
    rest = _WEEKDAY.sub(_blank, rest)
    left = _significant(rest)
    if left is None:
        return HeadLine(LineKind.DATE, tuple(facts))
    rest_words = rest[left.start : left.end]
    names = find_byline(rest_words) or find_byline(rest_words, needs_by=False)
    if names:
        span = Span(inner.start + left.start + names.start, inner.start + left.start + names.end)
        return HeadLine(LineKind.BYLINE, (_by_words(Field.BYLINE, text, span, Rank.SEEN, "byline with date"), *facts))
    if rest_words in read_words("words", "agency"):
        span = Span(inner.start + left.start, inner.start + left.end)
        return HeadLine(LineKind.DATE, (*facts, _by_words(Field.OUTLET, text, span, Rank.SEEN, "agency with date")))
    if _PLACE_LINE.fullmatch(rest_words) or rest_words.lower() in read_words("words", "city"):
        return HeadLine(LineKind.PLACE_AND_DATE, tuple(facts))
    return None


def _last_label(before: str) -> re.Match[str] | None:
    """Return the label that stands directly before a date ("Published on"), weekday between them or not."""
    return next(
        (m for m in _PUBLISHED.finditer(before) if not _significant(_WEEKDAY.sub(_blank, before[m.end() :]))), None
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _significant(rest: str) -> Span | None:
    """Return where something other than separators, times and reading times is left."""
    stripped = _NOISE.sub(_blank, rest) if _NOISE.fullmatch(rest.strip(_SEPARATORS)) else rest
    start = len(stripped) - len(stripped.lstrip(_SEPARATORS))
    end = len(stripped.rstrip(_SEPARATORS))
    return Span(start, end) if end > start else None


def _read_by_line(text: str, inner: Span) -> HeadLine | None:
    return _byline(text, inner, needs_by=True, rank=Rank.SEEN)


def _byline(text: str, inner: Span, *, needs_by: bool, rank: Rank, lone: bool = False) -> HeadLine | None:
    words = mask_marks(text[inner.start : inner.end])
    names = find_byline(words, needs_by=needs_by)
    if names is None and lone and len(words.split()) <= 8:
        names = Span(0, len(words))
    if names is None:
        return None
    span = Span(inner.start + names.start, inner.start + names.end)
    facts = [_by_words(Field.BYLINE, text, span, rank, "byline")]
    tail = find_tail(words, names)
    signed = next(
        (name for name in (tail, words[names.start : names.end]) if name in read_words("words", "agency")), None
    )
    if signed:
        start = inner.start + words.rindex(signed)
        facts.append(_by_words(Field.OUTLET, text, Span(start, start + len(signed)), Rank.SEEN, "agency in byline"))
    return HeadLine(LineKind.BYLINE, tuple(facts))


def _read_outlet_line(text: str, inner: Span) -> HeadLine | None:
    match = _AGENCY_LINE.fullmatch(text, inner.start, inner.end)
    if match and match[1] in read_words("words", "agency"):
        return HeadLine(
            LineKind.OUTLET, (_by_words(Field.OUTLET, text, Span(*match.span(1)), Rank.SEEN, "agency line"),)
        )
    return None


def _read_url_line(text: str, inner: Span) -> HeadLine | None:
    match = _URL.fullmatch(text, inner.start, inner.end)
    if not match:
        return None
    return HeadLine(LineKind.URL, (_by_words(Field.URL, text, Span(*match.span()), Rank.SEEN, "address line"),))


def is_masthead(words: str, *, surely: bool = False) -> bool:
    """Tell whether a short line names an outlet, by the words that outlets have in their names or by its domain.

    Args:
        words: The line without marks round it.
        surely: Only a domain, an agency or a name with "The" counts, since a title can end with such a word too.
    """
    if _DOMAIN.fullmatch(words) or words in read_words("words", "agency"):
        return True
    tokens = words.split()
    if not 1 <= len(tokens) <= _MAX_MASTHEAD_WORDS or words[-1:] in ".,;:!?" or (surely and tokens[0] != "The"):
        return False
    is_named = not any(token[0].islower() and len(token) > 3 for token in tokens)
    return is_named and tokens[-1].lower() in read_words("words", "outlet")


def _dated(dates: tuple[DateFound, ...], offset: int, rank: Rank, rule: str) -> HeadLine:
    facts = tuple(
        Fact(
            Field.PUBLISHED_AT,
            found.value,
            (Span(offset + found.span.start, offset + found.span.end),),
            Basis.NORMALISED,
            rank,
            f"{STAGE} {rule}",
        )
        for found in dates
    )
    return HeadLine(LineKind.DATE, facts)


def _by_words(field: Field, text: str, span: Span, rank: Rank, rule: str) -> Fact:
    """Make a fact whose value is its words; marks between them are left out of the value."""
    raw = text[span.start : span.end]
    value = strip_marks(raw) or raw
    basis = Basis.VERBATIM if value == raw else Basis.NORMALISED
    return Fact(field, value, (span,), basis, rank, f"{STAGE} {rule}")
