"""The pages of agreements in a browser: a cell leads to its words, a correction is made and undone."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Open
from playwright.sync_api import Page
from test_accessible import WAYS, serious


@pytest.fixture
def table(chat: str, visit: Open) -> Any:
    """Opens a view of the agreements, once the articles are read."""

    def opened(query: str = "", **options: Any) -> Page:
        return visit(f"{chat.rstrip('/')}/agreements{query}", ready="table.register", **options)

    return opened


def test_a_cell_leads_to_its_words_and_gives_the_focus_back(table: Any) -> None:
    page: Page = table("?country=PE&country=CL", width=390, height=844, locale="es-ES")
    marker = page.locator(".register .parties .marker").first
    marker.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#source-panel mark")
    assert page.inner_text("#source-panel mark") in marker.get_attribute("data-quote")
    page.keyboard.press("Escape")
    assert marker.evaluate("element => element === document.activeElement")


def test_an_editor_writes_a_field_and_takes_it_back(table: Any) -> None:
    page: Page = table("?country=PE&country=CL")
    page.click(".register .what a")
    page.click("#place summary")
    page.fill("#place-value", "<b>Arica</b>")
    page.fill("#place-reason", "the gazette says so")
    page.click("#place button.primary")
    page.wait_for_selector("#place .done")
    assert "<b>Arica</b>" in page.inner_text("#place .told")
    page.click("#place .change button")
    page.wait_for_selector("#place .done")
    assert not page.locator("#place .change").count()


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_serious_in_any_view(table: Any, way: str) -> None:
    page: Page = table("?country=PE", **WAYS[way])
    address = page.url.split("/agreements")[0] + "/agreements"
    entry = page.get_attribute(".register .what a", "href") or ""
    for view in ("/matrix?area=piracy&since=soon", "/timeline?since=2024", entry.removeprefix("/agreements")):
        page.goto(address + view)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert serious(page) == [], view
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
