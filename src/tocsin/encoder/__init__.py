"""One small language model, run once over a report; every head of every room reads from that one pass."""

from tocsin.encoder.encode import Encoded, Encoder, Reading, encode_document, load_encoder

__all__ = ["Encoded", "Encoder", "Reading", "encode_document", "load_encoder"]
