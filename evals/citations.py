"""Figures of the citations of one answer: do they stand, carry it, name the right articles; see `evals.metrics`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from assistant.reader.values import long_date
from assistant.types import Answer, Citation
from evals import facts
from evals.answers import refused
from evals.retrieval import Gold
from evals.support import supports
from index.types import Article

Resolve = Callable[[str, int], Article | None]
"""Article id and version -> that version, or `None` when there is none."""


# -- citations: do they stand? ---------------------------------------------------------------------------


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

    (|citations with body[start:end] == quote| + |used markers that have a citation|) / (|citations| + |used markers|),
    where sentences, items and the short answer use markers; `None` with neither. This project's own promise.
    """
    total = len(answer.citations) + len(list(_used(answer)))
    return 1 - len(quote_faults(answer, resolve)) / total if total else None


# -- citations: do they carry the answer? ----------------------------------------------------------------


def citation_recall(answer: Answer) -> float | None:
    """Share of the answer's sentences and items that are carried by what they cite; 0…1, higher is better.

    A sentence counts 1 when all that it cites, taken together, supports it (`evals.support.supports`), and 0 when it
    does not, when it cites nothing or when a marker leads nowhere. `None` for a refusal and without statements.
    Citation recall of ALCE (Gao et al. 2023), which takes each entry of a list for a sentence too; the judge there is a
    language model of 11 billion parameters, here rules that anyone can repeat.
    """
    statements = [] if refused(answer.status) else list(_statements(answer))
    return sum(_carried(text, cited) for text, cited in statements) / len(statements) if statements else None


def citation_precision(answer: Answer) -> float | None:
    """Share of the uses of citations that are to the point; 0…1, higher is better.

    A use is to the point when its sentence has recall 1 and it supports the sentence alone, or the others without it do
    not. `None` for a refusal and when nothing is cited. Citation precision of ALCE (Gao et al. 2023).
    """
    if refused(answer.status):
        return None
    uses: list[bool] = []
    for text, cited in _statements(answer):
        whole = _carried(text, cited)
        for place, one in enumerate(cited):
            others = [*cited[:place], *cited[place + 1 :]]
            uses.append(whole and (not others or _carried(text, [one]) or not _carried(text, others)))
    return sum(uses) / len(uses) if uses else None


def stray_numbers(answer: Answer) -> list[str]:
    """The numbers, months and weekdays of the answer that stand nowhere in what it cites, as written, each once."""
    known = _known(answer)
    return _each_once(facts.missing_numbers(known, text) for text, _ in _said(answer))


def stray_names(answer: Answer) -> list[str]:
    """The names in the answer that stand nowhere in what it cites, as written, each once."""
    known = _known(answer)
    return _each_once(facts.missing_names(known, text, phrase) for text, phrase in _said(answer))


def unsupported_numbers(answer: Answer) -> float | None:
    """|stray numbers| / |numbers| of the answer's sentences, items and short answer; 0…1, lower is better.

    What an answer cites is the quotes with their articles' titles, agencies and dates. Each number counts once; `None`
    without numbers. One less the precision of entities against the source of a summary (Nan et al. 2021).
    """
    numbers = _each_once(facts.numbers(text) for text, _ in _said(answer))
    return len(stray_numbers(answer)) / len(numbers) if numbers else None


def unsupported_names(answer: Answer) -> float | None:
    """|stray names| / |names|, as `unsupported_numbers`; 0…1, lower is better; `None` without names."""
    names = _each_once(facts.names(text, phrase) for text, phrase in _said(answer))
    return len(stray_names(answer)) / len(names) if names else None


# -- citations: are they the right articles? -------------------------------------------------------------


def source_hit(citations: Collection[Citation], gold: Sequence[Gold], resolve: Resolve) -> float | None:
    """1 when some citation shares a character with a gold quote, else 0; higher is better.

    `None` without gold. It asks for one right place only: read it beside `source_recall`.
    """
    if not gold:
        return None
    return float(any(_overlaps(cited, quote, resolve) for cited in citations for quote in gold))


def source_precision(citations: Collection[Citation], gold: Sequence[Gold]) -> float | None:
    """|cited articles that are gold| / |cited articles|, each article once; 0…1, higher is better.

    `None` without gold or citations. Precision of sets (Manning et al. 2008, ch. 8).
    """
    cited = {citation.article_id for citation in citations}
    return len(cited & {quote.article for quote in gold}) / len(cited) if gold and cited else None


def source_recall(citations: Collection[Citation], gold: Sequence[Gold], any_evidence: bool = False) -> float | None:
    """|gold articles that are cited| / |gold articles|; with `any_evidence` 1 when one is. 0…1, higher is better.

    0 without citations, `None` without gold. Recall of sets (Manning et al. 2008, ch. 8).
    """
    if not gold:
        return None
    wanted = {quote.article for quote in gold}
    found = wanted & {citation.article_id for citation in citations}
    return float(bool(found)) if any_evidence else len(found) / len(wanted)


def _statements(answer: Answer) -> Iterator[tuple[str, Sequence[Citation | None]]]:
    """Each sentence and item with what it cites, each citation once; `None` for a marker that leads nowhere."""
    known = {cited.marker: cited for cited in answer.citations}
    for sentence in answer.sentences:
        yield sentence.text, [known.get(marker) for marker in dict.fromkeys(sentence.citations)]
    for item in answer.items:
        yield item.text, [known.get(item.citation)]


def _carried(text: str, cited: Sequence[Citation | None]) -> bool:
    found = [one for one in cited if one]
    if not found or len(found) < len(cited):
        return False
    return supports([one.quote for one in found], text, context=[_about(one) for one in found])


def _about(cited: Citation) -> str:
    """What a reader sees beside a quote, the date written out; a number or name of an answer may stand there too."""
    written = [long_date(date.fromisoformat(cited.date), language) for language in ("en", "es")] if cited.date else []
    return "\n".join((cited.title, cited.agency or "", cited.date or "", *written))


def _known(answer: Answer) -> str:
    return "\n".join(f"{cited.quote}\n{_about(cited)}" for cited in answer.citations)


def _said(answer: Answer) -> Iterator[tuple[str, bool]]:
    """Every part of the answer, and whether it is a phrase rather than a sentence."""
    if answer.short_answer:
        yield answer.short_answer, True
    for item in answer.items:
        yield item.text, True
    for sentence in answer.sentences:
        yield sentence.text, False


def _each_once(found: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(found)))


def _used(answer: Answer) -> Iterator[int]:
    for sentence in answer.sentences:
        yield from sentence.citations
    for item in answer.items:
        yield item.citation
    if answer.short_citation is not None:
        yield answer.short_citation


def _stands(cited: Citation, resolve: Resolve) -> bool:
    article = resolve(cited.article_id, cited.version)
    return article is not None and 0 <= cited.start < cited.end <= len(article.body)


def _faithful(cited: Citation, resolve: Resolve) -> bool:
    article = resolve(cited.article_id, cited.version)
    return article is not None and article.body[cited.start : cited.end] == cited.quote


def _overlaps(cited: Citation, gold: Gold, resolve: Resolve) -> bool:
    if cited.article_id != gold.article:
        return False
    if gold.quote is None:
        return True
    article = resolve(cited.article_id, cited.version)
    at = article.body.find(gold.quote) if article else -1
    return at >= 0 and cited.start < at + len(gold.quote) and at < cited.end
