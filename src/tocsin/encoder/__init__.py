"""One small language model, run once over a report; every head of every room reads from that one pass."""

from tocsin.encoder.encode import Encoded, Encoder, Reading, encode_document, load_encoder
from tocsin.encoder.judge import NOBODY, EventJudge, Judged, Phrase, load_judge
from tocsin.encoder.words import Words, split_words

__all__ = [
    "NOBODY",
    "Encoded",
    "Encoder",
    "EventJudge",
    "Judged",
    "Phrase",
    "Reading",
    "Words",
    "encode_document",
    "load_encoder",
    "load_judge",
    "split_words",
]
