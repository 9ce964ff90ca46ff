"""Public benchmarks: their files as articles and questions, and those articles in an index.

    format          what is read
    squad           the JSON of SQuAD 1.1 and 2.0
    qa-jsonl        one question a line with its context, its documents (RAMDocs) or its summaries (GUM); may be gzipped
    beir            a folder of corpus.jsonl, queries.jsonl and qrels/*.tsv
    trec            a folder of documents, topics and qrels
    conversation    one follow-up question a line with its history and a human rewrite (CANARD, MTRAG); may be gzipped
    stories         a folder of invented stories, each with questions that it answers and that it does not

The modules `answering`, `conversing` and `retrieval` say what each becomes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from evals.benchmarks.answering import read_qa_lines, read_squad, read_told
from evals.benchmarks.conversing import read_conversation
from evals.benchmarks.growing import Benchmark, BenchmarkArticle, Growing
from evals.benchmarks.indexing import index_articles
from evals.benchmarks.retrieval import read_beir, read_trec

__all__ = ["Benchmark", "BenchmarkArticle", "Format", "index_articles", "read_benchmark"]

Format = Literal["squad", "qa-jsonl", "beir", "trec", "conversation", "stories"]
_READERS: dict[Format, Callable[[Path, Growing], None]] = {
    "squad": read_squad,
    "qa-jsonl": read_qa_lines,
    "beir": read_beir,
    "trec": read_trec,
    "conversation": read_conversation,
    "stories": read_told,
}


def read_benchmark(path: Path, format: Format, limit: int | None = None) -> Benchmark:
    """The benchmark in a file or folder; `limit` keeps its first questions, and all of its articles.

    Raises:
        QuestionsInvalid: something is missing or ill-formed; names file, line and field of each problem.
    """
    growing = Growing()
    _READERS[format](path, growing)
    return growing.close(path.name.split(".")[0], limit, conversation_only=format == "conversation", source=path)
