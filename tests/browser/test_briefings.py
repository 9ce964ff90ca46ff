"""Briefings in a real browser: seen as they are built, stopped, followed to a source, on a phone."""

from __future__ import annotations

from conftest import Open
from playwright.sync_api import Page, expect


def opened(visit: Open, chat: str, address: str, **options: object) -> Page:
    page = visit(chat, **options)
    page.goto(chat + address)
    return page


def test_a_spanish_briefing_is_built_and_a_citation_leads_to_its_words(visit: Open, chat: str) -> None:
    page = opened(visit, chat, "briefings", locale="es-PE", width=390, height=844)
    page.fill("#q", "migración en la Unión Europea")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/*")
    expect(page.locator(".document h1")).to_have_text("Informe: migración en la Unión Europea")
    expect(page.locator(".part h2").first).to_have_text("Lo esencial")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    marker = page.locator(".part .marker").first
    quote = marker.get_attribute("data-quote")
    marker.click()
    expect(page.locator("#source-panel mark").first).to_be_visible()
    marked = " ".join(page.locator("#source-panel mark").all_inner_texts())
    assert quote and " ".join(quote.split()) in " ".join(marked.split())
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_articles_are_found_and_chosen_and_a_build_is_stopped(visit: Open, chat: str) -> None:
    page = opened(visit, chat, "briefings")
    page.check("#by-articles")
    page.fill("#find", "triple frontera")
    expect(page.locator(".choose li")).to_have_count(1)
    page.locator(".choose input").check()
    page.fill("#find", "japan australia")
    expect(page.locator(".choose :checked")).to_have_count(1)
    page.check("#by-query")
    page.fill("#since", "2000")
    page.click("#build")
    expect(page.locator("#building-title")).to_be_focused()
    page.click("#stop-building")
    expect(page.locator("#problem")).to_have_text("Stopped. Nothing was kept.")
    expect(page.locator("#since")).to_have_value("2000")
    page.fill("#since", "spring")
    page.click("#build")
    expect(page.locator("#since")).to_be_focused()
    expect(page.locator("#problem")).to_contain_text("“spring” is no day")


def test_a_briefing_gets_a_title_and_a_marking_and_is_saved_as_a_file(visit: Open, chat: str) -> None:
    page = opened(visit, chat, "briefings?article=peru-chile-2023-12-20&kind=summary&length=short")
    page.click("#build")
    page.wait_for_url("**/briefings/*")
    page.click("text=Title and marking")
    page.fill("#title", "Misión a Perú")
    page.select_option("#marking", "confidential")
    page.click(".edit button")
    expect(page.locator(".document .marking").first).to_have_text("CONFIDENTIAL")
    with page.expect_download() as saved:
        page.click("text=Markdown")
    assert saved.value.suggested_filename == "Misión a Perú.md"
    assert saved.value.path().read_text(encoding="utf-8").startswith("**CONFIDENTIAL**\n\n# Misión a Perú")
    page.click("summary:has-text('Delete')")
    page.click("text=Delete this briefing")
    expect(page.locator(".done")).to_have_text("The briefing was deleted.")
