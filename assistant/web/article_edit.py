"""What an editor does with articles: uploads and removal; each is checked, done in its turn, and noted."""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from assistant.people import Person
from assistant.records import Records
from assistant.settings import Settings
from assistant.web.article_correct import Correcting, existing, fields_of
from assistant.web.article_list import article_address
from assistant.web.incoming import Result, Results, Step, Turns, taking_in
from assistant.web.refusals import in_language
from assistant.web.site import Site
from assistant.web.uploads import Bounds, Received, UploadInvalid, folder_for, receive
from assistant.web.wording import wording
from index.articles import SUFFIXES
from index.types import MARKINGS, Article, BriefingError, IndexBusy, IngestReport, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_STREAM = "application/x-ndjson"


def may_add(person: Person, settings: Settings) -> dict[str, Any]:
    """What the upload form needs."""
    return {
        "editor": person.may("editor"),
        "suffixes": SUFFIXES,
        "bounds": Bounds(settings.upload_megabytes, settings.upload_files),
        "default_marking": settings.marking,
        "markings": [marking for marking in MARKINGS if marking in person.markings],
    }


class Editing:
    """The routes of editors, and the results that they are shown."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._turns = Turns()
        self.results = Results()

    def routes(self) -> APIRouter:
        """What the pages answer to."""
        router = APIRouter()
        router.get("/article/upload")(self.upload_page)
        router.post("/article/upload")(self.upload)
        router.get("/article/upload/{number}")(self.uploaded)
        router.include_router(Correcting(self._site, self._turns).routes())
        router.get("/article/remove")(self.remove_page)
        router.post("/article/remove")(self.remove)
        return router

    def upload_page(self, request: Request, id: str = "") -> HTMLResponse:
        """The form, for new articles or for the next version of one."""
        person = self._site.require(request, "editor")
        assistant = self._site.assistant(person)
        article = existing(assistant, id) if id else None
        return self._upload_page(request, person, article)

    async def upload(self, request: Request) -> Response:
        """Take files in; a program that asks for lines of JSON hears of each step."""
        person = self._site.require(request, "editor")
        assistant, language = self._site.assistant(person), self._site.language(request)
        streamed = _STREAM in request.headers.get("accept", "")
        folder = folder_for(assistant.settings.home)
        try:
            bounds = Bounds(assistant.settings.upload_megabytes, assistant.settings.upload_files)
            received = await receive(request, folder, bounds)
            _sound(assistant, person, received)
            files = [name for name, _ in received.files]
            await run_in_threadpool(lambda: self._site.note(person, "upload begun", files=files))
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if not isinstance(error, UploadInvalid):
                raise
            step = Step("failed", name=str(error))
            return _lines(iter([step]), language) if streamed else self._failed(request, person, step)
        steps = taking_in(
            assistant, received, folder, self._turns, lambda report: self._finished(person, report, received)
        )
        if streamed:
            return _lines(steps, language)
        step = await run_in_threadpool(lambda: deque(steps, maxlen=1).pop())
        if step.stage != "done":
            return self._failed(request, person, step)
        return RedirectResponse(f"/article/upload/{step.name}", 303)

    def uploaded(self, request: Request, number: str) -> HTMLResponse:
        """What became of an upload."""
        person = self._site.require(request, "editor")
        result = self.results.get(number, person.name)
        if result is None or result.kind != "upload":
            raise HTTPException(404)
        assistant, language = self._site.assistant(person), self._site.language(request)
        report = result.report
        ids = {*report.added, *report.updated, *report.unchanged, *report.reprints, *report.withdrawn}
        return self._site.page(
            request, "articles", "upload_result",
            report=report,
            lists=[
                (name, list(dict.fromkeys(getattr(report, name))))
                for name in ("added", "updated", "reprints", "unchanged", "withdrawn")
            ],
            articles={id_: found for id_ in ids if (found := assistant.library.article(id_))},
            refused=[(one.path, *in_language(one.reason, language)) for one in report.refused],
            address=article_address,
            **may_add(person, assistant.settings),
        )  # fmt: skip

    def remove_page(self, request: Request, id: str) -> HTMLResponse:
        """Asks once, with what will be lost."""
        person = self._site.require(request, "editor")
        assistant = self._site.assistant(person)
        return self._remove_page(request, assistant, existing(assistant, id))

    async def remove(self, request: Request) -> Response:
        """Remove an article for good."""
        person = self._site.require(request, "editor")
        fields = await fields_of(request)
        return await run_in_threadpool(self._remove, request, person, fields)

    def _finished(self, person: Person, report: IngestReport, received: Received) -> str:
        self._site.note(
            person, "upload",
            files=[name for name, _ in received.files],
            added=report.added, updated=report.updated, reprints=report.reprints, withdrawn=report.withdrawn,
            refused=[one.path for one in report.refused],
        )  # fmt: skip
        return self.results.keep(Result("upload", person.name, report))

    def _failed(self, request: Request, person: Person, step: Step) -> HTMLResponse:
        status = 409 if step.stage == "busy" else 400
        return self._upload_page(request, person, None, _problem(step, self._site.language(request)), status)

    def _upload_page(
        self, request: Request, person: Person, article: Article | None, problem: str = "", status: int = 200
    ) -> HTMLResponse:
        settings = self._site.assistant(person).settings
        return self._site.page(
            request, "articles", "upload", status,
            article=article, problem=problem, address=article_address, **may_add(person, settings),
        )  # fmt: skip

    def _remove_page(self, request: Request, assistant: Assistant, article: Article, problem: str = "") -> HTMLResponse:
        records = assistant.records or Records(assistant.settings.home)
        return self._site.page(
            request, "articles", "article_remove", 409 if problem else 200,
            article=article, problem=problem, address=article_address,
            versions=len(assistant.library.history(article.id)),
            answers=len(records.citing(article.id)),
            reprints=assistant.library.registry.reprints(article.id),
        )  # fmt: skip

    def _remove(self, request: Request, person: Person, fields: dict[str, str]) -> Response:
        assistant = self._site.assistant(person)
        article = existing(assistant, fields.get("id", ""))
        said = wording("articles", self._site.language(request))
        # Noted first: what cannot be noted may not be done. Not by its title: the log keeps no words of articles.
        self._site.note(person, "removal", article=article.id)
        try:
            with self._turns.turn():
                assistant.remove([article.id])
        except BriefingError as error:
            self._site.note(person, "removal failed", article=article.id)
            problem = said.busy if isinstance(error, IndexBusy) else str(error)
            return self._remove_page(request, assistant, article, problem)
        number = self.results.keep(Result("removal", person.name, title=article.title))
        return RedirectResponse(f"/articles?done={number}", 303)


def _sound(assistant: Assistant, person: Person, received: Received) -> None:
    """Is there a file, for an article that is there, with a marking that this person may see?

    Raises:
        UploadInvalid: no.
    """
    if not received.files and not received.refused:
        raise UploadInvalid("no file was chosen; choose at least one")
    article, marking = received.fields.get("article"), received.fields.get("marking")
    if article and assistant.library.article(article) is None:
        raise UploadInvalid("the article is no longer there; send the file as a new one")
    if article and len(received.files) > 1:
        raise UploadInvalid("the next version of an article is one file; choose one")
    if marking and marking not in person.markings:
        raise UploadInvalid("this marking is not one of yours; choose another")


def _problem(step: Step, language: Language) -> str:
    """Why an upload did not go in."""
    said = wording("articles", language)
    if step.stage == "busy":
        return said.busy_upload
    return in_language(step.name, language)[0] if step.name else said.failed


def _lines(steps: Iterator[Step], language: Language) -> StreamingResponse:
    said = wording("articles", language)

    def lines() -> Iterator[str]:
        for step in steps:
            line: dict[str, Any] = {"stage": step.stage, "done": step.done, "total": step.total}
            if step.stage == "waiting":
                line["text"] = said.waiting
            elif step.stage == "reading":
                told = said.reading if step.name else said.finishing
                line["text"] = told.format(done=step.done, total=step.total, name=step.name)
            elif step.stage == "done":
                line["see"] = f"/article/upload/{step.name}"
            else:
                line["text"] = _problem(step, language)
            yield json.dumps(line, ensure_ascii=False) + "\n"

    return StreamingResponse(lines(), media_type=_STREAM, headers={"cache-control": "no-store"})
