"""Mentions together with the entities that they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.record.found import Dropped
from tocsin.record.mention import Entity, Mention


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a document names.

    Attributes:
        mentions: In text order, each with its entity where one was found.
        entities: In order of their first mention.
        dropped: Candidates that were let go, each with its reason.
    """

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    dropped: tuple[Dropped, ...] = ()
