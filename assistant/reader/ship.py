"""A trained network to the files that answering needs: `model.onnx` and `tokenizer.json`, some 35 MB.

Weights of matrices become 8-bit integers, a scale to each channel; the table of words becomes 16-bit floats.
"""

from __future__ import annotations

import argparse
import shutil
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from assistant.reader.compact import Rounded, compact
from assistant.reader.network import ReaderNetwork
from index.export import PACKAGED, packaged_model

_INPUTS = ["ids", "mask", "types", "shared"]
_OUTPUTS = ["tokens", "answerable"]
_OPSET = 17


def integers(node: str) -> bool:
    """The two products of each feed-forward layer, two thirds of all weights: there 8 bits cost nothing that shows."""
    return node.endswith("dense/MatMul") and "attention" not in node


def ship(state: Path, tokenizer: Path, folder: Path, narrow: Callable[[str], bool] = integers) -> None:
    """Write the network of a `network.pt` or `checkpoint.pt` into `folder`.

    `narrow` tells by the name of a product's node whether its weights become 8-bit integers; the others have 16 bits.
    """
    network = ReaderNetwork(packaged_model())
    loaded = torch.load(state, map_location="cpu", weights_only=True)
    network.load_state_dict(loaded.get("network", loaded))
    embeddings = network.encoder.embeddings
    embeddings.word_embeddings = Rounded(embeddings.word_embeddings.weight.detach())
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        full = Path(scratch) / "model.onnx"
        _write(network.eval(), full)
        compact(full, folder / "model.onnx", narrow)
    shutil.copy(tokenizer, folder / "tokenizer.json")


def _write(network: ReaderNetwork, file: Path) -> None:
    ones = torch.ones(2, 8, dtype=torch.long)
    axes = {name: {0: "texts", 1: "length"} for name in (*_INPUTS, "tokens")} | {"answerable": {0: "texts"}}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's remarks on constants that are constant here
        torch.onnx.export(
            network,
            (ones, ones, ones, ones),
            str(file),
            input_names=_INPUTS,
            output_names=_OUTPUTS,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,  # the new exporter needs onnxscript, a further package, for the same file
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """`python -m assistant.reader.ship --network FILE --models FOLDER --out FOLDER`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True, help="network.pt or checkpoint.pt of a run")
    parser.add_argument("--models", type=Path, required=True, help="folder of exported models, for the tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    ship(given.network, given.models / PACKAGED / "tokenizer.json", given.out)


if __name__ == "__main__":
    main()
