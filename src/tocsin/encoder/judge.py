"""A sentence with two phrases in, what the one does to the other out, by a model of its own.

It reads a sentence alone, whatever stands around it, and only where somebody might have done something. Three layers on
the lower half of the reader of statements would have been cheaper; they told the types worse (`train/events.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tocsin.encoder.encode import Floats, open_session
from tocsin.encoder.windows import FIRST, LAST, Window, make_inputs
from tocsin.encoder.words import Words
from tocsin.record import EventType
from tocsin.weights import locate_model

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL, FILE = "judge", "judge.onnx"
# Order of the answers, fixed by the training (train/events_model.py); none of them comes first.
NONE = 0
# The file holds places for so many pieces, less the two marks of beginning and end.
MOST_PIECES = 318
# Marks of words count on by this where the word stands in a quotation; the highest below it opens a paragraph.
OPENS = 3
UNSEEN = 103  # [MASK] of the vocabulary
TYPES: tuple[EventType, ...] = (
    EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID,
    EventType.RETREAT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.PROTEST,
    EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence that may name an actor or a recipient.

    Attributes:
        head: Index of the main word.
        words: Indices of all words, in text order; empty for nobody.
    """

    head: int
    words: tuple[int, ...]


NOBODY = Phrase(0, ())


@dataclass(frozen=True, slots=True)
class Judged:
    """What the model says of one pair of phrases.

    Attributes:
        shares: Probability of no event and of each of `TYPES`, (17,).
        looked_at: For each word of the sentence how much it decided, summing to 1, (n_words,).
    """

    shares: Floats
    looked_at: Floats

    @property
    def none(self) -> float:
        """Probability that the one does nothing to the other."""
        return float(self.shares[NONE])

    def share(self, event_type: EventType) -> float:
        """Return the probability of a type."""
        return float(self.shares[1 + TYPES.index(event_type)])

    @property
    def best(self) -> EventType:
        """The likeliest type."""
        return TYPES[int(np.argmax(self.shares[1:]))]


class EventJudge:
    """A loaded judge; make one a process with `load_judge`.

    Attributes:
        weights: Name and hash of the model, for the record.
    """

    def __init__(self, session: InferenceSession, weights: dict[str, str]) -> None:
        self._session = session
        self.weights = weights

    def judge(
        self, words: Words, sentence: int, pairs: Sequence[tuple[Phrase, Phrase]], *, hidden: int | None = None
    ) -> list[Judged]:
        """Say for pairs of actor and recipient what the first does to the second.

        Args:
            words: The words of the report.
            sentence: Index of the sentence in which the phrases stand.
            pairs: Actor and recipient; `NOBODY` on one side where the words name none.
            hidden: Index of a word that is not shown; its place and syntax stay.

        Returns:
            One answer a pair; none at all for a sentence of more than `MOST_PIECES`.
        """
        first, end = (int(n) for n in np.searchsorted(words.sentences, (sentence, sentence + 1)))
        if not pairs or words.starts[end] - words.starts[first] > MOST_PIECES:
            return []
        inputs = make_inputs(words, Window(first, end, (first, end)))
        # Read alone, a sentence opens its paragraph; in training all did.
        inputs["marks"] = np.concatenate((inputs["marks"][:1] // OPENS * OPENS + OPENS - 1, inputs["marks"][1:]))
        if hidden is not None:
            inputs["pieces"] = np.where(inputs["owners"] == hidden, UNSEEN, inputs["pieces"])
            # The marks of beginning and end belong to the words beside them.
            inputs["pieces"][0], inputs["pieces"][-1] = FIRST, LAST
        batch: dict[str, NDArray[Any]] = {name: value[None] for name, value in inputs.items()}
        for name, side in (("actor", [a for a, _ in pairs]), ("recipient", [r for _, r in pairs])):
            batch[f"{name}_words"] = _mark(side, end - first)
            batch[f"{name}_heads"] = np.array([phrase.head for phrase in side], dtype=np.int64)
        batch["rows"] = np.zeros(len(pairs), dtype=np.int64)
        batch["real"] = np.ones((1, end - first), dtype=np.float32)
        scores, looked_at = self._session.run(["types", "looked_at"], batch)
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = raised / raised.sum(axis=1, keepdims=True)
        return [Judged(*row) for row in zip(shares, looked_at, strict=True)]


def _mark(phrases: Sequence[Phrase], size: int) -> NDArray[np.float32]:
    out = np.zeros((len(phrases), size), dtype=np.float32)
    for row, phrase in zip(out, phrases, strict=True):
        row[list(phrase.words)] = 1
    return out


@cache
def load_judge() -> EventJudge:
    """Load the packaged model after checking its files.

    Raises:
        WeightsMissing: A file is gone.
        WeightsMismatch: A file is not the pinned one.
    """
    folder, sha256 = locate_model(MODEL)
    return open_judge(folder / FILE, sha256=sha256)


def open_judge(path: Path, *, sha256: str) -> EventJudge:
    """Open an event head whose hash is known; `train/` opens its own."""
    return EventJudge(open_session(path), {MODEL: sha256})
