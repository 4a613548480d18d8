"""A sentence in; the roles, other nouns and pronouns that may stand for an actor out."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate, Source
from tocsin.mentions.candidate_names import kind_of
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.lines import Line
from tocsin.mentions.phrases import phrase_start, role_at
from tocsin.mentions.telling import read_person_nouns, read_telling, tells
from tocsin.ontology.roles import RoleWord
from tocsin.record import MentionKind, Token

PRONOUNS = frozenset(
    (
        "he him his himself she her hers herself they them their themselves it its itself we us our ours who "
        "i me my mine myself"
    ).split()
)
_MODIFIER = frozenset({"compound", "amod", "nmod"})
# Singular nouns that name many without an article.
_BARE = frozenset(
    {"police", "opposition", "media", "congress", "parliament", "infantry", "artillery", "government", "management"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
# Pronouns for somebody whom nothing names; "one" only as "one of them".
_SOMEBODY = frozenset({"one", "another", "someone", "somebody"})
_ONE = RoleWord(("one",), (), "person")
_OFFICE = RoleWord(("office",), (), "organisation")
# Roles that stand for somebody although they tell neither country nor sector.
STANDING_ALONE = frozenset({_ONE.words, _OFFICE.words})


def find_roles(n: int, line: Line, taken: list[bool]) -> list[Candidate]:
    """Find roles, and other nouns that point back, where no name is."""
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
        out.append(Candidate(n, first, token.i + 1, token.i, kind_of(role, plural=plural), Source.ROLE, role=role))
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
    """Tell whether a noun that is no role acts and points back: "the laureate wept", not "the letter said"."""
    opening = line.tokens[first].text.lower()
    if opening not in ("the", "this") or first == token.i or token.tag not in ("NN", "NNP", "JJ"):
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


def find_pronouns(n: int, line: Line) -> list[Candidate]:
    """Find pronouns."""
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
