"""A parsed spaCy Doc in, plain values out; tags and base forms by spaCy's own rules, asked once for each kind of token.

The attribute ruler and the lemmatizer took a fifth of the parser's time, although nearly all their rules look at one
token's word, tag and label; the few that look at two neighbours are asked for the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

# So many kinds of token are remembered, then all are forgotten.
MOST_KEPT = 50_000

Kind = tuple[int, int, int]  # hashes of word, tag and label
Kinds = tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What the rules say of a token."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


@dataclass(frozen=True, slots=True)
class Part:
    """A parsed text as plain values.

    Attributes:
        forms: One a token; their texts and spaces make up the text.
        heads: Index of the head of each token; its own for a root.
        spaces: 1 for a token with a space after it, else 0.
        firsts: Index of the first token of each sentence.
        names: Base entities: tokens `[first, end)` and the label.
    """

    forms: list[Form]
    heads: list[int]
    spaces: list[int]
    firsts: list[int]
    names: list[tuple[int, int, str]]


class Forms:
    """The rules of a loaded model, with what they said before.

    Attributes:
        lookups: The tables of the lemmatizer.
    """

    def __init__(self, nlp: Language) -> None:
        """Take `attribute_ruler` and `lemmatizer` out of a pipeline."""
        self._vocab = nlp.vocab
        ruler, lemmatizer = (nlp.remove_pipe(name)[1] for name in ("attribute_ruler", "lemmatizer"))
        self._rules = (ruler, lemmatizer)
        self.lookups = lemmatizer.lookups  # type: ignore[attr-defined]
        self._opens, self._closes = Matcher(nlp.vocab), Matcher(nlp.vocab)
        for rule in ruler.patterns:  # type: ignore[attr-defined]
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    self._opens.add("opens", [[token] for token in pattern[:-1]])
                    self._closes.add("closes", [[token] for token in pattern[1:]])
        self._known: dict[Kinds, tuple[Form, ...]] = {}
        self._edges: dict[Kind, tuple[bool, bool]] = {}

    def read(self, doc: Doc) -> Part:
        """Read a parsed Doc; all tokens at once, since each token's own attributes cost ten times as much."""
        kinds: list[Kind] = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        heads, spaces, starts = doc.to_array(["HEAD", "SPACY", "SENT_START"]).astype(np.int64).reshape(-1, 3).T.tolist()
        return Part(
            self._forms(kinds),
            [k + head for k, head in enumerate(heads)],
            spaces,
            [k for k, start in enumerate(starts) if start == 1 or k == 0],
            [(name.start, name.end, name.label_) for name in doc.ents],
        )

    def _forms(self, kinds: Sequence[Kind]) -> list[Form]:
        edges = [self._edges.get(kind) or self._look(kind) for kind in kinds]
        out: list[Form] = []
        at = 0
        while at < len(kinds):
            end = at + 1
            while end < len(kinds) and edges[end - 1][0] and edges[end][1]:
                end += 1
            key = tuple(kinds[at:end])
            out += self._known.get(key) or self._ask(key)
            at = end
        return out

    def _look(self, kind: Kind) -> tuple[bool, bool]:
        """Tell whether a rule for several tokens may begin or go on after such a token, and go on or end with it."""
        doc = self._make((kind,))
        if len(self._edges) >= MOST_KEPT:
            self._edges.clear()
        found = self._edges[kind] = (bool(self._opens(doc)), bool(self._closes(doc)))
        return found

    def _ask(self, kinds: Kinds) -> tuple[Form, ...]:
        doc = self._make(kinds)
        for rule in self._rules:
            doc = rule(doc)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        found = tuple(Form(token.text, token.lemma_, token.pos_, token.tag_, token.dep_) for token in doc)
        self._known[kinds] = found
        return found

    def _make(self, kinds: Sequence[Kind]) -> Doc:
        strings = self._vocab.strings
        words, tags, deps = ([strings[kind[n]] for kind in kinds] for n in range(3))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
