"""Parsed text in; the words that name places out, not yet put on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.mentions.lexicon import EntryKind, find_hits
from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.place_forms import known_form, known_part
from tocsin.ontology.places import Gazetteer
from tocsin.ontology.places_words import place_words
from tocsin.record import Dropped, Found, Name, Parsed, PlacePrecision, Reason, Span
from tocsin.text import surface

STAGE = "mentions.places/2"
PLACES = frozenset({"GPE", "LOC", "FAC"})
# Labels that the parser often gives to place names by mistake.
MISTAKEN = frozenset({"ORG", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
LONGEST_NAME = 4
# A dateline in capitals has at least as many letters; shorter words are acronyms.
SHORTEST_CAPITALS = 4
_SHIPS = frozenset({"USS", "HMS", "HMAS", "HMCS", "MV", "INS", "USNS", "SS", "RFS"})
_TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Gen. Col. Capt. Lt. Sgt. Sen. Rep. Gov. Rev. President Judge".split()
)
_DASHES = frozenset({"(", ",", "—", "--", "-", "–", "_", ":"})

Range = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words that name a place.

    Attributes:
        span: Where they stand.
        words: As they are written, cleaned of emphasis marks and line ends.
        form: What to look up; equals `words` when the gazetteer has no better form.
        beside: The name that follows after a comma or in brackets ("Texas" in "Paris, Texas"); "" for none.
        acts: It is the subject of a verb of saying or deciding: a government, rather than a spot on the map.
    """

    span: Span
    words: str
    form: str
    beside: str
    acts: bool = False


@dataclass(frozen=True, slots=True)
class _Report:
    """What is known of the whole report while its lines are read.

    Attributes:
        gazetteer: Where names are looked up.
        known: Forms that the parser takes for places somewhere.
        surnames: Last words of persons' names.
    """

    gazetteer: Gazetteer
    known: frozenset[str]
    surnames: frozenset[str]


def find_place_names(parsed: Parsed, *, gazetteer: Gazetteer) -> Found[PlaceName]:
    """Find the words that name places.

    Names are those that the parser takes for places, and names of the gazetteer that stand where a place stands, that
    the report names as a place elsewhere, or that can hardly be anything else (countries, "X County").
    """
    lines = [make_line(sentence) for sentence in parsed.sentences]
    surnames = frozenset(_surnames(lines))
    dropped: list[Dropped] = []
    report = _Report(gazetteer, frozenset(), surnames)
    labelled = [_labelled(line, report, dropped) for line in lines]
    known = frozenset(form for ranges in labelled for _, _, form in ranges if form)
    report = _Report(gazetteer, known, surnames)
    kept: list[PlaceName] = []
    for line, ranges in zip(lines, labelled, strict=True):
        ranges += _unlabelled(line, report, ranges)
        ranges.sort()
        kept.extend(_named(line, ranges))
    return Found(tuple(kept), tuple(dropped))


def _named(line: Line, ranges: Sequence[Range]) -> Iterator[PlaceName]:
    for k, (first, end, form) in enumerate(ranges):
        beside = ranges[k + 1][2] if k + 1 < len(ranges) and _follows(line, end, ranges[k + 1][0]) else ""
        words = surface(line.tokens[first:end])
        yield PlaceName(line.span(first, end), words, form or words, beside, _acts(line, first, end))


def _follows(line: Line, end: int, first: int) -> bool:
    """Tell whether only a comma or an opening bracket stands between two names."""
    return first == end + 1 and line.tokens[end].text in (",", "(")


def _acts(line: Line, first: int, end: int) -> bool:
    head = line.tokens[line.head(first, end)]
    verb = line.tokens[head.head]
    return head.dep == "nsubj" and verb.lemma.lower() in place_words("acting")


def _surnames(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        for name in line.sentence.names:
            if name.label == "PERSON" and name.end - name.first > 1:
                last = name.end - 1 if line.tokens[name.end - 1].tag != "POS" else name.end - 2
                yield line.tokens[last].text
        for token in line.tokens[1:]:
            if line.tokens[token.i - 1].text in _TITLES:
                yield token.text


def _labelled(line: Line, report: _Report, dropped: list[Dropped]) -> list[Range]:
    out: list[Range] = []
    peoples = {
        (hit.first, hit.end) for hit in find_hits(line) if hit.entry.kind in (EntryKind.DEMONYM, EntryKind.ORGANISATION)
    }
    for name in line.sentence.names:
        if name.label not in PLACES and name.label not in MISTAKEN:
            continue
        first, end = _trim(line, name)
        if first >= end or (first, end) in peoples:
            continue
        form = known_form(line, first, end, report.gazetteer)
        if name.label in PLACES:
            if reason := _refusal(line, first, end, form, report):
                dropped.append(Dropped(line.span(first, end), STAGE, reason))
            else:
                out.extend(_split(line, first, end, form, report.gazetteer))
        elif form and name.label in ("ORG", "PERSON", "PRODUCT") and _stands_as_place(line, first, end, form, report):
            out.append((first, end, form))
    return out


def _refusal(line: Line, first: int, end: int, form: str, report: _Report) -> Reason | None:
    """Return why words that the parser takes for a place name none; None when they may."""
    words = line.tokens[first:end]
    if words[0].text in _SHIPS or not any(token.text[0].isupper() for token in words):
        return Reason.NOT_A_NAME
    if words[0].text in _TITLES or _is_ordinary(line, first, end):
        return Reason.NOT_A_NAME
    if _is_street(line, first, end):
        return Reason.UNKNOWN_NAME
    if len(words) == 1 and words[0].text in report.surnames and not _after(line, first, "in"):
        return Reason.NOT_A_NAME
    return None


def _trim(line: Line, name: Name) -> tuple[int, int]:
    first, end = name.first, name.end
    tokens = line.tokens
    while first < end and (tokens[first].pos == "DET" or not any(c.isalnum() for c in tokens[first].text)):
        first += 1
    while end > first and (tokens[end - 1].tag == "POS" or not any(c.isalnum() for c in tokens[end - 1].text)):
        end -= 1
    return first, end


def _split(line: Line, first: int, end: int, form: str, gazetteer: Gazetteer) -> list[Range]:
    """Part "Paris, Texas" where the parser took it for one name, and find "Guernsey County" in "... Courthouse"."""
    if form:
        return [(first, end, form)]
    for i in range(first + 1, end - 1):
        if line.tokens[i].text == ",":
            parts = [(a, b, known_form(line, a, b, gazetteer)) for a, b in ((first, i), (i + 1, end))]
            return parts if all(part[2] for part in parts) else [(first, end, "")]
    part = known_part(line, first, end, gazetteer)
    return [part] if part is not None else [(first, end, "")]


def _unlabelled(line: Line, report: _Report, ranges: Sequence[Range]) -> list[Range]:
    """Find names of the gazetteer that the parser does not take for places."""
    taken = {i for first, end, _ in ranges for i in range(first, end)}
    inside: set[int] = set()
    for name in line.sentence.names:
        if name.label in PLACES or (name.label in MISTAKEN and name.end - name.first == 1):
            continue
        (inside if name.label == "ORG" else taken).update(range(name.first, name.end))
    out: list[Range] = []
    i = 0
    while i < len(line.tokens):
        found = _longest(line, i, report, taken, inside) if i not in taken and _may_open(line, i) else None
        if found is not None:
            out.append(found)
        i = found[1] if found is not None else i + 1
    return out


def _may_open(line: Line, i: int) -> bool:
    token = line.tokens[i]
    return token.text[0].isupper() and (token.pos == "PROPN" or (i == 0 and token.text.isupper()))


def _longest(line: Line, i: int, report: _Report, taken: set[int], inside: set[int]) -> Range | None:
    tokens = line.tokens
    goes_on = i > 0 and tokens[i - 1].pos == "PROPN" and tokens[i - 1].text[0].isupper()
    for end in range(min(i + LONGEST_NAME, len(tokens)), i, -1):
        if any(j in taken for j in range(i, end)) or tokens[end - 1].tag == "POS":
            continue
        form = known_form(line, i, end, report.gazetteer)
        if len(form) < 2 or _is_ordinary(line, i, end) or _is_street(line, i, end):
            continue
        if end - i == 1 and tokens[i].text in report.surnames:
            continue
        followed = end < len(tokens) and tokens[end].pos == "PROPN" and end not in taken
        if _is_clear(form, report.gazetteer) or (form in report.known and not goes_on):
            return i, end, form
        if _has_shape(line, i, end) and not goes_on and (i in inside or not followed):
            return i, end, form
        if goes_on or followed or i in inside:
            continue
        if _is_dateline(line, i, end) or _stands_as_place(line, i, end, form, report):
            return i, end, form
    return None


def _is_clear(form: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is that of a country."""
    sites = gazetteer.find(form)
    return bool(sites) and sites[0].precision is PlacePrecision.COUNTRY


def _has_shape(line: Line, first: int, end: int) -> bool:
    words = place_words("shape")
    return end - first > 1 and any(line.tokens[i].text.lower() in words for i in (first, end - 1))


def _is_ordinary(line: Line, first: int, end: int) -> bool:
    words = "_".join(token.text.lower() for token in line.tokens[first:end])
    return words in place_words("ordinary")


def _is_street(line: Line, first: int, end: int) -> bool:
    """Tell whether words are a street or a route, or the name in one ("Memphis" in "Memphis St.")."""
    tokens = line.tokens
    street = place_words("street")
    if end - first > 1 and tokens[end - 1].text.lower() in street and tokens[end - 1].text[0].isupper():
        return True
    if tokens[first].text.lower() in place_words("route"):
        return True
    after = tokens[end] if end < len(tokens) else None
    return after is not None and after.text[0].isupper() and after.text.lower() in street


def _is_dateline(line: Line, first: int, end: int) -> bool:
    tokens = line.tokens
    return (
        first == 0
        and end < len(tokens)
        and tokens[end].text in _DASHES
        and all(len(token.text) >= SHORTEST_CAPITALS and token.text.isupper() for token in tokens[first:end])
    )


def _stands_as_place(line: Line, first: int, end: int, form: str, report: _Report) -> bool:
    """Tell whether a name stands where a place does: after "in" and the like, or at the head of a dateline."""
    tokens = line.tokens
    if end - first == 1 and (len(form) < 3 or tokens[first].text in report.surnames):
        return False
    is_known = form in report.known or form in report.gazetteer
    if first == 0 and is_known and end < len(tokens) and tokens[end].text in _DASHES:
        return True
    if end < len(tokens) and tokens[end].pos in ("PROPN", "NOUN") and tokens[end].tag != "POS":
        return False
    return _after(line, first, "in") or (is_known and _after(line, first, "perhaps"))


def _after(line: Line, first: int, kind: str) -> bool:
    before = first - 1
    while before >= 0 and line.tokens[before].pos in ("DET", "ADJ"):
        before -= 1
    return before >= 0 and line.tokens[before].lemma.lower() in place_words(kind)
