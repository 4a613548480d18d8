"""Who fills a role of a verb or noun, from the syntax: the heads of subject, object, owner and prepositional phrases.

Passives are turned round, relative pronouns are replaced by their antecedents, and a clause without a subject takes
that of the clause that governs it (coordination, participles, infinitives).
"""

from __future__ import annotations

from tocsin.events.repairs import find_lost_subjects
from tocsin.events.scene import Scene
from tocsin.ontology.triggers import read_word_list
from tocsin.record import Token

# Walks up through governing clauses stop here; deeper nesting is rare and its subject is a guess.
DEEPEST = 6
PERSONAL = frozenset({"it", "they", "he", "she"})
TEMPORAL = frozenset({"DATE", "TIME"})
# Marks that set a dateline off from the report: "RIVERTON -- A court has ...".
DASHES = frozenset({"--", "-", "–", "—", ":", ")", '"'})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
# Prepositions after which a gerund is done by the object: "accused the army of shelling".
OBJECT_GERUND = frozenset({"of", "for", "from"})
# Where a gerund stands like a noun.
NOMINAL = frozenset({"pobj", "nsubj", "dobj", "conj"})
# A participle under these was done to what they found: "was found shot", "found the envoy murdered".
FINDING = frozenset({"find", "discover", "see"})
# What follows these after a noun owns it: "a request by the ministry".
OWNING = frozenset({"by", "from"})


class Roles:
    """Reads the roles of one sentence; every answer is a list of token indices, heads of noun phrases in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.sentence.tokens
        self.children = scene.sentence.children
        self._lost = find_lost_subjects(scene.sentence)
        self._found = frozenset(self._lost.values())

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of `i` with one of the labels."""
        return next((kid for kid in self.children[i] if self.tokens[kid].dep in deps), None)

    def is_noun(self, i: int) -> bool:
        """Tell whether a token is a noun, or a gerund that stands like one behind its modifier ("in police firing")."""
        token = self.tokens[i]
        is_gerund = token.tag == "VBG" and token.dep in NOMINAL and self.child(i, "compound") is not None
        return token.pos == "NOUN" or is_gerund

    def is_passive(self, verb: int, depth: int = 0) -> bool:
        """Tell whether a verb form is passive, reduced relatives ("ships seized by") too."""
        token = self.tokens[verb]
        if token.tag != "VBN":
            return False
        deps = {self.tokens[kid].dep for kid in self.children[verb]}
        if deps & {"auxpass", "nsubjpass", "agent"}:
            return True
        if token.dep == "conj" and "nsubj" not in deps and "aux" not in deps and depth < DEEPEST:
            return self.is_passive(token.head, depth + 1)
        if token.dep in ("oprd", "xcomp", "ccomp", "acomp") and not deps & {"aux", "nsubj", "dobj"}:
            return self.tokens[token.head].lemma in FINDING
        return token.dep in ("acl", "amod") or (token.dep == "advcl" and "aux" not in deps)

    def subjects(self, verb: int, depth: int = 0) -> list[int]:
        """Return who does what the verb says."""
        if self.is_passive(verb):
            agent = self.child(verb, "agent")
            return self._objects_of_preposition(agent) if agent is not None else []
        own = self.own_subject(verb, "nsubj", "csubj")
        if own is not None:
            return self._antecedents(own, verb) or self.resolve(own)
        return self._inherited(verb, depth) if depth < DEEPEST else []

    def own_subject(self, verb: int, *deps: str) -> int | None:
        """Return the subject that stands in a verb's own clause."""
        return self._lost.get(verb, self.child(verb, *deps))

    def _inherited(self, verb: int, depth: int) -> list[int]:
        token = self.tokens[verb]
        head = token.head
        if head == verb:
            return []
        if token.dep == "conj" and self._is_clause(head):
            return self._surface_subjects(head, depth)
        if token.dep in ("xcomp", "ccomp", "advcl") and self._is_clause(head):
            objects = self.surface_objects(head) if token.dep != "advcl" else []
            if objects and self.tokens[head].lemma not in read_word_list("subject_control"):
                return objects
            return self._surface_subjects(head, depth)
        if token.dep in ("acl", "relcl") and not self._is_clause(head):
            if token.tag == "VBG" or token.dep == "relcl":
                return self.resolve(head)
            return self.owners(head) or self._bearer(head, depth)
        if token.dep == "pcomp":
            return self._gerund_subjects(verb, head, depth)
        if self.tokens[head].pos == "ADJ" and token.dep in ("xcomp", "ccomp"):
            # "is ready to withdraw"
            above = self.tokens[head].head
            return self._surface_subjects(above, depth) if self._is_clause(above) and above != head else []
        return []

    def _antecedents(self, pronoun: int, verb: int) -> list[int]:
        """Return whom a subject pronoun stands for: the fitting subject of the clause that governs its own."""
        lemma = self.tokens[pronoun].lemma.lower()
        if lemma not in PERSONAL or self.tokens[pronoun].pos != "PRON":
            return []
        clause = verb
        for _ in range(DEEPEST):
            token = self.tokens[clause]
            if token.dep not in ("ccomp", "advcl", "conj", "relcl") or not self._is_clause(token.head):
                return []
            found = self._named_subject(token.head, "nsubj", "nsubjpass")
            if self.child(token.head, "dobj", "dative") is not None and token.dep == "ccomp":
                # "asked her whether he": either may be meant.
                return []
            if found and self.tokens[found[0]].pos != "PRON":
                return found if self._can_be(lemma, found) else []
            clause = token.head
        return []

    def _can_be(self, pronoun: str, heads: list[int]) -> bool:
        head = self.tokens[heads[0]]
        is_person = self.scene.label[heads[0]] == "PERSON"
        if pronoun == "they":
            return len(heads) > 1 or head.tag in ("NNS", "NNPS") or not is_person
        if len(heads) > 1:
            return False
        if pronoun == "it":
            return not is_person and (head.pos == "PROPN" or self.scene.sectors(heads[0]) is not None)
        return is_person or self.scene.label[heads[0]] == ""

    def _gerund_subjects(self, verb: int, preposition: int, depth: int) -> list[int]:
        above = self.tokens[preposition].head
        if not self._is_clause(above):
            return self.owners(above) or self._bearer(above, depth)
        if self.tokens[preposition].lemma in OBJECT_GERUND:
            objects = self.surface_objects(above) or self._named_subject(above, "nsubjpass")
            if objects:
                return objects
        return self._surface_subjects(above, depth)

    def _bearer(self, noun: int, depth: int) -> list[int]:
        """Return the subject of the verb that a noun is the object of: "he has a plan to attack"."""
        token = self.tokens[noun]
        return self.subjects(token.head, depth + 1) if token.dep in ("dobj", "attr") and token.head != noun else []

    def _surface_subjects(self, verb: int, depth: int) -> list[int]:
        return self._named_subject(verb, "nsubj", "nsubjpass") or self.subjects(verb, depth + 1)

    def _named_subject(self, verb: int, *deps: str) -> list[int]:
        found = self.child(verb, *deps)
        return self.resolve(found) if found is not None else []

    def _is_clause(self, i: int) -> bool:
        return self.tokens[i].pos in ("VERB", "AUX")

    def objects(self, verb: int, depth: int = 0) -> list[int]:
        """Return to whom or what it is done: the object, or the subject of a passive."""
        if not self.is_passive(verb):
            return self.surface_objects(verb)
        token = self.tokens[verb]
        named = self._named_subject(verb, "nsubjpass", "nsubj")
        if named:
            return named
        if token.dep == "conj":
            if depth == DEEPEST:
                return []
            return (
                self.objects(token.head, depth + 1)
                if self.is_passive(token.head)
                else self._named_subject(token.head, "nsubj")
            )
        if token.dep in ("acl", "relcl", "amod"):
            return self.resolve(token.head)
        if token.dep in ("oprd", "xcomp", "ccomp", "acomp") and self.tokens[token.head].lemma in FINDING:
            return self._named_subject(token.head, "nsubjpass") or self.surface_objects(token.head)
        if token.dep in ("xcomp", "advcl"):
            return self._named_subject(token.head, "nsubj", "nsubjpass")
        return []

    def surface_objects(self, verb: int) -> list[int]:
        """Return the direct objects, shared with a coordinated verb behind ("shelled and seized the town")."""
        found = self.child(verb, "dobj")
        if found is not None:
            return self.resolve(found)
        if self.tokens[verb].dep == "relcl":
            # "the towns that rebels attacked": the pronoun may be missing.
            return []
        after = self.child(verb, "conj")
        if (
            after is not None
            and self.tokens[after].tag == self.tokens[verb].tag
            and self.child(verb, "prep", "ccomp", "xcomp") is None
        ):
            found = self.child(after, "dobj")
            return self.resolve(found) if found is not None and self.child(after, "nsubj") is None else []
        return []

    def indirect_objects(self, verb: int) -> list[int]:
        """Return the receivers that stand without a preposition ("gave rebels arms")."""
        found = self.child(verb, "dative", "iobj")
        if found is None:
            return []
        if self.tokens[found].pos == "ADP":
            return self._objects_of_preposition(found)
        return self.resolve(found)

    def prepositional(self, i: int, preposition: str) -> list[int]:
        """Return the objects of a preposition that hangs on token `i` ("on" finds "upon" too)."""
        out: list[int] = []
        for kid in self.children[i]:
            token = self.tokens[kid]
            if token.dep in ("prep", "agent", "dative", "prt", "advmod") and token.lemma.lower() == preposition:
                out.extend(self._objects_of_preposition(kid))
            elif token.dep == "prep":
                # "out of", "along with": the second preposition hangs on the first.
                for below in self.children[kid]:
                    if self.tokens[below].dep == "prep" and self.tokens[below].lemma == preposition:
                        out.extend(self._objects_of_preposition(below))
        return out

    def _objects_of_preposition(self, i: int) -> list[int]:
        found = [kid for kid in self.children[i] if self.tokens[kid].dep in ("pobj", "npadvmod")]
        return [head for kid in found if self.scene.label[kid] not in TEMPORAL for head in self.resolve(kid)]

    def owners(self, noun: int) -> list[int]:
        """Return whose a noun is: possessor, naming modifier ("Ruritanian request") or what follows "by"."""
        possessor = self.child(noun, "poss")
        if possessor is not None and self.tokens[possessor].pos != "PRON":
            return self.resolve(possessor)
        for preposition in OWNING:
            if found := self.prepositional(noun, preposition):
                return found
        named = [kid for kid in self.children[noun] if self._names_owner(kid)]
        return named[:1] or ([possessor] if possessor is not None else [])

    def _names_owner(self, i: int) -> bool:
        token = self.tokens[i]
        if token.dep not in ("amod", "compound", "nmod", "npadvmod"):
            return False
        if self.scene.label[i] == "NORP" or (self.scene.sectors(i) is not None and token.pos in ("NOUN", "ADJ")):
            return True
        return self.scene.label[i] in ("GPE", "ORG", "PERSON") and token.pos == "PROPN"

    def resolve(self, i: int) -> list[int]:
        """Return a phrase's head with the heads coordinated with it; a relative pronoun becomes its antecedent."""
        if self.tokens[i].lemma.lower() in RELATIVE and self.tokens[i].tag in ("WDT", "WP"):
            antecedent = self._antecedent(i)
            return [antecedent] if antecedent is not None else []
        i = self._after_dateline(i)
        out = [i]
        while (after := self.child(out[-1], "conj")) is not None and self.tokens[after].pos in NOUNS and len(out) < 20:
            if after in self._found:
                break
            out.append(after)
        return out

    def _after_dateline(self, i: int) -> int:
        """Return the real head when a dateline was read as the subject ("RIVERTON -- A court ...")."""
        if i > 6:
            return i
        for kid in self.children[i]:
            if (
                self.tokens[kid].dep == "appos"
                and kid > i
                and any(self.tokens[k].text in DASHES for k in range(i + 1, kid))
            ):
                return kid
        return i

    def _antecedent(self, pronoun: int) -> int | None:
        i = pronoun
        for _ in range(DEEPEST):
            token = self.tokens[i]
            if token.dep == "relcl":
                return token.head
            if token.head == i:
                return None
            i = token.head
        return None

    def meant(self, i: int) -> int:
        """Return the head that a partitive stands for: "rebels" in "dozens of rebels"."""
        if self.tokens[i].tag == "CD" or self.tokens[i].lemma.lower() in read_word_list("partitive"):
            inner = self.prepositional(i, "of")
            if inner:
                return inner[0]
        return i

    def clause(self, i: int) -> int:
        """Return the verb of the clause that token `i` stands in; the root when there is none."""
        for _ in range(len(self.tokens)):
            token: Token = self.tokens[i]
            is_verb = self._is_clause(i) and not self.is_noun(i)
            if is_verb and token.dep not in ("aux", "auxpass", "amod", "compound"):
                return i
            if token.head == i:
                return i
            i = token.head
        return i
