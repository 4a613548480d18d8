"""Fit how drafts of the rules and of the encoder are weighed: writes `statements/blend.tsv` of the package.

    python train/fit_blend.py --shared ../shared

Reads the texts that `train/fit_statements.py` holds out, with the packaged weights, and fits one logistic regression of
"the content overlaps a marked one by more than half, and the speaker agrees". Prints the figures of a three-fold check
over texts, by the lowest probability that is kept; nothing is drawn by chance.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from fit_statements import parse_rows, read_rows

from tocsin.encoder import encode_document, load_encoder
from tocsin.mentions import resolve_actors
from tocsin.statements.assemble import assemble_drafts
from tocsin.statements.blend import WEIGHTS, Candidate, find_candidates
from tocsin.statements.cues import load_lexicon
from tocsin.statements.draft import Draft
from tocsin.statements.hearing import Hearing
from tocsin.statements.scene import make_scene
from tocsin.weights.chances import probability

OUT = Path(__file__).parent.parent / "src" / "tocsin" / "statements" / WEIGHTS
FOLDS, ROUNDS, PULL = 3, 30, 1.0
FLOORS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
HEAD = """# Weights of the probability that a statement of rules, encoder or both is right: a logistic regression.
# Fitted by train/fit_blend.py on the tenth of PolNeAR 1.0 train that the encoder has not seen; features as
# statements/blend.py reckons them.
"""


def load_scorer(shared: Path) -> ModuleType:
    """Load the public scorer, which says what counts as right."""
    spec = importlib.util.spec_from_file_location("score_statements", shared / "eval" / "score_statements.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{shared}/eval/score_statements.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_row(draft: Draft) -> dict[str, Any]:
    """Return a draft as the scorer takes it."""
    speakers = [{"spans": [[s.start, s.end] for s in voice.spans]} for voice in draft.voices]
    return {"speakers": speakers, "cue": [], "content": [[s.start, s.end] for s in draft.content]}


def is_right(scorer: ModuleType, text: str, draft: Draft, gold: list[dict[str, Any]]) -> bool:
    """Tell whether a draft matches a marked statement with its speaker."""
    row = as_row(draft)
    content, speaker = (scorer.chars(text, scorer.spans(row, role)) for role in ("content", "speaker"))
    near = [(scorer.iou(scorer.chars(text, scorer.spans(one, "content")), content), one) for one in gold]
    best, one = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return best > 0.5 and bool(scorer.agree(scorer.chars(text, scorer.spans(one, "speaker")), speaker))


def fit(features: list[dict[str, float]], answers: list[bool]) -> dict[str, float]:
    """Fit a logistic regression with a pull towards zero, by Newton's method."""
    names = sorted({name for one in features for name in one})
    x = np.array([[one.get(name, 0.0) for name in names] for one in features])
    y, w = np.array(answers, dtype=float), np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + PULL * w
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + PULL * np.eye(len(w)), slope)
    return dict(zip(names, map(float, w), strict=True))


def show_floors(scorer: ModuleType, texts: list[tuple[dict[str, Any], list[Candidate]]], shares: list[list[float]],
                answers: list[list[bool]]) -> None:  # fmt: skip
    """Print what each floor keeps."""
    flat = [(p, y) for ps, ys in zip(shares, answers, strict=True) for p, y in zip(ps, ys, strict=True)]
    loss = sum(-math.log(p if y else 1 - p) for p, y in flat) / len(flat)
    print(f"{len(flat)} candidates, {sum(y for _, y in flat)} right, log loss {loss:.4f}")
    for floor in FLOORS:
        docs = [
            (row["text"], row["statements"], [as_row(c.draft) for c, p in pairs if p >= floor or c.is_direct])
            for (row, found), ps in zip(texts, shares, strict=True)
            for pairs in [list(zip(found, ps, strict=True))]
        ]
        whole = scorer.score_docs(docs)
        print(floor, whole["content@0.5"], whole["content+speaker@0.5"], whole["content@0.8"]["F1"])


def main() -> None:
    """Fit the weights and write them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and eval/")
    given = options.parse_args()
    scorer, encoder, lexicon = load_scorer(given.shared), load_encoder(), load_lexicon()
    texts: list[tuple[dict[str, Any], list[Candidate]]] = []
    for row, parsed in parse_rows(read_rows(given.shared, held_out=True)):
        scene = make_scene(parsed, resolve_actors(parsed))
        hearing = Hearing(encode_document(parsed, encoder=encoder))
        texts.append((row, find_candidates(scene, lexicon, assemble_drafts(scene, lexicon), hearing)))
    answers = [[is_right(scorer, row["text"], c.draft, row["statements"]) for c in found] for row, found in texts]
    folds: list[dict[str, float]] = []
    for k in range(FOLDS):
        rest = [n for n in range(len(texts)) if n % FOLDS != k]
        folds.append(fit([dict(c.features) for n in rest for c in texts[n][1]], [y for n in rest for y in answers[n]]))
    shares = [[probability(c.features, folds[n % FOLDS]) for c in found] for n, (_, found) in enumerate(texts)]
    show_floors(scorer, texts, shares, answers)
    weights = fit([dict(c.features) for _, found in texts for c in found], [y for ys in answers for y in ys])
    lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items()]
    OUT.write_text(HEAD + "\n".join(["feature\tweight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
