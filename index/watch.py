"""A watched folder: new and changed article files, once they are whole; the one place that imports watchfiles."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
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
    stop = stop or threading.Event()
    waiting: dict[Path, _Seen] = {}
    told: dict[Path, State] = {}
    try:
        stream = changes(
            folder,
            watch_filter=lambda _, name: is_article_file(Path(name), folder),
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
            if not looked:  # only now, when changes are heard: a file that comes in between would be missed
                _wait_for(article_files(folder), waiting)
                looked = True
            _wait_for((Path(name) for change, name in batch if change != Change.deleted), waiting)
            whole = _whole(waiting, told, settled)
            if whole:
                changed(whole)
    except KeyboardInterrupt:
        return
    except OSError as error:
        raise _gone(folder) if not folder.is_dir() else ArticleUnreadable(folder, str(error)) from error


def _gone(folder: Path) -> ArticleUnreadable:
    return ArticleUnreadable(folder, "the watched folder is gone; make it again and start anew")


def _wait_for(files: Iterable[Path], waiting: dict[Path, _Seen]) -> None:
    for file in files:
        waiting.setdefault(file, _Seen(None, 0.0))


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
