"""Texts to unit vectors: the only place that loads an exported model.

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
from typing import Literal, NamedTuple, TypeVar

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
Card = TypeVar("Card")


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
    query_prompt: str = ""
    """What the model wants before a question, such as `query: `, by its `config_sentence_transformers.json`."""
    passage_prompt: str = ""
    """The same before what is searched: its prompt `document`, `passage` or `corpus`."""


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
        folder = models / folder_name(name)
        if not (folder / "card.json").is_file():
            make_once(folder, lambda partial: _export(name, partial))
        if precision == "int8":
            full, folder = folder, folder.with_name(f"{folder.name}.int8")
            if not (folder / "card.json").is_file():
                make_once(folder, lambda partial: _quantize(full, partial))
        return cls(folder, read_card(folder, ModelCard, _WHAT), threads)

    def embed_query(self, query: str) -> Vectors:
        """The unit vector of a question, shape (dimension,), with the model's prompt for questions before it."""
        vector: Vectors = self.embed([self.card.query_prompt + query])[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of what is searched, with the model's prompt for that before each."""
        return self.embed([self.card.passage_prompt + text for text in texts])

    @cached_property
    def passage_tokens(self) -> int:
        """Longest passage that is embedded whole, special tokens included: the model's limit less its prompt."""
        prompt = self.card.passage_prompt
        return self.card.max_tokens - (self.count(prompt) if prompt else 0)

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
        return open_session(self._folder, self._threads, _WHAT)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = read_tokenizer(self._folder, _WHAT)
        tokenizer.enable_truncation(self.card.max_tokens)
        tokenizer.enable_padding(length=None)
        return tokenizer

    @cached_property
    def _counting_tokenizer(self) -> Tokenizer:
        tokenizer = read_tokenizer(self._folder, _WHAT)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


class Kept(NamedTuple):
    """A kind of model that is kept in a folder, for messages."""

    name: str
    remedy: str = "delete that folder and it is exported anew"
    """What to do when it is damaged."""


_WHAT = Kept("exported embedding model")


def read_card(folder: Path, kind: Callable[..., Card], what: Kept) -> Card:
    """The card of an exported model."""
    try:
        return kind(**json.loads((folder / "card.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise damaged(folder, what, error, "read") from error


def open_session(folder: Path, threads: int, what: Kept) -> onnxruntime.InferenceSession:
    """ONNX Runtime's session of an exported model."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    # Spinning threads take the cores from the chat's other work and slow down everybody on a busy machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors share no base class of its own
        raise damaged(folder, what, error) from error


def read_tokenizer(folder: Path, what: Kept) -> Tokenizer:
    """The tokenizer of an exported model, with the truncation and padding that it was saved with."""
    try:
        return Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises plain Exception
        raise damaged(folder, what, error) from error


def damaged(folder: Path, what: Kept, error: Exception, cannot_be: str = "loaded") -> ModelUnusable:
    """The error to raise when an exported model does not open or run."""
    return ModelUnusable(f"the {what.name} in {folder} cannot be {cannot_be} ({error}); {what.remedy}")


def folder_name(name: str) -> str:
    """A folder for each name: `some/model` and `some-model` are two."""
    safe = "".join(character if character.isalnum() or character in "-_." else "-" for character in name)
    return safe if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _export(name: str, partial: Path) -> None:
    from index.export import export  # torch and sentence-transformers: 10 s, only ever paid here

    export(name, partial)


def _quantize(full: Path, partial: Path) -> None:
    from index.quantize import quantize  # brings in onnx, which nothing else needs

    quantize(full, partial)


def make_once(folder: Path, write: Callable[[Path], None]) -> None:
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
