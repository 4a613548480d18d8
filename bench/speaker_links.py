"""How often a speaker by pronoun, role or common noun is linked to whom the report names (train/speakers/README.md).

    python -m bench.speaker_links [FOLDER] [--half open|held|all] [--show]

A link is right when the speaker's entity has words in common with a name that is marked with the speaker's key.
Speakers whose words hold the last word of that name are left out, as in `bench.corpus_figures`.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.mentions import resolve_actors  # noqa: E402 - the path comes first
from tocsin.parse import load_parser, parse_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Document, Parsed, Resolved, Span  # noqa: E402

FOLDER = ROOT / "train/speakers"
NOBODY = "-"
HEADING = "=== "
TO_FIT = "fit-"
_MARK = re.compile(r"\{([^{}<>|]+)\|([\w-]+)\}|<([^{}<>|]+)\|([\w-]+)>")
_LEFT_OVER = re.compile(r"[{}<>|]")


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its marks.

    Attributes:
        name: What its heading calls it.
        document: The report without marks, as the product reads it.
        names: Words that name somebody, by key.
        speakers: Words of speakers in text order, each with its key.
    """

    name: str
    document: Document
    names: dict[str, list[Span]]
    speakers: list[tuple[Span, str]]

    @property
    def is_open(self) -> bool:
        """Whether its errors may be read; reports written only to fit on are, whatever their hash."""
        return self.name.startswith(TO_FIT) or int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2 == 0

    def to_link(self) -> list[tuple[Span, str]]:
        """Return the speakers that count: those whose words do not hold the last word of their own name."""
        text = self.document.text
        last = {key: text[spans[0].start : spans[0].end].split()[-1].lower() for key, spans in self.names.items()}
        return [
            (span, key)
            for span, key in self.speakers
            if key == NOBODY or last[key] not in text[span.start : span.end].lower()
        ]


def read_reports(folder: Path) -> Iterator[Report]:
    """Yield the reports of a folder.

    Raises:
        ValueError: A mark is broken, or a key names nobody.
    """
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text("utf-8").split(HEADING)[1:]:
            heading, _, marked = part.partition("\n")
            name, _, _, date, outlet = (field.strip() for field in heading.split(" | "))
            yield _read_report(name, marked.strip() + "\n", ReadOptions(published=date, outlet=outlet))


def _read_report(name: str, marked: str, options: ReadOptions) -> Report:
    names: dict[str, list[Span]] = {}
    speakers: list[tuple[Span, str]] = []
    parts: list[str] = []
    at = length = 0
    for found in _MARK.finditer(marked):
        before = marked[at : found.start()]
        words, key = (found[1], found[2]) if found[1] else (found[3], found[4])
        start = length + len(before)
        length = start + len(words)
        at = found.end()
        parts += [before, words]
        if found[1]:
            names.setdefault(key, []).append(Span(start, length))
        else:
            speakers.append((Span(start, length), key))
    text = "".join([*parts, marked[at:]])
    if left := _LEFT_OVER.search(text):
        raise ValueError(f"{name}: a mark is broken at {text[max(0, left.start() - 20) : left.end() + 20]!r}")
    if unknown := {key for _, key in speakers} - names.keys() - {NOBODY}:
        raise ValueError(f"{name}: nobody is named with the keys {', '.join(sorted(unknown))}")
    document = read_text(text, options=options)
    if document.text != text:
        raise ValueError(f"{name}: the reader changed the text, so that the marks no longer fit")
    return Report(name, document, names, speakers)


def find_head(parsed: Parsed, span: Span) -> Span:
    """Return the word that the others of some words hang on, as the statements look for it."""
    tokens = [t for s in parsed.sentences if s.span.overlaps(span) for t in s.tokens if span.overlaps(t.span)]
    own = {token.i for token in tokens}
    return next((token.span for token in tokens if token.head == token.i or token.head not in own), span)


def score_report(report: Report, parsed: Parsed, actors: Resolved) -> Iterator[tuple[str, Span, str]]:
    """Tell of each speaker that counts how its link is: right, other, none, or for nobody silent or false."""
    spans: dict[str, list[Span]] = {}
    for mention in actors.mentions:
        if mention.entity:
            spans.setdefault(mention.entity.value, []).append(mention.span)
    for span, key in report.to_link():
        head = find_head(parsed, span)
        entity = next((m.entity.value for m in actors.mentions if m.entity and m.span.overlaps(head)), "")
        found = spans.get(entity, [])
        means = {other for other, places in report.names.items() if any(a.overlaps(b) for a in places for b in found)}
        if key == NOBODY:
            yield ("false" if means else "silent"), span, key
        elif key in means:
            yield "right", span, key
        else:
            yield ("other" if means else "none"), span, key


def summary(counts: Counter[str]) -> str:
    """Return the counts in one line: the share of named speakers linked right, and how many of the links are right."""
    named, given = counts["right"] + counts["other"] + counts["none"], counts["right"] + counts["other"]
    links = given + counts["false"]
    return (
        f"right {counts['right']} of {named} ({counts['right'] / max(1, named):.3f}), other {counts['other']}, "
        f"none {counts['none']}; of nobody silent {counts['silent']}, false {counts['false']}; "
        f"precision of links {counts['right'] / max(1, links):.3f}"
    )


def main() -> int:
    """Check the folder and count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--half", choices=("open", "held", "all"), default="all")
    parser.add_argument("--show", action="store_true", help="list the errors of the open half")
    given = parser.parse_args()
    model = load_parser()
    counts: Counter[str] = Counter()
    for report in read_reports(given.folder):
        if given.half != "all" and report.is_open != (given.half == "open"):
            continue
        parsed = parse_document(report.document, parser=model)
        for verdict, span, key in score_report(report, parsed, resolve_actors(parsed)):
            counts[verdict] += 1
            if given.show and report.is_open and verdict not in ("right", "silent"):
                words = " ".join(report.document.text[max(0, span.start - 50) : span.end + 20].split())
                print(f"{report.name}: {verdict}: {report.document.quote(span)} ({key}): {words}")
    print(f"{given.half}: {summary(counts)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
