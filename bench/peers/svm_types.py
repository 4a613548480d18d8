"""The classical coder of given pairs: TF-IDF of the words between, around and in actor and recipient, and a linear SVM.

    python bench/peers/svm_types.py GOLD.jsonl PREDICTED.jsonl

Five-fold by the hash of the text, as `train/fit_events.py` parts it; needs scikit-learn. Participants are replaced by
marks and their own words are features of their side, which did better than the bare sentence.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

FOLDS = 5


def fold_of(text: str) -> int:
    """Return the fold of a text, 0 to 4."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def mask(row: dict[str, Any]) -> str:
    """Return the text with a mark in the place of actor and recipient."""
    marks = sorted((start, end, side) for side in ("actor", "recipient") for start, end in row[side])
    out, at = [], 0
    for start, end, side in marks:
        out += [row["text"][at:start], f" {side}role "]
        at = max(at, end)
    return "".join([*out, row["text"][at:]])


def side_words(row: dict[str, Any]) -> str:
    """Return the words of each side, marked as its own."""
    return " ".join(
        f"{side}_{word}" for side in ("actor", "recipient") for s, e in row[side] for word in row["text"][s:e].split()
    )


def main(gold: str, predicted: str) -> None:
    """Write the predictions."""
    with Path(gold).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    with Path(predicted).open("w", encoding="utf-8") as target:
        for k in range(FOLDS):
            train, test = ([r for r in rows if (fold_of(r["text"]) == k) is held] for held in (False, True))
            features = make_union(
                TfidfVectorizer(preprocessor=mask, ngram_range=(1, 2), sublinear_tf=True),
                TfidfVectorizer(preprocessor=side_words, token_pattern=r"\S+", sublinear_tf=True),
            )
            model = LinearSVC(C=1.0, class_weight="balanced").fit(
                features.fit_transform(train), [r["type"] for r in train]
            )
            for row, found in zip(test, model.predict(features.transform(test)), strict=True):
                target.write(json.dumps({"id": row["id"], "type": str(found)}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
