"""A parsed report in, what the encoder reads of it out: one flat row of words with pieces, marks and syntax."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from tocsin.encoder.pieces import Pieces
from tocsin.record import Parsed, Role, Sentence

# A word has at most so many pieces; a longer one is a link, a number or noise.
LONGEST_WORD = 8
# Longer sentences are lists or noise: no paths are looked for in them.
LONGEST_TREE = 1000
# Quotation marks of all kinds are read as the plain ones, which the vocabulary knows.
PLAIN = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛‹›′`", "'") | dict.fromkeys("–—", "-"))
# Labels of a path between two words: none (different sentences), the word itself, and what the tables do not list.
NO_PATH, SELF, OTHER = 0, 1, 2
RESERVED = 3

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report in text order, over all sentences.

    Attributes:
        sentences: Index of the sentence of each word.
        tokens: Its index in that sentence.
        pieces: Piece ids of all words, one after another.
        starts: Where the pieces of each word start; one more than there are words.
        marks: 0 to 5: 3 when the word stands in a quotation, plus 1 when it opens its sentence, 2 its paragraph.
        tags: Number of its part-of-speech tag.
        deps: Number of its dependency label.
        parsed: The sentences, for the paths between their words.
    """

    sentences: Ints
    tokens: Ints
    pieces: Ints
    starts: Ints
    marks: Ints
    tags: Ints
    deps: Ints
    parsed: tuple[Sentence, ...]

    def __len__(self) -> int:
        return len(self.tokens)


@cache
def labels(name: str) -> dict[str, int]:
    """Return the numbers of the labels in a table of this package ("tags" or "deps"); the file's order is fixed."""
    lines = files("tocsin.encoder").joinpath(f"{name}.txt").read_text(encoding="utf-8").split()
    return {label: RESERVED + number for number, label in enumerate(lines)}


def split_words(parsed: Parsed, *, pieces: Pieces) -> Words:
    """Make the row of words of a report.

    Args:
        parsed: The parsed report.
        pieces: The encoder's vocabulary.
    """
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    split = [pieces.split(token.text.translate(PLAIN))[:LONGEST_WORD] for token in tokens]
    tags, deps = labels("tags"), labels("deps")
    return Words(
        sentences=np.array([s.i for s in parsed.sentences for _ in s.tokens], dtype=np.int64),
        tokens=np.array([token.i for token in tokens], dtype=np.int64),
        pieces=np.array([piece for word in split for piece in word], dtype=np.int64),
        starts=np.array([0, *accumulate(map(len, split))], dtype=np.int64),
        marks=np.array(_marks(parsed), dtype=np.int64),
        tags=np.array([tags.get(token.tag, OTHER) for token in tokens], dtype=np.int64),
        deps=np.array([deps.get(token.dep, OTHER) for token in tokens], dtype=np.int64),
        parsed=parsed.sentences,
    )


def _marks(parsed: Parsed) -> list[int]:
    outer = sorted((q.outer.start, q.outer.end) for q in parsed.quotations if q.depth == 0)
    starts = [start for start, _ in outer]
    out: list[int] = []
    paragraph = -1
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            at = bisect_right(starts, token.start) - 1
            quoted = at >= 0 and token.start < outer[at][1]
            opens = 0 if token.i else 1 + (sentence.paragraph != paragraph or sentence.role is Role.TITLE)
            out.append(3 * quoted + opens)
        paragraph = sentence.paragraph
    return out


def find_paths(sentence: Sentence) -> NDArray[np.uint8]:
    """Return for every two words the label under which the first hangs on the lowest word that is above both.

    In preorder every subtree is a run, so that one assignment a word is enough; deeper words overwrite higher ones.
    """
    tokens, deps = sentence.tokens, labels("deps")
    if len(tokens) > LONGEST_TREE:
        return np.full((len(tokens), len(tokens)), NO_PATH, dtype=np.uint8)
    order: list[int] = []
    stack = [token.i for token in reversed(tokens) if token.head == token.i]
    while stack:
        order.append(stack.pop())
        stack.extend(reversed(sentence.children[order[-1]]))
    rank = np.zeros(len(tokens), dtype=np.int64)
    rank[order] = np.arange(len(order))
    sizes = [1] * len(tokens)
    for i in reversed(order):
        if tokens[i].head != i:
            sizes[tokens[i].head] += sizes[i]
    out = np.full((len(tokens), len(tokens)), NO_PATH, dtype=np.uint8)
    for i in order:
        at = rank[i]
        run = slice(at, at + sizes[i])
        out[at, run] = SELF
        for child in sentence.children[i]:
            below = rank[child]
            out[below : below + sizes[child], run] = deps.get(tokens[child].dep, OTHER)
    turned: NDArray[np.uint8] = out[np.ix_(rank, rank)]
    return turned
