"""Load the pinned spaCy model and run it over batches of sentence-split text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

import numpy as np

from tocsin.weights import locate_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tocsin.parse.forms import Forms, Part

MODEL = "en-core-web-sm"
# One document is parsed in batches of fixed make-up, so that its result depends on nothing but itself.
BATCH = 64
# Words of the dictionary that are kept in memory once looked up.
MOST_KEPT = 20_000
# The words of the first so many tokens are kept for good, with how they are split; those of later ones are forgotten
# after every so many.
FORGET_AFTER = 200_000


class Parser:
    """A loaded parser; make one a process with `load_parser`.

    Attributes:
        weights: Name and hash of the model, for the record.
    """

    def __init__(self, nlp: Language, forms: Forms, weights: dict[str, str]) -> None:
        self._nlp = nlp
        self._forms = forms
        # An archive must not fill the memory with its words.
        self._memory = ExitStack()
        self._since = 0
        self.weights = weights
        tables = forms.lookups
        index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        self._dictionary = {
            name: (frozenset(index[name]), exceptions[name], rules.get(name, ()))
            for name in ("noun", "verb", "adj", "adv")
        }
        self._known: dict[str, frozenset[str]] = {}

    def parse(self, texts: Sequence[tuple[str, Sequence[int]]]) -> Iterator[Part]:
        """Parse texts whose sentences are already known.

        Args:
            texts: Each with the character offsets at which its sentences start.

        Yields:
            One part a text, in order.
        """
        if self._since >= FORGET_AFTER:
            self._memory.close()
            self._memory.enter_context(self._nlp.memory_zone())
            self._since = 0
        for doc in self._nlp.pipe((self._make(text, starts) for text, starts in texts), batch_size=BATCH):
            self._since += len(doc)
            yield self._forms.read(doc)

    def classes(self, word: str) -> frozenset[str]:
        """Return the word classes (noun, verb, adj, adv, function) that the model's dictionary holds a small word in.

        Empty for what is not in the dictionary, and so most likely a name.
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            found = self._known[word] = frozenset(self._look_up(word))
        return found

    def _look_up(self, word: str) -> Iterator[str]:
        if word in self._nlp.Defaults.stop_words:
            yield "function"
        for name, (index, exceptions, rules) in self._dictionary.items():
            stems = (word[: len(word) - len(old)] + new for old, new in rules if word.endswith(old))
            if word in index or word in exceptions or any(stem in index for stem in stems):
                yield name

    def _make(self, text: str, starts: Sequence[int]) -> Doc:
        doc = self._nlp.make_doc(text)
        begins = np.full(len(doc), -1)
        firsts = np.searchsorted(doc.to_array(["IDX"]), starts)
        begins[firsts[firsts < len(doc)]] = begins[:1] = 1
        return doc.from_array(["SENT_START"], begins.astype(np.uint64))  # type: ignore[arg-type] # its stub is wrong


def load_parser() -> Parser:
    """Load the pinned model after checking its files.

    Raises:
        WeightsMissing: The model is not installed.
        WeightsMismatch: A file of it is not the pinned one.
    """
    folder, sha256 = locate_model(MODEL)
    # Imported here and not above: spaCy takes 0.8 s, and a viewer or `tocsin schema` never parses.
    import spacy

    from tocsin.parse.forms import Forms
    from tocsin.parse.products import use_products

    nlp = spacy.load(folder, exclude=["senter"])
    use_products(nlp)
    return Parser(nlp, Forms(nlp), {MODEL: sha256})
