"""A sentence and the names of the tables in it in; the names that may be actors out."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Source
from tocsin.mentions.capitals import begins_with_first_name, has_title
from tocsin.mentions.lexicon import EntryKind, Hit
from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import role_at
from tocsin.ontology.names import read_genders
from tocsin.ontology.roles import RoleWord
from tocsin.record import MentionKind, Name

# Labels of the parser (OntoNotes) that can name an actor, with the kind of mention each makes.
LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
}
SHORTEST_ACRONYM = 3
_MODIFIER = frozenset({"compound", "amod", "nmod"})
_NOT_IN_NAMES = frozenset('"“”[](){}*_,;:!?/|#@<>=+~^–—…')


def find_names(n: int, line: Line, hits: list[Hit]) -> tuple[list[Candidate], list[Hit]]:
    """Return names, those of the parser where they reach further than those of the tables; and the hits that stay."""
    names = [cleaned for name in line.sentence.names if name.label in LABELS and (cleaned := _clean(line, name, hits))]
    kept = [hit for hit in hits if not any(_swallows(line, name, hit) for name in names)]
    out = [item for hit in kept if (item := _from_hit(n, line, hit))]
    blocked = [(hit.first, hit.end) for hit in kept]
    for name in names:
        if any(first < name.end and name.first < end for first, end in blocked):
            inside = [(first, end) for first, end in blocked if first < name.end and name.first < end]
            if name.label != "ORG" or any(end == name.end for _, end in inside) or len(inside) > 1:
                continue
        role = role_at(line, name.end)
        if role and role[1] < name.first and name.label != "PERSON":
            continue
        head = line.head(name.first, name.end)
        if name.label == "NORP" and line.tokens[head].dep in _MODIFIER:
            continue
        kind = LABELS[name.label]
        if kind is not MentionKind.PERSON and (begins_with_first_name(line, name) or has_title(line, name)):
            kind = MentionKind.PERSON
        if name.label == "PERSON" and (_has_acronym(line, name) or _is_acronym(line, name) or _is_thing(line, name)):
            kind = MentionKind.ORGANISATION
        out.append(Candidate(n, name.first, name.end, head, kind, Source.NAME))
    return out, kept


def _has_acronym(line: Line, name: Name) -> bool:
    """Tell whether a name's initials follow in brackets, so that it is a body's and no person's."""
    words = [token.text for token in line.tokens[name.first : name.end]]
    after = [token.text for token in line.tokens[name.end : name.end + 3]]
    return len(words) > 1 and after[:1] == ["("] and after[2:] == [")"] and after[1] == "".join(w[0] for w in words)


def _is_acronym(line: Line, name: Name) -> bool:
    """Tell whether a name is one word in capitals amid words that are not, so that it is hardly a person's."""
    word = line.tokens[name.first].text
    alone = name.end - name.first == 1 and len(word) >= SHORTEST_ACRONYM and word.isalpha() and word.isupper()
    return alone and any(token.text.islower() for token in line.tokens)


def _is_thing(line: Line, name: Name) -> bool:
    """Tell whether a name is a body's by its last word or by "which" behind it ("Ridgeway Travel, which runs")."""
    after = [token.text.lower() for token in line.tokens[name.end : name.end + 2]]
    role = role_at(line, name.end, name.first)
    return name.end - name.first > 1 and (after == [",", "which"] or (role is not None and role[0].kind != "person"))


def _swallows(line: Line, name: Name, hit: Hit) -> bool:
    """Tell whether a hit is only part of a longer name ("Michael Jordan", "Bank of China")."""
    if not (name.first <= hit.first and hit.end <= name.end) or name.end - name.first <= hit.end - hit.first:
        return False
    if hit.entry.kind in (EntryKind.ORGANISATION, EntryKind.METONYM) and hit.end - hit.first > 1:
        return False
    return name.label == "PERSON" or (name.label in ("ORG", "GPE") and hit.first > name.first)


def _clean(line: Line, name: Name, hits: list[Hit]) -> Name | None:
    """Trim what the parser drew into a name: articles, marks, possessive endings, and titles before a person."""
    first, end = name.first, name.end
    tokens = line.tokens
    starts = {hit.first: hit.end for hit in hits}
    genders = read_genders()
    while first < end:
        token = tokens[first]
        if (
            token.pos == "DET"
            or token.tag == "POS"
            or token.text in _NOT_IN_NAMES
            or not any(c.isalnum() for c in token.text)
        ):
            first += 1
        elif name.label == "PERSON" and first in starts and starts[first] < end:
            first = starts[first]
        elif name.label == "PERSON" and token.text in genders.address and first + 1 < end:
            first += 1
        else:
            break
    while end > first and (tokens[end - 1].tag == "POS" or not any(c.isalnum() for c in tokens[end - 1].text)):
        end -= 1
    for i in range(first, end):
        if tokens[i].text in _NOT_IN_NAMES:
            end = i
            break
    if name.label == "PERSON":
        first = _after_title(line, first, end)
    if first >= end or not any(token.text[0].isupper() or "?" in token.text for token in tokens[first:end]):
        return None
    if name.label in ("PERSON", "NORP") and any(char.isdigit() for token in tokens[first:end] for char in token.text):
        return None
    return Name(first, end, name.label)


def _after_title(line: Line, first: int, end: int) -> int:
    """Return where a person's name begins behind titles ("General", "Foreign Minister"); at least one word is left."""
    for stop in range(end - 1, first, -1):
        if line.tokens[stop - 1].text[0].isupper() and role_at(line, stop, first):
            return stop
    return first


def _from_hit(n: int, line: Line, hit: Hit) -> Candidate | None:
    first = hit.first + (hit.end - hit.first > 1 and line.tokens[hit.first].text.lower() == "the")
    head = line.head(first, hit.end)
    token = line.tokens[head]
    kind = MentionKind.PLACE
    if (
        hit.end - hit.first == 1
        and hit.entry.kind is not EntryKind.COUNTRY
        and token.pos not in ("PROPN", "NOUN", "ADJ")
    ):
        return None
    if hit.entry.kind is EntryKind.DEMONYM:
        if not _is_people(line, hit):
            return None
        kind = MentionKind.GROUP
    elif hit.entry.kind in (EntryKind.ORGANISATION, EntryKind.METONYM):
        kind = MentionKind.GROUP if hit.entry.is_group else MentionKind.ORGANISATION
        role = role_at(line, head + 1, first) if hit.entry.origin else None
        kind = kind_of(role[0], plural=token.tag in ("NNS", "NNPS")) if role else kind
    return Candidate(n, first, hit.end, head, kind, Source.NAME, entry=hit.entry)


def _is_people(line: Line, hit: Hit) -> bool:
    """Tell whether a demonym is a noun: "Russians", "the French", "two Danes", "a Swede"; not "Russian poetry"."""
    token = line.tokens[hit.end - 1]
    if token.dep in _MODIFIER or token.dep == "npadvmod":
        return False
    following = line.tokens[hit.end].text if hit.end < len(line.tokens) else ""
    if following == "-":
        return False
    if token.tag in ("NNS", "NNPS") and hit.entry.words.endswith("s"):
        return True
    before = line.tokens[hit.first - 1] if hit.first else None
    return before is not None and before.pos in ("DET", "NUM") and token.pos in ("PROPN", "NOUN", "ADJ")


def kind_of(role: RoleWord, *, plural: bool) -> MentionKind:
    """Return what a phrase with a role at its head seems to name."""
    if role.kind == "organisation" and not plural:
        return MentionKind.ORGANISATION
    if role.kind == "person" and not plural:
        return MentionKind.PERSON
    return MentionKind.GROUP
