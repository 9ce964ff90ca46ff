"""Briefings being built: in threads of their own, few at once, followed event by event, and ended when nobody waits.

A build belongs to the request that asked for it. Whoever follows it calls `stop` when the person stops or leaves; the
desk then ends at its next article or section, and nothing is kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.briefings.choose import Chosen
from assistant.briefings.desk import Desk
from assistant.briefings.order import Order, make
from assistant.documents.types import Document, Section
from assistant.types import Citation
from index.types import Article, BriefingError

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

AT_ONCE = 2
"""Briefings that are built at the same time; more wait their turn, so that questions are answered meanwhile."""
MOST_WAITING = 20
NICENESS = 15
"""0…19, higher gives way more."""
_LOG = logging.getLogger(__name__)


class TooMany(BriefingError):
    """So many briefings wait to be built that another one would wait too long."""


class NothingFound(BriefingError):
    """No article fits what was asked for; the message is the document's own notice."""


class ArticlesGone(BriefingError):
    """An article was removed while the briefing was being made of it."""


class _Stopped(Exception):
    """Nobody waits for it any more."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Others are built first."""


@dataclass(frozen=True, slots=True)
class Chose:
    """Articles were chosen."""

    articles: int


@dataclass(frozen=True, slots=True)
class Reads:
    """An article is being read."""

    done: int
    total: int
    title: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """A section is ready."""

    section: Section
    citations: tuple[Citation, ...]
    """All so far."""


@dataclass(frozen=True, slots=True)
class Built:
    """The briefing is kept."""

    number: int


@dataclass(frozen=True, slots=True)
class Failed:
    """There will be none."""

    error: BriefingError | None
    """`None`: something that nobody foresaw; it is in the log."""


Event = Waits | Chose | Reads | Wrote | Built | Failed
Keep = Callable[[Document, Sequence[Article]], int]
"""Keeps a document and what it was made from; its number."""


@dataclass(eq=False)
class Build:
    """One briefing on its way."""

    loop: asyncio.AbstractEventLoop
    events: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)
    """The last is `Built` or `Failed`, unless it is stopped."""
    stopped: bool = False
    future: Future[None] | None = None

    def stop(self) -> None:
        """End it at its next step; what is done already stays done."""
        self.stopped = True
        if self.future:
            self.future.cancel()

    def tell(self, event: Event) -> None:
        """From the thread that builds."""
        if self.stopped:
            raise _Stopped
        self.loop.call_soon_threadsafe(self.events.put_nowait, event)


class Workshop:
    """Where the briefings of all people are built."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "briefing-build", _step_back)
        self._builds: set[Build] = set()

    def start(self, assistant: Assistant, order: Order, keep: Keep) -> Build:
        """Begin a briefing; called from the event loop, whose queue tells how it goes.

        Raises:
            TooMany: see `MOST_WAITING`.
        """
        self._builds = {each for each in self._builds if each.future and not each.future.done()}
        if len(self._builds) >= AT_ONCE + MOST_WAITING:
            raise TooMany(f"{len(self._builds)} briefings are being built; try again in a minute")
        build = Build(asyncio.get_running_loop())
        if len(self._builds) >= AT_ONCE:
            build.events.put_nowait(Waits())
        build.future = self._threads.submit(_build, build, assistant, order, keep)
        self._builds.add(build)
        return build

    def __len__(self) -> int:
        """How many are being built, or wait."""
        return sum(1 for each in self._builds if each.future and not each.future.done())


def _step_back() -> None:
    """Let threads that answer questions go first. On Linux a thread has a priority of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _build(build: Build, assistant: Assistant, order: Order, keep: Keep) -> None:
    try:
        build.tell(Built(_made(build, assistant, order, keep)))
    except _Stopped:
        return
    except BriefingError as error:
        _fail(build, error)
    except Exception:
        _LOG.exception("a briefing could not be built")
        _fail(build, None)


def _fail(build: Build, error: BriefingError | None) -> None:
    if not build.stopped:
        build.loop.call_soon_threadsafe(build.events.put_nowait, Failed(error))


def _made(build: Build, assistant: Assistant, order: Order, keep: Keep) -> int:
    read: dict[str, Article] = {}

    def chose(chosen: Chosen) -> None:
        read.update((article.id, article) for article in chosen.told_of)
        build.tell(Chose(len(chosen.articles)))

    def reads(done: int, total: int, title: str) -> None:
        build.tell(Reads(done, total, title))

    def wrote(section: Section, citations: Sequence[Citation]) -> None:
        build.tell(Wrote(section, tuple(citations)))

    document = make(Desk(assistant, reads, wrote, chose), order)
    if not document.sources:
        raise NothingFound(" ".join(document.notices))
    if build.stopped:
        raise _Stopped
    if not all(assistant.library.article(id_) for id_ in read):
        raise ArticlesGone("an article was removed while the briefing was being made of it; build it again")
    return keep(document, list(read.values()))
