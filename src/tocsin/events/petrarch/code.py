"""Parsed text, statements and dictionaries in PETRARCH's format in; the events that the dictionaries code out.

The dictionaries tell what is done by whom to whom. Whether it happened, who says so, when and where it was, and how
many were hurt is read as for all other events, so that what is said does not become what happened here either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tocsin.events.counts import count_people
from tocsin.events.dates import Dates, find_when
from tocsin.events.instruments import find_instruments
from tocsin.events.modality import judge_modality, not_told
from tocsin.events.participants import make_participant
from tocsin.events.petrarch.acts import Act
from tocsin.events.petrarch.dyads import read_acts
from tocsin.events.petrarch.phrases import Coded
from tocsin.events.places import find_place
from tocsin.events.roles import Roles
from tocsin.events.said import Said
from tocsin.events.scene import gather_findings
from tocsin.events.settle import Settled, is_untold
from tocsin.events.triggers import Match
from tocsin.ontology.cameo_codes import read_cameo
from tocsin.ontology.petrarch_coder import PetrarchCoder as Dictionaries
from tocsin.ontology.petrarch_codes import read_code
from tocsin.ontology.plover import PloverClass
from tocsin.ontology.triggers import TriggerRow
from tocsin.record import (
    Basis,
    Document,
    Dropped,
    EventMention,
    Found,
    Grounded,
    Parsed,
    Participant,
    PlaceMention,
    Quantity,
    Reason,
    Resolved,
    Statement,
    TimeMention,
    hash_id,
    span_key,
)
from tocsin.text import token_spans

STAGE = "events.petrarch/1"
# Share of right triples where the actor agrees (182 of 393), with CAMEO.2.0 and the Phoenix dictionaries, on the half
# of plv_train whose sha256(id) begins with 0 to 7; others will differ. No line has a probability of its own.
SCORE = 0.46
NO_ROW = TriggerRow("", (), None, None, (), (), frozenset())


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events of one sentence share."""

    roles: Roles
    said: Said
    document: Document


def code_petrarch(  # noqa: PLR0913 - what `code_events` takes, and the dictionaries
    parsed: Parsed,
    *,
    dictionaries: Dictionaries,
    actors: Resolved,
    statements: tuple[Statement, ...],
    places: tuple[PlaceMention, ...],
    times: tuple[TimeMention, ...],
    quantities: tuple[Quantity, ...],
) -> Found[EventMention]:
    """Find the events that dictionaries in PETRARCH's format code.

    Args:
        parsed: Sentences with heads.
        dictionaries: Verbs, actors, agents and discards.
        actors: Mentions with their entities, for the participants that the dictionaries name.
        statements: What lies in the content of one is what its speaker says.
        places: Place names with coordinates.
        times: Time expressions.
        quantities: Numbers with what they count.

    Returns:
        Events in text order, one for each verb that codes some in PLOVER, and a second one where its other direction is
        of another type; `dropped` holds verbs without actor or recipient, codes that are no PLOVER events, and
        discarded sentences.
    """
    findings = gather_findings(actors, places, times, quantities)
    said = Said(statements)
    kept: list[EventMention] = []
    dropped: list[Dropped] = []
    for sentence, reading, found in read_acts(parsed, dictionaries=dictionaries, findings=findings):
        if found is None:
            dropped.append(Dropped(sentence.span, STAGE, Reason.NOT_AN_EVENT))
            continue
        dropped += [Dropped(reading.tokens[i].span, STAGE, reason) for i, reason in found.dropped]
        told = _Told(reading.roles, said, parsed.document)
        for act in found.kept:
            events = [event for event in _make_events(act, told) if event is not None]
            kept += events
            if not events:
                dropped.append(Dropped(reading.tokens[act.verb].span, STAGE, Reason.NOT_AN_EVENT))
    return Found(tuple(kept), tuple(sorted(dropped, key=lambda item: (item.span, item.reason))))


def _make_events(act: Act, told: _Told) -> Iterable[EventMention | None]:
    """Yield the event of an act, and that of its other direction where it is none of the same type."""
    there, back = read_cameo(act.code.forward), read_cameo(act.code.backward)
    if there is not None:
        yield _make_event(act, told, there, act.code.forward, act.actors, act.recipients)
    if back is not None and (there is None or back.type is not there.type):
        yield _make_event(act, told, back, act.code.backward, act.recipients, act.actors)


def _make_event(
    act: Act, told: _Told, grade: PloverClass, cameo: str, actors: tuple[Coded, ...], recipients: tuple[Coded, ...]
) -> EventMention | None:
    roles, text = told.roles, told.roles.scene.text
    match = _match(act, actors, recipients)
    word = roles.tokens[act.verb].span
    statement = told.said.at(word)
    is_said = statement is not None and not statement.negated
    cue = statement.cue[0] if statement is not None and is_said and statement.cue else None
    modality = judge_modality(match, roles, cue=cue)
    if statement is not None and statement.negated:
        modality = not_told(modality)
    if is_untold(Settled(grade.type, grade.mode, modality)):
        return None
    own, near = told.said.dates(word, roles.scene.times)
    published = told.document.published_at.value[:10] if told.document.published_at is not None else None
    trigger = token_spans(text, [roles.tokens[i] for i in act.tokens])
    codes = [f"{'|'.join(item.code for item in side)}" for side in (actors, recipients)]
    by = f"{STAGE} {act.origin} [{cameo}] {codes[0]}>{codes[1]}"
    sides = [_participants(roles, side) for side in (actors, recipients)]
    keys = ["|".join(span_key(item.spans) for item in side) for side in sides]
    return EventMention(
        id=hash_id("e", told.document.id, grade.type.value, span_key(trigger), *keys),
        type=Grounded(grade.type, trigger, Basis.NORMALISED, SCORE, by),
        mode=Grounded(grade.mode, trigger, Basis.NORMALISED, SCORE, by) if grade.mode else None,
        contexts=(),
        quad=grade.quad,
        intensity=grade.intensity,
        cameo=cameo,
        trigger=trigger,
        actors=sides[0],
        recipients=sides[1],
        when=find_when(match, roles, dates=Dates(own, near, None, published), modality=modality.value),
        place=find_place(match, roles, grade.type),
        counts=count_people(match, roles),
        instruments=find_instruments(match, roles, grade.type)[0],
        targets=(),
        background=None,
        modality=modality,
        said_in=statement.id if statement is not None else None,
        denies=(),
        score=SCORE,
        by=by,
        why=(),
    )


def _match(act: Act, actors: tuple[Coded, ...], recipients: tuple[Coded, ...]) -> Match:
    """Return the act in the form in which the other readers of events take a trigger."""
    return Match(
        i=act.verb,
        tokens=act.tokens,
        row=NO_ROW,
        actors=tuple(dict.fromkeys(item.head for item in actors)),
        recipients=tuple(dict.fromkeys(item.head for item in recipients)),
        light=None,
        reciprocal=act.together,
        agentless=False,
    )


def _participants(roles: Roles, side: tuple[Coded, ...]) -> tuple[Participant, ...]:
    """Make a participant of each phrase; the dictionary's code tells country and sectors before the entity does."""
    out: dict[int, Participant] = {}
    for item in side:
        made = make_participant(roles, item.head)
        meaning = read_code(item.code.strip("-"))
        if meaning is not None:
            sectors = meaning.sectors or made.sectors
            made = replace(made, country=meaning.country or made.country, sectors=sectors)
        out.setdefault(item.head, made)
    return tuple(out.values())
