"""One sentence in; its words as dictionaries compare them, and the names of actors and agents among them, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.events.roles import Roles
from tocsin.ontology.petrarch_coder import PetrarchCoder as Dictionaries
from tocsin.ontology.petrarch_coder import Pieces
from tocsin.ontology.petrarch_words import cut_pieces, meanings_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of a dictionary in a sentence.

    Attributes:
        first: Its first token.
        last: Its last token.
        code: What it codes on the day of the report.
        is_agent: It names a role and nobody.
        leads: An agent's code that stands before the actor's.
    """

    first: int
    last: int
    code: str
    is_agent: bool
    leads: bool


class Reading:
    """A sentence as the coder reads it.

    Attributes:
        roles: Its syntax.
        tokens: Its tokens.
        pieces: Its words cut as those of the dictionaries, in capitals.
        token_of: For each piece, the token that it stands in.
        first_piece: For each token, the index of the first piece at or behind it.
        meanings: For each piece, the words of a dictionary that may stand for it.
        meant: All of them together.
        hits: The names found, in text order, never overlapping.
    """

    def __init__(self, roles: Roles, dictionaries: Dictionaries, day: str) -> None:
        self.roles = roles
        self.tokens = roles.tokens
        self.pieces: list[str] = []
        self.token_of: list[int] = []
        self.first_piece: list[int] = []
        self.meanings: list[frozenset[str]] = []
        for token in self.tokens:
            self.first_piece.append(len(self.pieces))
            cut = cut_pieces(token.text)
            self.pieces += cut
            self.token_of += [token.i] * len(cut)
            lemma = token.lemma.upper()
            self.meanings += [meanings_of(piece, lemma if len(cut) == 1 else piece) for piece in cut]
        self.first_piece.append(len(self.pieces))
        self.meant = frozenset[str]().union(*self.meanings)
        self.hits = self._find_hits(dictionaries, day)

    def _find_hits(self, dictionaries: Dictionaries, day: str) -> list[Hit]:
        hits: list[Hit] = []
        p = 0
        while p < len(self.pieces):
            actor = dictionaries.actors.find(self.pieces, p, day)
            agent = dictionaries.agents.find(self.pieces, p, day)
            is_agent = agent[0] > actor[0] or (agent[0] > 0 and not self._is_name(p, actor[0]))
            length, code, leads = agent if is_agent else actor
            if code and (is_agent or self._is_name(p, length)):
                hits.append(Hit(self.token_of[p], self.token_of[p + length - 1], code, is_agent, leads))
            p += max(length, 1)
        return hits

    def _is_name(self, start: int, length: int) -> bool:
        """Tell whether some word of a name begins with a capital or a figure: "us" is not the US."""
        return any(self.tokens[self.token_of[p]].text[:1].islower() is False for p in range(start, start + length))

    def holds(self, phrases: Mapping[str, tuple[Pieces, ...]]) -> bool:
        """Tell whether some phrase stands in the sentence."""
        for p, piece in enumerate(self.pieces):
            for phrase in phrases.get(piece, ()):
                if tuple(self.pieces[p : p + len(phrase)]) == phrase:
                    return True
        return False
