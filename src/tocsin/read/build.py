"""A text with its pieces and outside facts in, a document out; every reader of this room ends here."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace

from tocsin.errors import EmptyDocument, UnreadableDocument
from tocsin.read.dates import read_iso
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.front_matter import find_front_matter
from tocsin.read.language import find_language
from tocsin.read.layout import Layout, find_layout
from tocsin.read.options import ReadOptions
from tocsin.read.pieces import Mark, Piece, split_pieces
from tocsin.record import Basis, Document, Grounded, Role, Span, hash_id
from tocsin.text.damage import find_damage

STAGE = "read.build/1"
_GIVEN = f"{STAGE} given"
_ROUND_THE_PROSE = (Role.TITLE, Role.BYLINE, Role.DATELINE, Role.CAPTION, Role.BOILERPLATE)
_LONGEST_ROUND = 400


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader got out of a file.

    Attributes:
        text: The document's text.
        pieces: Its pieces where the format tells them; None to split the text.
        facts: What the format says outside the text.
        lang: Language that the format names; "" when none.
    """

    text: str
    pieces: tuple[Piece, ...] | None = None
    facts: tuple[Fact, ...] = ()
    lang: str = ""


def build_document(extract: Extract, *, raw: bytes, origin: str, options: ReadOptions) -> Document:
    """Build the document.

    Args:
        extract: Text, pieces and outside facts.
        raw: The bytes that were read, for their hash.
        origin: Where they came from, as the user named it.
        options: What the caller knows beforehand.

    Raises:
        EmptyDocument: There is nothing but white space.
        UnreadableDocument: The text is longer than the limit.
    """
    text = extract.text
    if not text or text.isspace():
        raise EmptyDocument(origin, "the document is empty; hand in a text")
    if len(text) > options.max_chars:
        raise UnreadableDocument(
            origin,
            f"it has {len(text):,} characters and the limit is {options.max_chars:,}; split the file (or, in Python, "
            "pass ReadOptions(max_chars=...))",
        )
    pieces, outside = _split(extract)
    known_title = options.title or next((fact.value for fact in outside if fact.field is Field.TITLE), "")
    layout = find_layout(text, pieces, title=known_title)
    facts = (*layout.facts, *_ground(outside, text, layout))
    return Document(
        id=hash_id("d", text, origin),
        text=text,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        origin=origin,
        title=_choose(Field.TITLE, options.title, facts),
        byline=_choose(Field.BYLINE, None, facts),
        outlet=_choose(Field.OUTLET, options.outlet, facts),
        published_at=_choose(Field.PUBLISHED_AT, options.published, facts),
        url=_choose(Field.URL, options.url, facts),
        lang=_language(text, layout, extract.lang),
        blocks=layout.blocks,
        damage=find_damage(text),
    )


def _split(extract: Extract) -> tuple[tuple[Piece, ...], tuple[Fact, ...]]:
    """Return the pieces of the text and what is known of the report beside its layout."""
    if extract.pieces is not None:
        return extract.pieces, extract.facts
    front = find_front_matter(extract.text)
    if front is None:
        return split_pieces(extract.text), extract.facts
    pieces = (Piece(front.span, Mark.BOILERPLATE), *split_pieces(extract.text, start=front.span.end))
    return pieces, (*extract.facts, *front.facts)


def _choose(field: Field, given: str | None, facts: tuple[Fact, ...]) -> Grounded[str] | None:
    if given:
        return Grounded(given, (), Basis.GIVEN, 1.0, _GIVEN)
    # Of equal worth, a date with its time says more; else the first in the text wins.
    candidates = (fact for fact in facts if fact.field is field)
    best = min(
        candidates, key=lambda fact: (fact.rank, field is Field.PUBLISHED_AT and "T" not in fact.value), default=None
    )
    return Grounded(best.value, best.spans, best.basis, 1.0, best.by) if best else None


def _ground(outside: tuple[Fact, ...], text: str, layout: Layout) -> tuple[Fact, ...]:
    """Give facts from outside the text the words inside it that say the same."""
    return tuple(_grounded(fact, text, layout) for fact in outside)


def _grounded(fact: Fact, text: str, layout: Layout) -> Fact:
    twin = next((seen for seen in layout.facts if seen.field is fact.field and _agree(fact, seen)), None)
    if twin:
        basis = Basis.VERBATIM if twin.basis is Basis.VERBATIM and twin.value == fact.value else Basis.NORMALISED
        return replace(fact, spans=twin.spans, basis=basis, rank=min(fact.rank, twin.rank))
    if fact.spans or fact.field in (Field.PUBLISHED_AT, Field.URL):
        return fact
    for block in layout.blocks:
        # Running prose may name anybody; what stands round it names the report itself.
        if block.role in _ROUND_THE_PROSE and len(block.span) <= _LONGEST_ROUND:
            match = re.search(rf"(?<!\w){re.escape(fact.value)}(?!\w)", text[block.span.start : block.span.end])
            if match:
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                return replace(fact, spans=(span,), basis=Basis.VERBATIM)
    return fact


def _agree(fact: Fact, seen: Fact) -> bool:
    if fact.field is Field.PUBLISHED_AT:
        return seen.rank is not Rank.UPDATED and fact.value[:10] == seen.value[:10]
    return " ".join(fact.value.split()).casefold() == " ".join(seen.value.split()).casefold()


def _language(text: str, layout: Layout, named: str) -> Grounded[str] | None:
    prose = " ".join(text[b.span.start : b.span.end] for b in layout.blocks if b.role is Role.PARAGRAPH) or text
    found = find_language(prose, named=named)
    if found:
        return Grounded(found, (), Basis.INFERRED, 1.0, f"{STAGE} small words")
    return Grounded(named, (), Basis.INFERRED, 1.0, f"{STAGE} named by the file") if named else None


def read_published(value: str) -> str | None:
    """Read the date of a meta tag, header or row into ISO 8601; None when it is none."""
    return read_iso(value[:64])
