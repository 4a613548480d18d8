"""A row of words in, the windows out that the encoder reads: each word in the core of one, with words around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.encoder.words import RESERVED, Ints, Words, find_paths, labels

# Pieces of a core and on either side of it; larger cores read fewer words twice, but attention grows with the square.
CORE, SIDE = 200, 24
FIRST, LAST = 101, 102  # [CLS] and [SEP] of the vocabulary


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words.

    Attributes:
        first: Index of its first word.
        end: Index after its last.
        core: Index of the first word that is read here and nowhere else, and the index after the last.
    """

    first: int
    end: int
    core: tuple[int, int]


def cut_windows(words: Words) -> Iterator[Window]:
    """Yield windows whose cores follow each other without gaps; a core ends with a sentence where one ends in time."""
    at = 0
    while at < len(words):
        end = _reach(words, at, CORE)
        if end < len(words):
            back = end
            while back > at and words.sentences[back] == words.sentences[back - 1]:
                back -= 1
            end = back if back > at else end
        first = int(np.searchsorted(words.starts, max(0, words.starts[at] - SIDE)))
        yield Window(min(first, at), _reach(words, end, SIDE) if end < len(words) else end, (at, end))
        at = end


def _reach(words: Words, at: int, pieces: int) -> int:
    """Return the index after the last word that ends within so many pieces, at least one word."""
    end = int(np.searchsorted(words.starts, words.starts[at] + pieces, side="right")) - 1
    return max(end, at + 1)


def n_paths() -> int:
    """Return how many numbers of paths there are."""
    return (RESERVED + len(labels("deps"))) ** 2


def make_inputs(words: Words, window: Window) -> dict[str, Ints]:
    """Return what the encoder takes for one window.

    Returns:
        `pieces` (n_pieces,) with the marks of beginning and end; `owners` (n_pieces,): word of each piece, counted in
        the window; `heads` (n_words,): first piece of each word; `marks`, `tags`, `deps` (n_words,); `paths` (n_words,
        n_words): number of the labels on both sides of the path from row to column.
    """
    first, end = window.first, window.end
    start, stop = int(words.starts[first]), int(words.starts[end])
    counts = np.diff(words.starts[first : end + 1])
    owners = np.repeat(np.arange(end - first), counts)
    return {
        "pieces": np.concatenate(([FIRST], words.pieces[start:stop], [LAST])),
        "owners": np.concatenate(([0], owners, [end - first - 1])),
        "heads": words.starts[first:end] - start + 1,
        "marks": words.marks[first:end],
        "tags": words.tags[first:end],
        "deps": words.deps[first:end],
        "paths": _window_paths(words, first, end),
    }


def _window_paths(words: Words, first: int, end: int) -> NDArray[np.int64]:
    out = np.zeros((end - first, end - first), dtype=np.int64)
    base = RESERVED + len(labels("deps"))
    at = first
    while at < end:
        sentence, token = int(words.sentences[at]), int(words.tokens[at])
        matrix = find_paths(words.parsed[sentence])
        count = min(len(matrix) - token, end - at)
        part = matrix[token : token + count, token : token + count].astype(np.int64)
        out[at - first : at - first + count, at - first : at - first + count] = part * base + part.T
        at += count
    return out
