"""One made-up record with everything that a rendering has to show."""

from __future__ import annotations

from tocsin.record import (
    Act,
    Basis,
    Block,
    Count,
    Damage,
    DamageKind,
    Document,
    Dropped,
    Entity,
    EventMention,
    EventType,
    Form,
    Grounded,
    Instrument,
    Link,
    Mention,
    MentionKind,
    Modality,
    Participant,
    Party,
    Place,
    PlacePrecision,
    Precision,
    Reason,
    Record,
    Relation,
    Role,
    Span,
    Statement,
    When,
    hash_id,
)

TITLE = "Drones strike Port Selm"
TEXT = f"""{TITLE}

By Ana Torvald

Varnland struck the harbour of Port Selm with drones on Tuesday, killing three dockers. 🚢 It is not expected to stop.

Defence Minister Karel ?erny said: “We did not hit the harbour, and we will never do so.” He added that talks would be held in June.

The Oresta Post, citing a harbour guard, reported that “the guard saw the army shell a school”.

קול הנמל denied it: <b>nothing</b> & [red]nobody[/red] was hit.

Contact: desk@example.invalid
"""


def span(words: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of some words, from 0."""
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def grounded(value, *words, basis=Basis.VERBATIM):
    spans = tuple(span(one) for one in words)
    return Grounded(value, spans, basis if spans else Basis.DEFAULT, 1.0, "test/1 hand")


def entity(name: str, kind: MentionKind, country: str | None = None) -> Entity:
    of = grounded(country, name, basis=Basis.INFERRED) if country else None
    return Entity(hash_id("n", name), grounded(name, name), kind, of, (), (), (hash_id("m", name),))


VARNLAND = entity("Varnland", MentionKind.PLACE, "VRN")
CERNY = entity("Karel ?erny", MentionKind.PERSON)
POST = entity("Oresta Post", MentionKind.ORGANISATION)
GUARD = entity("harbour guard", MentionKind.PERSON)
ENTITIES = (VARNLAND, CERNY, POST, GUARD)
MENTIONS = tuple(
    Mention(one.mentions[0], one.name.spans[0], one.kind, grounded(one.id, one.name.value), 0.9) for one in ENTITIES
)


def participant(words: str, who: Entity | None = None) -> Participant:
    return Participant(
        (span(words),), who.id if who else None, who.kind if who else None, "VRN" if who is VARNLAND else None, ("MIL",)
    )


def statement(
    key: str,
    speakers,
    cue,
    content,
    form,
    act,
    *,
    chain=(),
    nested_in=None,
    about=(),
    said_at=None,
    negated=False,
    addressees=(),
) -> Statement:
    parties = tuple(Party((words,), who.id if who else None) for words, who in speakers)
    return Statement(key, parties, tuple(span(one) for one in cue), tuple(span(one) for one in content), form, act, negated, (), addressees, said_at, None,
                     chain, nested_in, about, 0.9, "test/1 hand")  # fmt: skip


def event(key: str, kind, trigger: str, modality, *, actors=(), recipients=(), said_in=None, **rest) -> EventMention:
    values = {"mode": None, "when": None, "place": None, "counts": (), "instruments": (), "targets": (),
              "background": None, "denies": (), "why": (), **rest}  # fmt: skip
    return EventMention(id=key, type=grounded(kind, trigger, basis=Basis.NORMALISED), contexts=(), quad=4, intensity=-10.0, cameo="190",
                        trigger=(span(trigger),), actors=tuple(actors), recipients=tuple(recipients), modality=modality, said_in=said_in,
                        score=0.8, by="test/1 hand", **values)  # fmt: skip


def make_record() -> Record:
    """A report with four statements (one inside another), five events of several modalities, a damage and boilerplate."""
    tuesday = When("2023-05-30", "2023-05-30", Precision.DAY, (span("Tuesday"),), Basis.NORMALISED)
    june = When("2023-06-01", "2023-06-30", Precision.MONTH, (span("June"),), Basis.NORMALISED)
    harbour = Place("Port Selm", "ORE", "Selm Coast", None, None, PlacePrecision.TOWN, None, (span("Port Selm", 1),))
    chain = (
        Link((), None, Relation.OUTLET),
        Link((span("Oresta Post"),), POST.id, Relation.CITED),
        Link((span("harbour guard"),), GUARD.id, Relation.SPEAKER),
    )
    statements = (
        statement("s-1", [(span("Defence Minister Karel ?erny"), CERNY)], ["said"], ["We did not hit the harbour, and we will never do so."],
                  Form.VERBATIM, grounded(Act.DENY, "did not hit", basis=Basis.NORMALISED), about=("e-2",), said_at=tuesday),
        statement("s-2", [(span("He"), CERNY)], ["added that"], ["talks would be held in June"],
                  Form.PARAPHRASE, grounded(Act.ANNOUNCE, "added that", basis=Basis.NORMALISED), about=("e-3",)),
        statement("s-3", [(span("The Oresta Post"), POST)], ["reported that"], ["the guard saw the army shell a school"],
                  Form.MIXED, grounded(Act.SAY, "reported", basis=Basis.NORMALISED), chain=chain, about=("e-4",)),
        statement("s-4", [(span("the guard"), GUARD)], ["saw"], ["the army shell a school"],
                  Form.PARAPHRASE, grounded(Act.SAY), nested_in="s-3"),
        statement("s-5", [(span("קול הנמל"), None)], ["denied"], ["it: <b>nothing</b> & [red]nobody[/red] was hit"],
                  Form.PARAPHRASE, grounded(Act.DENY, "denied", basis=Basis.NORMALISED)),
    )  # fmt: skip
    events = (
        event("e-1", EventType.ASSAULT, "struck", grounded(Modality.HAPPENED), actors=[participant("Varnland", VARNLAND)],
              recipients=[participant("the harbour of Port Selm")], mode=grounded("aerial", "drones", basis=Basis.NORMALISED), when=tuesday,
              place=harbour, counts=(Count("killed", 3, 3, False, (span("dockers"),), (span("three"),)),),
              instruments=(Instrument((span("drones"),), "drone"),)),
        event("e-2", EventType.ASSAULT, "hit", grounded(Modality.NEGATED, "not", basis=Basis.NORMALISED), actors=[participant("We", CERNY)], said_in="s-1"),
        event("e-3", EventType.CONSULT, "talks", grounded(Modality.PLANNED, "would be", basis=Basis.NORMALISED), when=june, said_in="s-2"),
        event("e-4", EventType.ASSAULT, "shell", grounded(Modality.HAPPENED), actors=[participant("the army")], recipients=[participant("a school")], said_in="s-4"),
        event("e-5", EventType.ASSAULT, "stop", grounded(Modality.POSSIBLE, "expected", basis=Basis.NORMALISED)),
    )  # fmt: skip
    return Record(_document(), "0.1.0", {"en-core-web-sm": "ab" * 32}, MENTIONS, ENTITIES, statements, events, (), (), (),
                  (Dropped(span("dockers"), "events.code/1", Reason.NOT_AN_EVENT),))  # fmt: skip


def _document() -> Document:
    blocks, at = [], 0
    roles = (Role.TITLE, Role.BYLINE, Role.PARAGRAPH, Role.PARAGRAPH, Role.PARAGRAPH, Role.PARAGRAPH, Role.BOILERPLATE)
    for role, part in zip(roles, TEXT.strip().split("\n\n"), strict=True):
        at = TEXT.index(part, at)
        blocks.append(Block(role, Span(at, at + len(part))))
    damage = (Damage(Span(span("?erny").start, span("?erny").start + 1), DamageKind.REPLACED),)
    return Document(hash_id("d", TEXT), TEXT, "0" * 64, "report.txt", title=grounded(TITLE, TITLE), byline=grounded("Ana Torvald", "Ana Torvald"),
                    outlet=Grounded("Selm Gazette", (), Basis.GIVEN, 1.0, "test/1 given"), published_at=Grounded("2023-05-31", (), Basis.GIVEN, 1.0, "test/1 given"),
                    blocks=tuple(blocks), damage=damage)  # fmt: skip
