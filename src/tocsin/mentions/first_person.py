"""The quotations of a report in; for each the word that names who speaks it out, so that "I" can be linked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tocsin.mentions.lines import Line
from tocsin.record import Parsed, Quotation, Token
from tocsin.text import children_by_dep

# "I" and its forms; "we" stands for whoever speaks, with others.
SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
# How far from a quotation its speaker may stand, in tokens.
REACH_AFTER = 12
REACH_BEFORE = 25
REACH_NEXT = 4
_SUBJECTS = frozenset({"nsubj"})
# "The channel quotes an officer: ...": the object speaks.
_CITING = frozenset({"quote", "cite"})

Place = tuple[int, int]


def find_quoted(parsed: Parsed, lines: Sequence[Line]) -> dict[int, Place]:
    """Find who speaks each outermost quotation, by the subject of the verb next to it.

    Args:
        parsed: The parsed report.
        lines: Its sentences.

    Returns:
        From where a quotation begins, with its mark, to line and token of its speaker's head.
    """
    reader = _Reader(parsed, lines)
    out: dict[int, Place] = {}
    before: Quotation | None = None
    for quotation in reader.outermost:
        found = reader.speaker(quotation)
        if found is None and before is not None and before.outer.start in out and _goes_on(quotation, before):
            found = out[before.outer.start]
        if found is not None:
            out[quotation.outer.start] = found
        before = quotation
    return out


def _goes_on(quotation: Quotation, before: Quotation) -> bool:
    """Tell whether a quotation goes on with what the one before it says."""
    last = before.paragraphs[1]
    return quotation.paragraphs[0] == last or (not before.closed and quotation.paragraphs[0] == last + 1)


class _Reader:
    def __init__(self, parsed: Parsed, lines: Sequence[Line]) -> None:
        self.outermost = [quotation for quotation in parsed.quotations if quotation.depth == 0]
        self._lines = lines
        self._starts = [line.tokens[0].start for line in lines]
        self._opens = [quotation.outer.start for quotation in self.outermost]

    def speaker(self, quotation: Quotation) -> Place | None:
        """Return who speaks: named behind the words, before them, or in the sentence before or after."""
        first, last = self._line_at(quotation.outer.start), self._line_at(quotation.outer.end - 1)
        behind = self._after(last, quotation.outer.end)
        if found := self._subject(last, behind):
            return found
        ahead = self._before(first, quotation.outer.start)
        if any(token.pos not in ("PUNCT", "SPACE") for token in ahead):
            leads = ahead[-1].text in (",", ":") or ahead[-1].pos == "VERB"
            return self._subject(first, ahead[::-1]) if leads else None
        if first and self._lines[first - 1].tokens[-1].text == ":":
            return self._subject(first - 1, self._before(first - 1, quotation.outer.start)[::-1])
        same = last + 1 < len(self._lines) and self._paragraph(last + 1) == self._paragraph(last)
        if same and not any(token.pos not in ("PUNCT", "SPACE") for token in behind):
            return self._subject(last + 1, self._after(last + 1, quotation.outer.end)[:REACH_NEXT])
        return None

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _paragraph(self, n: int) -> int:
        return self._lines[n].sentence.paragraph

    def _after(self, n: int, offset: int) -> list[Token]:
        """Return the next tokens of a line behind an offset that stand outside of quotations."""
        tokens = self._lines[n].tokens
        at = bisect_left(tokens, offset, key=lambda token: token.start)
        return [token for token in tokens[at : at + REACH_AFTER] if not self._is_quoted(token)]

    def _before(self, n: int, offset: int) -> list[Token]:
        """Return the last tokens of a line before an offset that stand outside of quotations."""
        tokens = self._lines[n].tokens
        at = bisect_left(tokens, offset, key=lambda token: token.start)
        return [token for token in tokens[max(0, at - REACH_BEFORE) : at] if not self._is_quoted(token)]

    def _is_quoted(self, token: Token) -> bool:
        at = bisect_right(self._opens, token.start) - 1
        return at >= 0 and token.start < self.outermost[at].outer.end

    def _subject(self, n: int, tokens: Sequence[Token]) -> Place | None:
        """Return the first subject among tokens whose verb is not quoted either."""
        line = self._lines[n].tokens
        for token in tokens:
            verb = line[token.head]
            told = token.dep in _SUBJECTS and token.tag not in ("WP", "WDT") and verb.pos == "VERB"
            if told and not self._is_quoted(verb):
                cited = children_by_dep(self._lines[n].sentence, verb.i, {"dobj"}) if verb.lemma in _CITING else []
                return n, next(iter(cited), token.i)
        return None
