"""A build as those who wait for it see it: as lines that a script reads one by one, or as its end alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from fastapi import Request

from assistant.briefings.kept import BriefingUnknown
from assistant.types import NothingIndexed, QuestionInvalid
from assistant.web.building import (
    ArticlesGone,
    Build,
    Built,
    Chose,
    Event,
    Failed,
    NothingFound,
    Reads,
    TooMany,
    Waits,
    Wrote,
)
from assistant.web.wording import Wording
from index.types import ArticleUnknown, BriefingError

LINES = "application/x-ndjson"
"""JSON, one object a line."""
BEAT = 0.5
"""Seconds after which a line without anything is sent: so a connection that is gone is noticed."""
Section = Callable[[Wrote, int], str]
"""The HTML of a section, by its number on the page."""


async def lines(build: Build, said: Wording, section: Section, address: Callable[[int], str]) -> AsyncIterator[str]:
    """Everything that happens, as `say` (with `done` and `total`), `section`, and `built` or `problem` at the end."""
    sections = 0
    try:
        while True:
            event = await _next(build)
            if event is None:
                yield "\n"
                continue
            sections += isinstance(event, Wrote)
            yield json.dumps(_told(event, said, section, address, sections), ensure_ascii=False) + "\n"
            if isinstance(event, Built | Failed):
                return
    finally:
        build.stop()


async def end(build: Build, request: Request) -> Built | Failed | None:
    """How it ends; `None` when the person has gone meanwhile."""
    try:
        while True:
            event = await _next(build)
            if isinstance(event, Built | Failed):
                return event
            if await request.is_disconnected():
                return None
    finally:
        build.stop()


def problem(error: BriefingError | None, said: Wording) -> str:
    """Why there is no briefing, and what to do."""
    names = {
        NothingIndexed: "no_articles", QuestionInvalid: "bad_query", ArticleUnknown: "article_gone",
        BriefingUnknown: "unknown", ArticlesGone: "articles_gone", TooMany: "too_many",
    }  # fmt: skip
    if isinstance(error, NothingFound):
        return said["nothing_found"].format(notice=error)
    if error is None:
        return said["failed"]
    return said[names[type(error)]] if type(error) in names else said["failed_because"].format(error=error)


def refusal(text: str, field: str) -> str:
    """The one line of what was not begun; `field` is the id of the control that is wrong."""
    return json.dumps({"problem": text, "field": field}, ensure_ascii=False) + "\n"


async def _next(build: Build) -> Event | None:
    try:
        return await asyncio.wait_for(build.events.get(), BEAT)
    except TimeoutError:
        return None


def _told(
    event: Event, said: Wording, section: Section, address: Callable[[int], str], sections: int
) -> dict[str, str | int]:
    match event:
        case Waits():
            return {"say": said["waiting"]}
        case Chose(articles):
            return {"say": said["chose_one"] if articles == 1 else said["chose"].format(count=articles)}
        case Reads(done, total, title) if done < total:
            return {
                "say": said["reading"].format(number=done + 1, total=total, title=title),
                "done": done,
                "total": total,
            }
        case Reads(_, total, _):
            return {"say": said["writing"], "done": total, "total": total}
        case Wrote():
            return {"section": section(event, sections)}
        case Built(number):
            return {"built": address(number)}
        case Failed(error):
            return {"problem": problem(error, said)}
