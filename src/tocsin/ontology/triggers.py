"""The trigger lexicon: rows of `triggers.tsv` with their conditions, looked up by part of speech and lemma."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.ontology.tables import read_table, split_list
from tocsin.record import EventType

NO_EVENT = "NONE"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a row, "obj:@sanction".

    Attributes:
        place: Where to look: obj, subj, prep, mod, a preposition, ...
        words: Lemmas, of which one must stand there.
        wants: Kinds that do as well: any, actor, name, place.
    """

    place: str
    words: frozenset[str]
    wants: frozenset[str]


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """What a trigger word means under some conditions.

    Attributes:
        particle: Particle that must stand with the verb ("off"); "" for none.
        when: Conditions, all needed.
        type: PLOVER type; None when the word is no event under these conditions.
        mode: PLOVER mode; None when the row does not tell.
        actor: Slots of the actor, the first that is filled is taken.
        recipient: Slots of the recipient.
        cautions: Kinds of text in which the word is a figure of speech.
    """

    particle: str
    when: tuple[Condition, ...]
    type: EventType | None
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    cautions: frozenset[str]


KINDS = frozenset({"any", "actor", "name", "place", "yes", "no", "none"})


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words.split(",")) for name, words in read_table("triggers_classes.tsv", 2)}


@cache
def read_word_list(name: str) -> frozenset[str]:
    """Return a list of `triggers_classes.tsv`.

    Raises:
        BrokenInvariant: There is no such list.
    """
    return frozenset(_list(name))


@cache
def read_triggers() -> dict[tuple[str, str], tuple[TriggerRow, ...]]:
    """Read the lexicon: rows by part of speech ("v", "n") and lemma, in the order in which they are tried.

    Raises:
        BrokenInvariant: A row names an unknown list of words.
    """
    rows: dict[tuple[str, str], list[TriggerRow]] = {}
    for pos, lemmas, when, event_type, mode, actor, recipient, caution in read_table("triggers.tsv", 8):
        conditions = tuple(_condition(text) for text in when.split(" ") if text != "-")
        for lemma in split_list(lemmas):
            head, _, particle = lemma.partition("+")
            row = TriggerRow(
                particle,
                conditions,
                None if event_type == NO_EVENT else EventType(event_type),
                None if mode == "-" else mode,
                tuple(actor.split(",")),
                () if recipient == "-" else tuple(recipient.split(",")),
                frozenset() if caution == "-" else frozenset(caution.split(",")),
            )
            rows.setdefault((pos, head), []).append(row)
    return {key: tuple(found) for key, found in rows.items()}


def _condition(text: str) -> Condition:
    place, _, values = text.partition(":")
    words: set[str] = set()
    for value in values.split(",") if values else ():
        if value.startswith("@"):
            words.update(_list(value[1:]))
        else:
            words.add(value)
    return Condition(place, frozenset(words - KINDS), frozenset(words & KINDS))


def _list(name: str) -> Sequence[str]:
    if name not in _lists():
        raise BrokenInvariant(f"triggers_classes.tsv holds no list {name!r}")
    return _lists()[name]


@dataclass(frozen=True, slots=True)
class Domain:
    """A kind of text, told by one strong word or two different weak ones."""

    strong: frozenset[str]
    weak: frozenset[str]


@cache
def read_domains() -> dict[str, Domain]:
    """Read the kinds of text in which trigger words are figures of speech."""
    rows = read_table("events_domains.tsv", 3)
    return {
        name: Domain(frozenset(strong.split(",")), frozenset(weak.split(",")) - {"-"}) for name, strong, weak in rows
    }


@cache
def read_people() -> dict[str, str]:
    """Return the PLOVER sector of words for people and bodies that the table of roles lacks, by lemma."""
    return {word: sector for sector, words in read_table("events_roles.tsv", 2) for word in words.split(",")}


@dataclass(frozen=True, slots=True)
class InstrumentWord:
    """What a word for an instrument tells.

    Attributes:
        kind: Kind that is recorded ("drone").
        mode: PLOVER mode of an assault with it; None for none.
    """

    kind: str
    mode: str | None


@cache
def read_instruments() -> dict[str, InstrumentWord]:
    """Read the instruments by lemma; "car-bomb" stands for the compound."""
    rows = read_table("instruments.tsv", 3)
    return {
        word: InstrumentWord(kind, None if mode == "-" else mode)
        for kind, mode, words in rows
        for word in words.split(",")
    }


@cache
def read_targets() -> dict[str, str]:
    """Read the kinds of targets by lemma; "power-plant" stands for the compound."""
    return {word: kind for kind, words in read_table("targets.tsv", 2) for word in words.split(",")}


@cache
def read_counts(table: str) -> dict[str, str]:
    """Return a table of `events_counts.tsv` (verb, noun, life, state, person) by lemma."""
    rows = read_table("events_counts.tsv", 3)
    return {word: value for name, value, words in rows if name == table for word in words.split(",")}


@cache
def read_modality() -> dict[str, dict[str, str]]:
    """Return, for each place a word may take towards a trigger, the modality that each word gives."""
    tables: dict[str, dict[str, str]] = {}
    for where, modality, words in read_table("modality.tsv", 3):
        tables.setdefault(where, {}).update({word: modality for word in words.split(",")})
    return tables
