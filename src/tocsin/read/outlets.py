"""The last blocks of a report in, the outlet that they name out: copyright lines and contact lines."""

from __future__ import annotations

import re

from tocsin.read.facts import STAGE, Fact, Field, Rank
from tocsin.record import Basis, Span

_LONGEST = 400
_WORD = r"[^\W\d_a-z](?:[\w&'’-]|\.(?=\w))*"
_NAME = rf"{_WORD}(?: (?:of|the|and|for|de|des|du|la|le|der|die|das|{_WORD})){{0,7}}"
_COPYRIGHT = re.compile(
    r"[\s*_#>(]{0,8}(?:All [Rr]ights [Rr]eserved\.?\s*)?(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[\s:]*(?:©|\([cC]\))?\s*"
    rf"(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?)?[\s,:]*(?:[Bb]y\s+)?(?:the\s+)?(?P<name>{_NAME})"
)
_CONTACT = re.compile(rf"[Tt]o (?:contact|reach|write to|support|join) (?:the )?(?P<name>{_NAME})")
_HOST = re.compile(
    r"(?:https?://|www\.|[\[(])?(?:www\.)?(?P<host>[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{2,20}){0,2}\.[a-z]{2,12})"
    r"(?=[/)\]\s?#:]|\Z)"
)
_TRAILER = re.compile(r"\s*(?:All rights reserved|All Rights Reserved|and contributors?).*\Z|[.,;]+\Z")


def find_outlet(text: str, spans: tuple[Span, ...]) -> Fact | None:
    """Find the outlet in the blocks at a report's foot.

    A line that opens with a notice of copyright names its owner; one inside a line is often that of a picture. A line
    on how to contact somebody ("To contact the ABC visit:") names the outlet when an address stands in it or in one of
    the next two blocks.
    """
    for position, span in enumerate(spans):
        if len(span) > _LONGEST:
            continue
        if fact := _from_copyright(text, span) or _from_contact(text, span, spans[position + 1 : position + 3]):
            return fact
    return None


def _from_copyright(text: str, span: Span) -> Fact | None:
    match = _COPYRIGHT.match(text, span.start, span.end)
    if not match:
        return None
    name = _TRAILER.sub("", match["name"])
    start = match.start("name")
    return _inferred(name, (Span(start, start + len(name)),), "copyright line") if len(name) > 1 else None


def _from_contact(text: str, span: Span, following: tuple[Span, ...]) -> Fact | None:
    match = _CONTACT.match(text, span.start, span.end)
    if not match:
        return None
    host = next((found for near in (span, *following) if (found := _HOST.search(text, near.start, near.end))), None)
    # "the ABC and the XYZ Party": only the first name can be the outlet, unless the address says otherwise.
    name = re.split(r"\s+and\s+(?:the\s+)?|\s+(?:the|of|for|and)\Z", match["name"], maxsplit=1)[0]
    words = Span(match.start("name"), match.start("name") + len(name))
    if not host or len(host["host"]) > _LONGEST:
        return None
    return _inferred(name, (words, Span(*host.span("host"))), "contact line")


def _inferred(value: str, spans: tuple[Span, ...], rule: str) -> Fact:
    return Fact(Field.OUTLET, " ".join(value.split()), spans, Basis.INFERRED, Rank.FOOT, f"{STAGE} {rule}")
