"""The articles of a benchmark into an index, the way that a user's articles go in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import frontmatter

from assistant.pipeline import Assistant
from evals.benchmarks.growing import Benchmark, BenchmarkArticle
from index.library import Heard
from index.types import HomeUnusable, IngestReport, Refusal, listed


def index_articles(assistant: Assistant, benchmark: Benchmark, heard: Heard = lambda *_: None) -> IngestReport:
    """Write each article to a file with front matter and ingest the files; again, it changes nothing.

    `heard` is told of progress: files done, files in all, the file in hand. What is refused goes by the article's id.

    Raises:
        HomeUnusable: the index holds articles that are not of the benchmark, which would change the figures.
        IndexBusy: another process is writing.
    """
    ids = {article.id for article in benchmark.articles}
    if strange := {article.id for article in assistant.library.articles()} - ids:
        raise HomeUnusable(
            f"{assistant.settings.home} holds articles that are not of {benchmark.name} ({listed(sorted(strange))}); "
            "give the benchmark an empty folder of its own"
        )
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        files = {Path(folder) / f"{number:07}.md": article for number, article in enumerate(benchmark.articles)}
        for file, article in files.items():
            file.write_bytes(_as_file(article).encode())
        report = assistant.ingest(files, heard)
    refused = [Refusal(files[Path(refusal.path)].id, refusal.reason) for refusal in report.refused]
    return replace(report, refused=tuple(refused))


def _as_file(article: BenchmarkArticle) -> str:
    declared = {"id": article.id, "title": article.title, "language": article.language}
    known = {name: value for name, value in declared.items() if value}
    return f"---\n{frontmatter.YAMLHandler().export(known)}\n---\n\n{article.text}\n"
