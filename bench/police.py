"""How well events tell what police do: sentences of reports with labels of what police did in them.

    python bench/police.py [--shared ../shared] [--half read|totals] [--slice N]

The rows are `events/india_police.jsonl`: each sentence is labelled KILL, ARREST, FORCE, FAIL, ANY_ACTION or not at all.
A sentence is found when an event's trigger lies in it that is told as happened or going on, by the report or by
somebody whom it cites, has police among its actors, and is of the label's type: ASSAULT for KILL and FORCE, COERCE for
ARREST. It is false when it has no label and such an event of either type lies in it. Police are told by the sector COP
of the actor or by a word for them. `--half read` takes the documents whose sha256(id) begins with 0 to 7, whose errors
may be looked at; `totals` the others.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.pipeline import Models, load_models  # noqa: E402 - the path comes first
from tocsin.run import Rejection, predict_records, read_rows  # noqa: E402

SHARED = ROOT.parent / "shared"
ROWS = "data/events/india_police.jsonl"
TYPES = {"KILL": "ASSAULT", "ARREST": "COERCE", "FORCE": "ASSAULT"}
TOLD = frozenset({"happened", "ongoing"})
SECTOR = "COP"
WORDS = re.compile(r"\b(police|policem[ae]n|policewom[ae]n|cops?|constables?)\b", re.IGNORECASE)


def count_police(rows: Iterable[Mapping[str, Any]], *, models: Models) -> Counter[str]:
    """Count the sentences by label, those found, and the false ones.

    Args:
        rows: With `id`, `text`, `published` and `sentences` of `span` and `labels`.
        models: Loaded once.

    Returns:
        For each label L the numbers `L` and `L found`; for sentences without one `none` and `false`.
    """
    gold = list(rows)
    tally: Counter[str] = Counter()
    for row, record in zip(gold, predict_records(gold, models=models), strict=True):
        if isinstance(record, Rejection):
            tally["refused"] += 1
        else:
            tally.update(_count(row["sentences"], record))
    return tally


def _count(sentences: Iterable[Mapping[str, Any]], record: Mapping[str, Any]) -> Counter[str]:
    tally: Counter[str] = Counter()
    events = [(event["trigger"][0][0], event["type"]) for event in record["events"] if _is_of_police(event, record)]
    for sentence in sentences:
        start, end = sentence["span"]
        types = {kind for at, kind in events if start <= at < end}
        if not sentence["labels"]:
            tally.update({"none": 1, "false": int(bool(types))})
        for label in TYPES.keys() & set(sentence["labels"]):
            tally.update({label: 1, f"{label} found": int(TYPES[label] in types)})
    return tally


def _is_of_police(event: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """Tell whether an event is one that police are told to have done."""
    if event["type"] not in TYPES.values() or event["modality"] not in TOLD:
        return False
    names = (" ".join(record["text"][a:b] for a, b in actor["spans"]) for actor in event["actors"])
    return any(SECTOR in actor["sectors"] for actor in event["actors"]) or any(map(WORDS.search, names))


def _is_read(row: Mapping[str, Any]) -> bool:
    return hashlib.sha256(str(row["id"]).encode()).hexdigest()[0] < "8"


def show(tally: Mapping[str, int]) -> str:
    """Return the figures as lines of text."""
    lines = [f"{label:<8}{tally[f'{label} found']:>4} of {tally[label]}" for label in TYPES]
    share = tally["false"] / tally["none"] if tally["none"] else 0.0
    return "\n".join([*lines, f"false   {tally['false']:>4} of {tally['none']} unlabelled sentences ({share:.4f})"])


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with data/")
    parser.add_argument("--half", choices=["read", "totals"], help="only one half of the documents")
    parser.add_argument("--slice", type=int, help="only the first N documents of it")
    given = parser.parse_args()
    path = given.shared / ROWS
    if not path.is_file():
        print(f"{path} is missing", file=sys.stderr)
        return 2
    rows = [row for row in read_rows(path) if given.half is None or _is_read(row) == (given.half == "read")]
    print(show(count_police(rows[: given.slice], models=load_models())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
