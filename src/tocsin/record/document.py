"""One report as it was read: its text, what is known about it, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.errors import BrokenInvariant, SpanError
from tocsin.record.grounded import Grounded
from tocsin.record.span import Span


class Role(StrEnum):
    """What a block of a report is.

    HEADING stands for a heading inside the text; the report's own is TITLE.
    """

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class DamageKind(StrEnum):
    """How a piece of text was spoilt before it reached Tocsin.

    REPLACED: a "?" that stands for a lost letter inside a word. REPLACEMENT_CHARACTER: U+FFFD.
    MOJIBAKE: UTF-8 read as another encoding ("â€™"). CONTROL: a control character inside the text.
    """

    REPLACED = "replaced"
    REPLACEMENT_CHARACTER = "replacement_character"
    MOJIBAKE = "mojibake"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text with one role; blocks stand in text order and never overlap.

    Attributes:
        role: What it is.
        span: Its text, without white space at the ends.
    """

    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Damage:
    """A piece of text that is not what its author wrote; it is flagged and never repaired in the text.

    Attributes:
        span: The spoilt characters.
        kind: How they were spoilt.
    """

    span: Span
    kind: DamageKind


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was read.

    Attributes:
        id: Hash of text and origin.
        text: Decoded or extracted, fixed once, never normalised in place; every span of the record counts in it.
        raw_sha256: Of the bytes that were read; of the text's UTF-8 form for a string.
        origin: Where the bytes came from, as the user named it ("report.txt", "rows.jsonl#3", "string").
        title: The report's heading.
        byline: Its author or authors, as written.
        outlet: Its publisher, as named.
        published_at: ISO 8601 date, or date and time with offset where the source gives one.
        url: Its address.
        lang: ISO 639-1 code.
        blocks: The layout, in text order, never overlapping.
        damage: Spoilt characters, in text order.
    """

    id: str
    text: str
    raw_sha256: str
    origin: str
    title: Grounded[str] | None = None
    byline: Grounded[str] | None = None
    outlet: Grounded[str] | None = None
    published_at: Grounded[str] | None = None
    url: Grounded[str] | None = None
    lang: Grounded[str] | None = None
    blocks: tuple[Block, ...] = ()
    damage: tuple[Damage, ...] = ()

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise BrokenInvariant(f"{self.id}: block {block.span} overlaps or leaves the text")
            end = block.span.end

    def quote(self, span: Span) -> str:
        """Return the words of a span.

        Raises:
            SpanError: The span leaves the text.
        """
        if span.end > len(self.text):
            raise SpanError(
                f"{self.id}: span [{span.start}, {span.end}) leaves the text of {len(self.text)} code points"
            )
        return self.text[span.start : span.end]
