"""The pages of briefings over HTTP: the form, a build with and without script, one briefing, its files, roles."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from kept_briefings import HOSTILE, PORTS, build, small

from assistant import Assistant
from assistant.briefings.choose import Request as Asked
from assistant.briefings.order import Order
from assistant.people import Person
from assistant.web import briefings
from assistant.web.following import LINES
from assistant.web.site import Site
from index.types import Filters

PAIR = Order("briefing", Asked(filters=Filters(countries=("PE", "CL"))), language="en")


class Signed(Site):
    """A site at which someone of our choice is signed in."""

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(assistant)
        self.who = Person("ana", "analyst")
        self.noted: list[tuple[str, dict[str, Any]]] = []

    def person(self, request: Request) -> Person:  # noqa: ARG002
        return self.who

    def note(self, person: Person, action: str, **details: Any) -> None:  # noqa: ARG002
        self.noted.append((action, details))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, toy: Callable[..., Any]) -> Assistant:
    return small(tmp_path_factory.mktemp("briefings") / "home", toy())


@pytest.fixture
def site(own: Assistant) -> Signed:
    return Signed(own)


@pytest.fixture
def client(site: Signed) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(briefings.routes(site))
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def pair(own: Assistant) -> int:
    """A kept briefing of Ana's that cites a restricted article."""
    return build(own, PAIR, "ana")


class TestForm:
    def test_it_is_filled_in_from_the_address(self, client: TestClient) -> None:
        page = client.get("/briefings?article=border&kind=summary&lang=es").text
        assert 'value="border" checked' in page and 'id="by-articles" checked' in page
        assert 'value="summary" id="kind-summary" checked' in page

    def test_the_list_of_articles_is_searched_and_keeps_what_is_chosen(self, client: TestClient) -> None:
        part = client.get("/briefings/articles?find=pact+chile").text
        assert 'value="border"' in part and 'value="ports"' not in part
        part = client.get("/briefings/articles?find=nothing+like+it&article=ports").text
        assert 'value="ports" checked' in part and 'value="border"' not in part
        assert "No article has all of" in client.get("/briefings/articles?find=<b>&article=").text

    def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(self, client: TestClient) -> None:
        given = client.post("/briefings", data={"q": "ports", "since": "spring", "lang": "en"})
        assert given.status_code == 422
        assert "“spring” is no day" in given.text and 'value="ports"' in given.text
        assert 'value="spring" autocomplete="off" aria-invalid="true" aria-describedby="problem"' in given.text

    def test_it_speaks_spanish(self, client: TestClient) -> None:
        page = client.get("/briefings", headers={"accept-language": "es-PE"}).text
        assert "Qué elaborar" in page and '<option value="es" lang="es" selected>' in page

    def test_an_empty_library_says_what_to_do(self, home: Path, toy: Callable[..., Any]) -> None:
        empty = small(home, toy())
        empty.remove(["border", "ports"])
        app = FastAPI()
        app.include_router(briefings.routes(Signed(empty)))
        page = TestClient(app).get("/briefings").text
        assert "There are no articles yet" in page and 'id="order"' not in page


class TestBuilding:
    def test_without_script_it_ends_at_the_briefing(self, client: TestClient, site: Signed) -> None:
        given = client.post("/briefings", data={"article": ["border"], "kind": "briefing", "lang": "es"})
        assert given.status_code == 303
        page = client.get(given.headers["location"]).text
        assert "Lo esencial" in page and 'data-source="border"' in page
        assert site.noted[-1][0] == "briefing" and site.noted[-1][1]["articles"] == ["border"]

    def test_with_script_it_comes_line_by_line(self, client: TestClient) -> None:
        asked = {"kind": "comparison", "sides": "articles", "a_article": "border", "b_article": "ports"}
        given = client.post("/briefings", data=asked, headers={"accept": LINES})
        told = [json.loads(line) for line in given.text.splitlines() if line.strip()]
        assert given.headers["content-type"].startswith(LINES)
        assert sum("section" in one for one in told) == 4
        assert client.get(told[-1]["built"]).status_code == 200

    @pytest.mark.parametrize("kind", ["summary", "timeline", "briefing"])
    def test_each_kind_of_one_article(self, client: TestClient, kind: str) -> None:
        given = client.post("/briefings", data={"article": ["border"], "kind": kind})
        assert "border security agreement" in client.get(given.headers["location"]).text

    def test_a_query_that_matches_nothing_says_what_to_do(self, client: TestClient) -> None:
        before = client.get("/briefings").text.count('href="/briefings/')
        given = client.post("/briefings", data={"since": "1990", "until": "1991"})
        assert given.status_code == 422
        assert "No article matches. There are 2 articles" in given.text and "Widen the period" in given.text
        assert given.text.count('href="/briefings/') == before
        lines = client.post("/briefings", data={"q": "??"}, headers={"accept": LINES}).text
        assert "problem" in json.loads(lines.splitlines()[-1])


class TestOneBriefing:
    def test_nothing_from_an_article_or_a_person_is_markup(self, client: TestClient, pair: int) -> None:
        client.post(f"/briefings/{pair}", data={"title": HOSTILE, "marking": "secret"})
        for address in (f"/briefings/{pair}", "/briefings", f"/briefings?q={HOSTILE}&find={HOSTILE}&article=ports"):
            page = client.get(address).text
            assert "<script>document" not in page and "<img" not in page
            assert "&lt;script&gt;" in page

    def test_a_marking_below_its_sources_is_refused_with_the_reason(self, client: TestClient, pair: int) -> None:
        page = client.get(f"/briefings/{pair}").text
        assert '<option value="public"' not in page and "an article that it cites is marked restricted" in page
        given = client.post(f"/briefings/{pair}", data={"title": "Mine", "marking": "public"})
        assert given.status_code == 422 and "cannot be marked below restricted" in given.text
        assert 'value="Mine"' in given.text
        given = client.post(f"/briefings/{pair}", data={"title": "Misión a Perú", "marking": "secret"})
        assert given.status_code == 303
        assert ">SECRET</p>" in client.get(f"/briefings/{pair}").text

    def test_it_is_exported_with_its_title_and_marking(self, client: TestClient, site: Signed, pair: int) -> None:
        client.post(f"/briefings/{pair}", data={"title": "Misión a Perú", "marking": "secret"})
        text = client.get(f"/briefings/{pair}/file/md")
        assert text.text.startswith("**SECRET**\n\n# Misión a Perú")
        assert "filename*=UTF-8''Misi%C3%B3n%20a%20Per%C3%BA.md" in text.headers["content-disposition"]
        word = docx.Document(io.BytesIO(client.get(f"/briefings/{pair}/file/docx").content))
        assert word.core_properties.title == "Misión a Perú"
        assert client.get(f"/briefings/{pair}/file/pdf").content.startswith(b"%PDF")
        assert [action for action, _ in site.noted].count("export") == 3
        assert client.get(f"/briefings/{pair}/file/exe").status_code == 404

    def test_numbers_are_those_of_its_file(self, client: TestClient, pair: int) -> None:
        page, text = client.get(f"/briefings/{pair}").text, client.get(f"/briefings/{pair}/file/md").text
        quote = next(line for line in text.splitlines() if line.startswith("1. ")).removeprefix("1. “")[:30]
        marker = next(part for part in page.split("<button")[1:] if part.split("</button>")[0].endswith(">1"))
        assert f'data-quote="{quote}' in marker

    def test_it_is_built_again_and_deleted(self, client: TestClient, pair: int) -> None:
        again = client.post(f"/briefings/{pair}/again")
        assert again.headers["location"] == f"/briefings/{pair}"
        assert "Built again: it says the same as before" in client.get(f"/briefings/{pair}").text
        assert client.post(f"/briefings/{pair}/delete").headers["location"] == "/briefings?deleted=1"
        assert client.get(f"/briefings/{pair}").status_code == 404
        assert "was deleted" in client.get("/briefings?deleted=1").text


class TestWho:
    def test_a_reader_may_do_none_of_it(self, client: TestClient, site: Signed, pair: int) -> None:
        site.who = Person("ana", "reader")
        for address in ("/briefings", "/briefings/articles", f"/briefings/{pair}", f"/briefings/{pair}/file/md"):
            assert client.get(address).status_code == 403
        for address in ("/briefings", f"/briefings/{pair}", f"/briefings/{pair}/again", f"/briefings/{pair}/delete"):
            assert client.post(address, data={"article": "border"}).status_code == 403

    def test_another_analyst_sees_none_of_them(self, client: TestClient, site: Signed, pair: int) -> None:
        site.who = Person("luis", "analyst")
        assert "What you build is kept here" in client.get("/briefings").text
        for address in (f"/briefings/{pair}", f"/briefings/{pair}/file/docx"):
            assert client.get(address).status_code == 404
        for address in (f"/briefings/{pair}", f"/briefings/{pair}/again", f"/briefings/{pair}/delete"):
            assert client.post(address, data={"title": "x", "marking": "secret"}).status_code == 404


def test_a_removed_source_leaves_an_empty_page_that_says_so(home: Path, toy: Callable[..., Any]) -> None:
    assistant = small(home, toy())
    number = build(assistant, Order("briefing", Asked(articles=("ports",)), language="en"), "ana")
    app = FastAPI()
    app.include_router(briefings.routes(Signed(assistant)))
    client = TestClient(app, follow_redirects=False)
    assistant.remove(["ports"])
    page = client.get(f"/briefings/{number}").text
    assert (
        "were removed from the library" in page
        and "Build again" not in page
        and "containers" not in page
        and PORTS.title not in page
    )
    assert "A source was removed" in client.get("/briefings").text
    assert client.get(f"/briefings/{number}/file/md").status_code == 404
    assert "have been removed from the library" in client.post(f"/briefings/{number}/again").text
