"""The persons whom a report names before its first question in; the one who answers "A." out."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.mentions.dossier import Dossier
from tocsin.mentions.lines import Line

# Words of the sentence that introduces who was asked: "spoke to the Post", "in an interview", "answered questions".
ASKING = frozenset(
    {"interview", "interviewed", "interviews", "spoke", "speaks", "talked", "talks", "conversation", "questions"}
    | {"answered", "answers", "met", "asked", "told", "sat"}
)
# Without such a sentence, who is named so many times as often as anybody else before the first question.
CLEARLY = 2
# An introduction is short; what a long text says of asking is not about its questions.
MOST_SENTENCES = 20


def find_interviewee(people: Sequence[Dossier], lines: Sequence[Line], first_turn: int) -> Dossier | None:
    """Return whom the introduction presents as the one who is asked; None when it leaves that open.

    Args:
        people: The named persons met so far.
        lines: The sentences of the report.
        first_turn: The line of the first label.
    """
    end = lines[first_turn].span(0, 1).start
    before = [[member[0] for member in person.members if member[0].start < end] for person in people]
    named = [(spans, person) for spans, person in zip(before, people, strict=True) if spans]
    if len(named) <= 1:
        return named[0][1] if named else None
    asking = [line.sentence.span for line in lines[:first_turn] if _is_asking(line)][:MOST_SENTENCES]
    asked = [(spans, person) for spans, person in named if any(around.contains(s) for s in spans for around in asking)]
    often = sorted(asked or named, key=lambda row: -len(row[0]))
    clear = len(asked) == 1 or len(often[0][0]) >= CLEARLY * len(often[1][0])
    return often[0][1] if clear else None


def _is_asking(line: Line) -> bool:
    return any(token.text.lower() in ASKING for token in line.tokens)
