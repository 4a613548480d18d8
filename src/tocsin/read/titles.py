"""The head of a report in, the same with its title and the masthead above it told out."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from tocsin.read.datelines import find_dateline
from tocsin.read.facts import STAGE, Fact, Field, Rank
from tocsin.read.head import HeadItem, is_long
from tocsin.read.headlines import HeadLine, LineKind, is_masthead
from tocsin.read.pieces import Mark, Piece
from tocsin.read.roles import is_boilerplate, is_caption, looks_like_title, starts_sentence
from tocsin.read.words import find_words, strip_marks
from tocsin.record import Basis, Role, Span


def find_title(text: str, items: list[HeadItem], *, rest: tuple[Piece, ...], title: str) -> list[HeadItem]:
    """Mark the title, and the masthead above it."""
    position = _title_position(text, items, title)
    if position is None:
        return items
    items = list(items)
    if _can_be_masthead(text, items[position]):
        below = _title_below_masthead(text, items, position, rest)
        if below is None and is_masthead(_words(text, items[position].piece.span), surely=True):
            items[position] = _masthead(text, items[position])
            return items
        if below is not None:
            items[position] = _masthead(text, items[position])
            position = below
    for above in range(position):
        item = items[above]
        if _can_be_masthead(text, item):
            items[above] = _masthead(text, item)
    item = items[position]
    is_certain = bool(title) or item.piece.mark in (Mark.TITLE, Mark.HEADING)
    is_followed = any(not later.line for later in items[position + 1 :]) or bool(rest)
    if not item.line and (is_certain or is_followed):
        rank = Rank.MARKUP if item.piece.mark in (Mark.TITLE, Mark.HEADING) else Rank.SEEN
        items[position] = replace(item, line=_title_line(text, item.piece.span, rank))
    return items


def _title_position(text: str, items: list[HeadItem], title: str) -> int | None:
    """Return where the title stands: the known one, a labelled one, marked as such, or the first line that looks so."""
    known = (
        n for n, item in enumerate(items) if title and not item.line and _same(_words(text, item.piece.span), title)
    )
    labelled = (n for n, item in enumerate(items) if item.line and item.line.kind is LineKind.TITLE)
    marked = (n for n, item in enumerate(items) if item.piece.mark is Mark.TITLE)
    position = next(chain(known, labelled, marked), None)
    if position is not None:
        return position
    position = _next_plain(text, items, 0)
    if position is None or is_long(text, items[position].piece.span):
        return None
    is_heading = items[position].piece.mark is Mark.HEADING
    return position if is_heading or _can_be_title(text, items, position) else None


def _next_plain(text: str, items: list[HeadItem], start: int) -> int | None:
    """Return the next block of the head that is neither metadata nor boilerplate nor a caption."""
    for position in range(start, len(items)):
        item = items[position]
        if not item.line and item.piece.mark not in (Mark.BOILERPLATE, Mark.CAPTION, Mark.BYLINE):
            if not is_boilerplate(text, item.piece.span) and not is_caption(text, item.piece.span):
                return position
    return None


def _can_be_title(text: str, items: list[HeadItem], position: int) -> bool:
    item = items[position]
    if item.piece.mark is not Mark.PLAIN or not looks_like_title(_words(text, item.piece.span)):
        return False
    if find_dateline(text, item.piece.span):
        return False
    following = items[position + 1].piece.span if position + 1 < len(items) else None
    return following is None or starts_sentence(text, following)


def _can_be_masthead(text: str, item: HeadItem) -> bool:
    return not item.line and item.piece.mark is Mark.PLAIN and is_masthead(_words(text, item.piece.span))


def _title_below_masthead(text: str, items: list[HeadItem], position: int, rest: tuple[Piece, ...]) -> int | None:
    """Return where the title stands when the outlet's name stands at `position`; None when no title follows."""
    below = _next_plain(text, items, position + 1)
    if below is None or not (below + 1 < len(items) or rest):
        return None
    is_marked = items[below].piece.mark in (Mark.TITLE, Mark.HEADING)
    return below if is_marked or _can_be_title(text, items, below) else None


def _masthead(text: str, item: HeadItem) -> HeadItem:
    span = find_words(text, item.piece.span) or item.piece.span
    fact = Fact(Field.OUTLET, text[span.start : span.end], (span,), Basis.VERBATIM, Rank.SEEN, f"{STAGE} masthead")
    return replace(item, line=HeadLine(LineKind.OUTLET, (fact,)), role=Role.BOILERPLATE)


def _title_line(text: str, span: Span, rank: Rank) -> HeadLine:
    words = find_words(text, span) or span
    raw = text[words.start : words.end]
    value = strip_marks(raw) or raw
    basis = Basis.VERBATIM if value == raw else Basis.NORMALISED
    return HeadLine(LineKind.TITLE, (Fact(Field.TITLE, value, (words,), basis, rank, f"{STAGE} title"),))


def _words(text: str, span: Span) -> str:
    words = find_words(text, span) or span
    return text[words.start : words.end]


def _same(words: str, title: str) -> bool:
    return (
        len(words) <= len(title) + 40
        and " ".join(words.split()).rstrip(" .").casefold() == " ".join(title.split()).rstrip(" .").casefold()
    )
