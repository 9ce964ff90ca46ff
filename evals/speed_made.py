"""Search on a made corpus: with and without filters beside Chroma's own, its recall beside brute force, its memory."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from assistant.settings import Settings
from evals.made import CHUNKS_EACH, QuickEmbedder, made_articles, made_questions
from evals.timing import Section, say, telling, timed
from index.embed import Embedder, Vectors
from index.library import Library
from index.question_filters import read_wishes, together
from index.types import Filters

QUESTIONS = 300
_TODAY = date(2025, 6, 1)
_SLOW = 40
"""Questions that Chroma's own filter is asked: it takes its time."""
_PAGE = 4_000
_POOL = 50
"""Nearest chunks that the dense side is asked for, as search does."""
_COUNTRIES: tuple[str, ...] = tuple(
    dict.fromkeys(code for article, _ in made_articles(300) for code in article.countries)
)
FILTERS: dict[str, Callable[[int], Filters]] = {
    "no filter": lambda _: Filters(),
    "country": lambda number: Filters(countries=(_COUNTRIES[number % len(_COUNTRIES)],)),
    "a year": lambda number: Filters(since=date(2005 + number % 20, 1, 1), until=date(2005 + number % 20, 12, 31)),
    "country and five years": lambda number: Filters(
        countries=(_COUNTRIES[number % len(_COUNTRIES)],),
        since=date(2005 + number % 15, 1, 1),
        until=date(2010 + number % 15, 12, 31),
    ),
}


def made_library(home: Path, model: Embedder, chunks: int) -> tuple[Library, dict[str, float]]:
    """The index of a made corpus, which is built once and kept; what building it took, or nothing."""
    library = Library(home / f"made-{chunks}", QuickEmbedder(model))
    wanted = chunks // CHUNKS_EACH
    if library.registry.count() == wanted and not library.registry.writing:
        say(f"the made corpus of {chunks:,} chunks is there")
        return library, {}
    say(f"making the index of {wanted:,} made articles, which is kept in {library.home}")
    report = library.ingest_articles((article for article, _ in made_articles(wanted)), telling("made corpus"))
    return library, {"chunks a second": report.chunks / report.seconds, "seconds": report.seconds}


def search_section(library: Library, home: Path) -> Section:
    """Our search by each filter, the model included, and Chroma's own beside it, on the same questions."""
    section = Section(f"search, {library.vectors.count():,} made chunks, model included")
    rows = section.rows
    questions = list(enumerate(made_questions(QUESTIONS)))
    plain = _with_metadata(library, home)

    def chroma(filters: Callable[[int], Filters]) -> Callable[[tuple[int, str]], object]:
        def ask(item: tuple[int, str]) -> object:
            vector = library.embedder.embed([item[1]])
            return plain.query(query_embeddings=vector, n_results=10, where=_where(filters(item[0])))

        return ask

    def ours(filters: Callable[[int], Filters]) -> Callable[[tuple[int, str]], object]:
        return lambda item: library.retriever.search(item[1], 10, filters(item[0]))

    say("timing search")
    rows["the model alone"] = timed(lambda item: library.embedder.embed([item[1]]), questions).figures()
    rows["Chroma, no filter"] = timed(chroma(FILTERS["no filter"]), questions).figures()
    for name, filters in FILTERS.items():
        rows[name] = timed(ours(filters), questions).figures()
        say(f"{name}: p95 {rows[name]['p95 ms']:.1f} ms")
    named = list(enumerate(made_questions(QUESTIONS, filters=True)))
    rows["filters read from the question"] = timed(lambda item: _wished(library, item[1]), named).figures()
    for name in list(FILTERS)[1:]:
        rows[f"Chroma's own filter, {name}"] = timed(chroma(FILTERS[name]), questions[:_SLOW], 1).figures()
    base = rows["Chroma, no filter"]["p50 ms"]
    for figures in rows.values():
        figures["ratio to Chroma"] = figures["p50 ms"] / base
    return section


def _wished(library: Library, question: str) -> object:
    return library.retriever.search(question, 10, wishes=together(read_wishes(question, _TODAY)))


def recall_section(library: Library, questions: int = 100) -> Section:
    """How many of the ten nearest allowed chunks the dense side finds, beside comparing every one."""
    say("recall beside brute force")
    section = Section("the ten nearest, beside brute force")
    ids, rows = _everything(library)
    vectors = [library.embedder.embed([question, ""])[0] for question in made_questions(questions)]
    for name, filters in FILTERS.items():
        hits = wanted = 0
        for number, vector in enumerate(vectors):
            within = library.retriever.within(filters(number))
            cosines = rows @ vector
            if within is not None:
                allowed = within.articles
                cosines = np.where([id_[: id_.rindex("@")] in allowed for id_ in ids], cosines, -1)
            best = [place for place in np.argsort(-cosines)[:10] if cosines[place] > -1]
            found = islice(library.vectors.nearest(vector, _POOL, within), 10)
            hits += len({ids[place] for place in best} & set(found))
            wanted += len(best)
        section.rows[name] = {"recall@10": hits / wanted, "questions": float(len(vectors))}
    return section


def _everything(library: Library) -> tuple[list[str], Vectors]:
    """Every chunk that is stored, and its vector."""
    ids = sorted(library.vectors.ids())
    parts = [library.vectors.rows(ids[start : start + _PAGE]) for start in range(0, len(ids), _PAGE)]
    return [id_ for found, _ in parts for id_ in found], np.concatenate([rows for _, rows in parts])


def _with_metadata(library: Library, home: Path) -> Any:
    """The same vectors in a Chroma collection of its own, with dates and countries as metadata; kept like the index."""
    folder = home / f"chroma-{library.home.name}"
    chroma = import_module("langchain_chroma").Chroma
    collection = chroma("plain", persist_directory=str(folder))._collection
    if collection.count() != library.vectors.count():
        say(f"storing {library.vectors.count():,} vectors in plain Chroma, with metadata, in {folder}")
        for ids, rows, metadata in _pages(library):
            collection.upsert(ids, embeddings=rows, metadatas=metadata)
    return collection


def _pages(library: Library) -> Iterator[tuple[list[str], Vectors, list[dict[str, Any]]]]:
    metadata: dict[str, dict[str, Any]] = {
        article.id: {"day": _number(article.date or date.min)} | {f"c_{code}": True for code in article.countries}
        for article in library.registry.catalogue()
    }
    ids = sorted(library.vectors.ids())
    for start in range(0, len(ids), _PAGE):
        found, rows = library.vectors.rows(ids[start : start + _PAGE])
        yield found, rows, [metadata[id_[: id_.rindex("@")]] for id_ in found]


def _where(filters: Filters) -> dict[str, Any] | None:
    parts: list[dict[str, Any]] = [{f"c_{code}": True} for code in filters.countries]
    if filters.since and filters.until:
        parts += [{"day": {"$gte": _number(filters.since)}}, {"day": {"$lte": _number(filters.until)}}]
    return None if not parts else parts[0] if len(parts) == 1 else {"$and": parts}


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def peak_memory(home: Path, settings: Settings, chunks: int) -> dict[str, float]:
    """What a process takes at most that does nothing but search, everything loaded."""
    say("memory of a process that searches")
    ran = subprocess.run(
        [sys.executable, "-m", "evals.speed_made", str(home), str(settings.models_folder), settings.embedding_model,
         str(chunks)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def _search_alone(home: str, models: str, model: str, chunks: str) -> None:
    began = time.perf_counter()
    library, _ = made_library(Path(home), Embedder.open(model, Path(models)), int(chunks))
    for number, question in enumerate(made_questions(60)):
        for filters in FILTERS.values():
            library.retriever.search(question, 10, filters(number))
        if number == 0:
            opened = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak MB": peak, "opened and warm after, s": opened}))


if __name__ == "__main__":
    _search_alone(*sys.argv[1:])
