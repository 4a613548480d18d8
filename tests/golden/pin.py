"""Compare the pinned record of the demo report with what is read now, or pin it anew.

Run it to see what changed, a line a change; with `--write` it pins what is read now.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tocsin.pipeline import Models, load_models
from tocsin.run import read_demo

PINNED = Path(__file__).parent / "demo" / "record.json"
# The reader's int8 products differ in the last digits between kinds of processors, and its probabilities with them.
SCORE, NEAR = ".score", 0.02


def read_now(models: Models) -> dict[str, Any]:
    """Return the demo's record without what changes with every release."""
    record = read_demo(models=models).to_dict()
    return {name: value for name, value in record.items() if name != "tocsin"}


def changes(old: Any, new: Any, path: str = "") -> list[str]:
    """Return a line for each leaf that differs."""
    if type(old) is type(new) and isinstance(old, dict):
        keys = sorted({*old, *new})
        return [line for key in keys for line in changes(old.get(key), new.get(key), f"{path}.{key}")]
    if type(old) is type(new) and isinstance(old, list) and len(old) == len(new):
        return [line for i, pair in enumerate(zip(old, new, strict=True)) for line in changes(*pair, f"{path}[{i}]")]
    if path.endswith(SCORE) and isinstance(old, float) and isinstance(new, float) and abs(old - new) <= NEAR:
        return []
    return [] if old == new else [f"{path}: {json.dumps(old)[:300]} -> {json.dumps(new)[:300]}"]


if __name__ == "__main__":
    now = read_now(load_models())
    before = json.loads(PINNED.read_text("utf-8")) if PINNED.is_file() else {}
    sys.stdout.write("".join(f"{line}\n" for line in changes(before, now)))
    if "--write" in sys.argv:
        PINNED.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")
