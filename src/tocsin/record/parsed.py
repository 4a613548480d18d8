"""A parsed report in plain types, so that no room needs to know which parser made it."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.record.document import Document, Role
from tocsin.record.span import Span, Spans


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    Attributes:
        i: Its index in the sentence.
        start: First code point in the document's text.
        end: Code point after its last.
        text: As the parser saw it: emphasis marks, line ends and mojibake are already put right here.
        lemma: Base form, lower case except for names.
        pos: Universal part of speech (VERB, NOUN, PROPN, ...).
        tag: Penn Treebank tag (VBD, NNP, ...).
        dep: Dependency label (ClearNLP scheme: nsubj, nsubjpass, dobj, ccomp, ...); "ROOT" for the root.
        head: Index of its head in the sentence; its own for the root.
        space: White space follows in the parser's view.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    space: bool

    @property
    def span(self) -> Span:
        """Its place in the document's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """A base entity of the parser: tokens `[first, end)` of the sentence and an OntoNotes label (PERSON, GPE, DATE)."""

    first: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        i: Its index in the document.
        span: From its first to its last token.
        role: Role of the block it stands in.
        paragraph: Index of its paragraph; sentences of one paragraph follow each other.
        tokens: In order, at least one.
        children: For each token, the indices of its dependents in text order.
        names: Base entities, in order, never overlapping.
    """

    i: int
    span: Span
    role: Role
    paragraph: int
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A run of text inside quotation marks.

    Attributes:
        spans: The quoted words without the marks; one span a paragraph when it runs over several.
        outer: From the first mark to the last.
        depth: 0 for an outermost quotation, 1 for one inside it, ...
        closed: A closing mark was found; else it ends with its paragraph.
        paragraphs: Indices of its first and last paragraph.
    """

    spans: Spans
    outer: Span
    depth: int
    closed: bool
    paragraphs: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its sentences and quotations, all in code points of `document.text`."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
