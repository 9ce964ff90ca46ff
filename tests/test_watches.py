"""Saved queries: what came in or was corrected since, told once, in Markdown, RSS and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.watches import FILE_NAME, Mark, Watches, WatchInvalid, WatchUnknown, mark_of, news
from index.library import Library
from index.types import Filters
from tests.documents import NASTY

PATROLS = "LIMA, March 14 (Reuters) - Peru and Chile agreed on joint patrols. They will act against human trafficking."
RADARS = "QUITO, May 2 (Reuters) - Peru and Ecuador agreed on Thursday to share radar data on fishing vessels."
TRATA = "Bogotá, 3 jun (EFE).- Colombia y Perú crearon un comité. El comité perseguirá la trata de personas."


class Newsroom:
    """An assistant to which articles are given one by one, and the command over it."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.assistant = Assistant(Settings(home=library.home), library)
        self.library, self.folder = library, folder
        self.watches = Watches(library.home)

    def gets(self, id_: str, text: str, **head: object) -> None:
        lines = "".join(f"{key}: {value}\n" for key, value in {"id": id_, "published": "2024-06-05", **head}.items())
        file = self.folder / f"{id_}.md"
        file.write_text(f"---\n{lines}---\n{text}", encoding="utf-8")
        report = self.library.ingest([file])
        assert not report.refused

    def __call__(self, *arguments: object) -> Any:
        return CliRunner().invoke(app, ["watch", *map(str, arguments), "--home", str(self.library.home)])

    def news(self, name: str) -> list[tuple[str, str, str]]:
        found = news(self.watches.get(name), self.library, date(2024, 6, 20))
        return [(one.article.id, one.change, one.best.quote if one.best else "") for one in found]


@pytest.fixture
def room(home: Path, toy: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    room = Newsroom(Library(home, toy()), tmp_path)
    monkeypatch.setattr("assistant.commands.watch.open_assistant", lambda _: room.assistant)
    room.gets("patrols", PATROLS)
    room.gets("radars", RADARS)
    return room


def saved(room: Newsroom, query: str = "human trafficking", seen: Mark = Mark(), **filters: Any) -> None:  # noqa: B008
    room.watches.add("w", query, Filters(**filters), seen)


def test_an_article_is_news_when_a_sentence_speaks_of_the_query_in_either_language(room: Newsroom) -> None:
    room.gets("trata", TRATA)
    saved(room)
    assert set(room.news("w")) == {
        ("patrols", "new", "They will act against human trafficking."),
        ("trata", "new", "El comité perseguirá la trata de personas."),
    }


def test_filters_hold_and_without_a_query_they_decide_alone(room: Newsroom) -> None:
    saved(room, "", countries=("EC",))
    assert [(id_, change) for id_, change, _ in room.news("w")] == [("radars", "new")]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Peru and Chile", ["patrols"]),
        ("human trafficking in Peru or Ecuador", ["patrols"]),
        ("Chile or Ecuador", ["patrols", "radars"]),
        ("Japan and Peru", []),
        ("Peru in 2023", []),
        ("Peru last month", ["radars"]),
    ],
)
def test_an_article_is_about_the_countries_and_of_the_period_of_a_query(
    room: Newsroom, query: str, ids: list[str]
) -> None:
    passing = "Japan and Italy will share radars. Japan trains Italian crews. Peru, Chile and Ecuador sent good wishes."
    room.gets("japan", f"TOKYO, June 5 (Kyodo) - Japan and Italy signed a border security pact. {passing}")
    saved(room, query)
    assert sorted(id_ for id_, *_ in room.news("w")) == ids


def test_only_what_came_later_is_new_and_a_correction_is_told_as_one(room: Newsroom) -> None:
    saved(room, seen=mark_of(room.library))
    assert room.news("w") == []
    room.gets("trata", TRATA)
    room.gets("patrols", f"{PATROLS} They begin in May.")
    assert {(id_, change) for id_, change, _ in room.news("w")} == {("trata", "new"), ("patrols", "corrected")}
    room.watches.saw("w", mark_of(room.library))
    assert room.news("w") == []


def test_what_its_agency_took_back_is_told_and_not_cited(room: Newsroom) -> None:
    room.gets("trata", TRATA, guid="urn:1", title="Un comité")
    saved(room, countries=("CO",))
    room.watches.saw("w", mark_of(room.library))
    (room.folder / "note.md").write_text("---\nguid: urn:1\ncanceled: true\n---\nKill this story.")
    room.library.ingest([room.folder / "note.md"])
    assert room.news("w") == [("trata", "withdrawn", "")]
    told = room("run", "w").stdout
    assert "(withdrawn)" in told
    assert "took this article back" in told
    assert "perseguirá" not in told
    room.watches.remove("w")
    saved(room, "fishing vessels")
    assert room.news("w") == [("radars", "new", RADARS.split(" - ")[1])]


def test_a_registry_made_anew_hides_nothing(room: Newsroom) -> None:
    saved(room, seen=Mark(key=10_000, entered=0.0))
    assert [id_ for id_, *_ in room.news("w")] == ["patrols"]


def test_a_watch_can_be_found_again_and_removed(room: Newsroom) -> None:
    filters = Filters(countries=("PE",), since=date(2024, 1, 1), topics=("human_trafficking",))
    added = room.watches.add("w", "contrabando", filters, Mark(3, 1.5))
    assert Watches(room.library.home).get("w") == added
    room.watches.remove("w")
    assert room.watches.all() == []
    with pytest.raises(WatchUnknown, match="none"):
        room.watches.get("w")


@pytest.mark.parametrize(("name", "query"), [("w", "x y"), ("", "border"), ("v", ""), ("v", "the of"), ("v", "??")])
def test_a_watch_that_asks_for_nothing_or_is_there_already_is_refused(name: str, query: str, room: Newsroom) -> None:
    saved(room)
    with pytest.raises(WatchInvalid):
        room.watches.add(name, query, Filters(), Mark())


def test_nothing_of_a_removed_article_is_left_with_a_watch(room: Newsroom) -> None:
    room("add", "w", "--query", "human trafficking", "--from-start")
    room("run", "w")
    room.assistant.remove(["patrols"])
    left = b"".join(file.read_bytes() for file in room.library.home.glob(f"{FILE_NAME}*"))
    assert b"patrols" not in left
    assert b"act against" not in left
    assert room.news("w") == []


def test_a_run_tells_once_and_a_look_leaves_it_new(room: Newsroom) -> None:
    assert room("add", "w", "--query", "human trafficking", "--from-start").exit_code == 0
    assert "They will act against human trafficking" in room("run", "w", "--peek").stdout
    told = room("run", "w")
    assert "PUBLIC" in told.stdout
    assert "[^1]: “" in told.stdout
    again = room("run", "w")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "Nothing new since last time." in again.stderr


def test_what_was_added_to_watch_from_now_on_is_not_told_of_what_was_there(room: Newsroom) -> None:
    room("add", "w", "--query", "trata de personas")
    assert "Nada nuevo" in room("run", "w").stderr
    room.gets("trata", TRATA)
    assert "perseguirá la trata de personas" in room("run", "w").stdout


def test_a_run_that_cannot_write_leaves_it_new(room: Newsroom) -> None:
    room("add", "w", "--query", "human trafficking", "--from-start")
    failed = room("run", "w", "--out", room.folder / "missing" / "a.pdf")
    assert failed.exit_code
    (room.folder / "there.xml").write_text("x")
    assert room("run", "w", "--out", room.folder / "there.xml").exit_code
    assert room.news("w")


def test_a_feed_is_valid_and_article_text_is_text_in_it(room: Newsroom) -> None:
    room.gets("nasty", f"LIMA, March 15 (Reuters) - Peru acts against human trafficking {NASTY}", title=f"'T {NASTY}'",
              url="https://example.org/a?b=1&c=2", marking="restricted")  # fmt: skip
    room("add", "w", "--query", "human trafficking", "--from-start")
    file = room.folder / "feed.xml"
    assert room("run", "w", "--out", file).exit_code == 0
    feed = feedparser.parse(file.read_bytes())
    assert not feed.bozo
    assert (feed.version, feed.feed.language) == ("rss20", "en")
    assert feed.feed.title and feed.feed.link and feed.feed.description
    nasty = next(entry for entry in feed.entries if "nasty" in entry.id)
    assert nasty.link == "https://example.org/a?b=1&c=2"
    assert {tag.term for tag in nasty.tags} == {"w", "RESTRICTED"}
    assert "&lt;script&gt;" in nasty.description
    assert "<script" not in nasty.description
    assert nasty.published_parsed and len({entry.id for entry in feed.entries}) == len(feed.entries)
    before = file.read_bytes()
    assert room("run", "w", "--out", file, "--force").exit_code == 0
    assert file.read_bytes() == before, "nothing new: the feed keeps its last news"


def test_all_watches_go_into_one_file_and_json_has_the_exact_place(room: Newsroom) -> None:
    room("add", "a", "--query", "human trafficking", "--from-start")
    room("add", "b", "--query", "fishing vessels", "--from-start")
    rows = json.loads(room("run", "--all", "--format", "json", "--peek").stdout)["watches"]
    assert [(row["watch"], [one["article"]["id"] for one in row["news"]]) for row in rows] == [
        ("a", ["patrols"]), ("b", ["radars"]),
    ]  # fmt: skip
    (first,) = rows[0]["news"]
    stored = room.library.article("patrols")
    assert stored
    assert stored.body[first["start"] : first["end"]] == first["quote"]
    file = room.folder / "news.md"
    assert room("run", "--all", "--out", file, "--lang", "es").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "# Novedades desde la última vez: a, b" in text
    assert text.index("## a: human trafficking") < text.index("## b: fishing vessels")
    assert room.news("a") == room.news("b") == []


def test_list_and_remove_say_what_there_is(room: Newsroom) -> None:
    assert "No query is saved yet" in room("list").stdout
    room("add", "w", "--query", "human trafficking", "--country", "Peru", "--since", "2024")
    shown = room("list").stdout
    assert "w  human trafficking" in shown
    assert "country PE; since 2024-01-01" in shown
    assert json.loads(room("list", "--json").stdout)["watches"][0]["filters"]["countries"] == ["PE"]
    assert room("remove", "w").exit_code == 0
    assert room("remove", "w").exit_code
    assert room("run").exit_code
