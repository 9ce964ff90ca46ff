"""A watched folder, with real files."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.types import ArticleUnreadable
from index.watch import watch


class Watched:
    """A watch that runs beside the test, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.told: list[str] = []
        self.sizes: list[int] = []
        self.error: ArticleUnreadable | None = None
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(folder,), daemon=True)
        self.thread.start()

    def _run(self, folder: Path) -> None:
        try:
            watch(folder, self._heard, self.stop, settled=0.3)
        except ArticleUnreadable as error:
            self.error = error

    def _heard(self, files: list[Path]) -> None:
        self.told += [file.name for file in files]
        self.sizes += [file.stat().st_size for file in files]

    def until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while not true():
            assert time.monotonic() < end, self.told
            time.sleep(0.02)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Watched]]:
    running: list[Watched] = []

    def started() -> Watched:
        running.append(Watched(tmp_path))
        return running[-1]

    yield started
    for one in running:
        one.stop.set()
        one.thread.join(5)
        assert not one.thread.is_alive()


def test_files_that_are_there_come_first_then_new_ones(tmp_path: Path, start: Callable[[], Watched]) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    watched = start()
    watched.until(lambda: watched.told == ["a.txt"])
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.html").write_text("They met.")
    watched.until(lambda: watched.told == ["a.txt", "b.html"])
    (tmp_path / "a.txt").write_text("They met again.")
    watched.until(lambda: watched.told == ["a.txt", "b.html", "a.txt"])


def test_a_folder_that_is_moved_in_brings_its_files(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, start: Callable[[], Watched]
) -> None:
    watched = start()
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "day"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text("They met.")
    time.sleep(0.5)
    elsewhere.rename(tmp_path / "day")
    watched.until(lambda: watched.told == ["a.txt"])


def test_hidden_partial_and_foreign_files_are_left_out(tmp_path: Path, start: Callable[[], Watched]) -> None:
    watched = start()
    for name in (".a.txt", "b.txt.part", "c.tmp", "d.txt~", "~$e.docx", "f.png"):
        (tmp_path / name).write_text("They met.")
    (tmp_path / "b.txt.part").rename(tmp_path / "b.txt")
    watched.until(lambda: "b.txt" in watched.told)
    assert watched.told == ["b.txt"]


def test_a_file_is_told_once_and_only_when_it_is_whole(tmp_path: Path, start: Callable[[], Watched]) -> None:
    watched = start()
    with (tmp_path / "long.txt").open("w") as file:
        for _ in range(12):
            file.write("They met. ")
            file.flush()
            time.sleep(0.1)
    watched.until(lambda: bool(watched.told))
    assert (watched.told, watched.sizes) == (["long.txt"], [120])


def test_a_folder_that_vanishes_is_an_error_that_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    watched = Watched(folder)
    time.sleep(0.5)
    shutil.rmtree(folder)
    watched.thread.join(5)
    assert watched.error is not None and "gone" in watched.error.reason


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ArticleUnreadable, match="no such folder"):
        watch(tmp_path / "none", print)


def test_an_interrupt_ends_it_without_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")

    def interrupt(_: list[Path]) -> None:
        raise KeyboardInterrupt

    watch(tmp_path, interrupt, settled=0.0)
