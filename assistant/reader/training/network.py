"""The reader's network in PyTorch: all-MiniLM-L6-v2 with a hint of shared words, and outputs over tokens and passage.

Only training imports this; answering runs the exported file (`assistant/reader/model.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from assistant.reader.encode import NO_SENTENCE, Encoded
from assistant.reader.model import END, EVIDENCE, INSIDE, NO_ANSWER, START
from index.types import Span

_UNREAD = -1e4


class ReaderNetwork(nn.Module):  # type: ignore[misc]  # torch is not typed here
    """Tokens of question and passage to logits."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            attn_implementation="eager",
            attention_probs_dropout_prob=0.0,  # on a processor its chance took a third of the time
        )
        width = self.encoder.config.hidden_size
        self.shared = nn.Embedding(4, width)
        nn.init.zeros_(self.shared.weight)
        self.tokens = nn.Linear(width, 4)
        self.answerable = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, 1))
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor, shared: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of tokens, shape (texts, tokens, 4), and of "the passage answers", shape (texts,)."""
        words = self.encoder.embeddings.word_embeddings(ids).to(self.shared.weight.dtype) + self.shared(shared)
        states = self.encoder(inputs_embeds=words, attention_mask=mask, token_type_ids=types).last_hidden_state
        read = (mask * types).unsqueeze(-1).to(states.dtype)
        strongest = (states * read + (read - 1) * 1e4).amax(dim=1)
        answerable = self.answerable(torch.cat([states[:, 0], strongest], dim=-1)).squeeze(-1)
        return self.tokens(states), answerable


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and what should come out; `t` tokens, `b` examples."""

    ids: Tensor
    mask: Tensor
    types: Tensor
    shared: Tensor
    passage: Tensor
    """(b, t), 1 where an answer may stand."""
    starts: Tensor
    """(b, t), a distribution over the first tokens of answers, all on `NO_ANSWER` where there is none."""
    ends: Tensor
    listed: Tensor
    """(b,), 1 where every answer counts, 0 where any of them does."""
    inside: Tensor
    """(b, t), 1 in answers."""
    sentence: Tensor
    """(b, t), the number of each token's sentence, `NO_SENTENCE` + 1 = 0 for none."""
    evidence: Tensor
    """(b, s + 1), 1 for the sentences that hold an answer; the first is no sentence."""

    @property
    def answered(self) -> Tensor:
        """(b,), 1 where the passage answers."""
        return 1 - self.starts[:, NO_ANSWER]


def collate(inputs: Sequence[tuple[Encoded, Sequence[Span], bool]]) -> Batch:
    """Encoded examples with their answers (characters of the passage) and whether they are lists, as one batch."""
    longest = max(len(encoded.ids) for encoded, _, _ in inputs)
    sentences = 2 + max(max(encoded.sentence) for encoded, _, _ in inputs)

    def padded(name: str) -> Tensor:
        rows = [list(getattr(encoded, name)) for encoded, _, _ in inputs]
        return torch.tensor([row + [0] * (longest - len(row)) for row in rows])

    starts, ends, inside = (torch.zeros(len(inputs), longest) for _ in range(3))
    evidence = torch.zeros(len(inputs), sentences)
    sentence = torch.zeros(len(inputs), longest, dtype=torch.long)
    passage = torch.zeros(len(inputs), longest)
    for row, (encoded, answers, _) in enumerate(inputs):
        for token, number in enumerate(encoded.sentence):
            sentence[row, token] = number - NO_SENTENCE
            passage[row, token] = float(encoded.places[token] is not None)
        for answer in answers:
            tokens = [t for t, place in enumerate(encoded.places) if place and place.overlaps(answer)]
            if tokens and _whole(encoded, tokens, answer):
                starts[row, tokens[0]] = ends[row, tokens[-1]] = 1
                inside[row, tokens] = 1
                evidence[row, sorted({encoded.sentence[t] - NO_SENTENCE for t in tokens} - {0})] = 1
        if not starts[row].any():
            starts[row, NO_ANSWER] = ends[row, NO_ANSWER] = 1
    return Batch(
        ids=padded("ids"),
        mask=torch.tensor([[1] * len(e.ids) + [0] * (longest - len(e.ids)) for e, _, _ in inputs]),
        types=padded("types"),
        shared=padded("shared"),
        passage=passage,
        starts=starts,
        ends=ends,
        listed=torch.tensor([float(listed) for _, _, listed in inputs]),
        inside=inside,
        sentence=sentence,
        evidence=evidence,
    )


def _whole(encoded: Encoded, tokens: Sequence[int], answer: Span) -> bool:
    """Was the end of the answer read, or did the passage's cut fall into it?"""
    last = encoded.places[tokens[-1]]
    return last is not None and last.end >= answer.end


def losses(batch: Batch, tokens: Tensor, answerable: Tensor) -> dict[str, Tensor]:
    """What each output lacks, mean over the batch."""
    tokens = tokens.float()
    allowed = batch.passage.clone()
    allowed[:, NO_ANSWER] = 1
    within = tokens + (1 - allowed).unsqueeze(-1) * _UNREAD
    return {
        "start": _pointing(within[..., START], batch.starts, batch.listed),
        "end": _pointing(within[..., END], batch.ends, batch.listed),
        "inside": _marked(tokens[..., INSIDE], batch.inside, batch.passage),
        "evidence": _sentences(tokens[..., EVIDENCE], batch),
        "answerable": nn.functional.binary_cross_entropy_with_logits(answerable.float(), batch.answered),
        "several": _of_answered(tokens[:, NO_ANSWER, INSIDE], batch),
    }


def _of_answered(logits: Tensor, batch: Batch) -> Tensor:
    """Of the examples whose passage answers: is it a list with several entries there, or one answer?"""
    entries = batch.starts.sum(dim=1) * batch.answered
    known = batch.answered * ((batch.listed == 0) | (entries > 1))  # a window may hold one entry of a list
    several = nn.functional.binary_cross_entropy_with_logits(logits, batch.listed, reduction="none")
    return (several * known).sum() / known.sum().clamp(min=1)


def _pointing(logits: Tensor, wanted: Tensor, listed: Tensor) -> Tensor:
    """Cross-entropy: of the likelihood of any alternative; of a list, the mean over its entries."""
    logs = logits.log_softmax(dim=-1)
    anyone = -(logs + (1 - wanted) * _UNREAD).logsumexp(dim=-1)
    everyone = -(logs * wanted).sum(dim=-1) / wanted.sum(dim=-1)
    return (listed * everyone + (1 - listed) * anyone).mean()


def _marked(logits: Tensor, wanted: Tensor, passage: Tensor) -> Tensor:
    each = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (each * passage).sum() / passage.sum() * 10  # few tokens are inside: ten times, to weigh like the others


def sentence_logits(logits: Tensor, sentence: Tensor, sentences: int) -> Tensor:
    """The mean of its tokens for each sentence, shape (b, sentences)."""
    sums = torch.zeros(len(logits), sentences).scatter_add(1, sentence, logits)
    counts = torch.zeros(len(logits), sentences).scatter_add(1, sentence, torch.ones_like(logits))
    return sums / counts.clamp(min=1)


def _sentences(logits: Tensor, batch: Batch) -> Tensor:
    found = sentence_logits(logits, batch.sentence, batch.evidence.shape[1])
    there = torch.zeros_like(found).scatter_(1, batch.sentence, 1.0)
    there[:, 0] = 0
    each = nn.functional.binary_cross_entropy_with_logits(found, batch.evidence, reduction="none")
    return (each * there).sum() / len(found)
