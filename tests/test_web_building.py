"""The workshop: events in their order, an end when nobody waits, few at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kept_briefings import small

from assistant import Assistant
from assistant.briefings.choose import Request
from assistant.briefings.order import Order
from assistant.documents.types import Document
from assistant.web import building, following
from assistant.web.building import Build, Built, Chose, Failed, NothingFound, Reads, TooMany, Waits, Workshop, Wrote
from assistant.web.wording import wording
from index.types import Article, Filters

PAIR = Order("briefing", Request(filters=Filters(countries=("PE", "CL"))), language="en")


@pytest.fixture
def own(home: Path, toy: Callable[..., object]) -> Assistant:
    return small(home, toy())


def keep(kept: list[Document]) -> Callable[[Document, Sequence[Article]], int]:
    def kept_as(document: Document, _: Sequence[Article]) -> int:
        kept.append(document)
        return 7

    return kept_as


async def heard(build: Build) -> list[Any]:
    events: list[Any] = []
    while not events or not isinstance(events[-1], Built | Failed):
        events.append(await asyncio.wait_for(build.events.get(), 20))
    return events


def test_it_tells_what_happens_section_by_section(own: Assistant) -> None:
    kept: list[Document] = []

    async def run() -> list[Any]:
        return await heard(Workshop().start(own, PAIR, keep(kept)))

    events = asyncio.run(run())
    assert [type(one) for one in events[:3]] == [Chose, Reads, Reads]
    assert [one.section.heading for one in events if isinstance(one, Wrote)] == [
        one.heading for one in kept[0].sections
    ]
    assert events[-1] == Built(7)


def test_nothing_that_fits_is_no_briefing(own: Assistant) -> None:
    kept: list[Document] = []
    nowhere = Order("briefing", Request(filters=Filters(countries=("JP",))), language="en")

    async def run() -> list[Any]:
        return await heard(Workshop().start(own, nowhere, keep(kept)))

    (*_, last) = asyncio.run(run())
    assert isinstance(last, Failed) and isinstance(last.error, NothingFound) and "No article matches" in str(last.error)
    assert kept == []


def test_what_is_stopped_ends_and_is_not_kept(own: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Document] = []
    reached, go = threading.Event(), threading.Event()
    told = Build.tell

    def held(build: Build, event: Any) -> None:
        if isinstance(event, Reads):
            reached.set()
            go.wait(20)
        told(build, event)

    monkeypatch.setattr(Build, "tell", held)

    async def run() -> Workshop:
        workshop = Workshop()
        build = workshop.start(own, PAIR, keep(kept))
        await asyncio.to_thread(reached.wait, 20)
        build.stop()
        go.set()
        assert build.future
        await asyncio.to_thread(build.future.exception, 20)
        return workshop

    assert len(asyncio.run(run())) == 0 and kept == []


def test_few_are_built_at_once_and_others_wait_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()
    working: list[int] = []

    def slow(*_: object) -> int:
        working.append(1)
        go.wait(20)
        return 1

    monkeypatch.setattr(building, "_made", slow)
    monkeypatch.setattr(building, "MOST_WAITING", 1)

    async def run() -> None:
        workshop = Workshop()
        nobody: Any = SimpleNamespace()
        builds = [workshop.start(nobody, PAIR, keep([])) for _ in range(building.AT_ONCE + 1)]
        with pytest.raises(TooMany):
            workshop.start(nobody, PAIR, keep([]))
        assert isinstance(await builds[-1].events.get(), Waits)
        assert len(working) <= building.AT_ONCE
        go.set()
        assert [await heard(one) for one in builds] == [[Built(1)]] * len(builds)

    asyncio.run(run())


def test_it_ends_when_who_waits_for_it_has_gone() -> None:
    class Gone:
        async def is_disconnected(self) -> bool:
            return True

    async def run() -> None:
        waiting, read = Build(asyncio.get_running_loop()), Build(asyncio.get_running_loop())
        for build in (waiting, read):
            build.tell(Reads(1, 9, "A title"))
        nobody: Any = Gone()
        assert await following.end(waiting, nobody) is None and waiting.stopped
        said = wording("briefings", "en")
        told = following.lines(read, said, lambda *_: "", lambda _: "")
        assert "Reading 2 of 9: A title" in await anext(told)
        await told.aclose()  # type: ignore[attr-defined]
        assert read.stopped

    asyncio.run(run())
