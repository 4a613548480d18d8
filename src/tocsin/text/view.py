"""A cleaned copy of a piece of text for the parser, with an exact map back to the source's code points.

The document's text is never changed; what would mislead a parser (emphasis marks, line ends inside sentences, mojibake,
invisible characters) is put right only here, and every offset is carried back through the map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.errors import SpanError
from tocsin.record import Damage, DamageKind, Span

# A run without white space longer than any word, name or usual address is split, since tokenizers are quadratic in it.
LONGEST_RUN = 120

_PATTERNS = {
    # A word divided at the line's end; capitals keep the hyphen, since "US-\nNATO" is a compound.
    "divided": r"(?<=[a-zà-ÿ])[-‐\u00ad][ \t]*\r?\n[ \t]*(?=[a-zà-ÿ])",
    "space": r"[\s\x00-\x1f\x7f-\x9f]+",
    "invisible": (
        r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
    ),
    # A ruler or a run of marks says nothing after its first three; as tokens it would cost more than the report.
    "noise": r"(?P<kept>[^\w\s]{3})[^\w\s]{9,}",
    # Typewriter marks: two single ones for a double one.
    "opening": r"``|‘‘|(?<![^\s(\[])''(?=[^\s'])",
    "closing": r"''|’’",
    # A quotation mark that touches the word before it ("said,“We") would be taken for a part of that word.
    "tight": r"(?<=[,:;.!?])(?=[“«„]\w)|(?<=[,.!?…]”)(?=\w)|(?<=[^\W\d][,:])(?=\"\w)",
    # Tokenizers do not know the horizontal bar as a dash; one that touches a closing mark stands before a name.
    "bar": r"―|(?<=[”\"»])(?=[―—–])",
    "surrogate": r"[\ud800-\udfff]",
    "link": r"!?\[(?P<label>[^\[\]\n]{1,300})\]\([^()\s]{1,2000}(?:\s\"[^\"\n]{0,300}\")?\)",
    # Emphasis touches a word on one side at least; "5 * 3" and "snake_case" stay.
    "star": r"(?<!\S)\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}",
    "underscore": r"(?<![^\W_])_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?![^\W_])",
    "heading": r"(?:(?<=\n)|(?<!.))[ \t]{0,3}(?:#{1,6}|>)[ \t]+",
    "combining": r"\w[\u0300-\u036f]+",
}
_CLEAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.DOTALL)
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")


@dataclass(frozen=True, slots=True)
class Edit:
    """Source `[start, end)` is read as `text`; an insertion has start == end."""

    start: int
    end: int
    text: str


class View:
    """A cleaned text with the way back.

    Attributes:
        text: What the parser sees.
    """

    def __init__(self, source: str, start: int, end: int, edits: Iterable[Edit]) -> None:
        """Apply edits, in order and not overlapping, to `source[start:end]`."""
        parts: list[str] = []
        self._view_starts: list[int] = []
        self._runs: list[tuple[int, int, bool]] = []  # source start, source end, copied one to one
        length = 0

        def add(text: str, source_start: int, source_end: int, *, copied: bool) -> None:
            nonlocal length
            if text:
                self._view_starts.append(length)
                self._runs.append((source_start, source_end, copied))
                parts.append(text)
                length += len(text)

        at = start
        for edit in edits:
            add(source[at : edit.start], at, edit.start, copied=True)
            add(edit.text, edit.start, edit.end, copied=False)
            at = edit.end
        add(source[at:end], at, end, copied=True)
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> Span:
        """Return the source span of view `[start, end)`, without characters at its ends that stand for nothing.

        Raises:
            SpanError: The range is empty, leaves the view, or holds only inserted characters.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"[{start}, {end}) leaves the view of {len(self.text)} characters")
        index = bisect_right(self._view_starts, start) - 1
        source_start, source_end, copied = self._runs[index]
        shift = source_start - self._view_starts[index]
        if copied and end + shift <= source_end:
            # Most tokens; all others can begin or end with characters that stand for nothing.
            return Span(start + shift, end + shift)
        while start < end - 1 and self._is_inserted(start):
            start += 1
        while end - 1 > start and self._is_inserted(end - 1):
            end -= 1
        return Span(self._source(start)[0], self._source(end - 1)[1])

    def _is_inserted(self, at: int) -> bool:
        """Tell whether a character of the view has none in the source, as a space between `said,` and `“Look`."""
        first, last = self._source(at)
        return first == last

    def _source(self, at: int) -> tuple[int, int]:
        index = bisect_right(self._view_starts, at) - 1
        source_start, source_end, copied = self._runs[index]
        if not copied:
            return source_start, source_end
        offset = source_start + at - self._view_starts[index]
        return offset, offset + 1


def make_view(text: str, pieces: Sequence[Span], damage: Sequence[Damage] = ()) -> View:
    """Make the parser's view of one paragraph.

    Args:
        text: The document's text.
        pieces: The paragraph's parts in text order; what lies between two parts (a page break, a running
            header) is read as one space.
        damage: The document's damage; mojibake is read as what it stands for, a lost letter as a placeholder letter.
    """
    edits: list[Edit] = []
    for i, piece in enumerate(pieces):
        if i:
            edits.append(Edit(pieces[i - 1].end, piece.start, " "))
        repairs = [
            _repair(text, item)
            for item in damage[
                bisect_left(damage, piece.start, key=_start) : bisect_left(damage, piece.end, key=_start)
            ]
            if piece.contains(item.span) and item.kind is not DamageKind.CONTROL
        ]
        at = piece.start
        for repair in repairs:
            edits.extend(_clean(text, at, repair.start))
            edits.append(repair)
            at = repair.end
        edits.extend(_clean(text, at, piece.end))
    return View(text, pieces[0].start, pieces[-1].end, edits)


def _start(item: Damage) -> int:
    return item.span.start


def _repair(text: str, damage: Damage) -> Edit:
    start, end = damage.span.start, damage.span.end
    if damage.kind is DamageKind.MOJIBAKE:
        return Edit(start, end, _decode_mojibake(text[start:end]))
    # A letter keeps the word in one piece and lets it look like a name; `placeholder` tells the parser's caller
    # to show the source.
    opens_word = start == 0 or not text[start - 1].isalnum()
    return Edit(start, end, "X" if opens_word else "x")


def _decode_mojibake(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def _clean(text: str, start: int, end: int) -> list[Edit]:
    edits: list[Edit] = []
    for match in _CLEAN.finditer(text, start, end):
        if match.lastgroup == "label" or match.group("link") is not None:
            edits += [Edit(match.start(), match.start("label"), ""), Edit(match.end("label"), match.end(), "")]
            continue
        found = match.group()
        new = _replacement(match)
        if new != found:
            edits.append(Edit(match.start(), match.end(), new))
    return _with_breaks(text, start, end, edits)


def _replacement(match: re.Match[str]) -> str:
    if match.group("space") is not None or match.lastgroup == "tight":
        return " "
    if match.group("noise") is not None:
        return match.group("kept")
    if match.group("opening") is not None:
        return "“"
    if match.group("closing") is not None:
        return "”"
    if match.group("bar") is not None:
        return "—" if match.group("bar") else " "
    if match.group("surrogate") is not None:
        return "\ufffd"
    if match.group("combining") is not None:
        return unicodedata.normalize("NFC", match.group())
    return ""


def _with_breaks(text: str, start: int, end: int, edits: list[Edit]) -> list[Edit]:
    """Insert a space into every run without white space that is longer than `LONGEST_RUN`."""
    breaks = [match.end() for match in _LONG_RUN.finditer(text, start, end) if match.end() < end]
    if not breaks:
        return edits
    covered = [(edit.start, edit.end) for edit in edits]
    starts = [pair[0] for pair in covered]
    for at in breaks:
        i = bisect_right(starts, at) - 1
        if i < 0 or at >= covered[i][1]:
            edits.append(Edit(at, at, " "))
    return sorted(edits, key=lambda edit: (edit.start, edit.end))
