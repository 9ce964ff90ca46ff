"""Runs for others' tools: rows for ragas, runs and judgements as TREC files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from evals.report import Place, Record
from evals.text import without_markers

Level = Literal["article", "passage"]


def ragas_rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    """One row a question in the fields of ragas' `SingleTurnSample`, for `EvaluationDataset.from_list([*rows])`.

    `user_input` is a follow-up as a person made it stand alone, `response` the answer without its markers,
    `retrieved_contexts` the first passages, `reference` the first alias of every accepted group (`None` for an
    unanswerable question: there is none), `reference_contexts` the gold quotes, and the ids are the articles of both.
    """
    for record in records:
        quotes = [gold["quote"] for gold in record.evidence]
        yield {
            "user_input": record.rewrite or record.question,
            "response": _without_markers(record.answer),
            "retrieved_contexts": list(record.passages),
            "retrieved_context_ids": [place.article for place in record.retrieved[: len(record.passages)]],
            "reference": "; ".join(group[0] for group in record.answers) or None,
            "reference_contexts": [quote for quote in quotes if quote],
            "reference_context_ids": _gold_articles(record),
        }


def trec_run(records: Iterable[Record], tag: str, level: Level = "article") -> str:
    """`topic Q0 document rank score tag` a line, as trec_eval and ir-measures read it.

    A document is an article at the rank of its first passage, to be scored with `trec_qrels`; or each passage as
    `article:start-end`. The score is 1 / rank: records keep the order only. Spaces in ids become `_`.
    """
    return "".join(
        f"{_one_word(record.id)} Q0 {document} {rank} {1 / rank:.6f} {_one_word(tag)}\n"
        for record in records
        for rank, document in enumerate(_documents(record.retrieved, level), start=1)
    )


def trec_qrels(records: Iterable[Record]) -> str:
    """`topic 0 document 1` a line for every article with evidence; questions without any are left out."""
    return "".join(
        f"{_one_word(record.id)} 0 {_one_word(article)} 1\n" for record in records for article in _gold_articles(record)
    )


def _gold_articles(record: Record) -> list[str]:
    return list(dict.fromkeys(gold["article"] for gold in record.evidence if gold["article"]))


def _documents(places: Sequence[Place], level: Level) -> list[str]:
    suffixes = ["" if level == "article" else f":{place.start}-{place.end}" for place in places]
    names = (f"{_one_word(place.article)}{suffix}" for place, suffix in zip(places, suffixes, strict=True))
    return list(dict.fromkeys(names))


def _one_word(text: str) -> str:
    return "_".join(text.split())


def _without_markers(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in without_markers(text).splitlines())
