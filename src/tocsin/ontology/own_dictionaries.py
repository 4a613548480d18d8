"""The files that a user names in; which coder they are for, and what it looks up, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.errors import BadOption
from tocsin.ontology.own_actors import OwnActors, read_own_actors
from tocsin.ontology.petrarch_coder import PetrarchCoder, read_petrarch_coder

TOCSIN = "tocsin"
PETRARCH = "petrarch"
CODERS = (TOCSIN, PETRARCH)


@dataclass(frozen=True, slots=True)
class OwnDictionaries:
    """Dictionaries of the user, read.

    Attributes:
        actors: Names and roles for all stages; None for none.
        petrarch: What the rules-only coder of events looks up; None for Tocsin's own coder.
    """

    actors: OwnActors | None = None
    petrarch: PetrarchCoder | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each file of which something could not be used."""
        return tuple(note for one in (self.actors, self.petrarch) if one is not None for note in one.notes)


def read_own_dictionaries(
    coder: str = TOCSIN,
    *,
    verbs: Sequence[Path] = (),
    actors: Sequence[Path] = (),
    discards: Sequence[Path] = (),
) -> OwnDictionaries:
    """Read the dictionaries that a user names.

    Args:
        coder: "tocsin", or "petrarch" for events by dictionaries alone.
        verbs: Verb dictionaries, which only the coder petrarch takes and which it needs.
        actors: Dictionaries of actors and agents; with the coder petrarch they are its alone.
        discards: Lists of phrases that are not coded, which only the coder petrarch takes.

    Raises:
        BadOption: There is no such coder, or files are named that it does not take or lacks.
        InputError: A file cannot be read.
    """
    if coder not in CODERS:
        raise BadOption("--coder", f"there is no coder {coder!r}; name one of {', '.join(CODERS)}")
    if coder == PETRARCH:
        if not verbs:
            raise BadOption("--verbs", "the coder petrarch needs a verb dictionary; name one")
        return OwnDictionaries(petrarch=read_petrarch_coder(verbs, actors=actors, discards=discards))
    if verbs or discards:
        raise BadOption("--verbs" if verbs else "--discards", "only the coder petrarch takes it; add --coder petrarch")
    return OwnDictionaries(actors=read_own_actors(actors) if actors else None)
