"""Paragraphs in, labelled turns out: "Q: ...", "A. ...", "REPORTER: ...", "Brenn (laughs): ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.record import MentionKind, Role, Sentence, Span
from tocsin.statements.scene import Scene

# A label is at most so many code points long: "Foreign Minister Ilda Brenn (through an interpreter):".
LONGEST_LABEL = 90
LABEL = re.compile(
    r"(?P<name>[A-Z][\w'’&-]*(?:\.(?= [A-Z]))?(?: (?:[A-Z&][\w.'’&-]*|\([A-Z][\w.'’-]*\)))*)"
    r"(?: ?\((?P<note>[a-z][^()\n]*)\))?(?P<mark>[:.])(?=\s)"
)
# Labels behind which a full stop can stand.
LETTERS = frozenset({"Q", "A"})
DIRECTION = re.compile(r"\[[^\[\]\n]*\]")
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
    """

    sentence: Sentence
    name: Span
    mark: Span
    note: str
    content: tuple[Span, ...]
    party: str
    asks: bool


def read_turns(scene: Scene) -> tuple[Turn, ...]:
    """Return the labelled paragraphs in text order; labels that are the first letters of others are one party."""
    found = list(_found(scene))
    names = sorted({scene.text[name.start : name.end] for _, name, _, _, _ in found}, key=lambda n: (-len(n), n))
    short = {_initials(name): name for name in reversed(names) if " " in name}
    turns = []
    for paragraph, name, mark, note, sentence in found:
        end = paragraph[-1].span.end
        label = scene.text[name.start : name.end]
        party = short.get(label.replace("&", ""), label) if SHORT.fullmatch(label) else label
        asks = scene.text[mark.end : end].rstrip(" ”\"'’")[-1:] == "?"
        content = tuple(_pieces(scene.text, mark.end, end))
        turns.append(Turn(sentence, name, mark, note, content, party.lower(), asks))
    return tuple(turns)


_Label = tuple[list[Sentence], Span, Span, str, Sentence]


def _found(scene: Scene) -> Iterator[_Label]:
    for paragraph in _paragraphs(scene):
        start = paragraph[0].span.start
        label = LABEL.match(scene.text[start : min(start + LONGEST_LABEL, paragraph[-1].span.end)])
        if label is None or (label["mark"] == "." and label["name"] not in LETTERS):
            continue
        name = Span(start, start + label.end("name"))
        mark = Span(start + label.start("mark"), start + label.end("mark"))
        if any(m.kind is MentionKind.PLACE for m in scene.mentions.overlapping(Span(name.end - 1, name.end))):
            # "OSLO: ..." heads the news of a place.
            continue
        holder = next((s for s in paragraph if s.span.contains(mark)), paragraph[0])
        yield paragraph, name, mark, label["note"] or "", holder


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
        first = low + len(words) - len(words.lstrip(' \t\n“"'))
        last = low + len(words.rstrip(' \t\n”"'))
        if last > first and text[last - 1] == "." and text[last - 2] != ".":
            last -= 1
        if last > first and any(char.isalnum() for char in text[first:last]):
            yield Span(first, last)
