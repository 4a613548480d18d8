"""A role or another common noun in; the entity that it stands for out, met before or opened now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.mentions.candidate import Candidate
from tocsin.mentions.candidate_roles import STANDING_ALONE
from tocsin.mentions.description_features import Description
from tocsin.mentions.descriptions import choose_described
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.general_words import read_general_words
from tocsin.mentions.lexicon import Hit
from tocsin.mentions.phrases import Described, describe, right_end
from tocsin.mentions.register import SCORES, Register
from tocsin.mentions.speech import Speech
from tocsin.mentions.telling import read_person_nouns
from tocsin.mentions.titles import noun_gender
from tocsin.record import MentionKind, Role

_ACTIVE = frozenset({"nsubj", "nsubjpass"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "one", "two", "three", "someone", "somebody"})


class RoleLinker:
    """Links roles."""

    def __init__(self, register: Register, hits: Sequence[Sequence[Hit]], speech: Speech) -> None:
        self._register = register
        self._hits = hits
        self._speech = speech

    def link(self, candidate: Candidate) -> bool:
        """Link a role; false where it stands for nobody known."""
        line = self._register.lines[candidate.line]
        end = right_end(line, candidate.head, candidate.end)
        described = describe(line, candidate.first, end, self._hits[candidate.line], head=candidate.head)
        dossier, rule = self._holder(candidate)
        if dossier is not None and candidate.kind is MentionKind.PERSON:
            first = candidate.first + (line.tokens[candidate.first].pos == "DET")
            dossier.add_title(self._register.document, line, min(first, candidate.head), end, rule=rule)
            self._register.remember_title(dossier)
        if dossier is None:
            dossier, rule = self._described(candidate, described), "role"
        if dossier is None and candidate.role is None:
            return True
        if dossier is None:
            dossier, rule = self._own_role(candidate, described, end)
        if dossier is None:
            return False
        if candidate.kind is MentionKind.PERSON and candidate.role and (dossier.is_unsure or dossier.is_doubtful):
            dossier.become_person()
        dossier.learn(line, described, rule=rule, score=SCORES[rule])
        dossier.gender = dossier.gender or noun_gender(line, candidate.head)
        self._register.remember_role(dossier, self._role_words(candidate))
        self._register.note(candidate, dossier, rule, kind=dossier.kind)
        return True

    def _own_role(self, candidate: Candidate, described: Described, end: int) -> tuple[Dossier | None, str]:
        """Return the entity that a role alone stands for; none when its words tell neither country nor sector."""
        stands_alone = candidate.role is not None and (candidate.role.words in STANDING_ALONE or self._acts(candidate))
        if not described.country and not described.sectors and not stands_alone:
            return None, ""
        line = self._register.lines[candidate.line]
        key = ("role", line.words(candidate.first, end).lower().removeprefix("the "))
        opening = line.tokens[candidate.first]
        is_indefinite = opening.text.lower() in _INDEFINITE or opening.tag == "CD"
        dossier = None if is_indefinite else self._register.find(key)
        if dossier is not None:
            return dossier, "same name"
        dossier = self._register.open(candidate, key)
        dossier.is_named = False
        dossier.phrase = key[1]
        dossier.is_definite = opening.text.lower() == "the"
        dossier.is_heading = line.sentence.role is Role.TITLE and opening.pos != "DET" and not is_indefinite
        dossier.is_plural = line.tokens[candidate.head].tag in ("NNS", "NNPS")
        return dossier, "new role"

    def _acts(self, candidate: Candidate) -> bool:
        """Tell whether a role is the one person who does something or speaks: somebody, though nothing tells what."""
        return (
            candidate.kind is MentionKind.PERSON
            and self._register.lines[candidate.line].tokens[candidate.head].dep in _ACTIVE
        )

    def _holder(self, candidate: Candidate) -> tuple[Dossier | None, str]:
        """Find the named one that a role stands beside ("X, the minister") or is said to be ("X is the minister")."""
        line = self._register.lines[candidate.line]
        token = line.tokens[candidate.head]
        beside = [child for child in line.sentence.children[candidate.head] if line.tokens[child].dep == "appos"]
        if token.dep == "appos":
            beside.insert(0, token.head)
        for i in beside:
            if dossier := self._agreeing(candidate, self._register.inside(candidate.line, i)):
                return dossier, "apposition"
        verb = line.tokens[token.head]
        if token.dep != "attr" or verb.lemma != "be" or verb.tag not in ("VBZ", "VBP", "VBD"):
            return None, ""
        children = [line.tokens[child] for child in line.sentence.children[verb.i]]
        subject = next((child.i for child in children if child.dep == "nsubj"), None)
        if subject is None or any(child.dep == "neg" for child in children):
            return None, ""
        return self._agreeing(candidate, self._register.inside(candidate.line, subject)), "attribute"

    def _agreeing(self, candidate: Candidate, dossier: Dossier | None) -> Dossier | None:
        """Return the entity unless it cannot be what the role says: a person is no ministry, a place is neither."""
        if dossier is None or not dossier.is_named:
            return None
        if candidate.kind is MentionKind.PERSON and (dossier.is_unsure or dossier.is_doubtful):
            dossier.become_person()
        if dossier.kind is MentionKind.PLACE:
            return None
        return dossier if (candidate.kind is MentionKind.PERSON) == (dossier.kind is MentionKind.PERSON) else None

    def _described(self, candidate: Candidate, described: Described) -> Dossier | None:
        """Find the one that "the minister" or "the rancher" points back to."""
        line = self._register.lines[candidate.line]
        opening = line.tokens[candidate.first].text.lower()
        if opening not in ("the", "that", "this") and line.tokens[candidate.first].tag != "PRP$":
            return None
        if opening == "this" and (own := self._this_outlet(candidate)):
            return own
        words, gender = self._role_words(candidate), noun_gender(line, candidate.head)
        if candidate.role is None and (sectors := read_person_nouns().get(words[-1])):
            tokens = (candidate.head, candidate.head + 1)
            described = replace(described, sectors=tuple((sector, tokens) for sector in sectors))
        quotation = self._register.quotation(candidate)
        return choose_described(Description(candidate, line, words, described, gender, quotation), self._register)

    def _this_outlet(self, candidate: Candidate) -> Dossier | None:
        """Return the outlet for "this newspaper" outside of quotations."""
        word = read_general_words().get(self._register.lines[candidate.line].tokens[candidate.head].lemma.lower())
        is_press = word is not None and "JRN" in word.sectors
        return self._speech.outlet() if is_press and self._register.quotation(candidate) < 0 else None

    def _role_words(self, candidate: Candidate) -> tuple[str, ...]:
        if candidate.role is not None:
            return candidate.role.words
        return (self._register.lines[candidate.line].tokens[candidate.head].lemma.lower(),)
