"""PETRARCH dictionaries of the user in; their actors by name and their agents by last word out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.errors import InputError
from tocsin.ontology.office_holders import fold_name
from tocsin.ontology.petrarch import DatedCode, PetrarchEntry, PetrarchFault, load_bytes, scan_bytes
from tocsin.ontology.petrarch_codes import Meaning, read_code, split_code
from tocsin.ontology.roles import RoleKind, RoleWord, read_roles

# A longer name is hardly one; sentences are searched for names of so many words at most.
MOST_WORDS = 20
# How many faulty lines an error lists after the first.
MOST_FAULTS = 20
_WORD = re.compile(r"[^\s-]+|-")
# Endings of nouns for one person; agents whose last word no table knows are taken for groups otherwise.
_PERSON = re.compile(r"(?:er|or|ist|man|woman|ant|ian)$")


@dataclass(frozen=True, slots=True)
class OwnActor:
    """An actor of a user's dictionary.

    Attributes:
        name: Its first name, as the dictionary writes it, with spaces.
        meanings: Each code's days and what it tells, in the order of the file.
        origin: File and line that it stands on ("mine.actors.txt:12").
    """

    name: str
    meanings: tuple[tuple[DatedCode, Meaning], ...]
    origin: str

    def on(self, day: str) -> Meaning | None:
        """Return what holds on a day, ISO; None when nothing does.

        Codes with days go before those without, which hold where no other does. The first code tells the country.
        """
        holding = [(code, meaning) for code, meaning in self.meanings if code.holds_on(day)]
        dated = [meaning for code, meaning in holding if code.first or code.last]
        found = dated or [meaning for _, meaning in holding]
        if not found:
            return None
        same = [meaning for meaning in found if meaning.country == found[0].country]
        sectors = dict.fromkeys(sector for meaning in same for sector in meaning.sectors)
        return Meaning(found[0].country, found[0].bloc, tuple(sectors), ())


@dataclass(frozen=True, slots=True)
class OwnActors:
    """Dictionaries of the user, read.

    Attributes:
        files: The name of each file and the SHA-256 of its bytes.
        actors: For each name in lower case its actors, in the order of the files.
        first_words: The first word of each name in lower case.
        folded: The same actors by their names without accents, hyphens and points.
        roles: The agents by their last word, longest phrases first.
        notes: One sentence for each file of which something could not be used.
    """

    files: tuple[tuple[str, str], ...]
    actors: dict[str, tuple[OwnActor, ...]]
    first_words: frozenset[str]
    folded: dict[str, tuple[OwnActor, ...]]
    roles: dict[str, tuple[RoleWord, ...]]
    notes: tuple[str, ...]

    def find(self, name: str, day: str) -> tuple[OwnActor, Meaning] | None:
        """Return the first actor of a name that holds on a day, however accents and hyphens are written."""
        found = self.folded.get(fold_name(name), ())
        return next(((actor, meaning) for actor in found if (meaning := actor.on(day))), None)


def read_own_actors(paths: Iterable[Path]) -> OwnActors:
    """Read dictionaries; of two rows for one name that of the file named first counts.

    Raises:
        InputError: A file cannot be opened, is not UTF-8, or a line is faulty; the message names file and line.
    """
    actors: dict[str, list[OwnActor]] = {}
    folded: dict[str, list[OwnActor]] = {}
    roles: dict[str, list[RoleWord]] = {}
    files, notes = [], []
    paths = tuple(paths)
    for path in paths:
        raw = load_bytes(path)
        # The whole path only where two files have one name: records are handed on, and folders tell of their owner.
        label = path.name if [other.name for other in paths].count(path.name) == 1 else str(path)
        entries, note = _read_file(raw, path, label)
        files.append((label, hashlib.sha256(raw).hexdigest()))
        notes += [note] if note else []
        for entry, actor in entries:
            for name in entry.names:
                if entry.is_agent:
                    _add_role(roles, name, actor)
                else:
                    actors.setdefault(name.lower(), []).append(actor)
                    folded.setdefault(fold_name(name), []).append(actor)
    return OwnActors(
        files=tuple(files),
        actors={name: tuple(rows) for name, rows in actors.items()},
        first_words=frozenset(map(first_word, actors)),
        folded={name: tuple(rows) for name, rows in folded.items()},
        roles={last: tuple(sorted(rows, key=lambda row: -len(row.words))) for last, rows in roles.items()},
        notes=tuple(notes),
    )


def first_word(lowered: str) -> str:
    """Return the word that a name is looked up by: up to the first space, hyphen, apostrophe or stroke."""
    return re.split(r"[\s\-'’/]", lowered, maxsplit=1)[0]


def _read_file(raw: bytes, path: Path, label: str) -> tuple[list[tuple[PetrarchEntry, OwnActor]], str]:
    """Return the actors of a file that tell anything, and a sentence on what is of no use."""
    entries, faults = scan_bytes(raw, path)
    if not entries and not faults:
        raise InputError(str(path), "holds no actor; write NAME [CODE] on a line")
    long = [entry.line for entry in entries if any(len(name.split()) > MOST_WORDS for name in entry.names)]
    faults += tuple(PetrarchFault(n, f"has a name of more than {MOST_WORDS} words; shorten it") for n in long)
    if faults:
        raise _error(path, sorted(faults, key=lambda fault: fault.line))
    # CAMEO has no code JRN: its media are MED, which is medicine in PLOVER.
    codes = dict.fromkeys(code.code for entry in entries for code in entry.codes if code.code)
    is_plover = any("JRN" in split_code(code) for code in codes)
    told = {code: read_code(code, is_plover=is_plover) for code in codes}
    found = []
    unread: list[str] = []
    useless: list[str] = []
    for entry in entries:
        meanings = []
        for code in filter(lambda item: item.code, entry.codes):
            meaning = told[code.code]
            if meaning is None or meaning.unread:
                unread.append(f"[{code.code}] of line {entry.line}")
            if meaning is not None:
                meanings.append((code, meaning))
        if meanings:
            found.append((entry, OwnActor(entry.names[0], tuple(meanings), f"{label}:{entry.line}")))
        else:
            useless.append(f"line {entry.line}")
    return found, _note(label, unread, useless)


def _note(label: str, unread: list[str], useless: list[str]) -> str:
    parts = []
    if unread:
        parts.append(f"{len(unread)} of the codes hold a part that is no country or sector, as {unread[0]}")
    if useless:
        parts.append(f"{len(useless)} of the actors are left out for want of a code, as that of {useless[0]}")
    return f"{label}: {'; '.join(parts)}" if parts else ""


def _error(path: Path, faults: list[PetrarchFault]) -> InputError:
    first, *others = faults
    lines = list(dict.fromkeys(fault.line for fault in others))
    listed = ", ".join(map(str, lines[:MOST_FAULTS])) + (" and others" if len(lines) > MOST_FAULTS else "")
    more = f" (faulty are also the lines {listed})" if others else ""
    return InputError(str(path), f"line {first.line} {first.detail}{more}")


def _add_role(roles: dict[str, list[RoleWord]], name: str, actor: OwnActor) -> None:
    # Roles have no days: their codes are read as they hold on an unknown one.
    meaning = actor.on("")
    words = tuple(_WORD.findall(name.lower()))
    if meaning is None or not words:
        return
    row = RoleWord(words, meaning.sectors, _role_kind(words), actor.origin)
    roles.setdefault(words[-1], []).append(row)


def _role_kind(words: tuple[str, ...]) -> RoleKind:
    """Return what a role names: as our table has it, or its last word there, or by the ending of that."""
    rows = read_roles().get(words[-1], ())
    known = next(_same(rows, words), None) or next(_same(rows, words[-1:]), None)
    return known.kind if known else "person" if _PERSON.search(words[-1]) else "group"


def _same(rows: Iterable[RoleWord], words: tuple[str, ...]) -> Iterator[RoleWord]:
    return (row for row in rows if row.words == words)
