"""Verbs whose subjects speak, nouns for things that only seem to, and nouns for persons, from two tables."""

from __future__ import annotations

from functools import cache

from tocsin.mentions.lines import Line
from tocsin.tables import read_table, split_list

FILE = "telling.tsv"
PERSON_NOUNS = "person_nouns.tsv"


@cache
def read_telling() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs of telling, and the nouns for things that tell ("the letter said").

    Raises:
        BrokenInvariant: A row of the packaged table is malformed.
    """
    rows = read_table("tocsin.mentions", FILE, header=("word", "kind"))
    return frozenset(word for word, kind in rows if kind == "verb"), frozenset(w for w, kind in rows if kind == "thing")


@cache
def read_person_nouns() -> dict[str, tuple[str, ...]]:
    """Return the sectors that nouns for persons tell; they are no roles, and name nobody by themselves.

    Raises:
        BrokenInvariant: A row of the packaged table is malformed.
    """
    rows = read_table("tocsin.mentions", PERSON_NOUNS, header=("word", "sectors"))
    return {word: split_list(sectors) for word, sectors in rows}


def tells(line: Line, i: int) -> bool:
    """Tell whether a token is the subject of a verb of telling, also of one that is joined to it ("came and said")."""
    token = line.tokens[i]
    if token.dep != "nsubj":
        return False
    verb = line.tokens[token.head]
    verbs, _ = read_telling()
    return verb.lemma.lower() in verbs or any(
        line.tokens[child].dep == "conj" and line.tokens[child].lemma.lower() in verbs
        for child in line.sentence.children[verb.i]
    )
