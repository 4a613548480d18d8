"""Words as PETRARCH dictionaries write them: capitals, "_" for spaces, stems; and whether a word of a text is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# A token of a text and a word of a dictionary are cut alike: "Al-Qaeda" is two pieces, "U.S." and "don't" are one.
_PIECE = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
# A word of at least so many letters stands for longer ones that begin with it, as TABARI's stems did ("CONTRIBUT").
SHORTEST_STEM = 4
ENDINGS = frozenset(
    "S ES D ED E ES ING ER ERS ION IONS ATION ATIONS IVE IES IED Y YING MENT MENTS AL ALS LY E'S EES".split()
)


@dataclass(frozen=True, slots=True)
class DictionaryWord:
    """One word of a dictionary.

    Attributes:
        text: In capitals.
        is_exact: It stands for itself alone, not for its plural or for longer words ("CASH_").
    """

    text: str
    is_exact: bool = False


Phrase = tuple[DictionaryWord, ...]
# Phrases by the text of their first word, longest first.
Phrases = Mapping[str, tuple[Phrase, ...]]


def by_first_word(phrases: Iterable[Phrase]) -> Phrases:
    """Sort phrases by their first word."""
    out: dict[str, list[Phrase]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=lambda item: -len(item)):
        out.setdefault(phrase[0].text, []).append(phrase)
    return {first: tuple(rows) for first, rows in out.items()}


def meanings_of(text: str, lemma: str) -> frozenset[str]:
    """Return the words of a dictionary that may stand for a word of a text, given in capitals as written and as lemma.

    A word stands for itself, for its other forms, for its regular plural, and, as TABARI's stems did, for longer words
    that begin with it.
    """
    out = {text, lemma}
    if text.endswith("S"):
        out.add(text[:-1])
    if text.endswith(("SES", "XES", "ZES", "CHES", "SHES")):
        out.add(text[:-2])
    if text.endswith("IES"):
        out.add(text[:-3] + "Y")
    out.update(text[:n] for n in range(SHORTEST_STEM, len(text)) if text[n:] in ENDINGS)
    return frozenset(out)


def cut_pieces(text: str) -> list[str]:
    """Cut a text into the pieces by which it is compared, in capitals and without the last point of "U.S."."""
    return [piece.upper().replace("’", "'") for piece in _PIECE.findall(text)]


def split_phrase(text: str) -> Phrase:
    """Split "PRIME_MINISTER" or "PRIME MINISTER_" into its words; the "_" at the end makes the last one exact."""
    words = text.replace("_", " ").split()
    pieces = [piece for word in words for piece in cut_pieces(word)]
    is_exact = text.rstrip().endswith("_")
    return tuple(DictionaryWord(piece, is_exact=is_exact and n == len(pieces)) for n, piece in enumerate(pieces, 1))


def plural_of(word: str) -> str:
    """Return the regular plural of a word in capitals."""
    if word.endswith("Y") and word[-2:-1] not in "AEIOU":
        return word[:-1] + "IES"
    return word + ("ES" if word.endswith(("S", "X", "Z", "CH", "SH")) else "S")


def forms_of(verb: str) -> tuple[str, ...]:
    """Return a verb in capitals with its regular forms ("HALT", "HALTS", "HALTED", "HALTING")."""
    if verb.endswith("E"):
        past, present = verb + "D", verb[:-1] + "ING"
    elif verb.endswith("Y") and verb[-2:-1] not in "AEIOU":
        past, present = verb[:-1] + "IED", verb + "ING"
    else:
        past, present = verb + "ED", verb + "ING"
    return verb, plural_of(verb), past, present
