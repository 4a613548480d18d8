"""The tree of a page in, its blocks of text out, each with what its place on the page says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from resiliparse.parse.html import NodeType

from tocsin.read.pieces import Mark
from tocsin.read.tables import read_words

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_EMPTY_LINES = re.compile(r"\n{2,}")
_MAX_ATTRIBUTE_CHARS = 500
_UNSAFE_FOR_CLASSES = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One block of text of a page.

    Attributes:
        words: White space is collapsed as a browser does; a line end stands for <br>.
        mark: What its element says that it is.
        is_beside: It stands in a part of the page that is not the report, by element or role.
        is_named_beside: It does so by class or id only, which is less sure.
        link_share: Share of its characters that are links, 0 to 1.
        parent: Number of the element that holds the block's element; siblings share it.
    """

    words: str
    mark: Mark
    is_beside: bool
    is_named_beside: bool
    link_share: float
    parent: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds inside an open element; inherited unless the element says otherwise."""

    is_block: bool = False
    mark: Mark = Mark.PLAIN
    is_beside: bool = False
    is_named_beside: bool = False
    in_article: bool = False
    in_link: bool = False
    is_pre: bool = False
    number: int = 0
    parent: int = 0


@dataclass(slots=True)
class _Builder:
    """The block that is being gathered, and those that are done."""

    blocks: list[PageBlock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    link_chars: int = 0

    def add(self, words: str, frame: _Frame) -> None:
        self.parts.append(words if frame.is_pre else _SPACE.sub(" ", words))
        self.link_chars += len(words.strip()) if frame.in_link else 0

    def flush(self, frame: _Frame) -> None:
        """End the block; empty lines inside it, as two <br> make them, part it."""
        whole = "".join(self.parts)
        if not frame.is_pre:
            whole = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", whole))
        share = min(1.0, self.link_chars / max(1, len(whole.strip())))
        for words in _EMPTY_LINES.split(whole):
            if words := words.strip():
                beside = frame.is_beside, frame.is_named_beside
                self.blocks.append(PageBlock(words, frame.mark, *beside, share, frame.parent))
        self.parts, self.link_chars = [], 0


def read_page_blocks(root: Any) -> list[PageBlock]:  # noqa: ANN401 - resiliparse has no types
    """Read the blocks below a node in page order, without recursion, so that depth costs nothing.

    Words that only scripts, hidden parts and form controls hold are left out.
    """
    builder = _Builder()
    frames = [_Frame(is_block=True)]
    numbers = 0
    node = root
    while node is not None:
        child = None
        opened = False
        if node.tag == "#text":
            builder.add(node.value or "", frames[-1])
        elif node.tag == "br":
            builder.parts.append("\n")
        elif _is_seen(node):
            numbers += 1
            frame = _frame_of(node, frames[-1], numbers)
            if frame.is_block:
                builder.flush(frames[-1])
            child = node.first_child
            if child is not None:
                frames.append(frame)
                opened = True
        if opened:
            node = child
            continue
        node = _next_node(node, frames, builder)
    builder.flush(frames[0])
    return builder.blocks


def _next_node(node: Any, frames: list[_Frame], builder: _Builder) -> Any:  # noqa: ANN401
    """Return the next node in page order, closing the elements that end before it; None when the root has ended."""
    while len(frames) > 1 and node.next is None:
        node = node.parent
        frame = frames.pop()
        if frame.is_block:
            builder.flush(frame)
    return node.next if len(frames) > 1 else None


def _is_seen(node: Any) -> bool:  # noqa: ANN401
    """Tell an element that a reader sees from comments, scripts and hidden parts."""
    tag = node.tag
    if node.type != NodeType.ELEMENT or tag in read_words("page", "skip"):
        return False
    return not node.hasattr("hidden") and not _HIDDEN.search((node.getattr("style") or "")[:_MAX_ATTRIBUTE_CHARS])


def _frame_of(node: Any, outer: _Frame, number: int) -> _Frame:  # noqa: ANN401
    tag = node.tag
    is_block = tag in read_words("page", "block")
    if not is_block and tag != "a":
        return outer if not outer.is_block else _inline(outer)
    names = _names_of(node) if is_block else frozenset()
    role = (node.getattr("role") or "").lower()
    is_beside = (
        tag in read_words("page", "aside")
        or role in read_words("page", "role")
        or (tag == "header" and not outer.in_article)
    )
    is_named = tag not in _UNSAFE_FOR_CLASSES and bool(names & read_words("page", "class"))
    return _Frame(
        is_block=is_block,
        mark=_mark_of(tag, names, outer.mark),
        is_beside=outer.is_beside or is_beside,
        is_named_beside=outer.is_named_beside or is_named,
        in_article=outer.in_article or tag in ("article", "main"),
        in_link=outer.in_link or tag == "a",
        is_pre=outer.is_pre or tag == "pre",
        number=number if is_block else outer.number,
        parent=outer.number if is_block else outer.parent,
    )


def _inline(outer: _Frame) -> _Frame:
    return replace(outer, is_block=False)


def _mark_of(tag: str, names: frozenset[str], outer: Mark) -> Mark:
    if tag == "h1":
        return Mark.TITLE
    if tag in ("h2", "h3", "h4", "h5", "h6"):
        return Mark.HEADING
    if tag in ("figcaption", "caption") or names & read_words("page", "caption"):
        return Mark.CAPTION
    if names & read_words("page", "byline"):
        return Mark.BYLINE
    return Mark.ITEM if tag == "li" and outer is Mark.PLAIN else outer


def _names_of(node: Any) -> frozenset[str]:  # noqa: ANN401
    named = f"{node.getattr('class') or ''} {node.getattr('id') or ''}"[:_MAX_ATTRIBUTE_CHARS]
    return frozenset(part.lower() for part in _NAME_PARTS.findall(named))
