"""The pieces of a report in, those of its head out, with what each line of them says."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.read.headlines import HeadLine, LineKind, read_head_line, read_name_line
from tocsin.read.pieces import Mark, Piece, split_lines
from tocsin.read.roles import is_finished
from tocsin.record import Role, Span

# The head of a report ends with its second long block, or after this many blocks.
_HEAD_PIECES = 15
_HEAD_LONG_PIECES = 2
_LONG_WORDS = 40
_LONG_CHARS = 40 * _LONG_WORDS
_HEAD_LINES = 8
# A line of about a dozen words that ends as a sentence does is prose.
_PROSE_CHARS = 70


@dataclass(frozen=True, slots=True)
class HeadItem:
    """A piece of the head, or one of its lines; `role` is None until it is known."""

    piece: Piece
    line: HeadLine | None = None
    role: Role | None = None


def split_head(text: str, pieces: tuple[Piece, ...]) -> tuple[list[HeadItem], int]:
    """Split the head of a report into its lines of metadata and its other pieces.

    Returns:
        The items of the head in order, and the number of pieces that they come from.
    """
    size = _head_size(text, pieces)
    items = [item for piece in pieces[:size] for item in _split_piece(text, piece)]
    return _drop_late_lines(text, items), size


def find_names(text: str, items: list[HeadItem]) -> list[HeadItem]:
    """Read lines of names alone where a date, an agency or another byline stands next to them, below the title."""
    title_at = next((n for n, item in enumerate(items) if item.line and item.line.kind is LineKind.TITLE), None)
    if title_at is None:
        return items
    out = list(items)
    for position in range(title_at + 1, len(items)):
        near = [items[n].line for n in (position - 1, position + 1) if 0 <= n < len(items)]
        beside = any(line and line.kind in (LineKind.DATE, LineKind.PLACE_AND_DATE, LineKind.OUTLET) for line in near)
        if beside and not items[position].line and items[position].piece.mark is Mark.PLAIN:
            out[position] = replace(items[position], line=read_name_line(text, items[position].piece.span))
    return out


def _head_size(text: str, pieces: tuple[Piece, ...]) -> int:
    """Count the pieces of the head; boilerplate of a page, such as its menus, does not count towards the limits."""
    seen = long_seen = 0
    for position, piece in enumerate(pieces):
        if piece.mark is Mark.BOILERPLATE:
            continue
        seen += 1
        long_seen += is_long(text, piece.span)
        if seen >= _HEAD_PIECES or long_seen >= _HEAD_LONG_PIECES:
            return position + 1
    return len(pieces)


def is_long(text: str, span: Span) -> bool:
    """Tell whether a block has more words than a line of a head; one with endless words is not split to count them."""
    return len(span) > _LONG_CHARS or len(text[span.start : span.end].split()) > _LONG_WORDS


def _split_piece(text: str, piece: Piece) -> list[HeadItem]:
    """Set the metadata lines of a piece apart ("A B", a line end, "30 May 2023"); the other lines stay together."""
    if piece.mark is Mark.BOILERPLATE or is_long(text, piece.span):
        return [HeadItem(piece)]
    lines = split_lines(text, piece.span)
    if not 1 < len(lines) <= _HEAD_LINES:
        return [HeadItem(piece, _read(text, piece, piece.span))]
    items: list[HeadItem] = []
    for line in lines:
        found = _read(text, piece, line)
        if items and not found and not items[-1].line:
            items[-1] = HeadItem(replace(piece, span=Span(items[-1].piece.span.start, line.end)))
        else:
            items.append(HeadItem(replace(piece, span=line), found))
    return items


def _read(text: str, piece: Piece, line: Span) -> HeadLine | None:
    found = read_head_line(text, line)
    if piece.mark in (Mark.TITLE, Mark.HEADING) and found and found.kind is not LineKind.TITLE:
        return None
    if not found and piece.mark is Mark.BYLINE:
        return read_name_line(text, line)
    return found


def _drop_late_lines(text: str, items: list[HeadItem]) -> list[HeadItem]:
    """Forget addresses and names of agencies that stand below the first prose: there they are somebody else's."""
    out = []
    is_late = False
    for item in items:
        is_late = is_late or (
            not item.line and len(item.piece.span) > _PROSE_CHARS and is_finished(text, item.piece.span)
        )
        if is_late and item.line and item.line.kind in (LineKind.URL, LineKind.OUTLET):
            item = replace(item, line=None)
        out.append(item)
    return out
