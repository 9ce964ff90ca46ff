"""The pages of articles to read: the list, one article, its versions. What an editor changes is in `article_edit`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from assistant.agreements.tables import title as agreement_title
from assistant.agreements.types import Entry
from assistant.web.article_edit import Editing, may_add
from assistant.web.article_list import Chooser, article_address, listed, read_asked
from assistant.web.article_words import (
    facts,
    language_name,
    marking_name,
    moment,
    some_countries,
    source_name,
    value_of,
    why,
)
from assistant.web.comparing import FIELDS, compare
from assistant.web.site import Site
from assistant.web.source import highlighted
from assistant.web.words import words
from index.types import Article, BriefingError, Filters, HistoryEntry, Language, Span

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_BEHIND = 30
"""Articles whose agreements are found while a page is waited for, at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """The agreements that an article tells of."""

    entries: Sequence[Entry]
    waiting: int = 0
    """Articles of the library that were not read for agreements yet; then there are no entries here."""


def routes(site: Site) -> APIRouter:
    """What the pages answer to."""
    router = APIRouter()
    chooser, editing = Chooser(), Editing(site)
    read = _Reading(site)

    @router.get("/articles")
    def show(request: Request) -> HTMLResponse:
        person, language = site.person(request), site.language(request)
        assistant = site.assistant(person)
        asked = read_asked(request.query_params)
        choices = chooser.choices(assistant, person.markings, language)
        return site.page(
            request, "articles", "articles",
            asked=asked,
            found=listed(assistant, asked),
            choices=choices,
            done=editing.results.get(request.query_params.get("done", ""), person.name),
            address=article_address,
            value_of=value_of,
            some_countries=some_countries,
            languages=[(code, language_name(code, language)) for code, _ in choices.language],
            markings_there=[(marking, marking_name(marking, language)) for marking, _ in choices.marking],
            **may_add(person, assistant.settings),
        )  # fmt: skip

    @router.get("/article")
    def show_by_id(request: Request, id: str) -> HTMLResponse:
        return read.article(request, id)

    @router.get("/article/history")
    def history(request: Request, id: str, old: int = 0, new: int = 0) -> HTMLResponse:
        return read.history(request, id, old, new)

    router.include_router(editing.routes())

    @router.get("/articles/{id:path}")
    def show_article(request: Request, id: str) -> Any:
        assistant = site.assistant(site.person(request))
        if id.endswith("/history") and assistant.library.article(id) is None:
            return RedirectResponse("/article/history?" + urlencode({"id": id.removesuffix("/history")}), 307)
        return read.article(request, id)

    return router


class _Reading:
    """One article, and its versions."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def article(self, request: Request, id_: str) -> HTMLResponse:
        """The article whole, in its current version or in the one that the address names.

        Raises:
            HTTPException: 404, there is none that this person may see.
        """
        site, language = self._site, self._site.language(request)
        person = site.person(request)
        assistant = site.assistant(person)
        current = assistant.library.article(id_)
        number = request.query_params.get("version", "")
        article = assistant.library.article(id_, int(number)) if number.isdecimal() and len(number) < 7 else current
        if current is None or article is None:
            raise HTTPException(404)
        registry = assistant.library.registry
        return site.page(
            request, "articles", "article",
            article=article,
            current=current,
            state=next(one.state for one in _versions(assistant, id_) if one.article.version == article.version),
            facts=facts(article, language),
            body=Markup(highlighted(article.body, Span(0, 0), words(language))),
            versions=len(_versions(assistant, id_)),
            original=registry.original(id_),
            reprints=registry.reprints(id_),
            told=_told(assistant, current),
            agreement_title=agreement_title,
            address=article_address,
            corrected=request.query_params.get("corrected") == "yes",
        )  # fmt: skip

    def history(self, request: Request, id_: str, old: int, new: int) -> HTMLResponse:
        """The versions with when and why, and what differs between two: by default the last two.

        Raises:
            HTTPException: 404, there is none that this person may see.
        """
        site, language = self._site, self._site.language(request)
        assistant = site.assistant(site.person(request))
        current = assistant.library.article(id_)
        if current is None:
            raise HTTPException(404)
        entries = _versions(assistant, id_)
        by_version = {entry.article.version: entry.article for entry in entries}
        numbers = sorted(by_version)
        new = new if new in by_version else numbers[-1]
        old = old if old in by_version else max([number for number in numbers if number < new], default=numbers[0])
        compared = compare(by_version[old], by_version[new]) if old != new else None
        return site.page(
            request, "articles", "article_history",
            current=current,
            entries=entries,
            numbers=numbers,
            old=old,
            new=new,
            compared=compared,
            rows=_differing(by_version[old], by_version[new], language),
            why=_why(language),
            moment=moment,
            source_name=source_name,
            address=article_address,
        )  # fmt: skip


def _versions(assistant: Assistant, id_: str) -> list[HistoryEntry]:
    try:
        return assistant.library.history(id_)
    except BriefingError as error:
        raise HTTPException(404) from error


def _why(language: Language) -> Callable[[HistoryEntry], str]:
    return lambda entry: why(entry.why, language)


def _differing(before: Article, after: Article, language: Language) -> list[tuple[str, str, str]]:
    """Name of a field with its value before and after, of those that differ."""
    return [
        (name, value_of(before, name, language), value_of(after, name, language))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]


def _told(assistant: Assistant, article: Article) -> Told:
    """Agreements of the register; none while much of the library was not read for them yet."""
    for _, total, _ in assistant.register.catching_up():
        if total > _BEHIND:
            return Told((), total)
    return Told(assistant.agreements(Filters(articles=(article.id,))))
