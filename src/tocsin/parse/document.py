"""Document in, `Parsed` out: paragraphs, sentences, tokens, base entities and quotations with true offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import nupunkt

from tocsin.parse.model import Parser
from tocsin.parse.paragraphs import gather_paragraphs
from tocsin.parse.recase import recase_texts
from tocsin.record import Damage, DamageKind, Document, Name, Parsed, Quotation, Sentence, Span, Token
from tocsin.text import Quoted, View, find_quotations, make_view

if TYPE_CHECKING:
    from tocsin.parse.forms import Part

# The parser's memory grows with the text it gets at once, so longer paragraphs go in parts; a longer sentence is cut.
LONGEST_PART = 4000
LONGEST_SENTENCE = 2000
# "... told the AP. “We left ...": a splitter takes the full stop for that of an abbreviation.
_SPLIT = re.compile(r"(?<=[A-Z]{2}\.) (?=[“\"][A-Z])")


def parse_document(document: Document, *, parser: Parser) -> Parsed:
    """Split a document into sentences and parse them.

    Args:
        document: Its blocks say what is read; titles, datelines, headings, paragraphs and captions are.
        parser: The loaded model.

    Returns:
        Sentences in text order with tokens in code points of `document.text`, and all quotations, over paragraphs too.
    """
    paragraphs = gather_paragraphs(document)
    views = [make_view(document.text, paragraph.pieces, document.damage) for paragraph in paragraphs]
    split = [_parts(view.text) for view in views]
    starts_of = [[at for _, _, starts in parts for at in starts] for parts in split]
    seen = recase_texts([view.text for view in views], starts_of, classes=parser.classes)
    parts = [(number, start, end, starts) for number, found in enumerate(split) for start, end, starts in found]
    lost = [item for item in document.damage if item.kind in (DamageKind.REPLACED, DamageKind.REPLACEMENT_CHARACTER)]
    sentences: list[Sentence] = []
    texts = [(seen[number][start:end], [at - start for at in starts]) for number, start, end, starts in parts]
    for (number, start, _, _), part in zip(parts, parser.parse(texts), strict=True):
        reader = _SentenceReader(part, _Place(document, views[number], start, lost))
        for tokens, children, names in reader.read():
            span = Span(tokens[0].start, tokens[-1].end)
            role = paragraphs[number].role
            sentences.append(Sentence(len(sentences), span, role, number, tokens, children, names))
    return Parsed(document, tuple(sentences), tuple(_quotations(views)))


def _parts(text: str) -> list[tuple[int, int, list[int]]]:
    """Cut a paragraph's view into parts for the parser, each with its sentence starts; only between sentences."""
    parts: list[tuple[int, int, list[int]]] = []
    for start, end in _sentences(text):
        if parts and end - parts[-1][0] <= LONGEST_PART:
            parts[-1] = (parts[-1][0], end, [*parts[-1][2], start])
        else:
            parts.append((start, end, [start]))
    return parts


def _sentences(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in nupunkt.sent_spans(text) if text.strip() else []:
        while start < end and text[start].isspace():
            start += 1
        while end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            out.append((start, cut))
            start = cut
        for after in _SPLIT.finditer(text, start, end):
            out.append((start, after.start()))
            start = after.end()
        if text[start:end].strip():
            out.append((start, end))
    return out


class _Place:
    """Where a part of a view stands in the document."""

    def __init__(self, document: Document, view: View, offset: int, lost: Sequence[Damage]) -> None:
        self._view = view
        self._offset = offset
        self._lost = lost
        self._lost_starts = [item.span.start for item in lost]
        self.quote = document.quote

    def span(self, start: int, end: int) -> Span:
        """Return the place in the document of `[start, end)` of the part."""
        return self._view.span(self._offset + start, self._offset + end)

    def is_damaged(self, span: Span) -> bool:
        """Tell whether letters were lost there, so that the view holds a placeholder."""
        index = bisect_right(self._lost_starts, span.end - 1) - 1
        return index >= 0 and self._lost[index].span.overlaps(span)


class _SentenceReader:
    """Turns the sentences of one part into ours."""

    def __init__(self, part: Part, place: _Place) -> None:
        self._part = part
        self._place = place
        lengths = (len(form.text) + space for form, space in zip(part.forms, part.spaces, strict=True))
        self._starts = [0, *accumulate(lengths)]

    def read(self) -> Iterator[tuple[tuple[Token, ...], tuple[tuple[int, ...], ...], tuple[Name, ...]]]:
        """Yield tokens, children and names of each sentence that is not only white space."""
        for first, end in pairwise((*self._part.firsts, len(self._part.forms))):
            # White space can be a token of its own where the view deleted what stood between two spaces.
            kept = [k for k in range(first, end) if not self._part.forms[k].text.isspace()]
            if not kept:
                continue
            numbers = {k: n for n, k in enumerate(kept)}
            tokens = tuple(self._token(k, numbers) for k in kept)
            children: list[list[int]] = [[] for _ in tokens]
            for token in tokens:
                if token.head != token.i:
                    children[token.head].append(token.i)
            yield tokens, tuple(map(tuple, children)), tuple(self._names(first, end, numbers))

    def _names(self, first: int, end: int, numbers: Mapping[int, int]) -> Iterator[Name]:
        for start, stop, label in self._part.names:
            inside = [numbers[k] for k in range(max(start, first), min(stop, end)) if k in numbers]
            if inside:
                yield Name(inside[0], inside[-1] + 1, label)

    def _token(self, k: int, numbers: Mapping[int, int]) -> Token:
        form = self._part.forms[k]
        text, lemma = form.text, form.lemma
        span = self._place.span(self._starts[k], self._starts[k] + len(text))
        if self._place.is_damaged(span):
            # Nobody may see the placeholder.
            text = lemma = self._place.quote(span)
        i = numbers[k]
        return Token(i, span.start, span.end, text, lemma, form.pos, form.tag, form.dep,
                     numbers.get(self._part.heads[k], i), bool(self._part.spaces[k]))  # fmt: skip


def _quotations(views: Sequence[View]) -> list[Quotation]:
    return [_quotation(quoted, views) for quoted in find_quotations([view.text for view in views])]


def _quotation(quoted: Quoted, views: Sequence[View]) -> Quotation:
    spans = tuple(views[number].span(start, end) for number, start, end in quoted.pieces)
    (first, at), (last, end) = quoted.outer
    if first == last:
        return Quotation(spans, views[first].span(at, end), quoted.depth, quoted.closed, (first, last))
    outer = Span(views[first].span(at, len(views[first].text)).start, views[last].span(0, end).end)
    return Quotation(spans, outer, quoted.depth, quoted.closed, (first, last))
