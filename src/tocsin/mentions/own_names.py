"""A sentence and the names of the tables in it in; the same with those of the user's dictionaries out."""

from __future__ import annotations

from dataclasses import replace

from tocsin.mentions.capitals import begins_with_first_name
from tocsin.mentions.lexicon import Entry, EntryKind, Hit
from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import role_at
from tocsin.ontology.own_actors import MOST_WORDS, OwnActor, first_word
from tocsin.ontology.petrarch_codes import Meaning
from tocsin.record import Name

# A word with hyphens and points is several tokens.
MOST_TOKENS = 3 * MOST_WORDS


def add_own_hits(line: Line, hits: list[Hit], *, day: str) -> list[Hit]:
    """Add the names of the user's dictionaries; of two that overlap the longer stays, of two alike the user's.

    Persons are left to the parser, which sees where their names end; they are looked up when they are linked.

    Args:
        line: The sentence, with the dictionaries.
        hits: The names of the packaged tables in it, in text order.
        day: ISO date of the report; "" when unknown.

    Returns:
        Hits in text order, never overlapping.
    """
    if line.own is None:
        return hits
    out: dict[int, Hit] = {hit.first: hit for hit in hits}
    covering = {i: hit for hit in hits for i in range(hit.first, hit.end)}
    after = 0
    for token in line.tokens:
        found = _find(line, token.i, day) if token.i >= after else None
        if found is None:
            continue
        end, actor, meaning = found
        beaten = {hit.first: hit for i in range(token.i, end) if (hit := covering.get(i))}
        same = next((hit for hit in beaten.values() if (hit.first, hit.end) == (token.i, end)), None)
        longer = any(hit.end - hit.first > end - token.i for hit in beaten.values())
        if longer or (same is None and _is_person(line, token.i, end, actor)) or _adds_nothing(same, meaning):
            continue
        for first in beaten:
            out.pop(first, None)
        out[token.i] = Hit(token.i, end, _entry(line, token.i, end, actor, meaning, same))
        after = end
    return [out[first] for first in sorted(out)]


def _find(line: Line, i: int, day: str) -> tuple[int, OwnActor, Meaning] | None:
    """Return the end of the longest name of an actor of that day that begins with token `i`."""
    at, own = line.starts[i], line.own
    if own is None or first_word(line.lower[at : at + len(line.tokens[i].text)]) not in own.first_words:
        return None
    for end in range(min(i + MOST_TOKENS, len(line.tokens)), i, -1):
        words = line.lower[at : line.starts[end - 1] + len(line.tokens[end - 1].text)]
        for actor in own.actors.get(words, ()):
            meaning = actor.on(day)
            if meaning is not None and _is_name(line, i, end):
                return end, actor, meaning
    return None


def _is_name(line: Line, first: int, end: int) -> bool:
    """Tell whether words stand as a name: dictionaries are in capitals, and "WHO" is neither "who" nor "Who"."""
    return any(token.text[0].isupper() and token.pos in ("PROPN", "ADJ") for token in line.tokens[first:end])


def _is_person(line: Line, first: int, end: int, actor: OwnActor) -> bool:
    role = role_at(line, line.head(first, end) + 1, first)
    if role is not None and role[0].kind != "person":
        return False
    if any(name.label == "PERSON" and name.first < end and first < name.end for name in line.sentence.names):
        return True
    # Bodies seldom have days; offices do.
    dated = any(code.first or code.last for code, _ in actor.meanings)
    return dated or begins_with_first_name(line, Name(first, end, "PERSON"))


def _adds_nothing(same: Hit | None, meaning: Meaning) -> bool:
    """Tell whether a row only repeats the country that our tables give, which know more of it."""
    return same is not None and not meaning.sectors and same.entry.country == meaning.country


def _entry(line: Line, first: int, end: int, actor: OwnActor, meaning: Meaning, same: Hit | None) -> Entry:
    if same is not None:
        known = same.entry
    elif meaning.sectors:
        known = Entry(line.words(first, end), actor.name, EntryKind.ORGANISATION, "")
    else:
        kind = EntryKind.DEMONYM if line.tokens[end - 1].pos == "ADJ" else EntryKind.TERRITORY
        known = Entry(line.words(first, end), actor.name, kind, "")
    told = meaning
    return replace(known, country=told.country, sectors=told.sectors, bloc=told.bloc, origin=actor.origin)
