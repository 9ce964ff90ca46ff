"""The list of conversations, answers as files, and opinions, over HTTP."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from assistant.people import Person
from assistant.web.conversations import routes
from assistant.web.site import Site
from assistant.web.talks import Talk, Talks
from index.types import Filters
from tests.browser.scripted import ScriptedAssistant
from tests.test_web_talks import Noting, ask

HOSTILE = "<script>alert(1)</script>\"'& Who met?"


class Signed(Noting):
    """Whoever the header names."""

    def person(self, request: Request) -> Person:
        return Person(request.headers.get("x-person", "ana"), "reader")


@pytest.fixture
def site(tmp_path: Path) -> Signed:
    return Signed(ScriptedAssistant(tmp_path))


@pytest.fixture
def talks(site: Site) -> Talks:
    return Talks(site)


@pytest.fixture
def client(site: Site, talks: Talks) -> TestClient:
    app = FastAPI()
    app.include_router(routes(site, talks))
    return TestClient(app, follow_redirects=False, headers={"accept-language": "en"})


@pytest.fixture
def talk(talks: Talks) -> Talk:
    return ask(talks, Person("ana", "reader"), Talk(), HOSTILE, Filters(countries=("PE",)))


def test_nobody_has_a_conversation_at_first(client: TestClient) -> None:
    assert "You have no conversation yet." in client.get("/conversations").text
    assert "Todavía no tiene" in client.get("/conversations", headers={"accept-language": "es"}).text


def test_the_list_leads_to_each_conversation_and_escapes_its_title(client: TestClient, talk: Talk) -> None:
    page = client.get("/conversations").text
    assert f'href="/?conversation={talk.id}"' in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "one question" in page
    assert HOSTILE not in client.get("/conversations", params={"words": HOSTILE}).text
    assert str(talk.id) not in client.get("/conversations", headers={"x-person": "eva"}).text


def test_it_is_found_renamed_and_deleted(client: TestClient, talk: Talk) -> None:
    assert f"conversation={talk.id}" in client.get("/conversations?words=cooperacion").text
    missed = client.get("/conversations?words=zebra").text
    assert "No conversation holds all of these words: zebra" in missed
    assert "Show all" in missed
    renamed = client.post(f"/conversations/{talk.id}/rename", data={"title": "<b>Lima</b>", "words": "lima"})
    assert (renamed.status_code, renamed.headers["location"]) == (303, "/conversations?words=lima&done=renamed")
    page = client.get(renamed.headers["location"]).text
    assert "&lt;b&gt;Lima&lt;/b&gt;</a>" in page
    assert "was renamed" in page
    deleted = client.post(f"/conversations/{talk.id}/delete")
    assert deleted.headers["location"] == "/conversations?done=deleted"
    assert "You have no conversation yet." in client.get(deleted.headers["location"]).text


@pytest.mark.parametrize("what", ["rename", "delete"])
def test_another_person_changes_nothing(client: TestClient, talk: Talk, what: str) -> None:
    data = {"title": "Mine"}
    reply = client.post(f"/conversations/{talk.id}/{what}", data=data, headers={"x-person": "eva"})
    assert reply.headers["location"] == "/conversations?problem=unknown"
    assert "it is not yours" in client.get("/conversations?problem=unknown").text
    assert f"conversation={talk.id}" in client.get("/conversations").text


@pytest.mark.parametrize("where", ["", "/1"])
def test_it_is_saved_as_a_file_with_question_filters_and_sources(
    client: TestClient, talk: Talk, site: Signed, where: str
) -> None:
    texts = {}
    for ending in ("md", "docx", "pdf"):
        reply = client.get(f"/conversations/{talk.id}{where}.{ending}")
        assert reply.status_code == 200
        disposition = reply.headers["content-disposition"]
        assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{ending}"', disposition)
        texts[ending] = reply.content
    assert texts["pdf"].startswith(b"%PDF")
    written = texts["md"].decode()
    told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(texts["docx"])).paragraphs)
    for text in (written, told):
        assert "Only: Peru" in text
        assert "un marco de cooperación" in text
        assert "Who met?" in text
    assert "<script>" not in written
    noted = [told for _, action, told in site.noted if action == "export"]
    assert [each["format"] for each in noted] == ["md", "docx", "pdf"]
    assert {each["what"] for each in noted} == {"answer" if where else "conversation"}


def test_what_is_not_there_or_not_ones_own_is_no_file(client: TestClient, talk: Talk) -> None:
    assert client.get(f"/conversations/{talk.id}.md", headers={"x-person": "eva"}).status_code == 404
    assert client.get(f"/conversations/{talk.id}/1.md", headers={"x-person": "eva"}).status_code == 404
    assert client.get(f"/conversations/{talk.id}/2.md").status_code == 404
    assert client.get(f"/conversations/{talk.id}.exe").status_code == 404
    assert client.get("/conversations/none.md").status_code == 404


def test_what_is_withheld_is_not_in_the_file(client: TestClient, talk: Talk, site: Signed) -> None:
    site.blind.add("ana")
    written = client.get(f"/conversations/{talk.id}.md").text
    assert "cooperación" not in written
    assert "An article that this answer quoted was removed" in written


def test_an_opinion_leads_back_to_its_answer(client: TestClient, talk: Talk, talks: Talks) -> None:
    data = {"conversation": talk.id, "number": 1, "verdict": "not_right", "reason": "missing", "comment": HOSTILE}
    reply = client.post("/feedback", data=data)
    assert (reply.status_code, reply.headers["location"]) == (303, f"/?conversation={talk.id}#exchange-1")
    part = client.post("/feedback?part=true", data=data).text
    assert "You reported this answer: Something is missing." in part
    assert "<script>" not in part
    assert [one.opinion.comment for one in talks.opinions.all()] == [HOSTILE]
    assert client.post("/feedback", data=data | {"verdict": "x"}).status_code == 400
    assert client.post("/feedback", data=data | {"number": 7}).status_code == 404
    assert client.post("/feedback", data=data, headers={"x-person": "eva"}).status_code == 404


def test_a_page_that_waits_hears_that_the_server_is_there(client: TestClient) -> None:
    assert client.get("/alive").status_code == 204
