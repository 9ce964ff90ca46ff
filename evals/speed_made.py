"""Speed on a made corpus: search with and without filters beside Chroma's own, ingest beside LangChain's defaults."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from rich.table import Table

from evals.made import CHUNKS_EACH, QuickEmbedder, made_articles, made_questions
from evals.rival import _embeddings
from index.embed import Embedder
from index.library import Library
from index.types import Filters

QUESTIONS = 200
_COUNTRIES: tuple[str, ...] = tuple(
    dict.fromkeys(code for article, _ in made_articles(60) for code in article.countries)
)
FILTERS: dict[str, Callable[[int], Filters]] = {
    "no filter": lambda _: Filters(),
    "country": lambda number: Filters(countries=(_COUNTRIES[number % len(_COUNTRIES)],)),
    "year": lambda number: Filters(since=date(2005 + number % 20, 1, 1), until=date(2005 + number % 20, 12, 31)),
    "country and years": lambda number: Filters(
        countries=(_COUNTRIES[number % len(_COUNTRIES)],),
        since=date(2005 + number % 15, 1, 1),
        until=date(2010 + number % 15, 12, 31),
    ),
}
_EMBEDDED = 192
"""Chunks that are embedded for real, by us and by the rival."""


def made_library(home: Path, model: Embedder, chunks: int) -> Library:
    """The index of a made corpus, which is built once and kept."""
    library = Library(home / f"made-{chunks}", QuickEmbedder(model))
    wanted = chunks // CHUNKS_EACH
    if library.registry.count() != wanted:
        library.ingest_articles(article for article, _ in made_articles(wanted))
    return library


def search_table(library: Library) -> Table:
    """Our search with each filter, the dense side alone, and Chroma's own restriction by id beside it."""
    questions = made_questions(QUESTIONS)
    asked = list(enumerate(questions))
    table = Table(f"search, {library.vectors.count():,} chunks", "p50 ms", "p95 ms", "ratio to dense", box=None)
    vectors = {question: library.embedder.embed([question])[0] for question in questions}
    dense = _times(lambda _, question: library.vectors.nearest(library.embedder.embed([question])[0], 50), asked)
    base = statistics.median(dense)
    _row(table, "question embedded, nearest chunks", dense, base)
    for name, filters in FILTERS.items():
        times = _times(partial(_search, library, filters), asked)
        _row(table, f"search, {name}", times, base)
    for name in ("country", "year"):
        _row(table, f"Chroma's own filter, {name}", _wheres(library, vectors, asked[:40], FILTERS[name]), base)
    return table


def _search(library: Library, filters: Callable[[int], Filters], number: int, question: str) -> object:
    return library.retriever.search(question, 10, filters(number))


def _wheres(library: Library, vectors: Any, asked: Sequence[tuple[int, str]], filters: Any) -> list[float]:
    """The same vectors in a Chroma collection with metadata, asked with `where`; without the embedding."""
    with tempfile.TemporaryDirectory() as folder:
        collection = _with_metadata(library, folder)

        def ask(number: int, question: str) -> object:
            wanted: Filters = filters(number)
            where: dict[str, Any] = {f"c_{code}": True for code in wanted.countries}
            if wanted.since and wanted.until:
                days = [{"day": {"$gte": _number(wanted.since)}}, {"day": {"$lte": _number(wanted.until)}}]
                where = {"$and": days}
            return collection.query(query_embeddings=vectors[question][np.newaxis], n_results=50, where=where)

        return _times(ask, asked)


def _with_metadata(library: Library, folder: str) -> Any:
    collection = (
        import_module("langchain_chroma").Chroma(f"where-{uuid.uuid4().hex}", persist_directory=folder)._collection
    )
    batch: list[tuple[str, dict[str, Any], str]] = []

    def store() -> None:
        rows = library.embedder.embed([text for *_, text in batch])
        collection.add([id_ for id_, *_ in batch], embeddings=rows, metadatas=[values for _, values, _ in batch])
        batch.clear()

    for article, chunks in made_articles(library.registry.count()):
        values = {"day": _number(article.date or date.min)} | {f"c_{code}": True for code in article.countries}
        batch += [(chunk.id, values, chunk.text) for chunk in chunks]
        if len(batch) >= 4_000:
            store()
    if batch:
        store()
    return collection


def ingest_table(model: Embedder) -> Table:
    """Chunks a second from text to index, by us and by LangChain's defaults with the same model, in turns."""
    made = list(islice(made_articles(_EMBEDDED // CHUNKS_EACH), _EMBEDDED // CHUNKS_EACH))
    texts = [chunk.text for _, chunks in made for chunk in chunks]
    embeddings = _embeddings()
    embeddings.embed_documents(texts[:8])
    model.embed(texts[:8])
    chroma = import_module("langchain_chroma").Chroma
    ours, theirs = [], []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            report = Library(Path(folder), model).ingest_articles(article for article, _ in made)
            ours.append(report.chunks / (time.perf_counter() - started))
        started = time.perf_counter()
        chroma.from_texts(texts, embeddings, collection_name=f"rival-{uuid.uuid4().hex}")
        theirs.append(len(texts) / (time.perf_counter() - started))
    cosines = np.vecdot(model.embed(texts[:64]), np.array(embeddings.embed_documents(texts[:64]), dtype=np.float32))
    table = Table("ingest", "chunks a second", "ratio", box=None)
    table.add_row("LangChain's defaults", f"{max(theirs):.1f}", "1.00")
    table.add_row("ours, articles to passages", f"{max(ours):.1f}", f"{max(ours) / max(theirs):.2f}")
    table.add_row("cosine of both vectors, least", f"{cosines.min():.6f}", "")
    return table


def growth_table(model: Embedder, sizes: Sequence[int]) -> Table:
    """How the cost of a chunk changes with the size, quick vectors; and what a second ingest of the same takes."""
    table = Table("ingest, quick vectors", "chunks a second", "again, s", box=None)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            library = Library(Path(folder), QuickEmbedder(model))
            articles = [article for article, _ in made_articles(size // CHUNKS_EACH)]
            report = library.ingest_articles(articles)
            again = library.ingest_articles(articles)
            table.add_row(f"{size:,}", f"{report.chunks / report.seconds:.0f}", f"{again.seconds:.1f}")
    return table


def peak_memory(home: Path, models: Path, model: str, chunks: int) -> float:
    """Megabytes that a process takes at most for searching, everything loaded."""
    ran = subprocess.run(
        [sys.executable, "-m", "evals.speed_made", str(home), str(models), model, str(chunks)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(json.loads(ran.stdout)["peak_mb"])


def _search_alone(home: str, models: str, model: str, chunks: str) -> None:
    import resource

    library = Library(Path(home) / f"made-{chunks}", QuickEmbedder(Embedder.open(model, Path(models))))
    for number, question in enumerate(made_questions(40)):
        for filters in FILTERS.values():
            library.retriever.search(question, 10, filters(number))
    print(json.dumps({"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _times(action: Callable[[int, str], object], asked: Sequence[tuple[int, str]]) -> list[float]:
    """Milliseconds of each call; the first few warm up."""
    for number, question in asked[:5]:
        action(number, question)
    times = []
    for number, question in asked:
        started = time.perf_counter()
        action(number, question)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _row(table: Table, name: str, times: Sequence[float], base: float) -> None:
    p95 = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    table.add_row(name, f"{median:.1f}", f"{p95:.1f}", f"{median / base:.2f}")


if __name__ == "__main__":
    _search_alone(*sys.argv[1:])
