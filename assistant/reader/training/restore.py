"""The network of a shipped `model.onnx` for training on: small matrices as the numbers that they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from assistant.reader.training.network import ReaderNetwork
from index.types import BriefingError

Numbers = npt.NDArray[np.float32]


def restore(network: ReaderNetwork, file: Path) -> None:
    """Set every weight of `network` that training changes to that of a shipped file.

    Raises:
        BriefingError: the file is of another network.
    """
    graph = onnx.load(str(file)).graph
    stored = {
        one.name.removesuffix("_half"): numpy_helper.to_array(one).astype(np.float32) for one in graph.initializer
    }
    for node in graph.node:
        if node.op_type.startswith("MatMul") and (matrix := _matrix(stored, node.input[1])) is not None:
            stored[_weight_of(node.name)] = matrix.T
    own = {name: one for name, one in network.named_parameters() if one.requires_grad}
    if missing := sorted(own.keys() - stored.keys()):
        raise BriefingError(
            f"{file} is no network of this reader: it lacks {missing[0]}, {len(missing)} weights in all"
        )
    with torch.no_grad():
        for name, parameter in own.items():
            parameter.copy_(torch.from_numpy(stored[name]))


def _matrix(stored: Mapping[str, Numbers], name: str) -> Numbers | None:
    """The numbers of a product's second factor, if that is a weight."""
    scale = stored.get(f"{name.removesuffix('_quantized')}_scale")
    return stored.get(name) if scale is None else stored[name] * scale


def _weight_of(node: str) -> str:
    """`/encoder/encoder/layer.0/attention/self/query/MatMul_quant` -> its parameter.

    A module in a sequence repeats the sequence's name: `/answerable/answerable.0/Gemm_MatMul_quant`.
    """
    parts = node.strip("/").split("/")[:-1]
    following = [*parts[1:], ""]
    path = ".".join(one for one, after in zip(parts, following, strict=True) if not after.startswith(f"{one}."))
    return f"{path}.weight"
