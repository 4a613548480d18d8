"""A parsed report in, the scores of every head for every window out: the one pass of the language model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tocsin.encoder.pieces import Pieces
from tocsin.encoder.windows import Window, cut_windows, make_inputs
from tocsin.encoder.words import Ints, Words, split_words
from tocsin.record import Parsed
from tocsin.weights import locate_model

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "reader"
FILE, VOCABULARY = "reader.onnx", "vocab.txt"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """One window with what the heads say of its words.

    Attributes:
        window: The run of words.
        scores: By the name of the head: `cue` (n_words, 3), `content` (n_words, 1 + n_words), `speaker` (n_words,
            n_words); the words are counted in the window.
    """

    window: Window
    scores: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A report as the encoder read it; the cores of its windows hold every word once.

    Attributes:
        sentences: Index of the sentence of each word.
        tokens: Its index in that sentence.
        readings: The windows in text order.
        words: What was read, for the judge of events; None where nobody asks for it.
    """

    sentences: Ints
    tokens: Ints
    readings: tuple[Reading, ...]
    words: Words | None = None


class Encoder:
    """A loaded language model; make one a process with `load_encoder`.

    Attributes:
        weights: Name and hash of the model, for the record.
    """

    def __init__(self, session: InferenceSession, pieces: Pieces, weights: dict[str, str]) -> None:
        self._session = session
        self._heads = [output.name for output in session.get_outputs()]
        self.pieces = pieces
        self.weights = weights

    def run(self, words: Words, window: Window) -> Reading:
        """Read one window.

        Windows are never read together: the int8 products take their range from the whole input, so that a result
        would depend on its neighbours.
        """
        inputs = {name: value[None] for name, value in make_inputs(words, window).items()}
        outputs = self._session.run(self._heads, inputs)
        return Reading(window, {name: value[0] for name, value in zip(self._heads, outputs, strict=True)})


def encode_document(parsed: Parsed, *, encoder: Encoder) -> Encoded:
    """Read a report once for all heads.

    Args:
        parsed: The parsed report.
        encoder: The loaded model.
    """
    words = split_words(parsed, pieces=encoder.pieces)
    readings = tuple(encoder.run(words, window) for window in cut_windows(words))
    return Encoded(words.sentences, words.tokens, readings, words)


def load_encoder() -> Encoder:
    """Load the packaged model after checking its files.

    Raises:
        WeightsMissing: A file is gone.
        WeightsMismatch: A file is not the pinned one.
    """
    folder, sha256 = locate_model(MODEL)
    return Encoder(open_session(folder / FILE), Pieces(folder / VOCABULARY), {MODEL: sha256})


def open_session(path: Path) -> InferenceSession:
    """Open a model of ours: one thread, the same result every time."""
    # Imported here and not above: a viewer or `tocsin schema` never reads.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    # The joined norm is slow on processors: without it the whole model is a sixth faster (bench/speed.py).
    joined = ["SkipLayerNormFusion"]
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"], disabled_optimizers=joined)
