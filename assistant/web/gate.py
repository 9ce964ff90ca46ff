"""What stands before every page: the right host, no orders from other sites, small enough, somebody who may come in.

request ─► host ─► from this site? ─► size ─► session ─► pages, Gradio
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.people import Person
from assistant.sessions import Sessions
from assistant.users import Users
from index.types import BriefingError

_log = logging.getLogger(__name__)
COOKIE = "briefing_session"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
OPEN = (
    *("/sign-in", "/language/en", "/language/es"),
    *("/briefing/style.css", "/briefing/pages.css", "/briefing/page.js", "/briefing/icon.svg"),
)
"""What whoever is not signed in gets: the sign-in page and how it looks."""
UPLOADS = "/article/upload"
_READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a server takes."""

    hosts: tuple[str, ...] = ()
    """Names that it may be called by; empty: any. Through a name of theirs that leads here, others would read along."""
    body: int = 1_000_000
    """Bytes of a request that uploads nothing."""
    upload: int = 0
    """Bytes of one that does, to `UPLOADS`."""


class Gate:
    """Lets through what may come in, and puts the person into the request's state."""

    def __init__(self, app: ASGIApp, users: Users, sessions: Sessions, bounds: Bounds) -> None:
        self._app = app
        self._users = users
        self._sessions = sessions
        self._bounds = bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # there is none here, and browsers let every site open one
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = max(self._bounds.upload if scope["path"] == UPLOADS else 0, self._bounds.body)
        refused = self._refusal(scope, limit)
        if refused is not None:
            await refused(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, _bounded(receive, limit), sending)
        except _TooLong:
            if not begun:
                await _too_long(limit)(scope, receive, send)

    def _refusal(self, scope: Scope, limit: int) -> Response | None:
        """What is answered instead, if anything."""
        connection = HTTPConnection(scope)
        if not _is_called(connection.headers, self._bounds.hosts):
            return JSONResponse({"detail": "this server goes by another name; see the setting `hosts`"}, 421)
        if scope["method"] not in _READING and _is_foreign(connection.headers):
            return JSONResponse({"detail": "another site may not give orders here"}, 403)
        length = connection.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit() and len(length) < 16) or int(length) > limit:
            return _too_long(limit)
        if not self._users.wanted:
            return None
        try:
            user = self._sessions.user(connection.cookies.get(COOKIE, ""))
        except BriefingError as error:
            _log.error("nobody can sign in: %s", error)
            return JSONResponse({"detail": "nobody can sign in at the moment; `briefing doctor` says why"}, 503)
        if user:
            scope.setdefault("state", {})["person"] = user.person
            return None
        return None if scope["path"] in OPEN else _ask_in(connection, scope)


def person_of(connection: HTTPConnection) -> Person | None:
    """Whom the gate let in; `None` where nobody signs in."""
    found = connection.scope.get("state", {}).get("person")
    return found if isinstance(found, Person) else None


def _ask_in(connection: HTTPConnection, scope: Scope) -> Response:
    """A page leads to the sign-in page; what a script asks for is refused."""
    if scope.get("method") == "GET" and "text/html" in connection.headers.get("accept", ""):
        query = scope.get("query_string", b"").decode("latin-1")
        back = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"/sign-in?back={quote(back, safe='')}", 303)
    return JSONResponse({"detail": "sign in first"}, 401)


def _is_called(headers: Headers, names: Collection[str]) -> bool:
    host = headers.get("host", "").lower()
    name = host if host.endswith("]") else host.rsplit(":", 1)[0] if ":" in host else host
    return not names or name in names


def _is_foreign(headers: Headers) -> bool:
    """Did a page of another site send it? Browsers say so themselves, so that no token is needed in forms."""
    if site := headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower()


class _TooLong(Exception):
    """A body is longer than it said, or than it may be."""


def _too_long(limit: int) -> Response:
    return JSONResponse({"detail": f"more than {limit} bytes"}, 413, {"connection": "close"})


def _bounded(receive: Receive, limit: int) -> Receive:
    """The body as it comes, up to a length."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _TooLong
        return message

    return counted
