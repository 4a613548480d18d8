"""One sentence with everything that is known about its words: mentions, places, base names, roles and kinds of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tocsin.ontology.roles import read_roles
from tocsin.ontology.triggers import read_domains, read_people
from tocsin.record import (
    Entity,
    Mention,
    MentionKind,
    Parsed,
    PlaceMention,
    Quantity,
    Resolved,
    Sentence,
    Span,
    TimeMention,
)
from tocsin.text import SpanIndex

T = TypeVar("T")
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
ACTORS = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PLACE})
# Persons that a pronoun can stand for; "it" and "you" are too often nobody.
PRONOUNS = frozenset({"he", "she", "they", "we", "who"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What other stages found in a document, ready for lookups by span."""

    mentions: SpanIndex[Mention]
    entities: Mapping[str, Entity]
    places: SpanIndex[PlaceMention]
    times: SpanIndex[TimeMention]
    quantities: SpanIndex[Quantity]


def gather_findings(
    actors: Resolved,
    places: Iterable[PlaceMention],
    times: Iterable[TimeMention],
    quantities: Iterable[Quantity],
) -> Findings:
    """Index what other stages found."""
    mentions = [mention for mention in actors.mentions if mention.kind in ACTORS]
    return Findings(
        SpanIndex(mentions, lambda mention: mention.span),
        {entity.id: entity for entity in actors.entities},
        SpanIndex(places, lambda place: place.span),
        SpanIndex(times, lambda time: time.span),
        SpanIndex(quantities, lambda quantity: quantity.span),
    )


class Scene:
    """A sentence together with what is known about its tokens.

    Attributes:
        text: The document's text.
        sentence: The parsed sentence.
        mention: For each token, the shortest mention that covers it.
        place: For each token, the place mention that covers it.
        label: For each token, the label of the base name that covers it; "" for none.
        times: Time mentions of the sentence, in text order.
        quantity: For each token, the quantity whose number covers it.
    """

    def __init__(self, parsed: Parsed, sentence: Sentence, findings: Findings) -> None:
        self.text = parsed.document.text
        self.sentence = sentence
        self._findings = findings
        self._starts = [token.start for token in sentence.tokens]
        span = sentence.span
        self.mention: list[Mention | None] = [None] * len(sentence.tokens)
        for mention in sorted(findings.mentions.overlapping(span), key=lambda item: -len(item.span)):
            self._cover(mention.span, self.mention, mention)
        self.place: list[PlaceMention | None] = [None] * len(sentence.tokens)
        for place in findings.places.overlapping(span):
            self._cover(place.span, self.place, place)
        self.label = [""] * len(sentence.tokens)
        for name in sentence.names:
            for i in range(name.first, name.end):
                self.label[i] = name.label
        self.times = findings.times.overlapping(span)
        self.quantity: list[Quantity | None] = [None] * len(sentence.tokens)
        for quantity in findings.quantities.overlapping(span):
            self._cover(quantity.span, self.quantity, quantity)

    def _cover(self, span: Span, table: list[T | None], item: T) -> None:
        for i in self.tokens_of(span):
            table[i] = item

    @cached_property
    def domains(self) -> frozenset[str]:
        """Kinds of text that the words of the sentence tell (sport, market, ...)."""
        words = {word.lower() for token in self.sentence.tokens for word in (token.lemma, token.text)}
        kinds = read_domains().items()
        return frozenset(name for name, kind in kinds if words & kind.strong or len(words & kind.weak) > 1)

    def tokens_of(self, span: Span) -> range:
        """Return the indices of the tokens that begin inside a span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def entity(self, i: int) -> Entity | None:
        """Return the entity of the mention that covers token `i`."""
        mention = self.mention[i]
        return self._findings.entities.get(mention.entity.value) if mention is not None and mention.entity else None

    def sectors(self, i: int) -> tuple[str, ...] | None:
        """Return the sectors that token `i` tells as a role word; None when it is none."""
        lemma = self.sentence.tokens[i].lemma.lower()
        for role in read_roles().get(lemma, ()):
            if len(role.words) == 1 and role.sectors:
                return role.sectors
            if len(role.words) == 1:
                # "officers" in the plural are the police's where "officer" alone may be anybody's.
                sector = read_people().get(self.sentence.tokens[i].text.lower())
                return (sector,) if sector else ()
        sector = read_people().get(lemma)
        return (sector,) if sector else None
