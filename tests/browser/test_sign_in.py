"""People who sign in: what each sees and may not do, in a real browser; and hostile words on every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from conftest import Open, ask, serving
from playwright.sync_api import Page

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.users import Users
from index.embed import Embedder
from index.library import Library

PASSWORD = "nine lives and more"
HOSTILE = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>\"'><svg onload=window.hacked=1>{{7*7}}"
ARTICLE = f"""---
id: open
agency: "E{HOSTILE.replace('"', "")}"
language: en
event_date: 2024-03-14
---
# Peru and Chile agree on patrols {HOSTILE}

Lima, March 14. – Peru and Chile signed an agreement on border patrols in Lima on Thursday. The minister {HOSTILE} Ana
Torres signed it for Peru. It covers human trafficking, smuggling and {HOSTILE}.
"""
SECRET = (
    ARTICLE.replace("id: open", "id: hidden\nmarking: secret").replace("Lima", "Quokkaville").replace("2024", "2023")
)


@pytest.fixture(scope="module")
def guarded(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat with one open and one secret article, both hostile, and two people."""
    folder = tmp_path_factory.mktemp("people")
    for name, text in (("open", ARTICLE), ("hidden", SECRET)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    settings = Settings(home=folder / "home")
    users = Users(settings.users_file, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    users.add("ana", "editor", "secret", PASSWORD)
    users.add("luis", "reader", "public", PASSWORD)
    assistant = Assistant(settings, Library(settings.home, embedder))
    assert not assistant.ingest([folder / "open.md", folder / "hidden.md"]).refused
    with serving(assistant) as url:
        yield url


def signed_in(visit: Open, url: str, name: str) -> Page:
    page = visit(url, ready="[name=password]")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#question textarea")
    return page


def test_a_reader_signs_in_asks_and_leaves_and_sees_neither_secrets_nor_other_peoples_talks(
    guarded: str, visit: Open
) -> None:
    ana = signed_in(visit, guarded, "ana")
    ask(ana, "What happened in Quokkaville?")
    assert "Quokkaville" in ana.inner_text("#exchange-1 .answer")
    luis = signed_in(visit, guarded, "luis")
    assert "Quokkaville" not in luis.content()
    ask(luis, "What happened in Quokkaville?")
    assert "Quokkaville" not in luis.inner_text("#exchange-1 .answer")
    for path in ("articles", "agreements", "agreements/timeline", "conversations", "article?id=hidden"):
        luis.goto(guarded + path) if "hidden" not in path else luis.request.get(guarded + path)
        assert "Quokkaville" not in luis.inner_text("main").replace("What happened in Quokkaville?", "")
    assert luis.request.get(f"{guarded}article?id=hidden").status == 404
    assert luis.request.get(f"{guarded}briefings", headers={"accept": "text/html"}).status == 403
    assert luis.request.get(f"{guarded}article/upload", headers={"accept": "text/html"}).status in (403, 405)
    luis.click("#tabs .who button")
    luis.wait_for_selector("[name=password]")
    assert luis.request.get(f"{guarded}config").status == 401


def test_no_word_of_a_person_or_an_article_runs_anywhere(guarded: str, visit: Open) -> None:
    page = signed_in(visit, guarded, "ana")
    ask(page, f"What did Peru and Chile agree on {HOSTILE}?")
    page.locator(".marker[data-source]").first.click()
    page.wait_for_selector("#source-panel mark")
    hacked = [page.evaluate("window.hacked")]
    paths = [
        "articles",
        "agreements",
        "agreements/matrix",
        "agreements/timeline",
        "conversations",
        "briefings",
        "quality",
    ]
    paths += ["article?id=open", "article/history?id=open", "article/correct?id=open", "article/remove?id=open"]
    for path in paths:
        page.goto(guarded + path)
        page.wait_for_selector("main h1")
        hacked.append(page.evaluate("window.hacked"))
        assert page.locator("main img[src=x], main svg[onload]").count() == 0, path
    assert hacked == [None] * len(hacked)
