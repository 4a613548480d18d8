"""Parsed text in; mentions of named weapon systems out ("MiG-29", "Shahed drones", "Kalashnikov")."""

from __future__ import annotations

import re
from functools import cache

from tocsin.mentions.dossier import make_mention
from tocsin.record import Dropped, Found, Mention, MentionKind, Parsed, Reason, Sentence, Span
from tocsin.tables import read_table, split_list

STAGE = "mentions.weapons/1"
# Set by hand: a name of the list or a designation, and one that the word beside it had to make sure.
NAME_SCORE, WORD_SCORE = 0.9, 0.85
LONGEST_NAME = 2
_DESIGNATION = re.compile(r"([A-Za-z]{1,7})(-?)(\d{1,3})[A-Z]{0,3}s?")


def find_weapons(parsed: Parsed) -> Found[Mention]:
    """Find the weapon systems that a report names.

    Returns:
        Mentions without entity, in text order, each with the word for weapons behind it ("Shahed drones"); `dropped`
        holds designations that mean a weapon only beside such a word and stand without it ("A-1").
    """
    kept: list[Mention] = []
    dropped: list[Dropped] = []
    for sentence in parsed.sentences:
        at = 0
        while at < len(sentence.tokens):
            end, score = _weapon_at(sentence, at)
            if end > at:
                span = Span(sentence.tokens[at].start, sentence.tokens[end - 1].end)
                if score:
                    kept.append(make_mention(parsed.document, span, MentionKind.WEAPON, None, score=score))
                else:
                    dropped.append(Dropped(span, STAGE, Reason.AMBIGUOUS))
            at = max(end, at + 1)
    return Found(tuple(kept), tuple(dropped))


def _weapon_at(sentence: Sentence, at: int) -> tuple[int, float]:
    """Return where the weapon that begins at a token ends, and its score; the token itself where none does."""
    tokens = sentence.tokens
    for length in range(LONGEST_NAME, 0, -1):
        name = " ".join(token.text for token in tokens[at : at + length])
        end = min(at + length, len(tokens))
        behind = _weapon_words(sentence, end)
        if name in _words("name"):
            return behind, NAME_SCORE
        if name in _words("word") and (behind > end or _is_weapon_word(sentence, at - 1)):
            return behind, WORD_SCORE
    end, is_sure = _designation_end(sentence, at)
    behind = _weapon_words(sentence, end) if end > at else at
    is_sure = is_sure or behind > end or _is_weapon_word(sentence, at - 1)
    return behind, NAME_SCORE if is_sure else 0.0


def _designation_end(sentence: Sentence, at: int) -> tuple[int, bool]:
    """Return the end of a designation, which the parser may have cut at its hyphen, and whether it can be no other."""
    text = ""
    for i in range(at, min(at + 3, len(sentence.tokens))):
        if text and sentence.tokens[i - 1].space:
            break
        text += sentence.tokens[i].text
        match = _DESIGNATION.fullmatch(text)
        if match and match.group(1) in _words("sure") and match.group(2):
            return i + 1, len(match.group(3)) > 1
        if match and match.group(1) in _words("letters"):
            return i + 1, False
    return at, False


def _weapon_words(sentence: Sentence, end: int) -> int:
    """Return the end of the words for weapons behind a name."""
    while _is_weapon_word(sentence, end):
        end += 1
    return end


def _is_weapon_word(sentence: Sentence, i: int) -> bool:
    return 0 <= i < len(sentence.tokens) and sentence.tokens[i].lemma.lower() in _words("weapon")


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_table("tocsin.mentions", "quantity_weapons.tsv", columns=2)
    return frozenset(word for name, words in rows if name == kind for word in split_list(words))
