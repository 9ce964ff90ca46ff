"""An exported model with 8-bit weights, made once."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from index.types import ModelUnusable

_MAKER = "int8 per channel, dynamic, MatMul, 1"
"""Enters the model's identity: other rules make other vectors."""


def quantize(full: Path, folder: Path) -> None:
    """Write the model in `full` with its weights as 8-bit integers, a scale to each channel, into `folder`.

    Raises:
        ModelUnusable: the full model cannot be read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        quantize_matrices(full / "model.onnx", folder / "model.onnx")
        card = json.loads((full / "card.json").read_text(encoding="utf-8"))
    except Exception as error:  # onnx and onnxruntime raise what they like
        raise ModelUnusable(
            f"the exported embedding model in {full} cannot be read ({error}); "
            "delete that folder and it is exported anew"
        ) from error
    shutil.copy(full / "tokenizer.json", folder / "tokenizer.json")
    card["sha256"] = hashlib.sha256(f"{_MAKER} {card['sha256']}".encode()).hexdigest()
    card["name"] = f"{card['name']} (int8)"
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def quantize_matrices(full: Path, file: Path, kept: Sequence[str] = ()) -> None:
    """Write the ONNX model `full` into `file`, its matrices as 8-bit integers, a scale to each channel.

    The products whose nodes are `kept` stay as they are.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logger = logging.getLogger()
    level = logger.level
    logger.setLevel(logging.ERROR)  # it advises a preparation that shape-dependent inputs do not take
    try:
        quantize_dynamic(
            full,
            file,
            op_types_to_quantize=["MatMul"],  # where the time goes; the table of tokens stays as it is
            weight_type=QuantType.QInt8,
            per_channel=True,
            nodes_to_exclude=list(kept),
        )
    finally:
        logger.setLevel(level)
