"""Find the runs of text inside quotation marks, over paragraphs and with odd or missing marks.

Takes the paragraphs' texts and returns quotations in their coordinates. Marks are paired as brackets are; an opening
mark without its partner ends with its paragraph, or goes on when the next paragraph opens with a mark (the news
convention for long quotations). No mark ever swallows more than that. Marks that stand the wrong way round are read by
what stands next to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", "”": "”", "»": "«»"}
# Marks that open a line; "”" is "“" the wrong way round.
OPENING_LINES = frozenset('“"„«”')
CLOSING = frozenset("”»’›“‘«")
STRAIGHT = frozenset("\"'")
SINGLE = frozenset("‘’‚'‹›")
# Closing marks that open in some languages ("”Nej”", "»Nein«") and in texts that turn them round.
REVERSED = frozenset("”»")
# A mark's partner is looked for over at most so many code points.
REACH = 1000
# "... of this town.” — Ilda Brenn, mayor of Ostrel": who signs a quotation, at the end of a line.
SIGNATURE = re.compile(r"[”\"»]\s*(?:[—–―]|--?)\s*\w[^”\"»]*\Z")
LONGEST_SIGNATURE = 90
# Nesting deeper than this is noise; deeper marks are read as text.
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: one `(paragraph, start, end)` a paragraph, without the marks.

    Attributes:
        pieces: The quoted runs, never empty ones.
        outer: `(paragraph, start)` of the first mark and `(paragraph, end)` of the last.
        depth: 0 for an outermost quotation.
        closed: The closing mark was found.
    """

    pieces: tuple[tuple[int, int, int], ...]
    outer: tuple[tuple[int, int], tuple[int, int]]
    depth: int
    closed: bool


@dataclass(slots=True)
class _Open:
    mark: str
    paragraph: int
    at: int
    start: int
    depth: int
    pieces: list[tuple[int, int, int]] = field(default_factory=list)


def find_quotations(paragraphs: Sequence[str]) -> list[Quoted]:
    """Find the quotations of a text.

    Args:
        paragraphs: Texts of the paragraphs, in order.

    Returns:
        Quotations by the place of their first mark; inner ones after the outer one.
    """
    found: list[Quoted] = []
    carried: _Open | None = None
    for number, text in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        carried = _scan(text, number, carried, following=following, found=found)
    return sorted(found, key=lambda q: (q.outer[0], q.depth))


def is_signed(line: str, following: str) -> bool:
    """Tell whether a line ends a quotation with who signs it, and the next line opens another quotation.

    Args:
        line: The end of the line; `LONGEST_SIGNATURE` code points are enough.
        following: The beginning of the next line; one code point is enough.
    """
    return following[:1] in OPENING_LINES and SIGNATURE.search(line.rstrip()) is not None


def _opens(text: str) -> bool:
    return text.lstrip()[:1] in ("“", '"', "«", "„", "‘")


def _holds_own(mark: str, text: str) -> bool:
    """Tell whether a paragraph opens with a quotation of its own, not with the mark that carries `mark` on."""
    words = text.lstrip()
    return mark == '"' and words.startswith("“") and "”" in words


def _goes_on(mark: str, following: str) -> bool:
    """Tell whether the next paragraph carries a quotation on.

    A whole report in straight marks, a block of another outlet, may hold a paragraph that opens with curly ones; it
    belongs to the block when that ends there.
    """
    if mark in SINGLE or not _opens(following):
        return False
    ends = following.rstrip().endswith('"') and following.count('"') % 2 == 1
    return ends or not _holds_own(mark, following)


def _scan(text: str, number: int, carried: _Open | None, *, following: str, found: list[Quoted]) -> _Open | None:
    """Read one paragraph; return the quotation that the next one carries on, if any."""
    stack: list[_Open] = []
    skip = -1
    if carried is not None:
        first = len(text) - len(text.lstrip())
        skip = -1 if _holds_own(carried.mark, text) else first
        carried.start = max(first, skip + 1)
        stack.append(carried)
    for at, char in enumerate(text):
        if at == skip or not (char in OPENING or char in CLOSING or char in STRAIGHT):
            continue
        partner = _partner(stack, char)
        if partner is not None and _closes(text, at, char, stack[partner].mark):
            _drop_inner(stack, partner, number, at, found)
            _close(stack.pop(), number, at, at + 1, closed=True, found=found)
        elif _may_open(text, at, char) and len(stack) < DEEPEST:
            if char == '"' and any(item.mark == '"' for item in stack):
                _drop_inner(stack, next(i for i, item in enumerate(stack) if item.mark == '"') - 1, number, at, found)
            stack.append(_Open(char, number, at, at + 1, len(stack)))
    if stack and _goes_on(stack[0].mark, following):
        _drop_inner(stack, 0, number, len(text), found)
        _add_piece(stack[0], number, len(text))
        return stack[0]
    _drop_inner(stack, -1, number, len(text), found)
    return None


def _partner(stack: list[_Open], char: str) -> int | None:
    """Return the index of the innermost open mark that `char` can close."""
    for i in range(len(stack) - 1, -1, -1):
        mark = stack[i].mark
        if char == mark and char in STRAIGHT:
            return i
        if char in OPENING.get(mark, ""):
            return i
        if char == mark == "“":
            # It opens what is nested, unless it stands where only a closing mark can; `_may_close` tells.
            return i
    return _odd_partner(stack, char)


def _odd_partner(stack: list[_Open], char: str) -> int | None:
    """Return the index of the innermost double mark that `char` closes where a text mixes straight and curly marks."""
    odd = {'"': "“", "”": '"', "’": "“"}.get(char)
    return next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark == odd), None) if odd else None


def _closes(text: str, at: int, char: str, mark: str) -> bool:
    """Tell whether a mark closes what `mark` opened."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char == mark == "“":
        return not before.isspace() and before != "(" and not after.isalnum()
    if char == "’" and mark == "“":
        rest = text[at + 1 : at + REACH]
        lost = "”" not in rest or "“" in rest[: rest.index("”")]
        return before in (".", "!", "?", ",") and (not after or after.isspace()) and lost
    return _may_close(text, at, char) and not _opens_anew(text, at, char, mark)


def _may_close(text: str, at: int, char: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1] if at else " "
    if char in "’'":
        # An apostrophe stands inside or before a word ("don't", "'90s").
        return not after.isalnum() and not before.isspace()
    if char == '"':
        return not before.isspace() or not after.isalnum()
    return True


def _opens_anew(text: str, at: int, char: str, mark: str) -> bool:
    """Tell whether a straight mark inside curly ones looks like an opening one: white space before, a word after."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return char == '"' and mark == "“" and (not before or before.isspace()) and not after.isspace()


def _may_open(text: str, at: int, char: str) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    before = text[at - 1] if at else " "
    if char not in OPENING and char not in STRAIGHT:
        return False
    if char in REVERSED:
        return (at == 0 or before.isspace()) and after.isalnum() and _is_turned(text, at, char)
    if char in "‘'":
        return not before.isalnum() and after.isalnum() and _closes_later(text, at, char)
    if char == '"':
        return not after.isspace() and (at == 0 or not before.isalnum())
    return not after.isspace()


def _is_turned(text: str, at: int, char: str) -> bool:
    """Tell whether a closing mark opens: the next mark of its kind closes, and no opening one stands before that."""
    rest = text[at + 1 : at + REACH]
    end = min((place for mark in OPENING[char] if (place := rest.find(mark)) > 0), default=-1)
    if end < 0 or rest[end - 1].isspace() or "“" in rest[:end]:
        return False
    return not rest[end + 1 : end + 2].isalnum()


def _closes_later(text: str, at: int, char: str, reach: int = 400) -> bool:
    """Tell whether a single mark has a partner near by, so that a leading apostrophe opens nothing."""
    close = "’" if char == "‘" else "'"
    end = at
    while (end := text.find(close, end + 1, at + reach)) != -1:
        if _may_close(text, end, close) and end > at + 1:
            return True
    return False


def _drop_inner(stack: list[_Open], keep: int, number: int, at: int, found: list[Quoted]) -> None:
    """End the marks above index `keep` as unclosed."""
    while len(stack) > keep + 1:
        item = stack.pop()
        if item.mark not in SINGLE:
            _close(item, number, at, at, closed=False, found=found)


def _add_piece(item: _Open, number: int, end: int) -> None:
    if end > item.start:
        item.pieces.append((number, item.start, end))


def _close(item: _Open, number: int, end: int, outer_end: int, *, closed: bool, found: list[Quoted]) -> None:
    _add_piece(item, number, end)
    if item.pieces:
        outer = ((item.paragraph, item.at), (number, outer_end))
        found.append(Quoted(tuple(item.pieces), outer, item.depth, closed))
