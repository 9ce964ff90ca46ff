"""Texts to unit vectors: the only place that loads an embedding model.

The model is a sentence-transformers model, exported to ONNX once (`index/export.py`); from then on ONNX
Runtime embeds alone: 6 ms a question against 24 ms and more with torch, which takes 10 s to import.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
from filelock import FileLock
from tokenizers import Tokenizer

from index.types import ModelUnusable

# onnxruntime keeps usage data in the user's folder, and sends it, unless told not to before it is imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime

Vectors = npt.NDArray[np.float32]
Precision = Literal["float32", "int8"]
"""Of the model's weights."""
BATCH = 32


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What identifies an exported model; written beside it."""

    name: str
    """As given in the settings."""
    sha256: str
    """Of its weights, hex; two models are the same exactly if this is."""
    dimension: int
    """Length of a vector."""
    max_tokens: int
    """Longest input, special tokens included; what is longer is cut."""


class Embedder:
    """Texts to unit vectors."""

    def __init__(self, folder: Path, card: ModelCard, threads: int = 0) -> None:
        self.card = card
        self._folder = folder
        self._threads = threads

    @classmethod
    def open(cls, name: str, models: Path, threads: int = 0, precision: Precision = "float32") -> Embedder:
        """The model `name`, exported to ONNX below `models` if this is the first time.

        `int8` weights embed about twice as fast, at a cosine of 0.99 to the full ones; it is a model of its own.

        Raises:
            ModelUnusable: it cannot be found or exported, or its weights are not the published ones.
        """
        folder = models / _folder_name(name)
        if not (folder / "card.json").is_file():
            _make(folder, lambda partial: _export(name, partial))
        if precision == "int8":
            full, folder = folder, folder.with_name(f"{folder.name}.int8")
            if not (folder / "card.json").is_file():
                _make(folder, lambda partial: _quantize(full, partial))
        try:
            card = ModelCard(**json.loads((folder / "card.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise ModelUnusable(
                f"the exported embedding model in {folder} cannot be read ({error}); "
                "delete that folder and it is exported anew"
            ) from error
        return cls(folder, card, threads)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension); alike lengths share a batch, so little is padded."""
        vectors = np.empty((len(texts), self.card.dimension), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            vectors[batch] = self._run([texts[index] for index in batch])
        return vectors

    def count(self, text: str) -> int:
        """Tokens of `text`, special tokens not counted."""
        return len(self._counting_tokenizer.encode(text, add_special_tokens=False).ids)

    def _run(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        outputs = self._session.run(
            None,
            {
                "input_ids": np.array([encoding.ids for encoding in encodings], dtype=np.int64),
                "attention_mask": np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64),
            },
        )
        vectors: Vectors = outputs[0]
        return vectors

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        # Spinning threads take the cores from the chat's other work and slow down everybody on a busy machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            return onnxruntime.InferenceSession(
                self._folder / "model.onnx", options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's errors share no base class of its own
            raise self._damaged(error) from error

    def _read_tokenizer(self) -> Tokenizer:
        try:
            return Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises plain Exception
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> ModelUnusable:
        return ModelUnusable(
            f"the exported embedding model in {self._folder} cannot be loaded ({error}); "
            "delete that folder and it is exported anew"
        )

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = self._read_tokenizer()
        tokenizer.enable_truncation(self.card.max_tokens)
        tokenizer.enable_padding(length=None)
        return tokenizer

    @cached_property
    def _counting_tokenizer(self) -> Tokenizer:
        tokenizer = self._read_tokenizer()
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def _folder_name(name: str) -> str:
    """A folder for each name: `some/model` and `some-model` are two."""
    safe = "".join(character if character.isalnum() or character in "-_." else "-" for character in name)
    return safe if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _export(name: str, partial: Path) -> None:
    from index.export import export  # torch and sentence-transformers: 10 s, only ever paid here

    export(name, partial)


def _quantize(full: Path, partial: Path) -> None:
    from index.quantize import quantize  # brings in onnx, which nothing else needs

    quantize(full, partial)


def _make(folder: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a folder that is there whole or not at all, once, whoever else wants it too."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ModelUnusable(
            f"the models folder {folder.parent} cannot be made ({error.strerror}); set BRIEFING_MODELS to another"
        ) from error
    with FileLock(folder.with_name(folder.name + ".lock")):
        if (folder / "card.json").is_file():
            return  # another process has just done it
        partial = folder.with_name(f"{folder.name}.{os.getpid()}.partial")
        write(partial)
        shutil.rmtree(folder, ignore_errors=True)  # what is left of an export without its card
        partial.replace(folder)
