"""Links the candidates of a document, in text order, to the entities that they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.mentions.candidate import Candidate, Candidates, Source
from tocsin.mentions.link_names import NameLinker
from tocsin.mentions.link_pronouns import PronounLinker
from tocsin.mentions.link_roles import RoleLinker
from tocsin.mentions.outlet_names import OUTLET
from tocsin.mentions.register import Register
from tocsin.mentions.speech import Speech
from tocsin.mentions.turns import LABEL, Turn
from tocsin.record import MentionKind, Parsed, Role


class Linker:
    """Links candidates one after the other; each may point to what came before.

    Attributes:
        register: The entities found so far.
        unlinked: Candidates that stand for nobody known.
    """

    def __init__(self, parsed: Parsed, candidates: Candidates, turns: Sequence[Turn] = ()) -> None:
        self.register = Register(parsed, candidates)
        self.unlinked: list[Candidate] = []
        self._speech = Speech(parsed, self.register, turns)
        self._names = NameLinker(self.register, candidates.hits)
        self._roles = RoleLinker(self.register, candidates.hits, self._speech)
        self._pronouns = PronounLinker(self.register, self._speech)
        # The report may speak of itself ("we", "this paper") before it names itself.
        named = next((item for item in candidates.found if item.known == OUTLET), None)
        if named is not None:
            self._names.open_outlet(named, OUTLET)

    def link(self, candidate: Candidate) -> None:
        """Link one candidate, or put it among the unlinked."""
        if not self._link(candidate):
            self.unlinked.append(candidate)

    def _link(self, candidate: Candidate) -> bool:
        if candidate.source is Source.ROLE:
            return self._roles.link(candidate)
        if candidate.source is Source.PRONOUN:
            return self._pronouns.link(candidate)
        if candidate.known is not None and candidate.known[0] == LABEL:
            return self._speech.link_label(candidate, candidate.known[1])
        if candidate.known is not None:
            self._names.link_outlet(candidate, candidate.known)
        elif candidate.entry is not None:
            self._names.link_entry(candidate, candidate.entry)
        else:
            self._names.link(candidate)
        return True

    def link_heading(self) -> None:
        """Link what the heading calls by its last words ("Border committee: ...") to the body that bears them."""
        left = self.unlinked
        self.unlinked = []
        for candidate in left:
            line = self.register.lines[candidate.line]
            heads = line.sentence.role is Role.TITLE and candidate.source is Source.ROLE
            words = line.words(candidate.first, candidate.end).lower()
            body = self.register.ending_with(words) if heads and candidate.kind is not MentionKind.PERSON else None
            if body is None:
                self.unlinked.append(candidate)
                continue
            self.register.note(candidate, body, "short form", kind=body.kind, leans=False)

    def link_quoted(self) -> None:
        """Link "I" and "we" inside quotations to who speaks them, once everybody else is linked."""
        left = self.unlinked
        self.unlinked = []
        for candidate in left:
            word = self.register.lines[candidate.line].tokens[candidate.head].text.lower()
            speaker = self._speech.quoted_speaker(candidate, word)
            if speaker is None:
                self.unlinked.append(candidate)
                continue
            self.register.note(candidate, speaker, "speaker", kind=speaker.kind, leans=False)
