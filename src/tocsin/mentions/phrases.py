"""Noun phrases of a sentence in; what their words tell of an actor out: role, sectors, country.

Everything here looks at one sentence and knows no entities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.mentions.lexicon import EntryKind, Hit
from tocsin.mentions.lines import Line
from tocsin.ontology.places import home_country
from tocsin.ontology.roles import RoleWord, read_roles
from tocsin.text import surface

# Dependents that stand before a noun and belong to its phrase.
LEFT = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "case", "quantmod", "advmod", "punct", "npadvmod"}
)
# A country after one of these words is the home of the actor, not the one that the actor deals with.
HOME_PREPOSITIONS = frozenset({"of", "in", "from", "at", "for", "across", "throughout", "within", "inside"})
# An office that is over: its holder belongs to the elite and no longer to the sector (PLOVER, ELI).
FORMER = frozenset({"former", "ex", "retired", "onetime", "ousted", "deposed", "exiled", "late"})
_PAIRED = frozenset({"amod", "compound", "nmod"})
# Words for the head of anything: what is led ("president of the Human Rights League") tells the sector.
LEADERS = frozenset(
    {"president", "head", "chairman", "chairwoman", "chair", "director", "chief", "leader", "secretary"}
)
# Longest noun phrase that is looked at, in tokens.
LONGEST_PHRASE = 12


# How far behind its head a phrase is followed, in tokens and in steps of the tree; both bound the work.
REACH_RIGHT = 24
DEEPEST = 10
# Branches behind a head that tell nothing of the actor itself.
_OUTSIDE = frozenset({"relcl", "acl", "appos", "conj", "cc", "punct", "advcl"})


@dataclass(frozen=True, slots=True)
class Described:
    """What the words of a phrase tell.

    Attributes:
        country: ISO 3166-1 alpha-3; "" when nothing says.
        country_tokens: The tokens `[first, end)` that say it.
        sectors: Each with the tokens that say it, most telling first.
        bloc: UNO, EUR or IGO when the actor belongs to many states; "" for others.
        country_origin: File and line of the user's dictionary that tells the country; "" for our own tables.
        sectors_origin: The same for the sectors.
    """

    country: str = ""
    country_tokens: tuple[int, int] = (0, 0)
    sectors: tuple[tuple[str, tuple[int, int]], ...] = ()
    bloc: str = ""
    country_origin: str = ""
    sectors_origin: str = ""


def role_at(line: Line, end: int, floor: int = 0) -> tuple[RoleWord, int] | None:
    """Return the longest role phrase that ends before token `end`, with its first token, which is not below `floor`."""
    token = line.tokens[end - 1]
    table = read_roles()
    lowered = line.lower[line.starts[end - 1] : line.starts[end - 1] + len(token.text)]
    for word in dict.fromkeys((lowered, token.lemma.lower(), _singular(lowered))):
        rows = table.get(word, ())
        for row in rows if line.own is None else _with_own(line.own.roles.get(word, ()), rows):
            first = end - len(row.words)
            if first >= floor and all(_is_word(line, first + k, row.words[k]) for k in range(len(row.words) - 1)):
                return row, first
    return None


def _with_own(own: tuple[RoleWord, ...], rows: tuple[RoleWord, ...]) -> tuple[RoleWord, ...]:
    """Return the user's roles and ours, longest first; of two alike the user's comes first."""
    return tuple(sorted((*own, *rows), key=lambda row: -len(row.words))) if own else rows


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    return word[:-1] if word.endswith("s") else word


def _is_word(line: Line, i: int, word: str) -> bool:
    token = line.tokens[i]
    return (line.lower.startswith(word, line.starts[i]) and len(token.text) == len(word)) or token.lemma.lower() == word


def phrase_start(line: Line, head: int) -> int:
    """Return the first token of the noun phrase whose head is given: determiner, adjectives, compounds, possessor."""
    first = head
    while first > 0 and head - first < LONGEST_PHRASE:
        token = line.tokens[first - 1]
        # A possessive ending hangs on the word before it, which hangs on the phrase.
        hangs = first <= token.head <= head or (token.dep == "case" and token.head == first - 2)
        if _is_paired(line, token.i, head):
            first -= 1
            continue
        if token.dep not in LEFT or not hangs or token.text in ',;:()"“”[]—–':
            break
        first -= 1
    return first


def right_end(line: Line, head: int, end: int) -> int:
    """Return the end of what belongs to a phrase behind its head: "of the Estonian navy"."""
    for i in range(end, min(len(line.tokens), end + REACH_RIGHT)):
        if not _hangs_on(line, i, head):
            return i
    return min(len(line.tokens), end + REACH_RIGHT)


def _hangs_on(line: Line, i: int, head: int) -> bool:
    for _ in range(DEEPEST):
        token = line.tokens[i]
        if token.dep in _OUTSIDE or token.head == i:
            return False
        if token.head == head:
            return True
        i = token.head
    return False


def _is_paired(line: Line, i: int, head: int) -> bool:
    """Tell whether a token pairs modifiers of one head: "military and intelligence agencies"."""
    token = line.tokens[i]
    if token.dep not in ("cc", "conj"):
        return False
    for _ in range(LONGEST_PHRASE):
        if token.dep not in ("cc", "conj"):
            return token.dep in _PAIRED and token.head == head and head - token.i < LONGEST_PHRASE
        token = line.tokens[token.head]
    return False


def describe(line: Line, first: int, end: int, hits: Sequence[Hit], *, head: int) -> Described:
    """Tell country and sectors of the actor that tokens `[first, end)` name.

    The head's own role word counts first; an organisation before it or after "of" and "for" says more than a general
    role ("CIA official"); a country after "to", "on" or "against" is not the actor's own.

    Args:
        line: The sentence.
        first: First token of the phrase.
        end: Token after its last; may lie far behind the head.
        hits: Names of the tables in this sentence.
        head: The token that names the role.
    """
    inside = [hit for hit in hits if first <= hit.first and hit.end <= end and _is_home(line, hit, head)]
    country, tokens = "", (0, 0)
    for hit in sorted(inside, key=lambda hit: (hit.first > head, hit.first)):
        if hit.entry.country:
            country, tokens = hit.entry.country, (hit.first, hit.end)
            break
    if not country:
        country, tokens = _country_of_places(line, first, min(head, end), hits)
    sectors: list[tuple[str, tuple[int, int]]] = []
    former = find_former(line, first, min(head + 1, end))
    if former is not None:
        sectors.append(("ELI", (former, former + 1)))
    else:
        sectors = _sectors_of_names(inside)
        # "EU legislators" and "UN peacekeepers" are of a body of many states, and of a branch in it.
        if not sectors or (inside and _is_bloc_of(inside, head)):
            sectors += (
                _sectors_of_roles(line, first, end, head) if country or not _is_any_force(line, first, head) else []
            )
    bloc = next((hit.entry.bloc for hit in inside if hit.entry.bloc), "") if not country else ""
    told = tuple(dict(reversed(sectors)).items())[::-1]
    if line.own is None:
        return Described(country, tokens, told, bloc)
    origins = (_origin(line, tokens, hits), _origin(line, told[0][1], hits) if told else "")
    return Described(country, tokens, told, bloc, *origins)


def _origin(line: Line, tokens: tuple[int, int], hits: Sequence[Hit]) -> str:
    """Return the line of the user's dictionary by which tokens tell what they tell; "" when our tables did."""
    hit = next((hit for hit in hits if (hit.first, hit.end) == tokens), None)
    if hit is not None:
        return hit.entry.origin
    role = role_at(line, tokens[1], tokens[0]) if tokens[0] < tokens[1] else None
    return role[0].origin if role else ""


def find_former(line: Line, first: int, end: int) -> int | None:
    """Return the first token of `[first, end)` that says that an office is over."""
    return next((i for i in range(first, end) if line.tokens[i].text.lower() in FORMER), None)


def _country_of_places(line: Line, first: int, head: int, hits: Sequence[Hit]) -> tuple[str, tuple[int, int]]:
    """Return the country of a town or region that stands before the head ("Kharkiv police")."""
    named = {i for hit in hits for i in range(hit.first, hit.end)}
    for i in range(first, head):
        if i in named or line.tokens[i].pos != "PROPN" or (i > first and line.tokens[i - 1].pos == "PROPN"):
            continue
        for end in range(head, i, -1):
            if country := home_country(surface(line.tokens[i:end])):
                return country, (i, end)
    return "", (0, 0)


def _is_home(line: Line, hit: Hit, head: int) -> bool:
    if hit.first <= head:
        return True
    before = next((i for i in range(hit.first - 1, head, -1) if line.tokens[i].pos == "ADP"), None)
    return before is None or line.tokens[before].text.lower() in HOME_PREPOSITIONS


def _sectors_of_names(hits: Sequence[Hit]) -> list[tuple[str, tuple[int, int]]]:
    for hit in hits:
        if hit.entry.kind in (EntryKind.ORGANISATION, EntryKind.METONYM, EntryKind.TERRITORY):
            return [(sector, (hit.first, hit.end)) for sector in hit.entry.sectors]
    return []


def _is_any_force(line: Line, first: int, head: int) -> bool:
    """Tell whether a "force" may be other than armed ("a social force", "market forces"): nothing says whose it is."""
    if line.tokens[head].lemma.lower() != "force":
        return False
    found = role_at(line, head + 1, first)
    if found is not None and len(found[0].words) > 1:
        return False
    modified = any(line.tokens[i].dep in _PAIRED for i in range(first, head))
    return modified or line.tokens[head].tag not in ("NNS", "NNPS")


def _sectors_of_led(line: Line, end: int, head: int) -> list[tuple[str, tuple[int, int]]]:
    """Return what the body after "of" tells; an office that is a row of its own is left to that row."""
    if head + 1 >= end or line.tokens[head + 1].text.lower() != "of":
        return []
    for stop in range(head + 3, min(end, head + LONGEST_PHRASE) + 1):
        found = role_at(line, stop, head + 2)
        if (
            found
            and found[0].sectors
            and found[0].kind != "person"
            and (stop >= end or line.tokens[stop].pos not in ("NOUN", "PROPN"))
        ):
            return [(sector, (found[1], stop)) for sector in found[0].sectors]
    return []


def _is_bloc_of(hits: Sequence[Hit], head: int) -> bool:
    return any(hit.entry.bloc and not hit.first <= head < hit.end for hit in hits)


def _sectors_of_roles(line: Line, first: int, end: int, head: int) -> list[tuple[str, tuple[int, int]]]:
    if line.tokens[head].lemma.lower() in LEADERS and (led := _sectors_of_led(line, end, head)):
        return led
    # A longer office that runs on behind the head ("chief of the naval staff") says more than the head alone.
    best: tuple[int, int, RoleWord] | None = None
    for stop in range(head + 1, min(end, head + LONGEST_PHRASE) + 1):
        found = role_at(line, stop, first)
        if found and found[1] <= head and found[0].sectors and (best is None or stop - found[1] > best[0] - best[1]):
            best = (stop, found[1], found[0])
    if best is None:
        order = [*range(head, first, -1), *range(head + 2, end + 1)]
        for stop in order:
            found = role_at(line, stop, first)
            if found and found[0].sectors:
                best = (stop, found[1], found[0])
                break
    return [(sector, (best[1], best[0])) for sector in best[2].sectors] if best else []
