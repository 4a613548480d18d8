"""How often a pronoun is linked to the right name: the two yes-or-no questions of each row of GAP.

python bench/pronouns.py [GAP.jsonl] [--half all|fitted|unseen]

The measure is that of Webster et al. 2018, section 5. The weights of `mentions/pronouns.py` are fitted on half of the
rows (`train/fit_pronouns.py`); `unseen` is the other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tocsin.mentions import resolve_actors  # noqa: E402 - the path comes first
from tocsin.parse import parse_document  # noqa: E402
from tocsin.pipeline import Models, load_models  # noqa: E402
from tocsin.read import read_text  # noqa: E402
from tocsin.record import Resolved  # noqa: E402

GAP = ROOT.parent / "shared/data/statements/gap_dev.jsonl"


def is_fitted(row_id: str) -> bool:
    """Tell whether a row is of the half that weights are fitted on."""
    return int(hashlib.sha256(row_id.encode()).hexdigest(), 16) % 2 == 0


def score_pronouns(rows: Iterable[dict[str, Any]], *, models: Models) -> dict[str, float]:
    """Answer for both names of each row whether the pronoun stands for it.

    Args:
        rows: As in GAP: `text`, `pronoun`, and `a` and `b` with `span` and `same`.
        models: Loaded once.

    Returns:
        Precision, recall and F1 of "it does", over all answers.
    """
    answers: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        parsed = parse_document(read_text(row["text"]), parser=models.parser)
        actors = resolve_actors(parsed)
        meant = _entities(actors, *row["pronoun"])
        for name in ("a", "b"):
            linked = bool(meant & _entities(actors, *row[name]["span"]))
            answers[row[name]["same"], linked] += 1
    right, false, missed = answers[True, True], answers[False, True], answers[True, False]
    return {
        "P": right / max(1, right + false),
        "R": right / max(1, right + missed),
        "F1": 2 * right / max(1, 2 * right + false + missed),
    }


def _entities(actors: Resolved, start: int, end: int) -> set[str]:
    return {m.entity.value for m in actors.mentions if m.entity and m.span.start < end and start < m.span.end}


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gap", type=Path, nargs="?", default=GAP)
    parser.add_argument("--half", choices=("all", "fitted", "unseen"), default="unseen")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.gap.read_text("utf-8").splitlines()]
    kept = [row for row in rows if given.half == "all" or is_fitted(row["id"]) == (given.half == "fitted")]
    figures = score_pronouns(kept, models=load_models())
    print(f"{given.half}: {len(kept)} rows", *(f"{name} {value:.3f}" for name, value in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
