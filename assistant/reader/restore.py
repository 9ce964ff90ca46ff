"""The network of a shipped `model.onnx` for training on: 8-bit matrices as the numbers that they stand for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from assistant.reader.network import ReaderNetwork
from index.types import BriefingError

_QUANTIZED = "MatMul_quant"
"""How the name of a quantized product ends; it begins with the path of its module."""


def restore(network: ReaderNetwork, file: Path) -> None:
    """Set every weight of `network` that training changes to that of a shipped file.

    Raises:
        BriefingError: the file is of another network.
    """
    graph = onnx.load(str(file)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    for node in graph.node:
        if node.name.endswith(_QUANTIZED):
            matrix = node.input[1].removesuffix("_quantized")
            numbers = stored[f"{matrix}_quantized"].astype(np.float32) * stored[f"{matrix}_scale"]
            stored[_weight_of(node.name)] = numbers.T
    own = {name: one for name, one in network.named_parameters() if one.requires_grad}
    if missing := own.keys() - stored.keys():
        raise BriefingError(
            f"{file} is no network of this reader: it lacks {sorted(missing)[0]} and {len(missing)} in all"
        )
    with torch.no_grad():
        for name, parameter in own.items():
            parameter.copy_(torch.from_numpy(stored[name].astype(np.float32)))


def _weight_of(node: str) -> str:
    """`/encoder/encoder/layer.0/attention/self/query/MatMul_quant` -> its parameter.

    A module in a sequence repeats the sequence's name: `/answerable/answerable.0/Gemm_MatMul_quant`.
    """
    parts = node.strip("/").split("/")[:-1]
    path = ".".join(
        part for part, after in zip(parts, [*parts[1:], ""], strict=True) if not after.startswith(f"{part}.")
    )
    return f"{path}.weight"
