"""Fit the weights of `mentions/pronouns.py` on half of GAP: `python train/fit_pronouns.py gap_dev.jsonl`.

GAP rows (Webster et al. 2018, Apache 2.0) have a text, a pronoun and two names, each marked whether the pronoun stands
for it. The half is chosen by a hash of the row's id; the other half is never looked at.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.pronouns import is_fitted
from tocsin.mentions import pronouns, resolve_actors
from tocsin.mentions.candidate import Candidate
from tocsin.mentions.dossier import Dossier
from tocsin.mentions.lines import Line
from tocsin.mentions.pronouns import Mentioned
from tocsin.parse import load_parser, parse_document
from tocsin.read import read_text
from tocsin.record import Parsed

STEPS = 400
RATE = 0.5
DECAY = 0.003

Example = list[tuple[bool, dict[str, float]]]


def main(path: str) -> None:
    """Print the weights."""
    parser = load_parser()
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    kept = [row for row in rows if is_fitted(row["id"])]
    examples = list(make_examples((row, parse_document(read_text(row["text"]), parser=parser)) for row in kept))
    weights = fit(examples)
    print(json.dumps({name: round(value, 2) for name, value in sorted(weights.items())}, indent=1))


def make_examples(rows: Iterator[tuple[dict[str, Any], Parsed]]) -> Iterator[Example]:
    """Make an example of each row: for each mention in reach, whether it is right, and its features."""
    for row, parsed in rows:
        right = [row[name]["span"] for name in ("a", "b") if row[name]["same"]]
        seen: list[tuple[Dossier, dict[str, float], int]] = []
        with _watched(seen):
            resolve_actors(parsed)
        example = [
            (any(_names(dossier, span) for span in right), found)
            for dossier, found, start in seen
            if start == row["pronoun"][0]
        ]
        if any(good for good, _ in example) and not all(good for good, _ in example):
            yield example


@contextmanager
def _watched(seen: list[tuple[Dossier, dict[str, float], int]]) -> Iterator[None]:
    """Note every mention that is weighed, with its features and where the pronoun starts."""
    plain = pronouns.features

    def features(item: Mentioned, line: Line, pronoun: Candidate, quotation: int, rank: int) -> dict[str, float]:
        found = plain(item, line, pronoun, quotation, rank)
        seen.append((item.dossier, found, line.tokens[pronoun.head].start))
        return found

    pronouns.features = features
    try:
        yield
    finally:
        pronouns.features = plain


def _names(dossier: Dossier, span: list[int]) -> bool:
    return any(member[0].start < span[1] and span[0] < member[0].end for member in dossier.members)


def fit(examples: list[Example]) -> dict[str, float]:
    """Maximise the share of probability that the right mentions get, by gradient ascent with weight decay."""
    names = sorted({name for example in examples for _, found in example for name in found})
    weights = dict.fromkeys(names, 0.0)
    for step in range(STEPS):
        slope = {name: -DECAY * weight for name, weight in weights.items()}
        for example in examples:
            scores = [math.exp(sum(weights[name] * value for name, value in found.items())) for _, found in example]
            total = sum(scores)
            good = sum(score for score, (right, _) in zip(scores, example, strict=True) if right)
            for score, (right, found) in zip(scores, example, strict=True):
                pull = (score / good if right else 0.0) - score / total
                for name, value in found.items():
                    slope[name] += pull * value / len(examples)
        rate = RATE / (1 + step / STEPS)
        weights = {name: weight + rate * slope[name] for name, weight in weights.items()}
    return weights


if __name__ == "__main__":
    main(*sys.argv[1:])
