"""Dictionaries in PETRARCH's format in; their names and dated codes out, and every faulty line with file and number.

The format is that of PETRARCH 2 (Open Event Data Alliance): a name and its synonyms, each synonym on a line that begins
with "+", and codes in brackets behind any of them or on lines of their own, each maybe with a date restriction
(`<date`, `>date` or `date-date`). "_" stands for a space, "#" begins a remark. Agents (roles) have "~" in their codes,
where the code of an actor goes; "{ONE OTHER}" behind an agent names its plurals, "{}" says that it has none.
"!SET! = ONE, OTHER" names a set of words, and a name with "!SET!" in it stands for a name with each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import prod
from pathlib import Path

from tocsin.errors import InputError

# PETRARCH reads a year of two digits above this one as 19.., others as 20...
LAST_SHORT_YEAR = 30
# The names that one line may stand for by its sets; the dictionaries at hand need 16.
MOST_NAMES = 1000
# The largest dictionaries at hand have 1.5 MB.
MOST_BYTES = 64_000_000
# Characters of a faulty code that an error repeats.
LONGEST_SHOWN = 40
# No "[" inside: a line of nothing but them would take the square of its length.
_CODE = re.compile(r"\[([^\[\]]*)\]")
_BRACKET = re.compile(r"[({]")
_SET = re.compile(r"!\w+!")
_PLURALS = re.compile(r"\{([^{}]*)\}")
_RESTRICTION = re.compile(
    r"(?P<code>[~A-Za-z0-9]+(?:/[A-Za-z0-9]+)*|-{3})(?: (?P<sign>[<>]?) ?(?P<one>\d+)(?: ?- ?(?P<two>\d+))?)?"
)


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the days on which it holds.

    Attributes:
        code: As the dictionary writes it ("USAGOV"), without the "~" of agents; "" where it says that a name has none
            on these days.
        first: First day, ISO; "" when open.
        last: Last day, ISO; "" when open.
        leads: An agent's code that stands before that of the actor ("NGO~").
    """

    code: str
    first: str = ""
    last: str = ""
    leads: bool = False

    def holds_on(self, day: str) -> bool:
        """Tell whether the code holds on a day, ISO; on an unknown day, "", that with no known end does."""
        if not day:
            return not self.last
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class PetrarchEntry:
    """An actor or an agent of a dictionary.

    Attributes:
        names: Its name and its synonyms, with spaces, in the dictionary's own letters.
        codes: Its codes, in the order of the file.
        line: Number of its first line.
        is_agent: It is a role ("soldier") and no name.
        plurals: Irregular plurals that an agent names, none for one without plural; None for a regular one.
    """

    names: tuple[str, ...]
    codes: tuple[DatedCode, ...]
    line: int
    is_agent: bool = False
    plurals: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PetrarchFault:
    """A faulty line of a dictionary.

    Attributes:
        line: Its number.
        detail: What is wrong and what to do, as it goes on after "line 7".
    """

    line: int
    detail: str


@dataclass(slots=True)
class _Open:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)
    is_agent: bool = False
    plurals: tuple[str, ...] | None = None


def read_petrarch(path: Path) -> tuple[PetrarchEntry, ...]:
    """Read a dictionary of actors or agents.

    Raises:
        InputError: The file cannot be opened, is not UTF-8, or a line is faulty; the message names the line.
    """
    entries, faults = scan_petrarch(path)
    if faults:
        raise InputError(str(path), f"line {faults[0].line} {faults[0].detail}")
    return entries


def scan_petrarch(path: Path) -> tuple[tuple[PetrarchEntry, ...], tuple[PetrarchFault, ...]]:
    """Read what can be read of a dictionary, and tell what is faulty in it.

    Raises:
        InputError: The file cannot be opened, is too large, or is not UTF-8.
    """
    return scan_bytes(load_bytes(path), path)


def load_bytes(path: Path) -> bytes:
    """Read the bytes of a dictionary.

    Raises:
        InputError: The file cannot be opened, or is too large.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror or error}); check the path") from error
    if len(raw) > MOST_BYTES:
        raise InputError(str(path), f"has more than {MOST_BYTES // 1_000_000} MB; split it")
    return raw


def scan_bytes(raw: bytes, path: Path) -> tuple[tuple[PetrarchEntry, ...], tuple[PetrarchFault, ...]]:
    """Read what can be read of a dictionary's bytes, and tell what is faulty in it; `path` is for the error.

    Raises:
        InputError: It is not UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8; convert the file first") from error
    faults: list[PetrarchFault] = []
    return tuple(_entries(text, faults)), tuple(faults)


def _entries(text: str, faults: list[PetrarchFault]) -> Iterator[PetrarchEntry]:
    entry: _Open | None = None
    sets = dict(_sets(text))
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.partition("#")[0].strip()
        if not line or line.startswith("<!") or _defines_set(line):
            continue
        name = line.partition("[")[0].strip()
        if name and not name.startswith("+"):
            if entry is not None and entry.names:
                yield _close(entry)
            entry = _Open(number)
        if entry is None:
            faults.append(PetrarchFault(number, "has no name to belong to; begin with the name"))
            continue
        faults += [
            PetrarchFault(number, detail) for detail in (*_add_names(entry, name, sets), *_add_codes(entry, line))
        ]
    if entry is not None and entry.names:
        yield _close(entry)


def _add_names(entry: _Open, name: str, sets: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Take over the names of a line, and the plurals behind them; yield what is wrong with it."""
    if found := _PLURALS.search(name):
        entry.plurals = tuple(map(_clean, found[1].split()))
    if "!" not in name:
        entry.names += filter(None, (_clean(name),))
    elif unknown := [word for word in _SET.findall(name) if not sets.get(word)]:
        yield f"uses the set {unknown[0][:LONGEST_SHOWN]}, to which no line gives words; define it"
    elif _count_names(name, sets) > MOST_NAMES:
        yield f"stands for more than {MOST_NAMES} names; write fewer sets"
    elif cleaned := _clean(name):
        entry.names += _expand(cleaned, sets)


def _add_codes(entry: _Open, line: str) -> Iterator[str]:
    """Take over the codes of a line; yield what is wrong with each other one."""
    codes = _CODE.findall(line)
    if line.count("[") != len(codes):
        yield "has a bracket that is not closed; write [CODE date-date]"
    for found in codes:
        code = _code(found)
        if found and not found.strip("-"):
            continue  # "[---]" says that a name has no code
        if code is None:
            yield f"has a faulty code [{found[:LONGEST_SHOWN]}]; write [CODE date-date]"
        else:
            entry.is_agent = entry.is_agent or "~" in found
            entry.codes.append(code)


def _close(entry: _Open) -> PetrarchEntry:
    return PetrarchEntry(
        tuple(dict.fromkeys(entry.names)), tuple(dict.fromkeys(entry.codes)), entry.line, entry.is_agent, entry.plurals
    )


def _clean(name: str) -> str:
    return " ".join(_BRACKET.split(name, maxsplit=1)[0].replace("+", " ").replace("_", " ").split())


def _sets(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in text.split("\n"):
        line = line.partition("#")[0].strip()
        if _defines_set(line):
            name, _, words = line.partition("=")
            yield name.strip(), tuple(filter(None, map(_clean, words.split(","))))


def _defines_set(line: str) -> bool:
    name, equals, _ = line.partition("=")
    return bool(equals) and _SET.fullmatch(name.strip()) is not None


def _count_names(name: str, sets: dict[str, tuple[str, ...]]) -> int:
    return prod(len(sets[word]) for word in _SET.findall(name))


def _expand(name: str, sets: dict[str, tuple[str, ...]]) -> list[str]:
    names = [name]
    for found in _SET.findall(name):
        names = [one.replace(found, word, 1) for one in names for word in sets[found]]
    return names


def _code(words: str) -> DatedCode | None:
    found = _RESTRICTION.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    code, one, two = found["code"].strip("-").replace("~", "").upper(), found["one"], found["two"]
    leads = found["code"].endswith("~")
    if one is None:
        return DatedCode(code, leads=leads)
    first, second = _day(one), _day(two or one)
    if not first or not second or (found["sign"] and two):
        return None
    if two:
        return DatedCode(code, first, second) if first <= second else None
    if not found["sign"]:
        return None
    return DatedCode(code, first=first) if found["sign"] == ">" else DatedCode(code, last=second)


def _day(digits: str) -> str:
    """Return the ISO form of a date of six or eight digits; "" when it is none."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) > LAST_SHORT_YEAR else "20") + digits
    if len(digits) != 8:
        return ""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        # Dictionaries write "the end of February" as the 29th to 31st.
        return date(year, month, min(day, 28)).isoformat()[:8] + f"{day:02}" if 1 <= day <= 31 else ""
    except ValueError:
        return ""
