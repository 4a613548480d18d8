"""A pronoun in; the entity that it stands for out, if any."""

from __future__ import annotations

from tocsin.mentions.candidate import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.first_person import SINGULAR
from tocsin.mentions.pronouns import choose_antecedent, only_person
from tocsin.mentions.register import Register
from tocsin.mentions.speech import Speech
from tocsin.record import MentionKind

_OWN_VOICE = frozenset({"we", "us", "our", "ours"})
_NEUTER = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset("he him his himself she her hers herself".split())


class PronounLinker:
    """Links pronouns."""

    def __init__(self, register: Register, speech: Speech) -> None:
        self._register = register
        self._speech = speech

    def link(self, candidate: Candidate) -> bool:
        """Link a pronoun; false where it stands for nobody known."""
        line = self._register.lines[candidate.line]
        word = line.tokens[candidate.head].text.lower()
        quotation = self._register.quotation(candidate)
        if word == "who":
            dossier, rule = self._relative(candidate), "relative pronoun"
        elif word in _OWN_VOICE or word in SINGULAR:
            dossier, rule = self._speech.own_voice(candidate, word) if quotation < 0 else None, "own voice"
        else:
            earlier, speaker = self._register.earlier, self._speech.speaker(candidate, quotation)
            dossier = choose_antecedent(candidate, line, earlier, quotation=quotation, speaker=speaker)
            rule = "pronoun"
            if dossier is None and word in _PERSONAL:
                dossier, rule = only_person(candidate, line, earlier, speaker=speaker), "only person"
        if dossier is None:
            return False
        if word in _NEUTER:
            dossier.is_unsure = False
        if word in _PERSONAL:
            dossier.become_person()
            dossier.gender = dossier.gender or ("f" if word.startswith(("s", "her")) else "m")
        kind = candidate.kind if dossier.kind is MentionKind.PLACE else dossier.kind
        self._register.note(candidate, dossier, rule, kind=kind)
        return True

    def _relative(self, candidate: Candidate) -> Dossier | None:
        line = self._register.lines[candidate.line]
        verb = line.tokens[line.tokens[candidate.head].head]
        return self._register.inside(candidate.line, verb.head) if verb.dep == "relcl" else None
