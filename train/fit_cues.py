"""Fit `src/tocsin/statements/cues.tsv`, the lexicon of cues, to texts with marked attributions.

    python train/fit_cues.py POLNEAR_TRAIN.jsonl [--words train/cues_words.tsv] [--out cues.tsv] [--floor 0.33]

The data are the training part of PolNeAR 1.0 (news of seven outlets in the United States, 2015 and 2016; not in the
repository), one JSON object a line: `text`, maybe `title` and `outlet`, and `statements` with `speaker`, `cue` and
`content` as lists of [start, end] in code points.

Every text is read, parsed and searched for names as Tocsin does it. Every word of `cues_words.tsv` with a complement
then counts once, and counts as right when some marked attribution has the same content (overlap over union of the
letters above a half) and the same speaker. The share of a word with a kind of complement is smoothed towards that of
all words with the kind; rows below the floor are left out. Cues inside quotations or inside what is said are not
counted. Nothing is drawn by chance, so there is no seed and two runs give equal files. Settings and results stand in
`train/cues.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.mentions import resolve_actors  # noqa: E402 - the path comes first
from tocsin.parse import load_parser, parse_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Act, Parsed, Resolved, Sentence, Span, Spans  # noqa: E402
from tocsin.statements.cues import COLUMNS, Cue, Lexicon  # noqa: E402
from tocsin.statements.frames import Frame, read_frames  # noqa: E402
from tocsin.statements.scene import OUTSIDE, Scene, make_scene  # noqa: E402
from tocsin.statements.silence import why_not_said  # noqa: E402
from tocsin.statements.speakers import noun_phrase  # noqa: E402

WORDS = ROOT / "train" / "cues_words.tsv"
OWN = ROOT / "train" / "cues_own.tsv"
OUT = ROOT / "src" / "tocsin" / "statements" / "cues.tsv"
# Counted as so many examples with the share of all words of the kind.
PRIOR = 4
# The share of a kind with few examples starts from this one, counted as so many examples.
BASE, BASE_PRIOR = 0.3, 5
# Lowest share right of a row; fitted on a quarter of the training part with the lexicon of the rest (train/cues.md).
FLOOR = 0.33
# A word with fewer examples of a complement is left out, but for clauses, whose kind may be trusted.
FEWEST = 3
TRUSTED = frozenset({"clause", "objinf", "small", "as"})
# Objects need more: what is done to them is often a deed.
STRICTER, STRICTER_BY = frozenset({"np", "passive", "prep:to"}), 0.04
# Prepositions of time and place, which say when and where.
CIRCUMSTANCES = frozenset(f"prep:{word}" for word in ("by", "at", "in", "after", "during", "over", "before", "like"))
# Complements that are taken without counting. Quote and paren have the rounded share of all such rows together, since
# the place of a cue next to what is said tells more than its word; the others claim nothing.
GIVEN = {"quote": 0.9, "paren": 0.75, "addressee": 1.0, "source": 1.0}
# "Called on them to stop" only goes with these.
WITH_INFINITIVE = frozenset({"call", "appeal", "count"})
# What does not count as a letter of a content, as in the public scorer.
MARKS = frozenset("\"“”‘’'`.,;:!?-–—()[]«»„")

Key = tuple[str, str, str]


@dataclass(slots=True)
class Tally:
    """Examples of words with their complements, all and right ones."""

    seen: dict[Key, int] = field(default_factory=dict)
    right: dict[Key, int] = field(default_factory=dict)

    def add(self, key: Key, *, is_right: bool) -> None:
        """Count an example."""
        self.seen[key] = self.seen.get(key, 0) + 1
        self.right[key] = self.right.get(key, 0) + is_right


@dataclass(frozen=True, slots=True)
class Words:
    """The words that may become cues: acts by lemma, part of speech and kind; "-" for complements that never count."""

    acts: dict[Key, str]

    def act(self, key: Key) -> str | None:
        """Return the act of a word with a complement; None where it is no cue."""
        act = self.acts.get(key) or self.acts.get((key[0], key[1], "*"))
        return None if act == "-" else act

    def lexicon(self) -> Lexicon:
        """Return all words as cues, for rules that ask whether a verb under another one speaks."""
        return Lexicon({key: Cue(Act(act), 1.0) for key, act in sorted(self.acts.items()) if act != "-"})


def read_words(path: Path) -> Words:
    """Read the table of words."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return Words({(lemma, pos, kind): act for lemma, pos, kind, act in lines[1:]})


def count_text(
    tally: Tally, words: Words, parsed: Parsed, actors: Resolved, statements: Iterable[dict[str, Any]]
) -> None:
    """Count the examples of one text."""
    scene, lexicon, text = make_scene(parsed, actors), words.lexicon(), parsed.document.text
    gold = [(_letters(text, one["content"]), _letters(text, one["speaker"])) for one in statements]
    said = frozenset().union(*(content for content, _ in gold))
    for sentence in scene.sentences:
        for token in sentence.tokens:
            if scene.quoted[sentence.i][token.i] != OUTSIDE or token.start in said:
                continue
            for frame in read_frames(sentence, token.i):
                key = (frame.key, frame.pos, frame.kind)
                act = words.act(key)
                if act and frame.content and not why_not_said(scene, lexicon, sentence, frame, Act(act)):
                    tally.add(key, is_right=_is_marked(scene, sentence, frame, gold))


def _is_marked(
    scene: Scene, sentence: Sentence, frame: Frame, gold: list[tuple[frozenset[int], frozenset[int]]]
) -> bool:
    content = _letters_of(scene.text, scene.spans(sentence, frame.content))
    stop = frozenset(frame.content) | frozenset(frame.marks)
    phrases = [scene.spans(sentence, noun_phrase(sentence, head, stop)) for head in frame.speakers]
    speaker = _letters_of(scene.text, tuple(span for spans in phrases for span in spans))
    near = [(len(one & content) / len(one | content), who) for one, who in gold if one & content]
    if not near:
        return False
    overlap, who = max(near, key=lambda row: row[0])
    agrees = not who and not speaker
    if who and speaker:
        agrees = 2 * len(who & speaker) >= min(len(who), len(speaker))
    return overlap > 0.5 and agrees


def _letters(text: str, spans: Iterable[list[int]]) -> frozenset[int]:
    return _letters_of(text, tuple(Span(start, end) for start, end in spans if start < end))


def _letters_of(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(
        i for span in spans for i in range(span.start, span.end) if not text[i].isspace() and text[i] not in MARKS
    )


def make_rows(tally: Tally, words: Words, floor: float) -> list[tuple[str, str, str, str, float]]:
    """Choose the rows of the lexicon: lemma, part of speech, kind, act and share."""
    rows = [(*key, act, GIVEN[key[2]]) for key, act in words.acts.items() if key[2] in GIVEN and act != "-"]
    shares = _kind_shares(tally)
    clauses = {(lemma, pos, "clause") for lemma, pos, _ in words.acts if pos == "VERB"}
    for key in sorted({*tally.seen, *clauses}):
        act, kind, seen = words.act(key), key[2], tally.seen.get(key, 0)
        prior = shares.get(key[1:], BASE)
        share = (tally.right.get(key, 0) + PRIOR * prior) / (seen + PRIOR)
        lowest = floor + STRICTER_BY * (kind.split(":")[0] in STRICTER or kind in STRICTER)
        known = seen >= FEWEST or (kind in TRUSTED and prior >= floor)
        odd = kind in CIRCUMSTANCES or kind in GIVEN
        odd = odd or (kind.startswith("prepinf") and key[0] not in WITH_INFINITIVE)
        if act and known and share >= lowest and not odd:
            rows.append((*key, act, round(share, 2)))
    return sorted(rows, key=lambda row: (row[1], row[0], row[2]))


def _kind_shares(tally: Tally) -> dict[tuple[str, str], float]:
    """Return the share right of each part of speech with each kind; "say" alone would outweigh all others."""
    seen: dict[tuple[str, str], int] = {}
    right: dict[tuple[str, str], int] = {}
    for key, count in tally.seen.items():
        if key[0] != "say":
            seen[key[1:]] = seen.get(key[1:], 0) + count
            right[key[1:]] = right.get(key[1:], 0) + tally.right[key]
    return {kind: (right[kind] + BASE * BASE_PRIOR) / (count + BASE_PRIOR) for kind, count in seen.items()}


Row = tuple[str, str, str, str, float]


def read_own(path: Path) -> list[Row]:
    """Read the rows that are written by hand."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return [(lemma, pos, kind, act, float(score)) for lemma, pos, kind, act, score in lines[1:]]


def with_own(rows: list[Row], own: list[Row]) -> list[Row]:
    """Add the rows of words that are not fitted."""
    fitted = {row[:3] for row in rows}
    return sorted([*rows, *(row for row in own if row[:3] not in fitted)], key=lambda row: (row[1], row[0], row[2]))


def write_rows(path: Path, rows: list[tuple[str, str, str, str, float]]) -> None:
    """Write the lexicon under the head that its file has."""
    head = [line for line in OUT.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = ["\t".join(map(str, row)) for row in rows]
    path.write_text("\n".join([*head, "\t".join(COLUMNS), *lines]) + "\n", encoding="utf-8")


def _read_texts(data: Path) -> Iterator[tuple[Parsed, Resolved, list[dict[str, Any]]]]:
    parser = load_parser()
    for line in data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        options = ReadOptions(outlet=row.get("outlet"), title=row.get("title"))
        parsed = parse_document(read_text(row["text"], options=options), parser=parser)
        yield parsed, resolve_actors(parsed), row["statements"]


def main() -> None:
    """Fit the lexicon and write it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path, help="texts with marked attributions, JSONL")
    options.add_argument("--words", type=Path, default=WORDS, help="words that may become cues")
    options.add_argument("--out", type=Path, default=OUT, help="where the lexicon goes")
    options.add_argument("--floor", type=float, default=FLOOR, help="lowest share right of a row, 0 to 1")
    given = options.parse_args()
    words, tally = read_words(given.words), Tally()
    for parsed, actors, statements in _read_texts(given.data):
        count_text(tally, words, parsed, actors, statements)
    rows = with_own(make_rows(tally, words, given.floor), read_own(OWN))
    write_rows(given.out, rows)
    print(f"{sum(tally.seen.values())} examples, {len(rows)} rows, written to {given.out}")


if __name__ == "__main__":
    main()
