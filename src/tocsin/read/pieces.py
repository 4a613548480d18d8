"""Text in, its pieces out: paragraphs, or single lines where the lines stand for themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from tocsin.record import Span
from tocsin.text import LONGEST_SIGNATURE, is_signed

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
_PAGE_BREAK = "\f"
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\Z")
_LIST_ITEM = re.compile(r"(?:[-*+•‣▪●◦]|\d{1,3}[.)])\s+\S")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_RULE = re.compile(r"(?:[-*_=~]\s?){3,}\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
# Typewriters, mail and plain-text archives wrap between 60 and 100 characters; longer lines are whole paragraphs.
_WIDEST_WRAP = 120
# Columns of newspapers are this narrow; shorter lines are lists and menus.
_NARROWEST_WRAP = 30
# Share of line ends that fall inside a sentence, at which lines between blank ones count as wrapped by hand.
_BROKEN_SHARE = 0.5
_LONGEST_HEADING = 150
# Share of lines that could not have taken the next word, above which a text counts as wrapped by hand.
_WRAPPED_SHARE = 0.6
# Share of lines that end a sentence, above which every line is a paragraph whatever its length.
_ENDED_SHARE = 0.5
# Letters of print differ in width, so full lines hold between 85 and 100 of a hundred characters.
_TYPESET_SHARE = 0.85


class Mark(Enum):
    """What markup or layout says that a piece is; PLAIN when it says nothing."""

    PLAIN = auto()
    TITLE = auto()
    HEADING = auto()
    BYLINE = auto()
    CAPTION = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    BOILERPLATE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that starts and ends on something other than white space.

    Attributes:
        span: Its place.
        mark: What markup or layout says that it is.
    """

    span: Span
    mark: Mark = Mark.PLAIN


def split_pieces(text: str, *, start: int = 0, is_typeset: bool = False) -> tuple[Piece, ...]:
    """Split plain text or Markdown into pieces; linear in the length of the text.

    Pieces are parted by blank lines. Lines that follow each other are one piece when they look wrapped by hand, else
    each is its own: a line wrapped by hand is one that could not have taken the first word of the next, or one of those
    that break off where the next goes on in small letters.

    Args:
        text: The text.
        start: What stands before is left out.
        is_typeset: The lines are those of a printed page, so they are wrapped for certain and of uneven length.
    """
    groups = _group_lines(text, start)
    width = int(_TYPESET_SHARE * _usual_width(groups)) if is_typeset else _wrap_width(groups, text)
    pieces: list[Piece] = []
    for lines in groups:
        pieces += _split_group(text, lines, width or _ragged_width(text, lines))
    return tuple(pieces)


def split_lines(text: str, span: Span) -> tuple[Span, ...]:
    """Split a piece into its lines, without the white space round each."""
    spans = (_trim(text, match.start(), match.end()) for match in _LINE.finditer(text, span.start, span.end))
    return tuple(line for line in spans if line)


def _trim(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if end > start else None


def _group_lines(text: str, start: int) -> list[list[Span]]:
    """Group lines that no blank line and no page break parts."""
    groups: list[list[Span]] = []
    end = start
    for match in _LINE.finditer(text, start):
        line = _trim(text, match.start(), match.end())
        if not line:
            continue
        gap = text[end : line.start]
        if not groups or _PAGE_BREAK in gap or len(_BREAK.findall(gap)) > 1:
            groups.append([])
        groups[-1].append(line)
        end = line.end
    return groups


def _usual_width(groups: list[list[Span]]) -> int:
    """Return the ninth decile of the lengths of lines that another follows, since a long address may stick out."""
    lengths = sorted(len(line) for lines in groups for line in lines[:-1])
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _wrap_width(groups: list[list[Span]], text: str) -> int:
    """Return the width at which a text was wrapped by hand, or 0 when its lines are paragraphs of their own."""
    # An item of a list or a heading never continues the line above, whatever its length, so it tells nothing.
    pairs = [pair for lines in groups for pair in pairwise(lines) if not _mark_of(text, pair[1])[1]]
    width = _usual_width(groups)
    if not pairs:
        return 0
    filled = sum(_is_filled(text, line, following, width) for line, following in pairs)
    ended = sum(_is_ended(text, line) or _is_signed(text, line, following) for line, following in pairs)
    is_wrapped = filled >= _WRAPPED_SHARE * len(pairs) and ended < _ENDED_SHARE * len(pairs)
    return width if is_wrapped and _NARROWEST_WRAP <= width <= _WIDEST_WRAP else 0


def _ragged_width(text: str, lines: list[Span]) -> int:
    """Return the width of lines between blank ones that were wrapped by hand unevenly, or 0 when they were not.

    Most break off inside a sentence that goes on below in small letters: titles, bylines and paragraphs do not.
    """
    pairs = list(pairwise(lines))
    width = max((len(line) for line in lines), default=0)
    # "home, news, sport" down the side of a page is in small letters too, but short.
    if not pairs or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    broken = sum(not _is_ended(text, line) and text[following.start].islower() for line, following in pairs)
    return width if broken >= _BROKEN_SHARE * len(pairs) else 0


def _is_filled(text: str, line: Span, following: Span, width: int) -> bool:
    next_word = text[following.start : min(following.end, following.start + _WIDEST_WRAP)].split(maxsplit=1)[0]
    return len(line) + 1 + len(next_word) > width


def _is_ended(text: str, line: Span) -> bool:
    return bool(_FINAL.search(text, max(line.start, line.end - 8), line.end))


def _is_signed(text: str, line: Span, following: Span) -> bool:
    end = max(line.start, line.end - LONGEST_SIGNATURE)
    return is_signed(text[end : line.end], text[following.start])


def _split_group(text: str, lines: list[Span], width: int) -> list[Piece]:
    pieces: list[Piece] = []
    previous: Span | None = None
    for line in lines:
        mark, stands_alone = _mark_of(text, line)
        if (
            previous
            and pieces
            and len(previous) <= _LONGEST_HEADING
            and _UNDERLINE.match(text, line.start, line.end)
            and pieces[-1].span == previous
        ):
            # A line under a line makes a heading of it (Markdown's other form).
            under = Mark.TITLE if text[line.start] == "=" else Mark.HEADING
            pieces[-1] = Piece(Span(previous.start, line.end), under)
        elif (
            pieces
            and previous
            and width
            and not stands_alone
            and pieces[-1].mark in (Mark.PLAIN, Mark.ITEM)
            and (_is_filled(text, previous, line, width) or not _is_ended(text, previous))
            and not _is_signed(text, previous, line)
        ):
            pieces[-1] = Piece(Span(pieces[-1].span.start, line.end), pieces[-1].mark)
        else:
            pieces.append(Piece(line, mark))
        previous = line
    return pieces


def _mark_of(text: str, line: Span) -> tuple[Mark, bool]:
    """Return what the line's own marks say, and whether it cannot continue the line above."""
    if heading := _HEADING.match(text, line.start, line.end):
        return (Mark.TITLE if len(heading[1]) == 1 else Mark.HEADING), True
    if len(line) <= _WIDEST_WRAP and _RULE.match(text, line.start, line.end):
        return Mark.BOILERPLATE, True
    if _LIST_ITEM.match(text, line.start, line.end):
        return Mark.ITEM, True
    return Mark.PLAIN, False
