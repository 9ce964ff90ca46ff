"""Chunk vectors in a real Chroma folder."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from chromadb.api.shared_system_client import SharedSystemClient

from index.allowed import Within
from index.embed import Vectors
from index.types import Filters, IndexDamaged
from index.vectors import VectorStore, _Opened

ROOT = Path(__file__).parents[1]
EAST, NORTH, WEST = [1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]
NORTH_EAST = [0.6, 0.8]


def rows(*vectors: list[float]) -> Vectors:
    return np.array(vectors, dtype=np.float32)


def row(vector: list[float]) -> Vectors:
    return np.array(vector, dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chroma"


@pytest.fixture
def store(folder: Path) -> VectorStore:
    store = VectorStore(folder)
    store.upsert(["east", "north", "west"], rows(EAST, NORTH, WEST))
    return store


def test_the_nearest_come_with_their_cosine(store: VectorStore) -> None:
    assert store.nearest(row(NORTH_EAST), 2) == pytest.approx({"north": 0.8, "east": 0.6}, abs=1e-5)


def test_a_cosine_below_zero_counts_as_zero(store: VectorStore) -> None:
    assert store.nearest(row(EAST), 3)["west"] == 0
    assert store.cosines(row(EAST), ["west"]) == {"west": 0}


def test_cosines_are_those_asked_for(store: VectorStore) -> None:
    assert store.cosines(row(NORTH_EAST), ["north", "unknown"]) == pytest.approx({"north": 0.8}, abs=1e-5)
    assert store.cosines(row(NORTH_EAST), []) == {}


def test_a_vector_stored_again_replaces_the_older_one(store: VectorStore) -> None:
    store.upsert(["east"], rows(NORTH))
    assert store.cosines(row(NORTH), ["east"]) == pytest.approx({"east": 1.0}, abs=1e-5)
    assert len(store.ids()) == 3


def test_a_deleted_vector_is_found_no_more(store: VectorStore) -> None:
    store.delete(["east", "unknown"])
    assert store.ids() == {"north", "west"}
    assert "east" not in store.nearest(row(EAST), 3)


def test_nothing_to_store_or_to_delete_changes_nothing(store: VectorStore) -> None:
    store.upsert([], np.empty((0, 2), dtype=np.float32))
    store.delete([])
    assert store.ids() == {"east", "north", "west"}


def test_an_empty_store_finds_nothing(folder: Path) -> None:
    assert VectorStore(folder).nearest(row(EAST), 3) == {}


def test_more_than_one_batch_is_stored_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors._BATCH", 2)
    store = VectorStore(folder)
    store.upsert([str(number) for number in range(5)], rows(EAST, NORTH, WEST, NORTH, EAST))
    store.delete([str(number) for number in range(3)])
    assert store.cosines(row(EAST), ["3", "4"]) == pytest.approx({"3": 0.0, "4": 1.0}, abs=1e-5)
    assert store.ids() == {"3", "4"}


def test_reopening_sees_what_another_process_wrote(store: VectorStore, folder: Path) -> None:
    assert "late" not in store.nearest(row(NORTH_EAST), 4)
    code = (
        "import sys, numpy as np; from pathlib import Path; from index.vectors import VectorStore\n"
        "VectorStore(Path(sys.argv[1])).upsert(['late'], np.array([[0.6, 0.8]], dtype=np.float32))"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True)
    store.reopen()
    assert store.nearest(row(NORTH_EAST), 1) == pytest.approx({"late": 1.0}, abs=1e-5)


def test_a_store_is_kept_on_disk(store: VectorStore, folder: Path) -> None:
    store.reopen()
    assert VectorStore(folder).ids() == store.ids()


def test_a_cleared_store_is_empty_and_works(store: VectorStore) -> None:
    store.clear()
    assert store.ids() == set()
    store.upsert(["north"], rows(NORTH))
    assert store.ids() == {"north"}


def test_a_cleared_store_takes_vectors_of_another_length(store: VectorStore) -> None:
    store.clear()
    store.upsert(["long"], rows([1.0, 0.0, 0.0]))
    assert store.nearest(row([1.0, 0.0, 0.0]), 1) == pytest.approx({"long": 1.0}, abs=1e-5)


def test_a_damaged_folder_is_named_with_what_to_do(folder: Path) -> None:
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"this is no database" * 100)
    with pytest.raises(IndexDamaged) as caught:
        VectorStore(folder)
    assert str(folder) in str(caught.value)
    assert "briefing reindex" in str(caught.value)


def test_a_vector_of_another_length_is_an_error_that_names_the_folder(store: VectorStore, folder: Path) -> None:
    with pytest.raises(IndexDamaged, match=str(folder)):
        store.upsert(["long"], rows([1.0, 0.0, 0.0]))


class Held:
    """As much of a registry as `Within` asks for: articles by id, and their chunks."""

    def __init__(self, articles: int, each: int) -> None:
        self.ids = [f"a{number}@1:{chunk}-9" for number in range(articles) for chunk in range(each)]

    def article_ids(self, filters: Filters) -> list[str]:
        return list(filters.articles or ())

    def chunk_ids(self, of: frozenset[str]) -> set[str]:
        return {id_ for id_ in self.ids if id_.split("@")[0] in of}


@pytest.mark.parametrize("share", [1 / 2000, 1 / 200, 1 / 20, 1 / 2])
def test_within_some_articles_the_nearest_are_found_however_few_they_are(folder: Path, share: float) -> None:
    """Recall of the top 10 against comparing every allowed vector, at least 0.99, for rare and common filters."""
    articles = 2_000
    random = np.random.default_rng(3)
    latent = random.standard_normal((articles * 2, 24), dtype=np.float32) + np.float32(0.8)  # few cosines below zero
    vectors = latent @ random.standard_normal((24, 96), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    held = Held(articles, 2)
    store = VectorStore(folder)
    store.upsert(held.ids, vectors)
    allowed = tuple(f"a{number}" for number in random.choice(articles, max(1, int(share * articles)), False))
    within = Within(held, Filters(articles=allowed), len(allowed) / articles)  # type: ignore[arg-type]
    places = [place for place, id_ in enumerate(held.ids) if id_.split("@")[0] in within.articles]
    hits = wanted = 0
    for query in vectors[random.choice(len(vectors), 30, False)] + 0.02:
        unit = (query / np.linalg.norm(query)).astype(np.float32)
        nearest = sorted(places, key=lambda place: -float(vectors[place] @ unit))[:10]
        found = store.nearest(unit, 50, within)
        assert within.kept(found) == found
        hits += len({held.ids[place] for place in nearest} & set(list(found)[:10]))
        wanted += len(nearest)
    assert hits / wanted >= 0.99


def test_a_store_that_is_collected_while_another_opens_waits_for_no_lock(folder: Path) -> None:
    """The collector strikes at any allocation, so while this very thread holds the lock of all stores, or Chroma's."""
    done: list[str] = []

    def collected() -> None:
        stores = [VectorStore(folder)]
        with _Opened._lock, SharedSystemClient._refcount_lock:
            stores.clear()
            gc.collect()
        done.append("collected")

    thread = threading.Thread(target=collected, daemon=True)
    thread.start()
    thread.join(30)
    assert done


def test_what_a_collected_store_had_open_is_closed_by_the_next_one(folder: Path) -> None:
    store = VectorStore(folder)
    name = store._opened._name
    assert name in SharedSystemClient._identifier_to_refcount
    del store
    gc.collect()
    other = VectorStore(folder.with_name("other"))
    assert other.count() == 0
    assert name not in SharedSystemClient._identifier_to_refcount
