"""Interviews as they are printed: "Q: ... A: ...", "REPORTER: ...", "Brenn: ..." at the start of paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.record import Act, MentionKind, Role, Sentence, Span
from tocsin.statements.draft import Draft, Voice
from tocsin.statements.scene import OUTSIDE, Scene

# Judged by eye: the training part of PolNeAR 1.0 has no interviews.
TRANSCRIPT_SCORE = 0.6
# A label is at most so many tokens long: "Foreign Minister Ilda Brenn:".
LONGEST_LABEL = 6
# A text is an interview when so many paragraphs bear a label, and one of them comes again.
FEWEST = 3
LABEL = re.compile(r"[QA]|[A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*)*")
ASKERS = frozenset({"q", "question", "reporter", "interviewer", "journalist", "moderator", "host"})


@dataclass(frozen=True, slots=True)
class _Turn:
    """One labelled paragraph: its sentences, and the colon in the first one."""

    sentences: tuple[Sentence, ...]
    colon: int
    label: str


def find_transcripts(scene: Scene) -> Iterator[Draft]:
    """Yield one draft a turn, in text order; none unless several paragraphs have the form and one of them asks."""
    turns = list(_turns(scene))
    counts = Counter(turn.label for turn in turns)
    asked = any(_asks(turn) for turn in turns)
    if len(turns) < FEWEST or len(counts) < 2 or counts.most_common(1)[0][1] < 2 or not asked:
        return
    for turn in turns:
        sentence = turn.sentences[0]
        colon = sentence.tokens[turn.colon]
        content = Span(sentence.tokens[turn.colon + 1].start, turn.sentences[-1].span.end)
        voice = Voice(scene.spans(sentence, list(range(turn.colon))), sentence.tokens[turn.colon - 1].span)
        act = Act.ASK if _asks(turn) else Act.SAY
        yield Draft("transcript", sentence.i, turn.colon, (colon.span,), (voice,), (content,), act, TRANSCRIPT_SCORE)


def _asks(turn: _Turn) -> bool:
    return turn.label.lower() in ASKERS or turn.sentences[-1].tokens[-1].text == "?"


def _turns(scene: Scene) -> Iterator[_Turn]:
    paragraph: list[Sentence] = []
    for sentence in (*scene.sentences, None):
        if sentence is None or (paragraph and sentence.paragraph != paragraph[0].paragraph):
            turn = _turn(scene, paragraph)
            if turn is not None:
                yield turn
            paragraph = []
        if sentence is not None:
            paragraph.append(sentence)


def _turn(scene: Scene, paragraph: list[Sentence]) -> _Turn | None:
    """Read the label of a paragraph; a quotation right behind the colon is for the rules of direct speech."""
    if not paragraph or paragraph[0].role is not Role.PARAGRAPH:
        return None
    tokens = paragraph[0].tokens
    colon = next((t.i for t in tokens[: LONGEST_LABEL + 1] if t.text in (":", ".") and t.i > 0), 0)
    if colon == 0 or colon + 1 >= len(tokens) or scene.quoted[paragraph[0].i][colon + 1] != OUTSIDE:
        return None
    label = " ".join(t.text for t in tokens[:colon])
    if not LABEL.fullmatch(label) or (tokens[colon].text == "." and label not in ("Q", "A")):
        return None
    if any(m.kind is MentionKind.PLACE for m in scene.mentions.overlapping(tokens[colon - 1].span)):
        # "OSLO: ..." heads the news of a place.
        return None
    return _Turn(tuple(paragraph), colon, label)
