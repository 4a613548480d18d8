"""Noun phrases of a sentence in, the codes of those whom they name out: country, roles, coordinated ones each.

The code of a phrase is that of the first actor that it names, with those of the agents beside it ("Ruritanian police"
is RURCOP); where it names none, that of the phrases behind its prepositions ("police of Ruritania"), of its
apposition, or, in a coordination, of what stands before the first or behind the last ("Ruritanian press and
government").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tocsin.events.petrarch.reading import Hit, Reading
from tocsin.events.roles import DEEPEST
from tocsin.ontology.petrarch_coder import NOBODY, join_codes
from tocsin.text import subtree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET"})
# What hangs so on a noun is part of its phrase and none of its own.
INSIDE = frozenset(
    "compound amod poss nmod det nummod predet quantmod advmod case punct conj cc aux auxpass neg".split()
)
# What may stand between two names that are coordinated before one head.
BETWEEN = frozenset({"cc", "punct", "det", "amod", "conj", "advmod"})
# Branches of a noun that do not belong to its name.
BRANCHES = frozenset("relcl acl advcl appos conj cc prep agent punct ccomp xcomp parataxis nsubj nsubjpass".split())


@dataclass(frozen=True, slots=True)
class Coded:
    """Somebody who is named.

    Attributes:
        code: As the dictionaries join it.
        head: The token that heads the phrase.
        is_actor: A name of an actor stands in it; else it names only a role.
    """

    code: str
    head: int
    is_actor: bool


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.roles = reading.roles
        self._known: dict[int, tuple[Coded, ...]] = {}
        self._reaches: dict[int, tuple[int, int]] = {}

    @cached_property
    def tops(self) -> list[int]:
        """Heads of the noun phrases that stand by themselves, the first of each coordination, in text order."""
        return [t.i for t in self.reading.tokens if t.pos in NOMINAL and t.dep not in INSIDE]

    def reach(self, head: int) -> tuple[int, int]:
        """Return the first and last token of a coordination without its prepositional phrases."""
        if head not in self._reaches:
            heads = self.heads(head)
            self._reaches[head] = min(self._own(heads[0])), max(max(self._own(i)) for i in heads)
        return self._reaches[head]

    def heads(self, head: int) -> list[int]:
        """Return the heads of a coordination; that of a relative pronoun's antecedent for the pronoun."""
        heads = self.roles.resolve(head) or [head]
        known = {heads[0]}
        # The parser takes a name inside a list for an apposition: "Ruritania, the Isles and Graustark".
        while found := [k for i in known for k in self.roles.children[i] if k not in known and self._is_listed(k, i)]:
            known.update(found)
        return sorted(known.union(heads))

    def _is_listed(self, kid: int, head: int) -> bool:
        token, above = self.reading.tokens[kid], self.reading.tokens[head]
        if token.dep == "conj":
            return token.pos in NOMINAL
        if token.dep != "appos" or token.pos != "PROPN" or above.pos != "PROPN" or not self._names_actor(kid):
            return False
        near = {self.reading.tokens[k].dep for i in (kid, head) for k in self.roles.children[i]}
        return bool(near & {"cc", "conj"})

    def _names_actor(self, head: int) -> bool:
        return any(not hit.is_agent for hit in self._hits(head))

    def codes(self, head: int, depth: int = 0) -> tuple[Coded, ...]:
        """Return whom a phrase names, each of a coordination by itself; the same code once."""
        if head not in self._known:
            self._known[head] = ()
            self._known[head] = self._code(self.heads(head), depth)
        return self._known[head]

    def _code(self, heads: list[int], depth: int) -> tuple[Coded, ...]:
        before = self._modifiers(heads[0]) if len(heads) > 1 else []
        behind = self._behind_all(heads, depth) if len(heads) > 1 else ()
        out: dict[str, Coded] = {}
        for n, head in enumerate(heads):
            hits = self._hits(head)
            if n and not any(not hit.is_agent for hit in hits):
                hits = [*before, *hits] if hits else []
            shared = behind if n == len(heads) - 1 or any(hit.is_agent for hit in hits) else ()
            for code in self._join(head, hits, shared, depth):
                out.setdefault(code.code, code)
        return tuple(out.values())

    def _join(self, head: int, hits: list[Hit], behind: tuple[Coded, ...], depth: int) -> list[Coded]:
        agents = [(hit.code, hit.leads) for hit in hits if hit.is_agent]
        named = self._several([hit for hit in hits if not hit.is_agent])
        if named:
            owner = self._owner(named[0], head) if not agents else head
            return [Coded(join_codes(hit.code, agents), owner, is_actor=True) for hit in named]
        others = self._behind(head, depth) or behind or self._apposed(head, depth)
        if others:
            leads = [item for item in others if item.is_actor] or [item for item in others if not agents]
            if leads:
                return [self._with(agents, item, head) for item in leads]
        return [Coded(join_codes("", agents), head, is_actor=False)] if agents else []

    def _owner(self, hit: Hit, head: int) -> int:
        """Return whom a phrase names: the owner in "Ruritania's refusal", its head in all others."""
        tops = [i for i in range(hit.first, hit.last + 1) if not hit.first <= self.reading.tokens[i].head <= hit.last]
        return tops[0] if tops and self.reading.tokens[tops[0]].dep == "poss" else head

    def _with(self, agents: list[tuple[str, bool]], item: Coded, head: int) -> Coded:
        if not agents:
            return item
        return Coded(join_codes(item.code.removeprefix(NOBODY), agents), head, item.is_actor)

    def _several(self, named: list[Hit]) -> list[Hit]:
        """Return the first actor, and those coordinated with it before the head ("French and Kenyan envoys").

        A later name of the same country that tells more stands for the first: "US Secretary of State".
        """
        out = named[:1]
        for hit in named[1:]:
            if hit.code.startswith(out[-1].code):
                out[-1] = hit
                continue
            between = self.reading.tokens[out[-1].last + 1 : hit.first]
            deps = {token.dep for token in between}
            if deps & {"cc", "punct"} and deps <= BETWEEN:
                out.append(hit)
        return out

    def _hits(self, head: int) -> list[Hit]:
        own = self._own(head)
        return [hit for hit in self.reading.hits if hit.first in own or hit.last in own]

    def _modifiers(self, head: int) -> list[Hit]:
        """Return the names that stand before the head of a phrase."""
        return [hit for hit in self._hits(head) if hit.last < head]

    def _own(self, head: int) -> set[int]:
        """Return the tokens of a phrase: its head and what stands before it, with coordinated modifiers."""
        tokens = set(subtree(self.roles.scene.sentence, head, without=BRANCHES))
        for kid in self.roles.children[head]:
            if kid < head and self.reading.tokens[kid].dep not in BRANCHES:
                tokens.update(k for k in subtree(self.roles.scene.sentence, kid) if k < head)
        return tokens

    def _behind(self, head: int, depth: int) -> tuple[Coded, ...]:
        """Return whom the prepositional phrases of a phrase name: the first that names an actor, else a role."""
        found: tuple[Coded, ...] = ()
        if depth >= DEEPEST:
            return found
        for kid in self.roles.children[head]:
            if self.reading.tokens[kid].dep not in ("prep", "agent") or kid < head:
                continue
            for inner in self._objects(kid):
                codes = self.codes(inner, depth + 1)
                if any(code.is_actor for code in codes):
                    return codes
                found = found or codes
        return found

    def _behind_all(self, heads: list[int], depth: int) -> tuple[Coded, ...]:
        """Return whom the phrases behind a whole coordination name, whichever of its heads the parser hangs them on."""
        for head in reversed(heads):
            if any(kid > heads[-1] for kid in self.roles.children[head]) and (found := self._behind(head, depth)):
                return found
        return ()

    def _objects(self, preposition: int) -> list[int]:
        out = []
        for kid in self.roles.children[preposition]:
            if self.reading.tokens[kid].dep == "pobj":
                out.append(kid)
            elif self.reading.tokens[kid].dep == "prep":
                out += self._objects(kid)
        return out

    def _apposed(self, head: int, depth: int) -> tuple[Coded, ...]:
        if depth >= DEEPEST:
            return ()
        kids = (kid for kid in self.roles.children[head] if self.reading.tokens[kid].dep == "appos")
        return next((codes for kid in kids if (codes := self.codes(kid, depth + 1))), ())
