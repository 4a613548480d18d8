"""Parsed sentences in; the words that may name an actor out: names, roles and pronouns, not yet linked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.mentions.capitals import begins_with_first_name, find_capitals, has_title
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.lexicon import Entry, EntryKind, Hit, find_hits
from tocsin.mentions.lines import Line, make_line
from tocsin.mentions.own_names import add_own_hits
from tocsin.mentions.phrases import phrase_start, role_at
from tocsin.mentions.telling import read_person_nouns, read_telling, tells
from tocsin.ontology.names import read_genders
from tocsin.ontology.own_actors import OwnActors
from tocsin.ontology.roles import RoleWord
from tocsin.record import MentionKind, Name, Parsed, Token

# Labels of the parser (OntoNotes) that can name an actor, with the kind of mention each makes.
LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
}
PRONOUNS = frozenset(
    (
        "he him his himself she her hers herself they them their themselves it its itself we us our ours who "
        "i me my mine myself"
    ).split()
)
_MODIFIER = frozenset({"compound", "amod", "nmod"})
_NOT_IN_NAMES = frozenset('"“”[](){}*_,;:!?/|#@<>=+~^–—…')
# Singular nouns that name many without an article.
_BARE = frozenset(
    {"police", "opposition", "media", "congress", "parliament", "infantry", "artillery", "government", "management"}
)
SHORTEST_ACRONYM = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
# Pronouns for somebody whom nothing names; "one" only as "one of them".
_SOMEBODY = frozenset({"one", "another", "someone", "somebody"})
_ONE = RoleWord(("one",), (), "person")
_OFFICE = RoleWord(("office",), (), "organisation")
# Roles that stand for somebody although they tell neither country nor sector.
STANDING_ALONE = frozenset({_ONE.words, _OFFICE.words})


class Source(StrEnum):
    """What a candidate is."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an actor.

    Attributes:
        line: Index of its sentence among the lines.
        first: Its first token.
        end: Token after its last.
        head: Its head token.
        kind: What it seems to name.
        source: Name, role or pronoun.
        entry: The row of the tables that it is; None for others.
        role: The role word of its head; None for others.
        is_doubtful: Only its capital letters speak for a name.
        known: Class and words of the name under which its entity is held, where that is told; None for others.
    """

    line: int
    first: int
    end: int
    head: int
    kind: MentionKind
    source: Source
    entry: Entry | None = None
    role: RoleWord | None = None
    is_doubtful: bool = False
    known: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the sentences of a document offer.

    Attributes:
        lines: Every sentence, ready for matching.
        hits: For each line, the names of the tables in it; also adjectives, which name nobody by themselves.
        found: The candidates in text order.
    """

    lines: tuple[Line, ...]
    hits: tuple[tuple[Hit, ...], ...]
    found: tuple[Candidate, ...]


def find_candidates(parsed: Parsed, *, own: OwnActors | None = None, day: str = "") -> Candidates:
    """Find the words that may name an actor; `day` decides which rows of the user's dictionaries hold."""
    lines = tuple(make_line(sentence, own=own) for sentence in parsed.sentences)
    common = {token.text for line in lines for token in line.tokens if token.text.islower()}
    all_hits: list[tuple[Hit, ...]] = []
    found: list[Candidate] = []
    for n, line in enumerate(lines):
        hits = add_own_hits(line, find_hits(line), day=day)
        names, hits = _find_names(n, line, hits)
        taken = [False] * len(line.tokens)
        for name in names:
            taken[name.first : name.end] = [True] * (name.end - name.first)
        names += [
            Candidate(n, first, end, head, MentionKind.PERSON, Source.NAME, is_doubtful=True)
            for first, end, head in find_capitals(line, hits, taken, common)
        ]
        rest = [*_find_roles(n, line, taken), *_find_pronouns(n, line)]
        found.extend(sorted([*names, *rest], key=lambda item: (item.first, -item.end)))
        all_hits.append(tuple(hits))
    found.extend(_find_repeats(lines, found))
    found.sort(key=lambda item: (item.line, item.first, -item.end))
    return Candidates(lines, tuple(all_hits), tuple(found))


def _find_repeats(lines: tuple[Line, ...], found: list[Candidate]) -> list[Candidate]:
    """Find the surnames of the document's persons where the parser saw no name ("[Meyer] said")."""
    surnames: set[str] = set()
    taken: set[tuple[int, int]] = set()
    for item in found:
        if item.source is Source.NAME:
            taken.update((item.line, i) for i in range(item.first, item.end))
            if item.kind is MentionKind.PERSON and item.end - item.first > 1:
                surnames.add(lines[item.line].tokens[item.end - 1].text)
    return [
        Candidate(n, token.i, token.i + 1, token.i, MentionKind.PERSON, Source.NAME)
        for n, line in enumerate(lines)
        for token in line.tokens
        if token.text in surnames and token.pos == "PROPN" and token.text[0].isupper() and (n, token.i) not in taken
    ]


def _find_names(n: int, line: Line, hits: list[Hit]) -> tuple[list[Candidate], list[Hit]]:
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
    """Tell whether a name is a body's by its last word or by "which" behind it ("Ridgeway Travel, which runs the depot")."""
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
        kind = _kind_of(role[0], plural=token.tag in ("NNS", "NNPS")) if role else kind
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


def _find_roles(n: int, line: Line, taken: list[bool]) -> list[Candidate]:
    out = []
    for token in line.tokens:
        if not taken[token.i] and _is_somebody(line, token):
            out.append(Candidate(n, token.i, token.i + 1, token.i, MentionKind.PERSON, Source.ROLE, role=_ONE))
            continue
        if taken[token.i] or token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep in _MODIFIER:
            continue
        if token.pos == "ADJ" and token.tag != "NNS" and token.dep not in _SUBJECTS:
            continue
        first = phrase_start(line, token.i)
        if any(_is_model(before.text) for before in line.tokens[first : token.i]):
            continue
        role = _role_of(line, token, first)
        if role is None and _points_back(line, token, first):
            out.append(Candidate(n, first, token.i + 1, token.i, MentionKind.PERSON, Source.ROLE))
        if role is None or _is_title(line, token.i, taken) or (first == token.i and _is_bare(token, role)):
            continue
        if first < token.i and any(taken[first : token.i]) and _names_holder(line, first, token.i, taken):
            continue
        plural = token.tag in ("NNS", "NNPS") or token.text.lower().endswith("men")
        out.append(Candidate(n, first, token.i + 1, token.i, _kind_of(role, plural=plural), Source.ROLE, role=role))
    return out


def _role_of(line: Line, token: Token, first: int) -> RoleWord | None:
    """Return the role word at the head of a phrase; also "the paper" and "her office", which tell no sector."""
    role = role_at(line, token.i + 1, first)
    if role is not None:
        return role[0]
    word, opening = token.lemma.lower(), line.tokens[first].text.lower()
    owned = any(line.tokens[child].dep == "poss" for child in line.sentence.children[token.i])
    if word == "office":
        return _OFFICE if owned and token.dep in _SUBJECTS else None
    general = read_general_words().get(word)
    if general is None or token.tag != "NN" or first == token.i:
        return None
    if opening not in ("the", "this") and token.dep not in ("appos", "attr"):
        return None
    return RoleWord((word,), (), "person" if general.kind is MentionKind.PERSON else "organisation")


def _points_back(line: Line, token: Token, first: int) -> bool:
    """Tell whether a noun that is no role acts and points back: "the laureate wept", "the bloc said", not "the letter said"."""
    if line.tokens[first].text.lower() not in ("the", "this") or first == token.i or token.tag not in ("NN", "NNP", "JJ"):
        return False
    _, things = read_telling()
    word = token.lemma.lower()
    return (word in read_person_nouns() and token.dep in _SUBJECTS) or (word not in things and tells(line, token.i))


def _is_somebody(line: Line, token: Token) -> bool:
    """Tell whether a word is the subject "someone" or "one of them"; "one hears" is nobody."""
    if token.text.lower() not in _SOMEBODY or token.dep not in _SUBJECTS:
        return False
    of_whom = any(line.tokens[child].text.lower() == "of" for child in line.sentence.children[token.i])
    return of_whom or token.text.lower() not in ("one", "another")


def _is_model(word: str) -> bool:
    """Tell whether a word is a weapon's model, whose "fighters" are no people ("F-16 fighters")."""
    return any(char.isdigit() for char in word) and word[0].isalpha() and word[0].isupper()


def _is_title(line: Line, i: int, taken: list[bool]) -> bool:
    """Tell whether a name follows at once, so that the role is its title ("President X")."""
    if i + 1 >= len(taken) or not taken[i + 1]:
        return False
    return line.tokens[i].pos == "PROPN" or line.tokens[i + 1].dep not in ("appos", "nsubj", "dobj", "poss")


def _is_bare(token: Token, role: RoleWord) -> bool:
    """Tell whether a singular noun without article or adjective is hardly anybody ("by force", "as leader")."""
    return token.tag == "NN" and token.text[0].islower() and token.text not in _BARE and role.kind != "organisation"


def _names_holder(line: Line, first: int, head: int, taken: list[bool]) -> bool:
    """Tell whether the whole phrase before the head is one name, so that the role only repeats it ("Wagner group")."""
    return all(taken[first:head]) and first == head - 1 and line.tokens[head].text[0].isupper()


def _kind_of(role: RoleWord, *, plural: bool) -> MentionKind:
    if role.kind == "organisation" and not plural:
        return MentionKind.ORGANISATION
    if role.kind == "person" and not plural:
        return MentionKind.PERSON
    return MentionKind.GROUP


def _find_pronouns(n: int, line: Line) -> list[Candidate]:
    out = []
    for token in line.tokens:
        if token.tag not in ("PRP", "PRP$", "WP", "DT") or token.text.lower() not in PRONOUNS:
            continue
        word = token.text.lower()
        kind = MentionKind.PERSON
        if word.startswith("it"):
            kind = MentionKind.ORGANISATION
        elif word.startswith(("th", "we", "us", "our")):
            kind = MentionKind.GROUP
        if word == "us" and token.text != "us" and token.text != "Us":
            continue
        out.append(Candidate(n, token.i, token.i + 1, token.i, kind, Source.PRONOUN))
    return out
