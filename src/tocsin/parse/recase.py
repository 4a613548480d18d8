"""Paragraphs in capital letters in, the same in usual letters and of the same length out, for the parser only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from tocsin.ontology.countries import read_countries
from tocsin.ontology.names import read_genders
from tocsin.ontology.office_holders import find_office
from tocsin.ontology.organisations import read_organisations
from tocsin.ontology.places import read_gazetteer
from tocsin.tables import read_table

# Share of the letters that are capitals in a text written in capitals; a few small ones may stand in it ("McCOY").
SHARE = 0.9
# A shorter paragraph in a report in usual letters is a heading or a label and stays as it is.
FEWEST_WORDS = 6
FEWEST_LETTERS = 20
# Words that the dictionary holds ("TANK", "HIGH POINT") are a town when so many people live there. Set by hand.
TOWN_LIKE_A_NOUN = 500_000
LONGEST_TOWN = 3
LONGEST_ACRONYM = 6
# Longest run of letters that is looked up; longer ones are no words.
LONGEST_WORD = 40

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERED = re.compile(r"[A-Z](?:\.[A-Z])+")
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")
_SUFFIX = re.compile(r"['’](?:S|T|RE|VE|LL|D|M)?$")

# Particles with which no name begins.
_LINKING = frozenset({"de", "del", "y", "e", "da", "do", "di", "du"})

Classes = Callable[[str], frozenset[str]]


def is_in_capitals(text: str) -> bool:
    """Tell whether nearly all letters of a text are capitals."""
    upper = sum(map(str.isupper, text))
    return upper >= FEWEST_LETTERS and upper >= SHARE * (upper + sum(map(str.islower, text)))


def recase_texts(texts: Sequence[str], starts: Sequence[Sequence[int]], *, classes: Classes) -> list[str]:
    """Write the paragraphs that are in capitals as usual.

    A report whose letters are nearly all capitals is recased as a whole; of another one only paragraphs of some length.

    Args:
        texts: The paragraphs.
        starts: Where the sentences of each begin.
        classes: Gives the word classes (noun, verb, adj, adv, function) that a dictionary holds a small word in.

    Returns:
        Texts of the same lengths; those in usual letters are the same objects.
    """
    shouting = is_in_capitals("".join(texts))
    recasers = {
        i: _Recaser(text, frozenset(starts[i]), classes)
        for i, text in enumerate(texts)
        if shouting or _is_shouted(text)
    }
    names = frozenset(name for recaser in recasers.values() for name in recaser.decide())
    return [recasers[i].written(names) if i in recasers else text for i, text in enumerate(texts)]


def _is_shouted(text: str) -> bool:
    return len(text.split(None, FEWEST_WORDS)) >= FEWEST_WORDS and is_in_capitals(text)


class _Word:
    """A run of letters; `style` says how it will be written: lower, title, upper, or "" while nothing is known."""

    __slots__ = ("after", "before", "key", "start", "style", "text")

    def __init__(self, match: re.Match[str], text: str) -> None:
        self.start = match.start()
        self.text = match.group()
        self.before = text[max(0, match.start() - 2) : match.start()]
        self.after = text[match.end() : match.end() + 2]
        bare = _SUFFIX.sub("", self.text)[:LONGEST_WORD]
        self.key = bare.lower()
        # What is not in capitals is left alone.
        self.style = "" if self.text.isupper() else "upper"

    def written(self) -> str:
        if self.style == "upper":
            return self.text
        if self.style != "title":
            return _lower(self.text)
        first, mark, rest = self.text[:1], self.text[1:2], self.text[2:]
        # "O'BRIEN", "D'ORLEANS"
        inner = 3 if mark in ("'", "’") and len(rest) > 1 else 1
        return self.text[:inner] + _lower(self.text[inner:]) if inner == 3 else first + _lower(mark + rest)


def _lower(text: str) -> str:
    # A capital whose small form has two letters stays, since offsets must.
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


class _Recaser:
    """Decides the styles of the words of one paragraph."""

    def __init__(self, text: str, starts: frozenset[int], classes: Classes) -> None:
        self._text = text
        self._words = [_Word(match, text) for match in _WORD.finditer(text)]
        self._starts = starts
        self._classes = [classes(word.key) for word in self._words]

    def decide(self) -> list[str]:
        """Set the style of every word; return the nouns that are names here ("JUAN PONCE")."""
        for i, word in enumerate(self._words):
            if not word.style:
                self._name_at(i)
        for i, word in enumerate(self._words):
            if not word.style:
                word.style = self._alone(i)
        return [self._words[i].key for i in reversed(range(len(self._words))) if self._beside(i)]

    def written(self, names: frozenset[str]) -> str:
        """Return the text as it is written usually; `names` are nouns that are names elsewhere in the report."""
        out: list[str] = []
        at = 0
        for word in self._words:
            if word.style == "lower" and (word.start in self._starts or word.key in names):
                word.style = "title"
            out += (self._text[at : word.start], word.written())
            at = word.start + len(word.text)
        return "".join((*out, self._text[at:]))

    def _name_at(self, i: int) -> None:
        """Write the longest known name that begins here."""
        for words, styles in _names().get(self._words[i].key, ()):
            if self._is_run(i, len(words)) and tuple(word.key for word in self._words[i : i + len(words)]) == words:
                for word, style in zip(self._words[i:], styles, strict=False):
                    word.style = style
                return
        for length in range(LONGEST_TOWN, 1, -1):
            if self._is_run(i, length) and self._is_town(i, length):
                for word in self._words[i : i + length]:
                    word.style = "lower" if word.key in _kind("particle") and word is not self._words[i] else "title"
                return

    def _is_run(self, i: int, length: int) -> bool:
        """Tell whether words stand side by side with nothing but a space or a hyphen between them, still undecided."""
        run = self._words[i : i + length]
        return len(run) == length and all(
            not word.style and (n == 0 or word.start == run[n - 1].start + len(run[n - 1].text) + 1)
            for n, word in enumerate(run)
        )

    def _is_town(self, i: int, length: int) -> bool:
        run = range(i, i + length)
        if any("function" in self._classes[k] for k in (i, i + length - 1)) or self._words[i].key in _LINKING:
            return False
        name = " ".join(self._words[k].key for k in run).title()
        if all(self._classes[k] for k in run):
            # "HIGH POINT" and "UNION CITY" are hardly the towns.
            return _people(name) >= TOWN_LIKE_A_NOUN
        return name in read_gazetteer()

    def _alone(self, i: int) -> str:
        """Decide a word that is part of no known name."""
        word, classes = self._words[i], self._classes[i]
        if len(word.key) == 1 or _is_lettered(word):
            return "lower" if word.key == "a" and word.after[:1] in (" ", "") else "upper"
        if word.key in _kind("always") or word.key in _kind("short"):
            return "title"
        if word.key in _kind("month"):
            near = f"{self._words[i].before}{word.after}"
            return "title" if any(char.isdigit() for char in near) else "lower"
        if word.key in _kind("particle"):
            return "lower" if i and self._words[i - 1].style == "title" else "" if "function" in classes else "title"
        is_bracketed = word.before[-1:] in ("[", "(") and word.after[:1] in ("]", ")")
        if is_bracketed and len(word.text) <= LONGEST_ACRONYM and not _VOWEL.search(word.text):
            return "upper"
        if "function" in classes:
            return "upper" if word.text == "US" and self._is_the_country(i) else "lower"
        if _is_first_name(word.key) and not classes & {"verb", "adj", "adv"}:
            return "title"
        if classes - {"noun"}:
            return "lower"
        if classes:
            return "title" if _people(word.key.title()) >= TOWN_LIKE_A_NOUN else "lower"
        is_acronym = len(word.text) <= LONGEST_ACRONYM and (is_bracketed or not _VOWEL.search(word.text))
        return "upper" if is_acronym else "title"

    def _is_the_country(self, i: int) -> bool:
        before = self._words[i - 1].key if i else "the"
        return before == "the" or self._words[i].start in self._starts

    def _beside(self, i: int) -> bool:
        """Let a title before a name and a noun behind a first name take a capital; tell whether it is such a noun."""
        word = self._words[i]
        if word.style not in ("lower", ""):
            return False
        word.style = "lower"
        after = self._words[i + 1] if i + 1 < len(self._words) else None
        is_near = after is not None and after.start - word.start - len(word.text) <= 2
        if after is not None and is_near and after.style == "title" and word.key in _kind("title"):
            word.style = "title"
            return False
        before = self._words[i - 1] if i else None
        if before is None or before.style != "title" or word.before != before.text[-1:] + " ":
            return False
        is_surname = _is_first_name(before.key) and self._classes[i] == {"noun"}
        if is_surname or find_office(f"{before.key} {word.key}") is not None:
            word.style = "title"
        return is_surname


def _is_lettered(word: _Word) -> bool:
    """Tell whether a word is one letter of an abbreviation ("U.S.")."""
    return len(word.text) == 1 or bool(_LETTERED.fullmatch(word.text))


@cache
def _kind(kind: str) -> frozenset[str]:
    rows = read_table("tocsin.parse", "recase.tsv", columns=2)
    return frozenset(word for name, words in rows if name == kind for word in words.split())


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.lower() for name in read_genders().names)


def _is_first_name(word: str) -> bool:
    return word in _first_names()


def _people(name: str) -> int:
    """Return how many people live in the largest place of a name."""
    return max((site.population for site in read_gazetteer().find(name)), default=0)


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """Return the names of countries, peoples and bodies by first word: small words and styles, longest first."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in (*_country_names(), *_organisation_names()):
        words = [_SUFFIX.sub("", match.group()) for match in _WORD.finditer(name)]
        # "UNIT 9" is no name without its number.
        if words and not any(char.isdigit() for char in name):
            found.setdefault(tuple(map(str.lower, words)), tuple(map(_style, words)))
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for key, styles in found.items():
        by_first.setdefault(key[0], []).append((key, styles))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in by_first.items()}


def _style(word: str) -> str:
    if word.islower():
        return "lower"
    return "upper" if word.isupper() and len(word) > 1 else "title"


def _country_names() -> Iterable[str]:
    for country in read_countries():
        # Short abbreviations are words as well ("US").
        yield from (name for name in (country.name, *country.aliases, *country.capitals) if len(name) > 3)
        for demonym in country.demonyms:
            yield from (demonym, f"{demonym}s")
        yield from (words for words, _ in country.metonyms if " " in words)


def _organisation_names() -> Iterable[str]:
    for row in read_organisations():
        for name in (row.name, *row.aliases):
            # A single word may be a common one ("ARENA", "UNITA" are told by the dictionary), so only acronyms count.
            if " " in name or (name.isupper() and len(name) > 3):
                yield name
