"""Interviews and hearings as they are printed: a labelled paragraph is what its label says, if that is another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tocsin.record import Act, MentionKind, Span
from tocsin.statements.draft import Draft, Voice
from tocsin.statements.scene import Scene
from tocsin.statements.turns import Turn, read_turns

# Judged by eye: the training part of PolNeAR 1.0 has no interviews.
TRANSCRIPT_SCORE = 0.6
# A text is an interview when so many paragraphs bear a label, and one of them comes again.
FEWEST = 3
ASKERS = frozenset({"q", "question", "reporter", "interviewer", "journalist", "moderator", "host"})
ANSWER = "a"
# Labels of so many first letters stand for a name.
LONGEST_LETTERS = 4
# A party that asks in so large a share of its turns leads the talk; interviewers put a point now and then.
ASKING = 0.5
# Whose words a transcript is, where it is not the outlet's: then questions are put by somebody, too.
OTHERS = re.compile(
    r"\b(?:briefing|committee|court|hearing|inquest|inquiry|press conference|testimony|transcript|trial|tribunal)\b"
)
STAFF = re.compile(r"\b(?:anchor|correspondent|host|interviewer|presenter|reporter)\b")
# Words in brackets behind the label of somebody whose words a programme plays.
PLAYED = re.compile(r"\b(?:archive|audio|clip|interpreter|recording|soundbite|tape|video|voice)\b")


def find_transcripts(scene: Scene) -> Iterator[Draft]:
    """Yield one draft a turn, in text order; none unless several paragraphs have the form and one of them asks."""
    turns = read_turns(scene)
    counts = Counter(turn.party for turn in turns)
    asked = any(turn.asks or turn.party in ASKERS for turn in turns)
    if len(turns) < FEWEST or len(counts) < 2 or counts.most_common(1)[0][1] < 2 or not asked:
        return
    own = _own_parties(scene, turns)
    told = [turn for turn in turns if turn.party not in own and turn.content]
    names = _Names(scene)
    answering = names.answering(told)
    for turn in told:
        colon = scene.text[turn.mark.start : turn.mark.end] == ":"
        cue = next((t.i for t in turn.sentence.tokens if t.span.overlaps(turn.mark)), None) if colon else None
        marks = (turn.mark,) if colon else ()
        voice = Voice((turn.name,), names.head(turn, answering))
        act = Act.ASK if turn.asks or turn.party in ASKERS else Act.SAY
        yield Draft("transcript", turn.sentence.i, cue, marks, (voice,), turn.content, act, TRANSCRIPT_SCORE)


def _own_parties(scene: Scene, turns: tuple[Turn, ...]) -> frozenset[str]:
    """Return the parties that speak for the outlet: its interviewer, its presenter, its reporters."""
    if all(turn.quoted for turn in turns):
        return frozenset()
    counts = Counter(turn.party for turn in turns)
    asking = Counter(turn.party for turn in turns if turn.asks)
    played = any(PLAYED.search(turn.note) for turn in turns)
    own = {turn.party for turn in turns if STAFF.search(turn.note) or _is_outlet(scene, turn.party)}
    if played:
        own |= _reporters(turns)
    if not own and not OTHERS.search(scene.text[: turns[0].name.start].lower()):
        leading = {party for party in counts if party == "q" or asking[party] >= ASKING * counts[party]}
        # Several who ask are no interviewer: reporters at a press conference, members of a committee.
        own |= leading if len(leading) == 1 and leading.isdisjoint(ASKERS - {"q", "interviewer", "host"}) else set()
    return frozenset(own)


def _is_outlet(scene: Scene, party: str) -> bool:
    outlet = scene.parsed.document.outlet
    return outlet is not None and outlet.value.lower().removeprefix("the ").startswith(party) and len(party) > 1


def _reporters(turns: tuple[Turn, ...]) -> set[str]:
    """Return who reports in a programme: nobody played them, and it was no question that brought them in."""
    out: set[str] = set()
    seen: set[str] = set()
    asked = False
    for turn in turns:
        if turn.party not in seen and not turn.note and not asked:
            out.add(turn.party)
        seen.add(turn.party)
        asked = turn.asks
    return out


class _Names:
    """Persons by the words and by the first letters of their names, the first in the text for each."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        people = [m.span for m in scene.mentions.inside(Span(0, len(scene.text))) if m.kind is MentionKind.PERSON]
        self._first = people[0] if people else None
        self._words: dict[str, Span] = {}
        self._letters: dict[str, Span] = {}
        for span in people:
            words = scene.text[span.start : span.end].lower().split()
            for word in words:
                self._words.setdefault(word, span)
            for count in range(2, min(len(words), LONGEST_LETTERS) + 1):
                self._letters.setdefault("".join(word[0] for word in words[:count]), span)

    def answering(self, turns: list[Turn]) -> Span | None:
        """Return who "A" is: whom another label of an answer names, or the first person of the text."""
        named = next((turn for turn in turns if turn.party != ANSWER), None)
        return self._first if named is None else self.head(named, None)

    def head(self, turn: Turn, answering: Span | None) -> Span:
        """Return the words that tell who a label is: its own, or the full name that it shortens."""
        words = self._scene.text[turn.name.start : turn.name.end].split()
        last = Span(turn.name.end - len(words[-1]), turn.name.end)
        if turn.party == ANSWER:
            return answering or last
        if any(m.entity for m in self._scene.mentions.overlapping(last)):
            return last
        word = words[-1].lower()
        return self._words.get(word) or self._letters.get(word.replace("&", "")) or last
