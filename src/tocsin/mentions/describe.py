"""Words that name one actor in, with or without a sentence round them; its country and its sectors out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.mentions.lexicon import EntryKind, Hit, find_form, find_hits
from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.phrases import LONGEST_PHRASE, Described, describe, find_former, role_at
from tocsin.ontology.office_holders import Held, find_office
from tocsin.ontology.places import home_country
from tocsin.record import Parsed
from tocsin.text import surface

# Nouns and pronouns for people of whom no sector is known; PLOVER's sector for them is UNK.
PEOPLE = frozenset(
    "he she they him her them man men woman women person people group groups boy boys girl girls individual individuals"
    " somebody someone anybody anyone suspect suspects others".split()
)
# Adjectives that make anybody a civilian.
ORDINARY = frozenset({"ordinary", "everyday", "unarmed", "innocent"})
UNKNOWN_SECTOR = "UNK"
LONGEST_NAME = 7
# A shorter word with two letters swapped is too often another word.
SHORTEST_MISSPELT = 5
LONGEST_MISSPELT = 24
_PLACE_KINDS = frozenset({EntryKind.COUNTRY, EntryKind.DEMONYM, EntryKind.CAPITAL})


@dataclass(frozen=True, slots=True)
class Actor:
    """What is known of an actor.

    Attributes:
        country: ISO 3166-1 alpha-3, or PLOVER's UNO, EUR or IGO for a body of many states; "" when nothing says.
        sectors: PLOVER sectors, most telling first; UNK alone for people of whom nothing says.
    """

    country: str
    sectors: tuple[str, ...]


def describe_actor(parsed: Parsed, *, context: str = "", day: str = "") -> Actor:
    """Tell country and sectors of the actor that a short text names.

    Args:
        parsed: The parsed words, as "the French foreign minister".
        context: Country names or words near by, looked at when the text itself names no country.
        day: ISO date of the report, which decides who holds an office; "" for the latest that is known.

    Returns:
        What the first sentence of the text says.
    """
    if not parsed.sentences:
        return Actor("", ())
    line = make_line(parsed.sentences[0])
    hits = find_hits(line)
    end = len(line.tokens)
    head = _head(line)
    told = describe(line, 0, end, hits, head=head)
    country, sectors = told.country, tuple(sector for sector, _ in told.sectors)
    if held := find_held(line, 0, end, told, day=day):
        country = country or held.country
        # The words know best; the table adds to them what it knows of the day.
        if not sectors or ("ELI" not in held.sectors and find_former(line, 0, end) is None):
            sectors = tuple(dict.fromkeys((*held.sectors, *sectors)))
    if not sectors and _is_capital_alone(line, hits):
        sectors = ("GOV",)
    if not sectors and any(line.tokens[i].text.lower() in ORDINARY for i in range(head)):
        sectors = ("CVL",)
    if not sectors and line.tokens[head].text.lower() in PEOPLE:
        sectors = (UNKNOWN_SECTOR,)
    if not country and not told.bloc:
        country = _country_by_spelling(line, has_role=bool(sectors)) or _country_of(context)
    return Actor(country or told.bloc, _without_bloc(sectors) if told.bloc and not country else sectors)


def find_held(line: Line, first: int, end: int, told: Described, *, day: str) -> Held | None:
    """Return the office of the person whose name stands in tokens `[first, end)`; the longest name wins.

    A person of whom the words tell another country is a namesake.
    """
    end = min(end, first + LONGEST_PHRASE)
    for length in range(min(LONGEST_NAME * 2, end - first), 0, -1):
        for start in range(first, end - length + 1):
            if not line.tokens[start].text[0].isupper() or _goes_on(line, start, start + length, end):
                continue
            held = find_office(line.words(start, start + length), day)
            if held is not None:
                return held if not told.country or held.country in ("", told.country) else None
    return None


def _goes_on(line: Line, start: int, stop: int, end: int) -> bool:
    """Tell whether tokens `[start, stop)` are only part of a longer name."""
    if stop < end and line.tokens[stop].pos == "PROPN":
        return True
    before = line.tokens[start - 1] if start else None
    return before is not None and before.pos == "PROPN" and role_at(line, start) is None


def _head(line: Line) -> int:
    root = next(token.i for token in line.tokens if token.head == token.i)
    if line.tokens[root].pos in ("NOUN", "PROPN", "PRON", "ADJ"):
        return root
    nouns = [token.i for token in line.tokens if token.pos in ("NOUN", "PROPN", "PRON")]
    return nouns[0] if nouns else root


def _is_capital_alone(line: Line, hits: Sequence[Hit]) -> bool:
    return any(hit.entry.kind is EntryKind.CAPITAL and hit.end - hit.first == len(line.tokens) for hit in hits)


def _country_by_spelling(line: Line, *, has_role: bool) -> str:
    """Return the country of the place that the words are or begin with, also with two of its letters swapped.

    Only where a role follows may a place be the beginning of more ("Madras High Court"); else it is anybody's name.
    """
    start = next((token.i for token in line.tokens if token.pos != "DET"), 0)
    least = start + 1 if has_role else len(line.tokens)
    for stop in range(min(len(line.tokens), start + LONGEST_NAME), least - 1, -1):
        if country := home_country(surface(line.tokens[start:stop])):
            return country
    last = start + 1 if has_role or len(line.tokens) == start + 1 else start
    return next((c for token in line.tokens[start:last] if (c := _country_of_swapped(token.text))), "")


def _country_of_swapped(word: str) -> str:
    """Return the country of the only place or people that a word names after two neighbouring letters change places."""
    if not SHORTEST_MISSPELT <= len(word) <= LONGEST_MISSPELT:
        return ""
    found = {
        country
        for i in range(1, len(word) - 1)
        if (country := _country_of(word[:i] + word[i + 1] + word[i] + word[i + 2 :]))
    }
    return found.pop() if len(found) == 1 else ""


def _country_of(words: str) -> str:
    """Return the country that the first name in some words belongs to."""
    for name in dict.fromkeys((words, *re.findall(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", words))):
        entry = find_form(name)
        if entry is not None and entry.kind in _PLACE_KINDS:
            return entry.country
        if country := home_country(name):
            return country
    return ""


def _without_bloc(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Leave IGO out where the bloc's code says it already and another sector says more."""
    return tuple(sector for sector in sectors if sector != "IGO") or sectors
