"""A record in, one self-contained page for the browser out: the marked text beside its statements and events."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined

from tocsin.export.hints import list_hints, unread_language
from tocsin.export.segments import cut_text, slug
from tocsin.export.view import view_dropped, view_record
from tocsin.export.visible import make_visible, shorten
from tocsin.export.wording import (
    CLAIM_SIGN,
    NO_EVENT,
    NO_STATEMENT,
    NOT_LOOKED_FOR,
    SIGNS,
    count_reasons,
    list_damage,
    word_basis,
    word_date,
)
from tocsin.record import Grounded, Record, Role

LONGEST_CONTENT = 600
# Deeper nesting is set at this depth.
DEEPEST = 4
MOST_DAMAGE = 20
MOST_DROPPED = 500


def render_page(record: Record) -> str:
    """Set a record as one HTML page that loads nothing and sends nothing.

    The text arrives in ready pieces; scripts only colour them. Without scripts the page is whole, and its links work.

    Returns:
        HTML 5 in characters that UTF-8 can hold; equal records give equal pages.
    """
    document = record.document
    view = view_record(record)
    passages = cut_text(document, view)
    unread = NOT_LOOKED_FOR if unread_language(record) else ""
    style, script = _file("page.css"), _file("page.js")
    html: str = (
        _environment()
        .from_string(_file("page.html"))
        .render(
            style=style,
            script=script,
            policy=_policy(style, script),
            title=make_visible(document.title.value) if document.title else "Untitled report",
            lang=make_visible(document.lang.value) if document.lang else "en",
            facts=_facts(record),
            damage=list_damage(document, most=MOST_DAMAGE),
            hints=list_hints(record),
            more_damage=len(document.damage) > MOST_DAMAGE,
            passages=passages,
            titled=any(passage.role == Role.TITLE.value for passage in passages),
            statements=view.statements,
            events=view.events,
            no_statement=unread or NO_STATEMENT,
            no_event=unread or NO_EVENT,
            signs=[(sign, modality.value) for modality, sign in SIGNS.items()],
            claim_sign=CLAIM_SIGN,
            dropped=count_reasons(record.dropped),
            let_go=view_dropped(record, most=MOST_DROPPED),
            record=record,
        )
    )
    return html


def _facts(record: Record) -> list[tuple[str, str, str]]:
    """Return label, value and note of what is known about the report."""
    document = record.document
    published = document.published_at
    out = [
        _fact("outlet", document.outlet),
        _fact("byline", document.byline),
        _fact("date", published, word_date(published.value) if published else ""),
    ]
    if document.url:
        out.append(_fact("address", document.url))
    return [*out, ("origin", make_visible(document.origin), ""), ("record", document.id, "")]


def _fact(label: str, value: Grounded[str] | None, shown: str = "") -> tuple[str, str, str]:
    if value is None:
        return label, "", "not found"
    return label, shown or make_visible(value.value), "" if value.spans else word_basis(value.basis, value.spans)


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which nothing runs or loads but the page's own style and script."""
    own = f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _file(name: str) -> str:
    return resources.files("tocsin.export").joinpath("templates", name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["brief"] = lambda text: shorten(text, longest=LONGEST_CONTENT)
    environment.filters["slug"] = slug
    environment.globals["deepest"] = DEEPEST
    return environment
