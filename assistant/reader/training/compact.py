"""A network's ONNX file made small: matrices as 8-bit integers or 16-bit floats, the table of words as 8-bit rows.

What is 16 bits wide in the file is widened once when it is loaded, and runs with 32.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from index.quantize import quantize_matrices

_SMALLEST = 10_000
"""Numbers of a matrix that is worth making small."""


class Rounded(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """A table of rows as 8-bit integers with a scale to each row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """The rows of `ids`, 32 bits wide."""
        return self.rows[ids].float() * self.scale[ids]


def compact(full: Path, file: Path, integers: Callable[[str], bool]) -> None:
    """Write `full` into `file`: products whose node `integers` names with 8-bit integers, all others 16 bits wide."""
    graph = onnx.load(str(full)).graph
    kept = [node.name for node in graph.node if node.op_type in ("MatMul", "Gemm") and not integers(node.name)]
    quantize_matrices(full, file, [*kept, *(f"{name}_MatMul" for name in kept)])  # a Gemm is taken apart before
    model = onnx.load(str(file))
    _halve(model.graph)
    onnx.save(model, str(file))


def _halve(graph: onnx.GraphProto) -> None:
    """Every further matrix as 16-bit floats behind a cast, which the runtime does once."""
    for stored in list(graph.initializer):
        if stored.data_type == TensorProto.FLOAT and len(stored.dims) == 2 and np.prod(stored.dims) >= _SMALLEST:
            half = numpy_helper.from_array(numpy_helper.to_array(stored).astype(np.float16), f"{stored.name}_half")
            graph.initializer.remove(stored)
            graph.initializer.append(half)
            graph.node.insert(0, helper.make_node("Cast", [half.name], [stored.name], to=TensorProto.FLOAT))
