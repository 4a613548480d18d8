"""An HTML page in, its text, its blocks and what it says of itself out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tocsin.errors import UnreadableDocument
from tocsin.read.build import Extract
from tocsin.read.page_blocks import PageBlock, read_page_blocks
from tocsin.read.page_meta import read_page_meta
from tocsin.read.pieces import Mark, Piece
from tocsin.record import Span

_CHARSET_WITHIN = 4096
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_VOID = frozenset("area base br col embed hr img input link meta p li source track wbr".split())
# resiliparse's main-content search takes time that grows with depth times size: 100,000 nested elements do not end.
_MAX_DEPTH = 256
# A tag costs about ten microseconds, so this is a few seconds; a long report has some thousand.
_MAX_TAGS = 400_000
# lexbor compares each attribute of a tag with those before it: 5,000 take a tenth of a second, 100,000 forty.
_MAX_ATTRIBUTES = 5_000
# Formatting that is left open is copied into every block after it (HTML standard, 13.2.4.3), so tags multiply.
_MAX_COPIES = 20_000_000
_TAG_NAME = re.compile(r"<[a-zA-Z][^ \t\n\f\r/>]*+")
# HTML standard, 13.2.5.32 to 13.2.5.39: a value that is quoted may hold ">", and one left open runs to the end.
_ATTRIBUTE = re.compile(
    r"[ \t\n\f\r/]*+[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
    r"(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+)?+)?+"
)
# Pages from the wild are read less than twice over; a page made to be read again from every "<" is not.
_MOST_REREADS = 20
_MAX_MAIN_CHARS = 3_000_000
_SHINGLE_WORDS = 4
_MIN_MAIN_WORDS = 25
# Half of a block's word runs must be in the main content: markup inside a sentence breaks some.
_MAIN_SHARE = 0.5
_PROSE_WORDS = 12
_LINK_SHARE = 0.8
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_HEAD_WORDS = 25


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many tags a page has, how deep they nest, and how many formatting elements are open at once."""

    tags: int
    depth: int
    formatting: int


def declared_charset(data: bytes) -> str:
    """Return the encoding that a page names in its first bytes; "" when it names none."""
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return match[1].decode("ascii") if match else ""


def extract_markup(text: str, *, origin: str) -> Extract:
    """Extract the blocks of a page; what does not belong to the report stays in the text, marked as boilerplate.

    The text is the blocks joined by empty lines. A block belongs to the report when it stands in no navigation, footer,
    aside or form, and resiliparse counts it to the main content or it is prose beside a block that is.

    Raises:
        UnreadableDocument: The page has so many elements, or a tag so many attributes, that its tree would fill the
            memory or take minutes.
    """
    shape = _measure(text)
    if shape.tags > _MAX_TAGS or shape.formatting * shape.tags > _MAX_COPIES:
        raise UnreadableDocument(origin, "the page has an absurd number of elements; save the report as text")
    if _count_attributes(text) > _MAX_ATTRIBUTES:
        raise UnreadableDocument(origin, "a tag has an absurd number of attributes; save the report as text")
    tree = HTMLTree.parse(text)
    root = tree.body or tree.document
    blocks = read_page_blocks(root) if root is not None else []
    marks = _find_marks(blocks, _read_main(tree) if len(text) <= _MAX_MAIN_CHARS and shape.depth <= _MAX_DEPTH else "")
    pieces = []
    position = 0
    for block, mark in zip(blocks, marks, strict=True):
        pieces.append(Piece(Span(position, position + len(block.words)), mark))
        position += len(block.words) + 2
    meta = read_page_meta(tree)
    return Extract("\n\n".join(block.words for block in blocks), tuple(pieces), meta.facts, meta.lang)


def _read_main(tree: HTMLTree) -> str:
    return str(extract_plain_text(tree, main_content=True, post_meta=True, alt_texts=False, list_bullets=False))


def _measure(source: str) -> _Shape:
    """Measure a page before it is parsed; every figure is an upper bound, by the tags alone."""
    tags = depth = deepest = formatting = most_formatting = 0
    for match in _TAG.finditer(source):
        tags += 1
        tag = match[2].lower()
        step = -1 if match[1] else 1
        if tag in _FORMATTING:
            formatting = max(0, formatting + step)
            most_formatting = max(most_formatting, formatting)
        if tag not in _VOID:
            depth = max(0, depth + step)
            deepest = max(deepest, depth)
    return _Shape(tags, deepest, most_formatting)


def _count_attributes(source: str) -> int:
    """Count the attributes of the tag with the most, in linear time; an upper bound, given up just above the limit.

    Whether a "<" stands in a comment, a script or a quoted value is left open: each is read as if it opened a tag, so
    that no trick with them can hide one. Readings that meet at an attribute go on as one.
    """
    most = work = reached = 0
    following: dict[int, int] = {}
    for tag in _TAG_NAME.finditer(source):
        if tag.start() >= reached:
            following.clear()
        place, path = tag.end(), []
        while place not in following and (attribute := _ATTRIBUTE.match(source, place)):
            path.append(place)
            work += attribute.end() - place
            place = attribute.end()
            if len(path) > _MAX_ATTRIBUTES or work > _MOST_REREADS * len(source):
                return _MAX_ATTRIBUTES + 1
        reached = max(reached, place)
        count = following.get(place, 0)
        for start in reversed(path):
            count += 1
            following[start] = count
        most = max(most, count)
    return most


def _find_marks(blocks: list[PageBlock], main: str) -> list[Mark]:
    by_name = any(_is_prose(block) and not block.is_beside and not block.is_named_beside for block in blocks)
    beside = [block.is_beside or (by_name and block.is_named_beside) or _is_link(block) for block in blocks]
    shingles = _shingles(main)
    if len(main.split()) < _MIN_MAIN_WORDS:
        return [Mark.BOILERPLATE if aside else block.mark for block, aside in zip(blocks, beside, strict=True)]
    in_main = [not aside and _is_in(block, shingles) for block, aside in zip(blocks, beside, strict=True)]
    parents = {block.parent for block, inside in zip(blocks, in_main, strict=True) if inside and _is_prose(block)}
    first_prose = next((n for n, block in enumerate(blocks) if in_main[n] and _is_prose(block)), len(blocks))
    title = max(
        (n for n, block in enumerate(blocks[:first_prose]) if block.mark is Mark.TITLE and not beside[n]),
        default=first_prose,
    )
    out = []
    for place, block in enumerate(blocks):
        in_head = title <= place < first_prose and len(block.words.split()) <= _HEAD_WORDS
        is_sibling = _is_prose(block) and block.parent in parents
        is_kept = in_main[place] or in_head or is_sibling
        out.append(block.mark if is_kept and not beside[place] else Mark.BOILERPLATE)
    return out


def _is_prose(block: PageBlock) -> bool:
    return (
        len(block.words.split()) >= _PROSE_WORDS
        and bool(_FINAL.search(block.words[-8:]))
        and block.link_share < _LINK_SHARE
    )


def _is_link(block: PageBlock) -> bool:
    return (
        block.link_share >= _LINK_SHARE
        and block.mark not in (Mark.TITLE, Mark.BYLINE)
        and not _FINAL.search(block.words[-8:])
    )


def _shingles(words: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of words, shorter at line ends, so that short blocks can be looked up too."""
    found: set[tuple[str, ...]] = set()
    for line in words.splitlines():
        found.update(_runs(line))
    return frozenset(found)


def _runs(line: str) -> list[tuple[str, ...]]:
    words = line.split()
    if len(words) <= _SHINGLE_WORDS:
        return [tuple(words)] if words else []
    return [tuple(words[n : n + _SHINGLE_WORDS]) for n in range(len(words) - _SHINGLE_WORDS + 1)]


def _is_in(block: PageBlock, shingles: frozenset[tuple[str, ...]]) -> bool:
    runs = [run for line in block.words.splitlines() for run in _runs(line)]
    return bool(runs) and sum(run in shingles for run in runs) >= _MAIN_SHARE * len(runs)
