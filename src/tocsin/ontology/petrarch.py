"""Dictionaries in PETRARCH's format in; their names and dated codes out, and every faulty line with file and number.

The format is that of PETRARCH 2 (Open Event Data Alliance): a name and its synonyms, each synonym on a line that begins
with "+", and codes in brackets behind any of them or on lines of their own, each maybe with a date restriction
(`<date`, `>date` or `date-date`). "_" stands for a space, "#" begins a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tocsin.errors import InputError

# PETRARCH reads a year of two digits above this one as 19.., others as 20...
LAST_SHORT_YEAR = 30
_CODE = re.compile(r"\[([^\]]*)\]")
_RESTRICTION = re.compile(r"(?P<code>[~A-Za-z0-9]+)(?:\s+(?P<sign>[<>]?)\s*(?P<one>\d+)(?:\s*-\s*(?P<two>\d+))?)?")


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code and the days on which it holds.

    Attributes:
        code: As the dictionary writes it ("USAGOV"), without the "~" of agents.
        first: First day, ISO; "" when open.
        last: Last day, ISO; "" when open.
    """

    code: str
    first: str = ""
    last: str = ""

    def holds_on(self, day: str) -> bool:
        """Tell whether the code holds on a day, ISO."""
        return (not self.first or self.first <= day) and (not self.last or day <= self.last)


@dataclass(frozen=True, slots=True)
class PetrarchEntry:
    """An actor or an agent of a dictionary.

    Attributes:
        names: Its name and its synonyms, with spaces, in the dictionary's own letters.
        codes: Its codes, in the order of the file.
        line: Number of its first line.
    """

    names: tuple[str, ...]
    codes: tuple[DatedCode, ...]
    line: int


@dataclass(slots=True)
class _Open:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)


def read_petrarch(path: Path) -> tuple[PetrarchEntry, ...]:
    """Read a dictionary of actors or agents.

    Raises:
        InputError: The file cannot be opened, is not UTF-8, or a line is faulty; the message names the line.
    """
    entries, faults = scan_petrarch(path)
    if faults:
        raise faults[0]
    return entries


def scan_petrarch(path: Path) -> tuple[tuple[PetrarchEntry, ...], tuple[InputError, ...]]:
    """Read what can be read of a dictionary, and tell what is faulty in it.

    Raises:
        InputError: The file cannot be opened or is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror or error}); check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8; convert the file first") from error
    faults: list[InputError] = []
    return tuple(_entries(str(path), text, faults)), tuple(faults)


def _entries(path: str, text: str, faults: list[InputError]) -> Iterator[PetrarchEntry]:
    entry: _Open | None = None
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.partition("#")[0].strip()
        if not line or line.startswith(("<!", "!")):
            continue
        name = line.partition("[")[0].strip()
        if name and not name.startswith("+"):
            if entry is not None and entry.names:
                yield _close(entry)
            entry = _Open(number)
        if entry is None:
            faults.append(InputError(path, f"line {number} has no name to belong to; begin with the name"))
            continue
        if cleaned := _clean(name):
            entry.names.append(cleaned)
        for found in _CODE.findall(line):
            code = _code(found)
            if found and not found.strip("-"):
                continue  # "[---]" says that a name has no code
            if code is None:
                faults.append(InputError(path, f"line {number} has a faulty code [{found}]; write [CODE date-date]"))
            else:
                entry.codes.append(code)
    if entry is not None and entry.names:
        yield _close(entry)


def _close(entry: _Open) -> PetrarchEntry:
    return PetrarchEntry(tuple(dict.fromkeys(entry.names)), tuple(dict.fromkeys(entry.codes)), entry.line)


def _clean(name: str) -> str:
    return " ".join(re.sub(r"[+_]", " ", re.sub(r"[({].*", "", name)).split())


def _code(words: str) -> DatedCode | None:
    found = _RESTRICTION.fullmatch(words.strip())
    if found is None:
        return None
    code, one, two = found["code"].lstrip("~").upper(), found["one"], found["two"]
    if one is None:
        return DatedCode(code)
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
