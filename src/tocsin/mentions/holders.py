"""A role in; the one whom it points back to under another word out ("the officer" to a colonel)."""

from __future__ import annotations

from tocsin.mentions.candidates import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.general_words import UNKNOWN, GeneralWord, read_general_words
from tocsin.mentions.lines import Line
from tocsin.mentions.pronouns import Mentioned
from tocsin.record import MentionKind

# How many sentences back "the officer" may point.
REACH = 3
# How many mentions of one sentence are looked at, latest first.
MOST_MENTIONS = 60
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def choose_holder(
    candidate: Candidate, line: Line, earlier: list[list[Mentioned]], *, quotation: int, outlet: Dossier | None = None
) -> Dossier | None:
    """Return the one that "the officer" or "the same paper" points back to: the only one in reach that fits.

    The nearest sentence that names any decides; of several that it names, the one that is its only subject, or the
    only one that stands in no other quotation.

    Args:
        candidate: A role.
        line: Its sentence.
        earlier: For each line up to the candidate's own, what was mentioned there, in text order.
        quotation: Start of the quotation that the candidate stands in; -1 outside.
        outlet: The report's own outlet, which calls itself "this paper", not "the paper".
    """
    word = read_general_words().get(line.tokens[candidate.head].lemma.lower())
    if word is None or not _is_bare(candidate, line):
        return None
    for n in range(candidate.line, max(-1, candidate.line - REACH - 1), -1):
        fits = [
            item
            for item in earlier[n][-MOST_MENTIONS:]
            if (n < candidate.line or item.candidate.end <= candidate.first)
            and item.dep != "poss"
            and _fits(word, item.dossier)
        ]
        same = [item for item in fits if item.quotation == quotation]
        for chosen in ([item for item in same if item.dep in _SUBJECTS], same, fits):
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
    if (
        dossier.is_doubtful
        or dossier.is_plural
        or (word.kind is MentionKind.PERSON) != (dossier.kind is MentionKind.PERSON)
    ):
        return False
    if dossier.kind is MentionKind.PLACE:
        return False
    return bool(word.sectors & dossier.sectors.keys()) or (UNKNOWN in word.sectors and not dossier.sectors)
