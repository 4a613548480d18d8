"""Parsed text in; the words that name places out, not yet put on the map."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.mentions.lexicon import EntryKind, find_hits
from tocsin.mentions.lines import Line, make_line
from tocsin.ontology.places import Gazetteer
from tocsin.record import Dropped, Found, Name, Parsed, PlacePrecision, Reason, Span
from tocsin.text import surface

STAGE = "mentions.places/1"
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Labels that the parser often gives to place names by mistake.
MISTAKEN = frozenset({"ORG", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
# Words after which a known place name is taken for a place whatever the parser says.
BEFORE_PLACE = frozenset(
    "in at near from to into across toward towards outside inside around throughout over of off through on against for "
    "between within beyond via leave reach enter visit capture seize liberate bomb shell".split()
)
LONGEST_NAME = 4
# Words round a name that a gazetteer leaves out.
_ENDINGS = (" City", " city", " province", " Province", " region", " district", " State")
_OPENINGS = tuple(
    f"{word} "
    for side in "central northern southern eastern western north south east west northeastern southeastern".split()
    for word in (side, side.capitalize())
)
_SHIPS = frozenset({"USS", "HMS", "HMAS", "HMCS", "MV", "INS", "USNS", "SS", "RFS"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that name a place.

    Attributes:
        span: Where they stand.
        words: As they are written, cleaned of emphasis marks and line ends.
        form: What to look up; equals `words` when the gazetteer has no better form.
        beside: The name that follows after a comma or in brackets ("Texas" in "Paris, Texas"); "" for none.
    """

    span: Span
    words: str
    form: str
    beside: str


def find_place_names(parsed: Parsed, *, gazetteer: Gazetteer) -> Found[PlaceName]:
    """Find the words that name places.

    Names are those that the parser takes for places, and names of the gazetteer that stand where a place stands.
    """
    kept: list[PlaceName] = []
    dropped: list[Dropped] = []
    lines = [make_line(sentence) for sentence in parsed.sentences]
    labelled = [_labelled(line, gazetteer, dropped) for line in lines]
    known = {form for ranges in labelled for _, _, form in ranges if form}
    for line, ranges in zip(lines, labelled, strict=True):
        ranges += _unlabelled(line, gazetteer, ranges, known)
        ranges.sort()
        for k, (first, end, form) in enumerate(ranges):
            beside = ranges[k + 1][2] if k + 1 < len(ranges) and _follows(line, end, ranges[k + 1][0]) else ""
            words = surface(line.tokens[first:end])
            kept.append(PlaceName(line.span(first, end), words, form or words, beside))
    return Found(tuple(kept), tuple(dropped))


def _follows(line: Line, end: int, first: int) -> bool:
    """Tell whether only a comma or an opening bracket stands between two names."""
    return first == end + 1 and line.tokens[end].text in (",", "(")


def _labelled(line: Line, gazetteer: Gazetteer, dropped: list[Dropped]) -> list[tuple[int, int, str]]:
    out = []
    others = {
        (hit.first, hit.end) for hit in find_hits(line) if hit.entry.kind in (EntryKind.DEMONYM, EntryKind.ORGANISATION)
    }
    for name in line.sentence.names:
        if name.label not in PLACES and name.label not in MISTAKEN:
            continue
        first, end = _trim(line, name)
        if first >= end or (first, end) in others:
            continue
        form = _known(line, first, end, gazetteer)
        if name.label in PLACES:
            if line.tokens[first].text in _SHIPS or not any(t.text[0].isupper() for t in line.tokens[first:end]):
                dropped.append(Dropped(line.span(first, end), STAGE, Reason.NOT_A_NAME))
                continue
            out.extend(_split(line, first, end, form, gazetteer))
        elif form and name.label in ("ORG", "PERSON", "PRODUCT") and _in_place_position(line, first, end):
            out.append((first, end, form))
    return out


def _trim(line: Line, name: Name) -> tuple[int, int]:
    first, end = name.first, name.end
    tokens = line.tokens
    while first < end and (tokens[first].pos == "DET" or not any(c.isalnum() for c in tokens[first].text)):
        first += 1
    while end > first and (tokens[end - 1].tag == "POS" or not any(c.isalnum() for c in tokens[end - 1].text)):
        end -= 1
    return first, end


def _split(line: Line, first: int, end: int, form: str, gazetteer: Gazetteer) -> list[tuple[int, int, str]]:
    """Part "Paris, Texas" where the parser took it for one name."""
    if form:
        return [(first, end, form)]
    for i in range(first + 1, end - 1):
        if line.tokens[i].text == ",":
            parts = [(first, i, _known(line, first, i, gazetteer)), (i + 1, end, _known(line, i + 1, end, gazetteer))]
            return parts if all(part[2] for part in parts) else [(first, end, "")]
    return [(first, end, "")]


def _known(line: Line, first: int, end: int, gazetteer: Gazetteer) -> str:
    """Return the form of a name that the gazetteer holds; "" for none."""
    words = surface(line.tokens[first:end]).replace("’", "'")
    for form in (words, words.removeprefix("The ").removeprefix("the "), _capitalised(words)):
        if form in gazetteer:
            return form
    for ending in _ENDINGS:
        if words.endswith(ending) and words.removesuffix(ending) in gazetteer:
            return words.removesuffix(ending)
    for opening in _OPENINGS:
        if words.startswith(opening) and words.removeprefix(opening) in gazetteer:
            return words.removeprefix(opening)
    return ""


def _capitalised(words: str) -> str:
    """Return a name in capitals ("NAIROBI", as datelines have it) in usual letters; short ones are left ("UK")."""
    return words.title() if words.isupper() and len(words) > 3 else words


def _unlabelled(
    line: Line, gazetteer: Gazetteer, ranges: list[tuple[int, int, str]], known: set[str]
) -> list[tuple[int, int, str]]:
    """Find names of the gazetteer that the parser does not take for places.

    They count where a place stands, or anywhere when they name a country or a place that the parser saw elsewhere in
    the report; never inside a longer name of somebody.
    """
    taken = {i for first, end, _ in ranges for i in range(first, end)}
    for name in line.sentence.names:
        if name.label in MISTAKEN and name.end - name.first > 1:
            taken.update(range(name.first, name.end))
    out = []
    i = 0
    while i < len(line.tokens):
        found = _longest(line, i, taken, gazetteer, known) if i not in taken and line.tokens[i].pos == "PROPN" else None
        if found is not None:
            out.append(found)
            i = found[1]
        else:
            i += 1
    return out


def _longest(line: Line, i: int, taken: set[int], gazetteer: Gazetteer, known: set[str]) -> tuple[int, int, str] | None:
    tokens = line.tokens
    if not tokens[i].text[0].isupper() or (i > 0 and tokens[i - 1].pos == "PROPN" and tokens[i - 1].text[0].isupper()):
        return None
    for end in range(min(i + LONGEST_NAME, len(tokens)), i, -1):
        if any(j in taken for j in range(i, end)) or (
            end < len(tokens) and tokens[end].pos == "PROPN" and end not in taken
        ):
            continue
        form = _known(line, i, end, gazetteer)
        if not form or len(form) < 2:
            continue
        if form in known or _is_country(form, gazetteer) or (len(form) > 2 and _in_place_position(line, i, end)):
            return i, end, form
    return None


def _is_country(form: str, gazetteer: Gazetteer) -> bool:
    return any(site.precision is PlacePrecision.COUNTRY for site in gazetteer.find(form))


def _in_place_position(line: Line, first: int, end: int) -> bool:
    """Tell whether a name stands where a place does: after "in" and the like, or at the head of a dateline."""
    before = first - 1
    while before >= 0 and line.tokens[before].pos in ("DET", "ADJ"):
        before -= 1
    if before >= 0 and (line.tokens[before].lemma.lower() in BEFORE_PLACE):
        return end >= len(line.tokens) or line.tokens[end].pos not in ("PROPN", "NOUN") or line.tokens[end].tag == "POS"
    return first == 0 and end < len(line.tokens) and line.tokens[end].text in ("(", ",", "—", "--", "-", "_")
