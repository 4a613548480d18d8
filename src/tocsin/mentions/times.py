"""Parsed text in; its time expressions out, as TIMEX3 values and day ranges counted from the publication date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.time_calendar import Meaning
from tocsin.mentions.time_meaning import Context
from tocsin.mentions.time_rules import RULES, Rule
from tocsin.mentions.time_words import MONTHS, TENS, WEEKDAYS
from tocsin.record import (
    Basis,
    Dropped,
    Found,
    Grounded,
    Parsed,
    Precision,
    Reason,
    Span,
    TimeMention,
)
from tocsin.text import ancestors

STAGE = "mentions.times/1"
# Words that open a class of rules; a sentence without any is passed over.
_OPENERS = {
    "month": [*MONTHS],
    "weekday": [*WEEKDAYS, *(f"{word}s" for word in WEEKDAYS if len(word) > 5)],
    "deictic": "today yesterday tomorrow tonight night".split(),
    "part": "morning afternoon evening".split(),
    "clock": "noon midnight midday".split(),
    "unit": "second minute hour day week fortnight month quarter year decade century centuries weekend seconds minutes "
    "hours days weeks fortnights months quarters years decades nights weekends".split(),
    "set": "every each daily weekly monthly annually yearly quarterly hourly nightly biweekly fortnightly once twice "
    "times".split(),
    "decade": [*TENS, *"20s 30s 40s 50s 60s 70s 80s 90s".split()],
    "season": "spring summer autumn fall winter".split(),
    "holiday": "christmas eve independence valentine halloween bastille".split(),
    "ref": "now currently current present presently nowadays these moment recent recently formerly lately past ago "
    "earlier soon future term time last point".split(),
}
_CLASSES = {word: name for name, words in _OPENERS.items() for word in words}
_ALSO = {
    "night": ("part", "unit"),
    "nights": ("unit",),
    "century": ("century",),
    "weekend": ("unit",),
    "day": ("holiday",),
}
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha", "may", "might", "can"})
_AHEAD = ("until ", "by ", "as soon as ", "as early as ", "no later than ")
# Classes of rules whose meaning hangs on the tense of the clause.
TENSED = frozenset({"month", "weekday", "season", "holiday", "unit"})
_PLANNING = frozenset("plan expect schedule due set slate intend prepare aim hope".split())
# A verb or adjective in the shape of a month or a season.
_NOT_TIME = frozenset({"MD", "VB", "VBP", "VBZ", "VBD", "VBG", "VBN", "NNS"})
_NUMBERED = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    end: int
    meaning: Meaning
    order: int


@dataclass(slots=True)
class _Anchors:
    """The dates that relative expressions count from: the publication date, and the latest whole date of the text."""

    published: date | None
    published_as: Grounded[str] | None
    text: date | None = None
    text_span: Span | None = None

    def ground(self, base: str) -> Grounded[str] | None:
        if base == "published" and self.published is not None and self.published_as is not None:
            given = self.published_as
            return Grounded(
                self.published.isoformat(), given.spans, given.basis, given.score, f"{STAGE} publication date"
            )
        if base == "text" and self.text is not None and self.text_span is not None:
            value = self.text.isoformat()
            return Grounded(value, (self.text_span,), Basis.NORMALISED, 0.8, f"{STAGE} date before")
        return None


def find_times(parsed: Parsed) -> Found[TimeMention]:
    """Find the time expressions of a report and what they mean.

    Weekdays and months without a year are read by the tense of their clause; "a day earlier" counts from the date named
    before it. What cannot be known stays empty.

    Args:
        parsed: The parsed report; its document's publication date is what relative expressions count from.

    Returns:
        Time mentions in text order, never overlapping.
    """
    published = parsed.document.published_at
    anchors = _Anchors(_read_date(published.value) if published else None, published)
    kept: list[TimeMention] = []
    dropped: list[Dropped] = []
    for sentence in parsed.sentences:
        line = make_line(sentence)
        for hit in _find_in(line, anchors, dropped):
            span = line.span(hit.first, hit.end)
            meaning = hit.meaning
            kept.append(_mention(span, meaning, anchors.ground(meaning.base)))
            if meaning.precision in (Precision.DAY, Precision.TIME) and meaning.first is not None:
                anchors.text, anchors.text_span = meaning.first, span
            elif (
                meaning.first is not None
                and meaning.base == ""
                and meaning.precision in (Precision.MONTH, Precision.YEAR)
            ):
                anchors.text, anchors.text_span = meaning.first, span
    return Found(tuple(kept), tuple(dropped))


def _read_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _mention(span: Span, meaning: Meaning, anchor: Grounded[str] | None) -> TimeMention:
    return TimeMention(
        span=span,
        type=meaning.type,
        value=meaning.value,
        first=meaning.first.isoformat() if meaning.first else None,
        last=meaning.last.isoformat() if meaning.last else None,
        precision=meaning.precision,
        anchor=anchor,
    )


def _find_in(line: Line, anchors: _Anchors, dropped: list[Dropped]) -> list[_Hit]:
    """Return the expressions of a sentence: the longest at each place, then the first rule."""
    classes = _classes(line)
    if not classes:
        return []
    hits: list[_Hit] = []
    for order, rule in enumerate(RULES):
        if rule.needs not in classes:
            continue
        for match in rule.pattern.finditer(line.lower):
            if hit := _read(line, rule, match, anchors, order, dropped):
                hits.append(hit)
    hits.sort(key=lambda hit: (hit.first - hit.end, hit.order, hit.first))
    taken: set[int] = set()
    chosen = []
    for hit in hits:
        if taken.isdisjoint(range(hit.first, hit.end)):
            taken.update(range(hit.first, hit.end))
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.first)


def _classes(line: Line) -> set[str]:
    out: set[str] = set()
    for token in line.tokens:
        lowered = token.text.lower()
        for word in lowered.split("-") if "-" in lowered else (lowered.strip(".'"),):
            if found := _CLASSES.get(word):
                out.add(found)
                out.update(_ALSO.get(word, ()))
            elif word[:1].isdigit():
                out.update(("digit", "clock", "decade"))
    if "part" in out:
        out.add("deictic")
    if "unit" in out:
        out.update(("century", "set"))
    return out


def _read(
    line: Line, rule: Rule, match: re.Match[str], anchors: _Anchors, order: int, dropped: list[Dropped]
) -> _Hit | None:
    tokens = _tokens(line, match.start(), match.end())
    if tokens is None:
        return None
    first, end = tokens
    if _is_other_word(line, rule, match, first, end):
        return None
    direction = _direction(line, first, end) if rule.needs in TENSED else -1
    try:
        meaning = rule.resolve(match, Context(anchors.published, anchors.text, direction))
    except (ValueError, OverflowError):
        # A day that no calendar has ("31 June"), or one beyond its end.
        dropped.append(Dropped(line.span(first, end), STAGE, Reason.OUT_OF_RANGE))
        return None
    return _Hit(first, end, meaning, order) if meaning else None


def _tokens(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens that a match covers; a token that it only touches at its edge belongs to it."""
    while start < end and line.lower[start].isspace():
        start += 1
    while end > start and line.lower[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return bisect_right(line.starts, start) - 1, bisect_left(line.starts, end)


def _is_other_word(line: Line, rule: Rule, match: re.Match[str], first: int, end: int) -> bool:
    """Tell whether the match is another word in the shape of a time ("may", "march", "fall", "second", 1,500)."""
    tokens = line.tokens
    if rule.needs == "month":
        at = _token_at(line, match.start("m"))
        if not tokens[at].text[0].isupper():
            return True
        # "Jan" is a first name, too; "May", "March" and "Sept" may be verbs or surnames.
        short = len(tokens[at].text) < 4 and tokens[at].text != "May"
        return (tokens[at].tag in _NOT_TIME or short) and not _NUMBERED.search(match.group())
    if rule.needs == "weekday":
        at = _token_at(line, match.start("wd"))
        return not tokens[at].text[0].isupper()
    if rule.needs == "season":
        return tokens[_token_at(line, match.start("s"))].tag in _NOT_TIME or (
            end - first == 1 and tokens[first].text == "fall"
        )
    if rule.name == "year":
        return _is_plain_number(line, first, end)
    if rule.name in ("duration", "ago"):
        return (match["u"] == "second" and tokens[end - 1].tag == "JJ") or _is_age(line, end)
    if rule.name == "daily":
        return tokens[first].pos != "ADV"
    if rule.name == "bare plural":
        return first > 0 and tokens[first - 1].tag == "CD"
    return False


def _token_at(line: Line, at: int) -> int:
    return bisect_right(line.starts, at) - 1


def _is_plain_number(line: Line, first: int, end: int) -> bool:
    """Tell whether four digits count something instead of naming a year."""
    before = line.tokens[first - 1].text if first else ""
    after = line.tokens[end] if end < len(line.tokens) else None
    if before in ("$", "£", "€", "#", "No.") or (after is not None and after.text in ("%", "percent", "per")):
        return True
    return after is not None and after.tag == "NNS" and line.tokens[end - 1].dep == "nummod"


def _is_age(line: Line, end: int) -> bool:
    """Tell whether "old" or "of age" follows."""
    rest = [token.text.lower() for token in line.tokens[end : end + 2]]
    return rest[:1] == ["old"] or rest == ["-", "old"] or rest == ["of", "age"]


def _direction(line: Line, first: int, end: int) -> int:
    """Return 1 when the clause that holds tokens `[first, end)` tells of the future, else -1."""
    if line.lower[: line.starts[first]].endswith(_AHEAD):
        return 1
    for above in [end - 1, *ancestors(line.sentence, end - 1)]:
        token = line.tokens[above]
        if token.pos not in ("VERB", "AUX"):
            continue
        helpers = [
            line.tokens[child]
            for child in line.sentence.children[above]
            if line.tokens[child].dep in ("aux", "auxpass")
        ]
        if any(helper.text.lower() in _FUTURE for helper in helpers) or token.text.lower() in _FUTURE:
            return 1
        if token.lemma in _PLANNING and not any(helper.lemma == "have" for helper in helpers):
            return 1
        if any(helper.tag == "TO" for helper in helpers):
            governor = line.tokens[token.head]
            return 1 if governor.lemma in _PLANNING or governor.tag in ("VBP", "VBZ") else -1
        if token.tag in ("VBD", "VBN", "VBP", "VBZ") or token.dep == "ROOT":
            return -1
    return -1
