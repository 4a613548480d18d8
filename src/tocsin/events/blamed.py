"""A noun that names a deed in, those who are said to have done it out: "claimed responsibility for the attack"."""

from __future__ import annotations

from tocsin.events.roles import DEEPEST, Roles
from tocsin.ontology.triggers import read_word_list

# Prepositions between an accusing word and the deed.
CHARGING = frozenset({"for", "of", "with", "in", "over", "because"})
_NONE = frozenset({"no", "neither", "nobody", "none"})


def find_blamed(roles: Roles, noun: int) -> list[int]:
    """Find to whom a deed is ascribed by a claim, a charge or a suspicion.

    Args:
        roles: Syntax of the sentence.
        noun: Index of the noun that names the deed ("the murder").

    Returns:
        Heads of their noun phrases; none where the words deny it.
    """
    return _Ascription(roles).of(noun)


class _Ascription:
    """Climbs from a deed to the word that ascribes it to somebody."""

    def __init__(self, roles: Roles) -> None:
        self.roles = roles
        self.tokens = roles.tokens

    def of(self, noun: int) -> list[int]:
        token = self.tokens[noun]
        if token.dep in ("nsubjpass", "dobj"):
            return self._told_of(token.head)
        return self._climb(noun) if token.dep == "pobj" else []

    def _told_of(self, verb: int) -> list[int]:
        """Return to whom a deed is attributed, or who claims it."""
        lemma = self.tokens[verb].lemma
        if self._is_denied(verb):
            return []
        if lemma in read_word_list("ascribe"):
            return self.roles.prepositional(verb, "to") or self.roles.prepositional(verb, "on")
        return self._named(self.roles.subjects(verb)) if lemma in ("claim", "admit") else []

    def _climb(self, noun: int) -> list[int]:
        """Go up from the deed, over "participation in" and "in connection with", to who is charged with it."""
        i = noun
        for _ in range(DEEPEST):
            preposition = self.tokens[self.tokens[i].head]
            above = self.tokens[preposition.head]
            word = above.lemma.lower()
            if preposition.pos not in ("ADP", "SCONJ") or above.i == preposition.i:
                return []
            if word == "responsibility":
                return self._claimers(above.i)
            if word in read_word_list("responsible") or (word == "be" and preposition.lemma == "behind"):
                return self._bearers(above.i)
            charged = self._charged(above.i, preposition.lemma.lower(), noun) if above.pos == "VERB" else []
            if charged or word not in read_word_list("part"):
                return charged
            # "their involvement" is that of whom the clause charges.
            owners = self._named(self.roles.owners(above.i)) if above.pos == "NOUN" else []
            if owners and self.tokens[owners[0]].pos != "PRON":
                return owners
            if above.dep not in ("pobj", "pcomp"):
                return self._named(self.roles.subjects(above.i)) if above.pos == "VERB" else []
            i = above.i
        return []

    def _claimers(self, noun: int) -> list[int]:
        verb = self.tokens[noun].head
        is_object = self.tokens[noun].dep in ("dobj", "nsubjpass")
        if not is_object or self.tokens[verb].lemma not in read_word_list("own-up") or self._is_denied(verb):
            return []
        return self._named(self.roles.subjects(verb))

    def _bearers(self, word: int) -> list[int]:
        """Return of whom "is responsible for" or "is behind" is said."""
        verb = word if self.tokens[word].pos in ("VERB", "AUX") else self.tokens[word].head
        if self.tokens[verb].pos not in ("VERB", "AUX") or self._is_denied(verb):
            return []
        if self.tokens[verb].lemma in ("hold", "find"):
            return self._named(self.roles.objects(verb))
        return self._named(self.roles.subjects(verb))

    def _charged(self, verb: int, preposition: str, noun: int) -> list[int]:
        is_charge = preposition in CHARGING and self.tokens[verb].lemma in read_word_list("accuse")
        if not is_charge or self._is_denied(verb):
            return []
        # "killed three in the attack in which he was involved" is for the passive only.
        found = self.roles.objects(verb)
        return [] if noun in found else self._named(found)

    def _named(self, heads: list[int]) -> list[int]:
        """Leave out nobody: "no group has claimed"."""
        kids = [self.tokens[kid].lemma.lower() for i in heads for kid in self.roles.children[i]]
        words = {self.tokens[i].lemma.lower() for i in heads}
        return [] if _NONE & {*kids, *words} else heads

    def _is_denied(self, verb: int) -> bool:
        return any(self.tokens[kid].dep == "neg" for kid in self.roles.children[verb])
