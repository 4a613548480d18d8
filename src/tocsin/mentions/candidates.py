"""Parsed sentences in; the words that may name an actor out: names, roles and pronouns, not yet linked."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.candidate_names import find_names
from tocsin.mentions.candidate_roles import find_pronouns, find_roles
from tocsin.mentions.capitals import find_capitals
from tocsin.mentions.lexicon import Hit, find_hits
from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.own_names import add_own_hits
from tocsin.ontology.own_actors import OwnActors
from tocsin.record import MentionKind, Parsed


def find_candidates(parsed: Parsed, *, own: OwnActors | None = None, day: str = "") -> Candidates:
    """Find the words that may name an actor; `day` decides which rows of the user's dictionaries hold."""
    lines = tuple(make_line(sentence, own=own) for sentence in parsed.sentences)
    common = {token.text for line in lines for token in line.tokens if token.text.islower()}
    all_hits: list[tuple[Hit, ...]] = []
    found: list[Candidate] = []
    for n, line in enumerate(lines):
        hits = add_own_hits(line, find_hits(line), day=day)
        names, hits = find_names(n, line, hits)
        taken = [False] * len(line.tokens)
        for name in names:
            taken[name.first : name.end] = [True] * (name.end - name.first)
        names += [
            Candidate(n, first, end, head, MentionKind.PERSON, Source.NAME, is_doubtful=True)
            for first, end, head in find_capitals(line, hits, taken, common)
        ]
        rest = [*find_roles(n, line, taken), *find_pronouns(n, line)]
        found.extend(sorted([*names, *rest], key=lambda item: (item.first, -item.end)))
        all_hits.append(tuple(hits))
    found.extend(_find_repeats(lines, found))
    found.sort(key=lambda item: (item.line, item.first, -item.end))
    return Candidates(lines, tuple(all_hits), tuple(found))


def _find_repeats(lines: tuple[Line, ...], found: list[Candidate]) -> list[Candidate]:
    """Find the surnames of the document's persons where the parser saw no name ("[Meyer] said", "MEYER: No")."""
    surnames: set[str] = set()
    taken: set[tuple[int, int]] = set()
    for item in found:
        if item.source is Source.NAME:
            taken.update((item.line, i) for i in range(item.first, item.end))
            if item.kind is MentionKind.PERSON and item.end - item.first > 1:
                surnames.add(lines[item.line].tokens[item.end - 1].text)
    shouted = {name.upper() for name in surnames} - surnames
    return [
        Candidate(n, token.i, token.i + 1, token.i, MentionKind.PERSON, Source.NAME)
        for n, line in enumerate(lines)
        for token in line.tokens
        if (n, token.i) not in taken
        and ((token.text in surnames and token.pos == "PROPN" and token.text[0].isupper()) or token.text in shouted)
    ]
