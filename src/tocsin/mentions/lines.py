"""A parsed sentence in; the same sentence as one string out, with the way from its characters back to tokens."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.ontology.own_actors import OwnActors
from tocsin.record import Sentence, Span, Token

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made ready for matching.

    Attributes:
        sentence: The parsed sentence.
        surface: Its tokens with their spaces; curly apostrophes are straight here. Lengths equal the tokens' texts.
        lower: The same in lower case.
        starts: For each token, where it begins in `surface`.
        ends: From an end in `surface` to the index after the token that ends there.
        own: The user's dictionaries, which go before the packaged tables; None for none.
    """

    sentence: Sentence
    surface: str
    lower: str
    starts: tuple[int, ...]
    ends: dict[int, int]
    own: OwnActors | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def span(self, first: int, end: int) -> Span:
        """Return the document span of tokens `[first, end)`, from the first's start to the last's end."""
        return Span(self.tokens[first].start, self.tokens[end - 1].end)

    def words(self, first: int, end: int) -> str:
        """Return the words of tokens `[first, end)` as they stand in `surface`."""
        return self.surface[self.starts[first] : self.starts[end - 1] + len(self.tokens[end - 1].text)]

    def head(self, first: int, end: int) -> int:
        """Return the token of `[first, end)` that the others hang on: the last whose head lies outside the range."""
        for i in range(end - 1, first - 1, -1):
            head = self.tokens[i].head
            if head == i or not first <= head < end:
                return i
        return end - 1


def make_line(sentence: Sentence, *, own: OwnActors | None = None) -> Line:
    """Make a sentence ready for matching."""
    parts: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    at = 0
    for token in sentence.tokens:
        starts.append(at)
        at += len(token.text)
        ends[at] = token.i + 1
        parts.append(token.text)
        if token.space:
            parts.append(" ")
            at += 1
    surface = "".join(parts).translate(_APOSTROPHES)
    lower = surface.lower()
    if len(lower) != len(surface):
        # A few letters change their length in lower case; matching then does without folding them.
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in surface)
    return Line(sentence, surface, lower, tuple(starts), ends, own)
