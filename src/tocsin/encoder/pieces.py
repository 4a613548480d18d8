"""Single words in, numbers of the vocabulary's pieces out: the splitting of BERT (uncased), without its package.

The package `tokenizers` gives the same pieces, but it brings a client for downloads and 30 MB along; the words of a
report repeat, so that a cache makes up for the speed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

UNKNOWN = "[UNK]"
# A longer part of a word is one unknown piece, as in the original.
LONGEST_PART = 100
# So many words are remembered by a process.
REMEMBERED = 50_000
REPLACEMENT = "\ufffd"


class Pieces:
    """A vocabulary by which words are split.

    Args:
        path: A file with one piece a line; its number is the line's, from 0.
    """

    def __init__(self, path: Path) -> None:
        self._numbers = {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").splitlines())}
        self._unknown = self._numbers[UNKNOWN]
        self.split = lru_cache(REMEMBERED)(self._split)

    def _split(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, at least one."""
        return tuple(n for part in _parts(word) for n in self._match(part)) or (self._unknown,)

    def _match(self, part: str) -> list[int]:
        """Take the longest known piece again and again; a part that does not come out even is unknown."""
        if len(part) > LONGEST_PART:
            return [self._unknown]
        out: list[int] = []
        at = 0
        while at < len(part):
            for end in range(len(part), at, -1):
                number = self._numbers.get(("##" if at else "") + part[at:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            out.append(number)
            at = end
        return out


def _parts(word: str) -> Iterator[str]:
    """Yield the parts of a word: plain lower-case letters, with marks and ideographs each for itself."""
    held = ""
    for char in unicodedata.normalize("NFD", word):
        category = unicodedata.category(char)
        if char.isspace():
            yield from (held,) if held else ()
            held = ""
        elif char == REPLACEMENT or category in ("Mn", "Cc", "Cf", "Co", "Cn", "Cs"):
            continue
        elif category[0] == "P" or _is_ascii_mark(char) or _is_ideograph(char):
            yield from (held, char) if held else (char,)
            held = ""
        else:
            held += char.lower()
    if held:
        yield held


def _is_ascii_mark(char: str) -> bool:
    return char < "\x80" and not char.isalnum()


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0002fa1f"
