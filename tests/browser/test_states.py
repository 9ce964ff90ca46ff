"""The states that real answers seldom reach: slow, failing, doubtful, hostile, empty."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Open, ask, serving
from playwright.sync_api import Page
from scripted import ARTICLE, BODY, ScriptedAssistant, ScriptedLibrary

from assistant.web import serve
from index.types import BriefingError


def test_an_empty_question_gets_a_hint_and_loses_nothing(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "What did they agree on?")
    page.fill("#question textarea", "   ")
    page.click("#ask")
    page.wait_for_selector("#hint p")
    assert "Write a question first" in page.inner_text("#hint")
    assert page.locator(".exchange").count() == 1


def test_an_invalid_question_stays_in_its_box(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    page.fill("#question textarea", "invalid")
    page.click("#ask")
    page.wait_for_selector("#hint p")
    assert "no word to search for" in page.inner_text("#hint")
    assert page.input_value("#question textarea") == "invalid"
    assert page.locator(".exchange").count() == 0


def test_a_known_error_is_told_and_the_question_kept(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "trouble")
    assert "being rebuilt" in page.inner_text(".problem")
    assert page.input_value("#question textarea") == "trouble"


def test_an_unexpected_error_gets_an_apology_without_details(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "crash")
    assert "Sorry" in page.inner_text(".problem")
    assert "secret" not in page.content()
    ask(page, "Does it still answer?")
    assert page.locator("#exchange-2 .short").is_visible()


def test_a_question_can_be_stopped_and_another_asked(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    page.fill("#question textarea", "wait for it")
    page.keyboard.press("Enter")
    page.wait_for_selector("#exchange-1 .sentence")  # the first verified sentence is there before the rest
    page.click("#stop")
    page.wait_for_selector("#exchange-1[data-state=done] .stopped")
    assert page.input_value("#question textarea") == "wait for it"
    ask(page, "And now?")  # while the stopped one still winds down
    assert page.locator("#exchange-1 .stopped").is_visible()
    assert page.locator("#exchange-2 .short").is_visible()


def test_enter_asks_nothing_while_a_question_is_being_answered(
    scripted_chat: str, scripted: ScriptedAssistant, visit: Open
) -> None:
    page = visit(scripted_chat)
    page.fill("#question textarea", "wait for it")
    page.keyboard.press("Enter")
    page.wait_for_selector("#exchange-1 .sentence")
    page.fill("#question textarea", "too early")
    page.keyboard.press("Enter")
    scripted.release.set()
    page.wait_for_selector("#exchange-1[data-state=done]")
    assert len(scripted.histories) == 1


def test_a_follow_up_carries_the_conversation(scripted_chat: str, scripted: ScriptedAssistant, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "Who met?")
    ask(page, "And where?")
    assert [turn.question for turn in scripted.histories[-1]] == ["Who met? (Perú)"]
    assert page.inner_text("#exchange-2 .understood") == "Understood as: And where? (Perú)"


def test_a_new_question_comes_to_the_top_of_the_window(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat, reduced_motion="reduce")
    for number in range(1, 4):
        ask(page, f"Question {number}?")
    page.wait_for_function("Math.abs(document.querySelector('#exchange-3').getBoundingClientRect().top) < 20")


def test_hostile_words_are_shown_and_never_run(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "<img src=x onerror='window.hacked = 1'> {{constructor}} ${1+1} @children")
    assert "<img src=x" in page.inner_text("#exchange-1 .asked")
    assert "${1+1} @children" in page.inner_text("#exchange-1 .asked")
    page.locator(".sentence .marker").nth(1).click()
    page.wait_for_selector("#source-panel mark")
    assert page.text_content("#source-panel mark") == "El acuerdo <b>entra</b> en vigor & obliga"
    assert "<script>" in page.inner_text("#source-title")
    assert page.evaluate("window.hacked") is None


def test_each_marker_into_one_article_has_its_own_quote(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "What?")
    seen = []
    for marker in page.locator(".sentence .marker").all():
        marker.click()
        page.wait_for_function(
            "quote => document.querySelector('#source-panel mark')?.textContent === quote",
            arg=marker.get_attribute("data-quote"),
        )
        seen.append(page.text_content("#source-panel mark"))
    assert seen == [
        "un marco de cooperación 🛡 contra el tráfico",
        "El acuerdo <b>entra</b> en vigor & obliga",
    ]
    assert all(quote in BODY for quote in seen if quote)
    details = page.inner_text("#source-panel dl")
    assert "20 December 2023 (year inferred from the weekday)" in details
    assert "Sample article" in page.inner_text("#source-panel")


def test_a_long_article_opens_at_the_quote(scripted: ScriptedAssistant, visit: Open) -> None:
    quote = "El acuerdo <b>entra</b> en vigor & obliga"
    body = BODY.replace("La reunión", "Relleno sin fin. " * 900 + "\n\nLa reunión")
    scripted.library = ScriptedLibrary([replace(ARTICLE, body=body)])
    shift = len(body) - len(BODY)
    with serving(scripted) as url:
        page = visit(url)
        ask(page, "What?")
        page.evaluate(
            "n => { const b = document.querySelectorAll('.sentence .marker')[1];"
            " b.dataset.start = +b.dataset.start + n; b.dataset.end = +b.dataset.end + n; }",
            shift,
        )
        page.locator(".sentence .marker").nth(1).click()
        page.wait_for_selector("#source-panel mark")
        assert page.text_content("#source-panel mark") == quote
        assert _in_view(page)


@pytest.mark.parametrize("width", [390, 820])
def test_on_a_small_screen_the_panel_covers_the_page_and_keeps_the_focus(
    scripted_chat: str, visit: Open, width: int
) -> None:
    page = visit(scripted_chat, width=width, height=844)
    ask(page, "What?")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".sentence .marker").first.click()
    page.wait_for_selector("#source-panel mark")
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#source-panel') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className").startswith("marker")


def test_an_empty_corpus_says_what_to_do(tmp_path: Path, visit: Open) -> None:
    with serving(ScriptedAssistant(tmp_path, [])) as url:
        page = visit(url)
        assert "briefing ingest PATH" in page.inner_text("#conversation")
        assert page.locator(".example").count() == 0


def test_a_taken_port_is_named_with_its_setting(scripted: ScriptedAssistant) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BriefingError, match=rf"port {port}.*BRIEFING_PORT"):
            serve(scripted, "127.0.0.1", port, print)  # type: ignore[arg-type]


def _in_view(page: Page) -> bool:
    return bool(
        page.evaluate(
            "() => { const m = document.querySelector('#source-panel mark').getBoundingClientRect();"
            " return m.top >= 0 && m.bottom <= innerHeight; }"
        )
    )
