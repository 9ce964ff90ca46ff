"""The ASGI application around the page: routes for sources and assets, and the security headers."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse, HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.page import mount_page
from assistant.web.source import source
from assistant.web.words import words
from index.types import Span

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_FOLDER = Path(__file__).parent
_ASSETS = {"style.css": "text/css", "page.js": "text/javascript"}
_HEADERS = {
    # Gradio's page has inline scripts and compiles its templates, hence the two 'unsafe' words;
    # what matters here is that no other origin can be reached, framed or posted to.
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def create_app(assistant: Assistant) -> FastAPI:
    """The page, the sources and the assets, without API documentation."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(SecurityHeaders)
    _add_routes(app, assistant)
    return mount_page(app, assistant)


class SecurityHeaders:
    """Puts the security headers on every response, without buffering what is streamed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message["headers"] = [*message.get("headers", []), *ours]
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _add_routes(app: FastAPI, assistant: Assistant) -> None:
    @app.get("/briefing/source")
    def read_source(article: str, version: int, start: int, end: int, language: str = "en") -> HTMLResponse:
        wording = words(language)
        found = assistant.library.article(article, version)
        if found is None:
            return HTMLResponse(f"<p>{escape(wording.source_failed)}</p>", status_code=404)
        return HTMLResponse(source(found, Span(start, end), wording))

    @app.post("/gradio_api/upload")
    def refuse_upload() -> None:
        raise HTTPException(404)  # Gradio takes files from anyone even where no component asks for one

    @app.get("/briefing/{name}")
    def read_asset(name: str) -> FileResponse:
        if name not in _ASSETS:
            raise HTTPException(404)
        return FileResponse(_FOLDER / name, media_type=_ASSETS[name], headers={"cache-control": "no-cache"})
