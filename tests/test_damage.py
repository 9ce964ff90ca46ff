"""A full disk, a damaged or lost file: a clear error that names the folder, and the way back."""

from __future__ import annotations

import multiprocessing
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.embed import Embedder
from index.library import Library
from index.types import BriefingError, HomeUnusable, IndexDamaged
from tests.conftest import ToyEmbedder

RADAR = "Ecuador bought a radar for its coast."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "radar.md"
    file.write_text(f"---\nid: radar\n---\n{RADAR}", encoding="utf-8")
    return file


@pytest.fixture
def healthy(home: Path, toy: Callable[..., Embedder], file: Path) -> Path:
    """A home whose index is closed."""
    library = Library(home, toy())
    library.ingest([file])
    library.vectors.close()
    library.registry.close()
    return home


def use(home: Path) -> Library:
    library = Library(home, ToyEmbedder())
    assert [passage.article.id for passage in library.retriever.search("radar")] == ["radar"]
    return library


def damage(path: Path, how: str) -> None:
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    else:
        path.write_bytes(b"this is garbage " * (path.stat().st_size // 16 + 1))


@pytest.mark.parametrize("how", ["gone", "cut", "garbage"])
@pytest.mark.parametrize("part", ["chroma/chroma.sqlite3", "chroma/*/*.bin", "tantivy/meta.json", "tantivy/*.store"])
def test_a_damaged_search_index_is_named_and_made_anew(healthy: Path, part: str, how: str) -> None:
    """Either nothing that is searched was lost, or the message says which folder and what to do."""
    for path in healthy.glob(part):
        damage(path, how)
    try:
        use(healthy)
    except BriefingError as error:
        assert str(healthy / part.split("/")[0]) in str(error) and "briefing reindex" in str(error)
    except AssertionError:
        pass  # an index that lost everything opens as an empty one; the next writer fills it
    Library.discard_indexes(healthy)
    library = Library(healthy, ToyEmbedder())
    assert library.rebuild() == 1
    assert library.vectors.ids() == library.terms.ids() == use(healthy).registry.chunk_ids()


@pytest.mark.parametrize("part", ["chroma", "tantivy"])
def test_an_index_that_is_gone_is_made_anew_by_the_next_ingest(
    healthy: Path, file: Path, part: str, toy: Callable[..., Embedder]
) -> None:
    {"chroma": Library.discard_indexes, "tantivy": Library.discard_indexes}[part](healthy)
    library = Library(healthy, toy())
    assert library.ingest([file]).unchanged == ("radar",)
    use(healthy)


@pytest.mark.parametrize("how", ["cut", "garbage"])
def test_a_damaged_registry_is_named_with_what_to_do(healthy: Path, how: str) -> None:
    for path in healthy.glob("registry.sqlite3*"):
        damage(path, how)
    with pytest.raises(IndexDamaged, match="ingest the articles again") as caught:
        use(healthy)
    assert str(healthy / "registry.sqlite3") in str(caught.value)


def fill(home: Path, inbox: Path, limit: int, told: Any) -> None:
    """Ingest where no file may grow beyond `limit` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    library = Library(home, ToyEmbedder())
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        library.ingest([inbox])
    except BriefingError as error:
        told.put((type(error), str(error)))
    except BaseException as error:
        told.put((BaseException, repr(error)))
    else:
        told.put((None, ""))


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
@pytest.mark.parametrize("limit", [4_000, 300_000])
def test_a_full_disk_is_told_and_what_was_stored_stays(healthy: Path, tmp_path: Path, limit: int) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(60):
        text = " ".join(f"word{number}x{place}" for place in range(600))
        (inbox / f"{number}.md").write_text(
            f"---\nid: n{number}\nlanguage: en\n---\nStory {number}. {text}.", encoding="utf-8"
        )
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.test_damage"])
    told = context.SimpleQueue()
    writer = context.Process(target=fill, args=(healthy, inbox, limit, told))
    writer.start()
    writer.join(60)
    assert writer.exitcode == 0
    kind, message = told.get()
    assert kind is HomeUnusable, message
    assert str(healthy) in message and "make room" in message
    library = use(healthy)
    library.ingest([inbox])
    assert len(library.articles()) == 61
    assert library.vectors.ids() == library.terms.ids() == library.registry.chunk_ids()
