"""Role words with the sectors and the kind of actor that they tell, read from `roles.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from tocsin.ontology.tables import read_table, split_list

RoleKind = Literal["person", "organisation", "group"]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """What a role word tells.

    Attributes:
        words: The phrase in lower case, singular, one item a word.
        sectors: PLOVER sectors, most telling first; empty when the word alone tells none.
        kind: What a singular noun phrase with this head names.
        origin: File and line of the user's dictionary that it stands in; "" for our own table.
    """

    words: tuple[str, ...]
    sectors: tuple[str, ...]
    kind: RoleKind
    origin: str = ""


@cache
def read_roles() -> dict[str, tuple[RoleWord, ...]]:
    """Read the role words, by their last word, longest phrases first.

    The last word is where a phrase is looked up: a noun phrase's head stands at its end.
    """
    by_last: dict[str, list[RoleWord]] = {}
    for phrase, sectors, kind, _ in read_table("roles.tsv", 4):
        words = tuple(phrase.split())
        by_last.setdefault(words[-1], []).append(RoleWord(words, split_list(sectors), cast(RoleKind, kind)))
    return {last: tuple(sorted(rows, key=lambda row: -len(row.words))) for last, rows in by_last.items()}
