"""Fit the weights of the ranking of places on sets with coordinates, and tell how good they are across two folds.

    python train/fit_places.py SET.jsonl ... [--write]

A set has rows with id, text, toponyms (span, lat, lon), and maybe url and title. Rows are split by number, odd and
even: figures are for the half that the weights did not see; the weights that are written saw both. A conditional logit
is fitted for each pass by gradient descent; the target is any place within 161 km of the annotated one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.mentions import place_ranker as ranker  # noqa: E402 - the path comes first
from tocsin.mentions.place_context import Context  # noqa: E402
from tocsin.mentions.place_distance import km_between  # noqa: E402
from tocsin.mentions.place_names import find_place_names  # noqa: E402
from tocsin.mentions.places import find_beside, find_candidates  # noqa: E402
from tocsin.ontology.places import read_gazetteer  # noqa: E402
from tocsin.parse import load_parser, parse_document  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Document, Parsed  # noqa: E402

TARGET = ROOT / "src" / "tocsin" / "ontology" / "places_weights.tsv"
NEAR_KM = 161.0
PENALTY = 0.5
ROUNDS = 400
RATE = 0.3


@dataclass
class Report:
    """One report: its names with their places, and which place is right for each name."""

    fold: int
    document: Document
    candidates: ranker.Candidates
    beside: dict[str, frozenset[tuple[str, str]]]
    # Each annotated name with, for each of its places, whether it is right.
    truths: list[tuple[str, np.ndarray]]


def main() -> None:
    """Fit, report, and write when told to."""
    parser = argparse.ArgumentParser(description="Fit the ranking of places.")
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    given = parser.parse_args()
    reports = [report for path in given.sets for report in read_set(path)]
    for fold in (0, 1):
        weights = fit([report for report in reports if report.fold != fold])
        print(f"fold {fold}: right {share_right([r for r in reports if r.fold == fold], weights):.4f}")
    weights = fit(reports)
    calibration = calibrate(reports)
    print(f"both: right {share_right(reports, weights):.4f} (seen)")
    for i, feature in enumerate(ranker.FEATURES):
        print(f"{feature:<16}" + "".join(f"{row[i]:>9.3f}" for row in weights))
    if given.write:
        write(weights, calibration, given.sets)


def read_set(path: Path) -> list[Report]:
    """Read a set, find the names of its reports, and ask the annotation which places are right."""
    gazetteer = read_gazetteer()
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    out = []
    for number, (row, parsed) in enumerate(zip(rows, parse_rows(path, rows), strict=True)):
        names = find_place_names(parsed, gazetteer=gazetteer).kept
        candidates = find_candidates(names, gazetteer)
        truths = []
        for name in names:
            gold = [t for t in row["toponyms"] if t["span"][0] < name.span.end and name.span.start < t["span"][1]]
            if gold and name.form in candidates:
                right = [
                    km_between(gold[0]["lat"], gold[0]["lon"], site.lat, site.lon) <= NEAR_KM
                    for site in candidates[name.form]
                ]
                truths.append((name.form, np.array(right)))
        beside = find_beside(names, gazetteer)
        out.append(Report(number % 2, parsed.document, candidates, beside, truths))
    return out


def parse_rows(path: Path, rows: Sequence[dict[str, Any]]) -> list[Parsed]:
    """Parse the rows of a set."""
    model = load_parser()
    options = [ReadOptions(title=row.get("title"), url=row.get("url")) for row in rows]
    return [
        parse_document(read_text(row["text"], options=option), parser=model)
        for row, option in zip(rows, options, strict=True)
    ]


def describe(report: Report, shares: ranker.Shares) -> dict[str, np.ndarray]:
    """Return the features of the places of each name of a report, given the shares of the pass before."""
    context = Context(report.candidates, shares, report.document)
    return {
        name: np.array(ranker.describe_sites(name, sites, report.beside, context.support(name)))
        for name, sites in report.candidates.items()
    }


def fit(reports: Sequence[Report]) -> list[np.ndarray]:
    """Fit the weights of each pass."""
    shares = [ranker.first_shares(report.candidates) for report in reports]
    weights = []
    for _ in range(ranker.PASSES):
        features = [describe(report, share) for report, share in zip(reports, shares, strict=True)]
        weights.append(fit_pass(reports, features))
        shares = [weigh(table, weights[-1]) for table in features]
    return weights


def fit_pass(reports: Sequence[Report], features: Sequence[dict[str, np.ndarray]]) -> np.ndarray:
    """Fit one pass by gradient descent (Adam) on the likelihood of the right places."""
    rows, groups, right, n = [], [], [], 0
    for report, table in zip(reports, features, strict=True):
        for name, truth in report.truths:
            if truth.any() and not truth.all():
                rows.append(table[name])
                groups += [n] * len(truth)
                right.append(truth)
                n += 1
    x, group, y = np.vstack(rows), np.array(groups), np.concatenate(right)
    weights, first, second = np.zeros(x.shape[1]), np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for step in range(1, ROUNDS + 1):
        p = np.exp(np.clip(x @ weights, -50, 50))
        all_, good = p / np.bincount(group, p)[group], p * y / np.bincount(group, p * y)[group]
        gradient = x.T @ (all_ - good) + PENALTY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights = weights - RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def weigh(table: dict[str, np.ndarray], weights: np.ndarray) -> ranker.Shares:
    """Return the shares of a pass."""
    out = {}
    for name, rows in table.items():
        values = rows @ weights
        powers = np.exp(values - values.max())
        out[name] = list(powers / powers.sum())
    return out


def share_right(reports: Sequence[Report], weights: Sequence[np.ndarray]) -> float:
    """Return the share of the annotated names with candidates for which the likeliest place is right."""
    hits = total = 0
    for report in reports:
        shares = ranked(report, weights)
        for name, truth in report.truths:
            hits += bool(truth[int(np.argmax(shares[name]))])
            total += 1
    return hits / total


def calibrate(reports: Sequence[Report]) -> tuple[float, float]:
    """Fit slope and shift of a logistic curve from the share of a place to whether it is right, across the folds."""
    shares, right = [], []
    for fold in (0, 1):
        weights = fit([report for report in reports if report.fold != fold])
        for report in reports:
            if report.fold == fold:
                table = ranked(report, weights)
                for name, truth in report.truths:
                    best = int(np.argmax(table[name]))
                    sites = report.candidates[name]
                    near = [km_between(sites[best].lat, sites[best].lon, s.lat, s.lon) <= NEAR_KM for s in sites]
                    shares.append(min(0.999, max(0.001, float(np.array(table[name])[near].sum()))))
                    right.append(float(truth[best]))
    x, y = np.log(np.array(shares) / (1 - np.array(shares))), np.array(right)
    slope, shift = 0.0, 0.0
    for _ in range(25):  # Newton's method
        p = 1 / (1 + np.exp(-slope * x - shift))
        v = p * (1 - p)
        hessian = np.array([[(v * x * x).sum(), (v * x).sum()], [(v * x).sum(), v.sum()]])
        step = np.linalg.solve(hessian, np.array([((y - p) * x).sum(), (y - p).sum()]))
        slope, shift = slope + step[0], shift + step[1]
    p = 1 / (1 + np.exp(-slope * x - shift))
    print("score, and share right (across folds):")
    for low, high in ((0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (p >= low) & (p < high)
        if inside.any():
            print(f"  {low:.1f}-{min(high, 1):.1f}  n {inside.sum():<5} {p[inside].mean():.3f}  {y[inside].mean():.3f}")
    return float(slope), float(shift)


def ranked(report: Report, weights: Sequence[np.ndarray]) -> ranker.Shares:
    """Return the shares after all passes."""
    shares = ranker.first_shares(report.candidates)
    for row in weights:
        shares = weigh(describe(report, shares), row)
    return shares


def write(weights: Sequence[np.ndarray], calibration: tuple[float, float], sets: Sequence[Path]) -> None:
    """Write the weights with a head that says where they come from."""
    seen = ", ".join(f"{path.name} (sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:12]})" for path in sets)
    head = (
        "# Weights of the ranking of places (mentions/place_ranker.py): a conditional logit, fitted by\n"
        f"# train/fit_places.py on {seen}.\n"
        "# `score`: slope and shift of the logistic curve from a share to a probability.\n"
        "# feature\tfirst pass\tsecond pass\n"
    )
    lines = [f"{name}\t" + "\t".join(f"{row[i]:.3f}" for row in weights) for i, name in enumerate(ranker.FEATURES)]
    lines.append("score\t" + "\t".join(f"{value:.3f}" for value in calibration))
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
