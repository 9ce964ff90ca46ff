"""The reader's network trained from labelled questions: `make train DATA=folder`.

Seeded, checkpointed every few minutes and resumed from the last checkpoint; on a GPU where there is one. On two cores
with bfloat16 some 15 examples a second. What comes out is `network.pt` in the run's folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from assistant.reader.encode import Encoded, Encoder, render
from assistant.reader.training.examples import Example, Examples
from assistant.reader.training.network import Batch, ReaderNetwork, collate, losses
from assistant.reader.training.restore import restore
from assistant.reader.training.rows import PAIRS, STORIES, Row, read_pairs, read_rows, rows_of, without_twins
from assistant.reader.training.stories import read_stories
from index.embed import Embedder
from index.export import PACKAGED, packaged_model
from index.sentences import split
from index.types import BriefingError, Span

SHARES: Mapping[str, Mapping[str, float]] = {
    "squadshifts_new_wiki": {"plain": 1.0, "beside": 0.25, "elsewhere": 0.25, "changed": 0.3},
    "squadshifts_amazon_reviews": {"plain": 0.3, "changed": 0.1},
    "squadshifts_reddit": {"plain": 0.3, "changed": 0.1},
    "squad2": {"plain": 3.0, "beside": 0.4, "elsewhere": 0.3, "changed": 0.6},
    "squad_es": {"plain": 1.6, "beside": 0.2, "elsewhere": 0.15, "changed": 0.3},
    "nq_open": {"plain": 3.0, "elsewhere": 1.5},
    "policyqa_dev": {"plain": 0.2, "elsewhere": 0.05},
    "policyqa_test": {"plain": 0.2, "elsewhere": 0.05},
    "multispanqa": {"plain": 5.0, "elsewhere": 0.5},
    "torque": {"plain": 1.0},
    STORIES: {"plain": 2.0, "beside": 0.5, "elsewhere": 0.5, "changed": 0.4},
    PAIRS: {"plain": 1.0},
}
"""How often a row of each set is read in one pass, by kind of example; the fraction falls to rows by chance."""
WEIGHTS = {"start": 0.5, "end": 0.5, "inside": 0.5, "evidence": 1.0, "answerable": 1.0, "several": 0.5}
"""Of the losses."""
POOL = 1024
"""Examples that are sorted by length together, so that a batch holds alike lengths."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that the outcome depends on, with the data."""

    seed: int = 20
    passes: float = 1.2
    batch_tokens: int = 5_000
    rate: float = 1.5e-4
    """Highest learning rate of the encoder; reached after `warm_up`, then falling to 0 in a straight line."""
    head_rate: float = 5e-4
    started_from: str = ""
    """Hash of the shipped file whose weights were trained on; empty: all-MiniLM-L6-v2 as it comes."""
    warm_up: float = 0.05
    """Of all steps."""
    decay: float = 0.01


@dataclass(frozen=True, slots=True)
class Task:
    """One example to be made."""

    row: int
    kind: str
    seed: str


def plan(rows: Sequence[Row], recipe: Recipe) -> list[Task]:
    """The examples of the run, in their order."""
    chance = random.Random(recipe.seed)
    tasks = []
    for turn in range(math.ceil(recipe.passes)):
        share_of_pass = min(1.0, recipe.passes - turn)
        for number, row in enumerate(rows):
            for kind, share in SHARES.get(row.dataset, {}).items():
                times = share * share_of_pass
                for copy in range(int(times) + (chance.random() < times % 1)):
                    task = Task(number, kind, f"{recipe.seed} {turn} {number} {kind} {copy}")
                    tasks.append((turn, chance.random(), task))
    return [task for _, _, task in sorted(tasks, key=lambda one: one[:2])]


class Feed:
    """Batches of a run, from any pool on."""

    def __init__(self, rows: Sequence[Row], encoder: Encoder, recipe: Recipe) -> None:
        self._rows, self._encoder, self._recipe = rows, encoder, recipe
        self._examples = Examples(rows, encoder)
        self._tasks = plan(rows, recipe)
        self.pools = math.ceil(len(self._tasks) / POOL)
        self.plan_sha256 = hashlib.sha256(repr((recipe, POOL, WEIGHTS, rows, self._tasks)).encode()).hexdigest()
        """Of everything that tells which examples a pool holds."""

    def batches(self, pool: int) -> Iterator[Batch]:
        """The batches of one pool, in an order of their own."""
        made = []
        for task in self._tasks[pool * POOL : (pool + 1) * POOL]:
            row = self._rows[task.row]
            example = self._examples.of(row, task.kind, task.seed)
            if example:
                made.append((encoded(example, self._encoder), example.answers, example.listed))
        made.sort(key=lambda one: len(one[0].ids))
        groups: list[list[tuple[Encoded, Sequence[Span], bool]]] = [[]]
        for one in made:
            if (len(groups[-1]) + 1) * len(one[0].ids) > self._recipe.batch_tokens:
                groups.append([])
            groups[-1].append(one)
        random.Random(pool).shuffle(groups)
        yield from (collate(group) for group in groups if group)


def encoded(example: Example, encoder: Encoder) -> Encoded:
    """An example as the network reads it."""
    return encoder.encode(
        render(example.question, example.asked_in),
        render(f"{example.title}. " if example.title else "", example.language),
        render(example.passage, example.language),
        split(example.passage),
    )


class Run:
    """A training run in a folder."""

    def __init__(self, folder: Path, feed: Feed, recipe: Recipe) -> None:
        self._folder, self._feed, self._recipe = folder, feed, recipe
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(recipe.seed)
        self.network = ReaderNetwork(packaged_model()).to(self._device)
        added = (self.network.tokens, self.network.answerable, self.network.shared)
        heads = [one for part in added for one in part.parameters()]
        known = {id(one) for one in heads}
        body = [one for one in self.network.parameters() if one.requires_grad and id(one) not in known]
        groups = [{"params": body, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay, fused=True)
        self.pool = 0
        """Pools that are done."""

    def resume(self) -> None:
        """Go on from the run's last checkpoint, if it has one.

        Raises:
            BriefingError: it is of another recipe or of other data, whose pools are other ones.
        """
        file = self._folder / "checkpoint.pt"
        if file.is_file():
            state = torch.load(file, map_location=self._device, weights_only=True)
            if state["plan"] != self._feed.plan_sha256:
                raise BriefingError(
                    f"{file} was trained by another recipe or on other data; give another --run folder, or delete it"
                )
            self.network.load_state_dict(state["network"])
            self._optimizer.load_state_dict(state["optimizer"])
            self.pool = state["pool"]

    def train(self) -> None:
        """To the end of the plan, with a line a pool in `log.jsonl`."""
        self.network.train()
        while self.pool < self._feed.pools:
            started, seen, sums = time.monotonic(), 0, dict.fromkeys(WEIGHTS, 0.0)
            torch.manual_seed(self._recipe.seed + self.pool)  # a resumed run drops out the same units
            batches = list(self._feed.batches(self.pool))
            for number, batch in enumerate(batches):
                self._set_rates((self.pool + (number + 0.5) / len(batches)) / self._feed.pools)
                for name, value in self._step(batch).items():
                    sums[name] += value * len(batch.ids)
                seen += len(batch.ids)
            self.pool += 1
            self._save()
            self._log({name: round(value / seen, 4) for name, value in sums.items()}, seen, time.monotonic() - started)

    def _set_rates(self, done: float) -> None:
        """Up in a straight line while warming, down in one to the end; `done` is the share of the run."""
        warm = self._recipe.warm_up
        scale = min(done / warm, (1 - done) / (1 - warm))
        for group, base in zip(self._optimizer.param_groups, (self._recipe.rate, self._recipe.head_rate), strict=True):
            group["lr"] = base * scale

    def _step(self, batch: Batch) -> dict[str, float]:
        inputs = [tensor.to(self._device) for tensor in (batch.ids, batch.mask, batch.types, batch.shared)]
        with torch.autocast(self._device, dtype=torch.bfloat16):
            tokens, answerable = self.network(*inputs)
        found = losses(batch, tokens.cpu(), answerable.cpu())
        loss = torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimizer.step()
        self._optimizer.zero_grad()
        return {name: value.item() for name, value in found.items()}

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "pool": self.pool,
            "plan": self._feed.plan_sha256,
        }
        partial = self._folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self._folder / "checkpoint.pt")

    def _log(self, figures: Mapping[str, float], seen: int, seconds: float) -> None:
        line = {"pool": self.pool, "of": self._feed.pools, **figures, "examples_per_s": round(seen / seconds, 1)}
        print(json.dumps(line), flush=True)
        with (self._folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """`python -m assistant.reader.training.train --data FOLDER --run FOLDER`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the training sets, .jsonl.gz")
    parser.add_argument(
        "--stories", type=Path, nargs="*", default=[], help="folders of invented stories with questions"
    )
    parser.add_argument("--pairs", type=Path, help="file of further questions on texts of the sets and stories")
    parser.add_argument("--held-out", type=Path, nargs="*", default=[], help="sets whose texts must not be trained on")
    parser.add_argument("--run", type=Path, required=True, help="folder of the run; its checkpoint is gone on from")
    parser.add_argument("--passes", type=float, default=Recipe().passes)
    parser.add_argument("--rate", type=float, default=Recipe().rate)
    parser.add_argument(
        "--seed", type=int, default=Recipe().seed, help="of another run: other examples of the same rows"
    )
    parser.add_argument("--start-from", type=Path, help="a shipped model.onnx whose weights are trained on")
    parser.add_argument("--models", type=Path, required=True, help="folder of exported models, for the tokenizer")
    given = parser.parse_args(arguments)
    recipe = Recipe(given.seed, given.passes, rate=given.rate, started_from=_sha256(given.start_from))
    given.run.mkdir(parents=True, exist_ok=True)
    (given.run / "recipe.json").write_text(json.dumps(asdict(recipe), indent=2) + "\n", encoding="utf-8")
    files = [file for file in sorted(given.data.glob("*.jsonl.gz")) if file.name.split(".")[0] in SHARES]
    if not files:
        parser.error(f"--data {given.data}: none of the training sets is there ({', '.join(SHARES)}, .jsonl.gz)")
    rows = [row for file in files for row in read_rows(file)]
    rows += [row for folder in given.stories for row in rows_of(read_stories(folder))]
    rows += read_pairs(given.pairs, rows) if given.pairs else []
    kept = without_twins(rows, [row for file in given.held_out for row in read_rows(file)])
    Embedder.open(PACKAGED, given.models)
    feed = Feed(kept, Encoder(given.models / PACKAGED), recipe)
    print(
        f"{len(rows)} rows, {len(rows) - len(kept)} left out as held-out texts; {feed.pools} pools of {POOL}",
        flush=True,
    )
    run = Run(given.run, feed, recipe)
    try:
        if given.start_from:
            restore(run.network, given.start_from)
        run.resume()
    except BriefingError as error:
        parser.error(str(error))
    run.train()
    torch.save(run.network.state_dict(), given.run / "network.pt")


def _sha256(file: Path | None) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file else ""


if __name__ == "__main__":
    main()
