"""The page of quality: the latest evaluation, what the library holds, and what people thought of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.feedback import FILE_NAME, Opinions
from assistant.web import quality_report as laid
from assistant.web.article_list import article_address
from assistant.web.site import Site
from index.library import Library
from index.types import BriefingError


@dataclass(frozen=True, slots=True)
class Feedback:
    """How many answers were found helpful, and what was wrong with the others."""

    helpful: int
    wrong: Mapping[str, int]
    """By reason."""


def routes(site: Site) -> APIRouter:
    """What the page answers to."""
    router = APIRouter()

    @router.get("/quality")
    def show(request: Request) -> HTMLResponse:
        assistant = site.assistant(site.person(request))
        home = assistant.settings.home
        quality = laid.read_quality(home)
        whole = quality if isinstance(quality, laid.Quality) else None
        measure = whole.measures.get(laid.PLOTTED) if whole else None
        return site.page(
            request, "quality", "quality",
            quality=whole,
            unreadable=quality == "unreadable",
            lines=laid.lines(whole) if whole else [],
            plots=[
                (name, laid.marks(groups, measure))
                for name, groups in (("by_kind", whole.by_kind), ("by_language", whole.by_language))
            ] if whole and measure else [],
            dots=laid.dots(whole.reliability) if whole else [],
            there={one: assistant.library.article(one) is not None for one in _named(whole)},
            laid=laid,
            held=_held(assistant.library),
            feedback=feedback(home),
            address=article_address,
        )  # fmt: skip

    return router


def _named(quality: laid.Quality | None) -> set[str]:
    return {id_ for wrong in quality.wrong for id_ in wrong.articles} if quality else set()


def _held(library: Library) -> Mapping[str, str]:
    """What answers come from, by the name of its wording."""
    registry = library.registry
    return {
        "articles": f"{registry.count():,}",
        "chunks": f"{registry.count_chunks():,}",
        "model": library.embedder.card.name,
        "revision": f"{registry.revision:,}",
    }


def feedback(home: Path) -> Feedback | None:
    """Counts of the opinions that a data folder keeps; `None` when it keeps none."""
    if not (home / FILE_NAME).is_file():
        return None
    try:
        given = Opinions(home).tally()
    except BriefingError:  # of another release: the rest of the page is worth showing
        return None
    return Feedback(given.get(None, 0), {reason: count for reason, count in given.items() if reason})
