"""Outermost quotations with their place in the parse, and what stands around them in their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.record import Quotation
from tocsin.statements.scene import OUTSIDE, Scene


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation with its place in the parse.

    Attributes:
        index: Its index in the scene.
        quotation: The quotation.
        first: Sentence and token of its opening mark.
        last: Sentence and token of its closing mark.
    """

    index: int
    quotation: Quotation
    first: tuple[int, int]
    last: tuple[int, int]


def find_quotes(scene: Scene) -> tuple[Quote, ...]:
    """Return the outermost quotations that hold a token, in text order."""
    ends: dict[int, list[tuple[int, int]]] = {}
    for sentence, row in zip(scene.sentences, scene.quoted, strict=True):
        for i, index in enumerate(row):
            if index != OUTSIDE:
                ends.setdefault(index, [(sentence.i, i)])[1:] = [(sentence.i, i)]
    return tuple(Quote(n, scene.quotations[n], places[0], places[-1]) for n, places in sorted(ends.items()))


def lead(scene: Scene, quote: Quote) -> range:
    """Return the tokens before a quotation in its first sentence, back to the quotation before it.

    None where a sentence ends right before the quotation, though nobody split it there ("told the AP. “We ...").
    """
    sentence, k = quote.first
    row = scene.quoted[sentence]
    start = k
    if k > 0 and _starts_anew(scene, quote):
        return range(k, k)
    while start > 0 and row[start - 1] == OUTSIDE:
        start -= 1
    return range(start, k)


def _starts_anew(scene: Scene, quote: Quote) -> bool:
    start = quote.quotation.spans[0].start
    before = scene.text[max(0, quote.quotation.outer.start - 2) : quote.quotation.outer.start].rstrip()[-1:]
    return before in (".", "!", "?") and scene.text[start : start + 1].isupper() and is_clause(scene, quote)


def tail(scene: Scene, quote: Quote) -> range:
    """Return the tokens after a quotation in its last sentence, up to the next quotation."""
    sentence, k = quote.last
    row = scene.quoted[sentence]
    end = k + 1
    while end < len(row) and row[end] == OUTSIDE:
        end += 1
    return range(k + 1, end)


def has_words(scene: Scene, quote: Quote, places: range) -> bool:
    """Tell whether some tokens of a quotation's last sentence are more than marks."""
    tokens = scene.sentences[quote.last[0]].tokens
    return any(tokens[i].pos not in ("PUNCT", "SPACE") for i in places)


def is_whole(scene: Scene, quote: Quote) -> bool:
    """Tell whether nothing but a link word stands before a quotation in its sentence ("But “...”")."""
    tokens = scene.sentences[quote.first[0]].tokens
    words = [tokens[i] for i in lead(scene, quote)]
    return all(t.pos in ("PUNCT", "SPACE", "CCONJ") or (t.i == 0 and t.pos == "ADV") for t in words)


def is_clause(scene: Scene, quote: Quote) -> bool:
    """Tell whether a quotation holds a verb, so that it says something by itself."""
    row = scene.quoted[quote.first[0]]
    tokens = scene.sentences[quote.first[0]].tokens
    return quote.first[0] != quote.last[0] or any(t.pos in ("VERB", "AUX") and row[t.i] == quote.index for t in tokens)


def hangs(scene: Scene, quote: Quote) -> bool:
    """Tell whether a quotation ends on a mark after which "he said" can stand."""
    inside = scene.text[quote.quotation.spans[-1].start : quote.quotation.spans[-1].end].rstrip()
    after = scene.text[quote.quotation.outer.end : quote.quotation.outer.end + 1]
    return inside[-1:] in ",?!…—-–.'’”\"" or after in (",", "—", "–", "-")


def is_woven(scene: Scene, quote: Quote) -> bool:
    """Tell whether a quotation is part of the sentence around it, not set off by a comma or a colon."""
    start = quote.quotation.outer.start
    return scene.text[max(0, start - 3) : start].rstrip()[-1:] not in (",", ":")


def ends_on_comma(scene: Scene, quote: Quote) -> bool:
    """Tell whether a quotation ends on a comma, so that the sentence goes on with its cue."""
    inside = scene.text[quote.quotation.spans[-1].start : quote.quotation.spans[-1].end].rstrip()
    return inside.endswith(",")
