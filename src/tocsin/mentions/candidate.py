"""Words of a report that may name an actor, not yet linked: names, roles and pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.mentions.lexicon import Entry, Hit
from tocsin.mentions.lines import Line
from tocsin.ontology.roles import RoleWord
from tocsin.record import MentionKind


class Source(StrEnum):
    """What a candidate is."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name an actor.

    Attributes:
        line: Index of its sentence among the lines.
        first: Its first token.
        end: Token after its last.
        head: Its head token.
        kind: What it seems to name.
        source: Name, role or pronoun.
        entry: The row of the tables that it is; None for others.
        role: The role word of its head; None for others.
        is_doubtful: Only its capital letters speak for a name.
        known: Class and words of the name under which its entity is held, where that is told; None for others.
    """

    line: int
    first: int
    end: int
    head: int
    kind: MentionKind
    source: Source
    entry: Entry | None = None
    role: RoleWord | None = None
    is_doubtful: bool = False
    known: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the sentences of a document offer.

    Attributes:
        lines: Every sentence, ready for matching.
        hits: For each line, the names of the tables in it; also adjectives, which name nobody by themselves.
        found: The candidates in text order.
    """

    lines: tuple[Line, ...]
    hits: tuple[tuple[Hit, ...], ...]
    found: tuple[Candidate, ...]
