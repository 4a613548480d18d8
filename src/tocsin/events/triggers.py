"""Find the words of a sentence that name an event, with the tokens that fill its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.events.blamed import find_blamed
from tocsin.events.participants import is_actor, is_place, is_weapon
from tocsin.events.roles import Roles
from tocsin.events.slots import CLAUSES, Slots
from tocsin.ontology.triggers import Condition, TriggerRow, read_counts, read_triggers, read_word_list
from tocsin.record import EventType, Token

POS = {"VERB": "v", "NOUN": "n"}
# Types that speak for what stands in their complement.
SPEAKING = frozenset({EventType.AGREE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST})
# What a target lies in: "a house in Upper Town".
LYING = ("in", "of", "near")
# Types that judge deeds in words.
JUDGING = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.REJECT})
# Conjunctions of a clause that tells the deed by which somebody died.
WHEN = frozenset({"when", "as", "after"})
HOSTILE = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.SANCTION})


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger in a sentence.

    Attributes:
        i: Its main token.
        tokens: All its tokens, in text order.
        row: The row of the lexicon.
        actors: Heads of the actor's noun phrases.
        recipients: Heads of the recipient's noun phrases.
        light: The light verb that carries a noun trigger; None for none.
        reciprocal: The participants do it with one another.
        agentless: No words name a doer, or only a weapon does; false when a storm or an accident did it.
        blamed: The actors are those to whom a claim, a charge or a suspicion ascribes it.
        proposed: Only the model tells it (`weigh.py`); its row holds the type that the model gives and no conditions.
    """

    i: int
    tokens: tuple[int, ...]
    row: TriggerRow
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    light: int | None
    reciprocal: bool
    agentless: bool
    blamed: bool = False
    proposed: bool = False

    def rule(self, roles: Roles) -> str:
        """Return the kind of trigger: "verb", "noun", "carried noun", or "judge" where only the model tells it."""
        if self.proposed:
            return "judge"
        if self.light is not None:
            return "carried noun"
        return "verb" if roles.tokens[self.i].pos == "VERB" else "noun"


def match_triggers(roles: Roles) -> tuple[list[Match], list[int]]:
    """Find the triggers of a sentence.

    Returns:
        The triggers in text order, and the tokens of those that another one speaks for: "agreed to withdraw" is one
        event, whose recipient is the one of the withdrawal. A noun that a verb's row uses up is no trigger of its own.
    """
    found = [match for token in roles.tokens if (match := _match(roles, token)) is not None]
    used = {i for match in found if not _is_noun(roles, match.i) for i in match.tokens}
    free = {match.i: match for match in found if not (_is_noun(roles, match.i) and match.i in used)}
    covered: list[int] = []
    for i, match in sorted(free.items()):
        inner = _inner(roles, match, free)
        if inner is None:
            continue
        covered.append(inner.i)
        recipients = tuple(k for k in inner.recipients if k not in match.actors)
        if "comp" in match.row.recipient and any(is_actor(roles, k) or is_place(roles, k) for k in recipients):
            free[i] = replace(match, recipients=recipients, reciprocal=False)
    return [match for i, match in sorted(free.items()) if i not in covered], covered


def _match(roles: Roles, token: Token) -> Match | None:
    """Return the first fitting row of the lexicon; participles before a noun ("besieged town") tell no event."""
    pos = POS.get(token.pos)
    if pos is None or token.dep == "amod":
        return None
    is_gerund = token.pos == "VERB" and roles.is_noun(token.i)
    rows = read_triggers().get(("n", token.text.lower()) if is_gerund else (pos, token.lemma.lower()))
    if not rows:
        return None
    reader = _Reader(roles, token.i, verb=pos == "v" and not is_gerund)
    return next((match for row in rows if (match := reader.read(row)) is not None), None)


def _inner(roles: Roles, match: Match, free: dict[int, Match]) -> Match | None:
    """Return the trigger in the complement of one that agrees, refuses, threatens or demands."""
    if match.row.type not in SPEAKING or _is_noun(roles, match.i):
        return None
    complement = roles.child(match.i, "xcomp", "ccomp")
    if complement is None:
        return None
    inner = free.get(complement) or next((other for other in free.values() if other.light == complement), None)
    # Who is told to attack, and whom, is an event of its own.
    return None if inner is not None and match.row.type is EventType.REQUEST and inner.row.type in HOSTILE else inner


def _is_noun(roles: Roles, i: int) -> bool:
    return roles.is_noun(i)


class _Reader(Slots):
    """Tries rows of the lexicon at one token."""

    def read(self, row: TriggerRow) -> Match | None:
        """Return the match of a row; None when a condition fails."""
        particle = self._particle(row.particle)
        if particle is None or not all(self._holds(condition) for condition in row.when):
            return None
        named = self.fill(row.actor)
        actors = self.wielders(named)
        agentless = all(is_weapon(self.roles, i) for i in named)
        if not actors and agentless and self.verb:
            actors = self.attackers()
        blamed = [] if actors or self.verb or row.type not in HOSTILE else find_blamed(self.roles, self.i)
        actors = actors or blamed
        recipients = tuple(i for i in self.fill(row.recipient) if i not in actors and not self._is_deed(row, i))
        is_mutual = "both" in row.recipient or "between" in row.recipient
        is_group = "plural" in {condition.place for condition in row.when} or self._is_mutual_promise()
        many = len(actors) > 1 or (is_group and self._is_plural(actors)) or self._is_joint(actors)
        reciprocal = many and is_mutual and not any(is_actor(self.roles, i) for i in recipients)
        tokens = self._words(row, particle)
        return Match(self.i, tokens, row, tuple(actors), recipients, self.light, reciprocal, agentless, bool(blamed))

    def _is_deed(self, row: TriggerRow, i: int) -> bool:
        """Tell whether words are aimed at a deed, which is nobody: "condemned the attack"."""
        is_noun = self.tokens[i].pos == "NOUN" and not is_actor(self.roles, i)
        rows = read_triggers().get(("n", self.tokens[i].lemma.lower()), ()) if is_noun else ()
        # "the death of" is a deed only "at the hands of" somebody.
        deeds = (other for other in rows if not any(condition.place == "at" for condition in other.when))
        return row.type in JUDGING and any(other.type in HOSTILE for other in deeds)

    def _is_plural(self, heads: Sequence[int]) -> bool:
        """Tell whether a subject names several who can do something with one another."""
        return len(heads) > 1 or any(self.tokens[i].tag in ("NNS", "NNPS") for i in heads)

    def _is_joint(self, heads: Sequence[int]) -> bool:
        """Tell whether one plural names two sides: "Norwegian and Kenyan envoys"."""
        kids = [kid for i in heads if self.tokens[i].tag in ("NNS", "NNPS") for kid in self.roles.children[i]]
        before = [kid for kid in kids if self.tokens[kid].dep in ("amod", "compound", "nmod")]
        return any(self.roles.child(kid, "conj") is not None for kid in before)

    def _is_mutual_promise(self) -> bool:
        """Tell whether what is agreed on is done with one another: "agreed to exchange prisoners"."""
        verb = self.complement(*CLAUSES) if self.verb else None
        return verb is not None and self.tokens[verb].lemma in read_word_list("mutual")

    def _words(self, row: TriggerRow, particle: list[int]) -> tuple[int, ...]:
        """Return the trigger with its particle, light verb and the object that a row asks for by its word."""
        tokens = {self.i, *particle}
        for condition in row.when:
            if condition.place in ("obj", "on") and not condition.wants:
                tokens.update([i for i in self.slot(condition.place) if self._fits(i, condition)][:1])
        if self.light is not None:
            kids = self.roles.children[self.light]
            tokens.update([self.light, *(kid for kid in kids if self.tokens[kid].dep == "prt")])
        return tuple(sorted(tokens))

    def _particle(self, particle: str) -> list[int] | None:
        if not particle:
            return []
        for kid in self.roles.children[self.i]:
            token = self.tokens[kid]
            if token.lemma.lower() == particle and token.dep in ("prt", "advmod", "prep"):
                return [kid]
        return None

    def _holds(self, condition: Condition) -> bool:
        place = condition.place
        if place == "noobj":
            return not self.objects
        if place == "reciprocal":
            return not self.objects and len(self.roles.subjects(self.i)) > 1
        if place == "plural":
            return not self.objects and self._is_plural(self.roles.subjects(self.i))
        if place == "light":
            return (self.light is not None) == ("yes" in condition.wants)
        if place == "not":
            if not self.verb:
                return not self._has_modifier(condition)
            return not any(self.tokens[i].lemma.lower() in condition.words for i in self.objects)
        if place in ("mod", "notmod"):
            return self._has_modifier(condition) == (place == "mod")
        if place == "prep":
            return any(self.prepositional(word) for word in sorted(condition.words))
        if place == "passive":
            return self.roles.is_passive(self.i)
        if place == "when":
            return self._during(condition)
        if place in ("comp", "xcomp"):
            return self._complement_fits(place, condition)
        return any(self._fits(i, condition) for i in self.slot(place))

    def _during(self, condition: Condition) -> bool:
        """Tell whether a clause of time tells one of the deeds: "died when a bomb went off"."""
        clauses = [kid for kid in self.roles.children[self.i] if self.tokens[kid].dep == "advcl"]
        marked = [i for i in clauses if any(self.tokens[kid].lemma.lower() in WHEN for kid in self.roles.children[i])]
        return any(self.tokens[i].lemma in condition.words for i in marked)

    def _fits(self, i: int, condition: Condition) -> bool:
        """Tell whether a phrase has a wanted head, explanation or kind."""
        if "any" in condition.wants:
            return True
        meant = self.roles.meant(i)
        near = [kid for kid in self.roles.children[meant] if self.tokens[kid].dep in ("appos", "compound")]
        words = {self.tokens[k].lemma.lower() for k in (i, meant, *near)}
        if (words | {self.tokens[meant].text.lower()}) & condition.words:
            return True
        if "actor" in condition.wants and self._is_toll_number(i):
            return True
        if is_actor(self.roles, i):
            is_name = self.tokens[meant].pos == "PROPN"
            return "actor" in condition.wants or ("name" in condition.wants and is_name)
        return "place" in condition.wants and self._lies_in_place(i)

    def _is_toll_number(self, i: int) -> bool:
        """Tell whether a bare number stands for people, as the verb tells: "four were wounded, several others hurt"."""
        is_number = self.tokens[i].tag == "CD" or self.tokens[i].text.lower() == "others"
        return is_number and self.tokens[self.i].lemma in read_counts("verb")

    def _lies_in_place(self, i: int) -> bool:
        """Tell whether a phrase names a place or something in one ("the grain stores of Upper Town")."""
        if is_place(self.roles, i):
            return True
        below = [at for preposition in LYING for at in self.roles.prepositional(i, preposition)]
        return self.tokens[i].pos == "NOUN" and any(is_place(self.roles, at) for at in below)

    def _has_modifier(self, condition: Condition) -> bool:
        """Tell whether one of the words stands before the noun, or before the verb's object."""
        children = self.roles.children
        kids = [kid for noun in (self.objects if self.verb else [self.i]) for kid in children[noun]]
        below = [k for kid in kids for k in children[kid] if self.tokens[k].dep in ("compound", "amod")]
        words = {word.lower() for k in (*kids, *below) for word in (self.tokens[k].lemma, self.tokens[k].text)}
        return not condition.words.isdisjoint(words)

    def _complement_fits(self, place: str, condition: Condition) -> bool:
        verb = self.complement(*CLAUSES) if place == "xcomp" else self.complement("ccomp", "xcomp", "advcl")
        if verb is None:
            return False
        is_infinitive = any(self.tokens[kid].tag == "TO" for kid in self.roles.children[verb])
        if not is_infinitive and (place == "xcomp" or self.tokens[verb].dep == "advcl"):
            return False
        if "any" in condition.wants or self.tokens[verb].lemma in condition.words:
            return True
        return "actor" in condition.wants and any(is_actor(self.roles, i) for i in self.complement_subjects())
