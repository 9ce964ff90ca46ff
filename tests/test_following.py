"""A library that answers sees what another process does: within two seconds, without a restart, never by halves."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from index import ingest as ingest_module
from index import lock as lock_module
from index.embed import Embedder
from index.library import Library
from index.types import IndexBusy
from tests.conftest import ToyEmbedder

SENTENCE = "The beacon was lit again and the crews went out to sea while the harbour master counted the boats. "
LONG = SENTENCE * 24
"""Several chunks, each with a beacon."""


def ingest(home: Path, files: list[Path], batch: int) -> None:
    ingest_module.BATCH_CHUNKS = batch
    library = Library(home, ToyEmbedder())
    library.ingest(files)


def remove(home: Path, ids: list[str]) -> None:
    Library(home, ToyEmbedder()).remove(ids)


def hold(home: Path, held: Any) -> None:
    with lock_module.writing(home):
        held.set()
        time.sleep(60)


@pytest.fixture(scope="module")
def forked() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.test_following"])
    return context


@pytest.fixture
def elsewhere(forked: Any) -> Callable[..., None]:
    """Calls a function in another process and waits for it."""

    def called(function: Callable[..., None], *arguments: Any) -> None:
        process = forked.Process(target=function, args=arguments)
        process.start()
        process.join(60)
        assert process.exitcode == 0

    return called


@pytest.fixture
def library(home: Path, toy: Callable[..., Embedder]) -> Library:
    return Library(home, toy())


def write(folder: Path, id_: str, body: str = LONG) -> Path:
    file = folder / f"{id_}.md"
    own = body.replace(" the ", f" the {id_} ")  # the same words in two articles would be one story, and found once
    file.write_text(f"---\nid: {id_}\n---\n{own}", encoding="utf-8")
    return file


def found(library: Library, word: str = "beacon") -> dict[tuple[str, int], set[str]]:
    """The chunks that hold the word, by article and version."""
    articles: dict[tuple[str, int], set[str]] = {}
    for passage in library.retriever.search(word, 200):
        if passage.terms > 0:
            articles.setdefault((passage.article.id, passage.article.version), set()).add(passage.chunk.id)
    return articles


def test_what_another_process_adds_corrects_and_removes_is_seen_at_once(
    library: Library, home: Path, tmp_path: Path, elsewhere: Callable[..., None]
) -> None:
    assert found(library) == {}
    elsewhere(ingest, home, [write(tmp_path, "a")], 100)
    assert set(found(library)) == {("a", 1)}
    elsewhere(ingest, home, [write(tmp_path, "a", LONG + " At last."), write(tmp_path, "b")], 100)
    assert set(found(library)) == {("a", 2), ("b", 1)}
    elsewhere(remove, home, ["a"])
    assert set(found(library)) == {("b", 1)}
    # A client that did not see the others' vectors would now write over them.
    library.ingest([write(tmp_path, "c")])
    assert set(found(library)) == {("b", 1), ("c", 1)}
    assert library.vectors.ids() == library.terms.ids() == library.registry.chunk_ids()


def test_searches_in_threads_never_fail_nor_see_half_an_article_while_another_process_writes(
    library: Library, home: Path, tmp_path: Path, forked: Any
) -> None:
    library.ingest([write(tmp_path, "first")])
    whole = len(next(iter(found(library).values())))
    files = [write(tmp_path, f"a{number}") for number in range(6)] + [write(tmp_path, "first", LONG + " Later.")]
    wrong: list[object] = []
    stop = threading.Event()

    def search() -> None:
        while not stop.is_set():
            try:
                seen = found(library)
                wrong.extend((key, len(chunks)) for key, chunks in seen.items() if len(chunks) < whole)
            except BaseException as error:
                wrong.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    writer = forked.Process(target=ingest, args=(home, files, 1))
    writer.start()
    writer.join(60)
    ended = time.monotonic()
    while len(found(library)) < 7 and time.monotonic() < ended + 2:
        time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert writer.exitcode == 0
    assert not wrong
    assert set(found(library)) == {("first", 2), *((f"a{number}", 1) for number in range(6))}


def test_a_long_ingest_elsewhere_is_followed_about_once_a_second(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    reopened: list[float] = []
    monkeypatch.setattr(library.vectors, "reopen", lambda: reopened.append(time.monotonic()))
    library.registry.begin_writing()
    for _ in range(20):
        library.registry.changed()
        library.retriever.follow_writers()
    assert len(reopened) == 1
    library.registry.end_writing()
    library.retriever.follow_writers()
    assert len(reopened) == 2


@pytest.mark.parametrize("while_one_writes", [False, True])
def test_a_search_in_which_another_process_corrects_an_article_finds_the_new_version(
    while_one_writes: bool,
    library: Library,
    home: Path,
    tmp_path: Path,
    elsewhere: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library.ingest([write(tmp_path, "a"), write(tmp_path, "b")])
    assert set(found(library)) == {("a", 1), ("b", 1)}
    nearest, corrections = library.vectors.nearest, []

    def nearest_then_corrected(*arguments: Any) -> dict[str, float]:
        candidates = nearest(*arguments)
        if not corrections:
            corrections.append(write(tmp_path, "a", LONG + "It was put out again."))
            elsewhere(ingest, home, corrections, 100)
            if while_one_writes:
                library.registry.begin_writing()
                library.retriever._followed = time.monotonic()
        return candidates

    monkeypatch.setattr(library.vectors, "nearest", nearest_then_corrected)
    assert set(found(library)) == {("a", 2), ("b", 1)}


def test_a_second_writer_is_told_who_holds_the_lock(
    library: Library, home: Path, tmp_path: Path, forked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = forked.Event()
    holder = forked.Process(target=hold, args=(home, held))
    holder.start()
    held.wait(30)
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.05)
    with pytest.raises(IndexBusy, match=f"process {holder.pid} on .* since 2"):
        library.ingest([write(tmp_path, "a")])
    holder.kill()
    holder.join()
    assert library.ingest([write(tmp_path, "a")]).added == ("a",)


def test_a_lock_without_a_name_is_told_all_the_same(
    library: Library, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.05)
    with FileLock(home / "write.lock"), pytest.raises(IndexBusy, match="another process"):
        library.remove([])
