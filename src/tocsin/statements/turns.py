"""Paragraphs in, labelled turns out: "Q: ...", "A. ...", "REPORTER: ...", "Brenn (laughs): ...".

A talk that is quoted has a mark before every paragraph, so one without a label goes on with the turn above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.record import MentionKind, Role, Sentence, Span
from tocsin.statements.scene import Scene

# A label is at most so many code points long: "Foreign Minister Ilda Brenn (through an interpreter):".
LONGEST_LABEL = 90
LABEL = re.compile(
    r"(?P<quote>[“\"])?(?P<name>[A-Z][\w'’&-]*(?:\.(?= [A-Z]))?(?: (?:[A-Z&][\w.'’&-]*|\([A-Z][\w.'’-]*\)))*)"
    r"(?: ?\((?P<note>[a-z][^()\n]*)\))?(?P<mark>[:.])(?=\s)"
)
# Labels behind which a full stop can stand.
LETTERS = frozenset({"Q", "A"})
DIRECTION = re.compile(r"\[[^\[\]\n]*\]")
# "(CROSSTALK)", "[Laughter.]" as a paragraph of its own.
ALL_DIRECTION = re.compile(r"[“\"]?(?:\[[^\[\]\n]*\]|\([^()\n]*\))[.”\"]*")
QUOTING = ("“", '"')
SHORT = re.compile(r"[A-Z](?:&?[A-Z]){1,3}")


@dataclass(frozen=True, slots=True)
class Turn:
    """One labelled paragraph.

    Attributes:
        sentence: The sentence that holds the label.
        name: The words of the label without what stands in brackets behind them.
        mark: Its colon or full stop.
        note: What stands in brackets: "laughs", "presenter", "through an interpreter"; empty for nothing.
        content: What is said, without stage directions; empty for silence.
        party: The longest label of the same party, in small letters.
        asks: The turn ends on a question mark.
        quoted: The words stand behind a quotation mark of their own, so they were said elsewhere.
    """

    sentence: Sentence
    name: Span
    mark: Span
    note: str
    content: tuple[Span, ...]
    party: str
    asks: bool
    quoted: bool


def read_turns(scene: Scene) -> tuple[Turn, ...]:
    """Return the labelled paragraphs in text order; labels that are the first letters of others are one party."""
    found = list(_found(scene))
    names = sorted({scene.text[label.name.start : label.name.end] for label in found}, key=lambda n: (-len(n), n))
    short = {_initials(name): name for name in reversed(names) if " " in name}
    turns = []
    for one in found:
        label = scene.text[one.name.start : one.name.end]
        party = short.get(label.replace("&", ""), label) if SHORT.fullmatch(label) else label
        asks = scene.text[one.said[-1].start : one.said[-1].end].rstrip(" ”\"'’")[-1:] == "?"
        content = tuple(piece for said in one.said for piece in _pieces(scene.text, said.start, said.end))
        turns.append(Turn(one.sentence, one.name, one.mark, one.note, content, party.lower(), asks, one.quoted))
    return tuple(turns)


@dataclass(slots=True)
class _Label:
    sentence: Sentence
    name: Span
    mark: Span
    note: str
    quoted: bool
    said: list[Span]


def _found(scene: Scene) -> Iterator[_Label]:
    last: _Label | None = None
    for paragraph in _paragraphs(scene):
        label = _read_label(scene, paragraph)
        whole = Span(paragraph[0].span.start, paragraph[-1].span.end)
        words = scene.text[whole.start : whole.end]
        if label is None and last is not None and last.quoted and words[:1] in QUOTING:
            if ALL_DIRECTION.fullmatch(words) is None:
                last.said.append(whole)
            continue
        if last is not None:
            yield last
        last = label
    if last is not None:
        yield last


def _read_label(scene: Scene, paragraph: list[Sentence]) -> _Label | None:
    start, end = paragraph[0].span.start, paragraph[-1].span.end
    found = LABEL.match(scene.text[start : min(start + LONGEST_LABEL, end)])
    if found is None or (found["mark"] == "." and found["name"] not in LETTERS):
        return None
    name, mark = (Span(start + found.start(part), start + found.end(part)) for part in ("name", "mark"))
    if any(m.kind is MentionKind.PLACE for m in scene.mentions.overlapping(Span(name.end - 1, name.end))):
        # "OSLO: ..." heads the news of a place.
        return None
    holder = next((s for s in paragraph if s.span.contains(mark)), paragraph[0])
    return _Label(holder, name, mark, found["note"] or "", found["quote"] is not None, [Span(mark.end, end)])


def _paragraphs(scene: Scene) -> Iterator[list[Sentence]]:
    paragraph: list[Sentence] = []
    for sentence in scene.sentences:
        if paragraph and sentence.paragraph != paragraph[0].paragraph:
            yield paragraph
            paragraph = []
        if sentence.role is Role.PARAGRAPH:
            paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is said between stage directions ("[Laughs.]"), without the marks around and the last full stop."""
    cuts = [(start + found.start(), start + found.end()) for found in DIRECTION.finditer(text[start:end])]
    for low, high in zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True):
        words = text[low:high]
        first = low + len(words) - len(words.lstrip(' \t\n\xa0“"'))
        last = low + len(words.rstrip(' \t\n\xa0”"'))
        if last > first and text[last - 1] == "." and text[last - 2] != ".":
            last -= 1
        if last > first and any(char.isalnum() for char in text[first:last]):
            yield Span(first, last)
