"""Parsed text in; its time expressions out, as TIMEX3 values and day ranges counted from the publication date."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from datetime import date

from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.time_calendar import Anchor, Meaning, year
from tocsin.mentions.time_context import Context, Named, Rule, Tense
from tocsin.mentions.time_doubt import is_other_word
from tocsin.mentions.time_openers import open_classes
from tocsin.mentions.time_ranges import Hit, bound_times
from tocsin.mentions.time_rules import RULES
from tocsin.mentions.time_tense import read_tense
from tocsin.record import (
    Basis,
    Dropped,
    Found,
    Grounded,
    Parsed,
    Precision,
    Reason,
    TimeMention,
    TimeType,
)

STAGE = "mentions.times/3"
# Classes of rules whose meaning hangs on the tense of the clause.
TENSED = frozenset({"month", "weekday", "season", "holiday", "unit", "ref"})
# How many dates back, and how many sentences, "a day earlier" may be counted from; 1 and 8 sentences gave one or two
# values fewer on the same half, so that the choice is hardly told by the data.
REMEMBERED = 6
REACH = 3
# How many sentences after a quarter is named "a year ago" may still mean the like quarter; 3 lost
# two values on the same half, 10 and more changed nothing.
FIGURES_REACH = 6
# Lengths after which a report of figures goes on to tell of the year, not of its quarter.
PARTIAL_YEARS = frozenset({"P6M", "P9M", "P12M", "P1Y"})
# A quarter that began longer ago is what figures are compared with, not what they are about.
RECENT_DAYS = 300
# Share of right values among the 63 expressions counted from a date of the text in the half of the TempEval-3
# training documents that the rules were written on; on unseen text it will be lower.
FROM_TEXT_SCORE = 0.73


class _Memory:
    """The dates that relative expressions count from: the publication date, and those that the text names."""

    def __init__(self, published: Grounded[str] | None) -> None:
        self.given = published
        self.published = _read_date(published.value) if published else None
        self._named: list[tuple[int, Named]] = []
        self._quarters: Counter[str] = Counter()
        self._quarter: Named | None = None
        self._period: Named | None = None
        self._told_at = 0

    def context(self, sentence: int, tense: Tense) -> Context:
        near = tuple(named for at, named in self._named if sentence - at <= REACH)
        told = self._period if sentence - self._told_at <= FIGURES_REACH else None
        return Context(self.published, near, self._quarter, told, tense)

    def keep(self, sentence: int, named: Named) -> None:
        """Remember a date of the text, and the period that figures are told of."""
        meaning = named.meaning
        if meaning.type is TimeType.DURATION and meaning.value in PARTIAL_YEARS and self.published is not None:
            self._period, self._told_at = Named(year(self.published.year), named.span), sentence
        if meaning.type not in (TimeType.DATE, TimeType.TIME) or meaning.first is None:
            return
        self._named = [(sentence, named), *self._named[: REMEMBERED - 1]]
        if meaning.precision is Precision.QUARTER:
            self._keep_quarter(sentence, named)

    def _keep_quarter(self, sentence: int, named: Named) -> None:
        """Take the quarter that is named most often, the first of equals, as the one that the figures are about."""
        first = named.meaning.first
        if first is None or self.published is None or not 0 <= (self.published - first).days < RECENT_DAYS:
            return
        self._quarters[named.meaning.value] += 1
        if self._quarter is None or self._quarters[named.meaning.value] > self._quarters[self._quarter.meaning.value]:
            self._quarter = named
        self._period, self._told_at = self._quarter, sentence

    def ground(self, base: Anchor | None) -> Grounded[str] | None:
        """Return an anchor with its evidence."""
        if base is None:
            return None
        if base.span is not None:
            return Grounded(base.value, (base.span,), Basis.NORMALISED, FROM_TEXT_SCORE, f"{STAGE} date before")
        if self.given is None:
            return None
        return Grounded(base.value, self.given.spans, self.given.basis, self.given.score, f"{STAGE} publication date")


def find_times(parsed: Parsed) -> Found[TimeMention]:
    """Find the time expressions of a report and what they mean.

    Weekdays and months without a year are read by the tense of their clause; "a day earlier" counts from the date named
    before it. What cannot be known stays empty.

    Args:
        parsed: The parsed report; its document's publication date is what relative expressions count from.

    Returns:
        Time mentions in text order, never overlapping.
    """
    memory = _Memory(parsed.document.published_at)
    kept: list[TimeMention] = []
    dropped: list[Dropped] = []
    for sentence in parsed.sentences:
        line = make_line(sentence)
        for hit in bound_times(line, _find_in(line, memory, dropped)):
            kept.append(_mention(line, hit, memory))
    return Found(tuple(kept), tuple(dropped))


def _read_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _mention(line: Line, hit: Hit, memory: _Memory) -> TimeMention:
    meaning = hit.meaning
    return TimeMention(
        span=line.span(hit.first, hit.end),
        type=meaning.type,
        value=meaning.value,
        first=meaning.first.isoformat() if meaning.first else None,
        last=meaning.last.isoformat() if meaning.last else None,
        precision=meaning.precision,
        anchor=memory.ground(meaning.base),
    )


def _find_in(line: Line, memory: _Memory, dropped: list[Dropped]) -> list[Hit]:
    """Return the expressions of a sentence: the longest at each place, then the first rule.

    They are read from left to right, so that each can count from those before it.
    """
    classes = open_classes(line)
    if not classes:
        return []
    matches: list[tuple[int, int, int, re.Match[str]]] = []
    for order, rule in enumerate(RULES):
        if rule.needs not in classes:
            continue
        for match in rule.pattern.finditer(line.lower):
            tokens = _tokens(line, match.start(), match.end())
            if tokens is not None and not is_other_word(line, rule, match, *tokens):
                matches.append((*tokens, order, match))
    matches.sort(key=lambda item: (item[0] - item[1], item[2], item[0]))
    return _choose(line, matches, memory, dropped)


def _choose(
    line: Line, matches: list[tuple[int, int, int, re.Match[str]]], memory: _Memory, dropped: list[Dropped]
) -> list[Hit]:
    """Read the matches, best first; what cannot be read leaves its words to the next."""
    context = memory.context(line.sentence.i, Tense.UNTOLD)
    taken: set[int] = set()
    chosen: list[tuple[int, int, int, re.Match[str]]] = []
    for first, end, order, match in matches:
        if taken.isdisjoint(range(first, end)) and _read(line, RULES[order], match, context, (first, end), dropped):
            taken.update(range(first, end))
            chosen.append((first, end, order, match))
    hits: list[Hit] = []
    for first, end, order, match in sorted(chosen, key=lambda item: item[0]):
        rule = RULES[order]
        tense = read_tense(line, first, end) if rule.needs in TENSED else Tense.UNTOLD
        meaning = _read(line, rule, match, memory.context(line.sentence.i, tense), (first, end), dropped)
        if meaning is not None:
            hits.append(Hit(first, end, meaning, order))
            if not _is_comparison(rule, match):
                memory.keep(line.sentence.i, Named(meaning, line.span(first, end)))
    return hits


def _is_comparison(rule: Rule, match: re.Match[str]) -> bool:
    """Tell whether an expression looks back only to compare ("a year ago"); the next one counts from what it did."""
    return rule.name == "ago" and (match["word"] in ("earlier", "before") or match["u"] == "year")


def _read(
    line: Line,
    rule: Rule,
    match: re.Match[str],
    context: Context,
    tokens: tuple[int, int],
    dropped: list[Dropped],
) -> Meaning | None:
    try:
        return rule.resolve(match, context)
    except (ValueError, OverflowError):
        # A day that no calendar has ("31 June"), or one beyond its end.
        dropped.append(Dropped(line.span(*tokens), STAGE, Reason.OUT_OF_RANGE))
        return None


def _tokens(line: Line, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens that a match covers; a token that it only touches at its edge belongs to it."""
    while start < end and line.lower[start].isspace():
        start += 1
    while end > start and line.lower[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    return bisect_right(line.starts, start) - 1, bisect_left(line.starts, end)
