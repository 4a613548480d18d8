"""Features in, the probability that a candidate is right out, by weights that were fitted."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from tocsin.tables import read_table

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
def load_weights(package: str, file: str) -> dict[str, float]:
    """Read the weights of a packaged table of features, which a script in `train/` has fitted.

    Raises:
        BrokenInvariant: The table is malformed.
    """
    return {name: float(weight) for name, weight in read_table(package, file, header=("feature", "weight"))}
