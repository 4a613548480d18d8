"""The tree of a page in, what its meta tags and linked data say of the report out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from resiliparse.parse.html import HTMLTree, NodeType

from tocsin.read.build import read_published
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.tables import read_table
from tocsin.record import Basis

STAGE = "read.html/1"
_TAGS = ("html", "meta", "script", "link")
# Pages say what they are in their head; a few thousand nodes hold it.
_MAX_NODES = 20_000
_MAX_JSON_CHARS = 500_000
_MAX_JSON_OBJECTS = 2_000
_MAX_VALUE_CHARS = 500
_LINKED = (
    ("headline", Field.TITLE),
    ("author", Field.BYLINE),
    ("datePublished", Field.PUBLISHED_AT),
    ("publisher", Field.OUTLET),
)


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page says of itself outside its text.

    Attributes:
        facts: Title, author, date, outlet and address, without spans; of equal rank, the first is the best.
        lang: Language that <html lang> names, ISO 639-1; "" when none.
    """

    facts: tuple[Fact, ...]
    lang: str


def read_page_meta(tree: HTMLTree) -> PageMeta:
    """Read the meta tags of a page, then its linked data (JSON-LD), then <link> and <title>."""
    elements = _find_elements(tree)
    facts = (*_from_tags(elements["meta"]), *_from_linked_data(elements["script"]), *_from_link(elements["link"]))
    if title := _fact(Field.TITLE, tree.title or "", Rank.GUESSED, "title element"):
        facts = (*facts, title)
    return PageMeta(facts, _language_of(elements["html"]))


def _language_of(roots: list[Any]) -> str:
    code = (roots[0].getattr("lang", "") or "").split("-")[0].lower() if roots else ""
    return code if len(code) == 2 and code.isalpha() else ""


def _find_elements(tree: HTMLTree) -> dict[str, list[Any]]:
    """Gather the elements that can say something of the page, by tag, from its first nodes.

    The tree's own search by tag takes time that grows with the square of what it finds.
    """
    found: dict[str, list[Any]] = {tag: [] for tag in _TAGS}
    node: Any = tree.document
    for _ in range(_MAX_NODES):
        if node is None:
            break
        # A document type has the tag of its root.
        if node.type == NodeType.ELEMENT and node.tag in found:
            found[node.tag].append(node)
        following = node.first_child
        while following is None and node is not None:
            following = node.next
            node = node.parent
        node = following
    return found


def _from_tags(tags: list[Any]) -> Iterator[Fact]:
    values: dict[str, str] = {}
    for tag in tags:
        content = tag.getattr("content", "") or ""
        for attribute in ("property", "name", "itemprop"):
            name = (tag.getattr(attribute, "") or "").lower()
            if name and content:
                values.setdefault(name, content)
    for field, names in read_table("meta"):
        for name in names.split(","):
            if fact := _fact(Field(field), values.get(name, ""), Rank.MARKUP, f"meta {name}"):
                yield fact
                break


def _from_linked_data(scripts: list[Any]) -> Iterator[Fact]:
    for script in scripts:
        if "ld+json" not in (script.getattr("type", "") or "").lower():
            continue
        article = _find_article(script.text[:_MAX_JSON_CHARS])
        for name, field in _LINKED:
            if fact := _fact(field, _name_of(article.get(name)), Rank.MARKUP, f"JSON-LD {name}"):
                yield fact


def _find_article(data: str) -> dict[str, Any]:
    """Return the first object whose type ends in "Article"; an empty one when there is none or the JSON is broken."""
    try:
        queue = [json.loads(data)]
    except (ValueError, RecursionError):
        return {}
    for position in range(_MAX_JSON_OBJECTS):
        if position >= len(queue):
            break
        value = queue[position]
        if isinstance(value, list):
            queue += value
        elif isinstance(value, dict):
            kinds = value.get("@type")
            if any(
                isinstance(kind, str) and kind.endswith("Article")
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                return value
            queue.append(value.get("@graph"))
    return {}


def _name_of(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _name_of(value.get("name")) if isinstance(value.get("name"), str) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_name_of(item) for item in value[:20] if isinstance(item, str | dict))))
    return ""


def _from_link(links: list[Any]) -> Iterator[Fact]:
    for link in links:
        if (link.getattr("rel", "") or "").lower() == "canonical":
            if fact := _fact(Field.URL, link.getattr("href", "") or "", Rank.MARKUP, "link canonical"):
                yield fact
                break


def _fact(field: Field, value: str, rank: Rank, place: str) -> Fact | None:
    value = " ".join(value.split())
    if field is Field.PUBLISHED_AT:
        value = read_published(value) or ""
    is_address = value.startswith(("http://", "https://"))
    if not 0 < len(value) <= _MAX_VALUE_CHARS or is_address != (field is Field.URL):
        return None
    return Fact(field, value, (), Basis.INFERRED, rank, f"{STAGE} {place}")
