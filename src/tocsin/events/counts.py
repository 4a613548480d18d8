"""A trigger in, the numbers of people and things that belong to it out: killed, injured, arrested, weapons, ..."""

from __future__ import annotations

import re

from tocsin.events.participants import phrase
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_counts
from tocsin.record import Count, Spans
from tocsin.text import subtree, token_spans

# More heads of one role are lists; their numbers are not looked for.
MOST_HEADS = 3
# Larger numbers are no counts of an event.
LARGEST = 10**10
TOLL = frozenset({"killed", "injured"})
QUALIFYING = frozenset({"advmod", "quantmod", "nummod", "compound"})
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?")


def count_people(match: Match, roles: Roles) -> tuple[Count, ...]:
    """Find the numbers that belong to a trigger, its object and the participles behind it.

    Returns:
        Counts in the order of their verbs; low or high is None where the words leave it open ("at least 12").
    """
    out: list[Count] = []
    for verb in _verbs(match, roles):
        what = read_counts("verb").get(roles.tokens[verb].lemma)
        left = _left(verb, roles)[:MOST_HEADS]
        heads = [] if left else [(head, what) for head in _counted(verb, roles)[:MOST_HEADS]]
        for head, is_what in heads + left:
            count = _count(roles, head, is_what)
            if count is not None and count not in out:
                out.append(count)
    return tuple(out)


def _verbs(match: Match, roles: Roles) -> list[int]:
    """Return the trigger, its light verb, and the clauses that tell the toll ("..., killing 12")."""
    out = [match.i] + ([match.light] if match.light is not None else [])
    for i in tuple(out):
        out += [kid for kid in roles.children[i] if _tells_toll(kid, roles)]
    for i in tuple(out[1:]):
        # "killing three and wounding eleven"
        out += [kid for kid in roles.children[i] if kid not in out and _tells_toll(kid, roles)]
    head = roles.tokens[match.i].head
    if roles.tokens[head].lemma in read_counts("verb") and roles.tokens[match.i].dep == "nsubj":
        out.append(head)
    return out


def _tells_toll(i: int, roles: Roles) -> bool:
    """Tell whether a clause without a subject of its own says who was killed or hurt by what its governor tells."""
    token = roles.tokens[i]
    if token.dep not in ("advcl", "conj", "relcl", "acl") or token.pos != "VERB":
        return False
    if token.dep == "conj" and roles.own_subject(i, "nsubj", "nsubjpass") is not None:
        return False
    return read_counts("verb").get(token.lemma) in TOLL or bool(token.lemma == "leave" and _left(i, roles))


def _left(verb: int, roles: Roles) -> list[tuple[int, str]]:
    """Return whom a verb leaves dead or hurt, with what they are: "leaving three soldiers dead and eleven wounded"."""
    states = read_counts("state")
    out: list[tuple[int, str]] = []
    for kid in roles.children[verb]:
        token = roles.tokens[kid]
        state = states.get(token.text.lower())
        if state is None or token.dep not in ("oprd", "acomp", "ccomp", "conj", "xcomp", "acl"):
            continue
        own = roles.child(kid, "nsubj", "nsubjpass")
        heads = [own] if own is not None else roles.surface_objects(verb)
        out += [(head, state) for head in heads]
    return out


def _counted(verb: int, roles: Roles) -> list[int]:
    token = roles.tokens[verb]
    if token.pos != "VERB":
        return roles.prepositional(verb, "of")
    return roles.subjects(verb) if token.lemma == "die" else roles.objects(verb)


def _count(roles: Roles, head: int, what: str | None) -> Count | None:
    meant = roles.meant(head)
    what = what or read_counts("thing").get(roles.tokens[meant].lemma.lower())
    if what is None:
        return None
    loose = read_counts("loose").get(roles.tokens[head].lemma.lower())
    if meant != head and loose is not None and roles.tokens[head].tag == "NNS":
        spans = token_spans(roles.scene.text, [roles.tokens[head]])
        return Count(what=what, low=int(loose), high=None, approximate=True, who=_who(roles, meant), spans=spans)
    number = roles.child(head, "nummod")
    if number is None and roles.tokens[head].pos == "NUM":
        number = head
    value = _value(roles, number) if number is not None else None
    if number is None or value is None:
        return None
    words = _words(roles, head, number)
    lemmas = {roles.tokens[i].lemma.lower() for i in words}
    low = None if lemmas & read_counts("most").keys() else value
    high = None if lemmas & read_counts("least").keys() else value
    approximate = bool(lemmas & read_counts("about").keys())
    who = _who(roles, meant) if meant != number else ()
    return Count(what, low, high, approximate, who, token_spans(roles.scene.text, [roles.tokens[i] for i in words]))


def _words(roles: Roles, head: int, number: int) -> list[int]:
    """Return the tokens of a number with what loosens it ("at least 12", "some 200")."""
    if number == head:
        words = {number, *(k for k in roles.children[number] if roles.tokens[k].dep in QUALIFYING)}
    else:
        words = set(subtree(roles.scene.sentence, number))
    loosening = {**read_counts("about"), **read_counts("least"), **read_counts("most")}
    words |= {k for k in roles.children[head] if k < number and roles.tokens[k].lemma.lower() in loosening}
    return sorted(words)


def _who(roles: Roles, i: int) -> Spans:
    tokens = [roles.tokens[k] for k in phrase(roles, i)]
    return token_spans(roles.scene.text, [t for t in tokens if t.pos != "NUM" and t.dep not in ("advmod", "quantmod")])


def _value(roles: Roles, number: int) -> int | None:
    """Return the value of a number in figures or words ("1,200", "2.5 million", "twenty-five"); None for others."""
    before = [k for k in roles.children[number] if roles.tokens[k].dep in ("compound", "nummod")]
    total = 0.0
    for part in [roles.tokens[k].text.lower() for k in (*before, number)]:
        if part in read_counts("power"):
            total = (total or 1) * int(read_counts("power")[part])
        elif _FIGURE.fullmatch(part):
            total += float(part.replace(",", ""))
        else:
            words = [read_counts("number").get(word) for word in part.split("-")]
            if None in words:
                return None
            total += sum(int(word) for word in words if word is not None)
        if total > LARGEST:
            return None
    return int(total)
