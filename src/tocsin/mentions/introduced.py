"""Sentences in; names out that a noun for a body introduces ("the daily Nova Gazeto", "the channel “Black Sail”")."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.lines import Line
from tocsin.record import MentionKind

LONGEST_NAME = 6
PRESS = "JRN"
_OPENING = frozenset("“\"«„‘'")
_CLOSING = frozenset("”\"»“’'")
_SMALL = frozenset({"of", "the", "and", "de", "la", "le", "del", "der", "di", "da", "al", "for", "-", "’s", "'s"})
_DATED = frozenset({"DATE", "TIME"})


def find_introduced(candidates: Candidates) -> list[Candidate]:
    """Find names behind a noun for a body: in quotation marks behind any of them, bare ones behind the press's.

    Args:
        candidates: What the sentences offer without them.

    Returns:
        Organisations in text order; names of a table, and bodies that the parser sees, are left as they are.
    """
    known = {
        (item.line, item.first)
        for item in candidates.found
        if item.entry is not None or item.kind in (MentionKind.ORGANISATION, MentionKind.GROUP)
    }
    out = []
    for n, line in enumerate(candidates.lines):
        for token in line.tokens:
            first, end = _name_behind(line, token.i)
            if first < end and (n, first) not in known:
                head = line.head(first, end)
                out.append(Candidate(n, first, end, head, MentionKind.ORGANISATION, Source.NAME))
    return out


def introduced_by(line: Line, first: int) -> str:
    """Return the noun right before a name that begins at a token, across an opening mark; "" when there is none."""
    at = first - 1
    if at > 0 and line.tokens[at].text in _OPENING:
        at -= 1
    return line.lower[line.starts[at] : line.starts[at] + len(line.tokens[at].text)] if _introduces(line, at) else ""


def _introduces(line: Line, i: int) -> bool:
    if i < 1 or not line.tokens[i].text.islower():
        return False
    word = read_general_words().get(line.tokens[i].text)
    return word is not None and word.kind is MentionKind.ORGANISATION


def _name_behind(line: Line, i: int) -> tuple[int, int]:
    """Return the tokens `[first, end)` of the name that a noun introduces; (0, 0) when it introduces none."""
    if not _introduces(line, i) or i + 1 >= len(line.tokens):
        return 0, 0
    tokens, first = line.tokens, i + 1
    if tokens[first].text in _OPENING:
        end = next(
            (k for k in range(first + 1, min(len(tokens), first + LONGEST_NAME + 2)) if tokens[k].text in _CLOSING), 0
        )
        named = all(token.text[0].isupper() or token.text in _SMALL for token in tokens[first + 1 : end])
        return (first + 1, end) if end > first + 1 and tokens[first + 1].text[0].isupper() and named else (0, 0)
    if PRESS not in read_general_words()[tokens[i].text].sectors or not tokens[first].text[0].isupper():
        return 0, 0
    if any(name.label in _DATED and name.first <= first < name.end for name in line.sentence.names):
        return 0, 0
    end = first
    while end < min(len(tokens), first + LONGEST_NAME) and (
        tokens[end].text[0].isupper() or tokens[end].text in _SMALL
    ):
        end += 1
    while end > first and tokens[end - 1].text in _SMALL:
        end -= 1
    return first, end
