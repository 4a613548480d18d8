"""Who did what to whom, as one document tells it once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.errors import BrokenInvariant
from tocsin.record.grounded import Grounded
from tocsin.record.mention import MentionKind, Place, When
from tocsin.record.span import Spans


class EventType(StrEnum):
    """PLOVER's 16 event types (PLOVER codebook, "Events")."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Modality(StrEnum):
    """Whether the words say that it happened.

    Only HAPPENED and ONGOING with `said_in` and `background` empty are what the report asserts as its own news.
    """

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or a recipient.

    Attributes:
        spans: The words that fill the role.
        entity: Id of the entity; None when the words could not be linked.
        kind: What the words name; None when unknown.
        country: ISO 3166-1 alpha-3 of the entity; None when unknown.
        sectors: PLOVER sectors of the entity.
    """

    spans: Spans
    entity: str | None
    kind: MentionKind | None
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number that belongs to an event.

    Attributes:
        what: killed, injured, arrested, captured, displaced, weapons, troops, vehicles, ...
        low: Lowest value the words allow; None when open.
        high: Highest value the words allow; None when open.
        approximate: The words say "some", "about", "dozens".
        who: Whom or what it counts ("civilians").
        spans: The words that give the number; empty where the report says none, and 1, or 2 with an open end, only
            tells one from many ("a priest", "soldiers").
    """

    what: str
    low: int | None
    high: int | None
    approximate: bool
    who: Spans
    spans: Spans


@dataclass(frozen=True, slots=True)
class Instrument:
    """With what it was done.

    Attributes:
        spans: The words that name it.
        kind: drone, missile, artillery, rifle, sanctions, ...; the list is `ontology/instruments.tsv`.
    """

    spans: Spans
    kind: str


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that was hit or held; people are recipients.

    Attributes:
        spans: The words that name it.
        kind: home, power plant, convoy, bridge, ...; the list is `ontology/targets.tsv`.
    """

    spans: Spans
    kind: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words that moved the score of an event.

    Attributes:
        spans: The words.
        weight: By how much, in log-odds; above 0 they speak for the event as it is coded, below 0 against it.
        by: Stage and rule, or model, that weighed them.
    """

    spans: Spans
    weight: float
    by: str


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one document tells it once.

    Attributes:
        id: Hash of document, type and trigger.
        type: PLOVER event type; its spans are the trigger.
        mode: PLOVER mode; None when the type has none or the words do not tell.
        contexts: PLOVER contexts.
        quad: Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        intensity: Goldstein-like weight, -10 (conflict) to 10 (cooperation); the table is `ontology/plover.tsv`.
        cameo: The most general CAMEO code that fits type and mode, leading zeros kept ("042"), by the same table; a
            crosswalk, so coarser than a coder of CAMEO would be. With the coder petrarch it is the dictionary's own.
        trigger: The words that name the happening.
        actors: Who did it; a list, as PLOVER writes compound actors.
        recipients: To whom.
        when: When it happened.
        place: Where.
        counts: Numbers of people and things.
        instruments: With what.
        targets: What was hit or held, as far as it is a thing.
        background: True, with the words that tell, when it lies well before what the report is about (history, an
            anniversary, somebody's past); None otherwise.
        modality: Whether the words say that it happened, with the words that tell.
        said_in: Id of the innermost statement whose content holds it; None in the report's own voice.
        denies: Ids of the events of this report, told by others, that this one says did not happen.
        score: Probability that type, actor and recipient are right, 0 to 1.
        by: Stage and rule that found it.
        why: The words that moved the score, the weightiest first.
    """

    id: str
    type: Grounded[EventType]
    mode: Grounded[str] | None
    contexts: tuple[Grounded[str], ...]
    quad: int
    intensity: float
    cameo: str | None
    trigger: Spans
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: When | None
    place: Place | None
    counts: tuple[Count, ...]
    instruments: tuple[Instrument, ...]
    targets: tuple[Target, ...]
    background: Grounded[bool] | None
    modality: Grounded[Modality]
    said_in: str | None
    denies: tuple[str, ...]
    score: float
    by: str
    why: tuple[Weighed, ...]

    def __post_init__(self) -> None:
        if not self.trigger:
            raise BrokenInvariant(f"{self.id}: an event needs a trigger")
        if self.quad not in (1, 2, 3, 4):
            raise BrokenInvariant(f"{self.id}: quad class is 1 to 4, not {self.quad}")
        if self.background is not None and not self.background.value:
            raise BrokenInvariant(f"{self.id}: an event that is no background has none, not a false one")
        if self.id and self.id in self.denies:
            raise BrokenInvariant(f"{self.id}: an event cannot deny itself")

    @property
    def is_asserted(self) -> bool:
        """The report itself says that it happened or is happening now; what is long past is no news of its day."""
        told = self.said_in is None and self.background is None
        return told and self.modality.value in (Modality.HAPPENED, Modality.ONGOING)
