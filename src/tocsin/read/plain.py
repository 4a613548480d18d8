"""A string in, a document out."""

from __future__ import annotations

from tocsin.read.build import Extract, build_document
from tocsin.read.options import ReadOptions
from tocsin.record import Document

_DEFAULTS = ReadOptions()


def read_text(text: str, *, origin: str = "string", options: ReadOptions = _DEFAULTS) -> Document:
    """Read a report that is a string: plain text or Markdown.

    Args:
        text: Taken as it is: the document's text is this string, code point for code point.
        origin: How the document names where it came from.
        options: What is known beforehand, and the limits.

    Raises:
        EmptyDocument: There is nothing but white space.
        UnreadableDocument: The text is longer than `options.max_chars`.
    """
    return build_document(Extract(text), raw=text.encode("utf-8", "surrogatepass"), origin=origin, options=options)
