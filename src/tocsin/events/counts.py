"""A trigger and the quantities of its sentence in; the numbers of people and things that belong to it out."""

from __future__ import annotations

from tocsin.events.participants import is_place, phrase
from tocsin.events.roles import Roles
from tocsin.events.triggers import Match
from tocsin.ontology.roles import read_roles
from tocsin.ontology.triggers import read_counts, read_people
from tocsin.record import Count, MentionKind, Quantity
from tocsin.text import token_spans

# More heads of one role are lists; those behind are not counted.
MOST_HEADS = 8
# Larger numbers are no counts of an event.
LARGEST = 10**10
TOLL = frozenset({"killed", "injured"})
# What is counted by itself, whatever the verb ("fired twelve missiles"); people without a fate are not.
UNCOUNTED = frozenset({"people", "things", "casualties"})
# Nobody is killed, hurt or arrested of these: they stay what they are ("shot down two helicopters").
OBJECTS = frozenset({"drones", "missiles", "aircraft", "tanks", "vehicles", "ships", "weapons", "buildings", "things"})
_ONE = frozenset({"he", "she", "him", "her", "himself", "herself"})
_NONE = frozenset({"no", "neither", "none", "nobody", "zero"})


def count_people(match: Match, roles: Roles) -> tuple[Count, ...]:
    """Find the numbers that belong to a trigger, its object and the participles behind it.

    Whoever is killed, hurt, arrested, ... is counted without a number too: a priest is one, soldiers are two or more.
    Such a count has no words of its own, so that nobody takes it for a number of the report.

    Returns:
        Counts in the order of their verbs; low or high is None where the words leave it open ("at least 12").
    """
    out: list[Count] = []
    for verb in _verbs(match, roles):
        what = _what(verb, roles)
        left = _left(verb, roles)[:MOST_HEADS]
        heads = [] if left else [(head, what) for head in _counted(verb, match, roles)[:MOST_HEADS]]
        for head, is_what in heads + left:
            count = _count(roles, head, is_what)
            if count is not None and count not in out:
                out.append(count)
    return tuple(out)


def count_quantity(quantity: Quantity, what: str | None) -> Count | None:
    """Make the count of a quantity.

    Args:
        quantity: A number with what it counts.
        what: What a verb makes of it; None where the quantity itself must tell.

    Returns:
        The count; None for a measure, for zero, and where nothing tells what the number is counted as.
    """
    if what is None or quantity.what in OBJECTS:
        what = quantity.what if quantity.what not in UNCOUNTED else None
    if quantity.unit is not None or what is None or (quantity.low or quantity.high or 0) > LARGEST:
        return None
    low, high = (None if value is None else int(value) for value in (quantity.low, quantity.high))
    if low == high == 0:
        return None
    return Count(what, low, high, quantity.approximate, quantity.thing, (quantity.span,))


def _what(verb: int, roles: Roles) -> str | None:
    token = roles.tokens[verb]
    return read_counts("verb" if token.pos == "VERB" else "noun").get(token.lemma.lower())


def _verbs(match: Match, roles: Roles) -> list[int]:
    """Return the trigger, its light verb, and the clauses that tell the toll ("..., killing 12")."""
    out = [match.i] + ([match.light] if match.light is not None else [])
    for i in tuple(out):
        out += [kid for kid in roles.children[i] if _tells_toll(kid, roles)]
    for i in tuple(out[1:]):
        # "killing three and wounding eleven"
        out += [kid for kid in roles.children[i] if kid not in out and _tells_toll(kid, roles)]
    head = roles.tokens[match.i].head
    if roles.tokens[match.i].dep == "nsubj" and roles.tokens[head].pos == "VERB":
        out += [head] if _what(head, roles) or _left(head, roles) else []
    return out


def _tells_toll(i: int, roles: Roles) -> bool:
    """Tell whether a clause without a subject of its own says who was killed or hurt by what its governor tells."""
    token = roles.tokens[i]
    if token.dep not in ("advcl", "conj", "relcl", "acl") or token.pos != "VERB":
        return False
    if token.dep == "conj" and roles.own_subject(i, "nsubj", "nsubjpass") is not None:
        # "four were killed and several others wounded"
        return roles.child(i, "dobj") is None and _is_toll(i, roles) and _is_toll(token.head, roles)
    return read_counts("verb").get(token.lemma) in TOLL or bool(token.lemma == "leave" and _left(i, roles))


def _is_toll(i: int, roles: Roles) -> bool:
    return read_counts("verb").get(roles.tokens[i].lemma) in TOLL


def _left(verb: int, roles: Roles) -> list[tuple[int, str]]:
    """Return whom a verb leaves dead or hurt, with what they are: "leaving three soldiers dead and eleven wounded"."""
    states = read_counts("state")
    out: list[tuple[int, str]] = []
    if roles.tokens[verb].lemma != "leave":
        return out
    for kid in roles.children[verb]:
        token = roles.tokens[kid]
        state = states.get(token.text.lower())
        if state is None or token.dep not in ("oprd", "acomp", "ccomp", "conj", "xcomp", "acl"):
            continue
        own = roles.child(kid, "nsubj", "nsubjpass")
        heads = [own] if own is not None else roles.surface_objects(verb)
        out += [(head, state) for head in heads]
    return out


def _counted(verb: int, match: Match, roles: Roles) -> list[int]:
    token = roles.tokens[verb]
    if token.pos != "VERB":
        suffered = roles.prepositional(verb, "of")
        if suffered or read_counts("noun").get(token.lemma.lower()) is None:
            return suffered
        return list(match.recipients) if verb == match.i else []
    return roles.subjects(verb) if token.lemma == "die" else roles.objects(verb)


def _count(roles: Roles, head: int, what: str | None) -> Count | None:
    """Count what a phrase names; None where neither its words nor its verb tell what it is counted as."""
    meant = roles.meant(head)
    quantity = _quantity(roles, head, meant)
    if quantity is not None:
        return count_quantity(quantity, what)
    return _uncounted(roles, head, meant, what) if what is not None else None


def _quantity(roles: Roles, head: int, meant: int) -> Quantity | None:
    """Return the quantity of a phrase: at its head, or among the words before it."""
    near = [head, meant, *(kid for i in dict.fromkeys((head, meant)) for kid in roles.children[i] if kid < i)]
    found = (roles.scene.quantity[i] for i in near)
    return next((quantity for quantity in found if quantity is not None and quantity.unit is None), None)


def _uncounted(roles: Roles, head: int, meant: int, what: str) -> Count | None:
    """Count people named without a number: one or, in the plural, two or more; no words are evidence of the number."""
    token = roles.tokens[meant]
    words = {roles.tokens[kid].lemma.lower() for i in (head, meant) for kid in roles.children[i]}
    if words & _NONE or roles.tokens[head].lemma.lower() in _NONE:
        return None
    is_many = token.tag in ("NNS", "NNPS") or meant != head
    is_people = is_many and (_is_person_word(token.lemma.lower()) or token.lemma.lower() == "other")
    if not (is_people or _is_person(roles, meant)):
        return None
    spans = token_spans(roles.scene.text, [roles.tokens[k] for k in phrase(roles, head)])
    return Count(what, 2 if is_many else 1, None if is_many else 1, approximate=False, who=spans, spans=())


def _is_person(roles: Roles, i: int) -> bool:
    """Tell whether a phrase names one person."""
    token = roles.tokens[i]
    if token.pos == "PRON":
        return token.lemma.lower() in _ONE or token.text.lower() in _ONE
    mention = roles.scene.mention[i]
    if mention is not None and mention.kind is MentionKind.PERSON:
        return True
    if token.pos == "PROPN":
        return roles.scene.label[i] == "PERSON" and not is_place(roles, i)
    return token.pos == "NOUN" and _is_person_word(token.lemma.lower())


def _is_person_word(lemma: str) -> bool:
    if read_people().get(lemma) == "CVL" or lemma in read_counts("person"):
        return True
    return any(len(role.words) == 1 and role.kind == "person" for role in read_roles().get(lemma, ()))
