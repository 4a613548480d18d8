"""What a rule of the time grammar is, and what a relative expression is read against."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tocsin.mentions.time_calendar import MONTHS_AHEAD, Anchor, Meaning, is_fine_enough
from tocsin.record import Span

# Edges of an expression: no part of a longer word, number, sum or address.
BEGIN, END = r"(?<![\w.$£€#/-])(?<!\d:)", r"(?![\w/])"


# "Whose votes she needs in November", said in April. Chosen by judgement on unannotated reports, not fitted.
MONTHS_AHEAD_PRESENT = 8


class Tense(Enum):
    """What the clause of a time expression tells of.

    PRESENT may tell of a plan as well ("the court meets on Friday"). UNTOLD: no verb has a say, as in "May sales".
    """

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the text named before."""

    meaning: Meaning
    span: Span

    @property
    def anchor(self) -> Anchor | None:
        """It as something to count from; None when its first day is not known."""
        first = self.meaning.first
        return None if first is None else Anchor(first, self.meaning.value.partition("T")[0], self.span)


@dataclass(frozen=True, slots=True)
class Context:
    """What a relative expression is read against.

    Attributes:
        published: Publication date; None when unknown.
        named: Dates named shortly before it, latest first.
        quarter: The quarter that the report's figures are about; None when none was named.
        period: What the figures just before it are about: that quarter, or the year; None when nothing tells.
        tense: What its clause tells of.
    """

    published: date | None
    named: tuple[Named, ...] = ()
    quarter: Named | None = None
    period: Named | None = None
    tense: Tense = Tense.UNTOLD

    @property
    def direction(self) -> int:
        """-1 for a clause that tells of the past, 1 for the future, 0 where the nearest date is the best reading."""
        return {Tense.PAST: -1, Tense.FUTURE: 1}.get(self.tense, 0)

    @property
    def months_ahead(self) -> int:
        """How many months ahead a month without a year may lie: many where the clause tells of the present."""
        return MONTHS_AHEAD_PRESENT if self.tense is Tense.PRESENT else MONTHS_AHEAD

    @property
    def publication(self) -> Anchor | None:
        """The publication date as something to count from."""
        return None if self.published is None else Anchor(self.published, self.published.isoformat())

    def before(self, unit: str) -> Named | None:
        """Return the latest date of the text from which steps of a unit can be counted."""
        return next((item for item in self.named if is_fine_enough(item.meaning, unit)), None)


Resolver = Callable[[re.Match[str], Context], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the class of words that must stand in a sentence for it to be tried, and its meaning."""

    name: str
    needs: str
    pattern: re.Pattern[str]
    resolve: Resolver


def make_rule(name: str, needs: str, pattern: str, resolve: Resolver) -> Rule:
    """Make a rule that begins and ends where words do."""
    return Rule(name, needs, re.compile(BEGIN + pattern), resolve)
