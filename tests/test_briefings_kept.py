"""Kept briefings: they come back as they were, belong to a person, and lose an article's words with the article."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from kept_briefings import BORDER, build, small

from assistant import Assistant
from assistant.briefings.changes import moved, told
from assistant.briefings.choose import Request
from assistant.briefings.desk import Desk
from assistant.briefings.kept import Briefings, BriefingUnknown, MarkingTooLow
from assistant.briefings.order import Order, make
from index.types import BriefingError, Filters

PAIR = Order("briefing", Request(filters=Filters(countries=("PE", "CL"))), language="en")
ALONE = Order("summary", Request(articles=("border",)), length="short", language="en")


@pytest.fixture
def own(home: Path, toy: Callable[..., object]) -> Assistant:
    return small(home, toy())


@pytest.fixture
def kept(own: Assistant) -> Briefings:
    return Briefings(own.settings.home)


def test_a_briefing_comes_back_as_it_was_made(own: Assistant, kept: Briefings) -> None:
    found = kept.get("", build(own, PAIR), own.library.article)
    assert found.document == make(Desk(own), PAIR) and found.order == PAIR
    assert found.title == "Briefing: Peru, Chile" and found.marking == "restricted"
    assert {id_ for id_, _ in found.read} == {"border", "ports"}
    (listed,) = kept.of("", own.library.article)
    assert (listed.title, listed.cited, listed.removed) == (found.title, 2, False)


def test_it_is_of_the_person_who_built_it(own: Assistant, kept: Briefings) -> None:
    number = build(own, ALONE, "ana")
    assert kept.of("luis", own.library.article) == []
    with pytest.raises(BriefingUnknown):
        kept.get("luis", number, own.library.article)
    with pytest.raises(BriefingUnknown):
        kept.delete("luis", number)
    kept.delete("ana", number)
    assert kept.of("ana", own.library.article) == []


def test_one_whose_source_may_not_be_seen_is_not_there(own: Assistant, kept: Briefings) -> None:
    number, open_ = build(own, PAIR), build(own, ALONE)

    def lookup(id_: str, version: int) -> object:
        found = own.library.article(id_, version)
        return found if found and found.marking == "public" else None

    assert [one.id for one in kept.of("", lookup)] == [open_]  # type: ignore[arg-type]
    with pytest.raises(BriefingUnknown):
        kept.get("", number, lookup)  # type: ignore[arg-type]


def test_its_title_and_marking_are_edited_but_not_below_its_sources(own: Assistant, kept: Briefings) -> None:
    number = build(own, PAIR)
    with pytest.raises(MarkingTooLow, match="restricted"):
        kept.edit("", number, "For the visit", "public", own.library.article)
    with pytest.raises(BriefingError, match="title is empty"):
        kept.edit("", number, "  ", "secret", own.library.article)
    edited = kept.edit("", number, " For the  visit ", "confidential", own.library.article)
    assert (edited.title, edited.marking) == ("For the visit", "confidential")
    build(own, PAIR, again=number)
    rebuilt = kept.get("", number, own.library.article)
    assert (rebuilt.title, rebuilt.marking) == ("For the visit", "confidential")


def test_a_removed_article_takes_its_words_out_of_it(own: Assistant, kept: Briefings) -> None:
    pair, alone = build(own, PAIR), build(own, ALONE)
    build(own, PAIR, again=pair)
    kept.edit("", alone, "Note on Peru and Chile sign a border pact", "public", own.library.article)
    own.remove(["border"])
    for number in (pair, alone):
        found = kept.get("", number, own.library.article)
        assert found.removed and found.document is None and found.before is None and found.title == ""
    assert [one.removed for one in kept.of("", own.library.article)] == [True, True]
    held = b"".join(file.read_bytes() for file in own.settings.home.glob("briefings.sqlite3*"))
    assert b"joint posts" not in held and BORDER.title.encode() not in held
    with pytest.raises(BriefingError, match="removed"):
        ALONE.without({"border"})
    build(own, PAIR, again=pair)
    again = kept.get("", pair, own.library.article)
    assert again.document and [one.id for one in again.document.sources] == ["ports"]
    own.remove(["ports"])
    assert kept.get("", pair, own.library.article).removed


def test_what_has_changed_since_is_told(own: Assistant, kept: Briefings, tmp_path: Path) -> None:
    number = build(own, PAIR)
    desk = Desk(own)
    assert moved(kept.get("", number, own.library.article), desk) is None
    file = tmp_path / "border.txt"
    changed = BORDER.body.replace("three joint posts", "five joint posts")
    file.write_text(f"---\nid: border\ntitle: {BORDER.title}\nevent_date: 2024-03-14\n---\n{changed}\n")
    new = tmp_path / "drugs.txt"
    told_new = "Peru and Chile agreed in Lima to fight drug trafficking together. They meet again soon."
    new.write_text(f"---\nid: drugs\ntitle: Peru and Chile on drugs\nevent_date: 2024-06-01\n---\n{told_new}\n")
    report = own.ingest([file, new])
    assert report.updated == ("border",) and report.added == ("drugs",)
    found = moved(kept.get("", number, own.library.article), desk)
    assert found and [one.version for one in found.corrected] == [2] and [one.id for one in found.new] == ["drugs"]
    build(own, PAIR, again=number)
    now = kept.get("", number, own.library.article)
    assert now.document and now.before
    difference = told(now.before, now.document)
    assert any("five joint posts" in text for text in difference.new)
    assert any("three joint posts" in text for text in difference.gone)
    assert moved(now, desk) is None


def test_no_text_of_an_article_is_kept_twice(own: Assistant) -> None:
    build(own, ALONE)
    with sqlite3.connect(own.settings.home / "briefings.sqlite3") as file:
        (text,) = file.execute("SELECT document FROM briefings").fetchone()
    assert '"body"' not in text
