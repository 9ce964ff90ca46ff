"""The pages of agreements: what they show, whom they refuse, and what an editor can write."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams

from assistant.agreements.merge import merge
from assistant.agreements.register import Register
from assistant.agreements.select import Choice, fits
from assistant.agreements.tables import timeline
from assistant.agreements.types import Account, Entry, Found
from assistant.people import Person, Role
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Evidence
from assistant.web import agreements
from assistant.web.register.asked import Asked, address, read_asked
from assistant.web.register.cells import Marks, rows
from assistant.web.register.context import around, pieces
from assistant.web.register.grid import grid
from assistant.web.register.order import PAGE, in_order, page_of
from assistant.web.register.plot import GAP, happenings, plot
from assistant.web.register.reading import Reading
from assistant.web.site import Site
from assistant.web.wording import wording
from index.types import Article, BriefingError, Filters, Span

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
STORIES = {
    "announced": ("2024-05-15", "Kenya and Uganda agree",
        "Kampala, May 15. – Kenya and Uganda agreed on Wednesday in Kampala on a treaty on joint patrols of Lake "
        "Victoria against piracy and arms trafficking.\n"),
    "signed": ("2024-08-02", "Kenya and Uganda sign",
        "Nairobi, August 2. – Kenya and Uganda on Friday signed the treaty on joint patrols of Lake Victoria against "
        "piracy and arms trafficking.\n"),
    "other": ("2024-05-20", f"Norway, Iceland {HOSTILE}",
        f"Oslo, May 20. – Norway and Iceland signed a memorandum on Monday in Oslo on cybersecurity {HOSTILE}. "
        f"Defence Minister Kari Lunde {HOSTILE} signed it.\n"),
}  # fmt: skip


class NotingSite(Site):
    """A site where everybody has the role `role`, and what is noted is kept."""

    def __init__(self, assistant: Assistant) -> None:
        super().__init__(assistant)
        self.role: Role = "editor"
        self.noted: list[tuple[str, str, dict[str, Any]]] = []

    def person(self, request: Request) -> Person:  # noqa: ARG002
        return Person("Ana <b>", self.role)

    def note(self, person: Person, action: str, **details: Any) -> None:
        self.noted.append((person.name, action, details))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, models: Path) -> NotingSite:
    """Three articles on two agreements, one full of markup."""
    folder = tmp_path_factory.mktemp("web-agreements")
    for id_, (day, title, text) in STORIES.items():
        head = f"---\nid: {id_}\npublished: {day}\ntitle: '{title.replace(chr(39), chr(39) * 2)}'\n---\n"
        (folder / f"{id_}.md").write_text(head + text, encoding="utf-8")
    assistant = Assistant.open(settings=Settings(home=folder / "home", models=models))
    assert not assistant.ingest([folder / f"{id_}.md" for id_ in STORIES]).refused
    assistant.register.entries()
    return NotingSite(assistant)


@pytest.fixture(scope="module")
def client(site: NotingSite) -> TestClient:
    app = FastAPI()
    app.include_router(agreements.routes(site))
    return TestClient(app, follow_redirects=False)


@pytest.fixture
def as_role(site: NotingSite) -> Iterator[Callable[[Role], None]]:
    """Gives everybody a role, for one test."""

    def given(role: Role) -> None:
        site.role = role

    yield given
    site.role = "editor"


@pytest.fixture
def lake(site: NotingSite) -> Iterator[Entry]:
    """The agreement on the lake, without corrections before and after."""
    register = site.assistant(site.person(Request({"type": "http"}))).register
    entry = next(one for one in register.entries() if "KE" in one.parties)
    yield entry
    for correction in register.entry(entry.id).corrections:
        register.undo(entry.id, correction.field)


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def markers(page: str) -> list[dict[str, str]]:
    buttons = re.findall(r'<button type="button" class="marker"([^>]*)>', page)
    return [{name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', one)} for one in buttons]


class TestTable:
    def test_it_counts_filters_and_tells_of_merged_articles(self, client: TestClient) -> None:
        assert "2 agreements" in text_of(client.get("/agreements").text)
        found = text_of(client.get("/agreements?country=Kenya").text)
        assert "1 of 2 agreements" in found
        assert "Told by 2 articles" in found
        assert "Norway" not in re.sub(r".*?In force", "", found)

    @pytest.mark.parametrize("path", ["", "/timeline"])
    def test_every_marker_leads_to_the_words_that_it_quotes(
        self, path: str, client: TestClient, site: NotingSite
    ) -> None:
        found = markers(client.get(f"/agreements{path}").text)
        assert len(found) >= 3
        assert len({one["id"] for one in found}) == len(found)
        for one in found:
            stored = site._assistant.library.article(one["data-source"], int(one["data-version"]))
            assert stored
            words = " ".join(stored.body[int(one["data-start"]) : int(one["data-end"])].split())
            assert words and words in one["data-quote"]

    def test_a_filter_that_means_nothing_is_told_beside_its_name_and_kept(self, client: TestClient) -> None:
        page = client.get("/agreements?since=soon&area=gardening", headers={"accept-language": "es"}).text
        assert "«soon» no es una fecha" in text_of(page)
        assert "«gardening» no es un área conocida" in text_of(page)
        assert 'value="soon"' in page

    def test_without_a_match_it_says_what_to_do(self, client: TestClient) -> None:
        page = client.get("/agreements?words=zebra").text
        assert "No agreement fits these filters" in page
        assert 'href="/agreements"' in page

    def test_markup_in_articles_is_text(self, client: TestClient, site: NotingSite) -> None:
        ids = [entry.id for entry in site._assistant.register.entries()]
        for path in ("", "/timeline", "/matrix", *(f"/{id_}" for id_ in ids), "?words=<script>alert(1)</script>"):
            page = client.get(f"/agreements{path}").text
            assert "<script>" not in page and "<img" not in page and "<b>" not in page


class TestEntry:
    def test_each_field_stands_with_its_sentence_and_each_article_with_what_it_tells(
        self, client: TestClient, lake: Entry
    ) -> None:
        page = client.get(f"/agreements/{lake.id}").text
        assert "2 articles tell of this agreement" in page
        assert "<mark>piracy</mark>" in page
        assert "Kenya and Uganda agree" in page and "Kenya and Uganda sign" in page

    def test_an_unknown_one_is_not_found(self, client: TestClient) -> None:
        assert client.get("/agreements/nothing").status_code == 404

    def test_an_editor_corrects_a_field_and_takes_it_back(
        self, client: TestClient, site: NotingSite, lake: Entry
    ) -> None:
        answer = client.post(f"/agreements/{lake.id}/correct/status", data={"value": "in_force", "reason": HOSTILE})
        assert answer.status_code == 303
        page = client.get(answer.headers["location"]).text
        assert "Written by the editor Ana <b>" in html.unescape(page)
        assert HOSTILE in html.unescape(page) and "<script>" not in page and "<b>" not in page
        assert "Corrected by an editor: status" in client.get("/agreements").text
        assert site.noted[-1][:2] == ("Ana <b>", "correction")
        assert client.post(f"/agreements/{lake.id}/undo/status").status_code == 303
        assert "Corrected by an editor" not in client.get("/agreements").text

    @pytest.mark.parametrize(
        ("field", "sent", "value"),
        [
            ("name", {"value": " Lake  Pact "}, "Lake Pact"),
            ("parties", {"value": ["Kenia", "", "UG"], "other": "Lake Board"}, ("KE", "UG", "Lake Board")),
            ("instrument", {"value": ""}, None),
            ("areas", {"value": ["piracy", "fisheries"]}, ("piracy", "fisheries")),
            ("date", {"value": "2024-08-03"}, date(2024, 8, 3)),
            (
                "commitments",
                {"value": "They patrol; always.\n\nThey | share."},
                ("They patrol; always.", "They | share."),
            ),
        ],
    )
    def test_each_field_has_its_own_control(
        self, field: str, sent: dict[str, Any], value: object, client: TestClient, site: NotingSite, lake: Entry
    ) -> None:
        page = client.get(f"/agreements/{lake.id}").text
        assert f'action="/agreements/{lake.id}/correct/{field}"' in page
        assert (
            client.post(f"/agreements/{lake.id}/correct/{field}", data=sent | {"reason": "gazette"}).status_code == 303
        )
        (made,) = site._assistant.register.entry(lake.id).corrections
        assert (made.value, made.by, made.reason) == (value, "Ana <b>", "gazette")

    def test_an_official_keeps_the_commas_of_an_office(self, client: TestClient, site: NotingSite, lake: Entry) -> None:
        row = {
            "name": ["Grace Wanjala", ""],
            "office": ["Minister of Peace, Security and Ports", ""],
            "side": ["Kenya", ""],
        }
        client.post(f"/agreements/{lake.id}/correct/officials", data=row | {"reason": "gazette"})
        (found,) = site._assistant.register.entry(lake.id).current.officials
        assert (found.value.office, found.value.side) == ("Minister of Peace, Security and Ports", "KE")

    @pytest.mark.parametrize(
        ("field", "sent", "told", "kept"),
        [
            ("parties", {"value": "Atlantis", "reason": "x"}, "«Atlantis» no es un país", 'value="Atlantis"'),
            ("date", {"value": "soon", "reason": "x"}, "«soon» no es un día", 'value="soon"'),
            ("status", {"value": "asleep", "reason": "x"}, "«asleep» no se puede elegir", "<select"),
            ("officials", {"name": "", "office": "King", "side": "", "reason": "x"}, "Falta un nombre", 'value="King"'),
            ("place", {"value": "Kisumu", "reason": " "}, "Escriba por qué", 'value="Kisumu"'),
        ],
    )
    def test_what_means_nothing_comes_back_with_what_was_typed(
        self, field: str, sent: dict[str, str], told: str, kept: str, client: TestClient, lake: Entry
    ) -> None:
        answer = client.post(f"/agreements/{lake.id}/correct/{field}", data=sent, headers={"accept-language": "es"})
        assert answer.status_code == 422
        form = answer.text.split(f"/correct/{field}")[1].split("</form>")[0]
        assert told in html.unescape(form) and kept in form

    def test_what_cannot_be_noted_is_not_written(
        self, client: TestClient, site: NotingSite, lake: Entry, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise BriefingError("no room on the disk")

        monkeypatch.setattr(site, "note", full)
        with pytest.raises(BriefingError):
            client.post(f"/agreements/{lake.id}/correct/place", data={"value": "Kisumu", "reason": "x"})
        assert not site._assistant.register.entry(lake.id).corrections

    def test_a_change_of_language_leads_back_from_a_form_with_a_problem(self, client: TestClient, lake: Entry) -> None:
        answer = client.get(f"/agreements/{lake.id}/correct/place")
        assert answer.headers["location"] == f"/agreements/{lake.id}#place"

    @pytest.mark.parametrize("role", ["reader", "analyst"])
    def test_only_an_editor_writes(
        self, role: Role, client: TestClient, lake: Entry, as_role: Callable[[Role], None]
    ) -> None:
        as_role(role)
        assert "<form" not in client.get(f"/agreements/{lake.id}").text.split("<main")[1]
        for path in ("correct/status", "undo/status"):
            sent = client.post(f"/agreements/{lake.id}/{path}", data={"value": "signed", "reason": "x"})
            assert sent.status_code == 403


class TestExport:
    @pytest.mark.parametrize(("kind", "begins"), [("csv", b"\xef\xbb\xbfid,"), ("json", b"{"), ("xlsx", b"PK")])
    def test_what_the_filters_show_is_written_and_noted(
        self, kind: str, begins: bytes, client: TestClient, site: NotingSite
    ) -> None:
        assert f"/agreements/export.{kind}?country=KE" in client.get("/agreements?country=KE").text
        answer = client.get(f"/agreements/export.{kind}?country=KE")
        assert answer.content.startswith(begins)
        assert answer.headers["content-disposition"] == f'attachment; filename="agreements.{kind}"'
        assert site.noted[-1] == ("Ana <b>", "export", {"what": "agreements", "format": kind, "agreements": 1})

    def test_a_reader_takes_nothing_along(self, client: TestClient, as_role: Callable[[Role], None]) -> None:
        as_role("reader")
        assert client.get("/agreements/export.csv").status_code == 403
        assert "export.csv" not in client.get("/agreements").text

    def test_there_is_no_other_kind(self, client: TestClient) -> None:
        assert client.get("/agreements/export.exe").status_code == 404


def account(id_: str, day: str, parties: str, body: str = "They agreed. It was told.", **fields: Any) -> Account:
    article = Article(id_, 1, f"{parties} agree", body, "en", "here", "", published=date.fromisoformat(day))
    place = Evidence(article, Span(0, 11))
    kept = {
        name: tuple(Found(one, place, 0.9) for one in value) if isinstance(value, tuple) else Found(value, place, 0.9)
        for name, value in fields.items()
    }
    kept.setdefault("date", Found(date.fromisoformat(day), place, 0.9))
    return Account(article, parties=tuple(Found(one, place, 0.9) for one in parties.split()), **kept)


@pytest.fixture(scope="module")
def many() -> Sequence[Entry]:
    """Agreements of two, of three and of seven parties, of one and of none."""
    return merge(
        [
            account("a", "2021-05-15", "KE UG", areas=("piracy", "cyber"), status="signed"),
            account("b", "2023-05-16", "KE UG TZ", areas=("piracy",), status="announced"),
            account("c", "2023-07-01", "KE UG TZ RW BI SS ET", areas=("piracy", "migration"), status="signed"),
            account("d", "2023-05-16", "PE CL", areas=("migration",), status="signed", place="Lima"),
            account("e", "2024-02-29", "PE", status="proposed"),
            account("f", "2019-01-02", "NATO PE", areas=("cyber", "garden fences")),
        ]
    )


def asking(query: str, entries: Sequence[Entry]) -> Asked:
    return read_asked(QueryParams(query), entries, wording("agreements", "en"))


def answered(asked: Asked, entries: Sequence[Entry]) -> list[Entry]:
    """Without filters of articles, which need a library."""
    return asked.of(lambda choice: [entry for entry in entries if fits(entry, choice)])


class TestAsked:
    @pytest.mark.parametrize(
        ("query", "ids"),
        [
            ("country=Kenya&country=TZ", "bc"), ("country=NATO", "f"), ("since=2023-06", "ce"), ("until=2021", "af"),
            ("status=signed&status=propuesto", "acde"), ("area=garden+fences", "f"), ("area=none", "e"),
            ("area=none&area=cyber", "aef"), ("sides=2", "adf"), ("sides=3-6", "b"), ("words=lima+chile", "d"),
            ("words=perú+migraci", "d"), ("country=&area=", "abcdef"),
        ],
    )  # fmt: skip
    def test_an_address_asks_for_agreements(self, query: str, ids: str, many: Sequence[Entry]) -> None:
        asked = asking(query, many)
        assert not asked.problems
        assert sorted(one.accounts[0].article.id for one in answered(asked, many)) == list(ids)

    def test_a_filter_can_be_taken_out_of_the_address(self, many: Sequence[Entry]) -> None:
        asked = asking("country=KE&country=UG&words=lake", many)
        assert asked.without("country", "KE") == "?words=lake&country=UG"

    def test_the_order_of_the_table_stays_when_a_filter_is_taken_out(self, many: Sequence[Entry]) -> None:
        asked = asking("country=KE&sort=-parties", many)
        assert asked.without("country", "KE") == "?sort=-parties"
        assert asked.query(sort="day") == "?country=KE&sort=day"

    @pytest.mark.parametrize(
        "choice",
        [
            Choice(),
            Choice(
                ("KE", "NATO"), date(2024, 1, 1), date(2024, 12, 31), ("treaty",), ("signed", "in_force"), ("piracy",)
            ),
            Choice(
                sides=(3, None), place="Lima", within=Filters(agencies=("EFE",), languages=("es",), topics=("cyber",))
            ),
            Choice(sides=(2, 2)),
            Choice(since=date(2024, 1, 1), happened=("in_force", "ratified")),
            Choice(awaited=True),
        ],
    )
    def test_a_choice_has_an_address(self, choice: Choice, many: Sequence[Entry]) -> None:
        assert asking(address(choice).partition("?")[2], many).choice == choice

    @pytest.mark.parametrize("query", ["since=2024&until=2020", "sides=many", "country=Atlantis", "status=asleep"])
    def test_what_means_nothing_is_told(self, query: str, many: Sequence[Entry]) -> None:
        assert len(asking(query, many).problems) == 1


class TestGrid:
    @pytest.mark.parametrize(
        "query", ["", "country=KE", "area=piracy", "sides=2-3", "area=none&area=cyber", "since=2023"]
    )
    def test_each_count_is_what_its_address_shows(self, query: str, many: Sequence[Entry]) -> None:
        asked = asking(query, many)
        made = grid(answered(asked, many), asked, "en", whole=True)
        cells = [cell for line in made.lines for cell in line.cells if cell]
        assert cells
        for cell in [*cells, *made.lines]:
            assert cell.count == len(answered(asking(cell.address.removeprefix("?"), many), many)), cell.address


class TestPlot:
    @pytest.mark.parametrize(("language", "months"), [("en", "Jan Apr Aug Dec"), ("es", "ene abr ago dic")])
    def test_each_dated_event_has_one_point_and_none_hides_another(
        self, language: Any, months: str, many: Sequence[Entry]
    ) -> None:
        found = happenings(timeline(many), Marks(language))
        drawn = plot(found, language)
        assert drawn
        assert set(months.split()) <= {name for name, _ in drawn.months}
        points = [point for year in drawn.years for point in year.points]
        assert sorted(point.happening.id for point in points) == sorted(one.id for one in found)
        for year in drawn.years:
            for one in year.points:
                others = [other for other in year.points if other is not one and other.y == one.y]
                assert all(abs(other.x - one.x) >= GAP for other in others)
        assert [year.name for year in drawn.years] == ["2024", "2023", "2022", "2021", "2020", "2019"]

    def test_without_a_day_there_is_nothing_to_draw(self) -> None:
        assert plot([], "en") is None


class TestOrder:
    def test_what_has_no_value_comes_last_either_way(self, many: Sequence[Entry]) -> None:
        for sort in ("place", "-place"):
            assert in_order(many, sort, "en").entries[0].accounts[0].article.id == "d"

    @pytest.mark.parametrize(("wanted", "number"), [("", 1), ("2", 2), ("99", 3), ("-1", 1), ("²", 1), ("9" * 20, 1)])
    def test_a_page_is_always_there(self, wanted: str, number: int, many: Sequence[Entry]) -> None:
        assert page_of([many[0]] * (2 * PAGE + 1), wanted).number == number


class TestContext:
    def test_a_quote_stands_in_its_sentence(self) -> None:
        body = "It rained. Kenya and Uganda signed a treaty. It was late."
        article = Article("a", 1, "", body, "en", "here", "")
        start = body.index("treaty")
        place = around(Evidence(article, Span(start, start + 6)))
        assert place.of(body) == "Kenya and Uganda signed a treaty."
        spans = [Span(start, start + 6), Span(11, 16), Span(11, 20)]
        assert pieces(article, place, spans) == [
            ("Kenya and", True), (" Uganda signed a ", False), ("treaty", True), (".", False),
        ]  # fmt: skip


class TestReading:
    def test_who_comes_while_articles_are_read_is_told_how_far_it_is(self, site: NotingSite) -> None:
        go, first = threading.Event(), threading.Event()

        def slow(article: Article) -> Sequence[Account]:
            if first.is_set():
                go.wait(20)
            first.set()
            return [account(article.id, "2024-05-15", "KE UG")]

        register = Register(site._assistant.library, slow, "slow")
        reading = Reading(patience=0.2)
        assert reading.progress(register)
        progress = reading.progress(register)
        assert progress and (progress.done, progress.total) == (1, len(STORIES))
        go.set()
        assert reading.progress(register, patience=20) is None
        assert register.is_current and register.entries(Choice())

    def test_every_page_waits_and_says_so(self, site: NotingSite, monkeypatch: pytest.MonkeyPatch) -> None:
        go = threading.Event()

        def slow(_: Article) -> Sequence[Account]:
            go.wait(20)
            return []

        monkeypatch.setattr(agreements, "Reading", lambda: Reading(patience=0.05))
        assistant = copy(site._assistant)
        assistant._register = Register(assistant.library, slow, "slow pages")
        app = FastAPI()
        app.include_router(agreements.routes(Site(assistant)))
        client = TestClient(app)
        for path in ("", "/matrix", "/timeline", "/anything", "/export.csv"):
            page = client.get(f"/agreements{path}", headers={"accept-language": "es"})
            assert "Leyendo los artículos" in page.text and 'http-equiv="refresh"' in page.text
        assert client.get("/agreements/reading").json()["text"]
        go.set()
        assistant.register.entries()
        for _ in range(100):
            if client.get("/agreements/reading").json()["text"] is None:
                break
        page = client.get("/agreements").text
        assert "The articles tell of no agreement" in page and "Ask a question" in page

    def test_a_reading_that_failed_is_told_and_tried_again(
        self, site: NotingSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tries = []

        def failing(article: Article) -> Sequence[Account]:
            tries.append(article.id)
            raise BriefingError("no room on the disk")

        register = Register(site._assistant.library, failing, "failing")
        reading = Reading(patience=20)
        for _ in range(2):
            with pytest.raises(BriefingError, match="no room"):
                reading.progress(register)
        monkeypatch.setattr(agreements, "Reading", lambda: reading)
        assistant = copy(site._assistant)
        assistant._register = register
        app = FastAPI()
        app.include_router(agreements.routes(Site(assistant)))
        answer = TestClient(app).get("/agreements")
        assert answer.status_code == 503
        assert "no room on the disk" in answer.text and "refresh" not in answer.text
        assert len(tries) == 3


@pytest.mark.parametrize(("confidences", "marked"), [((0.5, 0.9), True), ((0.5, 0.9, 0.9), False), ((0.9,), False)])
def test_a_field_is_to_be_checked_where_half_of_it_is(confidences: tuple[float, ...], marked: bool) -> None:
    story = Article("one", 1, "A pact", "On piracy, mines and gas.", "en", "/one.txt", "0" * 64)
    found = tuple(Found(f"area {n}", Evidence(story, Span(0, 2)), sure) for n, sure in enumerate(confidences))
    (row,) = rows([merge([Account(story, areas=found)])[0]], Marks("en"))
    assert bool(row.doubtful) is marked
