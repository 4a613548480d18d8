"""Mentions, entities and times of a report, by the words of the report."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.record import Entity, Mention, MentionKind, Resolved, Span, TimeMention
from tocsin.statements.scene import Scene
from tocsin.text import SpanIndex

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
PRESS_SECTORS = frozenset({"JRN", "MED"})
# Words by which an outlet is known that no list holds: in its name, and as a common noun.
IN_NAMES = frozenset(
    {"broadcaster", "chronicle", "courier", "daily", "gazette", "herald", "journal", "magazine", "news", "newspaper"}
    | {"observer", "post", "press", "radio", "telegraph", "television", "times", "tribune", "tv", "weekly"}
)
OUTLETS = frozenset(
    {"broadcaster", "daily", "magazine", "newspaper", "outlet", "paper", "station", "tabloid", "weekly"}
)


@dataclass(frozen=True, slots=True)
class Lookups:
    """What drafts are linked to.

    Attributes:
        mentions: Mentions of who can speak.
        times: Time expressions.
        quoted: The spans inside outermost quotation marks, in order.
        kinds: Entity to what it is.
        names: Name to entity.
        media: Entities that publish.
        outlet: Entity of the report's own outlet.
    """

    mentions: SpanIndex[Mention]
    times: SpanIndex[TimeMention]
    quoted: tuple[Span, ...]
    kinds: dict[str, MentionKind]
    names: dict[str, str]
    media: frozenset[str]
    outlet: str | None

    def entity_at(self, span: Span) -> str | None:
        """Return the entity that some words mean; None when no mention stands there."""
        return next((m.entity.value for m in self.mentions.overlapping(span) if m.entity), None)

    def is_press(self, words: str, entity: str | None) -> bool:
        """Tell whether a noun, by its entity or by itself, publishes what others say."""
        return entity in self.media or words.lower() in OUTLETS


def make_lookups(scene: Scene, actors: Resolved, times: tuple[TimeMention, ...]) -> Lookups:
    """Index what the drafts of a report are linked to."""
    names = {entity.name.value: entity.id for entity in reversed(actors.entities)}
    mentions = scene.mentions
    outlet = scene.parsed.document.outlet
    own = None
    if outlet is not None:
        at = (m.entity.value for span in outlet.spans for m in mentions.overlapping(span) if m.entity)
        own = next(at, names.get(outlet.value))
    return Lookups(
        mentions,
        SpanIndex(times, lambda t: t.span),
        tuple(sorted(span for quotation in scene.quotations for span in quotation.spans)),
        {entity.id: entity.kind for entity in actors.entities},
        names,
        frozenset(entity.id for entity in actors.entities if _is_press(entity)),
        own,
    )


def _is_press(entity: Entity) -> bool:
    words = entity.name.value.lower().split()
    if not _is_name(entity.name.value):
        return words[-1] in OUTLETS or words[-2:] == ["news", "agency"]
    return any(word in IN_NAMES for word in words[-2:]) or any(s.value in PRESS_SECTORS for s in entity.sectors)


def _is_name(words: str) -> bool:
    """Tell a name from a role or a common noun: behind an article it begins with a capital."""
    rest = words.split()
    while len(rest) > 1 and rest[0].lower() in ARTICLES:
        rest = rest[1:]
    return rest[:1] != [] and rest[0][:1].isupper() and rest[0].lower() not in ARTICLES
