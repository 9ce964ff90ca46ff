"""The real page on a loopback port, and a browser that notes every complaint and every foreign request."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from scripted import ScriptedAssistant

from assistant.pipeline import Assistant
from assistant.web import build_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM is None:
        skip = pytest.mark.skip(reason="no chromium on this machine: apt-get install chromium")
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(skip)


@contextmanager
def serving(assistant: Any) -> Iterator[str]:
    """The address of the page over an assistant."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(build_app(assistant), log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def chat(assistant: Assistant) -> Iterator[str]:
    """The address of the page over the sample articles."""
    with serving(assistant) as url:
        yield url


@pytest.fixture
def scripted(tmp_path: Path) -> ScriptedAssistant:
    return ScriptedAssistant(tmp_path)


@pytest.fixture
def scripted_chat(scripted: ScriptedAssistant) -> Iterator[str]:
    """The address of the page over a scripted assistant."""
    with serving(scripted) as url:
        yield url
        scripted.release.set()


@pytest.fixture(scope="module")  # while Playwright is there, its event loop runs, and a test can run no other
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens an address as a visitor, until `ready` (the chat: its question box) is there.

    Afterwards nothing may have been logged or asked of other servers.
    """
    contexts, complaints, foreign = [], [], []

    def opened(
        url: str, locale: str = "en-US", width: int = 1280, height: int = 860, ready: str = "", **options: Any
    ) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        own = urlsplit(url)._replace(path="/", query="", fragment="").geturl()
        page.on("request", lambda sent: sent.url.startswith((own, "data:")) or foreign.append(sent.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: message.type in ("error", "warning") and complaints.append(message.text),
        )
        page.goto(url)
        page.wait_for_selector(ready or "#masthead h1")
        if not ready:
            page.wait_for_function("document.activeElement?.matches('#question textarea')")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert foreign == []
    assert complaints == []


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the newest answer is finished."""
    before = page.locator(".exchange").count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#exchange-{before + 1}[data-state=done]")
