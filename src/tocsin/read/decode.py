"""Bytes of a text file in, the text out: byte order mark, UTF-8, the declared encoding, then the most likely one."""

from __future__ import annotations

import codecs

import charset_normalizer

from tocsin.errors import UnreadableDocument
from tocsin.read.sniff import utf16_without_bom

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings whose bytes are all valid UTF-8, so that only the declaration tells.
_SEVEN_BIT = ("iso2022", "hz")
_GUESS_BYTES = 65_536
# Western text is the commonest without a declaration, and short texts fit many encodings equally well.
_PREFERRED = "cp1252"


def decode_bytes(data: bytes, *, origin: str, declared: str = "") -> str:
    """Decode text; a byte order mark belongs to the encoding and is left out, all else is kept.

    Args:
        data: The bytes.
        origin: Where they came from, for the error.
        declared: The encoding that the file names itself; "" when it names none.

    Raises:
        UnreadableDocument: No encoding fits, or the declared one does not exist and the bytes are not UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, origin)
    codec = _find_codec(declared)
    if codec and codec.startswith(_SEVEN_BIT):
        return _decode(data, codec, origin)
    if wide := utf16_without_bom(data):
        return _decode(data, wide, origin)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared and not codec:
            raise UnreadableDocument(
                origin, f"it names an encoding that does not exist, {declared[:40]!r}; save it as UTF-8"
            ) from error
        return _decode(data, codec or _guess(data, origin), origin)


def _decode(data: bytes, encoding: str, origin: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError) as error:
        if encoding == _PREFERRED:
            return data.decode("latin-1")
        raise UnreadableDocument(origin, f"it cannot be decoded as {encoding}; save it as UTF-8") from error


def _find_codec(name: str) -> str:
    try:
        info = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    # Python also lists transforms such as "rot13" and "zlib" that turn bytes into anything but text.
    return info.name if getattr(info, "_is_text_encoding", False) else ""


def _guess(data: bytes, origin: str) -> str:
    matches = charset_normalizer.from_bytes(data[:_GUESS_BYTES])
    best = matches.best()
    if best is None:
        raise UnreadableDocument(origin, "its encoding cannot be told; save it as UTF-8")
    preferred = next((match for match in matches if _PREFERRED in (match.encoding, *match.could_be_from_charset)), None)
    if preferred is not None and preferred.chaos <= best.chaos:
        return _PREFERRED
    return best.encoding
