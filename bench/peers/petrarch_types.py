"""Rows with actor and recipient, and records of them, in; the type of the event between the two out.

    tocsin bench predict records GOLD.jsonl --coder petrarch --verbs ... --actors ... -o RECORDS.jsonl
    python bench/peers/petrarch_types.py GOLD.jsonl RECORDS.jsonl TYPES.jsonl

A coder of events is not told who acts on whom, as the other ways of telling the type are: of the events that it finds
in a row the one counts whose actors and recipients overlap those of the row most, then the first; a row without any has
no type. `score_types.py` takes the result.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def pick_type(row: dict[str, Any], record: dict[str, Any] | None) -> str:
    """Return the type of the event of a record that lies best over the actor and recipient of a row; "" for none."""
    events = record["events"] if record is not None else []
    sides = (("actor", "actors"), ("recipient", "recipients"))
    best = max(events, key=lambda event: sum(_overlap(row[a], event[b]) for a, b in sides), default=None)
    return best["type"] if best is not None else ""


def _overlap(spans: list[list[int]], participants: list[dict[str, Any]]) -> float:
    wanted = {i for start, end in spans for i in range(start, end)}
    found = {i for one in participants for start, end in one["spans"] for i in range(start, end)}
    shorter = min(len(wanted), len(found))
    return len(wanted & found) / shorter if shorter else 0.0


def _rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def main(gold: str, records: str, types: str) -> None:
    """Write the types."""
    found = {record["id"]: record for record in _rows(records)}
    with Path(types).open("w", encoding="utf-8") as file:
        for row in _rows(gold):
            file.write(json.dumps({"id": row["id"], "type": pick_type(row, found.get(row["id"]))}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
