"""Passages in a better order: a cross-encoder reads question and passage together. Optional, by the setting `reranker`.

It reads the best `RERANKED` passages of a search as published, headline first: no gloss, its language is its own
affair. What vectors and terms left further behind stays behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from index.chunks import heading
from index.embed import Kept, damaged, folder_name, make_once, open_session, read_card, read_tokenizer
from index.types import Passage

RERANKED = 20
"""Passages that are read; each costs a run of the model, as long as embedding it."""
_BATCH = 8
_OVERLAP = 8
"""The part of the token limit by which two windows of a long passage overlap: an eighth."""
_WHAT = Kept("exported reranker")


@dataclass(frozen=True, slots=True)
class RerankerCard:
    """What identifies an exported cross-encoder; written beside it."""

    name: str
    """The folder that it was exported from."""
    sha256: str
    """Of the exported model, hex."""
    max_tokens: int
    """Longest pair of question and passage, special tokens included; a longer passage is read in windows."""
    inputs: tuple[str, ...]
    """What the model is given: `input_ids`, `attention_mask` and, if it tells the two texts apart, `token_type_ids`."""


class Reranker:
    """Questions and texts to scores; the model is loaded at the first of them."""

    def __init__(self, folder: Path, card: RerankerCard, threads: int = 0) -> None:
        self.card = card
        self._folder = folder
        self._threads = threads

    @classmethod
    def open(cls, name: str, models: Path, threads: int = 0) -> Reranker:
        """The cross-encoder in the folder `name`, exported to ONNX below `models` if this is the first time.

        Raises:
            ModelUnusable: it is not there, no cross-encoder with one score, or damaged; in `scores` too.
        """
        folder = models / f"{folder_name(name)}.reranker"
        if not (folder / "card.json").is_file():
            make_once(folder, lambda partial: _export(name, partial))
        return cls(folder, read_card(folder, RerankerCard, _WHAT), threads)

    def reorder(self, query: str, passages: Sequence[Passage]) -> list[Passage]:
        """The first `RERANKED` passages by the model's score, then the rest in their order; scores still fall.

        The score of the rest is scaled to lie below the lowest of the model's.
        """
        read, rest = passages[:RERANKED], passages[RERANKED:]
        if not read:
            return []
        scores = self.scores(query, [heading(passage.article) + passage.chunk.text for passage in read])
        scored = [replace(passage, score=score) for passage, score in zip(read, scores, strict=True)]
        ordered = sorted(scored, key=lambda passage: -passage.score)
        return ordered + [replace(passage, score=passage.score * ordered[-1].score) for passage in rest]

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers, 0…1: the logistic function of the model's logit, of a long text's best window."""
        pairs = [(self._cut(query), text) for text in texts]
        owners, windows = [], []
        for owner, encoding in enumerate(self._tokenizer.encode_batch(pairs)):
            for window in (encoding, *encoding.overflowing):
                owners.append(owner)
                windows.append(window)
        best = np.full(len(texts), -np.inf)
        order = sorted(range(len(windows)), key=lambda number: len(windows[number].ids))  # so little is padded
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            for number, logit in zip(batch, self._logits([windows[number] for number in batch]), strict=True):
                best[owners[number]] = max(best[owners[number]], logit)
        return [float(score) for score in 1 / (1 + np.exp(-best))]

    def _logits(self, windows: Sequence[Any]) -> list[float]:
        longest = max(len(window.ids) for window in windows)
        rows = {name: np.zeros((len(windows), longest), dtype=np.int64) for name in self.card.inputs}
        for row, window in enumerate(windows):
            given = {
                "input_ids": window.ids,
                "attention_mask": window.attention_mask,
                "token_type_ids": window.type_ids,
            }
            for name in rows:
                rows[name][row, : len(window.ids)] = given[name]
        try:
            logits = np.asarray(self._session.run(None, rows)[0], dtype=np.float64).reshape(len(windows))
            if not np.isfinite(logits).all():
                raise ValueError("it gives scores that are no numbers")
        except Exception as error:  # onnxruntime's errors share no base class of its own
            raise damaged(self._folder, _WHAT, error) from error
        return [float(logit) for logit in logits]

    def _cut(self, query: str) -> str:
        """A question of more than half the limit ends there: the rest is for the passage."""
        offsets = self._plain_tokenizer.encode(query, add_special_tokens=False).offsets
        most = self.card.max_tokens // 2
        return query if len(offsets) <= most else query[: offsets[most - 1][1]]

    @cached_property
    def _session(self) -> Any:
        return open_session(self._folder, self._threads, _WHAT)

    @cached_property
    def _tokenizer(self) -> Any:
        tokenizer = read_tokenizer(self._folder, _WHAT)
        limit = self.card.max_tokens
        tokenizer.no_padding()
        tokenizer.enable_truncation(limit, stride=limit // _OVERLAP, strategy="only_second")
        return tokenizer

    @cached_property
    def _plain_tokenizer(self) -> Any:
        tokenizer = read_tokenizer(self._folder, _WHAT)
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def _export(name: str, partial: Path) -> None:
    from index.export import export_reranker  # torch and sentence-transformers: 10 s, only ever paid here

    export_reranker(name, partial)
