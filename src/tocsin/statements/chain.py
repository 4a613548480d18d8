"""Who passed words on, from the outlet of the report to the first mouth."""

from __future__ import annotations

from itertools import pairwise

from tocsin.record import Link, Party, Relation
from tocsin.statements.draft import Draft, Voice, join_spans
from tocsin.statements.lookups import Lookups
from tocsin.statements.scene import Scene


def make_chain(
    scene: Scene, lookups: Lookups, *, drafts: tuple[Draft, ...], parties: tuple[tuple[Party, ...], ...]
) -> tuple[Link, ...]:
    """Make the chain of a statement.

    Args:
        scene: The parsed report.
        lookups: Its entities.
        drafts: The statement and those around it, the outermost first.
        parties: Their speakers.

    Returns:
        The outlet where it is known; everybody who passed the words on, those who speak together as one link; and who
        first said them, without words where the text hides them. Nobody stands there twice in a row.
    """
    links: list[Link] = []
    outlet = scene.parsed.document.outlet
    if outlet is not None:
        links.append(Link(outlet.spans, lookups.outlet, Relation.OUTLET))
    for draft, speakers in zip(drafts[:-1], parties[:-1], strict=True):
        links += _joint(scene, _steps(draft.via, lookups), Relation.CITED)
        links += _joint(scene, speakers, Relation.CITED)
        links += _joint(scene, _steps(draft.origin, lookups), Relation.CITED)
    draft = drafts[-1]
    links += _joint(scene, _steps(draft.via, lookups), Relation.CITED)
    links += _joint(scene, parties[-1], Relation.CITED if draft.origin else Relation.SPEAKER)
    links += _joint(scene, _steps(draft.origin, lookups), Relation.SPEAKER)
    if not links or links[-1].relation is not Relation.SPEAKER:
        links.append(Link((), None, Relation.SPEAKER))
    # In an interview "he says" is somebody else, whoever the pronoun was linked to, and "I said" is told as of another.
    is_turn = any(around.rule == "transcript" for around in drafts[:-1])
    return tuple(links) if is_turn else _without_repeats(tuple(links))


def _joint(scene: Scene, parties: tuple[Party, ...], relation: Relation) -> list[Link]:
    """Make one link of all who speak together, with the first entity among them."""
    if not parties:
        return []
    spans = join_spans(scene.text, tuple(span for party in parties for span in party.spans))
    entity = next((party.entity for party in parties if party.entity), None)
    return [Link(spans, entity, relation)]


def _steps(voices: tuple[Voice, ...], lookups: Lookups) -> tuple[Party, ...]:
    return tuple(Party(voice.spans, lookups.entity_at(voice.head)) for voice in voices)


def _without_repeats(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Leave out a step that the next one takes again, as when somebody reports their own earlier words."""
    kept = [
        link
        for link, after in pairwise(links)
        if link.relation is Relation.OUTLET or link.entity != after.entity or link.entity is None
    ]
    return (*kept, *links[-1:])
