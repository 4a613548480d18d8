"""The candidates of a report and the name of its outlet in; the places where the report names its own outlet out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.lines import Line
from tocsin.record import MentionKind

# Under what the outlet is held among the entities of a document.
OUTLET = ("outlet", "")
# A shorter last word of a name is no name by itself.
SHORTEST_LAST = 4
_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write the outlet's name: lower case; `needs_the` for words that name it only behind an article."""

    words: str
    needs_the: bool = False


def find_outlet_names(candidates: Candidates, outlet: str) -> list[Candidate]:
    """Find where a report names its outlet: in full, by the letters in brackets, or as "the Herald".

    Args:
        candidates: What the sentences offer without it.
        outlet: Its name; "" when unknown.

    Returns:
        Names in text order, none where a table knows a name of the same words.
    """
    forms = _forms(outlet)
    known = {(n, i) for n, hits in enumerate(candidates.hits) for hit in hits for i in range(hit.first, hit.end)}
    out: list[Candidate] = []
    for n, line in enumerate(candidates.lines):
        after = 0
        for first, end in sorted(_find(line, forms), key=lambda at: (at[0], -at[1])):
            if first < after or all((n, i) in known for i in range(first, end)):
                continue
            after = end
            head = line.head(first, end)
            out.append(Candidate(n, first, end, head, MentionKind.ORGANISATION, Source.NAME, known=OUTLET))
    return out


def add_names(candidates: Candidates, names: list[Candidate]) -> Candidates:
    """Put names in the place of the names and roles that they overlap."""
    if not names:
        return candidates
    taken = {(name.line, i) for name in names for i in range(name.first, name.end)}
    kept = [
        item
        for item in candidates.found
        if item.source is Source.PRONOUN
        or not (
            any((item.line, i) in taken for i in range(item.first, item.end))
            if item.source is Source.NAME
            else (item.line, item.head) in taken
        )
    ]
    found = sorted([*kept, *names], key=lambda item: (item.line, item.first, -item.end))
    return Candidates(candidates.lines, candidates.hits, tuple(found))


def _forms(outlet: str) -> list[_Form]:
    """Return how an outlet may be written, longest first."""
    letters = _BRACKETS.search(outlet)
    full = " ".join(_BRACKETS.sub(" ", outlet).lower().split()).removeprefix("the ")
    forms = [_Form(full)] if full else []
    if letters and len(letters[1]) > 1:
        forms.append(_Form(letters[1].strip().lower()))
    last = full.split()[-1] if full else ""
    if len(last) >= SHORTEST_LAST:
        forms.append(_Form(last, needs_the=True))
    return forms


def _find(line: Line, forms: list[_Form]) -> Iterator[tuple[int, int]]:
    for form in forms:
        at = line.lower.find(form.words)
        while at >= 0:
            first = bisect_right(line.starts, at) - 1
            end = line.ends.get(at + len(form.words))
            if line.starts[first] == at and end is not None and _is_name(line, first, end, form):
                yield first, end
            at = line.lower.find(form.words, at + len(form.words))


def _is_name(line: Line, first: int, end: int, form: _Form) -> bool:
    """Tell whether words stand as a name; "the Post" goes no further ("the Post Office")."""
    if not line.tokens[first].text[0].isupper():
        return False
    if not form.needs_the:
        return True
    follows = end < len(line.tokens) and line.tokens[end].pos == "PROPN" and line.tokens[end].dep != "appos"
    return first > 0 and line.tokens[first - 1].text.lower() == "the" and not follows
