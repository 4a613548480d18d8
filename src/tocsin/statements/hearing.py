"""What the encoder says of a report in; probabilities of cues, contents and speakers by sentence and token out."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tocsin.encoder import Encoded, Reading

Floats = NDArray[np.float64]
Place = tuple[int, int]  # index of a sentence and of a token in it

# Columns of the cue head.
HEAD, PART = 1, 2


class Hearing:
    """The probabilities of one report, looked up by place.

    Args:
        encoded: The report as the encoder read it.
    """

    def __init__(self, encoded: Encoded) -> None:
        self._readings = encoded.readings
        self._places: list[Place] = list(zip(encoded.sentences.tolist(), encoded.tokens.tolist(), strict=True))
        self._numbers = {place: n for n, place in enumerate(self._places)}
        cues = [_core_cues(reading) for reading in self._readings]
        self._cues = np.concatenate(cues) if cues else np.zeros((0, 3))
        self._reading_of = [k for k, r in enumerate(self._readings) for _ in range(_size(r.window.core))]
        self._content = cache(self._content_of)

    def places(self) -> list[Place]:
        """Return all words in text order."""
        return self._places

    def number(self, place: Place) -> int:
        """Return the place of a word in the row of all words."""
        return self._numbers[place]

    def heads(self, floor: float) -> list[int]:
        """Return the words that are the head of a cue with at least this probability."""
        return [int(n) for n in np.flatnonzero(self._cues[:, HEAD] >= floor)]

    def cue(self, number: int) -> float:
        """Return the probability that a word is the head of a cue."""
        return float(self._cues[number, HEAD])

    def part(self, number: int) -> float:
        """Return the probability that a word belongs to a cue without being its head."""
        return float(self._cues[number, PART])

    def contents(self, cue: int) -> tuple[int, Floats]:
        """Return for the words around a cue the probability that they are what it reports; the first word's number."""
        reading = self._readings[self._reading_of[cue]]
        first = reading.window.first
        return first, self._content(self._reading_of[cue])[:, cue - first]

    def speakers(self, cue: int) -> tuple[int, Floats]:
        """Return for the words around a cue the probability that they name who speaks; the first word's number."""
        reading = self._readings[self._reading_of[cue]]
        first = reading.window.first
        scores = reading.scores["speaker"][:, cue - first].astype(np.float64)
        return first, 1 / (1 + np.exp(-np.clip(scores, -30, 30)))

    def _content_of(self, k: int) -> Floats:
        return _softmax(self._readings[k].scores["content"])[:, 1:]


def _core_cues(reading: Reading) -> Floats:
    start = reading.window.core[0] - reading.window.first
    return _softmax(reading.scores["cue"])[start : start + _size(reading.window.core)]


def _softmax(scores: NDArray[np.float32]) -> Floats:
    raised = np.exp(scores.astype(np.float64) - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _size(core: tuple[int, int]) -> int:
    return core[1] - core[0]
