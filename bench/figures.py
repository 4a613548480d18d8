"""How good Tocsin is on the public development sets: predicts, calls the scorers, prints their figures.

    python bench/figures.py [--shared ../shared] [--only NAME ...] [--slice N] [--json]

The sets and the scorers lie outside the repository; a set that is not there is said to be missing.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from incidents import as_incidents  # noqa: E402 - the path comes first
from tocsin.pipeline import Models, load_models  # noqa: E402 - the path comes first
from tocsin.run import Rejection, predict_records, read_rows  # noqa: E402

SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Set:
    """A development set.

    Attributes:
        name: Short name.
        data: Path of its rows below `shared/data`.
        scorer: File name of its scorer below `shared/eval`.
        heads: The figures that sum it up, as paths into the scorer's answer.
        form: Turns a record's JSON form into what the scorer takes; None where it takes the record itself.
    """

    name: str
    data: str
    scorer: str
    heads: tuple[str, ...]
    form: Callable[[dict[str, Any]], dict[str, Any]] | None = None


PLACES = ("span/F1", "acc@161km", "recall@161km", "auc")
SETS = (
    Set("statements", "statements/polnear_dev.jsonl", "score_statements.py",
        ("whole/content@0.5/F1", "whole/content+speaker@0.5/P", "whole/content+speaker@0.5/R",
         "whole/content+speaker@0.5/F1", "fragments/content+speaker@0.5/F1")),
    Set("triples", "events/plv_train.jsonl", "score_triples.py",
        ("triple/P", "triple/R", "triple/F1", "pair/F1", "type/F1", "annotated_pair/P")),
    Set("places-trnews", "places/trnews.jsonl", "score_places.py", PLACES),
    Set("places-lgl", "places/lgl.jsonl", "score_places.py", PLACES),
    Set("times", "time/tbaq.jsonl", "score_times.py",
        ("relaxed/F1", "strict/F1", "type/F1", "value/F1", "interval/share")),
    Set("counts", "events/muc4_dev.jsonl", "score_incidents.py",
        ("slots/killed/P", "slots/killed/R", "slots/killed/F1",
         "slots/injured/P", "slots/injured/R", "slots/injured/F1", "micro/F1", "relevance/F1"), as_incidents),
)  # fmt: skip


def score_set(one: Set, *, shared: Path, models: Models, rows: int | None = None) -> dict[str, Any]:
    """Predict a set's rows and score them.

    Args:
        one: The set.
        shared: Folder with `data` and `eval`.
        models: Loaded once.
        rows: Only so many from the start; None for all.

    Returns:
        The scorer's answer, with `rows`, `sha256` of the rows read, and `refused`.
    """
    with (shared / "data" / one.data).open("rb") as file:
        lines = list(itertools.islice(file, rows))
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_bytes(b"".join(lines))
        refused = _predict(one, gold, predicted, models)
        command = [sys.executable, str(shared / "eval" / one.scorer), str(gold), str(predicted)]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)
    return {"rows": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest(), "refused": refused, **answer}


def _predict(one: Set, gold: Path, predicted: Path, models: Models) -> int:
    refused = 0
    with predicted.open("w", encoding="utf-8") as file:
        for result in predict_records(read_rows(gold), models=models):
            if isinstance(result, Rejection):
                refused += 1
            else:
                file.write(json.dumps(one.form(result) if one.form else result) + "\n")
    return refused


def heads_of(one: Set, answer: dict[str, Any]) -> dict[str, float | None]:
    """Return the figures that sum up a scorer's answer, by their paths."""
    out = {}
    for path in one.heads:
        value: Any = answer
        for name in path.split("/"):
            value = value[name]
        out[path] = value
    return out


def find_sets(names: Iterable[str]) -> list[Set]:
    """Return the sets of these names, in the order of `SETS`; all for no names."""
    wanted = set(names)
    return [one for one in SETS if not wanted or one.name in wanted]


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description="Score Tocsin on the development sets.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and eval/")
    parser.add_argument("--only", nargs="+", default=[], choices=[one.name for one in SETS], metavar="NAME")
    parser.add_argument("--slice", type=int, help="only the first N rows of each set")
    parser.add_argument("--json", action="store_true", help="print the scorers' full answers")
    given = parser.parse_args()
    models = load_models()
    answers: dict[str, Any] = {}
    for one in find_sets(given.only):
        if not (given.shared / "data" / one.data).is_file():
            print(f"{one.name}: {given.shared / 'data' / one.data} is missing", file=sys.stderr)
            continue
        answers[one.name] = score_set(one, shared=given.shared, models=models, rows=given.slice)
        if not given.json:
            print(f"{one.name}  ({answers[one.name]['rows']} rows, {answers[one.name]['refused']} refused)")
            for path, value in heads_of(one, answers[one.name]).items():
                print(f"  {path:<34}{value}")
    if given.json:
        print(json.dumps(answers, indent=2))
    return 0 if answers else 2


if __name__ == "__main__":
    sys.exit(main())
