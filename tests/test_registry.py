"""Every version of every article, in SQLite."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from index import schema
from index.registry import Registry
from index.types import Article, Chunk, Filters, HomeUnusable, IndexDamaged

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


OLD_TABLES = """
CREATE TABLE articles (
    id TEXT NOT NULL, version INTEGER NOT NULL, state TEXT NOT NULL, sha256 TEXT NOT NULL,
    source TEXT NOT NULL, url TEXT, title TEXT NOT NULL, agency TEXT, event_date TEXT, record TEXT NOT NULL,
    PRIMARY KEY (id, version)
);
CREATE INDEX articles_sha256 ON articles (sha256);
CREATE INDEX articles_source ON articles (source);
CREATE INDEX articles_state ON articles (state);
CREATE TABLE chunks (
    id TEXT PRIMARY KEY, article_id TEXT NOT NULL, version INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX chunks_article ON chunks (article_id, version);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
"""As release 0.1.0 made them."""


def old_registry(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(OLD_TABLES)
        for article, state in ((FIRST, "superseded"), (SECOND, "current")):
            values = {name: value for name, value in asdict(article).items() if name in OLD_FIELDS}
            row = (article.id, article.version, state, article.sha256, article.source, article.url, article.title)
            record = json.dumps(values, default=str)
            database.execute(
                "INSERT INTO articles VALUES (?,?,?,?,?,?,?,?,?,?)", (*row, article.agency, "2024-03-14", record)
            )
        for chunk in chunks(SECOND):
            database.execute("INSERT INTO chunks VALUES (?,?,?,?,?)", (chunk.id, "quito", 2, chunk.start, chunk.end))
        database.execute("INSERT INTO facts VALUES ('revision', '7')")
    database.close()


OLD_FIELDS = (
    "id version title body language source sha256 url agency published event_date event_date_basis dateline_place "
    "countries topics sample"
).split()


def test_a_folder_of_the_first_release_opens_with_its_articles_and_history(tmp_path: Path) -> None:
    old_registry(tmp_path / "registry.sqlite3")
    registry = Registry(tmp_path / "registry.sqlite3")
    assert registry.articles() == [SECOND]
    assert registry.article("quito", 1) == FIRST
    assert [entry.state for entry in registry.history("quito")] == ["superseded", "current"]
    assert registry.chunk_ids() == ids(SECOND)
    assert registry.revision == 7
    assert Registry(tmp_path / "registry.sqlite3").articles() == [SECOND]


def test_an_interrupted_migration_leaves_the_old_tables_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_registry(tmp_path / "registry.sqlite3")
    with monkeypatch.context() as patch:
        patch.delattr(schema, "_carry_over")
        with pytest.raises(NameError):
            Registry(tmp_path / "registry.sqlite3")
    assert Registry(tmp_path / "registry.sqlite3").articles() == [SECOND]


def test_a_registry_of_a_later_release_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "registry.sqlite3") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(HomeUnusable, match="later release"):
        Registry(tmp_path / "registry.sqlite3")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"pe-cl", "pe-ec", "undated"}),
        (Filters(countries=("PE",)), {"pe-cl", "pe-ec"}),
        (Filters(countries=("PE", "cl")), {"pe-cl"}),
        (Filters(since=date(2024, 3, 14)), {"pe-ec"}),
        (Filters(until=date(2024, 3, 14)), {"pe-cl", "pe-ec"}),
        (Filters(since=date(2023, 12, 20), until=date(2023, 12, 20)), {"pe-cl"}),
        (Filters(languages=("es",)), {"pe-ec"}),
        (Filters(languages=("es", "en")), {"pe-cl", "pe-ec", "undated"}),
        (Filters(agencies=("efe",)), {"pe-cl"}),
        (Filters(agencies=("EFE", "Andina")), {"pe-cl", "pe-ec"}),
        (Filters(topics=("smuggling", "cyber")), {"pe-cl", "undated"}),
        (Filters(markings=("restricted",)), {"undated"}),
        (Filters(articles=("pe-ec", "nobody")), {"pe-ec"}),
        (Filters(articles=()), set()),
        (Filters(countries=("PE",), languages=("en",), topics=("cyber",)), set()),
    ],
    ids=lambda value: " ".join(sorted(value)) if isinstance(value, set) else str(value),  # the same in each worker
)
def test_filters_choose_articles(registry: Registry, filters: Filters, expected: set[str]) -> None:
    base = replace(FIRST, countries=(), topics=(), event_date=None, published=None, agency=None)
    day = date(2023, 12, 20)
    enter(
        registry,
        replace(base, id="pe-cl", countries=("PE", "CL"), event_date=day, agency="EFE", topics=("smuggling",)),
        replace(base, id="pe-ec", countries=("EC", "PE"), published=date(2024, 3, 14), agency="Andina", language="es"),
        replace(base, id="undated", marking="restricted", topics=("cyber",)),
    )
    assert set(registry.article_ids(filters)) == expected
    assert {article.id for article in registry.articles(filters)} == expected
    assert registry.count(filters) == len(expected)


def test_a_catalogue_lists_the_same_without_bodies(registry: Registry) -> None:
    enter(registry, FIRST, replace(FIRST, id="later", event_date=date(2024, 5, 1)))
    assert registry.catalogue() == [replace(article, body="") for article in registry.articles()]
    assert [article.id for article in registry.catalogue(limit=1, offset=1)] == ["quito"]


def test_what_is_written_but_not_committed_is_seen_by_nobody_else(registry: Registry) -> None:
    with ThreadPoolExecutor(1) as pool, registry.transaction():
        enter(registry, FIRST)
        assert registry.count() == 1
        assert pool.submit(registry.count).result() == 0
    assert registry.count() == 1


def test_an_article_of_a_write_that_was_rolled_back_is_not_remembered(registry: Registry) -> None:
    with pytest.raises(KeyboardInterrupt), registry.transaction():
        enter(registry, FIRST)
        assert registry.article("quito", 1) == FIRST
        raise KeyboardInterrupt
    enter(registry, replace(FIRST, id="lima"))
    assert registry.article("quito", 1) is None
    assert registry.articles()[0].id == "lima" == getattr(registry.article("lima", 1), "id", None)
