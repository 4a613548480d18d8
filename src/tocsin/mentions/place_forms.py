"""Words of a sentence in; the form of them under which the gazetteer knows a place out."""

from __future__ import annotations

from tocsin.mentions.lines import Line
from tocsin.ontology.places import Gazetteer
from tocsin.ontology.places_words import place_words
from tocsin.text import surface

# Words round a name that a gazetteer leaves out.
_ENDINGS = frozenset("City city province Province region district State Valley".split())
_OPENINGS = frozenset(
    "central northern southern eastern western north south east west northeastern southeastern northeast northwest "
    "southeast southwest greater downtown metro historic far upper lower".split()
)
MOST_PARTS = 8


def known_form(line: Line, first: int, end: int, gazetteer: Gazetteer) -> str:
    """Return the form of tokens `[first, end)` that the gazetteer holds; "" for none."""
    words = surface(line.tokens[first:end])
    if words[:4].lower() == "the ":
        words = words[4:]
    if gazetteer.find(words):
        return words
    head, _, last = words.rpartition(" ")
    if last in _ENDINGS and head in gazetteer:
        return head
    for _ in range(2):
        opening, _, words = words.partition(" ")
        if opening.lower() not in _OPENINGS:
            return ""
        if words in gazetteer:
            return words
    return ""


def known_part(line: Line, first: int, end: int, gazetteer: Gazetteer) -> tuple[int, int, str] | None:
    """Find the known place in a longer name that the parser takes for a place, and its form.

    At the head of the name of a building or a body stands where it is ("Guernsey County Courthouse", "London
    International Airport").
    """
    if end - first > MOST_PARTS:
        return None
    for stop in range(end - 1, first, -1):
        form = known_form(line, first, stop, gazetteer)
        if form and (_is_area(line, stop) or (_is_site(line, stop, end) and form in gazetteer)):
            return first, stop, form
    return None


def _is_area(line: Line, stop: int) -> bool:
    return line.tokens[stop - 1].text in ("County", "Parish", "Province", "Oblast")


def _is_site(line: Line, first: int, end: int) -> bool:
    return any(token.text.lower() in place_words("site") for token in line.tokens[first:end])
