"""The page of briefings: the form for a new one, those that are kept, and one being built.

form ─► order ─► build ─► kept ─► page, files
ordering         building  briefings.kept   briefing
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from assistant.briefings.kept import Briefings, Kept, Listed
from assistant.briefings.order import KINDS, LENGTHS, Order
from assistant.documents.types import Document
from assistant.people import Person
from assistant.web import briefing, following
from assistant.web.building import Built, TooMany, Workshop, Wrote
from assistant.web.choices import choices
from assistant.web.ordering import LEAST_COUNTRIES, SIDES, Form, FormInvalid
from assistant.web.orders import in_words
from assistant.web.shown import Shown
from assistant.web.site import Site
from assistant.web.wording import Wording, wording
from index.types import Article

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

TAB = "briefings"


def routes(site: Site) -> APIRouter:
    """What the page answers to."""
    router = APIRouter()
    tab = Tab(site)
    briefing.add_routes(router, tab)

    @router.get("/briefings")
    def show(request: Request) -> HTMLResponse:
        site.require(request, "analyst")
        return tab.page(request, Form.read(request.query_params, site.language(request)))

    @router.get("/briefings/articles")
    def list_articles(request: Request) -> HTMLResponse:
        person = site.require(request, "analyst")
        form = Form.read(request.query_params, site.language(request))
        options = choices(site.assistant(person), form, site.language(request))
        return HTMLResponse(site.part(request, TAB, "briefings_articles", form=form, options=options))

    @router.post("/briefings")
    async def build(request: Request) -> Response:
        person = site.require(request, "analyst")
        form = Form.read(await request.form(), site.language(request))
        assistant = site.assistant(person)
        try:
            order = await run_in_threadpool(form.order, lambda id_: assistant.library.article(id_) is not None)
        except FormInvalid as error:
            text = tab.said(request)[error.name].format(given=error.given)
            return await run_in_threadpool(tab.refuse, request, form, text, error.field)
        return await tab.built(request, person, order, form)

    return router


class Tab:
    """What the page and that of one briefing share."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.workshop = Workshop()

    def said(self, request: Request) -> Wording:
        return wording(TAB, self.site.language(request))

    def kept(self, assistant: Assistant) -> Briefings:
        return Briefings(assistant.settings.home)

    def page(
        self, request: Request, form: Form, status: int = 200, problem: str = "", field: str = "", done: str = ""
    ) -> HTMLResponse:
        """The form, as it was filled in, and the briefings of whoever asks."""
        person, language = self.site.person(request), self.site.language(request)
        assistant = self.site.assistant(person)
        kept = self.kept(assistant).of(person.name, assistant.library.article)
        return self.site.page(
            request, TAB, "briefings", status, form=form, options=choices(assistant, form, language),
            kept=[self.listed(request, one, assistant) for one in kept], kinds=KINDS, lengths=LENGTHS, sides=SIDES,
            fewest=LEAST_COUNTRIES, problem=problem, field=field, done=done or self._done(request),
        )  # fmt: skip

    def listed(self, request: Request, one: Kept | Listed, assistant: Assistant) -> dict[str, object]:
        """A kept briefing, for lists and for its own page."""
        said, language = self.said(request), self.site.language(request)
        made = one.made.astimezone()

        def title(id_: str) -> str | None:
            article = assistant.library.article(id_)
            return article.title if article else None

        return {
            "id": one.id,
            "title": one.title or said["untitled"].format(kind=said[one.order.kind]),
            "kind": said[one.order.kind],
            "day": made.date(),
            "time": f"{made:%H:%M}",
            "marking": one.marking,
            "sources": one.cited,
            "removed": one.removed,
            "asked": in_words(one.order, said, language, title),
        }

    async def built(
        self, request: Request, person: Person, order: Order, form: Form | None = None, again: int | None = None
    ) -> Response:
        """Build an order: as lines for the script of the page, else once it is done as a step to its address."""
        assistant, said = self.site.assistant(person), self.said(request)
        store = await run_in_threadpool(self.kept, assistant)

        def keep(document: Document, read: Sequence[Article]) -> int:
            number = store.keep(person.name, order, document, read, again)
            if not all(assistant.library.article(one.id) for one in read):
                store.forget(number)  # removed while it was being kept
            self.site.note(person, "briefing", number=number, kind=order.kind, articles=[one.id for one in read])
            return number

        try:
            build = self.workshop.start(assistant, order, keep)
        except TooMany as error:
            return await run_in_threadpool(self.refuse, request, form, following.problem(error, said))
        if wants_lines(request):
            shown = Shown(order.language or self.site.language(request), "new-")

            def section(event: Wrote, number: int) -> str:
                part = shown.part(event.section, number, event.citations)
                return self.site.part(request, TAB, "briefing_section", part=part, tongue=shown.language)

            told = following.lines(build, said, section, address)
            return StreamingResponse(told, media_type=following.LINES, headers={"cache-control": "no-store"})
        ended = await following.end(build, request)
        if isinstance(ended, Built):
            return RedirectResponse(address(ended.number), status_code=303)
        text = following.problem(ended.error, said) if ended else said["stopped"]
        return await run_in_threadpool(self.refuse, request, form, text)

    def refuse(self, request: Request, form: Form | None, text: str, field: str = "") -> Response:
        """The form again with what is wrong with it, or a line that says so."""
        if wants_lines(request):
            return Response(following.refusal(text, field), media_type=following.LINES)  # told, not failed
        form = form or Form.read(request.query_params, self.site.language(request))
        return self.page(request, form, 422, text, field)

    def _done(self, request: Request) -> str:
        return self.said(request)["deleted"] if "deleted" in request.query_params else ""


def wants_lines(request: Request) -> bool:
    """Is it the script of the page that asks?"""
    return following.LINES in request.headers.get("accept", "")


def address(number: int) -> str:
    """Of a kept briefing."""
    return f"/briefings/{number}"
