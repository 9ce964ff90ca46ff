"""Signing in and out."""

from __future__ import annotations

import logging
import math
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.people import Person
from assistant.users import UserInvalid
from assistant.web.attempts import Attempts
from assistant.web.gate import COOKIE, person_of
from assistant.web.site import Site, here
from assistant.web.wording import wording

_log = logging.getLogger(__name__)


def routes(site: Site) -> APIRouter:
    """The sign-in page, and the way out."""
    router = APIRouter()
    attempts = Attempts()

    def page(request: Request, back: str, problem: str = "", name: str = "", status: int = 200) -> HTMLResponse:
        values = {"back": here(back), "problem": problem, "name": name}
        return site.page(request, "signin", "signin", status, **values)

    @router.get("/sign-in", response_model=None)
    def ask_in(request: Request, back: str = "/") -> Response:
        if not site.users.wanted or person_of(request):
            return RedirectResponse(here(back), 303)
        return page(request, back)

    @router.post("/sign-in", response_model=None)
    def sign_in(
        request: Request,
        name: Annotated[str, Form(max_length=100)] = "",
        password: Annotated[str, Form(max_length=1000)] = "",
        back: Annotated[str, Form(max_length=2000)] = "/",
    ) -> Response:
        if not site.users.wanted:
            return RedirectResponse(here(back), 303)
        said = wording("signin", site.language(request))
        address = request.client.host if request.client else ""
        nobody = Person(name, "reader", ())
        leave = attempts.begin(name, address)
        if leave.wait:
            if not leave.told:  # else whoever goes on trying could fill the log
                site.note(nobody, "sign-in refused", address=address, reason="too many attempts")
            return page(request, back, said.wait.format(seconds=math.ceil(leave.wait)), name, 429)
        try:
            user = site.users.checked(name, password)
        except UserInvalid as error:
            _log.error("nobody can sign in: %s", error)
            return page(request, back, said.closed, name, 503)
        if user is None:
            site.note(nobody, "sign-in refused", address=address, reason="wrong name or password")
            return page(request, back, said.wrong, name, 401)
        attempts.right(name, address)
        site.sessions.end(request.cookies.get(COOKIE, ""))
        site.note(user.person, "sign-in", address=address)
        response = RedirectResponse(here(back), 303)
        # Lax, not Strict: a link in a mail should not lead to the sign-in page. Orders are refused by origin.
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, site.sessions.begin(user), httponly=True, samesite="lax", secure=secure)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request) -> RedirectResponse:
        person = person_of(request)
        site.sessions.end(request.cookies.get(COOKIE, ""))
        if person:
            site.note(person, "sign-out")
        response = RedirectResponse("/sign-in", 303)
        response.delete_cookie(COOKIE)
        return response

    return router
