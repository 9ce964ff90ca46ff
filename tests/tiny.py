"""Real models of a few kilobytes, made here: a BERT of one layer over the words that a test uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

WORDS = "patrol ship ships port treaty minister peru chile ecuador query passage met sailed signed the a in of at"
SIZE = 32


def _parts(folder: Path, texts: Iterable[str], max_tokens: int) -> tuple[Any, Any]:
    """A configuration, and a tokenizer that splits between words and knows those of `texts`."""
    from transformers import BertConfig, BertTokenizerFast

    known = dict.fromkeys(word for text in texts for word in re.findall(r"\w+|[^\w\s]", text.lower()))
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    folder.mkdir(parents=True)
    (folder / "vocab.txt").write_text("\n".join([*marks, *known]) + "\n", encoding="utf-8")
    tokenizer = BertTokenizerFast(vocab=str(folder / "vocab.txt"), do_lower_case=True, model_max_length=max_tokens)
    config = BertConfig(
        vocab_size=len(marks) + len(known),
        hidden_size=SIZE,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=SIZE,
        max_position_embeddings=max_tokens,
    )
    return config, tokenizer


def embedder(folder: Path, prompts: dict[str, str] | None = None, max_tokens: int = 64, seed: int = 1) -> Path:
    """A sentence-transformers embedder of 32 dimensions."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    torch.manual_seed(seed)
    plain = folder.with_name(folder.name + "-bert")
    config, tokenizer = _parts(plain, [WORDS, ": ."], max_tokens)
    BertModel(config).save_pretrained(plain)
    tokenizer.save_pretrained(plain)
    transformer = Transformer(str(plain))
    made = SentenceTransformer(
        modules=[transformer, Pooling(transformer.get_embedding_dimension(), "mean")], device="cpu", prompts=prompts
    )
    made.save(str(folder))
    return folder


def cross_encoder(folder: Path, scores: int = 1, max_tokens: int = 64, seed: int = 1) -> Path:
    """A sentence-transformers CrossEncoder with random weights: its order means nothing, but it is always the same."""
    import torch
    from transformers import BertForSequenceClassification

    torch.manual_seed(seed)
    config, tokenizer = _parts(folder, [WORDS, ": ."], max_tokens)
    config.num_labels = scores
    config.initializer_range = 0.5  # far from zero, so that scores lie apart
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def change_config(folder: Path, **values: object) -> None:
    """Other values in `config.json`."""
    file = folder / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | values), encoding="utf-8")
