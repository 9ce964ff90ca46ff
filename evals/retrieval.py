"""Figures of the passages that search found for one question; see `evals.metrics`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import ir_measures
from ir_measures import RR, nDCG

from index.types import Passage

FOUND_SHARE = 0.5
"""Share of a gold quote that a passage must cover to find it."""
CUTOFFS = (1, 5, 10)
DEPTH = 10
"""Passages that are looked at."""


class Gold(Protocol):
    """A place that carries the answer."""

    @property
    def article(self) -> str: ...
    @property
    def quote(self) -> str | None:
        """`None`: the whole article, any passage of which finds it."""


def coverage(passages: Sequence[Passage], gold: Gold) -> float:
    """Share of a gold quote's characters, spaces aside, that stand in the passages taken together.

    |characters of the quote in passages of its article| / |characters of the quote|; 0…1, higher is better.
    Spaces do not count because the gap between two neighbouring chunks is one. Without a quote, 1 for any passage
    of the article.
    """
    own = [passage for passage in passages if passage.article.id == gold.article]
    if gold.quote is None:
        return float(bool(own))
    wanted = {place for place, char in enumerate(gold.quote) if not char.isspace()}
    seen: set[int] = set()
    for passage in own:
        at = passage.article.body.find(gold.quote)
        if at >= 0:
            seen.update(range(max(0, passage.chunk.start - at), passage.chunk.end - at))
    return len(wanted & seen) / len(wanted) if wanted else 0.0


def evidence_recall(
    passages: Sequence[Passage], gold: Sequence[Gold], k: int, any_evidence: bool = False
) -> float | None:
    """Recall of the gold text among the first `k` passages, whatever the chunking; 0…1, higher is better.

    |gold quotes wholly covered by the first k passages together| / |gold quotes|; with `any_evidence` 1 when one is.
    `None` without gold. Recall at k (Manning, Raghavan and Schütze 2008, ch. 8), counted in quotes instead of
    documents so that it does not depend on how articles are cut into chunks.
    """
    if not gold:
        return None
    found = [coverage(passages[:k], quote) == 1.0 for quote in gold]
    return float(any(found)) if any_evidence else sum(found) / len(found)


def retrieval(passages: Sequence[Passage], gold: Sequence[Gold], any_evidence: bool = False) -> dict[str, float | None]:
    """`recall@k`, `all_hit@k`, `article@1`, `mrr@10` and `ndcg@10`; k is 1, 5 and 10; all 0…1, higher is better.

    A passage finds a gold quote when it covers at least half of it; a quote counts once, at the first passage that
    finds it. With `any_evidence` all quotes are one target, found with the first of them.

    recall@k    |targets found by the first k passages| / |targets| (Manning et al. 2008, ch. 8)
    all_hit@k   1 when all targets are, else 0: what an answer from several places needs
    article@1   1 when the first passage is of an article with a target, whichever part of it, else 0
    mrr@10      1 / rank of the first passage that finds a target, else 0 (Voorhees 1999; its mean is MRR)
    ndcg@10     DCG / ideal DCG, gain 1, discount 1 / log2(1 + rank) (Järvelin and Kekäläinen 2002), of the ranking of
                targets: a passage stands in it once for each target that it newly finds, or once as irrelevant. So one
                passage with two quotes is worth two with one each, a passage that only repeats pushes the rest down,
                and 1.0 is reached when nothing irrelevant comes before the last target.

    The last two are computed by ir-measures. All `None` without gold.
    """
    if not gold:
        named = [f"{name}@{k}" for k in CUTOFFS for name in ("recall", "all_hit")]
        return dict.fromkeys([*named, "article@1", "mrr@10", "ndcg@10"])
    newly = _newly_found(passages[:DEPTH], gold, any_evidence)
    targets = 1 if any_evidence else len(gold)
    scores: dict[str, float | None] = {}
    for k in CUTOFFS:
        found = sum(newly[:k])
        scores |= {f"recall@{k}": found / targets, f"all_hit@{k}": float(found == targets)}
    first = passages[0].article.id if passages else None
    scores["article@1"] = float(first in {each.article for each in gold})
    return scores | _of_ranking(newly, targets)


def _newly_found(passages: Sequence[Passage], gold: Sequence[Gold], any_evidence: bool) -> list[int]:
    """For each passage, how many targets it is the first to find."""
    left = list(gold)
    counts = []
    for passage in passages:
        found = [quote for quote in left if coverage([passage], quote) >= FOUND_SHARE]
        left = [] if any_evidence and found else [quote for quote in left if quote not in found]
        counts.append(min(len(found), 1) if any_evidence else len(found))
    return counts


def _of_ranking(newly: Sequence[int], targets: int) -> dict[str, float]:
    relevant = [bool(found) for found in newly for _ in range(max(found, 1))] or [False]
    run = {str(place): -place for place in range(len(relevant))}
    missed = range(len(relevant), len(relevant) + targets - sum(relevant))
    judged = {str(place): 1 for place in [*(p for p, found in enumerate(relevant) if found), *missed]}
    scored = ir_measures.iter_calc([RR, nDCG @ DEPTH], {"q": judged}, {"q": run})
    names = {RR: "mrr@10", nDCG @ DEPTH: "ndcg@10"}
    return {names[metric.measure]: float(metric.value) for metric in scored}
