"""A report's quotations, turns and outlet in; who speaks where out, so that "I", "we" and labels can be linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tocsin.mentions.candidate import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.first_person import SINGULAR, find_quoted
from tocsin.mentions.interviewee import find_interviewee
from tocsin.mentions.link_names import person_key
from tocsin.mentions.register import Register
from tocsin.mentions.turns import Turn, means
from tocsin.record import MentionKind, Parsed

# Among how many entities those who take turns are looked for: a report introduces them early.
INTRODUCED = 200
# What somebody says together with others; "our" may be of many more.
_TOGETHER = frozenset({"we", "us"})
_QUESTION = frozenset({"q", "question"})
_ANSWER = frozenset({"a", "answer"})


class Speech:
    """Who speaks in a document, as far as its entities are met."""

    def __init__(self, parsed: Parsed, register: Register, turns: Sequence[Turn] = ()) -> None:
        self._register = register
        self._quoted = find_quoted(parsed, register.lines)  # by where a quotation begins
        self._turns = turns
        self._turn_starts = [turn.first for turn in turns]
        self._speaking: dict[int, Dossier] = {}  # by the first line of a turn

    def link_label(self, candidate: Candidate, label: str) -> bool:
        """Link the label of a turn; whom it names cannot be "he" or "it" there, so that no pronoun may lean on it."""
        dossier = self._labelled(label)
        if dossier is None and label.lower().rstrip(".") not in (*_QUESTION, *_ANSWER):
            key, _ = person_key(self._register, label.split())
            dossier = self._register.find(key) or self._register.open(candidate, key, kind=MentionKind.PERSON)
        if dossier is None:
            return False
        self._speaking[candidate.line] = dossier
        self._register.note(candidate, dossier, "label", kind=dossier.kind, leans=False)
        return True

    def _labelled(self, label: str) -> Dossier | None:
        """Return whom a label means: the outlet, a person introduced before, or the one who is asked."""
        word = label.lower().rstrip(".")
        outlet = self.outlet()
        if word in _QUESTION or (
            self._register.document.outlet is not None and means(label, self._register.document.outlet.value)
        ):
            return outlet
        people = [d for d in self._register.dossiers[:INTRODUCED] if d.kind is MentionKind.PERSON and d.is_named]
        if word in _ANSWER:
            return find_interviewee(people, self._register.lines, self._turn_starts[0])
        meant = [d for d in people if means(label, d.name.value)]
        return meant[0] if len(meant) == 1 else None

    def quoted_speaker(self, candidate: Candidate, word: str) -> Dossier | None:
        """Return whom "I" and "we" in a quotation stand for: one person, or a body."""
        place = self._quoted.get(self._register.quotation(candidate))
        speaker = self._register.inside(*place) if place and word in (*SINGULAR, *_TOGETHER) else None
        if speaker is None:
            return None
        wrong = speaker.is_plural if word in SINGULAR else speaker.kind is MentionKind.PERSON
        return None if wrong else speaker

    def speaker(self, candidate: Candidate, quotation: int) -> Dossier | None:
        """Return who speaks the words that a pronoun stands in, as far as that is linked yet."""
        place = self._quoted.get(quotation)
        return self._register.inside(*place) if place and place[0] <= candidate.line else self._in_turn(candidate)

    def own_voice(self, candidate: Candidate, word: str) -> Dossier | None:
        """Return who says "we" and "I" outside of quotations: whose turn it is, else the outlet."""
        if self._turn_at(candidate) is not None:
            return self._in_turn(candidate)
        return None if word in SINGULAR else self.outlet()

    def _turn_at(self, candidate: Candidate) -> Turn | None:
        at = bisect_right(self._turn_starts, candidate.line) - 1
        return self._turns[at] if at >= 0 and candidate.line < self._turns[at].end else None

    def _in_turn(self, candidate: Candidate) -> Dossier | None:
        turn = self._turn_at(candidate)
        return self._speaking.get(turn.first) if turn is not None else None

    def outlet(self) -> Dossier | None:
        """Return the entity of the outlet when the text names it."""
        if self._register.outlet is not None:
            return self._register.outlet
        if self._register.document.outlet is None:
            return None
        value = self._register.document.outlet.value.lower().removeprefix("the ")
        initials = "".join(word[0] for word in value.split() if word[0].isalnum())
        for name in (value, value.split(".")[0], initials):
            if found := self._register.find(("body", name)):
                return found
        return next((d for d in self._register.dossiers if d.name.value.lower() == value), None)
