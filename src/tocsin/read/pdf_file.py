"""A PDF file with a text layer in, its text with running headers and footers told apart out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise

import pypdfium2 as pdfium

from tocsin.errors import UnreadableDocument
from tocsin.read.build import Extract
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.headlines import is_masthead
from tocsin.read.pieces import Mark, Piece, split_pieces
from tocsin.read.roles import looks_like_title
from tocsin.record import Basis, Span

STAGE = "read.pdf/1"
# Running lines stand among the first and last of a page.
_EDGE_LINES = 2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/|von|de)\s*\d{1,4})?", re.IGNORECASE
)
# A gap between lines this much larger than the usual one parts paragraphs.
_GAP_RATIO = 1.35
# What programs write for a title when nobody gave one.
_NO_TITLE = re.compile(
    r"\A(?:microsoft (?:word|powerpoint|publisher)\b|untitled\b|https?:|about:"
    r"|(?:(?:new|my|web)\s+)?(?:doc|document|title|draft|print|article|page|text|file|report|presentation|scan|slide)"
    r"[\s_(-]*\d*\)?\Z)|\.(?:docx?|pdf|indd|qxd|tex|html?|rtf|odt|txt|md|pages)\Z",
    re.IGNORECASE,
)
# What browsers and readers print at the edges of a page: "11/22/26, 1:29 PM Title", "https://a.example/x 1/3".
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s.{1,150})?"
    r"|https?://\S+\s+\d{1,4}\s?(?:/|of)\s?\d{1,4}|(?:\S.{0,80}\s)?Page\s\d{1,4}\s(?:of|/)\s\d{1,4}"
)
# Headlines are set half as large again as the body or more; a byline or an opening paragraph is set little larger.
_TITLE_RATIO = 1.2
_SAME_SIZE = 0.05
_MOST_TITLE_LINES = 6
# Below so many lines a larger one heads a part of the text.
_TITLE_WITHIN = 12
# pdfium writes this noncharacter, or STX, for a hyphen at a line's end, and leaves the line end out.
_LINE_END = re.compile("(\r\n|\r|\n|(?<=[\ufffe\x02]))")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page.

    Attributes:
        words: Its text, without white space at its ends.
        top: Distance of its first character from the page's foot, in points; None when unknown.
        size: Height of its first or last character's box, the smaller, in points; None when unknown.
    """

    words: str
    top: float | None
    size: float | None


def extract_pdf(data: bytes, *, origin: str, max_chars: int) -> Extract:
    """Extract the text of a PDF, page by page.

    Raises:
        UnreadableDocument: The file is encrypted, broken, without a text layer, or longer than `max_chars`.
    """
    pages: list[list[_Line]] = []
    chars = 0
    try:
        with pdfium.PdfDocument(data) as document:
            title = document.get_metadata_value("Title").strip()
            for number in range(len(document)):
                lines = _read_page(document, number)
                pages.append(lines)
                chars += sum(len(line.words) for line in lines)
                if chars > max_chars:
                    raise UnreadableDocument(
                        origin,
                        f"the text has more than {max_chars:,} characters; split the file (or, in Python, pass "
                        "ReadOptions(max_chars=...))",
                    )
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableDocument(origin, "the PDF is encrypted; save it without a password") from error
        raise UnreadableDocument(origin, "the PDF is broken; save it again or print it to a new PDF") from error
    if not chars:
        raise UnreadableDocument(
            origin, f"the PDF has no text layer on its {len(pages)} page(s); run text recognition over it first"
        )
    facts: tuple[Fact, ...] = ()
    if title and not _NO_TITLE.search(title):
        facts = (Fact(Field.TITLE, " ".join(title.split()), (), Basis.INFERRED, Rank.GUESSED, f"{STAGE} info Title"),)
    return _join(pages, facts)


def _read_page(document: pdfium.PdfDocument, number: int) -> list[_Line]:
    page = document[number]
    textpage = page.get_textpage()
    try:
        raw = textpage.get_text_range()
        counted = textpage.count_chars()
        lines = []
        position = 0
        for line in _LINE_END.split(raw):
            words = line.strip().translate(_HYPHENS)
            first = position + len(line) - len(line.lstrip())
            # Characters beyond the basic plane would shift the count; then the place on the page stays unknown.
            position += len(line)
            if words and len(raw) == counted and first < counted:
                _, bottom, _, top = textpage.get_charbox(first, loose=True)
                _, last_bottom, _, last_top = textpage.get_charbox(min(first + len(words), counted) - 1, loose=True)
                # The first letter of a text may be set much larger than the rest of its line.
                lines.append(_Line(words, top, min(top - bottom, last_top - last_bottom)))
            elif words:
                lines.append(_Line(words, None, None))
        return lines
    finally:
        textpage.close()
        page.close()


def _join(pages: list[list[_Line]], facts: tuple[Fact, ...]) -> Extract:
    parts: list[str] = []
    marked: list[Piece] = []
    position = 0
    for lines, marks in zip(pages, _mark_lines(pages), strict=True):
        gap = _usual_gap(lines)
        for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
            goes_on = place > 0 and marks[place - 1] is mark and _goes_on(lines[place - 1], line, mark, gap)
            if parts:
                parts.append("\n" if goes_on else "\n\n")
                position += len(parts[-1])
            if mark is not Mark.PLAIN:
                start = marked.pop().span.start if goes_on else position
                marked.append(Piece(Span(start, position + len(line.words)), mark))
            parts.append(line.words)
            position += len(line.words)
    text = "".join(parts)
    running = (piece.span for piece in marked if piece.mark is Mark.BOILERPLATE)
    masthead = next((span for span in running if is_masthead(text[span.start : span.end])), None)
    if masthead:
        name = text[masthead.start : masthead.end]
        facts = (*facts, Fact(Field.OUTLET, name, (masthead,), Basis.VERBATIM, Rank.FOOT, f"{STAGE} running line"))
    return Extract(text, _lay_over(marked, split_pieces(text, is_typeset=True)), facts)


def _lay_over(marked: list[Piece], pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put the pieces that are known in the place of those that the lines alone gave."""
    starts = [piece.span.start for piece in marked]
    rest = []
    for piece in pieces:
        place = bisect_right(starts, piece.span.start) - 1
        if place < 0 or piece.span.start >= marked[place].span.end:
            rest.append(piece)
    return tuple(sorted([*marked, *rest], key=lambda piece: piece.span.start))


def _mark_lines(pages: list[list[_Line]]) -> list[list[Mark]]:
    """Tell the running lines of every page, and the title on the first."""
    running = _running_lines(pages)
    marks = [
        [
            Mark.BOILERPLATE if _is_edge(place, len(lines)) and _is_running(line.words, running) else Mark.PLAIN
            for place, line in enumerate(lines)
        ]
        for lines in pages
    ]
    if pages:
        for place in _find_title(pages[0], marks[0], _body_size(pages)):
            marks[0][place] = Mark.TITLE
    return marks


def _find_title(lines: list[_Line], marks: list[Mark], body: float) -> range:
    """Find the lines of the largest type near the top of a page; the outlet's own name is often set as large."""
    best, best_size = range(0), _TITLE_RATIO * body
    start = 0
    while body and start < min(len(lines), _TITLE_WITHIN):
        size = lines[start].size or 0.0
        end = start + 1
        while (
            end < len(lines)
            and abs((lines[end].size or 0.0) - size) <= _SAME_SIZE * size
            and not _is_apart(lines[end - 1], lines[end], size)
        ):
            end += 1
        words = " ".join(line.words for line in lines[start:end])
        is_plain = all(mark is Mark.PLAIN for mark in marks[start:end])
        is_title = end - start <= _MOST_TITLE_LINES and looks_like_title(words) and not is_masthead(words)
        if size > best_size * (1 + _SAME_SIZE) and is_plain and is_title:
            best, best_size = range(start, end), size
        start = end
    return best


def _is_apart(previous: _Line, line: _Line, size: float) -> bool:
    """Tell whether more than a line's height of white lies between two lines of a size."""
    return previous.top is not None and line.top is not None and previous.top - line.top > 2 * size


def _body_size(pages: list[list[_Line]]) -> float:
    """Return the size in which most of the text is set, in points; 0 when unknown."""
    chars: Counter[float] = Counter()
    for line in chain.from_iterable(pages):
        if line.size:
            chars[round(line.size, 1)] += len(line.words)
    return max(chars, key=lambda size: (chars[size], -size), default=0.0)


def _running_lines(pages: list[list[_Line]]) -> frozenset[str]:
    """Return the lines, digits aside, that stand at the edge of at least half of the pages, two of them or more."""
    counts = Counter(
        shape
        for lines in pages
        for shape in {_shape(line.words) for place, line in enumerate(lines) if _is_edge(place, len(lines))}
    )
    return frozenset(shape for shape, count in counts.items() if count >= max(2, len(pages) / 2))


def _is_running(words: str, running: frozenset[str]) -> bool:
    return _shape(words) in running or bool(_PAGE_NUMBER.fullmatch(words) or _PRINTED.fullmatch(words))


def _shape(words: str) -> str:
    return _DIGITS.sub("#", words)


def _is_edge(place: int, count: int) -> bool:
    return place < _EDGE_LINES or place >= count - _EDGE_LINES


def _usual_gap(lines: list[_Line]) -> float:
    gaps = sorted(a.top - b.top for a, b in pairwise(lines) if a.top and b.top and a.top > b.top)
    return gaps[len(gaps) // 2] if gaps else 0.0


def _goes_on(previous: _Line, line: _Line, mark: Mark, gap: float) -> bool:
    """Tell whether a line continues the one above it, which has the same mark."""
    if mark is Mark.PLAIN:
        return _follows(previous, line, gap)
    return mark is Mark.TITLE


def _follows(previous: _Line, line: _Line, gap: float) -> bool:
    """Tell whether a line continues the block above it; without places on the page every line does."""
    if previous.top is None or line.top is None or not gap:
        return True
    return 0 <= previous.top - line.top <= _GAP_RATIO * gap
