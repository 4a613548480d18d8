"""A folder of annotated reports in, records out, or the faults that keep them from being ones (docs/annotation.md).

    python -m bench.corpus FOLDER [--only 017] [--json]

Without `--json` it only checks and counts; with it each report is written in the record form, one line of JSON each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from bench.corpus_record import build_record  # noqa: E402 - the path comes first
from bench.corpus_rules import check_rules  # noqa: E402
from bench.corpus_words import Fault, find_words  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Document, Record, Span  # noqa: E402

MADE_UP = "This report is made up: no event, person or outlet in it exists."
# Fields that hold words, in any object of an annotation.
WORDS = frozenset({"words", "cue", "content", "trigger", "who"})
# Fields that hold a list of words, each a value of its own.
LISTS_OF_WORDS = frozenset({"mentions"})


@dataclass(frozen=True, slots=True)
class Report:
    """An annotated report.

    Attributes:
        name: File name without ending.
        document: The report as the product reads it.
        notes: The annotation with spans in the place of words.
    """

    name: str
    document: Document
    notes: dict[str, Any]

    def record(self) -> Record:
        """Return the annotation in the record form."""
        return build_record(self.document, self.notes)


@dataclass(slots=True)
class _Resolver:
    """Turns words into spans and keeps what cannot be turned."""

    text: str
    faults: list[Fault] = field(default_factory=list)

    def resolve(self, value: Any, at: str) -> Any:
        if isinstance(value, dict):
            return {key: self._field(key, item, f"{at}.{key}") for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item, f"{at}[{n}]") for n, item in enumerate(value)]
        return value

    def _field(self, key: str, item: Any, at: str) -> Any:
        if key in WORDS:
            return self._spans(item, at)
        if key in LISTS_OF_WORDS and isinstance(item, list):
            return [self._spans(words, f"{at}[{n}]") for n, words in enumerate(item)]
        return self.resolve(item, at)

    def _spans(self, words: Any, at: str) -> tuple[Span, ...]:
        found = find_words(self.text, words)
        if isinstance(found, Fault):
            self.faults.append(Fault(at, found.what))
            return ()
        return found


def load_report(path: Path) -> tuple[Report, list[Fault]]:
    """Read a report with its annotation.

    Args:
        path: The JSON file; the report lies beside it with the ending `.txt`.

    Returns:
        The report, and its faults: only one without any can be made a record.
    """
    name = path.with_suffix("").name
    try:
        raw = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
    except (OSError, ValueError) as error:
        return Report(name, read_text("-", options=ReadOptions()), {}), [Fault("", f"cannot be read: {error}")]
    document = read_text(text, options=_given(raw))
    resolver = _Resolver(document.text)
    notes = resolver.resolve(raw, "")
    if raw.get("made_up") != MADE_UP:
        resolver.faults.append(Fault(".made_up", f"must be {MADE_UP!r}"))
    return Report(name, document, notes), resolver.faults + check_rules(document, notes)


def _given(raw: dict[str, Any]) -> ReadOptions:
    """Return what an archive knows of a report besides its text, and what a user hands in with it."""
    outlet = raw.get("entities", {}).get(raw.get("outlet"), {})
    return ReadOptions(published=raw.get("published"), outlet=outlet.get("name"))


def load_reports(folder: Path, *, tell: Callable[[str], None], only: str = "") -> Iterator[Report]:
    """Yield the reports of a folder that have no faults, in the order of their names; faults are told, a line each.

    Args:
        folder: With a `.txt` and a `.json` file for each report.
        tell: Takes a line for each fault.
        only: Reports whose names begin so.
    """
    for path in sorted(folder.glob(f"{only}*.json")):
        report, faults = load_report(path)
        for fault in faults:
            tell(f"{path.name}{fault.at}: {fault.what}")
        if not faults:
            report.record()
            yield report


def main() -> int:
    """Check a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="reports whose names begin so")
    parser.add_argument("--json", action="store_true", help="write the records")
    options = parser.parse_args()
    faults: list[str] = []
    reports = list(load_reports(options.folder, tell=faults.append, only=options.only))
    for report in reports if options.json else ():
        print(report.record().to_json())
    for line in faults:
        print(line, file=sys.stderr)
    statements = sum(len(report.notes["statements"]) for report in reports)
    events = sum(len(report.notes["events"]) for report in reports)
    words = sum(len(report.document.text.split()) for report in reports)
    print(
        f"{len(reports)} reports without fault, {words} words, {statements} statements, {events} events; "
        f"{len(faults)} faults",
        file=sys.stderr,
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
