"""The bytes of a file in, their format out, told by content alone."""

from __future__ import annotations

import json
import re
from enum import Enum, auto

from tocsin.errors import UnsupportedFormat
from tocsin.read.tables import read_table

_PDF_WITHIN = 1024
_SAMPLE_BYTES = 65_536
# Prose has next to no control characters; one in twenty is far above any text that is merely damaged.
_MAX_CONTROL_SHARE = 0.05
_CONTROLS = bytes(range(0x09)) + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20)) + b"\x7f"
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,5000}-->\s*){0,20}<(?:!doctype\s+html|(?:html|head|body|meta|title|link|script|style|article|main|section|header|nav|div|p|h[1-6]|table|ul|ol|center|font|figure|blockquote|a|b|i|em|strong|span|br|img)(?=[\s>/]))",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|urlset|nitf|newsml)\b", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
_MAIL_HEADERS = frozenset(
    "from to cc date subject message-id mime-version received return-path content-type reply-to delivered-to".split()
)
# One of these and one more is asked for, so that a report with a "Date:" line of its own stays a text.
_MAIL_PROOF = frozenset("from message-id mime-version received return-path delivered-to".split())
_MAX_HEADER_LINES = 200


class Format(Enum):
    """A format that can be read; MARKUP is HTML, TEXT is plain text and Markdown."""

    TEXT = auto()
    MARKUP = auto()
    PDF = auto()
    DOCX = auto()
    MAIL = auto()
    ROWS = auto()


def sniff_bytes(data: bytes, origin: str) -> Format | None:
    """Tell the format of bytes; None when they are text of another kind, to be decoded and told by `sniff_text`.

    Raises:
        UnsupportedFormat: A format that is not read; the message says what to do.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.DOCX
    for offset, signature, what in read_table("signatures"):
        mark = bytes.fromhex(signature)
        if data[int(offset) : int(offset) + len(mark)] == mark:
            raise UnsupportedFormat(origin, f"this is {what}")
    sample = data[:_SAMPLE_BYTES]
    if not sample.startswith(_BOMS) and not utf16_without_bom(data):
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        if controls > _MAX_CONTROL_SHARE * len(sample):
            raise UnsupportedFormat(
                origin, "this is a binary file; hand in text, HTML, PDF, DOCX, EML, JSON or JSON Lines"
            )
    # Each part of a message has an encoding of its own, so the whole is never decoded.
    return Format.MAIL if _is_mail(sample.decode("latin-1")) else None


def utf16_without_bom(data: bytes) -> str | None:
    """Tell the byte order of UTF-16 that lacks its mark, by every other byte being zero; None when it is no UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    # In Latin script nearly every high byte is zero and no low byte is.
    if half >= 2 and sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if half >= 2 and sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def sniff_text(text: str, origin: str) -> Format:
    """Tell the format of decoded text.

    Raises:
        UnsupportedFormat: XML that is not HTML.
    """
    start = text[:_SAMPLE_BYTES]
    if _JSON.match(start) or (start.lstrip().startswith("[") and _is_json(text)):
        return Format.ROWS
    if _HTML.match(start):
        return Format.MARKUP
    if _XML.match(start):
        raise UnsupportedFormat(origin, "this is XML and not HTML; extract its texts as JSON Lines or HTML first")
    return Format.TEXT


def _is_json(text: str) -> bool:
    """Tell an array whose first row is broken ("[1, {...}]") from a text that opens with a bracket ("[1] A note")."""
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_mail(start: str) -> bool:
    names = set()
    for position, line in enumerate(start.split("\n")[:_MAX_HEADER_LINES]):
        line = line.rstrip("\r")
        if not line:
            break
        header = _HEADER.match(line)
        if header:
            names.add(header[1].lower())
        elif not (position and line[0] in " \t") and not (position == 0 and line.startswith("From ")):
            return False
    return bool(names & _MAIL_PROOF) and len(names & _MAIL_HEADERS) >= 2
