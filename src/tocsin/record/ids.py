"""Ids that are hashes of what they identify: the same input gives the same id on any machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tocsin.record.span import Span

# 20 hexadecimal digits are 80 bits: among a thousand million records the odds of one collision are below one in a
# million.
ID_DIGITS = 20


def hash_id(prefix: str, *parts: object) -> str:
    """Make an id from what identifies a thing.

    Args:
        prefix: One letter for the kind of thing: d document, m mention, n entity, s statement, e event.
        *parts: What identifies it, in a fixed order; each is taken by its text.

    Returns:
        The prefix, a hyphen and 20 hexadecimal digits of SHA-256.
    """
    digest = hashlib.sha256()
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()[:ID_DIGITS]}"


def span_key(spans: Iterable[Span]) -> str:
    """Write spans as one string for `hash_id`."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)
