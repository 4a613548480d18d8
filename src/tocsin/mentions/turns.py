"""The sentences of an interview or a transcript in; whose turn it is to speak out, by the labels before the turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tocsin.mentions.candidate import Candidate, Source
from tocsin.mentions.lines import Line
from tocsin.ontology.countries import read_countries
from tocsin.record import MentionKind

# The class of names that labels are; what they mean is told by the persons whom the report has introduced.
LABEL = "label"
# A label with what stands in brackets behind it has at most so many tokens.
LONGEST_LABEL = 14
MOST_WORDS = 4
# Reports with fewer labels are no transcripts: "Kyiv: silence until six" opens a paragraph, too.
FEWEST_TURNS = 3
_MARKS = frozenset({"&", ".", "-", "'", "’"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A run of sentences that one person speaks.

    Attributes:
        first: Its first line, which begins with the label.
        end: The line after its last.
        label_end: The token after the label's last word.
    """

    first: int
    end: int
    label_end: int


def find_turns(lines: Sequence[Line]) -> tuple[Turn, ...]:
    """Find the turns of an interview or a transcript.

    A turn runs to the next one; the last one ends with its paragraph, as a report may go on behind it.

    Args:
        lines: The sentences of the report.

    Returns:
        In text order; empty unless there are several labels, one of which comes again.
    """
    labels = [(n, end) for n, line in enumerate(lines) if _opens(lines, n) and (end := _label_end(line))]
    words = Counter(lines[n].words(0, end).lower() for n, end in labels)
    if len(labels) < FEWEST_TURNS or len(words) < 2 or max(words.values()) < 2:
        return ()
    ends = [n for n, _ in labels[1:]] + [_paragraph_end(lines, labels[-1][0])]
    return tuple(Turn(n, stop, end) for (n, end), stop in zip(labels, ends, strict=True))


def label_names(lines: Sequence[Line], turns: Sequence[Turn]) -> list[Candidate]:
    """Return the labels of turns as names."""
    out = []
    for turn in turns:
        key = (LABEL, lines[turn.first].words(0, turn.label_end))
        head = turn.label_end - 1
        out.append(Candidate(turn.first, 0, turn.label_end, head, MentionKind.PERSON, Source.NAME, known=key))
    return out


def means(label: str, name: str) -> bool:
    """Tell whether a label means a name: by its words in their order ("Sister Clementine"), or by initials ("SC")."""
    words, parts = label.lower().split(), name.lower().removeprefix("the ").split()
    letters = "".join(char for char in label if char.isalpha())
    if len(words) == 1 and letters.isupper() and 1 < len(letters) < 5 and len(parts) > 1:
        initials = "".join(part[0] for part in parts if part[0].isalpha())
        if initials.startswith(letters.lower()):
            return True
    left = iter(parts)
    return all(word in left for word in words)


def _opens(lines: Sequence[Line], n: int) -> bool:
    return n == 0 or lines[n].sentence.paragraph != lines[n - 1].sentence.paragraph


def _paragraph_end(lines: Sequence[Line], n: int) -> int:
    end = n + 1
    while end < len(lines) and not _opens(lines, end):
        end += 1
    return end


def _label_end(line: Line) -> int:
    """Return the end of the words before the colon that open a line; 0 when they are no label."""
    tokens = line.tokens[:LONGEST_LABEL]
    colon = next((token.i for token in tokens if token.text in (":", "):")), 0)
    end = next((token.i for token in tokens[:colon] if token.text == "("), colon)
    if end != colon and tokens[colon - 1].text != ")" and tokens[colon].text != "):":
        return 0
    if not colon and tokens[0].text in ("Q.", "A.") and len(tokens) > 1:
        return 1
    words = [token for token in tokens[:end] if token.text not in _MARKS]
    named = all(token.text[0].isupper() for token in words)
    named = named and line.words(0, end).lower() not in _places()
    return end if 0 < len(words) <= MOST_WORDS and named else 0


@cache
def _places() -> frozenset[str]:
    """Return what heads the news of a place: "OSLO: roads are closed"."""
    names = [(country.name, *country.aliases, *country.capitals) for country in read_countries()]
    return frozenset(name.lower() for row in names for name in row)
