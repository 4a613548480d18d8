"""Words by which calling something so is an act, read from `namings.tsv`: "called it a lie" denies it."""

from __future__ import annotations

from functools import cache

from tocsin.record import Act
from tocsin.tables import read_table

FILE = "namings.tsv"
COLUMNS = ("word", "act")


@cache
def read_namings() -> dict[str, Act]:
    """Return the acts by lemma.

    Raises:
        BrokenInvariant: A row of the file is malformed; the message names its line.
    """
    return {word: Act(act) for word, act in read_table("tocsin.statements", FILE, header=COLUMNS)}
