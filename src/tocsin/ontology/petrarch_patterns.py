"""One pattern of a PETRARCH verb dictionary in, as its line writes it; the elements before and after the verb out.

Both dialects are read: that of PETRARCH 1 and TABARI, in which words follow one another with gaps between them and "_"
joins neighbours, and that of PETRARCH 2, in which "{}" is a noun phrase and "()" a prepositional one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tocsin.ontology.petrarch_words import DictionaryWord, Phrases, by_first_word, split_phrase

# The longest patterns at hand have 12 elements.
MOST_ELEMENTS = 40
_PARTS = re.compile(r"[{}()]|[^\s{}()]+")
_SIGNS = {"$": "ACTOR", "+": "RECIPIENT", "^": "ANY_PHRASE", "%": "TOGETHER"}


class PatternError(ValueError):
    """A pattern that cannot be read; its text goes on after "line 7"."""


class Sign(StrEnum):
    """What an element stands for.

    WORDS stands for one of several phrases, ACTOR ("$") and RECIPIENT ("+") for who fills the role, ANY_PHRASE ("^")
    for a noun phrase that is skipped, TOGETHER ("%") for several who do it with one another.
    """

    WORDS = "words"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    ANY_PHRASE = "any phrase"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern.

    Attributes:
        sign: What it stands for.
        phrases: The phrases of which one must stand there, by first word; empty for other signs than WORDS.
        joined: Nothing may stand between it and the element before it (or the verb, for the first behind it).
        group: Number of the "{}" or "()" that it stands in; 0 for none.
        prepositional: That group is a "()".
    """

    sign: Sign
    phrases: Phrases = field(default_factory=dict)
    joined: bool = False
    group: int = 0
    prepositional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """What must stand before and behind a verb.

    Attributes:
        before: In the order of the text.
        joined: The verb follows the last of `before` without a gap.
        after: In the order of the text.
    """

    before: tuple[Element, ...]
    joined: bool
    after: tuple[Element, ...]

    @property
    def weight(self) -> int:
        """How telling it is: words count most, then participants that it places, then joints between neighbours."""
        words = 0
        for one in (*self.before, *self.after):
            shortest = min((len(phrase) for rows in one.phrases.values() for phrase in rows), default=0)
            words += 100 * shortest if shortest else 10
            words += one.joined
        return words + self.joined


def parse_pattern(text: str, sets: Mapping[str, Phrases]) -> Pattern:
    """Parse a pattern, without the hyphen before it and the code behind it.

    Args:
        text: As "- + WAS * DEAD (IN $)" writes it between the two.
        sets: The phrases of each set of synonyms, by its name without "&".

    Raises:
        PatternError: It has not one "*", a bracket stands open, or a set is unknown.
    """
    parser = _Parser(sets)
    for part in _PARTS.findall(text):
        parser.take(part)
    return parser.finish()


class _Parser:
    def __init__(self, sets: Mapping[str, Phrases]) -> None:
        self.sets = sets
        self.sides: list[list[Element]] = [[]]
        self.open: list[str] = []
        self.groups = 0
        self.verb_joined = False

    def take(self, part: str) -> None:
        if part in "{(":
            self.open.append(part)
            self.groups += 1
        elif part in "})":
            if not self.open or self.open.pop() != {"}": "{", ")": "("}[part]:
                raise PatternError(f'closes a "{part}" that was not opened; write pairs of brackets')
        else:
            # "TO_+" and "READY_TO_*" join neighbours; a "_" at the end only says that the word is no stem.
            pieces = self._split(part)
            for n, (piece, exact) in enumerate(pieces):
                self._add(piece, exact, joined=n > 0)

    def _split(self, part: str) -> list[tuple[str, bool]]:
        out: list[tuple[str, bool]] = []
        rest = part
        while rest:
            if rest.startswith("*") and rest[1:2] not in ("", "_"):
                # "*SCEPTICAL" lacks a space.
                out.append(("*", False))
                rest = rest[1:]
                continue
            if rest.startswith("&"):
                name = self._set_name(rest)
                out.append((f"&{name}", False))
                rest = rest[len(name) + 1 :].lstrip("_")
                continue
            piece, joint, rest = rest.partition("_")
            if piece:
                out.append((piece, bool(joint) and not rest))
        return out

    def _set_name(self, text: str) -> str:
        """Return the longest name of a set that a text behind "&" begins with."""
        words = text[1:].split("_")
        for n in range(len(words), 0, -1):
            name = "_".join(words[:n])
            if name in self.sets:
                return name
        raise PatternError(f"uses the set {text[:40]}, to which no line gives words; define it")

    def _add(self, piece: str, exact: bool, *, joined: bool) -> None:  # noqa: FBT001 - a pair from `_split`
        if piece == "*":
            if len(self.sides) == 2:
                raise PatternError('has more than one "*"; the verb stands once')
            self.verb_joined = joined
            self.sides.append([])
            return
        is_prepositional = "(" in self.open
        group = self.groups if self.open else 0
        if piece in _SIGNS:
            element = Element(Sign[_SIGNS[piece]], {}, joined, group, is_prepositional)
        elif piece.startswith("&"):
            element = Element(Sign.WORDS, self.sets[piece[1:]], joined, group, is_prepositional)
        else:
            phrase = split_phrase(piece)
            if not phrase:
                raise PatternError(f'has "{piece[:40]}", in which no letter stands; write words')
            if exact:
                phrase = (*phrase[:-1], DictionaryWord(phrase[-1].text, is_exact=True))
            element = Element(Sign.WORDS, by_first_word([phrase]), joined, group, is_prepositional)
        self.sides[-1].append(element)

    def finish(self) -> Pattern:
        if self.open:
            raise PatternError(f'opens a "{self.open[-1]}" that is not closed; write pairs of brackets')
        if sum(map(len, self.sides)) > MOST_ELEMENTS:
            raise PatternError(f"has more than {MOST_ELEMENTS} words; shorten it")
        if len(self.sides) == 1:
            raise PatternError('has no "*"; it stands for the verb')
        return Pattern(tuple(self.sides[0]), self.verb_joined, tuple(self.sides[1]))
