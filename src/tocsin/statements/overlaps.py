"""Drafts of one sentence in, the same without another cue clause inside what is said out."""

from __future__ import annotations

from dataclasses import replace

from tocsin.record import Span, Spans
from tocsin.statements.draft import Draft
from tocsin.statements.scene import hull

# Rules whose cue clause stands behind or inside what it reports, so that a parser joins it to a clause in there.
BEHIND = frozenset({"paren", "as", "phrase"})


def cut_overlaps(text: str, draft: Draft, others: list[Draft]) -> Draft:
    """Take the cue clauses of others out of what is said.

    In "The general said the strike was over, the agency reported" the general's words do not hold the agency's.

    Args:
        text: The document's text.
        draft: A statement.
        others: The drafts of its sentence.
    """
    content = draft.content
    for other in others:
        if other is draft or other.rule not in BEHIND or not other.marks or not draft.marks:
            continue
        clause = hull((*other.marks, *(span for voice in other.voices for span in voice.spans)))
        holds = any(span.contains(draft.marks[0]) for span in other.content)
        if holds and clause.start > draft.marks[0].start and any(span.contains(clause) for span in content):
            content = _without(text, content, clause)
    return draft if content == draft.content else replace(draft, content=content)


def _without(text: str, content: Spans, clause: Span) -> Spans:
    out: list[Span] = []
    for span in content:
        if not span.contains(clause):
            out.append(span)
            continue
        end = len(text[span.start : clause.start].rstrip(" \t\n,—–-")) + span.start
        rest = text[clause.end : span.end]
        start = clause.end + len(rest) - len(rest.lstrip(" \t\n,—–-"))
        out += [Span(span.start, end)] if end > span.start else []
        out += [Span(start, span.end)] if any(char.isalnum() for char in text[start : span.end]) else []
    return tuple(out) or content
