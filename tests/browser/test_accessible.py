"""axe-core finds nothing serious on any page, in light and in dark, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Open, ask
from playwright.sync_api import Page

from assistant.web.site import ADDRESSES

WAYS: dict[str, dict[str, Any]] = {
    "a desk, light": {"color_scheme": "light"},
    "a phone, dark, in Spanish": {"color_scheme": "dark", "width": 390, "height": 844, "locale": "es-ES"},
}
IGNORED = {"minor", "moderate"}


def serious(page: Page) -> list[str]:
    """What stands in someone's way, with where it is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']} {[node['target'] for node in each['nodes']][:3]}"
        for each in found
        if each["impact"] not in IGNORED
    ]


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_with_its_source_open(chat: str, visit: Open, way: str) -> None:
    page = visit(chat, **WAYS[way])
    assert serious(page) == []
    ask(page, "What did Peru and Chile agree on?")
    assert serious(page) == []
    page.locator(".sentence .marker").first.click()
    page.wait_for_selector("#source-panel mark")
    assert serious(page) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("tab", [tab for tab in ADDRESSES if tab != "ask"])
def test_the_other_pages(chat: str, visit: Open, tab: str, way: str) -> None:
    page = visit(chat.rstrip("/") + ADDRESSES[tab], ready="main h1", **WAYS[way])
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
