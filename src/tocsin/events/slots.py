"""What stands in the slots of a trigger, as the lexicon's rows name them: subject, object, owner, prepositions, ..."""

from __future__ import annotations

from tocsin.events.participants import is_actor, is_place, is_weapon
from tocsin.events.roles import Roles
from tocsin.ontology.triggers import read_word_list

# Slots whose words are the recipient even when they name nobody ("an attack on a pipeline", "an inquiry into claims").
TELLING = frozenset(
    {"on", "against", "into", "at", "near", "outside", "inside", "in/of", "comp", "obj/own", "obj/against", "comp/subj"}
)
# Where the participants of a complement clause stand, in order of preference; the first four lead to owners too.
COMPLEMENT = ("to", "on", "of", "for", "with", "against", "from", "between", "in", "by")
CLAUSES = ("xcomp", "ccomp", "acl", "advcl")
PREDICATIVE = frozenset({"oprd", "acomp", "attr", "xcomp", "ccomp"})


class Slots:
    """The slots of one trigger; every answer is a list of token indices, heads of noun phrases.

    Args:
        roles: Syntax of the sentence.
        i: Index of the trigger.
        verb: It is a verb; else a noun.
    """

    def __init__(self, roles: Roles, i: int, *, verb: bool) -> None:
        self.roles = roles
        self.tokens = roles.tokens
        self.i = i
        self.verb = verb
        self.light = None if verb else self._light_verb()
        self.objects = roles.objects(i) if verb else []

    def _light_verb(self) -> int | None:
        """Return the verb that carries a noun: "launched an attack", "the attack carried out by rebels"."""
        token = self.tokens[self.i]
        head = self.tokens[token.head]
        if head.pos == "VERB" and token.dep in ("dobj", "nsubjpass") and head.lemma in read_word_list("light"):
            return head.i
        for kid in self.roles.children[self.i]:
            below = self.tokens[kid]
            if below.dep == "acl" and below.tag == "VBN" and below.lemma in read_word_list("doing"):
                return kid
        return None

    def fill(self, slots: tuple[str, ...]) -> list[int]:
        """Return the first slot that names somebody or a place, or is subject or object; else the first telling one.

        A "!" behind a slot makes it telling in this row.
        """
        rest: list[int] = []
        for name in slots:
            slot = name.removesuffix("!")
            found = self.slot(slot)
            if found and (slot in ("subj", "obj") or self.has_names(found)):
                return found
            is_telling = slot != name or slot in TELLING or (slot == "of" and not self.verb)
            rest = rest or (found if is_telling else [])
        return rest

    def has_names(self, heads: list[int]) -> bool:
        """Tell whether one of the phrases names somebody or a place."""
        return any(is_actor(self.roles, i) or is_place(self.roles, i) for i in heads)

    def slot(self, slot: str) -> list[int]:
        """Return what stands in a slot, by its name in the lexicon."""
        roles = self.roles
        if slot == "subj":
            return roles.subjects(self.i)
        if slot == "obj":
            return self.objects
        if slot == "iobj":
            return roles.indirect_objects(self.i)
        if slot == "both":
            return []
        if slot == "own":
            return self._owners()
        if slot == "oprd":
            return [kid for kid in roles.children[self.i] if self.tokens[kid].dep in PREDICATIVE]
        if slot == "attr":
            return roles.subjects(self.tokens[self.i].head) if self.tokens[self.i].dep == "attr" else []
        if slot == "comp":
            return self._complement_participants()
        if slot == "comp/subj":
            return self.complement_subjects()
        return self._path(slot) if "/" in slot else self.prepositional(slot)

    def _path(self, slot: str) -> list[int]:
        """Follow a slot of two steps: "obj/by", "obj/own", "for/against"."""
        first, _, second = slot.partition("/")
        # Of an object that can act itself, the owner is not the recipient ("praised the minister of Ruritania").
        objects = [i for i in self.objects if not is_actor(self.roles, i)]
        for i in objects if first == "obj" else self.prepositional(first)[:1]:
            if second != "own":
                found = self.roles.prepositional(i, second)
            else:
                found = [owner for owner in self.roles.owners(i) if self._can_own(owner)]
            if found:
                return found
        return []

    def _owners(self) -> list[int]:
        if self.light is not None and self.tokens[self.light].lemma in read_word_list("doing"):
            found = self.roles.subjects(self.light)
            if found and self.i not in found:
                return found
        return self.roles.owners(self.i)

    def wielders(self, heads: list[int]) -> list[int]:
        """Replace weapons and attacks that stand as subject by whose they are ("the army's missiles struck")."""
        out: list[int] = []
        for i in heads:
            if not is_weapon(self.roles, i):
                out.append(i)
                continue
            # "the missiles fired by the army struck"
            fired = self.roles.child(i, "acl")
            out.extend(self.roles.owners(i) or (self.roles.subjects(fired) if fired is not None else []))
        return list(dict.fromkeys(out))

    def attackers(self) -> list[int]:
        """Return whose attack it was in "killed in a rebel attack", "wounded by the army's shelling"."""
        for kid in self.roles.children[self.i]:
            if self.tokens[kid].lemma.lower() not in ("in", "by", "during"):
                continue
            for i in self.roles.children[kid]:
                if self.tokens[i].dep in ("pobj", "pcomp") and (found := self._doers_of(i)):
                    return found
        return []

    def _doers_of(self, i: int) -> list[int]:
        """Return whose attack a phrase names; "police firing" may be read as police who fire."""
        roles = self.roles
        if is_weapon(roles, i):
            own = roles.child(i, "nsubj") if self.tokens[i].dep == "pcomp" else None
            return [own] if own is not None else roles.owners(i)
        # The tagger may hang the gerund on the noun before it or on the verb.
        gerund = i + 1 if i + 1 < len(self.tokens) else i
        is_told = self.tokens[gerund].head in (i, self.i) and self.tokens[gerund].dep in ("acl", "advcl")
        is_gerund = is_told and self.tokens[gerund].tag == "VBG" and is_weapon(roles, gerund)
        return [i] if is_gerund and is_actor(roles, i) else []

    def prepositional(self, preposition: str) -> list[int]:
        """Return what a preposition leads to, on the trigger, its light verb or its object."""
        places = [self.i, *([self.light] if self.light is not None else []), *(self.objects if self.verb else [])]
        places += [meant for i in self.objects if (meant := self.roles.meant(i)) != i]
        for place in places:
            if found := self.roles.prepositional(place, preposition):
                return found
        return []

    def complement(self, *deps: str) -> int | None:
        """Return the verb of the complement clause."""
        return self.roles.child(self.i, *deps)

    def complement_subjects(self) -> list[int]:
        """Return the subjects that the complement clause names."""
        verb = self.complement("ccomp", "xcomp", "advcl")
        own = self.roles.child(verb, "nsubj", "nsubjpass") if verb is not None else None
        return self.roles.resolve(own) if own is not None else []

    def _complement_participants(self) -> list[int]:
        """Return who takes part in the complement clause besides its subject: its object, receivers and other names."""
        verb = self.complement(*CLAUSES)
        if verb is None:
            return []
        is_moved = self.roles.is_passive(verb) or self.tokens[verb].lemma in read_word_list("exchanged")
        # What is exchanged is nobody to whom anything is promised.
        objects = [] if is_moved else self.roles.objects(verb)
        for group in (self.roles.indirect_objects(verb), objects):
            if any(is_actor(self.roles, i) for i in group):
                return group
        groups = [self.roles.prepositional(place, word) for place in (verb, *objects) for word in COMPLEMENT]
        named = next((group for group in groups if self.has_names(group)), None)
        if named is not None:
            return named
        below = [i for group in groups for i in group]
        inner = self.roles.child(verb, "ccomp", "xcomp")
        nested = self.roles.child(inner, "nsubj") if inner is not None else None
        if nested is not None:
            # "refused to allow the envoy to land"
            return self.roles.resolve(nested)
        owned = [owner for i in (*objects, *below) for owner in self.roles.owners(i) if self._can_own(owner)]
        return owned[:1] or next((group for group in groups[:2] if group), objects)

    def _can_own(self, i: int) -> bool:
        """Tell whether an owner is somebody; "its" and "their" mostly lead back to the actor."""
        return is_actor(self.roles, i) and self.tokens[i].text.lower() not in ("its", "their")
