"""A watched folder: new and changed article files, once they are whole; the one place that imports watchfiles."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change
from watchfiles import watch as changes

from index.articles.sources import article_files, is_article_file
from index.types import ArticleUnreadable

SETTLED_SECONDS = 0.5
"""A file is whole when its size and time have not changed for so long."""
_TICK_MS = 200


State = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a file was like, and since when."""

    state: State | None
    since: float


def watch(
    folder: Path,
    changed: Callable[[list[Path]], None],
    stop: threading.Event | None = None,
    settled: float = SETTLED_SECONDS,
) -> None:
    """Call `changed` with the article files of a folder: first those that are there, then each new or changed one.

    Hidden and partial files (`.part`, `.tmp`, `name~`) are left out; a removed file is not told. Returns when
    `stop` is set or the process is interrupted.

    Raises:
        ArticleUnreadable: the folder is not there, or no longer.
    """
    if not folder.is_dir():
        raise ArticleUnreadable(folder, "there is no such folder to watch; check the path")
    folder = folder.resolve()  # changes come with whole paths
    waiting: dict[Path, _Seen] = {}
    told: dict[Path, State] = {}
    try:
        for found in _found(folder, stop or threading.Event()):
            for file in found:
                waiting.setdefault(file, _Seen(None, 0.0))
            whole = _whole(waiting, told, settled)
            if whole:
                changed(whole)
    except KeyboardInterrupt:
        return


def _found(folder: Path, stop: threading.Event) -> Iterator[list[Path]]:
    """At each tick the files that may have changed: at first all that are there."""
    stream = changes(
        folder,
        watch_filter=lambda _, name: is_article_file(Path(name), folder) or Path(name).is_dir(),
        stop_event=stop,
        debounce=_TICK_MS,
        rust_timeout=_TICK_MS,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    looked = False
    for batch in stream:
        if not folder.is_dir():
            raise _gone(folder)
        names = [Path(name) for change, name in batch if change != Change.deleted]
        # All files, once changes are heard (one that comes in between would be missed), and when a folder moved in.
        everything = not looked or any(name.is_dir() for name in names)
        looked = True
        yield list(article_files(folder)) if everything else names


def _gone(folder: Path) -> ArticleUnreadable:
    return ArticleUnreadable(folder, "the watched folder is gone; make it again and start anew")


def _whole(waiting: dict[Path, _Seen], told: dict[Path, State], settled: float) -> list[Path]:
    """The waiting files that have settled and are not as they were when they were last told."""
    whole, now = [], time.monotonic()
    for file, seen in sorted(waiting.items()):
        state = _state(file)
        if state is None:  # gone again, or renamed
            del waiting[file]
            told.pop(file, None)
        elif state != seen.state:
            waiting[file] = _Seen(state, now)
        elif now - seen.since >= settled:
            del waiting[file]
            if told.get(file) != state:
                told[file] = state
                whole.append(file)
    return whole


def _state(file: Path) -> State | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
