"""The tree of a page in, what its meta tags and linked data say of the report out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from resiliparse.parse.html import HTMLTree

from tocsin.read.build import read_published
from tocsin.read.facts import Fact, Field, Rank
from tocsin.read.tables import read_table
from tocsin.record import Basis

STAGE = "read.html/1"
_MAX_TAGS = 2_000
_MAX_JSON_CHARS = 500_000
_MAX_JSON_OBJECTS = 2_000
_MAX_VALUE_CHARS = 500
_LINKED = (
    ("headline", Field.TITLE),
    ("author", Field.BYLINE),
    ("datePublished", Field.PUBLISHED_AT),
    ("publisher", Field.OUTLET),
)


def read_page_meta(tree: HTMLTree) -> tuple[Fact, ...]:
    """Read title, author, date, outlet and address from meta tags, then from JSON-LD, then from <link> and <title>."""
    return (*_from_tags(tree), *_from_linked_data(tree), *_from_elements(tree))


def read_page_language(tree: HTMLTree) -> str:
    """Return the language that <html lang> names, ISO 639-1; "" when none."""
    root = next(iter(_elements(tree, "html")), None)
    code = (root.getattr("lang", "") or "").split("-")[0].lower() if root is not None else ""
    return code if len(code) == 2 and code.isalpha() else ""


def _elements(tree: HTMLTree, tag: str) -> list[Any]:
    return list(tree.document.get_elements_by_tag_name(tag))[:_MAX_TAGS] if tree.document is not None else []


def _from_tags(tree: HTMLTree) -> Iterator[Fact]:
    values: dict[str, str] = {}
    for tag in _elements(tree, "meta"):
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


def _from_linked_data(tree: HTMLTree) -> Iterator[Fact]:
    for script in _elements(tree, "script"):
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


def _from_elements(tree: HTMLTree) -> Iterator[Fact]:
    for link in _elements(tree, "link"):
        if (link.getattr("rel", "") or "").lower() == "canonical":
            if fact := _fact(Field.URL, link.getattr("href", "") or "", Rank.MARKUP, "link canonical"):
                yield fact
                break
    if fact := _fact(Field.TITLE, tree.title or "", Rank.GUESSED, "title element"):
        yield fact


def _fact(field: Field, value: str, rank: Rank, place: str) -> Fact | None:
    value = " ".join(value.split())
    if field is Field.PUBLISHED_AT:
        value = read_published(value) or ""
    is_address = value.startswith(("http://", "https://"))
    if not 0 < len(value) <= _MAX_VALUE_CHARS or is_address != (field is Field.URL):
        return None
    return Fact(field, value, (), Basis.INFERRED, rank, f"{STAGE} {place}")
