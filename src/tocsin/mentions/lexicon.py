"""The words that name countries, their people and seats of power, and well-known organisations, ready for matching.

A sentence goes in; the names of the tables that stand in it come out, longest first, never overlapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tocsin.mentions.lines import Line
from tocsin.ontology.countries import Country, read_countries
from tocsin.ontology.organisations import read_organisations

# Longest acronym whose letters must stand in capitals in the text ("WHO" is not "who").
LONGEST_ACRONYM = 8
_FIRST_WORD = re.compile(r"[^\s\-'’/]+")


class EntryKind(StrEnum):
    """What a name of the tables stands for."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    ORGANISATION = "organisation"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the tables.

    Attributes:
        words: As it is written.
        name: The usual name of what it stands for.
        kind: What it stands for.
        country: ISO 3166-1 alpha-3; "" for what belongs to no single country.
        sectors: PLOVER sectors, most telling first.
        is_group: An armed or loose group.
        bloc: UNO, EUR or IGO for a body of many states; "" for others.
        origin: File and line of the user's dictionary that it stands in; "" for the packaged tables.
    """

    words: str
    name: str
    kind: EntryKind
    country: str
    sectors: tuple[str, ...] = ()
    is_group: bool = False
    bloc: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `[first, end)` of a sentence that are a name of the tables."""

    first: int
    end: int
    entry: Entry


_HOMES = frozenset({EntryKind.COUNTRY, EntryKind.DEMONYM, EntryKind.CAPITAL})
Lexicon = dict[str, tuple[tuple[str, Entry], ...]]


def find_hits(line: Line, *, lexicon: Lexicon | None = None) -> list[Hit]:
    """Find the names of the tables in a sentence.

    Args:
        line: The sentence.
        lexicon: The names by their first word in lower case; the packaged tables when None.

    Returns:
        Hits in text order; the longest wins, then the leftmost.
    """
    table = read_lexicon() if lexicon is None else lexicon
    hits: list[Hit] = []
    after = 0
    for token in line.tokens:
        if token.i < after or not token.text[0].isalnum():
            continue
        rows = table.get(_key(line.lower[line.starts[token.i] : line.starts[token.i] + len(token.text)]))
        if rows is None:
            continue
        hit = _match(line, token.i, rows)
        if hit is not None:
            after = hit.end
            if not _is_foreign(line, hit, hits[-1] if hits else None):
                hits.append(hit)
    return hits


def _is_foreign(line: Line, hit: Hit, before: Hit | None) -> bool:
    """Tell whether another country owns a body that the tables give to one ("Peru's Defense Department")."""
    if before is None or hit.entry.kind is not EntryKind.METONYM or before.entry.kind not in _HOMES:
        return False
    between = line.tokens[before.end : hit.first]
    touches = not between or (len(between) == 1 and between[0].tag == "POS")
    return touches and before.entry.country != hit.entry.country


def _match(line: Line, i: int, rows: tuple[tuple[str, Entry], ...]) -> Hit | None:
    at = line.starts[i]
    for lowered, entry in rows:
        end = line.ends.get(at + len(lowered))
        if (
            end is not None
            and line.lower.startswith(lowered, at)
            and _case_fits(line.surface[at : at + len(lowered)], entry.words)
        ):
            return Hit(i, end, entry)
    return None


def _case_fits(found: str, words: str) -> bool:
    if words.isupper() and len(words) <= LONGEST_ACRONYM:
        return found == words
    return found == words or found[0].isupper()


def find_form(words: str) -> Entry | None:
    """Return what a name of the tables stands for; the words are all there is of it."""
    return next((entry for _, entry in read_lexicon().get(_key(words.lower()), ()) if entry.words == words), None)


@cache
def read_lexicon() -> Lexicon:
    """Read the packaged tables as one lexicon; a form of two stays with the first of country, organisation, people."""
    forms: dict[str, Entry] = {}
    countries = read_countries()
    for country in countries:
        for entry in _country_entries(country):
            forms.setdefault(entry.words, entry)
    for row in read_organisations():
        for words in (row.name, *row.aliases):
            kind = EntryKind.TERRITORY if row.kind == "place" else EntryKind.ORGANISATION
            is_group = row.kind == "group"
            entry = Entry(words, row.name, kind, row.country, row.sectors, is_group, row.bloc)
            forms.setdefault(words, entry)
    for country in countries:
        for entry in _people_entries(country):
            forms.setdefault(entry.words, entry)
    table: dict[str, list[tuple[str, Entry]]] = {}
    for words, entry in forms.items():
        table.setdefault(_key(words.lower()), []).append((words.lower(), entry))
    return {key: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[1].words))) for key, rows in table.items()}


def _country_entries(country: Country) -> list[Entry]:
    out = [Entry(words, country.name, EntryKind.COUNTRY, country.iso3) for words in (country.name, *country.aliases)]
    out += [Entry(words, words, EntryKind.METONYM, country.iso3, (sector,)) for words, sector in country.metonyms]
    out += [Entry(words, words, EntryKind.CAPITAL, country.iso3) for words in country.capitals]
    return out


def _people_entries(country: Country) -> list[Entry]:
    out = []
    for singular in country.demonyms:
        out.append(Entry(singular, country.name, EntryKind.DEMONYM, country.iso3))
        if not singular.endswith(("s", "sh", "ch", "ese", "men")) or singular in ("Czech",):
            plural = singular[:-3] + "men" if singular.endswith("man") and singular != "German" else f"{singular}s"
            out.append(Entry(plural, country.name, EntryKind.DEMONYM, country.iso3))
    return out


def _key(lowered: str) -> str:
    found = _FIRST_WORD.match(lowered)
    return found.group() if found else lowered
