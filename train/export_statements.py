"""Make the file that is shipped from a checkpoint of `train/fit_statements.py`: ONNX with int8 weights.

    python train/export_statements.py build/reader/round5.pt --out src/tocsin/weights/reader.onnx [--full]

Weights are quantised channel by channel, the table of pieces row by row; activations are quantised at run time by the
range of their window. `--full` leaves everything in 32 bits, to measure what that costs.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from statements_model import HEADS as HEADS_OF_LAYER
from statements_model import WIDTH, Layer, Reader
from torch import Tensor, nn
from torch.nn import functional as F

from tocsin.encoder.words import RESERVED, labels

INPUTS = ("pieces", "owners", "heads", "marks", "tags", "deps", "paths")
HEADS = ("cue", "content", "speaker")
# Windows have fewer pieces than this.
PLACES_KEPT = 320


class Rows(nn.Module):
    """A table of pieces in int8, each row with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(table / scale.clamp_min(1e-9)).to(torch.int8))

    def forward(self, index: Tensor) -> Tensor:
        """Return the rows of pieces."""
        return self.rows[index].float() * self.scale[index]


class JoinedLayer(nn.Module):
    """A layer whose three first products are one, with the scale of the attention in its weights."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        scale = (WIDTH // HEADS_OF_LAYER) ** -0.5
        parts = [(layer.query, scale), (layer.key, 1.0), (layer.value, 1.0)]
        self.joined = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined.weight = nn.Parameter(torch.cat([part.weight * factor for part, factor in parts]))
        self.joined.bias = nn.Parameter(torch.cat([part.bias * factor for part, factor in parts]))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return what the layer gives; a window alone needs no mask."""
        b, n, _ = x.shape
        q, k, v = self.joined(x).view(b, n, 3, HEADS_OF_LAYER, -1).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(q @ k.transpose(2, 3), -1) @ v
        x = self.layer.norm_out(x + self.layer.out(seen.transpose(1, 2).reshape(b, n, WIDTH)))
        return self.layer.norm_inner(x + self.layer.back(F.gelu(self.layer.inner(x))))


def export(model: Reader, path: Path, *, full: bool) -> None:
    """Write a model as ONNX."""
    model.eval()
    if not full:
        model.encoder.pieces = Rows(model.encoder.pieces.weight.detach())
    model.encoder.layers = nn.ModuleList(JoinedLayer(layer) for layer in model.encoder.layers)
    model.encoder.places.weight = nn.Parameter(model.encoder.places.weight[:PLACES_KEPT].detach())
    n, p = 7, 11
    sizes = {"pieces": (1, p), "owners": (1, p), "paths": (1, n, n)}
    example = tuple(torch.zeros(sizes.get(name, (1, n)), dtype=torch.long) for name in INPUTS)
    words, pieces = torch.export.Dim("words", min=1, max=4096), torch.export.Dim("pieces", min=3, max=PLACES_KEPT)
    shapes = {name: {1: pieces if name in ("pieces", "owners") else words} for name in INPUTS}
    shapes["paths"] = {1: words, 2: words}
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        torch.onnx.export(model, example, plain, input_names=INPUTS, output_names=HEADS, dynamo=True,
                          dynamic_shapes=tuple(shapes[name] for name in INPUTS), external_data=False)  # fmt: skip
        if full:
            path.write_bytes(plain.read_bytes())
            return
        quantise(plain, ready, path)


def quantise(plain: Path, ready: Path, path: Path) -> None:
    """Write the int8 form of a model.

    Args:
        plain: The model in 32 bits.
        ready: Where the prepared model goes, beside it.
        path: Where the result goes.
    """
    quant_pre_process(plain, ready, skip_symbolic_shape=True)
    quantize_dynamic(ready, path, per_channel=True, weight_type=QuantType.QInt8,
                     nodes_to_exclude=_small_products(ready), op_types_to_quantize=["MatMul", "Gemm"])  # fmt: skip


def _small_products(path: Path) -> list[str]:
    """Return the products outside the layers of the encoder: those whose weights are narrower than its width.

    Left in 32 bits they cost little, and what they give does not depend on what else is asked in the same run.
    """
    graph = onnx.load(path).graph
    shapes = {item.name: tuple(item.dims) for item in graph.initializer}
    products = [node for node in graph.node if node.op_type in ("MatMul", "Gemm")]
    small = [node.name for node in products if min(shapes.get(node.input[1], (0,))) < WIDTH]
    # Before it quantises, onnxruntime makes of a Gemm a product of this name.
    return [*small, *(f"{name}_MatMul" for name in small)]


def main() -> None:
    """Export a checkpoint."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--full", action="store_true", help="32 bits, for comparison")
    given = options.parse_args()
    model = Reader(RESERVED + len(labels("tags")), RESERVED + len(labels("deps")))
    model.load_state_dict(torch.load(given.checkpoint, weights_only=True))
    export(model, given.out, full=given.full)
    print(f"{given.out}: {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
