"""Gather a document's blocks into paragraphs, putting sentences that a page or a column broke together again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.record import Document, Role, Span
from tocsin.text import LONGEST_SIGNATURE, is_signed

READ = frozenset({Role.TITLE, Role.DATELINE, Role.HEADING, Role.PARAGRAPH, Role.CAPTION})
# Blocks that may stand between the two halves of a broken sentence.
BETWEEN = frozenset({Role.BOILERPLATE, Role.CAPTION})

_FINISHED = re.compile(r"[.?!:;…][\"'”’»)\]*_\s]*$|[”\"]$")
# A full stop that belongs to its word and ends no sentence when the next line goes on in lower case.
_ABBREVIATED = re.compile(r"\b(?:(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sgt|Gov|Sen|Rep|St|No)\.)$")
_LIST_ITEM = re.compile(r"^(?:[-*+•·–—]|\d{1,3}[.)])\s")
# Words after which no heading ends and no sentence stops.
_HANGING = re.compile(
    r"(?:\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|but|as|than|that|which|who|whose|its|their|his|her|is|are|was|were"
    r"|be|been|has|have|had|will|would|can|could|should|may|might|must|not|into|over|under|between|against|during|after|before)|,)$",
    re.IGNORECASE,
)
# A running line has a comma, or more words than a heading does.
LONGEST_HEADING_WORDS = 12
SHORTEST_HALF_WORDS = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit of reading: its parts in text order and their common role."""

    pieces: tuple[Span, ...]
    role: Role


def gather_paragraphs(document: Document) -> list[Paragraph]:
    """Gather the blocks that are read, joining those that a break tore apart.

    A block joins the one before when that one has no final mark and either the next begins in lower case, or the first
    ends on a word that cannot end anything, or reads as running text rather than as a heading. Only page furniture may
    stand between the two.
    """
    out: list[Paragraph] = []
    last: int | None = None  # index in `out` of the paragraph that may go on
    for block in document.blocks:
        if block.role not in READ:
            continue
        text = document.quote(block.span)
        if block.role is Role.PARAGRAPH and last is not None:
            before = document.quote(out[last].pieces[-1])
            if goes_on(before, text):
                out[last] = Paragraph((*out[last].pieces, block.span), Role.PARAGRAPH)
                continue
        out.append(Paragraph((block.span,), block.role))
        if block.role is Role.PARAGRAPH:
            last = len(out) - 1
        elif block.role not in BETWEEN:
            last = None
    return out


def goes_on(before: str, after: str) -> bool:
    """Tell whether `after` continues a sentence that `before` left unfinished."""
    if is_signed(before[-LONGEST_SIGNATURE:], after.lstrip()[:1]):
        return False
    before, after = before.rstrip(" *_\t"), after.lstrip(" *_\t\"“‘'(")
    words = before.split()
    first = after[:1]
    finished = _FINISHED.search(before) and not (_ABBREVIATED.search(before) and first.islower())
    if len(words) < SHORTEST_HALF_WORDS or finished or _LIST_ITEM.match(before) or _LIST_ITEM.match(after):
        return False
    if first.islower() or _HANGING.search(before):
        return True
    runs = "," in before or len(words) > LONGEST_HEADING_WORDS
    lower = sum(word[:1].islower() for word in words)
    return first.isalnum() and runs and lower * 2 >= len(words)
