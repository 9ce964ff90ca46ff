"""A trained network to the files that answering needs: `model.onnx` and `tokenizer.json`, some 35 MB.

Weights of matrices become 8-bit integers, a scale to each channel; the table of words becomes 16-bit floats. Several
networks that were trained on from the same one are averaged, weight by weight, which is a little better than each
(Wortsman et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
import shutil
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from assistant.reader.training.compact import Rounded, compact
from assistant.reader.training.network import ReaderNetwork
from index.export import PACKAGED, packaged_model

_INPUTS = ["ids", "mask", "types", "shared"]
_OUTPUTS = ["tokens", "answerable"]
_OPSET = 17


def integers(node: str) -> bool:
    """The two products of each feed-forward layer, two thirds of all weights: there 8 bits cost nothing that shows."""
    return node.endswith("dense/MatMul") and "attention" not in node


def ship(states: Sequence[Path], tokenizer: Path, folder: Path, narrow: Callable[[str], bool] = integers) -> None:
    """Write the network of a `network.pt` or `checkpoint.pt`, or the mean of several, into `folder`.

    `narrow` tells by the name of a product's node whether its weights become 8-bit integers; the others have 16 bits.
    """
    network = ReaderNetwork(packaged_model())
    network.load_state_dict(_mean([_read(state) for state in states]))
    embeddings = network.encoder.embeddings
    embeddings.word_embeddings = Rounded(embeddings.word_embeddings.weight.detach())
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        full = Path(scratch) / "model.onnx"
        _write(network.eval(), full)
        compact(full, folder / "model.onnx", narrow)
    shutil.copy(tokenizer, folder / "tokenizer.json")


def _read(state: Path) -> dict[str, torch.Tensor]:
    loaded = torch.load(state, map_location="cpu", weights_only=True)
    weights: dict[str, torch.Tensor] = loaded.get("network", loaded)
    return weights


def _mean(networks: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    return {name: torch.stack([one[name] for one in networks]).mean(dim=0) for name in networks[0]}


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
    """`python -m assistant.reader.training.ship --network FILE… --models FOLDER --out FOLDER`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--network", type=Path, nargs="+", required=True, help="network.pt or checkpoint.pt of a run, or of several"
    )
    parser.add_argument("--models", type=Path, required=True, help="folder of exported models, for the tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    ship(given.network, given.models / PACKAGED / "tokenizer.json", given.out)


if __name__ == "__main__":
    main()
