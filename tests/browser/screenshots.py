"""`make screenshots`: every page as people see it, for those who change how it looks.

Wide and narrow, light and dark, in English and Spanish, over a library of the sample articles.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from conftest import ARGUMENTS, CHROMIUM, ask, serving
from playwright.sync_api import Page, sync_playwright

from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.dataset import ARTICLES

WAYS: dict[str, dict[str, Any]] = {
    "desk-light-en": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "light", "locale": "en-GB"},
    "desk-dark-es": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark", "locale": "es-PE"},
    "phone-light-es": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light", "locale": "es-PE"},
    "phone-dark-en": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "locale": "en-GB"},
}
QUESTIONS = {"en": "What did Peru and Chile agree on?", "es": "¿Qué acordaron Perú y Chile?"}
ABSENT = {"en": "What does the rain in Oslo cost?", "es": "¿Cuánto cuesta la lluvia en Oslo?"}
PLAIN = {
    "briefings": "/briefings",
    "agreements": "/agreements",
    "matrix": "/agreements/matrix",
    "timeline": "/agreements/timeline",
    "articles": "/articles",
    "quality": "/quality",
    "conversations": "/conversations",
    "not-there": "/no-such-page",
}


def _answer(page: Page, language: str) -> None:
    ask(page, QUESTIONS[language])


def _source(page: Page, language: str) -> None:
    ask(page, QUESTIONS[language])
    page.locator(".sentence .marker").first.click()
    page.wait_for_selector("#source-panel mark")


def _refusal(page: Page, language: str) -> None:
    ask(page, ABSENT[language])


ASK: dict[str, Callable[[Page, str], None]] = {
    "ask": lambda _page, _language: None,
    "answer": _answer,
    "source": _source,
    "refusal": _refusal,
}


def take(address: str, folder: Path) -> None:
    """All pages of a server into a folder, as `page-way.png`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for way, options in WAYS.items():
            language = way[-2:]
            for name, act in ASK.items():
                page = browser.new_context(**options).new_page()
                page.goto(address)
                page.wait_for_selector("#question textarea")
                act(page, language)
                _shoot(page, folder / f"{name}-{way}.png")
            for name, path in PLAIN.items():
                page = browser.new_context(**options).new_page()
                page.goto(address.rstrip("/") + path)
                page.wait_for_selector("main h1")
                _shoot(page, folder / f"{name}-{way}.png")
        browser.close()


def _shoot(page: Page, file: Path) -> None:
    page.wait_for_timeout(400)  # what moves comes to rest
    page.screenshot(path=file, animations="disabled")
    print(file, flush=True)
    page.context.close()


def main() -> None:
    """`python tests/browser/screenshots.py --out FOLDER`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    folder = parser.parse_args().out
    folder.mkdir(parents=True, exist_ok=True)
    if CHROMIUM is None:
        parser.error("there is no chromium on this machine; install it, such as with `apt-get install chromium`")
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.read()
        assistant = Assistant.open(home=home, settings=settings)
        assistant.ingest([ARTICLES])
        with serving(assistant) as address:
            take(address, folder)


if __name__ == "__main__":
    main()
