"""A PDF file with a text layer in, its text with running headers and footers told apart out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium

from tocsin.errors import UnreadableDocument
from tocsin.read.build import Extract
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.headlines import is_masthead
from tocsin.read.pieces import Mark, Piece, split_pieces
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
_NO_TITLE = re.compile(r"microsoft|untitled|\.(?:docx?|pdf|indd|qxd|tex|html?|rtf|odt)\Z", re.IGNORECASE)
# pdfium writes this noncharacter, or STX, for a hyphen at a line's end, and leaves the line end out.
_LINE_END = re.compile("(\r\n|\r|\n|(?<=[\ufffe\x02]))")
_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page.

    Attributes:
        words: Its text, without white space at its ends.
        top: Distance of its first character from the page's foot, in points; None when unknown.
    """

    words: str
    top: float | None


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
            top = (
                textpage.get_charbox(first, loose=True)[3]
                if words and len(raw) == counted and first < counted
                else None
            )
            position += len(line)
            if words:
                lines.append(_Line(words, top))
        return lines
    finally:
        textpage.close()
        page.close()


def _join(pages: list[list[_Line]], facts: tuple[Fact, ...]) -> Extract:
    running = _running_lines(pages)
    parts: list[str] = []
    marked: list[Span] = []
    position = 0
    for lines in pages:
        gap = _usual_gap(lines)
        previous: _Line | None = None
        for place, line in enumerate(lines):
            is_running = _is_edge(place, len(lines)) and _is_running(line.words, running)
            if parts:
                parts.append("\n" if previous and not is_running and _follows(previous, line, gap) else "\n\n")
                position += len(parts[-1])
            if is_running:
                marked.append(Span(position, position + len(line.words)))
            parts.append(line.words)
            position += len(line.words)
            previous = None if is_running else line
    text = "".join(parts)
    starts = {span.start for span in marked}
    pieces = tuple(
        Piece(piece.span, Mark.BOILERPLATE) if piece.span.start in starts else piece
        for piece in split_pieces(text, is_typeset=True)
    )
    masthead = next((span for span in marked if is_masthead(text[span.start : span.end])), None)
    if masthead:
        name = text[masthead.start : masthead.end]
        facts = (*facts, Fact(Field.OUTLET, name, (masthead,), Basis.VERBATIM, Rank.FOOT, f"{STAGE} running line"))
    return Extract(text, pieces, facts)


def _running_lines(pages: list[list[_Line]]) -> frozenset[str]:
    """Return the lines, digits aside, that stand at the edge of at least half of the pages, two of them or more."""
    counts = Counter(
        shape
        for lines in pages
        for shape in {_shape(line.words) for place, line in enumerate(lines) if _is_edge(place, len(lines))}
    )
    return frozenset(shape for shape, count in counts.items() if count >= max(2, len(pages) / 2))


def _is_running(words: str, running: frozenset[str]) -> bool:
    return _shape(words) in running or bool(_PAGE_NUMBER.fullmatch(words))


def _shape(words: str) -> str:
    return _DIGITS.sub("#", words)


def _is_edge(place: int, count: int) -> bool:
    return place < _EDGE_LINES or place >= count - _EDGE_LINES


def _usual_gap(lines: list[_Line]) -> float:
    gaps = sorted(a.top - b.top for a, b in pairwise(lines) if a.top and b.top and a.top > b.top)
    return gaps[len(gaps) // 2] if gaps else 0.0


def _follows(previous: _Line, line: _Line, gap: float) -> bool:
    """Tell whether a line continues the block above it; without places on the page every line does."""
    if previous.top is None or line.top is None or not gap:
        return True
    return 0 <= previous.top - line.top <= _GAP_RATIO * gap
