"""The form in which an editor corrects what is known of an article."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.corrections import read_changes
from assistant.people import Person
from assistant.web.article_list import article_address
from assistant.web.article_words import value_of
from assistant.web.incoming import Turns
from assistant.web.site import Site
from assistant.web.uploads import Bounds, UploadInvalid, receive
from assistant.web.wording import wording
from index.corrections import CORRECTABLE
from index.entities import first_names
from index.types import MARKINGS, Article, BriefingError, IndexBusy, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_FORM = Bounds(0.2, 0)
"""Of a form without files."""


class Correcting:
    """The routes of corrections; `turns` keeps them from uploads that go in."""

    def __init__(self, site: Site, turns: Turns) -> None:
        self._site = site
        self._turns = turns

    def routes(self) -> APIRouter:
        """What the page answers to."""
        router = APIRouter()
        router.get("/article/correct")(self.show)
        router.post("/article/correct")(self.correct)
        return router

    def show(self, request: Request, id: str) -> HTMLResponse:
        """The form with what is known."""
        person = self._site.require(request, "editor")
        article = existing(self._site.assistant(person), id)
        return self._page(request, person, article, _written(article, self._site.language(request)))

    async def correct(self, request: Request) -> Response:
        """Set what was changed, as a new version."""
        person = self._site.require(request, "editor")
        return await run_in_threadpool(self._correct, request, person, await fields_of(request))

    def _correct(self, request: Request, person: Person, fields: Mapping[str, str]) -> Response:
        assistant, language = self._site.assistant(person), self._site.language(request)
        article = existing(assistant, fields.get("id", ""))
        said = wording("articles", language)
        written = {name: fields.get(name, "").strip() for name in (*CORRECTABLE, "reason")}

        def again(problem: str, wrong: str = "") -> HTMLResponse:
            return self._page(request, person, article, written, problem, wrong)

        if fields.get("version") != str(article.version):
            return again(said.changed_meanwhile)
        if not written["reason"]:
            return again(said.reason_needed, "reason")
        changes, wrong = _changes(article, written, language, person)
        if wrong:
            label = said["headline" if wrong == "title" else wrong]
            return again(said.cannot_be.format(field=label, value=written[wrong]), wrong)
        if not changes:
            return again(said.nothing_changed)
        told = {"article": article.id, "version": article.version, "fields": sorted(changes)}
        # Noted first: what cannot be noted may not be done.
        self._site.note(person, "correction", **told, reason=written["reason"])
        try:
            with self._turns.turn():
                assistant.library.correct(article.id, changes, written["reason"], person.name)
        except BriefingError as error:
            self._site.note(person, "correction failed", **told)
            return again(said.busy if isinstance(error, IndexBusy) else str(error))
        address = article_address(article.id)
        return RedirectResponse(f"{address}{'&' if '?' in address else '?'}corrected=yes", 303)

    def _page(
        self, request: Request, person: Person, article: Article, written: dict[str, str], problem: str = "",
        wrong: str = "",
    ) -> HTMLResponse:  # fmt: skip
        language = self._site.language(request)
        return self._site.page(
            request, "articles", "article_correct", 400 if problem else 200,
            article=article, written=written, problem=problem, wrong=wrong, address=article_address,
            topics=sorted(first_names("glossary", language).values()),
            markings=[marking for marking in MARKINGS if marking in person.markings],
        )  # fmt: skip


def existing(assistant: Assistant, id_: str) -> Article:
    """An article that is there.

    Raises:
        HTTPException: 404, it is not.
    """
    article = assistant.library.article(id_)
    if article is None:
        raise HTTPException(404)
    return article


async def fields_of(request: Request) -> dict[str, str]:
    """The fields of a form without files.

    Raises:
        HTTPException: 400, it is no such form.
    """
    try:
        return (await receive(request, Path(), _FORM)).fields
    except UploadInvalid as error:
        raise HTTPException(400, str(error)) from error


def _changes(
    article: Article, written: Mapping[str, str], language: Language, person: Person
) -> tuple[dict[str, Any], str]:
    """What was changed, and the first field whose value will not do, if any."""
    changes: dict[str, Any] = {}
    for name, before in _written(article, language).items():
        if name == "reason" or written[name] == before:
            continue
        try:
            value = read_changes({name: written[name]})[name]
        except BriefingError:
            return {}, name
        fits, _ = CORRECTABLE[name]
        if not fits(value) or (name == "marking" and value not in person.markings):
            return {}, name
        changes[name] = value
    return changes, ""


def _written(article: Article, language: Language) -> dict[str, str]:
    """What is known, as an editor writes it."""
    told = {name: value_of(article, name, language) for name in ("countries", "topics")}
    for name in CORRECTABLE:
        told.setdefault(name, str(getattr(article, name) or ""))
    return told | {"reason": ""}
