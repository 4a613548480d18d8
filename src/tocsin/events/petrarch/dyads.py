"""Parsed text and dictionaries in; the acts of each sentence, and the events as PETRARCH itself writes them, out."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.events.petrarch.acts import Acts, find_acts
from tocsin.events.petrarch.reading import Reading
from tocsin.events.roles import Roles
from tocsin.events.scene import Findings, Scene, gather_findings
from tocsin.ontology.petrarch_coder import PetrarchCoder as Dictionaries
from tocsin.record import Parsed, Resolved, Sentence

Dyad = tuple[str, str, str]


def read_acts(
    parsed: Parsed, *, dictionaries: Dictionaries, findings: Findings
) -> Iterator[tuple[Sentence, Reading, Acts | None]]:
    """Yield each sentence with its reading and its acts, None where the sentence or the report is discarded."""
    published = parsed.document.published_at
    day = published.value[:10] if published is not None else ""
    readings = [Reading(Roles(Scene(parsed, item, findings)), dictionaries, day) for item in parsed.sentences]
    is_discarded = any(reading.holds(dictionaries.discards.stories) for reading in readings)
    for sentence, reading in zip(parsed.sentences, readings, strict=True):
        if is_discarded or reading.holds(dictionaries.discards.sentences):
            yield sentence, reading, None
        else:
            yield sentence, reading, find_acts(reading, dictionaries)


def find_dyads(parsed: Parsed, *, dictionaries: Dictionaries) -> list[Dyad]:
    """Return the events of a report as PETRARCH writes them: code, actor and recipient, in text order, doubles once.

    Args:
        parsed: Sentences with heads.
        dictionaries: Verbs, actors, agents and discards.

    Returns:
        The codes as the dictionaries have them, also those that PLOVER does not hold.
    """
    nothing = gather_findings(Resolved(), (), (), ())
    read = read_acts(parsed, dictionaries=dictionaries, findings=nothing)
    dyads = (dyad for *_, acts in read if acts is not None for act in acts.kept for dyad in act.dyads())
    return list(dict.fromkeys(dyads))
