"""A file or its bytes in, documents out; the format is told by content."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from tocsin.errors import DocumentError, EmptyDocument, InputError, UnreadableDocument
from tocsin.read.build import Extract, build_document
from tocsin.read.decode import decode_bytes
from tocsin.read.docx_file import extract_docx
from tocsin.read.mail import extract_mail
from tocsin.read.markup import declared_charset, extract_markup
from tocsin.read.options import MEGABYTE, ReadOptions
from tocsin.read.pdf_file import extract_pdf
from tocsin.read.rows import read_rows
from tocsin.read.sniff import Format, sniff_bytes, sniff_text
from tocsin.record import Document

_DEFAULTS = ReadOptions()


def read_file(
    path: Path, *, origin: str | None = None, options: ReadOptions = _DEFAULTS
) -> Iterator[Document | DocumentError]:
    """Read the documents of a file.

    Args:
        path: The file.
        origin: How the documents name it; the path as it is written when None.
        options: What is known beforehand, and the limits.

    Returns:
        As `read_bytes`.

    Raises:
        InputError: There is no such file, it is a folder, it may not be read, or it has no name.
        DocumentError: As `read_bytes`.
    """
    name = path.as_posix() if origin is None else origin
    if not name:
        raise InputError("", "an empty path; name a file")
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(name, "this is a folder; name the files in it")
        if not stat.S_ISREG(status.st_mode):
            raise InputError(name, "this is not a regular file; save its contents to one first")
        _check_size(status.st_size, name, options)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(name, "there is no such file; check the path") from error
    except PermissionError as error:
        raise InputError(name, "it may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(name, f"it cannot be opened ({reason}); check the path") from error
    return read_bytes(data, origin=name, options=options)


def read_bytes(data: bytes, *, origin: str, options: ReadOptions = _DEFAULTS) -> Iterator[Document | DocumentError]:
    """Read the documents in the bytes of a file.

    Returns:
        One document for most formats. For rows of JSON, a document or the error of that row for each, in order, so that
        a broken row does not lose the others; the origin of row 3 is "origin#3".

    Raises:
        EmptyDocument: There is nothing but white space.
        UnsupportedFormat: A format that is not read.
        UnreadableDocument: The file is damaged, encrypted, over a limit, or without text.
    """
    _check_size(len(data), origin, options)
    if not data.strip():
        raise EmptyDocument(origin, "the file is empty; hand in a text")
    kind = sniff_bytes(data, origin)
    if kind is Format.PDF:
        extract = extract_pdf(data, origin=origin, max_chars=options.max_chars)
    elif kind is Format.DOCX:
        extract = extract_docx(data, origin=origin)
    elif kind is Format.MAIL:
        extract = extract_mail(data, origin=origin)
    else:
        text = decode_bytes(data, origin=origin, declared=declared_charset(data))
        kind = sniff_text(text, origin)
        if kind is Format.ROWS:
            return read_rows(text, origin=origin, options=options)
        extract = extract_markup(text, origin=origin) if kind is Format.MARKUP else Extract(text)
    return iter((build_document(extract, raw=data, origin=origin, options=options),))


def _check_size(size_bytes: int, origin: str, options: ReadOptions) -> None:
    limit = options.max_bytes
    if size_bytes > limit:
        # How much more is unknown of a stream, which is read no further than the limit.
        most = f"{limit / MEGABYTE:,.0f} MB" if limit >= MEGABYTE else f"{limit:,} bytes"
        raise UnreadableDocument(
            origin,
            f"the file has more than {most}; split the file (or, in Python, pass ReadOptions(max_bytes=...))",
        )
