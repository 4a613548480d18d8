"""A Markdown text in, the end of its YAML front matter and what that says of the report out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.read.dates import read_iso
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.tables import label_fields
from tocsin.record import Basis, Span

STAGE = "read.front_matter/1"
# Front matter is some ten lines; what goes on for longer is a text between rules.
_MOST_LINES = 100
_LONGEST = 20_000
_FENCE = re.compile(r"---[ \t]*\Z")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|[\r\n]|\Z)")
_KEY = re.compile(r"([^\W\d_][\w-]*(?: [\w-]+)?)[ \t]*:(?=[ \t]|\Z)[ \t]*")
# A list or a mapping below its key, a comment, or an empty line.
_BELOW = re.compile(r"[ \t]+|-(?:[ \t]|\Z)|#|\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]+)?|[ \t]+name:[ \t]+")
_INLINE_ITEM = re.compile(r"[ \t]*+(?:\"[^\"]*\"|'[^']*'|[^,\"'][^,]*)")
_DATES = {"published_at": Rank.LABELLED, "updated": Rank.UPDATED}


# Start and end; unlike a span it may be empty, as lines and values may.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys and values between two lines of dashes at the start of a text.

    Attributes:
        span: From the first dash to the last.
        facts: What they say of the report.
    """

    span: Span
    facts: tuple[Fact, ...]


def find_front_matter(text: str) -> FrontMatter | None:
    """Find the front matter that opens a text; None when it opens otherwise or no key is one that is known.

    Only plain keys, quoted values and lists of values are read, which is what reports have; the rest of YAML is left.
    """
    lines = _find_lines(text)
    if not lines:
        return None
    facts = tuple(fact for key, values in _find_values(text, lines[1:-1]) for fact in _facts_of(text, key, values))
    return FrontMatter(Span(lines[0][0], lines[-1][1]), facts) if facts else None


def _find_lines(text: str) -> list[_Place]:
    """Return the lines from fence to fence, without white space at their ends; none when one is no front matter."""
    lines: list[_Place] = []
    place = 0
    while place < min(len(text), _LONGEST) and len(lines) < _MOST_LINES:
        match = _LINE.match(text, place)
        if not match:
            return []
        place = match.end()
        words = match[1].rstrip()
        if not lines and not _FENCE.match(words):
            return []
        is_closing = bool(lines) and bool(_CLOSE.match(words))
        if lines and not is_closing and not _KEY.match(words) and not _BELOW.match(words):
            return []
        lines.append((match.start(), match.start() + len(words)))
        if is_closing:
            return lines
    return []


def _find_values(text: str, lines: list[_Place]) -> Iterator[tuple[str, list[_Place]]]:
    """Yield each key, in small letters with spaces, and the places of its values."""
    key, values = "", list[_Place]()
    for start, end in lines:
        if found := _KEY.match(text, start, end):
            yield key, values
            key = re.sub(r"[ _-]+", " ", found[1].lower())
            values = _split_value(text, found.end(), end)
        elif item := _ITEM.match(text, start, end):
            values.append(_unquote(text, item.end(), end))
    yield key, values


def _split_value(text: str, start: int, end: int) -> list[_Place]:
    if end - start > 1 and text[start] == "[" and text[end - 1] == "]":
        items = _INLINE_ITEM.finditer(text, start + 1, end - 1)
        return [_unquote(text, *item.span()) for item in items]
    return [_unquote(text, start, end)]


def _unquote(text: str, start: int, end: int) -> _Place:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = max(start, end - (len(words) - len(words.rstrip())))
    is_quoted = end - start > 1 and text[start] in "\"'" and text[start] == text[end - 1]
    return (start + 1, end - 1) if is_quoted else (start, end)


def _facts_of(text: str, key: str, values: list[_Place]) -> Iterator[Fact]:
    name = label_fields().get(key)
    spans = tuple(Span(start, end) for start, end in values if text[start:end].strip())
    if name is None or not spans:
        return
    rule = f"{STAGE} key {key}"
    first = text[spans[0].start : spans[0].end]
    if name in _DATES:
        published = read_iso(first[:64])
        if published:
            basis = Basis.VERBATIM if published == first else Basis.NORMALISED
            yield Fact(Field.PUBLISHED_AT, published, spans[:1], basis, _DATES[name], rule)
        return
    field = Field(name)
    is_address = first.startswith(("http://", "https://"))
    if is_address and field is Field.OUTLET:
        field = Field.URL
    # A path on the site is no address, and words in front of block text (">", "|") no value.
    if (field is Field.URL and not is_address) or first in (">", "|", ">-", "|-"):
        return
    kept = spans if field is Field.BYLINE else spans[:1]
    value = ", ".join(" ".join(text[span.start : span.end].split()) for span in kept)
    basis = Basis.VERBATIM if len(kept) == 1 and value == first else Basis.NORMALISED
    yield Fact(field, value, kept, basis, Rank.LABELLED, rule)
