"""One table: what coders make of given actors and recipients, on the same rows, with the same scorer, in one run.

    python bench/peers/types_table.py [--shared ../shared] [--judges build/judge]

Tocsin (every row by a model of `train/fit_events.py` that has not seen it; without `--judges`, by the shipped one,
which has seen them all, and the row says so), the rules-only coder with PETRARCH's dictionaries, and TF-IDF with a
linear SVM (needs scikit-learn; left out where it is missing).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench/peers")]

from petrarch_types import pick_type  # noqa: E402 - the path comes first
from svm_types import FOLDS, fold_of  # noqa: E402
from svm_types import main as write_svm  # noqa: E402

from tocsin.encoder.judge import open_judge  # noqa: E402
from tocsin.ontology.petrarch_coder import read_petrarch_coder  # noqa: E402
from tocsin.pipeline import Models, load_models  # noqa: E402
from tocsin.run import Rejection, predict_records, predict_types  # noqa: E402

GOLD = "data/events/plv_train.jsonl"
ACTORS = ("Phoenix.Countries.actors", "Phoenix.International.actors", "Phoenix.MilNonState.actors", "Phoenix.agents")


def predict_unseen(rows: list[dict[str, Any]], models: Models, judges: Path | None) -> list[dict[str, Any]]:
    """Return Tocsin's types, each row read by a judge that has not seen it where there are such."""
    if judges is None:
        return list(predict_types(rows, models=models))
    out: list[dict[str, Any]] = []
    for k in range(FOLDS):
        own = replace(models, judge=open_judge(judges / f"fold{k}.onnx", sha256=""))
        out += predict_types([row for row in rows if fold_of(row["text"]) == k], models=own)
    return out


def predict_petrarch(rows: list[dict[str, Any]], models: Models, folder: Path) -> list[dict[str, Any]]:
    """Return the types of the rules-only coder."""
    files = [folder / f"{name}.txt" for name in ACTORS]
    coder = read_petrarch_coder(
        [folder / "CAMEO.2.0.txt"], actors=files, discards=[folder / "Phoenix.discards.txt"]
    )  # fmt: skip
    records = predict_records(iter(rows), models=replace(models, petrarch=coder))
    found = {record["id"]: record for record in records if not isinstance(record, Rejection)}
    return [{"id": row["id"], "type": pick_type(row, found.get(row["id"]))} for row in rows]


def score(shared: Path, predicted: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the public scorer's answer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in predicted)
        file.flush()
        command = [sys.executable, str(shared / "eval/score_types.py"), str(shared / GOLD), file.name]
        return dict(json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)["all"])


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--judges", type=Path)
    given = parser.parse_args()
    with (given.shared / GOLD).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    models = load_models()
    table = {
        "Tocsin" + ("" if given.judges else " (has seen these rows)"): predict_unseen(rows, models, given.judges),
        "dictionaries (`--coder petrarch`)": predict_petrarch(rows, models, given.shared / "data/events/dictionaries"),
    }
    if importlib.util.find_spec("sklearn"):
        with tempfile.NamedTemporaryFile("r", suffix=".jsonl", encoding="utf-8") as file:
            write_svm(str(given.shared / GOLD), file.name)
            table["TF-IDF and a linear SVM"] = [json.loads(line) for line in file]
    print("| coder | types, macro-F1 | accuracy | quad class, macro-F1 |\n|---|---|---|---|")
    for name, predicted in table.items():
        found = score(given.shared, predicted)
        root, quad = found["root"], found["quad"]
        print(f"| {name} | {root['macro_F1']:.3f} | {root['accuracy']:.3f} | {quad['macro_F1']:.3f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
