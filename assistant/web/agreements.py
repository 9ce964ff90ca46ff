"""The pages of agreements: the table, one agreement whole, the matrix, the timeline, exports and corrections."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from assistant.agreements.export import exported
from assistant.agreements.register import Register
from assistant.agreements.tables import timeline
from assistant.agreements.types import FIELDS, AgreementUnknown, Entry
from assistant.agreements.words import word
from assistant.web.register.asked import read_asked
from assistant.web.register.cells import Marks, rows
from assistant.web.register.editing import Form, form, meant, typed
from assistant.web.register.grid import grid
from assistant.web.register.order import in_order, page_of
from assistant.web.register.panel import panel
from assistant.web.register.plot import happenings, plot
from assistant.web.register.reading import Progress, Reading
from assistant.web.register.whole import whole
from assistant.web.site import Site
from assistant.web.wording import wording
from index.types import BriefingError

TAB = "agreements"
_KINDS = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def routes(site: Site) -> APIRouter:
    """What the pages answer to."""
    router = APIRouter()
    pages = _Pages(site)
    router.add_api_route("/agreements", pages.table, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/matrix", pages.matrix, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/timeline", pages.timeline, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/reading", pages.reading, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/export.{kind}", pages.export, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/{id_}", pages.entry, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/{id_}/correct/{field}", pages.correct, methods=["POST"], response_model=None)
    router.add_api_route("/agreements/{id_}/correct/{field}", pages.after_problem, methods=["GET"], response_model=None)
    router.add_api_route("/agreements/{id_}/undo/{field}", pages.undo, methods=["POST"], response_model=None)
    return router


async def _form(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_form)]


class _Pages:
    """The pages of one site. None of them is `async`: each runs in a thread and blocks no other."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._reading = Reading()

    def table(self, request: Request) -> Response:
        """The table of what the address asks for."""
        if waiting := self._waiting(request):
            return waiting
        shared = self._shared(request)
        language = self._site.language(request)
        ordered = in_order(shared["found"], request.query_params.get("sort", ""), language)
        page = page_of(ordered.entries, request.query_params.get("page", ""))
        shown = rows(page.entries, Marks(language))
        return self._site.page(
            request, TAB, "agreements", view="table", rows=shown, ordered=ordered, page=page, **shared
        )

    def matrix(self, request: Request) -> Response:
        """Parties by area."""
        if waiting := self._waiting(request):
            return waiting
        shared = self._shared(request)
        every = request.query_params.get("show") == "all"
        made = grid(shared["found"], shared["asked"], self._site.language(request), every)
        return self._site.page(request, TAB, "agreements_matrix", view="matrix", grid=made, every=every, **shared)

    def timeline(self, request: Request) -> Response:
        """What was agreed, by day."""
        if waiting := self._waiting(request):
            return waiting
        shared = self._shared(request)
        language = self._site.language(request)
        found = happenings(timeline(shared["found"]), Marks(language))
        drawing = plot(found, language)
        return self._site.page(
            request, TAB, "agreements_timeline", view="timeline", happenings=found, plot=drawing, **shared
        )

    def reading(self, request: Request) -> JSONResponse:
        """How far the reading is, for the page that waits for it."""
        progress = self._reading.progress(self._register(request), patience=0)
        return JSONResponse({"text": self._said(request, progress) if progress else None})

    def entry(self, request: Request, id_: str) -> Response:
        """One agreement."""
        return self._waiting(request) or self._show(request, self._entry(request, id_))

    def export(self, request: Request, kind: str) -> Response:
        """What the address asks for, as a file."""
        person = self._site.require(request, "analyst")
        if kind not in _KINDS:
            raise HTTPException(404)
        if waiting := self._waiting(request):
            return waiting
        found = self._shared(request)["found"]
        self._site.note(person, "export", what="agreements", format=kind, agreements=len(found))
        content = exported(found, kind, self._site.language(request))
        name = f'attachment; filename="agreements.{kind}"'
        return Response(content, media_type=_KINDS[kind], headers={"content-disposition": name})

    def correct(self, request: Request, id_: str, field: str, sent: Sent) -> Response:
        """An editor writes a field."""
        person = self._site.require(request, "editor")
        entry = self._entry(request, id_)
        if field not in FIELDS:
            raise HTTPException(404)
        language = self._site.language(request)
        given = typed(entry, field, sent, language)
        value, problems = meant(entry, field, given, wording(TAB, language))
        if problems:
            return self._show(request, entry, field, given.with_problems(problems), status=422)
        # Noted first: what cannot be noted may not be done.
        self._site.note(person, "correction", agreement=entry.id, field=field, reason=given.reason)
        self._register(request).write(entry.id, field, value, person.name, given.reason)
        return _back(entry, "corrected", field)

    def undo(self, request: Request, id_: str, field: str) -> Response:
        """An editor takes a correction back."""
        person = self._site.require(request, "editor")
        entry = self._entry(request, id_)
        if field not in FIELDS:
            raise HTTPException(404)
        if any(one.field == field for one in entry.corrections):  # else somebody was faster
            self._site.note(person, "correction", agreement=entry.id, field=field, undone=True)
            self._register(request).undo(entry.id, field)
        return _back(entry, "undone", field)

    def after_problem(self, request: Request, id_: str, field: str) -> Response:
        """Where a change of the language leads from a form that came back with a problem."""
        return RedirectResponse(f"/agreements/{self._entry(request, id_).id}#{quote(field)}", status_code=303)

    def _register(self, request: Request) -> Register:
        return self._site.assistant(self._site.person(request)).register

    def _entry(self, request: Request, id_: str) -> Entry:
        try:
            return self._register(request).entry(id_)
        except AgreementUnknown as error:
            raise HTTPException(404) from error

    def _waiting(self, request: Request) -> Response | None:
        """The page that waits, as long as articles are being read."""
        try:
            progress = self._reading.progress(self._register(request))
        except BriefingError as error:
            return self._site.page(request, TAB, "agreements_reading", 503, text=str(error), failed=True)
        if progress is None:
            return None
        return self._site.page(request, TAB, "agreements_reading", text=self._said(request, progress), failed=False)

    def _said(self, request: Request, progress: Progress) -> str:
        said = wording(TAB, self._site.language(request))
        if not progress.total:
            return said.looking
        if progress.done == progress.total:
            return said.joining
        return said.reading.format(done=progress.done, total=progress.total)

    def _shared(self, request: Request) -> dict[str, Any]:
        """What all three views have: the filters, and what they leave."""
        language = self._site.language(request)
        said = wording(TAB, language)
        register = self._register(request)
        known = register.entries()
        asked = read_asked(request.query_params, known, said)
        found = asked.of(register.entries)
        articles = len(self._site.assistant(self._site.person(request)).library)
        return {
            "asked": asked, "found": found, "total": len(known), "articles": articles,
            "panel": panel(asked, known, said, language), "sorted_by": request.query_params.get("sort", ""),
        }  # fmt: skip

    def _show(
        self, request: Request, entry: Entry, field: str = "", given: Form | None = None, status: int = 200
    ) -> Response:
        language = self._site.language(request)
        forms: dict[str, Form] = {}
        if self._site.person(request).may("editor"):
            forms = {name: form(entry, name, language) for name in FIELDS}
            if given:
                forms[field] = given
        query = request.query_params
        done = query.get("done", "") if query.get("done") in ("corrected", "undone") else ""
        shown = whole(entry, Marks(language))
        return self._site.page(
            request, TAB, "agreements_entry", status,
            shown=shown, forms=forms, wrong=field if given else "", done=done, done_field=query.get("field", ""),
            labels={name: word("field", name, language) for name in FIELDS},
        )  # fmt: skip


def _back(entry: Entry, done: str, field: str) -> RedirectResponse:
    return RedirectResponse(
        f"/agreements/{entry.id}?{urlencode({'done': done, 'field': field})}#{field}", status_code=303
    )
