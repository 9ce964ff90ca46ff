"""An official's way through the chat, over the sample articles and the real assistant."""

from __future__ import annotations

import pytest
from conftest import Open, ask

from assistant.pipeline import Assistant

ENGLISH = "What did Peru and Chile agree on?"
SPANISH = "¿Qué acordaron España y Marruecos?"


@pytest.mark.parametrize("question", [ENGLISH, SPANISH])
def test_every_marker_opens_its_article_at_its_own_quote(
    chat: str, visit: Open, assistant: Assistant, question: str
) -> None:
    page = visit(chat)
    ask(page, question)
    markers = page.locator(".exchange .marker").all()
    assert markers, page.inner_text("#conversation")
    for marker in markers:
        marker.click()
        page.wait_for_selector("#source-panel mark")
        marks = page.locator("#source-panel mark").all_text_contents()
        quote = marker.get_attribute("data-quote") or ""
        assert "".join("".join(marks).split()) == "".join(quote.split())
        article = assistant.library.article(
            marker.get_attribute("data-source") or "", int(marker.get_attribute("data-version") or 0)
        )
        assert article is not None
        assert page.inner_text("#source-title") == article.title
        assert page.locator("#source-panel mark").first.is_visible()
        page.keyboard.press("Escape")


def test_a_spanish_answer_quotes_accented_words_exactly(chat: str, visit: Open) -> None:
    page = visit(chat, locale="es-ES")
    ask(page, SPANISH)
    quotes = [marker.get_attribute("data-quote") or "" for marker in page.locator(".sentence .marker").all()]
    assert any(not quote.isascii() for quote in quotes), quotes
    assert page.locator(".sources h3").inner_text() == "Fuentes"


def test_escape_and_close_return_to_the_marker(chat: str, visit: Open) -> None:
    page = visit(chat)
    ask(page, ENGLISH)
    marker = page.locator(".sentence .marker").first
    identifier = marker.get_attribute("id")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.click("#source-panel .close")):
        marker.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("#source-panel mark")
        assert page.evaluate("document.activeElement.closest('#source-panel') !== null")
        leave()
        assert page.locator("#source-panel").is_hidden()
        assert page.evaluate("document.activeElement.id") == identifier


def test_a_marker_shows_its_quote_on_hover_and_on_focus(chat: str, visit: Open) -> None:
    page = visit(chat)
    ask(page, ENGLISH)
    marker = page.locator(".sentence .marker").first
    quote = marker.get_attribute("data-quote") or ""
    marker.hover()
    assert quote in (page.locator("#quote-tip").text_content() or "")
    assert page.locator("#quote-tip").is_visible()
    page.mouse.move(5, 5)
    assert page.locator("#quote-tip").is_hidden()


def test_a_refusal_shows_the_nearest_passages_and_opens_them(chat: str, visit: Open) -> None:
    page = visit(chat)
    ask(page, "What is the melting point of tungsten?")
    assert page.locator(".refusal").inner_text() == "The articles do not say."
    assert page.locator(".nearest li").count() > 0
    page.locator(".nearest .open").first.click()
    page.wait_for_selector("#source-panel mark")
    shown = "".join(page.locator("#source-panel mark").all_text_contents())
    passage = page.locator(".nearest blockquote").first.text_content() or ""
    assert "".join(shown.split()) == "".join(passage.split())


def test_an_example_is_asked_with_one_click(chat: str, visit: Open) -> None:
    page = visit(chat)
    example = page.locator(".example").first
    question = example.inner_text()
    example.click()
    page.wait_for_selector("#exchange-1[data-state=done]")
    assert question in page.locator("#exchange-1 .asked").inner_text()
    assert page.locator("#examples").is_hidden()


def test_the_language_follows_the_browser_and_the_hand_and_is_remembered(chat: str, visit: Open) -> None:
    page = visit(chat, locale="es-PE")
    assert page.locator("#question").get_by_text("Su pregunta").is_visible()
    page.fill("#question textarea", "half a question")
    page.click("#language")
    page.wait_for_selector("[data-language=en]")
    assert page.locator("#question").get_by_text("Your question").is_visible()
    assert page.input_value("#question textarea") == "half a question"
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.reload()
    page.wait_for_selector("[data-language=en]")


def test_switching_the_language_keeps_the_conversation(chat: str, visit: Open) -> None:
    page = visit(chat)
    ask(page, ENGLISH)
    page.click("#language")
    page.wait_for_selector("[data-language=es]")
    assert page.locator(".exchange .marker").count() > 0
    assert page.locator("#restart").inner_text() == "Nueva conversación"


def test_a_new_conversation_starts_empty(chat: str, visit: Open) -> None:
    page = visit(chat)
    ask(page, ENGLISH)
    page.click("#restart")
    page.wait_for_selector(".exchange", state="detached")
    page.wait_for_selector(".example")
