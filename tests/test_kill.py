"""`kill -9` at any moment of an ingest, an update or a removal leaves an index that opens, answers and mends itself.

Chroma, tantivy and SQLite are themselves; the writer is a process of its own, forked from a server that has
everything imported. Half of the kills come at named points, half after a time drawn by chance.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from index.database import Database
from index.library import Library
from index.registry import Registry
from index.terms import TermIndex
from index.vectors import VectorStore
from tests.conftest import ToyEmbedder

POINTS: list[tuple[Any, str, bool]] = [
    (VectorStore, "upsert", False),
    (TermIndex, "replace", False),
    (Registry, "activate", False),
    (VectorStore, "delete", False),
    (Registry, "end_writing", False),
    (TermIndex, "replace", True),
    (Registry, "mark_removing", True),
    (Registry, "delete", True),
    (VectorStore, "delete", True),
    (Database, "forget_deleted", True),
]
"""Whose method it is, its name, and whether the writer removes rather than ingests."""
BY_CHANCE = 50 - 2 * len(POINTS)
WORDS = "radar drone patrol border treaty vessel customs pilot harbour convoy summit decree cipher cargo".split()
Inbox = dict[str, str]


def story(generator: random.Random) -> str:
    """Some sentences of words that stand in other stories too, under a number that stands in no other."""
    sentences = [" ".join(generator.choices(WORDS, k=9)).capitalize() + "." for _ in range(12)]
    return f"Case {generator.getrandbits(60)} was reported. {' '.join(sentences)}"


def write(home: Path, inbox: Path, removed: list[str], point: tuple[int, str] | None) -> None:
    """The writer: removes or ingests, and at its point kills itself, `before` or `after` the call."""
    if point:
        owner, method, _ = POINTS[point[0]]
        original = getattr(owner, method)

        def deadly(*arguments: Any, **named: Any) -> Any:
            if point[1] == "after":
                original(*arguments, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(owner, method, deadly)
    library = Library(home, ToyEmbedder())
    (home / "started").touch()
    if removed:
        library.remove(removed)
    else:
        library.ingest([inbox])


@pytest.fixture(scope="module")
def forked() -> Any:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.test_kill"])
    return context


class Scene:
    """A home, an inbox, and what the index must hold."""

    def __init__(self, folder: Path, forked: Any, seed: int) -> None:
        self.home, self.inbox = folder / "home", folder / "inbox"
        self.inbox.mkdir()
        self.home.mkdir()
        self.forked = forked
        self.chance = random.Random(seed)
        self.files: Inbox = {}
        self.number = 0
        for _ in range(6):
            self.put(f"story-{self.next_number()}")
        Library(self.home, ToyEmbedder()).ingest([self.inbox])

    def next_number(self) -> int:
        self.number += 1
        return self.number

    def put(self, id_: str) -> None:
        self.files[id_] = story(self.chance)
        (self.inbox / f"{id_}.md").write_text(f"---\nid: {id_}\n---\n\n{self.files[id_]}\n", encoding="utf-8")

    def change(self, removing: bool) -> list[str]:
        """News and corrections into the inbox, or else what is to be removed."""
        if removing:
            gone = self.chance.sample(sorted(self.files), 2)
            for id_ in gone:
                del self.files[id_]
                (self.inbox / f"{id_}.md").unlink()
            return gone
        for id_ in self.chance.sample(sorted(self.files), 2):
            self.put(id_)
        self.put(f"story-{self.next_number()}")
        self.put(f"story-{self.next_number()}")
        return []

    def killed(self, removed: list[str], point: tuple[int, str] | None, seconds: float) -> bool:
        """Let a writer run until it is killed; was it, or had it finished?"""
        (self.home / "started").unlink(missing_ok=True)
        writer = self.forked.Process(target=write, args=(self.home, self.inbox, removed, point))
        writer.start()
        if point is None:
            while not (self.home / "started").exists() and writer.is_alive():
                time.sleep(0.002)
            time.sleep(seconds)
            writer.kill()
        writer.join(30)
        assert writer.exitcode in (0, -signal.SIGKILL)
        return bool(writer.exitcode)

    def check(self, removed: list[str]) -> None:
        library = Library(self.home, ToyEmbedder())
        before = {article.id: article.body for article in library.articles()}
        for passage in library.retriever.search("radar patrol", 5):
            assert before[passage.article.id][passage.chunk.start : passage.chunk.end] == passage.chunk.text
        if still := [id_ for id_ in removed if library.article(id_)]:
            assert still == removed, "a removal is of all or none"
            library.remove(still)
        library.ingest([self.inbox])
        held = {article.id: article.body.strip() for article in library.articles()}
        assert held == self.files
        wanted = library.registry.chunk_ids()
        assert library.vectors.ids() == library.terms.ids() == wanted
        assert library.vectors.count() == len(library.terms) == len(wanted)
        assert library.registry.writing is None
        assert not (library.registry.keys("pending") or library.registry.keys("removing"))
        for id_, body in self.files.items():
            found = library.retriever.search(body.split(" was ")[0].removeprefix("Case "), 50)
            assert [passage.article.id for passage in found if passage.terms > 0] == [id_]


def test_killed_at_fifty_moments_the_index_holds_exactly_what_it_should(
    tmp_path: Path, forked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    scene = Scene(tmp_path, forked, seed=4)
    moments: list[tuple[int, str] | None] = [(n, when) for n in range(len(POINTS)) for when in ("before", "after")]
    moments += [None] * BY_CHANCE
    kills = 0
    for point in moments:
        removed = scene.change(POINTS[point[0]][2] if point else scene.chance.random() < 0.4)
        kills += scene.killed(removed, point, scene.chance.uniform(0, 0.25))
        scene.check(removed)
    assert kills >= len(moments) // 2
