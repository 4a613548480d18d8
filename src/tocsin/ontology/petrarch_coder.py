"""Dictionaries in PETRARCH's format in; what the rules-only coder looks up out: verbs, actors, agents, discards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.errors import InputError
from tocsin.ontology.petrarch import PetrarchEntry, PetrarchFault, load_bytes, scan_bytes
from tocsin.ontology.petrarch_verbs import VerbDictionary, read_verbs
from tocsin.ontology.petrarch_words import cut_pieces, plural_of

# How many faulty lines a note lists after the first.
MOST_FAULTS = 20
# Parts of a code are compared by so many letters, so that "GOV" is not added to "USAGOV".
PART = 3
# Stands for the country of an agent that no actor stands beside.
NOBODY = "---"

Pieces = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names by their first piece.

    Attributes:
        rows: For each first piece, all pieces of a name with its entries, longest names first; the entries in the order
            of the files.
    """

    rows: dict[str, tuple[tuple[Pieces, tuple[PetrarchEntry, ...]], ...]]

    def find(self, pieces: Sequence[str], start: int, day: str) -> tuple[int, str, bool]:
        """Return length, code and whether it leads of the longest name at a place that has a code on a day, ISO.

        The code is "" for a name that has none on this day by its own entry; the length is 0 where no name fits.
        """
        for name, entries in self.rows.get(pieces[start], ()):
            if tuple(pieces[start : start + len(name)]) == name and (found := code_on(entries, day)) is not None:
                return len(name), *found
        return 0, "", False


@dataclass(frozen=True, slots=True)
class Discards:
    """Phrases that rule a sentence or, in `stories`, a whole report out; each as its pieces, by the first."""

    sentences: dict[str, tuple[Pieces, ...]]
    stories: dict[str, tuple[Pieces, ...]]


@dataclass(frozen=True, slots=True)
class PetrarchCoder:
    """Everything that the rules-only coder looks up.

    Attributes:
        verbs: The verb dictionaries; the first that knows a form speaks.
        actors: Names of actors.
        agents: Words for roles.
        discards: What is not coded.
        files: The name of each file and the SHA-256 of its bytes.
        notes: One sentence for each file of which something could not be read.
    """

    verbs: tuple[VerbDictionary, ...]
    actors: NameTable
    agents: NameTable
    discards: Discards
    files: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def read_petrarch_coder(
    verbs: Iterable[Path], *, actors: Iterable[Path] = (), discards: Iterable[Path] = ()
) -> PetrarchCoder:
    """Read the dictionaries of the rules-only coder.

    A faulty line is left out and told in `notes`: the published dictionaries hold some, and PETRARCH passes over them.

    Args:
        verbs: Verb dictionaries; of two that know a form, that named first counts.
        actors: Dictionaries of actors and of agents.
        discards: Lists of phrases; one with "+" before it rules the whole report out, others their sentence.

    Raises:
        InputError: A file cannot be opened, is not UTF-8, or holds nothing that can be read; the message names the
            file, and the line where one is at fault.
    """
    read = [read_verbs(path) for path in verbs]
    if not read:
        raise InputError("", "the coder petrarch needs a verb dictionary; name it with --verbs")
    notes = [_note(one.name, one.faults) for one in read]
    files = [(one.name, one.sha256) for one in read]
    entries: list[PetrarchEntry] = []
    for path in actors:
        raw = load_bytes(path)
        found, faults = scan_bytes(raw, path)
        if not found:
            raise InputError(str(path), "holds no actor; write NAME [CODE] on a line")
        entries += found
        notes.append(_note(path.name, faults))
        files.append((path.name, hashlib.sha256(raw).hexdigest()))
    lines: list[str] = []
    for path in discards:
        raw = load_bytes(path)
        lines += _lines(raw, path)
        files.append((path.name, hashlib.sha256(raw).hexdigest()))
    return PetrarchCoder(
        tuple(read),
        _table((name, entry) for entry in entries if not entry.is_agent for name in entry.names),
        _table((name, entry) for entry in entries if entry.is_agent for name in _numbers(entry)),
        Discards(_phrases(line for line in lines if line[0] != "+"), _phrases(x for x in lines if x[0] == "+")),
        tuple(files),
        tuple(filter(None, notes)),
    )


def code_on(entries: Iterable[PetrarchEntry], day: str) -> tuple[str, bool] | None:
    """Return the code of the first entry that has one on a day, ISO, and whether it leads; None when none has.

    Codes with days go before those without; on an unknown day, "", one with no known end holds. The code is "" where an
    entry says that there is none.
    """
    for entry in entries:
        holding = [code for code in entry.codes if code.holds_on(day)]
        dated = [code for code in holding if code.first or code.last]
        if code := next(iter(dated or holding), None):
            return code.code, code.leads
    return None


def join_codes(actor: str, agents: Iterable[tuple[str, bool]]) -> str:
    """Join the code of an actor with those of agents beside it ("USA", "GOV"), each part once.

    Args:
        actor: Code of the actor; "" for none.
        agents: Codes of agents, and whether each stands before the actor's.
    """
    front, back = "", ""
    for code, leads in agents:
        parts = [code[i : i + PART] for i in range(0, len(code), PART)]
        known = {text[i : i + PART] for text in (actor, front, back) for i in range(0, len(text), PART)}
        added = "".join(part for part in parts if part not in known)
        if leads:
            front += added
        else:
            back += added
    return front + (actor or ("" if front else NOBODY)) + back


def _numbers(entry: PetrarchEntry) -> Iterator[str]:
    """Yield the names of an agent in the singular and in the plural."""
    for name in entry.names:
        yield name
        if entry.plurals is None:
            yield plural_of(name)
    yield from entry.plurals or ()


def _table(rows: Iterable[tuple[str, PetrarchEntry]]) -> NameTable:
    found: dict[Pieces, list[PetrarchEntry]] = {}
    for name, entry in rows:
        if pieces := tuple(cut_pieces(name)):
            found.setdefault(pieces, []).append(entry)
    out: dict[str, list[tuple[Pieces, tuple[PetrarchEntry, ...]]]] = {}
    for pieces, entries in sorted(found.items(), key=lambda item: -len(item[0])):
        out.setdefault(pieces[0], []).append((pieces, tuple(entries)))
    return NameTable({first: tuple(names) for first, names in out.items()})


def _lines(raw: bytes, path: Path) -> Iterator[str]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8; convert the file first") from error
    for line in text.split("\n"):
        words = line.partition("#")[0].partition(";")[0].strip()
        if words and not words.startswith("<"):
            yield words


def _phrases(lines: Iterable[str]) -> dict[str, tuple[Pieces, ...]]:
    out: dict[str, list[Pieces]] = {}
    for line in lines:
        pieces = tuple(cut_pieces(line.lstrip("+").replace("_", " ")))
        if pieces:
            out.setdefault(pieces[0], []).append(pieces)
    return {first: tuple(rows) for first, rows in out.items()}


def _note(name: str, faults: Sequence[PetrarchFault]) -> str:
    if not faults:
        return ""
    first, *others = faults
    lines = list(dict.fromkeys(fault.line for fault in others))
    listed = ", ".join(map(str, lines[:MOST_FAULTS])) + (" and others" if len(lines) > MOST_FAULTS else "")
    more = f"; left out are also the lines {listed}" if lines else ""
    return f"{name}: line {first.line} {first.detail}; it is left out{more}"
