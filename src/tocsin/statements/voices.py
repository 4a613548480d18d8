"""Common nouns and pronouns that can speak, with what they are, read from `voices.tsv`."""

from __future__ import annotations

from functools import cache

from tocsin.record import Token
from tocsin.tables import read_table

FILE = "voices.tsv"
COLUMNS = ("word", "kind")
DOCUMENT = "document"


@cache
def _read_voices() -> dict[str, str]:
    rows = read_table("tocsin.statements", FILE, header=COLUMNS)
    return {word: kind for word, kind in reversed(rows)}


def voice_kind(token: Token) -> str | None:
    """Return collective, body, document or pronoun; None for a word that no list knows."""
    voices = _read_voices()
    return voices.get(token.lemma.lower()) or voices.get(token.text.lower())
