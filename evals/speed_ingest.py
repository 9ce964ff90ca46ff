"""Ingest: beside LangChain's default pipeline with the same model, as the corpus grows, and a second time."""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from assistant.settings import Settings
from evals.made import CHUNKS_EACH, QuickEmbedder, made_articles
from evals.rival import _embeddings
from evals.timing import Section, say, telling
from index.chunks import indexed_text
from index.embed import Embedder
from index.library import Library
from index.types import Article, Chunk

_EMBEDDED = 256
"""Chunks that are embedded for real, by us and by the rival."""
_ROUNDS = 3
_FILES = 10_000


def rival_section(settings: Settings) -> Section:
    """Chunks a second from ready articles to an index that answers, and LangChain's on the same chunk texts, in turns.

    The best round of each counts; everything is loaded and warm before.
    """
    section = Section(f"ingest, {_EMBEDDED} made chunks, model included")
    articles = [article for article, _ in made_articles(_EMBEDDED // CHUNKS_EACH)]
    models = {
        precision: Embedder.open(settings.embedding_model, settings.models_folder, settings.threads, precision)
        for precision in ("float32", "int8")
    }
    texts = _texts(models["float32"], articles)
    embeddings = _embeddings()
    chroma = import_module("langchain_chroma").Chroma

    def theirs() -> int:
        with tempfile.TemporaryDirectory() as folder:
            chroma.from_texts(texts, embeddings, collection_name=f"rival-{uuid.uuid4().hex}", persist_directory=folder)
        return len(texts)

    def ours(model: Embedder) -> Callable[[], int]:
        def ingest() -> int:
            with tempfile.TemporaryDirectory() as folder:
                return Library(Path(folder), model).ingest_articles(articles).chunks

        return ingest

    actions = {"LangChain's defaults": theirs} | {f"ours, {name}": ours(model) for name, model in models.items()}
    embeddings.embed_documents(texts[:8])
    for model in models.values():
        model.embed(texts[:8])
    best = {name: {"chunks a second": 0.0, "CPU s": float("inf")} for name in actions}
    for number in range(_ROUNDS):
        for name, action in actions.items():
            rate, spent = _rate(action)
            say(f"ingest, round {number + 1} of {_ROUNDS}: {name}: {rate:.1f} chunks a second")
            best[name]["chunks a second"] = max(best[name]["chunks a second"], rate)
            best[name]["CPU s"] = min(best[name]["CPU s"], spent)
    rival = best["LangChain's defaults"]
    reference = np.array(embeddings.embed_documents(texts), dtype=np.float32)
    for name, figures in best.items():
        figures["ratio"] = figures["chunks a second"] / rival["chunks a second"]
        figures["CPU ratio"] = rival["CPU s"] / figures["CPU s"]
        precision = name.removeprefix("ours, ")
        if precision in models:
            cosines = np.vecdot(models[precision].embed(texts), reference)
            figures |= {"cosine, least": float(cosines.min()), "mean": float(cosines.mean())}
        section.rows[name] = figures
    return section


def _texts(model: Embedder, articles: Sequence[Article]) -> list[str]:
    """The very texts that an ingest of these articles embeds."""
    with tempfile.TemporaryDirectory() as folder:
        registry = (library := Library(Path(folder), QuickEmbedder(model))).registry
        library.ingest_articles(articles)
        chunks: dict[str, tuple[Chunk, Article]] = registry.chunks(sorted(registry.chunk_ids()))
        return [indexed_text(article, chunk) for chunk, article in chunks.values()]


def _rate(action: Callable[[], int]) -> tuple[float, float]:
    """Chunks a second, and processor seconds."""
    began, spent = time.perf_counter(), time.process_time()
    chunks = action()
    return chunks / (time.perf_counter() - began), time.process_time() - spent


def growth_section(model: Embedder, sizes: Sequence[int], made: dict[str, float], chunks: int) -> Section:
    """What a chunk costs as the corpus grows, embedding aside; `made` is what building the large one took."""
    section = Section("ingest as it grows, embedding aside")
    for size in sizes:
        say(f"growth: {size:,} chunks")
        with tempfile.TemporaryDirectory() as folder:
            library = Library(Path(folder), QuickEmbedder(model))
            spent = time.process_time()
            report = library.ingest_articles(article for article, _ in made_articles(size // CHUNKS_EACH))
            section.rows[f"{size:,} chunks"] = {
                "chunks a second": report.chunks / report.seconds,
                "seconds": report.seconds,
                "CPU ms a chunk": (time.process_time() - spent) * 1000 / report.chunks,
            }
    if made:
        section.rows[f"{chunks:,} chunks"] = made
    return section


def again_section(model: Embedder, files: int = _FILES) -> Section:
    """A folder of many short files, ingested twice: the second time nothing has changed."""
    section = Section(f"{files:,} files, embedding aside")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "articles"
        made.mkdir()
        for article, chunks in made_articles(files, seed=13):
            text = article.body[chunks[0].start : chunks[0].end]
            front = f"---\ntitle: {article.title}\npublished: {article.date}\nlanguage: {article.language}\n---\n"
            (made / f"{article.id}.md").write_text(f"{front}\n{text}\n", encoding="utf-8")
        library = Library(Path(folder) / "home", QuickEmbedder(model))
        for name in ("first time", "second time, unchanged"):
            report = library.ingest([made], telling(name))
            section.rows[name] = {
                "seconds": report.seconds,
                "files a second": files / report.seconds,
                "chunks": float(report.chunks),
                "refused": float(len(report.refused)),
            }
    return section
