"""The lexicon of cues: which words report speech or thought, what complement they take, and what act they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.record import Act
from tocsin.tables import parse_table

FILE = "cues.tsv"
COLUMNS = ("lemma", "pos", "kind", "act", "score")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row: a word with one complement.

    Attributes:
        act: What somebody does by speaking so.
        score: Share right on training data, 0 to 1.
    """

    act: Act
    score: float


class Lexicon:
    """The cues by lemma, part of speech and kind of complement."""

    def __init__(self, rows: dict[tuple[str, str, str], Cue]) -> None:
        self._rows = rows
        self._words = {(lemma, pos) for lemma, pos, _ in rows}
        self._acts = {(lemma, pos): cue.act for (lemma, pos, _), cue in rows.items()}

    def look_up(self, lemma: str, pos: str, kind: str) -> Cue | None:
        """Return the row of a word with a complement; None when the word does not take it."""
        return self._rows.get((lemma, pos, kind))

    def knows(self, lemma: str, pos: str) -> bool:
        """Tell whether a word is a cue at all."""
        return (lemma, pos) in self._words

    def quotes(self, lemma: str) -> bool:
        """Tell whether a verb introduces quotations."""
        return (lemma, "VERB", "quote") in self._rows

    def takes_addressee(self, lemma: str) -> bool:
        """Tell whether the object of a verb is whom one speaks to ("told reporters")."""
        return (lemma, "VERB", "addressee") in self._rows

    def act(self, lemma: str, pos: str) -> Act:
        """Return the act of a word; SAY for one that is not listed."""
        return self._acts.get((lemma, pos), Act.SAY)


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon that lies beside this module.

    Raises:
        BrokenInvariant: A row of the file is malformed; the message names its line.
    """
    return Lexicon(dict(parse_table("tocsin.statements", FILE, _parse, header=COLUMNS)))


def _parse(fields: tuple[str, ...]) -> tuple[tuple[str, str, str], Cue]:
    lemma, pos, kind, act, score = fields
    return (lemma, pos, kind), Cue(Act(act), float(score))
