"""Who said what, in which words, on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.errors import BrokenInvariant
from tocsin.record.grounded import Grounded
from tocsin.record.mention import When
from tocsin.record.span import Spans


class Form(StrEnum):
    """How the words are given: all inside quotation marks, none, or some."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does by speaking; SAY when nothing more can be told."""

    SAY = "say"
    DENY = "deny"
    CONFIRM = "confirm"
    ENDORSE = "endorse"
    CONDEMN = "condemn"
    ACCUSE = "accuse"
    THREATEN = "threaten"
    DEMAND = "demand"
    PROMISE = "promise"
    WARN = "warn"
    PREDICT = "predict"
    ASK = "ask"
    ORDER = "order"
    ANNOUNCE = "announce"
    CLAIM = "claim"
    THINK = "think"
    PLAN = "plan"


class Medium(StrEnum):
    """Through what the words reached the outlet."""

    INTERVIEW = "interview"
    SPEECH = "speech"
    POST = "post"
    BROADCAST = "broadcast"
    DOCUMENT = "document"
    PRESS = "press"


class Polarity(StrEnum):
    """What somebody's words are for somebody they name; the terms of SemEval-2016 task 6."""

    FAVOR = "favor"
    AGAINST = "against"
    NEUTRAL = "neutral"


class Relation(StrEnum):
    """What a link of the chain does: OUTLET publishes, CITED is quoted or referred to, SPEAKER is the first mouth."""

    OUTLET = "outlet"
    CITED = "cited"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who speaks or is spoken to, by the words and the entity behind them.

    Attributes:
        spans: The words that fill the role ("he", "the ministry").
        entity: Id of the entity; None when the words could not be linked.
    """

    spans: Spans
    entity: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the way from the outlet to the first mouth; who speaks together is one step.

    Attributes:
        spans: The words that name this step; empty for an outlet that was handed in or stands in no words.
        entity: Id of the entity, of the first of several; None when it could not be linked.
        relation: What this step does.
    """

    spans: Spans
    entity: str | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class Stance:
    """For or against whom a statement is, among those that the report names.

    Attributes:
        entity: Id of the entity.
        polarity: Favor, against, or neutral: it is only called on, warned or asked.
        spans: The words that tell: the reporting ones, or the judgement in what is said.
        by: Stage and rule that found it.
    """

    entity: str
    polarity: Polarity
    spans: Spans
    by: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: a speaker, the words that report it, and what was said.

    Attributes:
        id: Hash of document, content and cue.
        speakers: Who said it; empty when the text hides the speaker ("it was reported").
        cue: The reporting words ("said", "according to"); empty for a quotation whose speaker follows from the context.
        content: What was said; several spans when it is broken by "he said".
        form: By the quotation marks.
        act: What the speaker does by speaking, with the words that tell.
        negated: The text says that this was not said ("has not confirmed that ..."); nobody vouches for the content.
        toward: What the words are for the named entities that they are aimed at.
        addressees: Whom the speaker told it.
        said_at: When it was said.
        medium: Through what.
        chain: From the outlet to the speaker.
        nested_in: Id of the statement whose content holds this one.
        about: Ids of the events inside the content.
        score: Probability that speaker and content are right, 0 to 1.
        by: Stage and rule that found it.
    """

    id: str
    speakers: tuple[Party, ...]
    cue: Spans
    content: Spans
    form: Form
    act: Grounded[Act]
    negated: bool
    toward: tuple[Stance, ...]
    addressees: tuple[Party, ...]
    said_at: When | None
    medium: Grounded[Medium] | None
    chain: tuple[Link, ...]
    nested_in: str | None
    about: tuple[str, ...]
    score: float
    by: str

    def __post_init__(self) -> None:
        if not self.content:
            raise BrokenInvariant(f"{self.id}: a statement needs content")
