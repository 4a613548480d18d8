"""A number in a sentence in; what it counts out: a unit, a thing, people and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tocsin.mentions.quantity_numbers import Number
from tocsin.ontology.quantities import longest_phrase, read_quantity_words
from tocsin.ontology.roles import read_roles
from tocsin.ontology.triggers import read_counts, read_people
from tocsin.record import Sentence, Token

# How far behind a number its noun may stand ("12 heavily armed men").
REACH = 5
# Longest chain of coordinated nouns that is walked up.
DEEPEST = 6
_BEFORE_NOUN = frozenset({"JJ", "JJR", "NN", "NNP", "NNPS", "VBN", "VBG", "CD", "POS", "HYPH", "RB", "NNS"})
_FILLERS = frozenset(
    {"of", "the", "other", "others", "more", "additional", "further", "these", "those", "their", "its"}
)
_PEOPLE = frozenset(
    {"people", "person", "man", "woman", "child", "victim", "resident", "passenger", "member", "boy", "girl", "other"}
)
# Sectors whose words without a name are persons; "country" and "state" are of others.
_PEOPLES = frozenset({"CVL", "REF", "OPP", "PTY", "COP"})
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        what: Its kind, as the record names it.
        unit: Unit or currency; None for what is counted by head.
        first: Index of the first token of the thing; equals `end` where no words name it.
        end: Index after its last.
        from_unit: First token that the unit adds before the number ("$").
        to_unit: Index after the last token of the unit behind it.
    """

    what: str
    unit: str | None
    first: int
    end: int
    from_unit: int
    to_unit: int


def find_counted(sentence: Sentence, words: list[str], number: Number) -> Counted | None:
    """Tell what a number counts; None when its words do not say or it is an age, a length of time or a name."""
    measured = _measure(words, number) or _money(words, number)
    if measured is not None:
        return _with_matter(sentence, words, measured)
    at = number.end
    if at < len(words) and words[at] in ("-", "–"):
        # "a 12-member team"
        return None
    state = read_counts("state").get(words[at]) if at < len(words) else None
    noun = _noun(sentence, words, number)
    if state is not None and (noun is None or noun == at):
        return Counted(state, None, at, at, number.first, at)
    if noun is None:
        fate = _fate(sentence, _top(sentence, number))
        first, end = (at + 1, at + 2) if _is_of_them(sentence, at) else (at, at)
        return Counted(fate, None, first, end, number.first, at) if fate else None
    lemma = sentence.tokens[noun].lemma.lower()
    if lemma in read_quantity_words("time"):
        return None
    first = at
    while first < noun and (words[first] in _FILLERS or sentence.tokens[first].tag == "CD"):
        # "one of the two candidates"
        first += 1
    what = read_quantity_words("thing").get(lemma)
    is_article = number.high == 1 and not number.in_figures
    if what is None or what in ("troops", "abducted", "captured", "arrested", "displaced", "casualties"):
        top = _top(sentence, number)
        # What is said of "the four men killed" is not said of "one of the four men killed".
        is_part = any(sentence.tokens[i].tag == "CD" for i in range(at, noun))
        fate = (None if is_part else _fate(sentence, noun)) or _fate(sentence, top) or _described(words, first, noun)
        what = fate or what or ("people" if _is_person(lemma) else "things")
    if what == "things" and is_article:
        # "on one hand"
        return None
    return Counted(what, None, first, noun + 1, number.first, at)


def _measure(words: list[str], number: Number) -> Counted | None:
    at = number.end
    if at < len(words) and words[at] in ("-", "–"):
        at += 1
    for length in range(min(longest_phrase("unit"), len(words) - at), 0, -1):
        value = read_quantity_words("unit").get(" ".join(words[at : at + length]))
        if value is not None:
            what, _, unit = value.partition(" ")
            end = at + length
            return Counted(what, unit or what, end, end, number.first, end)
    return None


def _money(words: list[str], number: Number) -> Counted | None:
    before = words[number.core - 1] if number.core else ""
    codes = read_quantity_words("money")
    end = number.end
    if before in codes:
        return Counted("money", _code(codes[before]), end, end, number.core - 1, end)
    for length in range(min(longest_phrase("money"), len(words) - end), 0, -1):
        phrase = " ".join(words[end : end + length])
        if phrase in codes:
            return Counted("money", _code(codes[phrase]), end + length, end + length, number.first, end + length)
    return None


def _with_matter(sentence: Sentence, words: list[str], measured: Counted) -> Counted:
    """Take in what is measured ("tonnes of grain", "percent of the voters")."""
    at = measured.to_unit
    if at >= len(words) or words[at] != "of":
        return measured
    first = at + 1
    while first < len(words) and words[first] in _FILLERS:
        first += 1
    for i in range(first, min(first + REACH, len(words))):
        if sentence.tokens[i].tag not in _BEFORE_NOUN:
            break
        if sentence.tokens[i].pos in ("NOUN", "PROPN") and not first <= sentence.tokens[i].head <= first + REACH:
            return replace(measured, first=first, end=i + 1)
    return measured


def _code(code: str) -> str | None:
    return None if code == "-" else code


def _top(sentence: Sentence, number: Number) -> int:
    """Return the token of a number that the others hang on."""
    for i in range(number.end - 1, number.core - 1, -1):
        if not number.core <= sentence.tokens[i].head < number.end or sentence.tokens[i].head == i:
            return i
    return number.end - 1


def _noun(sentence: Sentence, words: list[str], number: Number) -> int | None:
    """Return the noun that a number counts: its head, what follows "of", or the next plural behind it."""
    tokens = sentence.tokens
    if "but" in words[number.end : number.end + 1]:
        # "more than five but fewer than ten men"
        return None
    top = _top(sentence, number)
    head = tokens[top].head
    if number.end <= head <= number.end + REACH and tokens[head].pos in ("NOUN", "PROPN") and head != top:
        return head if _can_be_counted(tokens[head], number) else None
    at = number.end
    if at < len(words) and words[at] == "of":
        at += 1
    elif at < len(words) and words[at] in ("and", "or", ",", ";", ".", "-"):
        return None
    for i in range(at, min(at + REACH, len(tokens))):
        if tokens[i].tag in _PLURAL or (tokens[i].pos == "NOUN" and _can_be_counted(tokens[i], number)):
            return i
        if tokens[i].tag not in _BEFORE_NOUN and words[i] not in _FILLERS:
            return None
    return None


def _is_of_them(sentence: Sentence, at: int) -> bool:
    """Tell whether a pronoun stands for the thing: "four of them"."""
    tokens = sentence.tokens
    return at + 1 < len(tokens) and tokens[at].lemma == "of" and tokens[at + 1].pos == "PRON"


def _can_be_counted(token: Token, number: Number) -> bool:
    """Tell whether a noun can stand behind a number: a plural, one with a plural like it, or any behind "one"."""
    if token.tag in _PLURAL:
        return True
    if number.high == 1 or number.low == 1:
        return True
    lemma = token.lemma.lower()
    return (
        lemma in ("aircraft", "people", "police", "personnel", "cattle", "troop", "dead", "wounded") or lemma == "other"
    )


def _described(words: list[str], first: int, noun: int) -> str | None:
    """Return what became of people by a word before their noun ("four dead soldiers")."""
    states = (read_counts("state").get(word) for word in words[first:noun])
    return next((state for state in states if state), None)


def _is_person(lemma: str) -> bool:
    if lemma in _PEOPLE or read_people().get(lemma) in _PEOPLES:
        return True
    return any(len(role.words) == 1 and role.kind == "person" for role in read_roles().get(lemma, ()))


def _fate(sentence: Sentence, i: int) -> str | None:
    """Return what became of people by the words behind them, or by what governs them; None when none tells."""
    return _fate_behind(sentence, i) or _fate_above(sentence, i)


def _fate_behind(sentence: Sentence, i: int) -> str | None:
    tokens, states = sentence.tokens, read_counts("state")
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and not any(tokens[kid].dep == "dobj" for kid in sentence.children[after.i]):
        # "four soldiers killed and nine others wounded"
        if state := states.get(after.text.lower()):
            return state
    for kid in sentence.children[i]:
        token = tokens[kid]
        if kid > i and token.dep in ("acl", "relcl", "amod"):
            state = states.get(token.text.lower())
            if state or (token.tag == "VBN" and token.lemma in read_counts("verb")):
                return state or read_counts("verb")[token.lemma]
    return None


def _fate_above(sentence: Sentence, i: int) -> str | None:
    tokens, verbs = sentence.tokens, read_counts("verb")
    for _ in range(DEEPEST):
        if tokens[i].dep != "conj" or tokens[tokens[i].head].pos == "VERB":
            break
        i = tokens[i].head
    token, head = tokens[i], tokens[tokens[i].head]
    if head.i == i:
        return None
    if token.dep == "nsubjpass" or (token.dep == "nsubj" and head.lemma in ("die", "perish")):
        return "killed" if head.lemma == "perish" else verbs.get(head.lemma)
    if token.dep == "nsubj":
        return _state_of(sentence, head.i)
    if token.dep == "dobj" and token.lemma == "life":
        return read_counts("life").get(head.lemma)
    if token.dep == "dobj":
        return verbs.get(head.lemma) or (_state_of(sentence, head.i) if head.lemma == "leave" else None)
    if token.dep == "pobj" and head.lemma == "of":
        return read_counts("noun").get(tokens[head.head].lemma.lower())
    return None


def _state_of(sentence: Sentence, verb: int) -> str | None:
    """Return the state in which a verb says that somebody is or was left."""
    for kid in sentence.children[verb]:
        if sentence.tokens[kid].dep in ("acomp", "oprd", "xcomp", "ccomp"):
            state = read_counts("state").get(sentence.tokens[kid].text.lower())
            if state:
                return state
    own = sentence.tokens[verb]
    # A tagger may take the state for the verb ("leaving 12 dead").
    return read_counts("state").get(own.text.lower()) if own.dep in ("ccomp", "xcomp") and own.pos == "ADJ" else None
