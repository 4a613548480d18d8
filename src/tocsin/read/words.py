"""A piece of text in, its words without Markdown's marks out."""

from __future__ import annotations

import re

from tocsin.record import Span

# Zero-width characters and the byte order mark are no words.
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "*_`~"
_PREFIX = re.compile(r"(?:#{1,6}\s+|>\s?|(?:[-*+•‣▪●◦]|\d{1,3}[.)])\s+)")
_SUFFIX = re.compile(r"(?:\s+#{1,6}|[\n\r]+\s*(?:={3,}|-{3,}))\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?")
_MASK = str.maketrans({"*": " ", "_": " ", "`": " "})
# More nesting than "# **[_title_](address)**" is not met; each round is one pass.
_ROUNDS = 6
_LONGEST = 2_000


def find_words(text: str, span: Span) -> Span | None:
    """Return the span inside heading, list, emphasis and link marks; None when nothing but marks is there."""
    start, end = span.start, span.end
    if end - start > _LONGEST:
        return span
    if suffix := _SUFFIX.search(text, start, end):
        end = suffix.start()
    for _ in range(_ROUNDS):
        before = start, end
        start, end = _strip_edges(text, start, end)
        if prefix := _PREFIX.match(text, start, end):
            start = prefix.end()
        link = _LINK.match(text, start, end)
        if link and link.end() == end:
            start, end = link.span(1)
        if (start, end) == before:
            break
    return Span(start, end) if end > start else None


def mask_marks(words: str) -> str:
    """Return words of the same length with spaces for emphasis marks and link addresses, so that places stay true."""
    masked = _LINK.sub(
        lambda link: " " * (link.start(1) - link.start()) + link[1] + " " * (link.end() - link.end(1)), words
    )
    return masked.translate(_MASK)


def strip_marks(words: str) -> str:
    """Return short words without emphasis marks and link addresses, white space as single spaces."""
    return " ".join(_LINK.sub(r"\1", words[:_LONGEST]).replace("*", "").replace("`", "").split())


def is_link_only(words: str) -> bool:
    """Tell whether there is at least one link and nothing beside links and marks."""
    if len(words) > _LONGEST:
        return False
    rest, links = _LINK.subn("", words)
    rest, addresses = _ADDRESS.subn("", rest)
    return links + addresses > 0 and not any(char.isalnum() for char in rest)


def _strip_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    # Emphasis marks go in pairs: "*Times* reports" keeps its own.
    while end - start > 2 and text[start] in _MARKS and text[start] == text[end - 1]:
        inner = text[start + 1 : end - 1]
        if text[start] in inner.strip(_MARKS):
            break
        start, end = start + 1, end - 1
    return start, end
