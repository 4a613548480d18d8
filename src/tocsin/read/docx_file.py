"""A DOCX file in, its paragraphs with their styles out."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from tocsin.errors import UnreadableDocument, UnsupportedFormat
from tocsin.read.build import Extract
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.options import MEGABYTE
from tocsin.read.pieces import Mark, Piece
from tocsin.record import Basis, Span

STAGE = "read.docx/1"
_MAIN_PART = "word/document.xml"
# A report of a million characters unpacks to some 20 MB of XML; pictures are never unpacked here.
_MAX_UNPACKED_BYTES = 128 * MEGABYTE
# XML packs 1:10 to 1:30; a bomb is far beyond.
_MAX_RATIO = 200
_RATIO_FROM_BYTES = MEGABYTE
_OTHER_KINDS = (
    ("xl/", "an Excel workbook; export its texts as JSON Lines first"),
    ("ppt/", "a PowerPoint file; save it as PDF first"),
    ("mimetype", "an OpenDocument or EPUB file; save it as DOCX or HTML first"),
    ("", "a zip archive; unpack it and name the files in it"),
)
# What python-docx, lxml and zipfile raise on packages that break the rules.
_BROKEN = (
    KeyError, IndexError, ValueError, AttributeError, TypeError, NotImplementedError, RuntimeError, OSError, EOFError,
    AssertionError, zipfile.BadZipFile, zlib.error, etree.LxmlError, OpcError,
)  # fmt: skip
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT, _PARAGRAPH, _STYLE = qn("w:t"), qn("w:p"), qn("w:pStyle")
# Word writes text boxes twice, the second time for old readers.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def extract_docx(data: bytes, *, origin: str) -> Extract:
    """Extract the paragraphs of a Word file, those of tables and text boxes too; headers, footers and notes are left.

    Raises:
        UnsupportedFormat: A zip file that is no Word file.
        UnreadableDocument: The file is broken or would unpack to more than is sensible.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            _check_package(infos, data, origin)
            if _MAIN_PART not in names:
                what = next(
                    what
                    for prefix, what in _OTHER_KINDS
                    if any(name.startswith(prefix) for name in names) or not prefix
                )
                raise UnsupportedFormat(origin, f"this is {what}")
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: style.name or "" for style in document.styles}
        paragraphs = _read_paragraphs(document.element.body, styles)
        title = (document.core_properties.title or "").strip()
    except _BROKEN as error:
        raise UnreadableDocument(
            origin, "the DOCX file is broken; open and save it again, or save it as text"
        ) from error
    facts = (Fact(Field.TITLE, title, (), Basis.INFERRED, Rank.GUESSED, f"{STAGE} property title"),) if title else ()
    return _join(paragraphs, facts)


def _check_package(infos: list[zipfile.ZipInfo], data: bytes, origin: str) -> None:
    """Refuse packages that unpack to absurd sizes, and encrypted ones; zipfile never unpacks more than is declared."""
    unpacked = sum(info.file_size for info in infos)
    parts = [info for info in infos if info.filename.lower().endswith((".xml", ".rels"))]
    is_bomb = any(
        info.file_size > _RATIO_FROM_BYTES and info.file_size > _MAX_RATIO * max(info.compress_size, 1)
        for info in parts
    )
    if unpacked > _MAX_UNPACKED_BYTES + len(data) or is_bomb:
        raise UnreadableDocument(origin, "the zip file would unpack to an absurd size; save the report as text")
    if any(info.flag_bits & 1 for info in infos):
        raise UnreadableDocument(origin, "the zip file is encrypted; save the report without a password")


def _read_paragraphs(body: etree._Element, styles: dict[str, str]) -> list[tuple[str, Mark]]:
    """Read paragraphs in the order of their ends; a text box stands before the paragraph that anchors it."""
    found: list[tuple[str, Mark]] = []
    open_paragraphs: list[tuple[list[str], list[str]]] = []
    skipping = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_start = event == "start"
        if element.tag == _FALLBACK:
            skipping += 1 if is_start else -1
        if skipping:
            continue
        if element.tag == _PARAGRAPH:
            if is_start:
                open_paragraphs.append(([], []))
            else:
                words, style = open_paragraphs.pop()
                found.append(("".join(words).strip(), _mark_of(styles.get(style[0], style[0]) if style else "")))
        elif is_start and open_paragraphs:
            _collect(element, *open_paragraphs[-1])
    return [(words, mark) for words, mark in found if words]


def _collect(element: etree._Element, words: list[str], style: list[str]) -> None:
    if element.tag == _TEXT:
        words.append(element.text or "")
    elif element.tag == _STYLE:
        style.append(element.get(qn("w:val")) or "")
    elif element.tag in _BREAKS:
        words.append(_BREAKS[element.tag])


def _mark_of(style: str) -> Mark:
    name = style.lower()
    if name == "title":
        return Mark.TITLE
    if name.startswith("heading"):
        return Mark.HEADING
    if name.startswith("caption"):
        return Mark.CAPTION
    return Mark.ITEM if name.startswith("list") else Mark.PLAIN


def _join(paragraphs: list[tuple[str, Mark]], facts: tuple[Fact, ...]) -> Extract:
    pieces = []
    position = 0
    for words, mark in paragraphs:
        pieces.append(Piece(Span(position, position + len(words)), mark))
        position += len(words) + 2
    return Extract("\n\n".join(words for words, _ in paragraphs), tuple(pieces), facts)
