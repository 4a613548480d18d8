"""Fit how likely events are right by what rules and model say: writes `events/weigh.tsv` of the package.

    python train/fit_weigh.py --shared ../shared --judges build/judge [--figures]

Reads train/corpus and train/corpus/negatives.tsv with the models of `train/fit_events.py` that have not seen each
(fold 0 to 4 by the hash of the text), and fits one logistic regression of "the trigger is annotated, with this type,
and actors and recipients agree". `--figures` reads plv_train the same way and prints the figures of the public scorers
for types and triples, all of rows that the model has not seen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from events_data import YIELDS, fold_of
from fit_blend import fit

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.corpus import load_reports  # noqa: E402 - the path comes first
from bench.corpus_figures import letters, overlap  # noqa: E402
from bench.negatives import read_sentences  # noqa: E402
from tocsin.encoder.judge import open_judge  # noqa: E402
from tocsin.events.weigh import WEIGHTS  # noqa: E402
from tocsin.pipeline import Models, code_document, load_models  # noqa: E402
from tocsin.read import ReadOptions, read_text  # noqa: E402
from tocsin.record import Document, EventMention, Record, Span, Spans  # noqa: E402
from tocsin.run import Rejection, predict_records, predict_types  # noqa: E402
from tocsin.weights.chances import probability  # noqa: E402

OUT = ROOT / "src/tocsin/events" / WEIGHTS
FOLDS, BINS = 5, 10
MARKED = "marked"
# Sentences without events are as many as those of the corpus, of which only some hold events, as in reports.
PUBLISHED = "2024-03-14"
HEAD = """# Weights of the probability that type, actor and recipient of an event are right: a logistic regression.
# Fitted by train/fit_weigh.py on plv_train, train/corpus and its sentences without events, each read with a model that
# had not seen it, and stretched to the last two; features as events/weigh.py reckons them.
"""
Seen = tuple[EventMention, dict[str, float]]


def watch_document(document: Document, models: Models) -> list[Seen]:
    """Read a report and return every event with its features, before any is dropped as unlikely."""
    seen: list[Seen] = []
    code_document(document, models=replace(models, watch=lambda event, features: seen.append((event, features))))
    return seen


def is_right(event: EventMention, gold: Record) -> bool:
    """Tell whether an event is annotated, with its type and participants."""
    text = gold.document.text
    return any(
        letters(text, event.trigger) & letters(text, other.trigger)
        and other.type.value is event.type.value
        and all(overlap(text, _spans(event, side), _spans(other, side)) for side in ("actors", "recipients"))
        for other in gold.events
    )


def _spans(event: EventMention, side: str) -> Spans:
    return tuple(span for party in getattr(event, side) for span in party.spans)


def gather_marked(shared: Path, models: list[Models]) -> tuple[list[dict[str, float]], list[bool], list[int]]:
    """Return the same for plv_train, of events that share actor or recipient with the marked one.

    Others may be right too, as one event a sentence is marked. What is known is on the whole likelier to be right than
    events of a report: `MARKED` takes that up, a feature that no event has when it is read.
    """
    features, answers, folds = [], [], []
    for row in map(json.loads, (shared / "data/events/plv_train.jsonl").open(encoding="utf-8")):
        k, text = fold_of(row["text"]), row["text"]
        gold = {side: tuple(Span(s, e) for s, e in row[side]) for side in ("actor", "recipient")}
        for event, found in watch_document(read_text(text), models[k]):
            agree = [overlap(text, _spans(event, f"{side}s"), spans) for side, spans in gold.items()]
            # The marked ones all have both sides; what an event with one side is worth, only whole reports tell.
            if any(agree) and event.actors and event.recipients:
                of_type = YIELDS if row["type"] == "YIELD" else (row["type"],)
                features.append({**found, MARKED: 1.0})
                answers.append(all(agree) and event.type.value in of_type)
                folds.append(k)
    return features, answers, folds


def gather(models: list[Models]) -> tuple[list[dict[str, float]], list[bool], list[int]]:
    """Return features, answers and folds of all events of the corpus and of the sentences without events."""
    features, answers, folds = [], [], []
    for report in load_reports(ROOT / "train/corpus", tell=print):
        k, gold = fold_of(report.document.text), report.record()
        for event, found in watch_document(report.document, models[k]):
            features.append(found)
            answers.append(is_right(event, gold))
            folds.append(k)
    for _, sentence in read_sentences(ROOT / "train/corpus/negatives.tsv"):
        k = fold_of(sentence)
        seen = watch_document(read_text(sentence, options=ReadOptions(published=PUBLISHED)), models[k])
        features += [found for _, found in seen]
        answers += [False] * len(seen)
        folds += [k] * len(seen)
    return features, answers, folds


def show(shares: np.ndarray, answers: np.ndarray, proposed: np.ndarray) -> None:
    """Print calibration, and what floors keep, of rules and of the model alone."""
    for name, part in (("rules", ~proposed), ("model alone", proposed)):
        p, y = shares[part], answers[part]
        order = np.array_split(np.argsort(p), BINS)
        gap = sum(len(at) * abs(p[at].mean() - y[at].mean()) for at in order if len(at)) / max(1, len(p))
        print(f"{name}: {len(p)} events, {int(y.sum())} right, expected calibration error {gap:.3f}")
        for floor in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6):
            kept = p >= floor
            print(f"  floor {floor:.2f}: {int(kept.sum())} kept, {y[kept].mean() if kept.any() else 0:.3f} right, "
                  f"{int(y[kept].sum())} of {int(y.sum())}")  # fmt: skip


def fit_weights(features: list[dict[str, float]], answers: list[bool], chosen: np.ndarray) -> dict[str, float]:
    """Fit on all events, then stretch and shift the log-odds so that they hold for whole reports (Platt 1999)."""
    weights = fit([features[n] for n in chosen], [answers[n] for n in chosen])
    weights.pop(MARKED)
    whole = [n for n in chosen if MARKED not in features[n]]
    totals = [sum(weights.get(name, 0.0) * value for name, value in features[n].items()) for n in whole]
    both = fit([{"bias": 1.0, "total": total} for total in totals], [answers[n] for n in whole])
    stretched = {name: weight * both["total"] for name, weight in weights.items()}
    return {**stretched, "bias": stretched["bias"] + both["bias"]}


def print_figures(shared: Path, models: list[Models], changed: Path | None) -> None:
    """Print the public scorers' figures for plv_train, each row read by a model that has not seen it."""
    gold = changed or shared / "data/events/plv_train.jsonl"
    rows = [json.loads(line) for line in gold.open(encoding="utf-8")]
    for scorer, predict in (("score_types", predict_types), ("score_triples", _records)):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for k in range(FOLDS):
                part = [row for row in rows if fold_of(row.get("swapped_from", row["text"])) == k]
                file.writelines(json.dumps(row) + "\n" for row in predict(part, models=models[k]))
            file.flush()
            command = [sys.executable, str(shared / "eval" / f"{scorer}.py"), str(gold), file.name]
            print(scorer, subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout, flush=True)


def _records(rows: list[dict[str, Any]], *, models: Models) -> Iterator[dict[str, Any]]:
    return (row for row in predict_records(iter(rows), models=models) if not isinstance(row, Rejection))


def main() -> None:
    """Fit the weights and write them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    options.add_argument(
        "--judges", type=Path, default=Path("build/judge"), help="folder with fold0.onnx to fold4.onnx"
    )
    options.add_argument("--figures", action="store_true", help="only print the figures for plv_train")
    options.add_argument("--gold", type=Path, help="rows of plv_train that bench/swap.py has changed, for --figures")
    given = options.parse_args()
    plain = load_models()
    models = [replace(plain, judge=open_judge(given.judges / f"fold{k}.onnx", sha256="")) for k in range(FOLDS)]
    if given.figures:
        print_figures(given.shared, models, given.gold)
        return
    features, answers, folds = (a + b for a, b in zip(gather(models), gather_marked(given.shared, models), strict=True))
    right, fold = np.array(answers), np.array(folds)
    everything = np.arange(len(right))
    shares = np.zeros(len(right))
    for k in range(FOLDS):
        weights = fit_weights(features, answers, everything[fold != k])
        shares[fold == k] = [probability(features[n], weights) for n in everything[fold == k]]
    proposed, marked = (np.array([name in one for one in features]) for name in ("rule judge", MARKED))
    for name, part in (("corpus and negatives", ~marked), ("plv_train", marked)):
        print(name, "(scores of plv_train are those of whole reports, so too low)" if name == "plv_train" else "")
        show(shares[part], right[part], proposed[part])
    weights = fit_weights(features, answers, everything)
    lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items()]
    OUT.write_text(HEAD + "\n".join(["feature\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
