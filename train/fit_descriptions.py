"""Fit the weights by which "the rancher" finds its name: `python train/fit_descriptions.py` rewrites them.

Material: the open half of `train/speakers` and all of `train/corpus`. A phrase is an example when it is marked there;
of those in reach the ones are right that have words in common with the marked names, and nobody where there is none. As
a link changes what later phrases find, reading and fitting take turns for a few rounds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.corpus import load_reports  # noqa: E402 - the path comes first
from bench.speaker_links import FOLDER, NOBODY, find_head, read_reports  # noqa: E402
from tocsin.mentions import link_roles, resolve_actors  # noqa: E402
from tocsin.mentions.description_features import Description, features  # noqa: E402
from tocsin.mentions.descriptions import LEAST_SHARE, MODEL, find_options  # noqa: E402
from tocsin.mentions.dossier import Dossier  # noqa: E402
from tocsin.mentions.fitted import FILE, read_weights  # noqa: E402
from tocsin.mentions.register import Register  # noqa: E402
from tocsin.parse import load_parser, parse_document  # noqa: E402
from tocsin.record import Parsed, Span  # noqa: E402

TABLE = ROOT / "src/tocsin/mentions" / FILE
ROUNDS = 4
STEPS = 3000
RATE = 0.5
DECAY = 0.004


@dataclass(slots=True)
class Marked:
    """A report with the words that are marked in it.

    Attributes:
        parsed: The report.
        keys: Marked words, with the key of whom they mean; "-" for nobody who has a name.
        places: For each key the words that name it.
    """

    parsed: Parsed
    keys: list[tuple[Span, str]]
    places: dict[str, list[Span]]


@dataclass(slots=True)
class Example:
    """A phrase with those whom it may mean: whether each is right, and its features; whether nobody is right."""

    rows: list[tuple[bool, dict[str, float]]] = field(default_factory=list)
    nobody: bool = False


def main() -> None:
    """Fit, and write the weights."""
    reports = list(read_material())
    weights = read_weights(MODEL)
    for _ in range(ROUNDS):
        examples = [example for report in reports for example in make_examples(report)]
        weights = fit(examples)
        write(weights)
        print(f"{len(examples)} phrases, {tell(examples, weights)}")


def read_material() -> Iterator[Marked]:
    """Yield the marked reports."""
    parser = load_parser()
    for report in read_reports(FOLDER):
        if report.is_open:
            yield Marked(parse_document(report.document, parser=parser), report.speakers, report.names)
    for annotated in load_reports(ROOT / "train/corpus", tell=print):
        record = annotated.record()
        keys = [(m.span, m.entity.value) for m in record.mentions if m.entity]
        places: dict[str, list[Span]] = {}
        for span, key in keys:
            places.setdefault(key, []).append(span)
        yield Marked(parse_document(annotated.document, parser=parser), keys, places)


def make_examples(report: Marked) -> Iterator[Example]:
    """Read a report, and make an example of each marked phrase that is looked for."""
    seen: list[tuple[Span, list[tuple[Dossier, dict[str, float]]]]] = []
    with _watched(seen):
        resolve_actors(report.parsed)
    for span, options in seen:
        key = next((key for marked, key in report.keys if find_head(report.parsed, marked) == span), None)
        if key is None or not options:
            continue
        places = [place for place in report.places.get(key, []) if not place.overlaps(span)]
        rows = [(_has(dossier, places), found) for dossier, found in options]
        if key == NOBODY:
            rows = [(not dossier.is_named, found) for dossier, found in options]
        yield Example(rows, nobody=key == NOBODY or not any(right for right, _ in rows))


@contextmanager
def _watched(seen: list[tuple[Span, list[tuple[Dossier, dict[str, float]]]]]) -> Iterator[None]:
    """Note whom each phrase may mean. The span runs to its head, so that it ends with the word that is looked up."""
    plain = link_roles.choose_described

    def choose(description: Description, register: Register) -> Dossier | None:
        candidate = description.candidate
        span = description.line.span(candidate.head, candidate.head + 1)
        options = find_options(description, register)
        seen.append((span, [(option.dossier, features(description, option)) for option in options]))
        return plain(description, register)

    link_roles.choose_described = choose
    try:
        yield
    finally:
        link_roles.choose_described = plain


def _has(dossier: Dossier, places: list[Span]) -> bool:
    return any(member[0].overlaps(place) for member in dossier.members for place in places)


def fit(examples: list[Example]) -> dict[str, float]:
    """Maximise the share of probability that the right ones get, by gradient ascent with weight decay."""
    names = sorted({name for example in examples for _, found in example.rows for name in found})
    at = {name: i for i, name in enumerate(names)}
    rows = [found for example in examples for _, found in example.rows]
    matrix = np.zeros((len(rows), len(names)))
    for i, found in enumerate(rows):
        for name, value in found.items():
            matrix[i, at[name]] = value
    owner = np.repeat(np.arange(len(examples)), [len(example.rows) for example in examples])
    right = np.array([good for example in examples for good, _ in example.rows])
    nobody = np.array([example.nobody for example in examples], dtype=float)
    weights = np.zeros(len(names))
    for step in range(STEPS):
        scores = np.exp(np.clip(matrix @ weights, -30, 30))
        total = 1 + np.bincount(owner, scores, len(examples))
        good = nobody + np.bincount(owner, scores * right, len(examples))
        pull = scores * right / good[owner] - scores / total[owner]
        slope = matrix.T @ pull / len(examples) - DECAY * weights
        weights += RATE / (1 + step / STEPS) * slope
    return dict(zip(names, weights.tolist(), strict=True))


def _best(example: Example, weights: dict[str, float]) -> tuple[float, bool]:
    scores = np.exp([sum(weights.get(n, 0.0) * v for n, v in found.items()) for _, found in example.rows])
    best = int(scores.argmax())
    return float(scores[best] / (1 + scores.sum())), example.rows[best][0]


def tell(examples: list[Example], weights: dict[str, float]) -> str:
    """Return in words how many links are right on the material."""
    found = [_best(example, weights) for example in examples]
    given = [good for share, good in found if share >= LEAST_SHARE]
    possible = sum(any(good for good, _ in example.rows) for example in examples)
    return f"{sum(given)} of {len(given)} links right, {possible} possible"


def write(weights: dict[str, float]) -> None:
    """Put the weights into the table, in the place of the old ones."""
    lines = TABLE.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(f"{MODEL}\t")]
    rows = [f"{MODEL}\t{name}\t{value:.2f}" for name, value in sorted(weights.items())]
    TABLE.write_text("\n".join([*kept, *rows]) + "\n", "utf-8")
    read_weights.cache_clear()


if __name__ == "__main__":
    main()
