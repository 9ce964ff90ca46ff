"""The figures of the evaluation, as pure functions: formula, range, direction and source in each docstring.

`None` means 'not scored': the figure says nothing about that question. It is never counted as 0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

import numpy as np

from assistant.types import Answer, Citation
from index.types import Article, Passage

Groups = Sequence[Sequence[str]]
"""The accepted answers: one group of aliases for each thing that the answer must hold."""
Resolve = Callable[[str, int], Article | None]
"""Article id and version -> that version, or `None` when there is none."""

REFUSALS = frozenset({"not_in_corpus", "out_of_scope"})
_TOKEN = re.compile(r"\w+(?:(?<=\d)[.,:](?=\d)\w+)*|[%$€£]")
_SEPARATOR = re.compile(r"[,:]")
_MARKER = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")


class Gold(Protocol):
    """A quote that carries the answer."""

    @property
    def article(self) -> str: ...
    @property
    def quote(self) -> str: ...


# -- text ------------------------------------------------------------------------------------------------


def normalise(text: str) -> str:
    """Words in lower case without accents and punctuation, one space between them.

    `"El 15 de Diciembre, Perú–Chile"` -> `"el 15 de diciembre peru chile"`. A separator between two digits
    holds the number together (`1,500` and `1.500` -> `1.500`), so that `500` does not stand in `1,500`;
    `%` and currency signs are words of their own. After the answer normalisation of SQuAD (Rajpurkar et al.
    2016), without dropping articles, which would differ by language.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    words = _TOKEN.findall(plain.casefold().replace("_", " "))
    return " ".join(_SEPARATOR.sub(".", word) for word in words)


def contains(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text` as whole words, after `normalise`; an empty phrase never does."""
    wanted = normalise(phrase)
    return bool(wanted) and f" {wanted} " in f" {normalise(text)} "


def without_markers(text: str) -> str:
    """The text without its `[1]` markers, which would otherwise pass for numbers of the answer."""
    return _MARKER.sub(" ", text)


# -- retrieval -------------------------------------------------------------------------------------------


def coverage(passages: Sequence[Passage], gold: Gold) -> float:
    """Share of a gold quote's characters, spaces aside, that stand in the passages taken together.

    |characters of the quote in passages of its article| / |characters of the quote|; 0…1, higher is better.
    Spaces do not count because the gap between two neighbouring chunks is one.
    """
    wanted = {place for place, char in enumerate(gold.quote) if not char.isspace()}
    seen: set[int] = set()
    for passage in passages:
        at = passage.article.body.find(gold.quote) if passage.article.id == gold.article else -1
        if at >= 0:
            seen.update(range(max(0, passage.chunk.start - at), passage.chunk.end - at))
    return len(wanted & seen) / len(wanted) if wanted else 0.0


def recall_at(passages: Sequence[Passage], gold: Sequence[Gold], k: int, any_evidence: bool = False) -> float | None:
    """Recall of gold evidence among the first `k` passages; 0…1, higher is better.

    |gold quotes wholly covered by the first k passages| / |gold quotes|; with `any_evidence` 1 when one is.
    `None` without gold quotes. Recall at k (Manning, Raghavan and Schütze 2008, ch. 8), counted in quotes
    instead of documents so that it does not depend on how articles are cut into chunks.
    """
    if not gold:
        return None
    found = [coverage(passages[:k], quote) == 1.0 for quote in gold]
    return float(any(found)) if any_evidence else sum(found) / len(found)


def reciprocal_rank(passages: Sequence[Passage], gold: Sequence[Gold], k: int = 10) -> float | None:
    """1 / rank of the first of `k` passages that covers at least half of a gold quote, else 0.

    0…1, higher is better; `None` without gold quotes. Its mean is MRR@k (Voorhees 1999, TREC-8 QA track).
    """
    if not gold:
        return None
    for rank, passage in enumerate(passages[:k], start=1):
        if any(coverage([passage], quote) >= 0.5 for quote in gold):
            return 1 / rank
    return 0.0


# -- answer ----------------------------------------------------------------------------------------------


def missing_groups(text: str, groups: Groups) -> list[Sequence[str]]:
    """The groups of which no alias stands in the text."""
    plain = without_markers(text)
    return [group for group in groups if not any(contains(plain, alias) for alias in group)]


def contained(text: str, groups: Groups) -> float | None:
    """1 when for every group at least one alias stands in the text, else 0; higher is better.

    `None` without groups. The 'contains the answer' accuracy of open-domain question answering (Chen et al.
    2017; Karpukhin et al. 2020, `has_answer`), over several groups. It rewards long answers: read it beside
    `first_sentence`.
    """
    return float(not missing_groups(text, groups)) if groups else None


def first_sentence(sentences: Sequence[str], groups: Groups) -> float | None:
    """`contained` of the first sentence alone: 1 or 0, higher is better; 0 without a sentence.

    `None` without groups. The success at 1 of sentence selection (Yang et al. 2015, WikiQA).
    """
    return contained(sentences[0] if sentences else "", groups)


def match_items(items: Sequence[str], groups: Groups) -> dict[int, int]:
    """Index of an item -> index of the group that it names: as many pairs as can be, each group once.

    An item names a group when it contains one of its aliases or stands in one. Augmenting paths (Kuhn 1955).
    """
    fits = [[g for g, group in enumerate(groups) if _names(item, group)] for item in items]
    owner: dict[int, int] = {}

    def place(item: int, tried: set[int]) -> bool:
        for group in fits[item]:
            if group not in tried:
                tried.add(group)
                if group not in owner or place(owner[group], tried):
                    owner[group] = item
                    return True
        return False

    for item in range(len(items)):
        place(item, set())
    return {item: group for group, item in sorted(owner.items())}


def list_f1(items: Sequence[str], groups: Groups) -> float | None:
    """Harmonic mean of list precision and recall; 0…1, higher is better; `None` without groups.

    P = matched / |items|, R = matched / |groups|, F1 = 2PR / (P + R) = 2 matched / (|items| + |groups|).
    Instance F of the list task of TREC QA (Voorhees 2004), with aliases.
    """
    return 2 * len(match_items(items, groups)) / (len(items) + len(groups)) if groups else None


def refused(status: str) -> bool:
    """Whether the assistant declined to answer: `not_in_corpus` or `out_of_scope`.

    The mean over unanswerable questions is `refusal` (0…1, higher is better: recall of the no-answer class,
    Rajpurkar et al. 2018, SQuAD 2.0); over answerable ones `false_refusal` (0…1, lower is better).
    """
    return status in REFUSALS


# -- citations -------------------------------------------------------------------------------------------


def citation_faults(answer: Answer, resolve: Resolve) -> list[str]:
    """One line for each citation whose version of the article or whose place in it does not exist."""
    return [
        f"[{cited.marker}] {cited.article_id}@{cited.version}:{cited.start}-{cited.end} does not exist"
        for cited in answer.citations
        if not _stands(cited, resolve)
    ]


def citation_validity(answer: Answer, resolve: Resolve) -> float | None:
    """|citations that resolve| / |citations|; 0…1, must be 1; `None` without citations.

    A citation resolves when that version of the article exists and 0 <= start < end <= len(body). This
    project's own promise, with no model in it; ALCE (Gao et al. 2023) takes it for granted.
    """
    if not answer.citations:
        return None
    return 1 - len(citation_faults(answer, resolve)) / len(answer.citations)


def quote_faults(answer: Answer, resolve: Resolve) -> list[str]:
    """One line for each citation whose quote is not the text at its place, or marker without citation."""
    known = {cited.marker for cited in answer.citations}
    altered = [
        f"[{cited.marker}] is not the text at {cited.article_id}@{cited.version}:{cited.start}-{cited.end}"
        for cited in answer.citations
        if not _faithful(cited, resolve)
    ]
    return altered + [f"marker [{marker}] has no citation" for marker in _used(answer) if marker not in known]


def quote_fidelity(answer: Answer, resolve: Resolve) -> float | None:
    """Share of citations and used markers that are true to the article; 0…1, must be 1.

    (|citations with body[start:end] == quote| + |markers in sentences and items that have a citation|) /
    (|citations| + |markers in sentences and items|); `None` with neither. This project's own promise.
    """
    total = len(answer.citations) + len(list(_used(answer)))
    return 1 - len(quote_faults(answer, resolve)) / total if total else None


def source_hit(citations: Collection[Citation], gold: Sequence[Gold], resolve: Resolve) -> float | None:
    """1 when some citation shares a character with a gold quote, else 0; higher is better.

    `None` without gold quotes. A deterministic stand-in for citation recall (ALCE, Gao et al. 2023).
    """
    if not gold:
        return None
    return float(any(_overlaps(cited, quote, resolve) for cited in citations for quote in gold))


# -- time ------------------------------------------------------------------------------------------------


def percentile(values: Sequence[float], percent: float) -> float | None:
    """The value below which `percent` (0…100) of the values lie, in their unit; `None` without values.

    Linear between the two nearest ranks: type 7 of Hyndman and Fan (1996), the default of numpy.
    """
    return float(np.percentile(values, percent)) if values else None


def _names(item: str, group: Sequence[str]) -> bool:
    return any(contains(item, alias) or contains(alias, item) for alias in group)


def _used(answer: Answer) -> Iterator[int]:
    for sentence in answer.sentences:
        yield from sentence.citations
    for item in answer.items:
        yield item.citation


def _stands(cited: Citation, resolve: Resolve) -> bool:
    article = resolve(cited.article_id, cited.version)
    return article is not None and 0 <= cited.start < cited.end <= len(article.body)


def _faithful(cited: Citation, resolve: Resolve) -> bool:
    article = resolve(cited.article_id, cited.version)
    return article is not None and article.body[cited.start : cited.end] == cited.quote


def _overlaps(cited: Citation, gold: Gold, resolve: Resolve) -> bool:
    article = resolve(cited.article_id, cited.version) if cited.article_id == gold.article else None
    at = article.body.find(gold.quote) if article else -1
    return at >= 0 and cited.start < at + len(gold.quote) and at < cited.end
