"""A report's text cut at every span's border, so that a page colours ready pieces and never counts characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tocsin.export.view import EventView, RecordView, StatementView
from tocsin.export.visible import make_visible
from tocsin.record import Document, Role

# More items on one piece of text are noise that would only make the page large; the shortest spans are kept.
MOST_MARKS = 24
TRIGGER = "trigger"
# Roles that show in the text before anything is chosen; the others only when their item is.
SHOWN = ("content", "speaker", "cue", TRIGGER)
# What belongs to no item: spoilt characters, and the marks of Markdown.
UNOWNED = ("damage", "syntax")
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")
# Asterisks that touch their words from outside and close on the same line; "5 * 3" stays. The bound keeps it linear.
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{0,400}(?<=[^\s*])(\1)(?![\w*])")
# Emphasised pieces that are dimmed; more are no report, and each makes the page larger.
MOST_EMPHASIS = 2000


@dataclass(frozen=True, slots=True)
class Mark:
    """An item's role in a piece of text.

    Attributes:
        key: The item, "S3".
        role: The role as a word without blanks, "said-at".
        starts: The role's span begins with this piece.
    """

    key: str
    role: str
    starts: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the same marks throughout.

    Attributes:
        text: The words; what would act on a page is made visible.
        marks: Innermost first.
        shown: Classes for the look before anything is chosen.
        sign: Sign of the event whose trigger begins here; "".
        link: Key of the item that a click leads to; "" for none.
        anchors: Keys of the items whose first words these are.
    """

    text: str
    marks: tuple[Mark, ...]
    shown: tuple[str, ...]
    sign: str
    link: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the text; `role` is the block's, or "between" for text outside all blocks."""

    role: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    key: str
    role: str


def cut_text(document: Document, view: RecordView) -> tuple[Passage, ...]:
    """Cut a document's text at the borders of all evidence and of all damage.

    Args:
        document: The report.
        view: Its statements and events, with evidence.

    Returns:
        The whole text but for white space between blocks, in order.
    """
    cutter = _Cutter(document, view)
    return tuple(Passage(role, cutter.cut(start, end)) for role, start, end in _passages(document))


def slug(role: str) -> str:
    """Write a role as one word ("chain: cited" as "chain-cited")."""
    return re.sub(r"[^a-z]+", "-", role.lower()).strip("-")


def _passages(document: Document) -> Iterable[tuple[str, int, int]]:
    at = 0
    for block in document.blocks:
        if document.text[at : block.span.start].strip():
            yield "between", at, block.span.start
        yield block.role.value, block.span.start, block.span.end
        at = block.span.end
    if document.text[at:].strip():
        yield "between" if document.blocks else Role.PARAGRAPH.value, at, len(document.text)


def _damaged(document: Document) -> list[tuple[int, int]]:
    """Return the runs of damaged characters."""
    runs: list[tuple[int, int]] = []
    for item in document.damage:
        if runs and item.span.start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], item.span.end))
        else:
            runs.append((item.span.start, item.span.end))
    return runs


def _syntax(document: Document) -> Iterable[tuple[int, int]]:
    """Return the marks of Markdown: before headings and around emphasis."""
    for block in document.blocks:
        if block.role in (Role.TITLE, Role.HEADING) and (
            match := _HEADING_MARK.match(document.text, block.span.start, block.span.end)
        ):
            yield match.span()
    for match in islice(_EMPHASIS.finditer(document.text), MOST_EMPHASIS):
        yield from (match.span(1), match.span(2))


class _Cutter:
    """Goes once over the text; `cut` is called with ranges in text order."""

    def __init__(self, document: Document, view: RecordView) -> None:
        self._text = document.text
        self._signs = {item.key: item.sign for item in view.events}
        self._claims = {item.key for item in view.events if item.claimed}
        items: tuple[StatementView | EventView, ...] = (*view.statements, *view.events)
        spans = {
            _Span(span.start, span.end, item.key, slug(one.role))
            for item in items
            for one in item.evidence
            for span in one.spans
        }
        spans |= {_Span(start, end, "", "damage") for start, end in _damaged(document)}
        spans |= {_Span(start, end, "", "syntax") for start, end in _syntax(document)}
        self._waiting = sorted(spans, key=lambda one: (one.start, one.end, one.key, one.role), reverse=True)
        self._active: list[_Span] = []
        self._borders = sorted({at for one in spans for at in (one.start, one.end)}, reverse=True)
        self._anchored: set[str] = set()

    def cut(self, start: int, end: int) -> tuple[Segment, ...]:
        out = []
        at = start
        while at < end:
            while self._borders and self._borders[-1] <= at:
                self._borders.pop()
            stop = min(end, self._borders[-1]) if self._borders else end
            out.append(self._segment(at, stop))
            at = stop
        return tuple(out)

    def _segment(self, start: int, end: int) -> Segment:
        while self._waiting and self._waiting[-1].start <= start:
            self._active.append(self._waiting.pop())
        self._active = [one for one in self._active if one.end > start]
        spans = sorted(self._active, key=lambda one: (one.end - one.start, one.key, one.role))[:MOST_MARKS]
        marks = tuple(Mark(one.key, one.role, one.start == start) for one in spans if one.key)
        anchors = tuple(dict.fromkeys(one.key for one in marks if one.key not in self._anchored))
        self._anchored.update(anchors)
        triggers = [one for one in marks if one.role == TRIGGER]
        shown = [role for role in SHOWN if any(one.role == role for one in marks)]
        shown += [role for role in UNOWNED if any(one.role == role for one in spans)]
        shown += ["claim"] if triggers and triggers[0].key in self._claims else []
        cues = [one for one in marks if one.role == "cue"]
        link = next((one.key for one in (*triggers, *cues)), "")
        sign = self._signs[triggers[0].key] if triggers and triggers[0].starts else ""
        return Segment(make_visible(self._text[start:end], keep_lines=True), marks, tuple(shown), sign, link, anchors)
