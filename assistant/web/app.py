"""The ASGI application: the chat at the root, the other pages beside it, sources, assets, and the security headers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException as Problem
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web import agreements, articles, briefings, conversations, quality, signin
from assistant.web.gate import Bounds, Gate
from assistant.web.page import mount_page
from assistant.web.site import LANGUAGE_COOKIE, Site, here
from assistant.web.source import source
from assistant.web.talks import Talks
from assistant.web.wording import wording
from assistant.web.words import LANGUAGES, words
from index.types import BriefingError, Span

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_log = logging.getLogger(__name__)
_NOWHERE = "/briefing/no-such-page"
_ASSETS = Path(__file__).parent / "assets"
_YEAR = 31_536_000
_POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_STRICT = _POLICY.format(scripts="", styles="")
_GRADIO = _POLICY.format(scripts=" 'unsafe-inline' 'unsafe-eval'", styles=" 'unsafe-inline'")
"""Gradio's page has inline scripts and compiles its templates; what matters is that no other origin can be reached."""
_HEADERS = {
    "x-content-type-options": "nosniff",
    # Not no-referrer: a browser would send our own forms with `Origin: null`, and over plain http with nothing else to
    # tell them from another site's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_GRADIO_FILES = ("/assets/", "/static/", "/svelte/")
_GRADIO_PATHS = (
    *("/", "/config", "/theme.css", "/favicon.ico"),
    *(f"/gradio_api/{name}" for name in ("app_id", "queue/join", "queue/data", "run/predict", "cancel", "reset")),
)
"""What the chat's page asks Gradio for. It has far more: files, a proxy, statistics, an editor for its own code."""


def create_app(assistant: Assistant, hosts: Sequence[str] = ()) -> FastAPI:
    """All pages over one assistant, reached by the names `hosts` (none: by any), without API documentation."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    site = Site(assistant)
    _add_routes(app, site)
    for page in (signin, briefings, agreements, articles, quality):
        app.include_router(page.routes(site))
    talks = Talks(site)
    app.include_router(conversations.routes(site, talks))
    _add_problems(app, site)
    settings = assistant.settings
    upload = int(settings.upload_megabytes * settings.upload_files * 1_000_000) + 1_000_000
    app.add_middleware(OnlyOurPages, routes=app.routes)
    app.add_middleware(Gate, users=site.users, sessions=site.sessions, bounds=Bounds(tuple(hosts), upload=upload))
    app.add_middleware(SecurityHeaders)
    return mount_page(app, site, talks)


class OnlyOurPages:
    """Gradio, which answers what we do not, has one page, at the root, and what that needs: the rest is not there."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(scope) and not _of_gradio(scope):
            scope = dict(scope) | {"path": _NOWHERE, "raw_path": _NOWHERE.encode(), "method": "GET"}
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        ours = (route for route in self._routes if not isinstance(route, Mount))
        return any(route.matches(scope)[0] != Match.NONE for route in ours)


class SecurityHeaders:
    """Puts the security headers on every response, without buffering what is streamed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        headers = _HEADERS | {"content-security-policy": _GRADIO if path == "/" else _STRICT}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(raw=[pair for pair in message.get("headers", []) if not _lets_others_read(pair)])
                given.update(headers)
                if not path.startswith(_GRADIO_FILES):  # what is not said to be kept may be of an article
                    given.setdefault("cache-control", "no-store")
                message["headers"] = given.raw
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _lets_others_read(header: tuple[bytes, bytes]) -> bool:
    """Gradio lets pages of any origin read along where it is not on loopback."""
    return header[0].lower().startswith(b"access-control-")


def _of_gradio(scope: Scope) -> bool:
    path = scope["path"]
    if path != "/" and _wants_page(Request(scope)):
        return False
    return path in _GRADIO_PATHS or path.startswith(_GRADIO_FILES)


def _add_routes(app: FastAPI, site: Site) -> None:
    @app.get("/briefing/source")
    def read_source(
        request: Request, article: str, version: int, start: int, end: int, language: str = "en"
    ) -> HTMLResponse:
        wording = words(language)
        found = site.assistant(site.person(request)).library.article(article, version)
        if found is None:
            return HTMLResponse(f"<p>{escape(wording.source_failed)}</p>", status_code=404)
        return HTMLResponse(source(found, Span(start, end), wording))

    @app.get("/briefing/{name}")
    def read_asset(name: str) -> FileResponse:
        files = {file.name: file for file in _ASSETS.iterdir()}
        if name not in files:
            raise HTTPException(404)
        return FileResponse(files[name], headers={"cache-control": "no-cache"})

    @app.get("/language/{language}")
    def choose_language(language: str, back: str = "/") -> RedirectResponse:
        if language not in LANGUAGES:
            raise HTTPException(404)
        response = RedirectResponse(here(back), status_code=303)
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=_YEAR, samesite="lax")
        return response


def _wants_page(request: Request) -> bool:
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def _add_problems(app: FastAPI, site: Site) -> None:
    """Pages for what is not there and what is not allowed; programs that ask for no page get FastAPI's JSON."""

    @app.exception_handler(Problem)
    async def tell(request: Request, problem: Problem) -> Response:
        told = {404: ("not_found", "not_found_help"), 403: ("forbidden", "forbidden_help")}.get(problem.status_code)
        if told is None or "text/html" not in request.headers.get("accept", ""):
            return await http_exception_handler(request, problem)
        said = wording("site", site.language(request))
        heading, advice = said[told[0]], said[told[1]].format(role=problem.detail)
        return site.page(request, "ask", "problem", problem.status_code, heading=heading, advice=advice)

    @app.exception_handler(BriefingError)
    async def explain(request: Request, error: BriefingError) -> Response:
        """What a page did not expect, such as a disk that is full: the message says what to do, to who may do it."""
        _log.error("%s %s: %s", request.method, request.url.path, error)
        said = wording("site", site.language(request))
        advice = str(error) if site.person(request).may("editor") else said.trouble_help
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse({"detail": advice}, 503)
        return site.page(request, "ask", "problem", 503, heading=said.trouble, advice=advice)
