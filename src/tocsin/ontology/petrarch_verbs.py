"""A verb dictionary in PETRARCH's format in; its verbs with their forms, codes and patterns out.

The format is that of PETRARCH 1 and 2 (Open Event Data Alliance; Schrodt, Beieler & Idris 2014; Norris, Schrodt &
Beieler 2017). A block begins with `--- NAME [CODE] ---`; its lines are verbs (`RUN {RUNS RAN RUNNING} [CODE]`,
`+CALL_OFF`, `WIRE_+TAP`) and patterns (`- * TALKS [040]`) that hold for all of them. `&NAME` opens a set of synonyms,
each on a line with "+" before it, and `~` a transformation of what is told inside what is said. "#" begins a remark.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.errors import InputError
from tocsin.ontology.petrarch import LONGEST_SHOWN, PetrarchFault, load_bytes
from tocsin.ontology.petrarch_patterns import Pattern, PatternError, parse_pattern
from tocsin.ontology.petrarch_words import Phrase, Phrases, by_first_word, cut_pieces, forms_of, split_phrase

# Sets of synonyms may name sets; deeper nesting is a circle.
DEEPEST_SET = 8
# A set that names others takes no more from them above so many phrases; the largest at hand has 190.
MOST_PHRASES = 10_000
_CODE = re.compile(r"\[([^\[\]]*)\]")
_FORMS = re.compile(r"\{([^{}]*)\}")
# A "#" inside brackets is no remark.
_REMARK = re.compile(r"<!.*?>|#(?![^\[]*\]).*")


@dataclass(frozen=True, slots=True)
class EventCode:
    """What a pattern or a verb codes.

    Attributes:
        forward: Code of what the actor does to the recipient; "" for none.
        backward: Code of what the recipient does to the actor at once, as the host to the guest; "" for none.
    """

    forward: str
    backward: str = ""

    def __bool__(self) -> bool:
        return bool(self.forward or self.backward)


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A pattern with its code and the line that it stands on; its code may be empty, which rules events out."""

    pattern: Pattern
    code: EventCode
    line: int


@dataclass(slots=True)
class VerbBlock:
    """Verbs that share patterns.

    Attributes:
        name: The block's name in capitals.
        code: What its verbs code where no pattern fits.
        rows: Patterns, the most telling first.
        line: Number of its first line.
    """

    name: str
    code: EventCode
    line: int
    rows: list[PatternRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb.

    Attributes:
        before: Pieces before the one that is inflected ("WIRE" of "WIRE TAPPED").
        main: The inflected piece.
        after: Pieces behind it ("OFF" of "CALLED OFF").
        base: The verb's own name ("CALL OFF").
        code: What the verb codes by itself.
        block: Its block.
        line: Number of its line.
    """

    before: tuple[str, ...]
    main: str
    after: tuple[str, ...]
    base: str
    code: EventCode
    block: VerbBlock
    line: int


@dataclass(frozen=True, slots=True)
class Transformation:
    """What a verb of saying or wanting makes of what is told inside its complement.

    Attributes:
        verb: The governing verb in capitals.
        subject: Variable of its subject.
        inner: Variables of the inner actor and recipient; "." for anybody and "_" for nobody.
        inner_verb: The inner verb in capitals; "Q" for any.
        actor: Variable of the actor that results.
        recipient: Variable of the recipient that results.
        code: The code that results; "Q" for the inner one.
        line: Number of its line.
    """

    verb: str
    subject: str
    inner: tuple[str, str]
    inner_verb: str
    actor: str
    recipient: str
    code: str
    line: int


@dataclass(frozen=True, slots=True)
class VerbDictionary:
    """A verb dictionary, read.

    Attributes:
        name: Name of its file.
        sha256: Of its bytes.
        forms: The forms by their inflected piece, those of more words first.
        transformations: In the order of the file.
        faults: Lines that were left out, each with what is wrong; the published dictionaries have some.
    """

    name: str
    sha256: str
    forms: dict[str, tuple[VerbForm, ...]]
    transformations: tuple[Transformation, ...]
    faults: tuple[PetrarchFault, ...]


def read_verbs(path: Path) -> VerbDictionary:
    """Read a verb dictionary; lines that cannot be read are left out and told in `faults`.

    Raises:
        InputError: The file cannot be opened, is not UTF-8, or holds no verb; the message names the first faulty line.
    """
    raw = load_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not UTF-8; convert the file first") from error
    reader = _Reader(text)
    reader.read()
    faults = tuple(sorted(reader.faults, key=lambda fault: fault.line))
    if not reader.forms:
        first = f"; line {faults[0].line} {faults[0].detail}" if faults else ""
        raise InputError(str(path), f"holds no verb; write --- NAME [CODE] --- and the verb on the next line{first}")
    for block in reader.blocks:
        block.rows.sort(key=lambda row: -row.pattern.weight)
    forms = {main: tuple(sorted(rows, key=_longest_first)) for main, rows in reader.forms.items()}
    return VerbDictionary(path.name, hashlib.sha256(raw).hexdigest(), forms, tuple(reader.transformations), faults)


def _longest_first(form: VerbForm) -> int:
    return -len(form.before) - len(form.after)


class _Reader:
    """Goes through the lines; sets first, since a pattern may use one that is defined below it."""

    def __init__(self, text: str) -> None:
        self.lines = [(n, _REMARK.sub("", raw).strip()) for n, raw in enumerate(text.split("\n"), 1)]
        self.faults: list[PetrarchFault] = []
        self.sets = _Sets(self.lines, self.faults).read()
        self.forms: dict[str, list[VerbForm]] = {}
        self.blocks: list[VerbBlock] = []
        self.transformations: list[Transformation] = []

    def read(self) -> None:
        in_set = False
        for number, line in self.lines:
            if not line:
                continue
            in_set = line.startswith("&") or (in_set and line.startswith("+"))
            if in_set:
                continue
            try:
                self._take(number, line)
            except PatternError as error:
                self.faults.append(PetrarchFault(number, str(error)))

    def _take(self, number: int, line: str) -> None:
        if line.startswith("---"):
            name = line.strip("- ").partition("[")[0].strip(" -")
            self.blocks.append(VerbBlock(name, _first_code(line) or EventCode(""), number))
        elif line.startswith("~"):
            self.transformations.append(_transformation(line, number))
        elif not self.blocks:
            raise PatternError("stands before the first block; begin with --- NAME [CODE] ---")
        elif line.startswith("-"):
            code = _first_code(line)
            if code is None:
                raise PatternError("has no code; write - * WORD [CODE]")
            pattern = parse_pattern(line[1:].partition("[")[0], self.sets)
            self.blocks[-1].rows.append(PatternRow(pattern, code, number))
        else:
            self._add_verb(number, line)

    def _add_verb(self, number: int, line: str) -> None:
        if line.count("{") != line.count("}") or line.count("[") != line.count("]"):
            raise PatternError("has a bracket that is not closed; write VERB {FORM FORM} [CODE]")
        name = _FORMS.sub("", line.partition("[")[0]).strip()
        listed = _FORMS.search(line)
        named = listed[1].replace(",", " ").split() if listed else []
        before, main, after = _split_verb(name)
        block = self.blocks[-1]
        code = _first_code(line) or block.code
        base = " ".join((*before, main, *after))
        forms = [(before, form, after) for form in ((main,) if named else forms_of(main))]
        forms += [_split_verb(form) for form in named]
        for one in dict.fromkeys(forms):
            self.forms.setdefault(one[1], []).append(VerbForm(*one, base, code, block, number))


class _Sets:
    """Reads the sets of synonyms and expands those that stand inside others."""

    def __init__(self, lines: list[tuple[int, str]], faults: list[PetrarchFault]) -> None:
        self.lines = lines
        self.faults = faults
        self.raw: dict[str, list[tuple[int, str]]] = {}
        self.known: dict[str, tuple[Phrase, ...]] = {}

    def read(self) -> dict[str, Phrases]:
        name = ""
        for number, line in self.lines:
            if line.startswith("&"):
                name = line[1:].split()[0].strip("_") if line[1:].strip() else ""
                self.raw.setdefault(name, [])
            elif name and line.startswith("+"):
                self.raw[name].append((number, line[1:].strip()))
            elif line:
                name = ""
        return {name: by_first_word(self._expand(name, ())) for name in self.raw}

    def _expand(self, name: str, path: tuple[str, ...]) -> tuple[Phrase, ...]:
        """Return the phrases of a set, once each; `path` are the sets that it stands in."""
        if name not in self.known:
            phrases: dict[Phrase, None] = {}
            for number, words in self.raw[name]:
                inner = words[1:].strip("_ ")
                if not words.startswith("&"):
                    phrases.update(dict.fromkeys(filter(None, (split_phrase(words),))))
                elif fault := self._fault(inner, (*path, name)) or self._excess(phrases):
                    self.faults.append(PetrarchFault(number, fault))
                else:
                    phrases.update(dict.fromkeys(self._expand(inner, (*path, name))))
            self.known[name] = tuple(phrases)
        return self.known[name]

    def _fault(self, name: str, path: tuple[str, ...]) -> str:
        if name not in self.raw:
            return f"uses the set &{name[:LONGEST_SHOWN]}, to which no line gives words; define it"
        return "closes a circle of sets; name words instead" if name in path or len(path) > DEEPEST_SET else ""

    def _excess(self, phrases: dict[Phrase, None]) -> str:
        return f"makes a set of more than {MOST_PHRASES} phrases; name fewer" if len(phrases) > MOST_PHRASES else ""


def _split_verb(name: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Split "WIRE_+TAP" into what stands before the inflected piece, that piece, and what stands behind it."""
    head, plus, tail = name.partition("+")
    before = cut_pieces(head.replace("_", " ")) if plus else []
    rest = cut_pieces((tail if plus else name).replace("_", " "))
    if not rest:
        raise PatternError(f'has the verb "{name[:LONGEST_SHOWN]}", in which no letter stands; write a verb')
    return tuple(before), rest[0], tuple(rest[1:])


def _first_code(line: str) -> EventCode | None:
    """Return the first code of a line, empty for "---"; None when it has none."""
    found = _CODE.search(line)
    if found is None:
        return None
    forward, _, backward = (part.strip() for part in found[1].partition(":"))
    return EventCode(forward.strip("-"), backward.strip("-"))


_TRANSFORMATION = re.compile(r"~\s*(\S+)\s*\(\s*(\S+)\s+(\S+)\s+(\S+?)\s*\)\s*(\S+)\s*=\s*(\S+)\s+(\S+)\s+(\S+)\s*")


def _transformation(line: str, number: int) -> Transformation:
    found = _TRANSFORMATION.fullmatch(line)
    if found is None:
        raise PatternError("has a transformation that cannot be read; write ~ a (b c VERB) VERB = a c CODE")
    subject, first, second, inner, verb, actor, recipient, code = found.groups()
    return Transformation(verb, subject, (first, second), inner, actor, recipient, code, number)
