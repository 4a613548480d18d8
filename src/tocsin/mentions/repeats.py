"""The names of a report in; its bodies' acronyms and short names out where the parser saw no name."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.phrases import role_at
from tocsin.record import MentionKind

# An acronym of two letters is too often something else.
SHORTEST_ACRONYM = 3
SHORTEST_LAST = 4
_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GROUP})


def find_short_names(candidates: Candidates) -> list[Candidate]:
    """Find bodies' acronyms ("the SLF") and last words behind an article ("the Watch") that no candidate covers.

    Only what stands behind the full name counts.
    """
    taken = {
        (item.line, i)
        for item in candidates.found
        if item.source is not Source.PRONOUN
        for i in range(item.first, item.end)
    }
    full: dict[int, list[tuple[str, ...]]] = {}
    for item in candidates.found:
        if item.source is Source.NAME and item.kind in _BODIES and item.end - item.first > 1:
            tokens = candidates.lines[item.line].tokens[item.first : item.end]
            full.setdefault(item.line, []).append(tuple(token.text for token in tokens))
    acronyms: set[str] = set()
    last_words: set[str] = set()
    out: list[Candidate] = []
    for n, line in enumerate(candidates.lines):
        for words in full.get(n, ()):
            acronyms.add("".join(word[0] for word in words if word[0].isupper()))
            last_words.add(words[-1])
        for token in line.tokens:
            if (n, token.i) in taken or not token.text[0].isupper():
                continue
            is_acronym = len(token.text) >= SHORTEST_ACRONYM and token.text in acronyms
            behind_the = token.i > 0 and line.tokens[token.i - 1].text.lower() == "the"
            follows = token.i + 1 < len(line.tokens) and line.tokens[token.i + 1].pos == "PROPN"
            is_last = len(token.text) >= SHORTEST_LAST and token.text in last_words and behind_the and not follows
            if is_acronym or (is_last and role_at(line, token.i + 1, token.i) is None):
                kind = MentionKind.ORGANISATION
                out.append(Candidate(n, token.i, token.i + 1, token.i, kind, Source.NAME))
    return out
