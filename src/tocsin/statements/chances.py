"""Features of a statement in, the probability that it is right out, by weights that were fitted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FILE = "blend.tsv"
# Odds are kept within these limits, so that no single number decides.
WIDEST = 5.0


def odds(share: float) -> float:
    """Return the logarithm of the odds of a probability, within `WIDEST`."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    return min(max(math.log(share / (1 - share)), -WIDEST), WIDEST)


def probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that a candidate is right; a feature without a weight does not count."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))


@cache
def load_weights() -> dict[str, float]:
    """Read the weights that `train/fit_blend.py` has fitted."""
    lines = files("tocsin.statements").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {name: float(weight) for name, weight in cells[1:]}
