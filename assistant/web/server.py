"""Starting and stopping the web chat."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from assistant.steady import steady
from assistant.web.gate import LOOPBACK
from index.types import BriefingError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.pipeline import Assistant
    from assistant.settings import Settings


SWITCH_SECONDS = 0.0005
"""After which a thread of Python's gives way to another. Medians of a question on two busy cores: alone 0.4 to 1.1 s,
beside two briefings that are being built 2.3 s with the default of 5 ms, 0.7 s with this and their lower priority."""


def serve(assistant: Assistant, host: str, port: int, announce: Callable[[str], None]) -> None:
    """Serve the page until Ctrl-C; `announce` gets its address once the server answers.

    Raises:
        BriefingError: the address cannot be listened on, or others could reach it and nobody would have to sign in.
    """
    import uvicorn

    settings = assistant.settings
    hosts = _names(host, settings)

    sys.setswitchinterval(SWITCH_SECONDS)
    with closing(_listen(host, port)) as listener:
        shown = f"[{host}]" if ":" in host else host
        url = f"http://{shown}:{listener.getsockname()[1]}/"
        app = build_app(assistant, hosts)
        assistant.warm()
        steady()

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                announce(url)

        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2, **proxies(settings))
        try:
            Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            return


def build_app(assistant: Assistant, hosts: Sequence[str] = ()) -> FastAPI:
    """The pages as an ASGI application, reached by the names `hosts` (none: by any); imports Gradio."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read by Gradio when it is imported
    from assistant.web.app import create_app

    return create_app(assistant, hosts)


def _names(host: str, settings: Settings) -> tuple[str, ...]:
    """The names that the server goes by.

    Raises:
        BriefingError: other machines could reach it, and nobody would have to sign in.
    """
    named = tuple(name.strip().lower() for name in settings.hosts.split(",") if name.strip())
    alone = is_loopback(host) and not named and not settings.proxies
    if not alone and not settings.users_file.exists():
        through = f"at {host}" if not is_loopback(host) else "through the settings `hosts` and `proxies`"
        raise BriefingError(
            f"other machines could reach the chat {through}, and anyone there could read and change everything; add "
            "people who sign in first, with `briefing users add NAME --role editor`, or listen on 127.0.0.1 alone"
        )
    return (*LOOPBACK, *named) if is_loopback(host) else named


def proxies(settings: Settings) -> dict[str, Any]:
    """Whose word is taken for where a request comes from: by default nobody's, or anyone could write it."""
    return {"proxy_headers": bool(settings.proxies), "forwarded_allow_ips": settings.proxies}


def is_loopback(host: str) -> bool:
    """Does this address reach no further than this machine?"""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise BriefingError(
            f"cannot listen on {host} port {port}: {error.strerror or error}. "
            "Stop the program that uses it, or set BRIEFING_PORT to another port (0 = any free one) "
            "or BRIEFING_HOST to an address of this machine."
        ) from error
