"""A verb's clause in, a verdict out: whether the words say that what the verb tells happened.

The clause's own words speak first (negation, auxiliaries, conditional marks, adverbs, habit); then what governs it (the
verb of an infinitive, a noun such as "threat", a preposition such as "without"), step by step up to a finite clause.
"""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.events.roles import DEEPEST, Roles
from tocsin.ontology.triggers import read_modality, read_word_list
from tocsin.record import Modality, Role, Span, Token

PAST = frozenset({"VBD", "VBN"})
CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
PRESENT = frozenset({"VBZ", "VBP"})
# Under these "will" is the speaker's own announcement.
ANNOUNCING = frozenset({"say", "announce", "tell", "declare", "state", "add", "insist", "confirm", "report"})
# After these "for" gives the reason, which is taken as known ("condemned them for attacking").
BLAMING = frozenset({"condemn", "criticize", "criticise", "denounce", "praise"})
# What somebody asks about is no event at all.
ASKING = frozenset({"ask", "wonder", "question", "inquire", "enquire"})
# What these govern is not foreseen but only felt, even where the words are given as somebody's.
FEARING = frozenset({"fear", "dread", "worry", "hope", "doubt", "suspect"})
# Whose complement is what the speaker holds to be so, when the report gives it as that one's statement.
CLAIMING = frozenset({"claim", "accuse", "blame", "charge", "allege", "report", "admit", "acknowledge", "boast"})
# Verbs whose infinitive is what they ask for, even behind "on" ("called on the army to withdraw").
REQUESTING = frozenset({"call", "appeal", "ask", "plead", "press", "push", "beg", "urge", "lobby", "campaign"})
ASKED = "asked"
QUESTION = "question"
DENIED = "denied"
REHEARSED = "rehearsed"
CONDITIONS = frozenset({"if", "unless", "whether"})
HABIT = "habit"
# Rules after which nothing is told at all: what is asked, and what is usually done.
UNTOLD = frozenset({ASKED, QUESTION, HABIT})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A modality with the tokens that tell it; none for what the plain tense says."""

    modality: Modality
    tokens: tuple[int, ...]
    rule: str


class ClauseJudge:
    """Judges the clauses of one sentence.

    Args:
        roles: Syntax of the sentence.
        cue: Words that report the statement around the trigger; None outside statements.
    """

    def __init__(self, roles: Roles, cue: Span | None) -> None:
        self.roles = roles
        self.tokens = roles.tokens
        self.cue = cue
        self.words = read_modality()

    def table(self, where: str, word: str) -> Modality | None:
        """Return the modality that a word gives from its place; None when it gives none of its own."""
        found = self.words[where].get(word.lower())
        return Modality(found) if found and found != "same" else None

    def clause(self, verb: int, depth: int = 0) -> Verdict:
        """Judge the clause of a verb."""
        own = self._own_words(verb)
        token = self.tokens[verb]
        if own is not None:
            return self._doubted(own, token.head) if token.dep == "ccomp" and own.modality is Modality.PLANNED else own
        if depth > DEEPEST or token.head == verb:
            return self._by_tense(verb)
        governed = self._governed(verb, depth)
        return governed if governed is not None else self._by_tense(verb)

    def _doubted(self, own: Verdict, governor: int) -> Verdict:
        """Weaken what is planned to what is possible: "fear that they will attack"."""
        token = self.tokens[governor]
        if self._in_cue(governor) and token.lemma not in FEARING:
            return own
        found = self.table("verb", token.lemma) if token.lemma not in ANNOUNCING else None
        return Verdict(Modality.POSSIBLE, (governor, *own.tokens), "governor") if found is Modality.POSSIBLE else own

    def _played(self, verb: int) -> Verdict | None:
        """Judge by an object that is only a dummy: "stormed a mock village"."""
        heads = [*self.roles.surface_objects(verb), *self.roles.prepositional(verb, "on")]
        for kid in (kid for i in heads for kid in self.roles.children[i]):
            if self.tokens[kid].dep in ("amod", "compound") and self.rule(kid) == REHEARSED:
                return Verdict(Modality.POSSIBLE, (kid,), REHEARSED)
        return None

    def _own_words(self, verb: int) -> Verdict | None:
        """Judge by negation, auxiliaries, marks and adverbs of the clause."""
        children = [self.tokens[kid] for kid in self.roles.children[verb]]
        if condition := next((kid for kid in children if kid.dep == "mark" and kid.lemma.lower() in CONDITIONS), None):
            # "if they do not withdraw" says nothing of whether they do.
            is_asked = self.tokens[self.tokens[verb].head].lemma in ASKING
            return Verdict(Modality.POSSIBLE, (condition.i,), ASKED if is_asked else "condition")
        for kid in children:
            if kid.dep == "neg" or (
                kid.dep in ("advmod", "preconj") and self.table("adverb", kid.lemma) is Modality.NEGATED
            ):
                return Verdict(Modality.NEGATED, (kid.i,), "negation")
            if kid.dep in ("nsubj", "nsubjpass", "dobj") and self._is_nobody(kid.i):
                return Verdict(Modality.NEGATED, (kid.i,), "nobody")
        inverted = children and children[0].dep == "aux" and children[0].tag == "VBD" and self._has(verb, "nsubj")
        if inverted and children[0].lemma == "have":
            # "Had they agreed, ..."
            return Verdict(Modality.POSSIBLE, (children[0].i,), "condition")
        hedge = next((found for kid in children if (found := self._hedge(verb, kid)) is not None), None)
        return hedge or self._habit(verb) or self._played(verb)

    def _hedge(self, verb: int, kid: Token) -> Verdict | None:
        """Judge by one auxiliary, mark or adverb."""
        if kid.dep == "aux" and kid.tag != "TO" and (found := self.table("aux", kid.lemma)):
            if kid.lemma.lower() == "would" and self._is_reported(verb):
                return Verdict(Modality.PLANNED, (kid.i,), "reported future")
            return Verdict(found, (kid.i,), "auxiliary")
        if kid.dep in ("mark", "advmod") and self.table("mark", kid.lemma):
            return Verdict(Modality.POSSIBLE, (kid.i,), "condition")
        if kid.dep == "advmod" and (found := self.table("adverb", kid.lemma)):
            return Verdict(found, (kid.i,), "adverb")
        return None

    def _in_cue(self, i: int) -> bool:
        """Tell whether a token is among the words that report the statement around the trigger."""
        return self.cue is not None and self.cue.start <= self.tokens[i].start < self.cue.end

    def _is_reported(self, verb: int) -> bool:
        """Tell whether "would" stands for the "will" of a speaker: "said that it would send troops"."""
        token = self.tokens[verb]
        is_conditional = any(
            self.tokens[kid].dep == "advcl" and self._own_mark(kid) for kid in self.roles.children[verb]
        )
        return token.dep == "ccomp" and self._in_cue(token.head) and not is_conditional

    def _own_mark(self, verb: int) -> bool:
        kids = (self.tokens[kid] for kid in self.roles.children[verb])
        return any(kid.dep in ("mark", "advmod") and self.table("mark", kid.lemma) for kid in kids)

    def _habit(self, verb: int) -> Verdict | None:
        if self.tokens[verb].tag not in PRESENT:
            return None
        habit = next(
            (kid for kid in self.roles.children[verb] if self.tokens[kid].lemma.lower() in self.words["habit"]), None
        )
        return Verdict(Modality.POSSIBLE, (habit,), HABIT) if habit is not None else None

    def _is_nobody(self, i: int) -> bool:
        if self.tokens[i].lemma.lower() in ("nobody", "none", "nothing", "neither"):
            return True
        words = [kid for kid in self.roles.children[i] if not self._is_bound(kid)]
        return any(self.table("determiner", self.tokens[kid].lemma) is Modality.NEGATED for kid in words)

    def _is_bound(self, i: int) -> bool:
        """Tell whether a word begins the bound of a number: "no fewer than 12 were killed"."""
        return i + 2 < len(self.tokens) and self.tokens[i + 2].lemma == "than"

    def _by_tense(self, verb: int) -> Verdict:
        """Judge a clause that nothing governs by its form."""
        token = self.tokens[verb]
        children = [self.tokens[kid] for kid in self.roles.children[verb]]
        auxiliaries = [kid for kid in children if kid.dep in ("aux", "auxpass")]
        if any(kid.tag == "TO" for kid in auxiliaries):
            return Verdict(Modality.POSSIBLE, tuple(kid.i for kid in auxiliaries if kid.tag == "TO"), "infinitive")
        if token.tag == "VBG":
            if being := tuple(kid.i for kid in auxiliaries if kid.lemma == "be"):
                return Verdict(Modality.ONGOING, being, "progressive")
            return Verdict(Modality.POSSIBLE, (verb,), "gerund")
        if lasting := self._lasting(verb, children):
            return Verdict(Modality.ONGOING, lasting, "lasting")
        if token.tag in PAST or token.tag in PRESENT:
            return Verdict(Modality.HAPPENED, (), "tense")
        # A bare form in a heading ("Rebels seize town") reads as a base form; with a subject it is a report.
        if token.tag == "VB" and not auxiliaries and self.roles.child(verb, "nsubj") is not None and token.head == verb:
            return Verdict(Modality.HAPPENED, (), "tense")
        return Verdict(Modality.POSSIBLE, (verb,), "form")

    def _lasting(self, verb: int, children: list[Token]) -> tuple[int, ...]:
        """Return the words by which a finite clause tells what still goes on; none when it is over.

        "Has blocked the road since Sunday" goes on; "has killed 40 since Sunday" counts what is over, and headings
        tell in the present what is past.
        """
        token = self.tokens[verb]
        if self.roles.scene.sentence.role is Role.TITLE:
            return ()
        still = tuple(kid.i for kid in children if kid.lemma.lower() == "still" and kid.dep == "advmod")
        if token.tag in PRESENT:
            is_state = self.table("state", token.lemma) is Modality.ONGOING
            return still or ((verb,) if is_state and token.lemma not in read_word_list("light") else ())
        perfect = tuple(kid.i for kid in children if kid.dep == "aux" and kid.lemma == "have" and kid.tag in PRESENT)
        since = tuple(kid.i for kid in children if kid.dep in ("prep", "mark") and kid.lemma.lower() == "since")
        return (*perfect, *since) if perfect and since and self.table("state", token.lemma) else ()

    def _governed(self, verb: int, depth: int) -> Verdict | None:
        """Judge by what governs the clause; None when it stands on its own."""
        token = self.tokens[verb]
        head = self.tokens[token.head]
        is_infinitive = self._is_infinitive(verb)
        finite = not is_infinitive and token.tag not in ("VBG", "VB")
        if token.dep == "conj":
            return self._coordinated(verb, head.i, depth)
        if token.dep == "pcomp":
            return self._after_preposition(head.i, depth)
        if token.dep in ("xcomp", "ccomp"):
            if finite and any(self.tokens[i].text == ";" for i in range(verb, head.i)):
                # Two sentences in one: "rebels seized the town; the army withdrew".
                return None
            return self._complement(head.i, depth, finite=finite, has_perfect=self._has(verb, "aux", "have"))
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            if is_infinitive or (token.dep == "acl" and token.tag not in ("VBN", "VBG")):
                return self.under_noun(head.i, verb)
            if (denied := self.denial_of(head.i)) is not None:
                return denied
            return self._participle(verb, head.i, depth) if token.dep == "acl" else None
        if token.dep == "advcl":
            if is_infinitive:
                return self._purpose(verb, head.i, depth)
            return self.clause(head.i, depth + 1) if token.tag == "VBG" and not self._has(verb, "mark") else None
        return None

    def _purpose(self, verb: int, governor: int, depth: int) -> Verdict:
        """Judge "marched to protest": who gathers in order to voice something voices it by gathering."""
        is_voiced = self.tokens[verb].lemma in read_word_list("voicing")
        if is_voiced and self.tokens[governor].lemma in read_word_list("gathering"):
            return self.clause(governor, depth + 1)
        lemma = self.tokens[governor].lemma
        if lemma in REQUESTING and (found := self.table("verb", lemma)):
            return Verdict(found, (governor,), self.rule(governor))
        return Verdict(Modality.PLANNED, (self._to(verb),), "purpose")

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens[kid].tag == "TO" for kid in self.roles.children[verb])

    def _to(self, verb: int) -> int:
        return next((kid for kid in self.roles.children[verb] if self.tokens[kid].tag == "TO"), verb)

    def _has(self, verb: int, dep: str, lemma: str = "") -> bool:
        kids = (self.tokens[kid] for kid in self.roles.children[verb])
        return any(kid.dep == dep and (not lemma or kid.lemma == lemma) for kid in kids)

    def _coordinated(self, verb: int, head: int, depth: int) -> Verdict | None:
        """Share the first verb's modality when the second has no subject and no tense of its own."""
        token = self.tokens[verb]
        is_infinitive = self._is_infinitive(verb)
        if self.roles.child(verb, "nsubj", "nsubjpass") is not None or (self._has(verb, "aux") and not is_infinitive):
            return None
        if token.tag in ("VB", "VBG") or token.tag == self.tokens[head].tag or is_infinitive:
            if self.tokens[head].pos not in ("VERB", "AUX"):
                return Verdict(Modality.POSSIBLE, (head,), "coordination")
            verdict = self.clause(head, depth + 1)
            # "did not fire but met": a negation in the first clause does not reach over "but".
            return None if verdict.rule == "negation" and token.tag in PAST else verdict
        return None

    def _after_preposition(self, preposition: int, depth: int) -> Verdict | None:
        word = self.tokens[preposition]
        above = self.tokens[word.head]
        if word.lemma == "to" and self.words["verb"].get(above.lemma) == "same":
            # "resorted to shelling"
            return self.clause(above.i, depth + 1)
        if self._in_cue(above.i) and above.lemma in CLAIMING:
            # "accused the army of shelling": so the speaker says.
            return Verdict(Modality.HAPPENED, (), "claimed")
        if found := self.table("preposition", word.lemma):
            if word.lemma.lower() == "for" and above.lemma in BLAMING:
                return Verdict(Modality.HAPPENED, (), "presupposed")
            return Verdict(found, (preposition,), "preposition")
        if above.pos in ("VERB", "AUX"):
            if found := self.table("verb", above.lemma):
                return Verdict(found, (above.i,), self.rule(above.i))
            return self.clause(above.i, depth + 1)
        if above.pos == "ADJ":
            return Verdict(self.table("adjective", above.lemma) or Modality.POSSIBLE, (above.i,), "governor")
        return self.under_noun(above.i, preposition)

    def _complement(self, governor: int, depth: int, *, finite: bool, has_perfect: bool) -> Verdict | None:
        token = self.tokens[governor]
        if self._in_cue(governor):
            if self.table("denying", token.lemma):
                return Verdict(Modality.NEGATED, (governor,), DENIED)
            if finite or (token.lemma in CLAIMING and has_perfect):
                return None if finite else Verdict(Modality.HAPPENED, (), "claimed")
        if token.pos == "ADJ":
            return Verdict(self.table("adjective", token.lemma) or Modality.POSSIBLE, (governor,), "governor")
        if token.pos == "NOUN":
            return self.under_noun(governor, governor)
        known = self.words["verb"].get(token.lemma)
        if known is None:
            return Verdict(Modality.POSSIBLE, (governor,), "complement")
        above = self.clause(governor, depth + 1)
        if known in ("same", "ongoing"):
            if known == "ongoing" and above.modality is Modality.HAPPENED:
                return Verdict(Modality.ONGOING, (governor,), "governor")
            return above
        modality = Modality(known)
        if modality is Modality.NEGATED and above.modality is Modality.NEGATED:
            return Verdict(Modality.POSSIBLE, (governor, *above.tokens), "double negation")
        return Verdict(modality, (governor,), self.rule(governor))

    def _participle(self, verb: int, noun: int, depth: int) -> Verdict:
        """Judge a participle behind a noun; an active one shares the fate of the clause in which the noun stands."""
        happened = Verdict(Modality.HAPPENED, (), "participle")
        token = self.tokens[noun]
        head = self.tokens[token.head]
        if self.tokens[verb].tag == "VBN" or head.pos not in ("VERB", "AUX") or token.dep not in CORE:
            return happened
        outer = self.clause(head.i, depth + 1)
        return happened if outer.modality is Modality.HAPPENED else outer

    def under_noun(self, noun: int, via: int) -> Verdict:
        """Judge what hangs on a noun ("a threat to attack"); what an unknown noun governs is no more than possible."""
        if (denied := self.denial_of(noun)) is not None:
            return denied
        found = self.table("noun", self.tokens[noun].lemma)
        if found is None:
            return Verdict(Modality.POSSIBLE, (via,), self.rule(noun, "under a noun"))
        return Verdict(found, (noun,), self.rule(noun))

    def denial_of(self, noun: int) -> Verdict | None:
        """Judge what hangs on a claim or a part that somebody denies: "rejected claims that", "denied any role in"."""
        token = self.tokens[noun]
        verb = self.tokens[token.head]
        is_told = self.table("claim", token.lemma) or self.table("part", token.lemma)
        is_denied = token.dep == "dobj" and self.table("denying", verb.lemma) and is_told
        return Verdict(Modality.NEGATED, (verb.i, noun), DENIED) if is_denied else None

    def rule(self, governor: int, usual: str = "governor") -> str:
        """Name the rule after which a governor decides; drills and games have one of their own."""
        return REHEARSED if self.tokens[governor].lemma in self.words["rehearsed"] else usual
