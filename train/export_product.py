"""Write `src/tocsin/parse/product.onnx`: the product of two tables, the second turned round.

    python train/export_product.py

It holds no weights; the parser hands both tables over (`src/tocsin/parse/products.py`).
"""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import TensorProto, helper

OUT = Path(__file__).parent.parent / "src" / "tocsin" / "parse" / "product.onnx"


def main() -> None:
    """Write the file."""
    graph = helper.make_graph(
        [helper.make_node("Gemm", ["x", "y"], ["out"], transB=1)],
        "product",
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, "k"])
            for name, rows in (("x", "n"), ("y", "m"))
        ],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", "m"])],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), OUT)


if __name__ == "__main__":
    main()
