"""Text and its pieces in, the report's blocks and what it says of itself out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.read.credits import find_credit
from tocsin.read.datelines import find_dateline
from tocsin.read.facts import STAGE, Fact, Field, Rank
from tocsin.read.head import HeadItem, find_names, split_head
from tocsin.read.headlines import LineKind
from tocsin.read.outlets import find_outlet
from tocsin.read.pieces import Mark, Piece
from tocsin.read.roles import find_role
from tocsin.read.titles import find_title
from tocsin.record import Basis, Block, Role, Span

# Contact lines and notices of rights stand in the last blocks.
_FOOT_PIECES = 10
# An editor's note may stand before the paragraph with the dateline.
_DATELINE_PARAGRAPHS = 3
# Teletype and some old archives are in capitals throughout; ordinary prose has twenty small letters to a capital.
_CASE_CHARS = 10_000
_MIN_SMALL_SHARE = 0.5
_ROLES = {
    LineKind.TITLE: Role.TITLE,
    LineKind.BYLINE: Role.BYLINE,
    LineKind.DATE: Role.BYLINE,
    LineKind.PLACE_AND_DATE: Role.DATELINE,
    LineKind.OUTLET: Role.BYLINE,
    LineKind.URL: Role.BOILERPLATE,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report is laid out.

    Attributes:
        blocks: In text order; they cover everything but white space.
        facts: What the report says of itself, in no order of worth.
    """

    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...]


def find_layout(text: str, pieces: tuple[Piece, ...], *, title: str = "") -> Layout:
    """Find title, byline, dateline, headings, captions, boilerplate and paragraphs; linear in the length of the text.

    Args:
        text: The report.
        pieces: Its pieces in order; they cover everything but white space.
        title: The title where it is known from elsewhere ("" when not); a block that says the same is the TITLE.
    """
    items, size = split_head(text, pieces)
    items = find_names(text, find_title(text, items, rest=pieces[size:], title=title))
    items += [HeadItem(piece) for piece in pieces[size:]]
    items = _find_roles(text, items, has_case=_has_case(text))
    facts = [fact for item in items if item.line for fact in item.line.facts]
    blocks, dateline_facts = _make_blocks(text, items)
    foot = tuple(item.piece.span for item in items[-_FOOT_PIECES:])
    foot_facts = [fact for fact in (find_outlet(text, foot), find_credit(text, foot)) if fact]
    return Layout(blocks, (*facts, *dateline_facts, *foot_facts))


def _find_roles(text: str, items: list[HeadItem], *, has_case: bool) -> list[HeadItem]:
    out = []
    for position, item in enumerate(items):
        if len(items) == 1 and item.piece.mark is not Mark.BOILERPLATE:
            # A text of one block is what the caller wants to have read, whatever it looks like.
            item = replace(item, role=Role.PARAGRAPH)
        elif item.role is None and item.line:
            item = replace(item, role=_ROLES[item.line.kind])
        elif item.role is None:
            previous = items[position - 1].piece if position else None
            following = items[position + 1].piece if position + 1 < len(items) else None
            role = find_role(text, item.piece, previous, following, has_case=has_case)
            item = replace(item, role=role)
        out.append(item)
    return out


def _has_case(text: str) -> bool:
    sample = text[:_CASE_CHARS]
    small, capital = sum(map(str.islower, sample)), sum(map(str.isupper, sample))
    return small > capital * _MIN_SMALL_SHARE


def _make_blocks(text: str, items: list[HeadItem]) -> tuple[tuple[Block, ...], list[Fact]]:
    """Make the blocks, with the dateline of the first paragraph as a block of its own."""
    blocks: list[Block] = []
    facts: list[Fact] = []
    paragraphs = 0
    for item in items:
        span = item.piece.span
        paragraphs += item.role is Role.PARAGRAPH
        found = (
            find_dateline(text, span) if item.role is Role.PARAGRAPH and paragraphs <= _DATELINE_PARAGRAPHS else None
        )
        if not found:
            blocks.append(Block(item.role or Role.PARAGRAPH, span))
            continue
        paragraphs = _DATELINE_PARAGRAPHS
        blocks.append(Block(Role.DATELINE, found.span))
        rest = text[found.span.end : span.end]
        if rest.strip():
            blocks.append(Block(Role.PARAGRAPH, Span(span.end - len(rest.lstrip()), span.end)))
        if found.agency:
            name = text[found.agency.start : found.agency.end].strip()
            facts.append(Fact(Field.OUTLET, name, (found.agency,), Basis.INFERRED, Rank.DATELINE, f"{STAGE} dateline"))
        if found.date:
            facts.append(
                Fact(
                    Field.PUBLISHED_AT,
                    found.date.value,
                    (found.date.span,),
                    Basis.NORMALISED,
                    Rank.DATELINE,
                    f"{STAGE} dateline",
                )
            )
    return tuple(blocks), facts
