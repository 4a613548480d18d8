"""A record in, its statements and events in the words and the order of a reader out; both pages show this."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.export.chain import abridge_chain, name_link, word_chain
from tocsin.export.visible import make_visible
from tocsin.export.wording import CLAIM_SIGN, SIGNS, Namer, word_basis, word_count, word_place, word_reason, word_when
from tocsin.record import (
    Basis,
    EventMention,
    Grounded,
    Instrument,
    Modality,
    Participant,
    Record,
    Spans,
    Statement,
    Weighed,
    When,
)

NOBODY = "speaker not named"
# Stands with every statement that was not made, so that nobody takes its words for the speaker's.
NOT_SAID = "did not say this"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field of an item with the words behind it.

    Attributes:
        role: What the words are in the item: speaker, cue, content, actor, trigger, ...
        value: The value as read; "" when the words say all.
        words: The words of each span.
        spans: Where they stand.
        note: How the value is known when no words say it; else "".
        by: Stage and rule that found it; "" where the item's own did.
    """

    role: str
    value: str
    words: tuple[str, ...]
    spans: Spans
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Deciding:
    """Words that moved an event's score: how much ("+2.09", in log-odds), and by which rule or model."""

    words: str
    weight: str
    by: str


@dataclass(frozen=True, slots=True)
class LetGo:
    """A candidate that a stage let go: its words, the stage, and why."""

    words: str
    stage: str
    why: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as it is read.

    Attributes:
        key: Its short name on the page, "S3".
        id: Its id in the record.
        depth: 0, or how many statements it lies in.
        who, cue, what: The speaker, the reporting words, and what was said, in one line each.
        quoted: The words stand in quotation marks as a whole.
        how: Act and form, "deny, verbatim"; "not said: confirm, paraphrase" for what the text says was not said.
        chain: From the outlet to the first mouth; empty when nobody stands between the two.
        when: When it was said; "" when nothing tells.
        parent: Key of the statement that holds it; "".
        events: Keys of the events in its content.
        evidence: Every field with its words.
    """

    key: str
    id: str
    depth: int
    who: str
    cue: str
    what: str
    quoted: bool
    how: str
    chain: tuple[str, ...]
    when: str
    parent: str
    events: tuple[str, ...]
    score: float
    by: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is read.

    Attributes:
        key: Its short name on the page, "E2".
        id: Its id in the record.
        actors, recipients: In one line each; "" when unknown.
        kind: Type and mode, "ASSAULT (aerial)".
        when, place: With their precision; "".
        dated: Words of the text say when.
        costs: Counts and instruments.
        trigger: The words that name the happening.
        modality: Whether the words say that it happened.
        claimed: It stands inside somebody's statement, so it is a claim and no fact.
        sign, status: The sign and the words for the two above: "● happened", "❝ said by Ilven: happened".
        said_in: Key of the statement; "".
        denies: Keys of the events that it denies.
        background: It is long past.
        evidence: Every field with its words.
        why: The words that moved its score, the weightiest first.
    """

    key: str
    id: str
    actors: str
    recipients: str
    kind: str
    when: str
    dated: bool
    place: str
    costs: tuple[str, ...]
    trigger: str
    modality: Modality
    claimed: bool
    sign: str
    status: str
    said_in: str
    denies: tuple[str, ...]
    background: bool
    score: float
    by: str
    evidence: tuple[Evidence, ...]
    why: tuple[Deciding, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """Statements, each before those inside it, and events in text order."""

    statements: tuple[StatementView, ...]
    events: tuple[EventView, ...]
    namer: Namer


def view_record(record: Record) -> RecordView:
    """Put a record into words; equal records give equal views."""
    namer = Namer(record.document, {entity.id: entity.name.value for entity in record.entities})
    ordered = _nest(record.statements)
    statement_keys = {item.id: f"S{n}" for n, (item, _) in enumerate(ordered, start=1)}
    event_keys = {item.id: f"E{n}" for n, item in enumerate(record.events, start=1)}
    keys = {**statement_keys, **event_keys}
    speakers = {item.id: _said_by(item, namer) for item in record.statements}
    statements = tuple(_view_statement(item, depth, namer, keys) for item, depth in ordered)
    events = tuple(_view_event(item, namer, keys, speakers) for item in record.events)
    return RecordView(statements, events, namer)


def view_dropped(record: Record, *, most: int) -> tuple[LetGo, ...]:
    """Put into words what the stages let go, in text order, at most so many."""
    namer = Namer(record.document, {})
    dropped = record.dropped[:most]
    return tuple(LetGo(namer.quote(item.span), make_visible(item.stage), word_reason(item.reason)) for item in dropped)


def _nest(statements: tuple[Statement, ...]) -> list[tuple[Statement, int]]:
    """Order statements so that each stands before those inside it; a circle of references cannot hide any."""
    inside: dict[str | None, list[Statement]] = {}
    for item in statements:
        inside.setdefault(item.nested_in, []).append(item)
    out: list[tuple[Statement, int]] = []
    seen: set[str] = set()
    for root in (*inside.get(None, ()), *statements):
        stack = [(root, 0)]
        while stack:
            item, depth = stack.pop()
            if item.id not in seen:
                seen.add(item.id)
                out.append((item, depth))
                stack.extend((child, depth + 1) for child in reversed(inside.get(item.id, [])))
    return out


def _speakers(item: Statement, namer: Namer) -> str:
    return ", ".join(filter(None, (namer.party(party.spans, party.entity) for party in item.speakers)))


def _who(item: Statement, namer: Namer) -> str:
    who = _speakers(item, namer) or NOBODY
    return f"{who} ({NOT_SAID})" if item.negated else who


def _names(item: Statement, namer: Namer) -> str:
    return ", ".join(filter(None, (namer.name(party.entity) or namer.words(party.spans) for party in item.speakers)))


def _said_by(item: Statement, namer: Namer) -> str:
    return f"{'not said' if item.negated else 'said'} by {_names(item, namer) or 'somebody not named'}"


def _view_statement(item: Statement, depth: int, namer: Namer, keys: dict[str, str]) -> StatementView:
    return StatementView(
        key=keys[item.id],
        id=item.id,
        depth=depth,
        who=_who(item, namer),
        cue=namer.words(item.cue),
        what=namer.words(item.content),
        quoted=item.form.value == "verbatim",
        how=f"{'not said: ' if item.negated else ''}{item.act.value.value}, {item.form.value}",
        chain=word_chain(item.chain, namer),
        when=word_when(item.said_at),
        parent=keys.get(item.nested_in or "", ""),
        events=tuple(keys[event] for event in item.about),
        score=item.score,
        by=item.by,
        evidence=tuple(_statement_evidence(item, namer)),
    )


def _statement_evidence(item: Statement, namer: Namer) -> list[Evidence]:
    out = [_evidence("speaker", namer.name(party.entity), party.spans, namer) for party in item.speakers]
    out.append(_evidence("cue", "", item.cue, namer, note="" if item.cue else "the speaker follows from the context"))
    out.append(_evidence("content", item.form.value, item.content, namer))
    out.append(_grounded("act", item.act.value.value, item.act, namer))
    if item.negated:
        out.append(_evidence("negated", "the report says that this was not said", item.cue, namer))
    out += [_evidence("to", namer.name(party.entity), party.spans, namer) for party in item.addressees]
    for stance in item.toward:
        out.append(_evidence(f"stance: {stance.polarity.value}", namer.name(stance.entity), stance.spans, namer))
    if item.said_at:
        out.append(_when("said at", item.said_at, namer))
    if item.medium:
        out.append(_grounded("medium", item.medium.value.value, item.medium, namer))
    for link in abridge_chain(item.chain):
        out.append(_evidence(f"chain: {link.relation.value}", name_link(link, namer), link.spans, namer))
    return out


def _view_event(item: EventMention, namer: Namer, keys: dict[str, str], speakers: dict[str, str]) -> EventView:
    modality = item.modality.value
    status, sign = modality.value, SIGNS[modality]
    if item.said_in:
        status, sign = f"{speakers[item.said_in]}: {status}", f"{CLAIM_SIGN}{sign}"
    denies = tuple(keys[event] for event in item.denies)
    if item.background is not None:
        status += ", background"
    if denies:
        status += f", denies {', '.join(denies)}"
    mode = f" ({make_visible(item.mode.value)})" if item.mode else ""
    costs = [word_count(count, namer) for count in item.counts]
    costs += [f"with {_instrument(one, item.trigger, namer)}" for one in item.instruments]
    costs += [f"hit {namer.words(one.spans)}" for one in item.targets]
    return EventView(
        key=keys[item.id],
        id=item.id,
        actors=_participants(item.actors, namer),
        recipients=_participants(item.recipients, namer),
        kind=f"{item.type.value.value}{mode}",
        when=word_when(item.when),
        dated=item.when is not None and bool(item.when.spans),
        place=word_place(item.place),
        costs=tuple(costs),
        trigger=namer.words(item.trigger),
        modality=modality,
        claimed=item.said_in is not None,
        sign=sign,
        status=status,
        said_in=keys.get(item.said_in or "", ""),
        denies=denies,
        background=item.background is not None,
        score=item.score,
        by=make_visible(item.by),
        evidence=tuple(_event_evidence(item, namer)),
        why=tuple(_deciding(one, namer) for one in item.why),
    )


def _deciding(one: Weighed, namer: Namer) -> Deciding:
    return Deciding(namer.words(one.spans), f"{one.weight:+.2f}".replace("-", "−"), make_visible(one.by))


def _instrument(one: Instrument, trigger: Spans, namer: Namer) -> str:
    """Name an instrument; "bombed" tells of a bomb and is none, so words of the trigger give way to the kind."""
    told = any(span.start <= own.start and own.end <= span.end for own in one.spans for span in trigger)
    return make_visible(one.kind) if told else namer.words(one.spans) or make_visible(one.kind)


def _participants(items: tuple[Participant, ...], namer: Namer) -> str:
    return ", ".join(filter(None, (namer.bracketed(one.spans, one.entity) for one in items)))


def _event_evidence(item: EventMention, namer: Namer) -> list[Evidence]:
    mode = f", {make_visible(item.mode.value)}" if item.mode else ""
    by = make_visible(item.type.by)
    out = [_evidence("trigger", f"{item.type.value.value}{mode}", item.trigger, namer, by=by)]
    for role, parts in (("actor", item.actors), ("recipient", item.recipients)):
        out += [_evidence(role, _about(one, namer), one.spans, namer) for one in parts]
    if item.when:
        out.append(_when("when", item.when, namer))
    if item.place:
        out.append(_evidence("where", word_place(item.place), item.place.spans, namer))
    out += [_evidence("count", word_count(one, namer), one.spans or one.who, namer) for one in item.counts]
    out += [_evidence("with", make_visible(one.kind), one.spans, namer) for one in item.instruments]
    out += [_evidence("target", make_visible(one.kind), one.spans, namer) for one in item.targets]
    out.append(_grounded("status", item.modality.value.value, item.modality, namer))
    if item.background is not None:
        out.append(_grounded("background", "long past", item.background, namer))
    if item.cameo is not None:
        out.append(Evidence("cameo", make_visible(item.cameo), (), (), "by the crosswalk from type and mode"))
    out += [_grounded("context", make_visible(one.value), one, namer) for one in item.contexts]
    return out


def _about(one: Participant, namer: Namer) -> str:
    parts = (namer.name(one.entity), one.country or "", "/".join(one.sectors))
    return make_visible(", ".join(filter(None, parts)))


def _when(role: str, item: When, namer: Namer) -> Evidence:
    published = item.basis is Basis.DEFAULT
    note = "by the publication date" if published else word_basis(item.basis, item.spans)
    return _evidence(role, word_when(item), item.spans, namer, note=note)


def _grounded(role: str, value: str, item: Grounded[object], namer: Namer) -> Evidence:
    note, by = word_basis(item.basis, item.spans), make_visible(item.by)
    return _evidence(role, value, item.spans, namer, note=note, by=by)


def _evidence(role: str, value: str, spans: Spans, namer: Namer, *, note: str = "", by: str = "") -> Evidence:
    words = tuple(namer.quote(span) for span in spans)
    return Evidence(role, "" if words == (value,) else value, words, spans, note, by)
