"""What surrounds a question on the Ask page: filters, conversations that stay, opinions, and the source beside it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from conftest import Open, ask
from scripted import ARTICLE, ScriptedAssistant

from index.types import Filters


def test_filters_go_with_the_question_stay_and_are_cleared(
    scripted_chat: str, scripted: ScriptedAssistant, visit: Open
) -> None:
    page = visit(scripted_chat)
    assert page.locator("#narrowing [name=since]").is_hidden()  # closed at first
    page.click("#narrowing summary")
    page.check("#narrowing [value=PE]")
    page.fill("#narrowing [name=since]", "20x3")
    page.fill("#question textarea", "Who met?")
    page.click("#ask")
    page.wait_for_selector("#hint p")
    assert "“20x3” is not a date" in page.inner_text("#hint")
    assert page.input_value("#question textarea") == "Who met?"
    page.fill("#narrowing [name=since]", "2023")
    ask(page, "Who met?")
    assert page.inner_text("#exchange-1 .only") == "Only: Peru · since 2023"
    page.reload()
    page.wait_for_selector("#exchange-1")
    page.click("#language")
    page.wait_for_function("document.querySelector('#narrowing .chosen')?.textContent === 'Solo: Perú · desde 2023'")
    ask(page, "And where?")
    page.click(".clear-filters")
    ask(page, "And when?")
    assert [each.countries for each in scripted.filters] == [("PE",), ("PE",), ()]
    assert scripted.filters[-1] == Filters()


def test_one_article_is_asked_alone_until_it_is_taken_off(
    scripted_chat: str, scripted: ScriptedAssistant, visit: Open
) -> None:
    page = visit(f"{scripted_chat}?article={quote(ARTICLE.id, safe='')}")
    page.wait_for_selector(".about-article")
    assert ARTICLE.title in page.inner_text(".about-article")
    ask(page, "Who met?")
    assert page.inner_text("#exchange-1 .only").startswith("Only: the article “Perú y Chile")
    page.reload()
    page.wait_for_selector("#exchange-1")
    page.click("#language")
    page.wait_for_function("document.querySelector('.about-article')?.textContent.includes('Solo se pregunta')")
    ask(page, "And where?")
    page.click(".forget-article")
    assert page.locator(".about-article").count() == 0 and "article=" not in page.url
    ask(page, "And when?")
    assert [each.articles for each in scripted.filters] == [(ARTICLE.id,), (ARTICLE.id,), None]


def test_a_conversation_is_there_after_a_reload_on_the_way_back_and_in_the_list(
    scripted_chat: str, scripted: ScriptedAssistant, visit: Open
) -> None:
    page = visit(scripted_chat)
    ask(page, "Who met in Lima?")
    page.wait_for_url("**/?conversation=*")
    shown = page.inner_html("#exchange-1 .answer")
    page.reload()
    page.wait_for_selector("#exchange-1 .marker")
    assert page.inner_html("#exchange-1 .answer") == shown
    ask(page, "And where?")
    assert [turn.question for turn in scripted.histories[-1]] == ["Who met in Lima? (Perú)"]
    page.click("#list a")
    page.wait_for_selector(".conversations")
    page.fill("#words", "LIMA")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=LIMA")
    page.locator(".conversations summary").first.click()
    page.fill(".conversations [name=title]", "The talks in Lima")
    page.keyboard.press("Enter")
    page.wait_for_selector(".done")
    page.get_by_role("link", name="The talks in Lima", exact=True).click()
    page.wait_for_selector("#exchange-2 .marker")
    page.click("#restart")
    page.wait_for_selector("#recent a")
    assert page.url == scripted_chat
    assert page.locator("#recent li").all_inner_texts() == ["The talks in Lima"]
    page.go_back()
    page.wait_for_selector(".conversations")
    page.locator(".conversations summary").nth(1).click()
    page.click(".danger")
    page.wait_for_selector(".empty")


def test_a_refusal_offers_questions_and_an_opinion_is_given_without_leaving(scripted_chat: str, visit: Open) -> None:
    page = visit(scripted_chat)
    ask(page, "The moon?")
    question = page.locator(".suggestion").first.inner_text()
    page.locator(".suggestion").first.click()
    page.wait_for_selector("#exchange-2[data-state=done]")
    assert question in page.inner_text("#exchange-2 .asked")
    page.locator("#exchange-2 .opinion summary").click()
    page.check("#exchange-2 [value=wrong_source]")
    page.fill("#exchange-2 .opinion textarea", "<img src=x onerror='window.hacked = 1'>")
    page.click("#exchange-2 .send")
    page.wait_for_selector("#exchange-2 .given")
    assert page.inner_text("#exchange-2 .given") == "You reported this answer: The source does not say so."
    page.reload()
    page.wait_for_selector("#exchange-2 .given")
    assert page.evaluate("window.hacked") is None


def test_citations_follow_each_other_in_the_panel_and_escape_returns_to_the_marker(
    scripted_chat: str, visit: Open
) -> None:
    page = visit(scripted_chat)
    ask(page, "What?")
    markers = page.locator("#exchange-1 .marker")
    markers.first.click()
    page.wait_for_selector("#source-panel mark")
    assert page.inner_text("#source-panel .bar-title") == "Citation 1 of 2"
    assert page.locator("#source-panel .previous").is_disabled()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('#source-panel mark')?.textContent.startsWith('El acuerdo')")
    assert page.inner_text("#source-panel .bar-title") == "Citation 2 of 2"
    page.click("#source-panel .previous")
    page.wait_for_function("document.querySelector('#source-panel mark')?.textContent.startsWith('un marco')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "2"
    assert page.locator("#source-panel").is_hidden()


@pytest.mark.parametrize("secure", [True, False], ids=["clipboard", "older-way"])
def test_an_answer_is_copied_with_its_sources(scripted_chat: str, visit: Open, secure: bool) -> None:
    page = visit(scripted_chat, permissions=["clipboard-read", "clipboard-write"])
    ask(page, "What?")
    if not secure:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')); }")
    page.click(".copy")
    page.wait_for_function("document.querySelector('.copied').textContent === 'Copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("What?\n\nPerú y Chile acordaron un marco de cooperación. [1]")
    assert "[1] [2] Perú y Chile acuerdan <script>" in copied
