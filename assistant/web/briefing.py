"""The page of one kept briefing: reading it, its title and marking, its files, building it again, deleting it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.briefings.changes import moved, told
from assistant.briefings.desk import Desk
from assistant.briefings.kept import BriefingUnknown, Kept, MarkingTooLow, least_marking
from assistant.briefings.order import Order
from assistant.documents.parts import parts_of
from assistant.documents.wording import wording as document_wording
from assistant.documents.write import FORMATS
from assistant.people import Person
from assistant.web.attachment import attachment
from assistant.web.orders import address as form_address
from assistant.web.shown import Shown
from index.types import MARKINGS, BriefingError

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from assistant.web.briefings import Tab

TAB = "briefings"


def add_routes(router: APIRouter, tab: Tab) -> None:
    """What the pages of briefings answer to."""
    site = tab.site

    @router.get("/briefings/{number:int}")
    def read(request: Request, number: int) -> HTMLResponse:
        person, kept = _found(tab, request, number)
        return _page(tab, request, person, kept)

    @router.post("/briefings/{number:int}")
    async def edit(request: Request, number: int) -> Response:
        form = await request.form()
        title, marking = str(form.get("title", "")), str(form.get("marking", ""))
        return await run_in_threadpool(_edit, tab, request, number, title, marking)

    @router.post("/briefings/{number:int}/delete")
    def delete(request: Request, number: int) -> Response:
        person, _ = _found(tab, request, number)
        tab.kept(site.assistant(person)).delete(person.name, number)
        site.note(person, "briefing deleted", number=number)
        return RedirectResponse("/briefings?deleted=1", status_code=303)

    @router.post("/briefings/{number:int}/again")
    async def again(request: Request, number: int) -> Response:
        person, kept = await run_in_threadpool(_found, tab, request, number)
        try:
            order = await run_in_threadpool(_left, site.assistant(person), kept.order)
        except BriefingError:
            return await run_in_threadpool(tab.refuse, request, None, tab.said(request)["all_removed"])
        return await tab.built(request, person, order, again=number)

    @router.get("/briefings/{number:int}/file/{ending}")
    def export(request: Request, number: int, ending: str) -> Response:
        person, kept = _found(tab, request, number)
        suffix = f".{ending}"
        if suffix not in FORMATS or kept.document is None:
            raise HTTPException(404)
        document = replace(kept.document, title=kept.title, marking=kept.marking)
        site.note(person, "export", what="briefing", number=number, format=ending)
        return attachment(FORMATS[suffix](parts_of(document)), kept.title, suffix)


def _found(tab: Tab, request: Request, number: int) -> tuple[Person, Kept]:
    """Who asks, and their briefing."""
    person = tab.site.require(request, "analyst")
    assistant = tab.site.assistant(person)
    try:
        return person, tab.kept(assistant).get(person.name, number, assistant.library.article)
    except BriefingUnknown as error:
        raise HTTPException(404) from error


def _edit(tab: Tab, request: Request, number: int, title: str, marking: str) -> Response:
    person, kept = _found(tab, request, number)
    assistant, said = tab.site.assistant(person), tab.said(request)
    try:
        tab.kept(assistant).edit(person.name, number, title, marking, assistant.library.article)
    except MarkingTooLow:
        names = document_wording(tab.site.language(request)).markings
        text = said["too_low"].format(least=names[least_marking(kept.document)].lower())
        return _page(tab, request, person, kept, 422, text, title)
    except BriefingError:
        return _page(tab, request, person, kept, 422, said["bad_title"], title)
    tab.site.note(person, "briefing edited", number=number, marking=marking)
    return RedirectResponse(f"/briefings/{number}?saved=1", status_code=303)


def _left(assistant: Assistant, order: Order) -> Order:
    """The order without articles that are no more."""
    asked = {*order.request.articles, *(order.other.articles if order.other else ())}
    return order.without({id_ for id_ in asked if assistant.library.article(id_) is None})


def _is_left(assistant: Assistant, order: Order) -> bool:
    """Is there anything left that it could be built of again?"""
    try:
        return bool(_left(assistant, order))
    except BriefingError:
        return False


def _page(
    tab: Tab, request: Request, person: Person, kept: Kept, status: int = 200, problem: str = "", typed: str = ""
) -> HTMLResponse:
    assistant, language = tab.site.assistant(person), tab.site.language(request)
    document = kept.document
    shown = Shown(document.language if document else language)
    least = least_marking(document)
    names = document_wording(language).markings
    return tab.site.page(
        request, TAB, "briefing", status,
        one=tab.listed(request, kept, assistant), typed=typed or kept.title, problem=problem,
        saved="saved" in request.query_params, document=document, tongue=shown.language,
        parts=shown.parts(document) if document else [], sources=list(shown.sources(document)) if document else [],
        facts=parts_of(document).facts if document else (),
        marking=document_wording(shown.language).markings[kept.marking], least=names[least].lower(), lowest=MARKINGS[0],
        markings=[(each, names[each].capitalize()) for each in MARKINGS[MARKINGS.index(least):]], least_key=least,
        moved=moved(kept, Desk(assistant)) if document else None,
        is_moved=document is not None and kept.revision != assistant.library.registry.revision,
        changed=told(kept.before, document) if kept.before and document else None,
        buildable=_is_left(assistant, kept.order), formats=("docx", "pdf", "md"), form_address=form_address(kept.order),
    )  # fmt: skip
