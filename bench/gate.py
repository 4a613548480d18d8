"""Fails when a figure on a small, pinned slice falls below its floor; run by CI.

    python bench/gate.py [--shared ../shared]                          compare
    python bench/gate.py --update [--allow-regression]                 set the floors to what is measured now

`floors.json` holds for each set how many rows are read, their hash, and the floors. A floor is never lowered without
--allow-regression. Exit 0: all hold; 1: a figure fell; 2: it could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from figures import SHARED, Set, find_sets, heads_of, score_set  # first: it makes src importable
from tocsin.pipeline import load_models

FLOORS = Path(__file__).with_name("floors.json")
# Another processor may turn a parse here and there; one item of the smallest slice is worth about this much.
EPSILON = 0.008
# Figures of which less is better.
DOWNWARD = frozenset({"auc"})
# Recall may be given up for precision, since a wrong row is worse than a missing one; F1 tells what that costs.
RECALL = "/R"


def compare(floors: dict[str, float], heads: dict[str, float | None]) -> list[str]:
    """Return a sentence for each figure that is worse than its floor."""
    out = []
    for path, floor in floors.items():
        value = heads.get(path)
        if value is None or is_worse(path, value, floor):
            out.append(f"{path} is {value}, the floor is {floor}")
    return out


def is_worse(path: str, value: float, floor: float) -> bool:
    """Tell whether a figure is worse than its floor by more than noise."""
    return value > floor + EPSILON if path in DOWNWARD else value < floor - EPSILON


def raised(old: dict[str, float], heads: dict[str, float | None], *, may_fall: bool) -> dict[str, float]:
    """Return the new floors: what is measured, or the old floor where that is better and the floor may not fall."""
    out = {}
    for path, value in heads.items():
        if value is not None and not path.endswith(RECALL):
            keep = path in old and is_worse(path, value, old[path]) and not may_fall
            out[path] = old[path] if keep else value
    return out


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(description="Compare figures with their floors.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/ and eval/")
    parser.add_argument("--update", action="store_true", help="write what is measured as the new floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    given = parser.parse_args()
    if not (given.shared / "data").is_dir():
        print(f"{given.shared}: the development sets are not there; name their folder with --shared", file=sys.stderr)
        return 2
    pinned: dict[str, Any] = json.loads(FLOORS.read_text("utf-8"))
    models = load_models()
    faults: list[str] = []
    for one in find_sets(pinned):
        entry = pinned[one.name]
        answer = score_set(one, shared=given.shared, models=models, rows=entry["rows"])
        faults += [f"{one.name}: {fault}" for fault in _judge(one, entry, answer, given)]
    if given.update:
        FLOORS.write_text(json.dumps(pinned, indent=2) + "\n", "utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    print("the gate is shut" if faults else "the gate is open")
    return 1 if faults else 0


def _judge(one: Set, entry: dict[str, Any], answer: dict[str, Any], given: argparse.Namespace) -> list[str]:
    """Compare one set with its floors, or set them; return what is wrong."""
    heads = heads_of(one, answer)
    print(f"{one.name}: " + ", ".join(f"{path} {value}" for path, value in heads.items()))
    if given.update:
        worse = [] if given.allow_regression else compare(entry["floors"], heads)
        entry["floors"] = raised(entry["floors"], heads, may_fall=given.allow_regression)
        entry["sha256"] = answer["sha256"]
        return [f"{fault}; not lowered without --allow-regression" for fault in worse]
    if entry["sha256"] != answer["sha256"]:
        return [f"the first {entry['rows']} rows are not the pinned ones; see --update"]
    return compare(entry["floors"], heads)


if __name__ == "__main__":
    sys.exit(main())
