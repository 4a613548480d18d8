"""Common nouns and pronouns that can speak, with what they are, read from `voices.tsv`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tocsin.errors import BrokenInvariant
from tocsin.record import Token

FILE = "voices.tsv"
COLUMNS = ("word", "kind")
DOCUMENT = "document"


@cache
def _read_voices() -> dict[str, str]:
    lines = files("tocsin.statements").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    if not rows or rows[0] != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise BrokenInvariant(f"{FILE}: every row needs the columns {', '.join(COLUMNS)}")
    return {word: kind for word, kind in reversed(rows[1:])}


def voice_kind(token: Token) -> str | None:
    """Return collective, body, document or pronoun; None for a word that no list knows."""
    voices = _read_voices()
    return voices.get(token.lemma.lower()) or voices.get(token.text.lower())
