"""The parser's arithmetic with the matrix products of onnxruntime.

The library that spaCy brings for them (BLIS) comes built for any processor and is two to four times slower; numpy's is
as fast, but takes as many threads as it likes unless the environment forbids it, and a reading has one.
"""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps

Floats = NDArray[np.float32]

# x times y turned round, for any two tables; made by `train/export_product.py`.
FILE = "product.onnx"


class Products(NumpyOps):  # type: ignore[misc]
    """The operations of a model of spaCy, faster."""

    def __init__(self) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = files("tocsin.parse").joinpath(FILE).read_bytes()
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def gemm(
        self, x: Floats, y: Floats, *, out: Floats | None = None, trans1: bool = False, trans2: bool = False
    ) -> Floats:
        """Return the product of two tables, either turned round first; into `out` where it is given."""
        left, right = x.T if trans1 else x, y if trans2 else y.T
        product: Floats = self._session.run(None, {"x": left, "y": right})[0]
        if out is None:
            return product
        out[...] = product
        return out


def use_products(nlp: Language) -> None:
    """Let every model of a pipeline take its products from here."""
    products = Products()
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            node.ops = products
