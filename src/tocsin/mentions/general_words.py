"""A common noun in; what it can point back to out ("the officer" to a colonel), from `general_words.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.mentions.candidates import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.lines import Line
from tocsin.mentions.pronouns import Mentioned
from tocsin.record import MentionKind
from tocsin.text import read_table, split_list

FILE = "general_words.tsv"
COLUMNS = ("word", "kind", "sectors")
# Stands in the table for bodies of which no sector is known.
UNKNOWN = "-"
# How many sentences back "the officer" may point.
REACH = 3
# How many mentions of one sentence are looked at, latest first.
MOST_MENTIONS = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_KINDS = {"person": MentionKind.PERSON, "organisation": MentionKind.ORGANISATION}


@dataclass(frozen=True, slots=True)
class GeneralWord:
    """What a common noun can stand for."""

    kind: MentionKind
    sectors: frozenset[str]


@cache
def read_general_words() -> dict[str, GeneralWord]:
    """Read the table, by the word.

    Raises:
        BrokenInvariant: A row of the packaged table is malformed.
    """
    rows = read_table("tocsin.mentions", FILE, columns=len(COLUMNS))
    if not rows or rows[0] != COLUMNS or any(kind not in _KINDS for _, kind, _ in rows[1:]):
        raise BrokenInvariant(f"{FILE}: the columns must be {', '.join(COLUMNS)}, and kinds person or organisation")
    return {word: GeneralWord(_KINDS[kind], frozenset(split_list(sectors))) for word, kind, sectors in rows[1:]}


def choose_holder(candidate: Candidate, line: Line, earlier: list[list[Mentioned]]) -> Dossier | None:
    """Return the one that "the officer" or "the same paper" points back to: the only one in reach that fits.

    The nearest sentence that names any decides; of several that it names, the one that is its only subject.

    Args:
        candidate: A role.
        line: Its sentence.
        earlier: For each line up to the candidate's own, what was mentioned there, in text order.
    """
    word = read_general_words().get(line.tokens[candidate.head].lemma.lower())
    if word is None or not _is_bare(candidate, line):
        return None
    for n in range(candidate.line, max(-1, candidate.line - REACH - 1), -1):
        fits = [
            item
            for item in earlier[n][-MOST_MENTIONS:]
            if (n < candidate.line or item.candidate.end <= candidate.first) and _fits(word, item.dossier)
        ]
        for chosen in ([item for item in fits if item.dep in _SUBJECTS], fits):
            found = {id(item.dossier): item.dossier for item in chosen}
            if len(found) == 1:
                return next(iter(found.values()))
        if fits:
            return None
    return None


def _is_bare(candidate: Candidate, line: Line) -> bool:
    """Tell whether nothing but "the" or "the same" stands before a noun in the singular, and nothing belongs to it."""
    words = [token.text.lower() for token in line.tokens[candidate.first : candidate.head]]
    if words not in (["the"], ["the", "same"]) or line.tokens[candidate.head].tag in ("NNS", "NNPS"):
        return False
    return all(line.tokens[child].dep in ("det", "amod") for child in line.sentence.children[candidate.head])


def _fits(word: GeneralWord, dossier: Dossier) -> bool:
    if dossier.is_doubtful or dossier.is_plural or (word.kind is MentionKind.PERSON) != (
        dossier.kind is MentionKind.PERSON
    ):
        return False
    if dossier.kind is MentionKind.PLACE:
        return False
    return bool(word.sectors & dossier.sectors.keys()) or (UNKNOWN in word.sectors and not dossier.sectors)
