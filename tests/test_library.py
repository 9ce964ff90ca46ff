"""The corpus of one data folder: what goes in, what stays, what comes out.

The embedder is a toy here (`conftest.py`); Chroma, tantivy and SQLite are themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from typer.testing import CliRunner

from assistant.cli import app
from index import ingest as ingest_module
from index import lock as lock_module
from index.embed import Embedder
from index.library import Library, require_writable
from index.types import HomeUnusable, IndexBusy, ModelMismatch

RADAR = "Ecuador bought a radar for its coast."
DRONES = "Colombia bought drones for its border."
Write = Callable[..., Path]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def write(inbox: Path) -> Write:
    """Writes an article file and gives its path."""

    def written(name: str, body: str, **front: str) -> Path:
        lines = "".join(f"{key}: {value}\n" for key, value in front.items())
        file = inbox / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{lines}---\n{body}" if front else body, encoding="utf-8")
        return file

    return written


@pytest.fixture
def library(home: Path, toy: Callable[..., Embedder]) -> Library:
    return Library(home, toy())


def bodies(library: Library, query: str) -> list[str]:
    """The bodies of the articles that hold one of the query's words."""
    return [passage.article.body for passage in library.retriever.search(query) if passage.terms > 0]


def assert_whole(library: Library) -> None:
    """Vectors, terms and registry agree on every chunk, and nothing is pending."""
    wanted = library.registry.chunk_ids()
    assert library.vectors.ids() == library.terms.ids() == wanted
    assert library.registry.count(state="pending") == 0


def interrupt(library: Library, monkeypatch: pytest.MonkeyPatch, step: str, method: str) -> None:
    """The next call of this step is a Ctrl-C."""

    def stopped(*_: object) -> None:
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(getattr(library, step), method, stopped)


def test_a_new_article_is_added_and_found(library: Library, write: Write) -> None:
    report = library.ingest([write("radar.md", RADAR, id="radar")])
    assert (report.added, report.updated, report.unchanged, report.refused) == (("radar",), (), (), ())
    assert report.chunks == 1
    assert bodies(library, "radar") == [RADAR]


def test_a_folder_goes_in_whole(library: Library, write: Write, inbox: Path) -> None:
    write("a.md", RADAR, id="a")
    write("deep/b.txt", DRONES, id="b")
    assert library.ingest([inbox]).added == ("a", "b")
    assert_whole(library)


def test_the_same_article_again_changes_nothing(library: Library, write: Write) -> None:
    file = write("radar.md", RADAR, id="radar")
    library.ingest([file])
    revision = library.registry.revision
    report = library.ingest([file])
    assert (report.added, report.unchanged, report.chunks) == ((), ("radar",), 0)
    assert library.registry.revision == revision


def test_the_same_article_in_another_file_is_one_article(library: Library, write: Write) -> None:
    report = library.ingest([write("a.txt", RADAR), write("copy.txt", RADAR)])
    assert (len(report.added), len(report.unchanged)) == (1, 1)
    assert len(library.articles()) == 1


def test_a_changed_file_becomes_the_next_version(library: Library, write: Write) -> None:
    library.ingest([write("news.txt", RADAR)])
    report = library.ingest([write("news.txt", DRONES)])
    (article,) = library.articles()
    assert report.updated == (article.id,)
    assert (article.version, article.body) == (2, DRONES)


def test_the_older_text_is_found_no_more_but_can_be_read(library: Library, write: Write) -> None:
    library.ingest([write("news.md", RADAR, id="news")])
    library.ingest([write("news.md", DRONES, id="news")])
    assert bodies(library, "radar") == []
    assert bodies(library, "drones") == [DRONES]
    earlier = library.article("news", 1)
    assert earlier is not None and earlier.body == RADAR
    assert_whole(library)


def test_a_text_that_is_taken_back_becomes_a_third_version(library: Library, write: Write) -> None:
    for body in (RADAR, DRONES, RADAR):
        library.ingest([write("news.md", body, id="news")])
    (article,) = library.articles()
    assert (article.version, article.body) == (3, RADAR)
    assert bodies(library, "radar") == [RADAR]


@pytest.mark.parametrize("same", [{"id": "news"}, {"url": "https://example.org/news"}], ids=str)
def test_a_later_version_is_known_by_id_or_address_in_another_file(
    library: Library, write: Write, same: dict[str, str]
) -> None:
    library.ingest([write("one.md", RADAR, **same)])
    library.ingest([write("two.md", DRONES, **same)])
    assert [(article.version, article.body) for article in library.articles()] == [(2, DRONES)]


def test_a_reprint_of_the_same_headline_agency_and_day_is_a_later_version(library: Library, write: Write) -> None:
    front = {"title": "A radar", "agency": "EFE", "published": "2024-03-14"}
    library.ingest([write("one.md", RADAR, **front)])
    library.ingest([write("two.md", RADAR + " It works.", **front)])
    assert [article.version for article in library.articles()] == [2]


def test_two_stories_with_one_headline_are_two_articles(library: Library, write: Write) -> None:
    library.ingest([write("one.md", RADAR, title="Brief"), write("two.md", DRONES, title="Brief")])
    assert len(library.articles()) == 2


def test_two_versions_in_one_ingest_leave_only_the_later_one(library: Library, write: Write) -> None:
    report = library.ingest([write("a.md", RADAR, id="news"), write("b.md", DRONES, id="news")])
    assert (report.added, report.updated) == (("news",), ("news",))
    assert [(article.version, article.body) for article in library.articles()] == [(2, DRONES)]
    assert_whole(library)


def test_bad_files_are_refused_and_the_others_go_in(library: Library, write: Write, inbox: Path) -> None:
    write("a.md", RADAR, id="radar")
    write("b.md", "")
    write("c.md", "---\ntitle: [unclosed\n---\nText.")
    (inbox / "d.txt").write_bytes(bytes(range(256)))
    write("e.md", DRONES, id="drones")
    report = library.ingest([inbox])
    assert report.added == ("radar", "drones")
    assert [Path(refusal.path).name for refusal in report.refused] == ["b.md", "c.md", "d.txt"]
    assert all(refusal.reason for refusal in report.refused)


def test_a_missing_path_and_an_empty_folder_are_refused(library: Library, tmp_path: Path, inbox: Path) -> None:
    report = library.ingest([tmp_path / "nowhere", inbox])
    assert [refusal.path for refusal in report.refused] == [str(tmp_path / "nowhere"), str(inbox)]


def test_progress_is_told_file_by_file(library: Library, write: Write) -> None:
    heard: list[tuple[int, int, str]] = []
    one, two = write("a.md", RADAR), write("b.md", DRONES)
    library.ingest([one, two], lambda *progress: heard.append(progress))
    assert heard == [(0, 2, str(one)), (1, 2, str(two)), (2, 2, "")]


def test_a_chunk_is_embedded_with_its_headline(home: Path, toy: Callable[..., Any], write: Write) -> None:
    embedder = toy()
    Library(home, embedder).ingest([write("a.md", RADAR, title="Coast watch")])
    assert embedder.embedded == [f"Coast watch. {RADAR}"]


def test_a_long_corpus_goes_in_by_batches(
    library: Library, write: Write, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest_module, "BATCH_CHUNKS", 2)
    for number in range(5):
        write(f"{number}.md", f"Story number {number} of five.", id=str(number))
    library.ingest([inbox])
    assert library.registry.revision == 3
    assert_whole(library)


@pytest.mark.parametrize(
    ("step", "method"),
    [
        ("vectors", "upsert"),
        ("terms", "replace"),
        ("registry", "activate"),
        ("vectors", "delete"),
    ],
)
def test_an_interrupted_ingest_is_finished_by_the_next(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch, step: str, method: str
) -> None:
    library.ingest([write("news.md", RADAR, id="news")])
    later = write("news.md", DRONES, id="news")
    interrupt(library, monkeypatch, step, method)
    with pytest.raises(KeyboardInterrupt):
        library.ingest([later])
    library.ingest([later])
    assert bodies(library, "drones") == [DRONES]
    assert bodies(library, "radar") == []
    assert_whole(library)


def test_an_interrupted_ingest_is_finished_without_its_files(
    library: Library, home: Path, toy: Callable[..., Embedder], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write("radar.md", RADAR, id="radar")
    interrupt(library, monkeypatch, "vectors", "upsert")
    with pytest.raises(KeyboardInterrupt):
        library.ingest([file])
    file.unlink()
    restarted = Library(home, toy())
    restarted.ingest([])
    assert bodies(restarted, "radar") == [RADAR]


def test_until_a_new_version_is_stored_the_old_one_is_found(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest([write("news.md", RADAR, id="news")])
    interrupt(library, monkeypatch, "vectors", "upsert")
    with pytest.raises(KeyboardInterrupt):
        library.ingest([write("news.md", DRONES, id="news")])
    assert bodies(library, "radar") == [RADAR]


@pytest.mark.parametrize("lost", ["vectors", "terms"])
def test_what_one_index_lost_is_restored_by_the_next_ingest(library: Library, write: Write, lost: str) -> None:
    library.ingest([write("a.md", RADAR), write("b.md", DRONES)])
    getattr(library, lost).clear()
    library.ingest([])
    assert_whole(library)


def test_another_model_is_refused_with_both_names_and_advice(
    home: Path, toy: Callable[..., Embedder], write: Write
) -> None:
    Library(home, toy("first-model")).ingest([write("a.md", RADAR)])
    with pytest.raises(ModelMismatch) as caught:
        Library(home, toy("second-model")).ingest([])
    assert "'first-model'" in str(caught.value) and "'second-model'" in str(caught.value)
    assert "briefing reindex" in str(caught.value) and "BRIEFING_EMBEDDING_MODEL" in str(caught.value)


def test_a_rebuild_takes_over_another_model(home: Path, toy: Callable[..., Any], write: Write) -> None:
    Library(home, toy("first-model")).ingest([write("a.md", RADAR), write("b.md", DRONES)])
    second = toy("second-model")
    library = Library(home, second)
    assert library.rebuild() == 2
    assert len(second.embedded) == 2
    library.require_model()
    assert_whole(library)


def test_a_rebuild_keeps_every_version_and_finds_the_current_one(library: Library, write: Write) -> None:
    library.ingest([write("news.md", RADAR, id="news")])
    library.ingest([write("news.md", DRONES, id="news")])
    library.rebuild()
    assert bodies(library, "drones") == [DRONES]
    assert bodies(library, "radar") == []
    assert [library.article("news", version) is not None for version in (1, 2)] == [True, True]


def test_a_rebuild_after_an_interrupted_correction_leaves_one_current_version(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest([write("news.md", RADAR, id="news")])
    interrupt(library, monkeypatch, "vectors", "upsert")
    with pytest.raises(KeyboardInterrupt):
        library.ingest([write("news.md", DRONES, id="news")])
    library.rebuild()
    assert [article.version for article in library.articles()] == [2]
    assert_whole(library)


def test_an_interrupted_rebuild_is_finished_by_the_next_ingest(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest([write("a.md", RADAR), write("b.md", DRONES)])
    interrupt(library, monkeypatch, "vectors", "upsert")
    with pytest.raises(KeyboardInterrupt):
        library.rebuild()
    library.ingest([])
    assert len(library.articles()) == 2
    assert_whole(library)


@pytest.mark.parametrize("damage", ["chroma/chroma.sqlite3", "tantivy/meta.json"])
def test_a_damaged_index_is_repaired_by_the_command_that_its_message_names(
    home: Path, embedder: Embedder, models: Path, write: Write, damage: str
) -> None:
    healthy = Library(home, embedder)
    healthy.ingest([write("a.md", RADAR)])
    healthy.vectors.reopen()
    (home / damage).write_bytes(b"damaged" * 100)
    ran = CliRunner().invoke(app, ["ingest", "--rebuild", "--home", str(home)], env={"BRIEFING_MODELS": str(models)})
    assert ran.exit_code == 0, ran.exception
    assert bodies(Library(home, embedder), "radar") == [RADAR]


def test_an_index_of_another_recipe_is_made_anew(library: Library, write: Write) -> None:
    library.ingest([write("a.md", RADAR)])
    library.registry.set_fact("recipe", "0:old")
    library.vectors.clear()
    library.ingest([])
    assert library.registry.fact("recipe") == ingest_module.RECIPE
    assert_whole(library)


def test_an_article_that_another_library_brought_in_is_found(
    library: Library, home: Path, toy: Callable[..., Embedder], write: Write
) -> None:
    assert bodies(library, "radar") == []
    Library(home, toy()).ingest([write("a.md", RADAR)])
    assert bodies(library, "radar") == [RADAR]


def test_what_another_library_stored_is_not_embedded_again(home: Path, toy: Callable[..., Any], write: Write) -> None:
    embedder = toy()
    library = Library(home, embedder)
    Library(home, toy()).ingest([write("a.md", RADAR)])
    library.ingest([write("b.md", DRONES, title="Drones")])
    assert embedder.embedded == [f"Drones. {DRONES}"]


def test_an_ingest_reopens_the_vectors_that_another_library_wrote_before_it_writes(
    library: Library, home: Path, toy: Callable[..., Embedder], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stale Chroma client that writes on can overwrite the other's graph: its vectors are found no more."""
    Library(home, toy()).ingest([write("a.md", RADAR)])
    calls: list[str] = []
    for method in ("reopen", "upsert"):
        original = getattr(library.vectors, method)
        monkeypatch.setattr(
            library.vectors,
            method,
            lambda *arguments, method=method, original=original: (calls.append(method), original(*arguments)),
        )
    library.ingest([write("b.md", DRONES)])
    assert calls == ["reopen", "upsert"]


def test_a_second_writer_waits_and_is_told_to(
    library: Library, home: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_module, "LOCK_SECONDS", 0.05)
    with FileLock(home / "write.lock"), pytest.raises(IndexBusy, match=str(home)):
        library.ingest([write("a.md", RADAR)])
    assert library.ingest([write("a.md", RADAR)]).added


def test_a_second_writer_can_still_search(library: Library, home: Path, write: Write) -> None:
    library.ingest([write("a.md", RADAR)])
    with FileLock(home / "write.lock"):
        assert bodies(library, "radar") == [RADAR]


def test_two_processes_may_open_one_data_folder_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(require_writable, [tmp_path] * 400)) == [None] * 400


@pytest.mark.parametrize("below", ["", "deeper/home"])
def test_a_home_that_is_a_file_is_named_with_what_to_do(
    tmp_path: Path, toy: Callable[..., Embedder], below: str
) -> None:
    (tmp_path / "file").touch()
    home = tmp_path / "file" / below
    with pytest.raises(HomeUnusable) as caught:
        Library(home, toy())
    assert str(home) in str(caught.value)
    assert "BRIEFING_HOME" in str(caught.value)


def test_a_home_is_made_with_its_parents(tmp_path: Path, toy: Callable[..., Embedder]) -> None:
    assert Library(tmp_path / "a" / "b", toy()).articles() == []
    assert (tmp_path / "a" / "b").is_dir()


def test_a_home_may_have_spaces_and_accents(tmp_path: Path, toy: Callable[..., Embedder], write: Write) -> None:
    library = Library(tmp_path / "Año nuevo – Perú", toy())
    library.ingest([write("artículo ñandú.md", RADAR)])
    assert bodies(library, "radar") == [RADAR]
