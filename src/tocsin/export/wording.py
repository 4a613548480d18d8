"""Values of a record in, the words by which people read them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.export.visible import make_visible
from tocsin.record import (
    Basis,
    Count,
    Damage,
    DamageKind,
    Document,
    Dropped,
    Modality,
    Place,
    Precision,
    Reason,
    Span,
    Spans,
    When,
)
from tocsin.text import make_view

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Each status has a sign, so that nothing hangs on colour alone.
SIGNS = {
    Modality.HAPPENED: "●",
    Modality.ONGOING: "◐",
    Modality.PLANNED: "◇",
    Modality.POSSIBLE: "?",
    Modality.NEGATED: "✕",
}
CLAIM_SIGN = "❝"
NO_STATEMENT = "No statement was found."
NO_EVENT = "No event was found."
NOT_LOOKED_FOR = "Not looked for."
DAMAGE = {
    DamageKind.REPLACED: "lost letter",
    DamageKind.REPLACEMENT_CHARACTER: "lost character",
    DamageKind.MOJIBAKE: "wrong encoding",
    DamageKind.CONTROL: "control character",
}
REASONS = {
    Reason.NOT_ATTRIBUTED: "nobody is named who said it",
    Reason.SCARE_QUOTE: "the marks only set a word off",
    Reason.NO_CONTENT: "nothing is told of what was said",
    Reason.NO_ACTOR: "nobody is named who did or suffered it",
    Reason.NO_RECIPIENT: "nobody is named to whom it was done",
    Reason.NOT_AN_EVENT: "the word tells no event here",
    Reason.FIGURATIVE: "a figure of speech",
    Reason.AMBIGUOUS: "it may be one of several",
    Reason.OVERLAPS: "a better reading holds these words",
    Reason.DUPLICATE: "told already",
    Reason.OUT_OF_RANGE: "outside what can be, or long ago",
    Reason.NOT_A_NAME: "no name",
    Reason.UNKNOWN_NAME: "a name that no list has",
    Reason.LOW_SCORE: "too improbable",
    Reason.LIMIT: "beyond the most that is kept",
    Reason.OTHER_LANGUAGE: "not in English",
}
# The days say all; "17 March 2024 (time)" would promise an hour that nobody wrote.
DAYS_TELL = (Precision.TIME, Precision.DAY, Precision.INTERVAL, Precision.UNKNOWN)
# Longer spans are cut: thousands of statements inside one another must not make a page of their squares.
LONGEST_QUOTE = 1200
# Characters shown on each side of a damage, at most.
REACH = 24


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the words of spans and the entities behind them.

    Attributes:
        document: Whose text the spans count in.
        names: Entity id to name.
    """

    document: Document
    names: dict[str, str]

    def quote(self, span: Span) -> str:
        """Return the words of a span on one line, nothing in them acting; of a very long one, its ends."""
        if len(span) <= LONGEST_QUOTE:
            return make_visible(self.document.quote(span))
        head = Span(span.start, span.start + LONGEST_QUOTE // 2)
        tail = Span(span.end - LONGEST_QUOTE // 2, span.end)
        return " … ".join(make_visible(self.document.quote(end)) for end in (head, tail))

    def words(self, spans: Spans) -> str:
        """Return the words of spans as they are read: no emphasis marks, and … for what is left out."""
        quotes = filter(None, (self.quote(span) for span in spans))
        return " … ".join(make_view(quote, (Span(0, len(quote)),)).text for quote in quotes)

    def name(self, entity: str | None) -> str:
        """Return the name of an entity; "" for none."""
        return make_visible(self.names.get(entity, "")) if entity else ""

    def party(self, spans: Spans, entity: str | None) -> str:
        """Return the words, and behind an arrow the name when they do not hold it ("he → Karel Ilven")."""
        return self._joined(spans, entity, "{} → {}")

    def bracketed(self, spans: Spans, entity: str | None) -> str:
        """Return the same as `party` with the name in brackets, for lines whose arrows mean something else."""
        return self._joined(spans, entity, "{} ({})")

    def _joined(self, spans: Spans, entity: str | None, form: str) -> str:
        words, name = self.words(spans), self.name(entity)
        if not words or not name or name.casefold() in words.casefold():
            return words or name
        return form.format(words, name)


def word_when(when: When | None) -> str:
    """Write a time with its precision: "30 May 2023", "May 2023", "24 to 30 May 2023 (week)", "by 1 May 2023"."""
    if when is None or not (when.first or when.last):
        return ""
    first, last = _day(when.first), _day(when.last)
    if when.precision is Precision.YEAR and first:
        text = str(first.year)
    elif when.precision is Precision.MONTH and first:
        text = f"{MONTHS[first.month - 1]} {first.year}"
    else:
        text = _range(when.first, when.last, first, last)
        if when.precision not in DAYS_TELL:
            text += f" ({when.precision.value})"
    return make_visible(text)


def word_basis(basis: Basis, spans: Iterable[Span]) -> str:
    """Say how a value is known where no words of the text say it."""
    if basis is Basis.DEFAULT:
        return "nothing says otherwise"
    if basis is Basis.GIVEN:
        return "given by the caller"
    if basis is Basis.INFERRED:
        return "inferred" if tuple(spans) else "inferred, not from the text"
    return ""


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _range(start: str | None, end: str | None, first: date | None, last: date | None) -> str:
    one, other = (_long(first) if first else start), (_long(last) if last else end)
    if one == other:
        return one or ""
    if not one or not other:
        return f"from {one}" if one else f"by {other}"
    if first and last and (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {other}"
    return f"{one} to {other}"


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def word_date(iso: str) -> str:
    """Write an ISO date, or date and time, as people do; anything else as it is."""
    day = _day(iso)
    rest = iso[10:].lstrip("T ")
    return make_visible(f"{_long(day)} {rest}".strip() if day else iso)


def word_place(place: Place | None) -> str:
    """Write a place with what it lies in: "Port Selm, Selm Coast (ORE)"."""
    if place is None:
        return ""
    parts = [place.name] + ([place.admin1] if place.admin1 and place.admin1 != place.name else [])
    return make_visible(", ".join(parts) + (f" ({place.country})" if place.country else ""))


def word_count(count: Count, namer: Namer) -> str:
    """Write a number of an event: "about 30 injured (civilians)"; "killed (soldiers)" where none is said."""
    low, high = count.low, count.high
    what, who = make_visible(count.what), namer.words(count.who)
    whom = f" ({who})" if who else ""
    if not count.spans:
        return f"{what}{whom}"
    if count.approximate and (low is None or high is None):
        # "dozens" is 24 or more, but nobody said 24.
        return f"{namer.words(count.spans)} {what}{whom}"
    if low is None and high is None:
        number = "unknown number"
    elif low == high:
        number = f"{low:,}"
    elif high is None:
        number = f"at least {low:,}"
    elif low is None:
        number = f"at most {high:,}"
    else:
        number = f"{low:,} to {high:,}"
    about = "about " if count.approximate else ""
    return f"{about}{number} {what}{whom}"


def list_damage(document: Document, *, most: int) -> list[str]:
    """Write the first damages of a document, each wording once; a text of nothing but damage takes no longer."""
    return list(dict.fromkeys(_word_damage(document, item) for item in document.damage[:most]))


def _word_damage(document: Document, damage: Damage) -> str:
    """Write a damage with the word that it spoilt: 'lost letter in “?erny”'."""
    text, span = document.text, damage.span
    start, end = span.start, span.end
    while start > max(0, span.start - REACH) and not text[start - 1].isspace():
        start -= 1
    while end < min(len(text), span.end + REACH) and not text[end].isspace():
        end += 1
    return f"{DAMAGE[damage.kind]} in “{make_visible(text[start:end])}”"


def word_reason(reason: Reason) -> str:
    """Say why a candidate was let go."""
    return REASONS[reason]


def count_reasons(dropped: Iterable[Dropped]) -> list[tuple[str, int]]:
    """Count why candidates were let go, the most frequent reason first."""
    reasons = Counter(item.reason.value.replace("_", " ") for item in dropped)
    return sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
