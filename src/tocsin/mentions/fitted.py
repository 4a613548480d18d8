"""The fitted weights of the models that tell whom words mean, read from `fitted.tsv`."""

from __future__ import annotations

from functools import cache

from tocsin.errors import BrokenInvariant
from tocsin.tables import read_table

FILE = "fitted.tsv"


@cache
def read_weights(model: str) -> dict[str, float]:
    """Return the weights of a model by feature.

    Raises:
        BrokenInvariant: The packaged table is malformed, or has no such model.
    """
    rows = read_table("tocsin.mentions", FILE, header=("model", "feature", "weight"))
    out = {feature: float(weight) for name, feature, weight in rows if name == model}
    if not out:
        raise BrokenInvariant(f"{FILE}: no weights for {model}")
    return out
