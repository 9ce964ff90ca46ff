"""Every version of every article, in SQLite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.registry import Registry
from index.types import Article, Chunk, IndexDamaged

FIRST = Article(
    "quito", 1, "Ministers meet", "They met in Quito. They signed.", "en", "/in/quito.md", "a" * 64,
    url="https://example.org/quito", agency="EFE", published=date(2024, 3, 15), event_date=date(2024, 3, 14),
    event_date_basis="weekday", dateline_place="Quito", countries=("EC", "CO"), topics=("smuggling",), sample=True,
)  # fmt: skip
SECOND = replace(FIRST, version=2, body="They met in Quito. They did not sign.", sha256="b" * 64)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "home" / "registry.sqlite3")


def chunks(article: Article) -> list[Chunk]:
    """The first sentence and the rest."""
    end = len(article.body)
    return [
        Chunk(article.id, article.version, start, stop, article.body[start:stop])
        for start, stop in ((0, 18), (19, end))
    ]


def enter(registry: Registry, *articles: Article) -> None:
    for article in articles:
        registry.put_pending(article, chunks(article))
        registry.activate([(article.id, article.version)])


def ids(article: Article) -> set[str]:
    return {chunk.id for chunk in chunks(article)}


def test_an_article_comes_back_as_it_went_in(registry: Registry) -> None:
    registry.put_pending(FIRST, chunks(FIRST))
    assert registry.article("quito", 1) == FIRST


def test_an_article_without_dates_comes_back_without_dates(registry: Registry) -> None:
    undated = replace(FIRST, published=None, event_date=None, event_date_basis="none")
    registry.put_pending(undated, [])
    assert registry.article("quito", 1) == undated


def test_a_pending_article_is_not_searchable(registry: Registry) -> None:
    registry.put_pending(FIRST, chunks(FIRST))
    assert (registry.articles(), registry.count(), registry.chunk_ids()) == ([], 0, set())
    assert registry.chunks(ids(FIRST)) == {}
    assert registry.articles(state="pending") == [FIRST]


def test_an_activated_article_is_searchable(registry: Registry) -> None:
    enter(registry, FIRST)
    assert registry.articles() == [FIRST]
    assert registry.chunk_ids() == ids(FIRST)
    assert registry.articles(state="pending") == []


def test_a_chunk_comes_with_its_text_and_article(registry: Registry) -> None:
    enter(registry, FIRST)
    assert registry.chunks(["quito@1:0-18"]) == {"quito@1:0-18": (chunks(FIRST)[0], FIRST)}


def test_chunks_that_nobody_knows_are_left_out(registry: Registry) -> None:
    enter(registry, FIRST)
    assert list(registry.chunks(["quito@1:0-18", "quito@9:0-1"])) == ["quito@1:0-18"]
    assert registry.chunks([]) == {}


def test_a_later_version_supersedes_the_earlier_one(registry: Registry) -> None:
    enter(registry, FIRST, SECOND)
    assert registry.articles() == [SECOND]
    assert registry.articles(state="superseded") == [FIRST]
    assert registry.chunk_ids() == ids(SECOND)


def test_the_earlier_version_stays_current_until_the_later_is_activated(registry: Registry) -> None:
    enter(registry, FIRST)
    registry.put_pending(SECOND, chunks(SECOND))
    assert registry.articles() == [FIRST]
    assert registry.chunk_ids("pending") == ids(SECOND)
    assert set(registry.older_chunk_ids([("quito", 2)])) == ids(FIRST)


def test_a_superseded_version_stays_readable(registry: Registry) -> None:
    enter(registry, FIRST, SECOND)
    assert registry.article("quito", 1) == FIRST
    assert registry.article("quito", 2) == SECOND


def test_an_unknown_version_is_none(registry: Registry) -> None:
    enter(registry, FIRST)
    assert registry.article("quito", 2) is None


def test_a_version_that_was_asked_for_too_early_is_found_later(registry: Registry) -> None:
    assert registry.article("quito", 1) is None
    enter(registry, FIRST)
    assert registry.article("quito", 1) == FIRST


def test_the_revision_grows_with_every_activation(registry: Registry) -> None:
    revisions = [registry.revision]
    enter(registry, FIRST)
    revisions.append(registry.revision)
    enter(registry, SECOND)
    revisions.append(registry.revision)
    assert revisions == [0, 1, 2]


def test_another_connection_sees_the_revision(registry: Registry, tmp_path: Path) -> None:
    other = Registry(tmp_path / "home" / "registry.sqlite3")
    enter(registry, FIRST)
    assert other.revision == 1
    assert other.articles() == [FIRST]


def test_several_articles_are_activated_together_or_not_at_all(registry: Registry) -> None:
    registry.put_pending(FIRST, chunks(FIRST))
    with pytest.raises(IndexDamaged):
        registry.activate([("quito", 1), ("quito", object())])  # type: ignore[list-item]
    assert registry.articles(state="pending") == [FIRST]
    assert registry.revision == 0


def test_the_registry_works_on_after_a_failed_write(registry: Registry) -> None:
    with pytest.raises(IndexDamaged):
        registry.activate([("quito", object())])  # type: ignore[list-item]
    enter(registry, FIRST)
    assert registry.articles() == [FIRST]


def test_an_article_put_again_keeps_no_old_chunk(registry: Registry) -> None:
    registry.put_pending(FIRST, chunks(FIRST))
    registry.put_pending(FIRST, chunks(FIRST)[:1])
    assert registry.chunk_ids("pending") == {"quito@1:0-18"}


def test_articles_come_latest_event_first_and_undated_last(registry: Registry) -> None:
    days = {"old": date(2020, 1, 1), "none": None, "new": date(2024, 1, 1)}
    enter(registry, *(replace(FIRST, id=id_, sha256=id_, event_date=day) for id_, day in days.items()))
    assert [article.id for article in registry.articles()] == ["new", "old", "none"]


@pytest.mark.parametrize(
    ("column", "value"),
    [("id", "quito"), ("sha256", "b" * 64), ("url", "https://example.org/quito"), ("source", "/in/quito.md")],
)
def test_the_live_version_is_found_by_what_identifies_it(registry: Registry, column: str, value: str) -> None:
    enter(registry, FIRST, SECOND)
    assert registry.find(column, value) == SECOND  # type: ignore[arg-type]


def test_a_superseded_text_is_not_found_as_live(registry: Registry) -> None:
    enter(registry, FIRST, SECOND)
    assert registry.find("sha256", FIRST.sha256) is None


def test_the_same_story_has_headline_agency_and_day(registry: Registry) -> None:
    enter(registry, FIRST)
    reprint = replace(FIRST, id="other", source="/elsewhere.md", url=None)
    assert registry.same_story(reprint) == FIRST


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Ministers part"},
        {"agency": "AFP"},
        {"agency": None},
        {"event_date": date(2024, 3, 21)},
        {"event_date": None},
    ],
    ids=str,
)
def test_another_headline_agency_or_day_is_another_story(registry: Registry, change: dict[str, object]) -> None:
    enter(registry, FIRST)
    assert registry.same_story(replace(FIRST, **change)) is None  # type: ignore[arg-type]


def test_a_fact_is_kept_and_replaced(registry: Registry, tmp_path: Path) -> None:
    assert registry.fact("model_name") is None
    registry.set_fact("model_name", "one")
    registry.set_fact("model_name", "two")
    assert Registry(tmp_path / "home" / "registry.sqlite3").fact("model_name") == "two"


def test_a_damaged_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "registry.sqlite3"
    file.write_bytes(b"this is no database" * 100)
    with pytest.raises(IndexDamaged, match="move it away") as caught:
        Registry(file)
    assert str(file) in str(caught.value)
