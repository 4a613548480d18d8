"""A trigger in, its modality out: happened, ongoing, planned, possible or negated, with the words that tell.

Verbs are judged by their clauses; nouns by their modifiers ("potential"), by what governs them ("threat of") and
by whether they are spoken of as known ("the attack"). Where nothing says that it happened, it did not.
"""

from __future__ import annotations

from dataclasses import replace

from tocsin.events.clauses import CLAIMING, DENIED, QUESTION, REHEARSED, ClauseJudge, Verdict
from tocsin.events.roles import DEEPEST, Roles
from tocsin.events.triggers import Match
from tocsin.ontology.triggers import read_word_list
from tocsin.record import Basis, Grounded, Modality, Span, Token
from tocsin.text import token_spans

STAGE = "events.modality/1"
# Measured on the lexicon's triggers in 900 sentences of factuality_train (UW). Without telling words 269 of 274 are
# taken for happened by its annotators too (1.5 or more of 3). With them 79 of 172 are not; the rest are mostly plans
# and said words that the annotators took for certain and this stage does not. A common verb of saying above the trigger
# stood in for the cue; one rule was mended after looking at these sentences.
DEFAULT = 0.98
TOLD = 0.46
# What is spoken of as known ("the attack") took place.
KNOWN = Verdict(Modality.HAPPENED, (), "definite")
PLACE_OF_MODIFIER = {
    "det": "determiner",
    "neg": "determiner",
    "predet": "determiner",
    "amod": "adjective",
    "compound": "adjective",
}
# After these a known event is a reason or a point in time ("retaliation for the attack").
REASON = frozenset({"for", "before", "despite"})
# Light verbs that only intend.
INTENDING = frozenset({"plan", "plot", "prepare", "threaten", "order"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
# Prepositions that tell that what follows took place, when their clause did.
CIRCUMSTANCE = frozenset({"in", "during", "after", "following", "by", "amid", "since", "from", "with"})


def judge_modality(match: Match, roles: Roles, *, cue: Span | None) -> Grounded[Modality]:
    """Judge whether an event happened.

    Args:
        match: The trigger.
        roles: Syntax of its sentence.
        cue: Words that report the statement around the trigger; what they govern is as certain as the speaker says.
    """
    verdict = _Judge(roles, cue).judge(match)
    spans = token_spans(roles.scene.text, [roles.tokens[i] for i in sorted(verdict.tokens)])
    basis, score = (Basis.INFERRED, TOLD) if spans else (Basis.DEFAULT, DEFAULT)
    return Grounded(verdict.modality, spans, basis, score, f"{STAGE} {verdict.rule}")


def not_told(modality: Grounded[Modality]) -> Grounded[Modality]:
    """Take back that something happened where nobody is said to have said so."""
    if modality.value not in (Modality.HAPPENED, Modality.ONGOING):
        return modality
    return replace(modality, value=Modality.POSSIBLE, basis=Basis.INFERRED, by=f"{modality.by}, not said")


def is_definite(roles: Roles, noun: int) -> bool:
    """Tell whether a noun is spoken of as known: "the attack", "their talks", "Tuesday's strike"."""
    for kid in roles.children[noun]:
        token = roles.tokens[kid]
        is_article = token.dep == "det" and token.lemma.lower() in DEFINITE
        if is_article or token.dep == "poss" or roles.scene.label[kid] == "DATE":
            return True
    return False


class _Judge(ClauseJudge):
    """Judges triggers, verbs and nouns."""

    def judge(self, match: Match) -> Verdict:
        """Judge a trigger; a question tells nothing for certain."""
        if self.tokens[-1].text.endswith("?"):
            return Verdict(Modality.POSSIBLE, (len(self.tokens) - 1,), QUESTION)
        if not self.roles.is_noun(match.i):
            return self.clause(match.i)
        if match.light is not None:
            return self._carried_noun(match.i, match.light)
        return self.noun(match.i)

    def _carried_noun(self, noun: int, light: int) -> Verdict:
        """Judge "launched an attack" by the clause of its verb, "planned an attack" by the verb itself."""
        own = self._noun_words(noun)
        if own is not None:
            return own
        lemma = self.tokens[light].lemma
        found = self.table("verb", lemma)
        if found is not None and lemma not in read_word_list("doing"):
            return Verdict(found, (light,), self.rule(light))
        if lemma in INTENDING:
            return Verdict(Modality.PLANNED, (light,), "governor")
        return self.clause(light)

    def noun(self, noun: int, depth: int = 0) -> Verdict:
        """Judge an event that a noun names without a light verb."""
        own = self._noun_words(noun)
        if own is not None:
            return own
        token = self.tokens[noun]
        head = self.tokens[token.head]
        if token.dep in ("conj", "appos", "compound", "nmod") and head.pos in ("NOUN", "PROPN") and depth < DEEPEST:
            return self.noun(head.i, depth + 1)
        known = KNOWN if is_definite(self.roles, noun) else None
        if token.dep == "pobj":
            return self._noun_after_preposition(head, known, depth) or Verdict(Modality.POSSIBLE, (noun,), "bare noun")
        if head.pos in ("VERB", "AUX") and token.dep in ("nsubj", "nsubjpass", "dobj", "attr"):
            return self._noun_of_verb(noun, head.i, known)
        is_top = token.head == noun
        return known if known is not None and is_top else Verdict(Modality.POSSIBLE, (noun,), "bare noun")

    def _noun_words(self, noun: int) -> Verdict | None:
        """Judge by the words before a noun: "no attack", "a potential attack"."""
        for kid in self.roles.children[noun]:
            token = self.tokens[kid]
            where = PLACE_OF_MODIFIER.get(token.dep)
            if where and (found := self.table(where, token.lemma) or self.table(where, token.text)):
                return Verdict(found, (kid,), self.rule(kid, "modifier"))
        return None

    def _noun_after_preposition(self, word: Token, known: Verdict | None, depth: int) -> Verdict | None:
        """Judge by what stands above the preposition; what is spoken of as known holds against most of it."""
        above = self.tokens[word.head]
        if above.pos in ("NOUN", "PROPN"):
            if (denied := self.denial_of(above.i)) is not None:
                return denied
            if found := self.table("noun", above.lemma):
                return Verdict(found, (above.i,), self.rule(above.i))
            if depth < DEEPEST and word.lemma in ("of", "in", "for"):
                return known or self.noun(above.i, depth + 1)
        if above.pos == "ADJ" and (found := self.table("adjective", above.lemma)):
            return Verdict(found, (above.i,), "governor")
        if found := self.table("preposition", word.lemma):
            return known if known and word.lemma in REASON else Verdict(found, (word.i,), "preposition")
        if above.pos == "NUM" and word.lemma in CIRCUMSTANCE:
            # "were killed, two in shelling": as certain as what is told of the whole.
            return self.clause(self.roles.clause(above.i))
        if above.pos not in ("VERB", "AUX"):
            return known
        if found := self.table("verb", above.lemma):
            return known if known and word.lemma not in ("of", "to") else Verdict(found, (above.i,), "governor")
        verdict = self.clause(above.i)
        if known or verdict.modality is not Modality.HAPPENED:
            return known or verdict
        return Verdict(Modality.HAPPENED, (), "circumstance") if word.lemma in CIRCUMSTANCE else None

    def _noun_of_verb(self, noun: int, verb: int, known: Verdict | None) -> Verdict:
        """Judge a subject or object by its verb: "prevented an attack", "an attack killed"."""
        lemma = self.tokens[verb].lemma
        found = self.table("verb", lemma)
        is_denied = self.table("denying", lemma) is not None
        if self._in_cue(verb) and self.tokens[noun].dep == "dobj" and (is_denied or lemma in CLAIMING):
            return (
                Verdict(Modality.NEGATED, (verb,), DENIED) if is_denied else Verdict(Modality.HAPPENED, (), "claimed")
            )
        if self.tokens[noun].dep == "nsubj" and self.table("lasting", lemma) is Modality.ONGOING:
            verdict = self.clause(verb)
            return Verdict(Modality.ONGOING, (verb,), "lasting") if verdict.modality is Modality.HAPPENED else verdict
        if known and self.tokens[noun].dep != "dobj" and (found is None or self.tokens[noun].dep != "nsubjpass"):
            return known
        if self.tokens[noun].dep in ("dobj", "nsubjpass") and found is not None:
            is_rehearsed = self.rule(verb) == REHEARSED
            told = Verdict(found, (verb,), self.rule(verb))
            return known if known and found is Modality.POSSIBLE and not is_rehearsed else told
        verdict = self.clause(verb)
        if verdict.modality is not Modality.HAPPENED:
            return verdict
        if self.cue is None and self.tokens[noun].dep == "dobj" and lemma in read_word_list("attitude"):
            # What somebody condemns or praises took place by that one's word, not by the report's.
            return Verdict(Modality.POSSIBLE, (verb,), "attitude")
        if known or lemma in read_word_list("occurring"):
            return Verdict(Modality.HAPPENED, (), "occurrence")
        return Verdict(Modality.POSSIBLE, (noun,), "bare noun")
