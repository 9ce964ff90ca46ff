"""Uploads into the library, one after the other, each in a thread of its own with its progress told."""

from __future__ import annotations

import secrets
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal

from assistant.web.uploads import Received
from index.articles import UPLOAD, uploaded
from index.types import BriefingError, IndexBusy, IngestReport, Refusal

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

TURN_SECONDS = 600.0
"""How long an editor waits for those before them."""
_KEPT = 100
"""Results that are remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """What an upload is at."""

    stage: Literal["waiting", "reading", "done", "busy", "failed"]
    done: int = 0
    total: int = 0
    """Files."""
    name: str = ""
    """The file in hand, or why it failed."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an upload, or of another change; kept for the page that tells it."""

    kind: Literal["upload", "removal"]
    person: str
    report: IngestReport = field(default_factory=IngestReport)
    title: str = ""
    """Of what was removed."""


class Results:
    """The latest results by a number that nobody can guess."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Result] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, result: Result) -> str:
        number = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[number] = result
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return number

    def get(self, number: str, person: str) -> Result | None:
        """A result of this person."""
        result = self._kept.get(number)
        return result if result and result.person == person else None


class Turns:
    """One change to the library at a time within this process; other processes are met at the library's own lock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, waiting: Callable[[], Any] = lambda: None, seconds: float | None = None) -> Iterator[None]:
        """Wait for those before; `waiting` is called where there are any.

        Raises:
            IndexBusy: they did not finish in time.
        """
        if not self._lock.acquire(blocking=False):
            waiting()
            if not self._lock.acquire(timeout=TURN_SECONDS if seconds is None else seconds):
                raise IndexBusy("another editor's upload is still going in; try again in some minutes")
        try:
            yield
        finally:
            self._lock.release()


def taking_in(
    assistant: Assistant, received: Received, folder: Path, turns: Turns, finished: Callable[[IngestReport], str]
) -> Iterator[Step]:
    """Ingest what was received; the steps as they come, the last with what `finished` makes of the report.

    It goes on to its end when nobody listens any more, and then deletes the folder.
    """
    steps: SimpleQueue[Step] = SimpleQueue()
    article, marking = received.fields.get("article") or None, received.fields.get("marking") or None
    sources = [uploaded(name, file, article) for name, file in received.files]

    def heard(done: int, total: int, name: str) -> None:
        steps.put(Step("reading", done, total, name.removeprefix(UPLOAD)))

    def work() -> None:
        try:
            with turns.turn(lambda: steps.put(Step("waiting"))):
                report = assistant.library.ingest_sources(sources, heard, marking)
            steps.put(Step("done", name=finished(_named(report, received.refused))))
        except IndexBusy:
            steps.put(Step("busy"))
        except BriefingError as error:
            steps.put(Step("failed", name=str(error)))
        except BaseException:
            steps.put(Step("failed"))
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    threading.Thread(target=work, name="briefing-upload").start()
    return _until_done(steps)


def _until_done(steps: SimpleQueue[Step]) -> Iterator[Step]:
    while True:
        step = steps.get()
        yield step
        if step.stage in ("done", "busy", "failed"):
            return


def _named(report: IngestReport, refused: tuple[Refusal, ...]) -> IngestReport:
    """The report with the files that were refused before it, all under the names that they were sent with."""
    told = tuple(replace(one, path=one.path.removeprefix(UPLOAD)) for one in report.refused)
    return replace(report, refused=(*refused, *told))
