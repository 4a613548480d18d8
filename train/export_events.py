"""Make the file that is shipped from a checkpoint of `train/fit_events.py`: ONNX with int8 weights.

    python train/export_events.py build/judge/final.pt --out src/tocsin/weights/judge.onnx [--full]

Quantised as `train/export_statements.py` does it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from events_model import Judge
from export_statements import JoinedLayer, Rows, quantise
from torch import nn

from tocsin.encoder.words import RESERVED, labels

OF_SENTENCE = ("pieces", "owners", "heads", "marks", "tags", "deps", "paths")
OF_PAIRS = ("actor_words", "actor_heads", "recipient_words", "recipient_heads", "rows")
INPUTS = (*OF_SENTENCE, *OF_PAIRS, "real")
OUTPUTS = ("types", "looked_at")
PLACES_KEPT = 320


def export(model: Judge, path: Path, *, full: bool) -> None:
    """Write a model as ONNX."""
    model.eval()
    if not full:
        model.encoder.pieces = Rows(model.encoder.pieces.weight.detach())
    model.encoder.layers = nn.ModuleList(JoinedLayer(layer) for layer in model.encoder.layers)
    model.encoder.places.weight = nn.Parameter(model.encoder.places.weight[:PLACES_KEPT].detach())
    n, p, m = 7, 11, 3
    sizes = {"pieces": (1, p), "owners": (1, p), "paths": (1, n, n), "actor_words": (m, n), "recipient_words": (m, n),
             "actor_heads": (m,), "recipient_heads": (m,), "rows": (m,)}  # fmt: skip
    real_valued = {"actor_words", "recipient_words", "real"}
    example = tuple(
        torch.ones(sizes.get(name, (1, n)), dtype=torch.float if name in real_valued else torch.long)
        * (name in real_valued)
        for name in INPUTS
    )
    words, pairs = (torch.export.Dim(name, min=1, max=4096) for name in ("words", "pairs"))
    pieces = torch.export.Dim("pieces", min=3, max=PLACES_KEPT)
    shapes = {name: {1: words} for name in INPUTS}
    shapes |= {name: {1: pieces} for name in ("pieces", "owners")} | {"paths": {1: words, 2: words}}
    shapes |= {name: {0: pairs, 1: words} for name in ("actor_words", "recipient_words")}
    shapes |= {name: {0: pairs} for name in ("actor_heads", "recipient_heads", "rows")}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        torch.onnx.export(model, example, plain, input_names=INPUTS, output_names=OUTPUTS, dynamo=True,
                          dynamic_shapes=tuple(shapes[name] for name in INPUTS), external_data=False)  # fmt: skip
        if full:
            path.write_bytes(plain.read_bytes())
            return
        quantise(plain, ready, path)


def main() -> None:
    """Export a checkpoint."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--full", action="store_true", help="32 bits, for comparison")
    given = options.parse_args()
    model = Judge(RESERVED + len(labels("tags")), RESERVED + len(labels("deps")))
    model.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    export(model, given.out, full=given.full)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
