"""Events and statements of one report in, its denials out: linked to what they deny, made where "it" is denied.

"Rebels shelled the town. They denied it": the denial tells no happening in words of its own, so it takes over the one
that it denies, as negated and as the denier's word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tocsin.events.duplicates import contradict, overlap
from tocsin.ontology.triggers import read_modality, read_triggers
from tocsin.record import (
    Act,
    Basis,
    Entity,
    EventMention,
    EventType,
    Grounded,
    Modality,
    Participant,
    Party,
    Span,
    Spans,
    Statement,
    hash_id,
    span_key,
)

STAGE = "events.denials/1"
HELD = frozenset({Modality.HAPPENED, Modality.ONGOING})
# Quad classes of deeds: nobody denies a meeting by "it".
DEEDS = frozenset({2, 4})
# Characters between a happening and the words that deny it as "it"; farther off another one may be meant. Set by hand.
REACH = 400
# The same where the denial names the happening ("the strike"). Set by hand.
FAR = 2000
# Not measured: "it" may stand for another part of what was told before.
TAKEN_OVER = 0.5
PRONOUNS = frozenset({"it", "this", "that", "these", "those", "them"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Words of a content that only points back, at most; longer ones tell more than that. Set by hand.
LONGEST = 10
WORD = re.compile(r"[^\W\d_]+")
PREPOSITIONS = frozenset({"in", "for", "over", "about", "of", "to", "with", "on", "that", "by", "as", "against"})
# Words of at least so many letters tell who somebody is, by their first letters ("rebels", "the rebel movement").
STEM = 5
SHORTEST = 4


def link_denials(
    events: Sequence[EventMention],
    statements: Sequence[Statement],
    *,
    text: str,
    document: str,
    entities: Sequence[Entity],
) -> list[EventMention]:
    """Link each denial to what it denies, and make events of denials that only point back.

    Args:
        events: All events of the report.
        statements: All statements of it.
        text: The report's text.
        document: Its id.
        entities: Whom its names stand for.

    Returns:
        The events in text order, with `denies` filled.
    """
    book = _Book(text, document, {entity.id: entity for entity in entities})
    voices = {statement.id: statement for statement in statements}
    linked = [
        replace(event, denies=tuple(book.denied(event, events, voices.get(event.said_in or "")))) for event in events
    ]
    told = {event.said_in for event in events}
    for statement in statements:
        if statement.act.value is Act.DENY and not statement.negated and statement.cue and statement.id not in told:
            made = book.point_back(statement, events)
            linked += [made] if made is not None else []
    return sorted(linked, key=lambda event: event.trigger)


def _same_place(one: EventMention, two: EventMention) -> bool:
    return one.place is not None and two.place is not None and one.place.name == two.place.name


@dataclass(frozen=True, slots=True)
class _Book:
    """What is known of a report, to find what "it" is."""

    text: str
    document: str
    entities: Mapping[str, Entity]

    def denied(self, event: EventMention, others: Sequence[EventMention], statement: Statement | None) -> Iterator[str]:
        """Yield the ids of the happenings, told by others of the same people, that a negated event denies."""
        if event.modality.value is not Modality.NEGATED:
            return
        deniers = tuple(self._participant(party) for party in statement.speakers) if statement is not None else ()
        for other in others:
            if other.modality.value not in HELD or other.said_in == event.said_in:
                continue
            if other.type.value is not event.type.value or contradict(event, other):
                continue
            # Who denies mostly denies deeds of its own ("denied that its troops had fired").
            doers = self._fit(event.actors, other.actors) or self._fit(deniers, other.actors)
            if doers and self._fit(event.recipients, other.recipients) and self._is_like(event, other):
                yield other.id

    def _fit(self, one: Sequence[Participant], two: Sequence[Participant]) -> bool:
        """Tell whether two lists can name the same people, by what they are or by their words."""
        if overlap(tuple(one), tuple(two)):
            return True
        stems = [{stem for item in side for stem in self._stems(item.spans)} for side in (one, two)]
        return bool(stems[0] & stems[1])

    def _is_like(self, one: EventMention, two: EventMention) -> bool:
        """Tell whether anything besides the type makes two events alike: victims, place, mode, or the word itself."""
        if (one.recipients and two.recipients) or _same_place(one, two):
            return True
        same_mode = one.mode is not None and two.mode is not None and one.mode.value == two.mode.value
        return same_mode or bool(self._stems(one.trigger) & self._stems(two.trigger))

    def point_back(self, statement: Statement, events: Sequence[EventMention]) -> EventMention | None:
        """Make the event of a denial whose content only points back; None when nothing told before fits its speaker."""
        if not statement.speakers or not statement.content:
            return None
        points_back, named = self._points_back(statement), self._named(statement)
        at = statement.cue[0].start
        reach = FAR if named else REACH
        near = [event for event in events if event.trigger[-1].end <= at and at - event.trigger[-1].end <= reach]
        for event in reversed(near):
            if event.modality.value not in HELD or event.quad not in DEEDS or event.said_in == statement.id:
                continue
            if not points_back and event.type.value not in named:
                continue
            who = self._denier(statement, event)
            if who is not None:
                word = named.get(event.type.value)
                return self._made(statement, event, who, (word,) if word is not None else statement.content)
        return None

    def _points_back(self, statement: Statement) -> bool:
        """Tell whether a content is "it", "the accusation", "any role in the attack"."""
        words = [match.group().lower() for match in WORD.finditer(self._quote(statement.content))]
        head = next((n for n, word in enumerate(words) if word in PREPOSITIONS and n), len(words))
        if not words or head == 0:
            return False
        last = words[head - 1]
        tables = read_modality()
        nouns = tables["claim"].keys() | tables["part"].keys()
        is_noun = last in nouns or (last.endswith("s") and last[:-1] in nouns)
        return (len(words) == 1 and last in PRONOUNS) or is_noun

    def _named(self, statement: Statement) -> dict[EventType, Span]:
        """Return the happenings that a content speaks of as known, with their words: "had carried out the strike"."""
        found = [match for span in statement.content for match in WORD.finditer(self.text, span.start, span.end)]
        words = [match.group().lower() for match in found]
        out: dict[EventType, Span] = {}
        for n, match in enumerate(found if len(words) <= LONGEST else []):
            if DEFINITE.intersection(words[max(0, n - 3) : n]):
                rows = read_triggers().get(("n", words[n]), ())
                out.update({row.type: Span(*match.span()) for row in rows if row.type is not None})
        return out

    def _denier(self, statement: Statement, event: EventMention) -> Participant | None:
        """Return the denier as a participant of the event; None when somebody else is said to have done it."""
        party = statement.speakers[0]
        own = self._participant(party)
        # Where no doer is named, who denies a part in it is meant.
        return own if not event.actors or any(self._is_one(party, own, actor) for actor in event.actors) else None

    def _participant(self, party: Party) -> Participant:
        entity = self.entities.get(party.entity or "")
        country = entity.country.value if entity is not None and entity.country is not None else None
        sectors = tuple(item.value for item in entity.sectors) if entity is not None else ()
        return Participant(party.spans, party.entity, entity.kind if entity else None, country, sectors)

    def _is_one(self, party: Party, own: Participant, actor: Participant) -> bool:
        if party.entity is not None and party.entity == actor.entity:
            return True
        if own.country is not None and actor.country is not None:
            return own.country == actor.country
        return bool(self._stems(party.spans) & self._stems(actor.spans))

    def _stems(self, spans: Sequence[Span]) -> set[str]:
        words = (match.group().lower() for match in WORD.finditer(self._quote(spans)))
        return {word[:STEM] for word in words if len(word) >= SHORTEST}

    def _quote(self, spans: Sequence[Span]) -> str:
        return " ".join(self.text[span.start : span.end] for span in spans)

    def _made(self, statement: Statement, event: EventMention, who: Participant, trigger: Spans) -> EventMention:
        """Take over a happening as what its denier says did not happen."""
        by = f"{STAGE} points back"
        sides = "|".join(span_key(one.spans) for one in (who, *event.recipients))
        return replace(
            event,
            id=hash_id("e", self.document, event.type.value.value, span_key(trigger), sides),
            type=Grounded(event.type.value, trigger, Basis.INFERRED, TAKEN_OVER, by),
            mode=Grounded(event.mode.value, trigger, Basis.INFERRED, TAKEN_OVER, by) if event.mode else None,
            contexts=(),
            trigger=trigger,
            actors=(who,),
            counts=(),
            modality=Grounded(Modality.NEGATED, statement.cue, Basis.INFERRED, TAKEN_OVER, by),
            said_in=statement.id,
            denies=(event.id,),
            score=round(event.score * TAKEN_OVER, 2),
            by=by,
            why=(),
        )
