"""Heads of noun phrases in, participants out: compact spans, the entity behind them, and whether they make politics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from tocsin.events.roles import DEEPEST, Roles
from tocsin.events.scene import NAMES, PRONOUNS
from tocsin.ontology.triggers import Condition, read_domains, read_instruments, read_triggers
from tocsin.record import Entity, EventType, MentionKind, Participant, Token
from tocsin.text import subtree, token_spans

# Branches that do not belong to a compact name.
LOOSE = frozenset("relcl acl advcl appos conj cc preconj prep punct ccomp parataxis dep nsubj agent".split())
# PLOVER sectors of those who make politics and war; teachers, firms and crowds do not by themselves.
POLITICAL = frozenset("GOV MIL COP JUD LEG SPY REB OPP PTY IGO UAF PRM ELI SEP RAD INS REF NGO".split())
# PLOVER sectors of those who bear arms.
ARMED = frozenset({"MIL", "COP", "REB", "UAF", "CRM"})
# A number behind these that looks like one is a year; those before 1900 are history.
DATING = frozenset({"in", "of", "since", "until", "by", "from", "after", "before", "around"})
_PAST_YEAR = re.compile(r"1[0-8]\d\d")
# Kinds of text whose words name forces of nature; a capital at the start of a sentence makes them no names.
FORCES = ("weather", "disaster")
# Prefixes of warships' names.
SHIPS = frozenset({"USS", "HMS", "HMCS", "HMAS", "INS"})
KIND_OF_LABEL = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
}


def is_actor(roles: Roles, i: int) -> bool:
    """Tell whether a phrase names somebody who can act or suffer: a name, a people, a role word, a pronoun."""
    i = roles.meant(i)
    scene, token = roles.scene, roles.tokens[i]
    if token.pos == "PRON":
        return scene.mention[i] is not None or token.lemma.lower() in PRONOUNS
    if scene.label[i] in NAMES or (scene.sectors(i) is not None and token.pos != "VERB"):
        return True
    if token.pos == "PROPN" and _apposed_role(roles, i) is not None:
        return True
    if token.pos == "PROPN":
        if any(token.lemma.lower() in read_domains()[name].strong | read_domains()[name].weak for name in FORCES):
            return False
        # Base names miss acronyms and rare names; a proper noun that is no date, law or work is a name all the same.
        return scene.label[i] in ("", "FAC", "LOC")
    return scene.mention[i] is not None and token.pos in ("NOUN", "ADJ")


def is_place(roles: Roles, i: int) -> bool:
    """Tell whether a noun phrase names a place."""
    return roles.scene.place[i] is not None or roles.scene.label[i] in ("GPE", "LOC", "FAC")


def is_political(roles: Roles, i: int) -> bool:
    """Tell whether a phrase ties the event to politics: a country or people, a public role, a place."""
    i = roles.meant(i)
    scene = roles.scene
    if scene.label[i] in ("GPE", "NORP") or _rules(scene.sectors(i)) or scene.place[i] is not None:
        return True
    entity = scene.entity(i)
    if entity is not None and (entity.kind is MentionKind.PLACE or _rules(tuple(s.value for s in entity.sectors))):
        return True
    near = [kid for kid in roles.children[i] if roles.tokens[kid].dep in ("compound", "amod", "poss", "nmod", "appos")]
    if any(_rules(scene.sectors(kid)) or roles.tokens[kid].text in SHIPS for kid in near):
        return True
    # "The Ruritanian senate" is a body of that country by its name; "Ruritanian skiers" are not.
    return roles.tokens[i].pos == "PROPN" and any(scene.label[kid] in ("GPE", "NORP") for kid in near)


def _rules(sectors: tuple[str, ...] | None) -> bool:
    return bool(sectors and POLITICAL.intersection(sectors))


def is_armed(roles: Roles, i: int) -> bool:
    """Tell whether a common noun names those who bear arms; a proper noun may be a team's."""
    i = roles.meant(i)
    if roles.tokens[i].lemma.lower() in read_domains()["sport"].weak:
        return False
    return roles.tokens[i].pos == "NOUN" and bool(ARMED.intersection(roles.scene.sectors(i) or ()))


def is_name(roles: Roles, i: int) -> bool:
    """Tell whether a noun phrase is headed by a proper name or a pronoun for persons."""
    return roles.tokens[roles.meant(i)].pos in ("PROPN", "PRON")


class Setting:
    """What a sentence as a whole tells of an event in it, worked out once and only when needed.

    Args:
        roles: Syntax of the sentence.
        after_assault: A sentence shortly before tells an assault, whose victims the dead of this one may be.
        after_police: Sentences before name the police, who may have made the arrests of this one.
    """

    def __init__(self, roles: Roles, *, after_assault: bool = False, after_police: bool = False) -> None:
        self.roles = roles
        self.after_police = after_police
        self.after_assault = after_assault

    @cached_property
    def is_political(self) -> bool:
        """Some word ties the sentence to politics, for participants whose names alone tell nothing."""
        naming = (token.i for token in self.roles.tokens if token.pos in ("NOUN", "PROPN", "ADJ"))
        return any(is_political(self.roles, i) for i in naming)

    def is_tied(self, without: Sequence[int]) -> bool:
        """Tell whether words besides those of some participants tie the sentence to politics."""
        inside = {k for i in without for k in phrase(self.roles, i)}
        naming = (t.i for t in self.roles.tokens if t.pos in ("NOUN", "PROPN", "ADJ") and t.i not in inside)
        return any(is_political(self.roles, i) for i in naming)

    @cached_property
    def is_history(self) -> bool:
        """The sentence tells of peoples of the past or of a year that is long past."""
        return "history" in self.roles.scene.domains or any(self._is_past_year(token) for token in self.roles.tokens)

    def _is_past_year(self, token: Token) -> bool:
        above = self.roles.tokens[token.head]
        return token.dep == "pobj" and above.lemma.lower() in DATING and bool(_PAST_YEAR.fullmatch(token.text))

    @cached_property
    def is_violent(self) -> bool:
        """Some word names a weapon, an attack or somebody who bears arms."""
        return any(
            is_weapon(self.roles, token.i) or ARMED.intersection(self.roles.scene.sectors(token.i) or ())
            for token in self.roles.tokens
        )


def is_weapon(roles: Roles, i: int) -> bool:
    """Tell whether a word names a weapon or an attack."""
    token = roles.tokens[i]
    # A gerund names the attack by its form ("killed in police firing"), not by its verb.
    lemma = (token.text if token.tag == "VBG" else token.lemma).lower()
    if lemma in read_instruments():
        return True
    rows = [row for row in read_triggers().get(("n", lemma), ()) if row.type is EventType.ASSAULT]
    if not rows:
        return False
    near = {roles.tokens[kid].lemma.lower() for kid in roles.children[i]}
    near |= {f"of {roles.tokens[k].lemma.lower()}" for k in roles.prepositional(i, "of")}
    # "a heart attack" and "a gas explosion" are ruled out as triggers and so as weapons.
    return any(all(_allows(condition, near) for condition in row.when) for row in rows) and not any(
        near & condition.words for row in rows for condition in row.when if condition.place == "not"
    )


def _allows(condition: Condition, near: set[str]) -> bool:
    """Tell whether the words near a noun satisfy a condition on them; other conditions are not looked at."""
    if condition.place == "of" and condition.words:
        return any(f"of {word}" in near for word in condition.words)
    return condition.place != "mod" or bool(near & condition.words)


def _apposed_role(roles: Roles, i: int) -> int | None:
    """Return the role word that explains a name ("the Alba, a warship"); ships' prefixes count."""
    for kid in roles.children[i]:
        token = roles.tokens[kid]
        is_role = token.dep == "appos" and roles.scene.sectors(kid) is not None
        if is_role or (token.dep == "compound" and token.text in SHIPS):
            return kid
    return None


def _sectors_of_role(roles: Roles, role: int | None) -> tuple[str, ...]:
    if role is None:
        return ()
    return ("MIL",) if roles.tokens[role].text in SHIPS else roles.scene.sectors(role) or ()


def make_participant(roles: Roles, i: int) -> Participant:
    """Make the participant whose head is token `i`."""
    spans = token_spans(roles.scene.text, [roles.tokens[k] for k in phrase(roles, i)])
    head = roles.meant(i)
    scene = roles.scene
    entity = scene.entity(head)
    role = _apposed_role(roles, head)
    told = scene.sectors(head) or _sectors_of_role(roles, role)
    sectors = tuple(item.value for item in entity.sectors) if entity and entity.sectors else told
    kind = entity.kind if entity else _kind(roles, head)
    return Participant(spans, entity.id if entity else None, kind, _country(roles, head, entity), sectors)


def phrase(roles: Roles, i: int) -> list[int]:
    """Return the tokens of the compact noun phrase around head `i`: what stands before it, no clauses behind it."""
    adverbs = {k for k in roles.children[i] if roles.tokens[k].dep == "advmod"}
    tokens = [k for k in subtree(roles.scene.sentence, i, without=LOOSE) if k not in adverbs]
    # "Secretary of State Ann Lee": what hangs on a word before the head belongs to the name.
    before = [k for k in roles.children[i] if k < i and _belongs_whole(roles, k)]
    tokens = sorted({*tokens, *(k for kid in before for k in subtree(roles.scene.sentence, kid) if k < i)})
    head = roles.meant(i)
    if head != i or roles.tokens[i].pos == "NOUN" or _has_name_behind(roles, i):
        tokens = sorted({*tokens, *_of_phrase(roles, i)})
    # "[Text] Deputy Ann Lee": a bracket of the agency's marks may hang on the name behind it.
    while len(tokens) > 1 and tokens[0] != i and _is_mark(roles.tokens[tokens[0]]):
        tokens.pop(0)
    while len(tokens) > 1 and roles.tokens[tokens[-1]].tag in ("POS", ",", ".", "``", "''", ":") and tokens[-1] != i:
        tokens.pop()
    return tokens


def _is_mark(token: Token) -> bool:
    return token.pos == "PUNCT" or token.text in "[]()"


def _belongs_whole(roles: Roles, i: int) -> bool:
    """Tell whether what stands before a head belongs to it with all that hangs on it ("Kenyan and French envoys")."""
    dep = roles.tokens[i].dep
    return dep in ("compound", "nmod", "poss") or (dep == "amod" and roles.child(i, "conj") is not None)


def _has_name_behind(roles: Roles, i: int) -> bool:
    """Tell whether a proper name goes on behind "of": "the Council of Coastal States"."""
    return roles.tokens[i].pos == "PROPN" and any(roles.tokens[k].pos == "PROPN" for k in roles.prepositional(i, "of"))


def _of_phrase(roles: Roles, i: int) -> list[int]:
    out: list[int] = []
    heads = [i]
    for _ in range(DEEPEST):
        kid = next((k for head in heads for k in roles.children[head] if _leads_on(roles, k, out)), None)
        inner = roles.child(kid, "pobj") if kid is not None else None
        if kid is None or inner is None:
            break
        out += [kid, *subtree(roles.scene.sentence, inner, without=LOOSE)]
        if roles.tokens[i].pos != "PROPN":
            break
        # "the Ministry of Defence of Ruritania": the second may hang on either name.
        heads.append(inner)
    return out


def _leads_on(roles: Roles, i: int, out: list[int]) -> bool:
    """Tell whether a token is the first "of" behind a head, or one that follows what was found."""
    token = roles.tokens[i]
    return token.dep == "prep" and token.lemma == "of" and (not out or i == max(out) + 1)


def _kind(roles: Roles, i: int) -> MentionKind | None:
    mention = roles.scene.mention[i]
    if mention is not None:
        return mention.kind
    if roles.scene.label[i] in KIND_OF_LABEL:
        return KIND_OF_LABEL[roles.scene.label[i]]
    if roles.scene.sectors(i) is None:
        return None
    return MentionKind.GROUP if roles.tokens[i].tag in ("NNS", "NNPS") else MentionKind.PERSON


def _country(roles: Roles, i: int, entity: Entity | None) -> str | None:
    """Return the entity's country, or that of a modifier which names one ("Ruritanian troops")."""
    if entity is not None and entity.country is not None:
        return entity.country.value
    place = roles.scene.place[i]
    if place is not None and place.country:
        return place.country
    for kid in roles.children[i]:
        if roles.tokens[kid].dep in ("compound", "amod", "poss", "nmod"):
            other = roles.scene.entity(kid)
            if other is not None and other.country is not None:
                return other.country.value
    return None
