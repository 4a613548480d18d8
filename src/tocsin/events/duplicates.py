"""Candidates of one document in, events out: what tells a happening again gives way to the fuller telling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.ontology.triggers import read_counts
from tocsin.record import Dropped, EventMention, EventType, MentionKind, Modality, Participant, Reason

# An anaphor ("the attack") points back over at most this many sentences; beyond, a report has moved on.
REACH = 12
# What only names a weapon adds to an event of its sentence or the one before.
NEXT = 1
HELD = frozenset({Modality.HAPPENED, Modality.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An event with what is needed to see whether another one tells the same.

    Attributes:
        event: As it was made.
        sentence: Index of its sentence.
        clause: Index of the verb of its clause.
        governing: Indices of the verbs that govern this clause, past the tolls between ("killing three and wounding").
        word: Base form of the trigger.
        actors: Base forms of the actors' heads.
        recipients: Base forms of the recipients' heads.
        is_title: It stands in the report's title.
        is_anaphor: Its trigger is a definite noun ("the attack", "Tuesday's attack on the capital").
        is_bare: It names neither doer nor sufferer, only a weapon ("eight drones were launched"): it can only add to
            another event.
    """

    event: EventMention
    sentence: int
    clause: int
    governing: frozenset[int]
    word: str
    actors: frozenset[str]
    recipients: frozenset[str]
    is_title: bool
    is_anaphor: bool
    is_bare: bool


def drop_duplicates(candidates: Sequence[Candidate], *, stage: str) -> tuple[list[EventMention], list[Dropped]]:
    """Keep one telling of each happening.

    Two tellings are the same when their types agree, nothing in actor, recipient, place, date or voice contradicts, and
    either they stand in clauses of one sentence of which one governs the other, or one is an anaphor of an earlier one.
    A title's event is dropped when the report tells it too, with its sources.

    Args:
        candidates: In text order.
        stage: Goes into what is dropped.

    Returns:
        The events in text order, and the tellings that were dropped.
    """
    told = {(item.event.type.value, item.word) for item in candidates if not item.is_title and _held(item)}
    kept: list[Candidate] = []
    dropped: list[Dropped] = []
    for candidate in candidates:
        at = next((n for n in _near(kept, candidate) if _same(kept[n], candidate)), None)
        if candidate.is_title and (candidate.event.type.value, candidate.word) in told:
            dropped.append(Dropped(candidate.event.trigger[0], stage, Reason.DUPLICATE))
        elif at is not None:
            kept[at], second = _ranked(kept[at], candidate)
            victims = second.event.recipients if _is_toll(second, kept[at]) or _is_ruin(second) else ()
            kept[at] = replace(kept[at], event=_joined(kept[at].event, second.event, victims))
            dropped.append(Dropped(second.event.trigger[0], stage, Reason.DUPLICATE))
        elif candidate.is_bare:
            dropped.append(Dropped(candidate.event.trigger[0], stage, Reason.NO_ACTOR))
        else:
            kept.append(candidate)
    return sorted((item.event for item in kept), key=lambda event: event.trigger), dropped


def _held(item: Candidate) -> bool:
    return item.event.modality.value in HELD


def _near(kept: Sequence[Candidate], second: Candidate) -> Iterator[int]:
    """Yield the events that a telling may repeat, nearest first."""
    reach = NEXT if second.is_bare else REACH if second.is_anaphor else 0
    for n in range(len(kept) - 1, -1, -1):
        if second.sentence - kept[n].sentence > reach:
            return
        yield n


def _ranked(first: Candidate, second: Candidate) -> tuple[Candidate, Candidate]:
    """Put the telling that is kept first: the fuller one of a sentence, the earlier one of a report."""
    if first.sentence != second.sentence or second.is_bare or _is_toll(second, first):
        return first, second
    if _is_toll(first, second) or _fullness(second) > _fullness(first):
        return second, first
    return first, second


def _is_toll(candidate: Candidate, other: Candidate) -> bool:
    """Tell whether a telling is only the toll of another: "..., killing three"."""
    is_below = other.clause in candidate.governing and other.clause != candidate.clause
    return is_below and candidate.word in read_counts("verb") and other.word not in read_counts("verb")


def _is_ruin(candidate: Candidate) -> bool:
    """Tell whether a telling only adds what was destroyed: "..., damaging seven lines"."""
    return candidate.event.mode is not None and candidate.event.mode.value == "destroy"


def _fullness(candidate: Candidate) -> int:
    event = candidate.event
    is_verb = not event.by.endswith(" noun")
    is_dated = event.when is not None and bool(event.when.spans)
    return 2 * bool(event.actors) + 2 * bool(event.recipients) + is_verb + bool(event.place) + is_dated


def _same(first: Candidate, second: Candidate) -> bool:
    one, two = first.event, second.event
    if one.type.value is not two.type.value or one.said_in != two.said_in or _held(first) != _held(second):
        return False
    if second.is_bare:
        return bool({item.kind for item in one.instruments} & {item.kind for item in two.instruments})
    if first.sentence == second.sentence and not _are_linked(first, second):
        return False
    return _agree(first, second) and not contradict(one, two)


def _are_linked(first: Candidate, second: Candidate) -> bool:
    """Tell whether two triggers stand in one clause, or one in a participle or relative clause of the other."""
    return first.clause == second.clause or first.clause in second.governing or second.clause in first.governing


def _agree(first: Candidate, second: Candidate) -> bool:
    """Tell whether the participants can be the same: a missing one fits any, a toll fits the attack on a place."""
    one, two = first.event, second.event
    if not (first.actors & second.actors or overlap(one.actors, two.actors)) or _are_others(one, two):
        return False
    if _is_toll(second, first) or _is_toll(first, second):
        return True
    if first.recipients & second.recipients or overlap(one.recipients, two.recipients):
        return True
    is_toll = bool(_is_numbered(one) or _is_numbered(two) or one.place is None or two.place is None)
    return one.type.value is EventType.ASSAULT and is_toll


def _is_numbered(event: EventMention) -> bool:
    """Tell whether an event gives a number, not only its victims by name."""
    return any(count.spans for count in event.counts)


def _are_others(one: EventMention, two: EventMention) -> bool:
    """Tell whether both name their victims, and nobody is a victim of both."""
    named = [
        {item.entity for item in event.recipients if item.entity and item.kind is MentionKind.PERSON}
        for event in (one, two)
    ]
    return all(named) and not named[0] & named[1]


def overlap(one: tuple[Participant, ...], two: tuple[Participant, ...]) -> bool:
    """Tell whether two lists of participants can name the same: nobody fits anybody."""
    if not one or not two:
        return True
    if {item.entity for item in one if item.entity} & {item.entity for item in two if item.entity}:
        return True
    if {item.country for item in one if item.country} & {item.country for item in two if item.country}:
        return True
    return bool({span for item in one for span in item.spans} & {span for item in two for span in item.spans})


def contradict(one: EventMention, two: EventMention) -> bool:
    """Tell whether dates or places keep two events apart."""
    if one.when and two.when and one.when.spans and two.when.spans:
        earliest, latest = (
            max(one.when.first or "", two.when.first or ""),
            min(one.when.last or "9", two.when.last or "9"),
        )
        if earliest > latest:
            return True
    if one.place and two.place and one.place.name != two.place.name:
        return one.place.country != two.place.country or one.place.precision is two.place.precision
    return False


def _joined(first: EventMention, second: EventMention, victims: tuple[Participant, ...]) -> EventMention:
    """Give the kept telling what only the dropped one says, and the victims that its toll names."""
    kinds = {item.kind for item in first.instruments}
    recipients = first.recipients or second.recipients
    new = tuple(item for item in victims if item not in recipients)
    return replace(
        first,
        actors=first.actors or second.actors,
        recipients=recipients + new,
        place=first.place or second.place,
        counts=first.counts + tuple(count for count in second.counts if count not in first.counts),
        instruments=first.instruments + tuple(item for item in second.instruments if item.kind not in kinds),
    )
