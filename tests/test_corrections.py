"""Corrections, withdrawals, reprints, removal: what a story becomes after its first version."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index import ingest as ingest_module
from index.articles import Reading, Source, uploaded
from index.corrections import ChangeInvalid, read_by_hand
from index.embed import Embedder
from index.library import Library
from index.types import ArticleUnknown, Filters, IngestReport

RADAR = "Ecuador bought a radar for its coast."
DRONES = "Colombia bought drones for its border."
STORY = (
    "Coast guards of both countries will patrol the strait together from next month, the two ministers said here. "
    "Each side sends four boats and a liaison officer, and a joint office will open in the harbour before the summer. "
    "The agreement runs for five years and can be renewed; it covers smuggling, search and rescue, and stolen cargo. "
    "Fishing crews had asked for more protection after a string of robberies at sea in the first half of the year."
)
Write = Callable[..., Path]


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def write(inbox: Path) -> Write:
    def written(name: str, body: str, **front: str) -> Path:
        lines = "".join(f"{key}: {value}\n" for key, value in front.items())
        (inbox / name).write_text(f"---\n{lines}---\n{body}" if front else body, encoding="utf-8")
        return inbox / name

    return written


@pytest.fixture
def library(home: Path, toy: Callable[..., Embedder]) -> Library:
    return Library(home, toy())


def found(library: Library, query: str) -> set[str]:
    return {passage.article.id for passage in library.retriever.search(query) if passage.terms > 0}


def states(library: Library, id_: str) -> list[tuple[int, str, str]]:
    return [(entry.article.version, entry.state, entry.why) for entry in library.history(id_)]


def assert_whole(library: Library) -> None:
    wanted = library.registry.chunk_ids()
    assert library.vectors.ids() == library.terms.ids() == wanted
    assert library.vectors.count() == len(library.terms) == library.registry.count_chunks()
    assert library.registry.writing is None


def test_the_history_tells_every_version_and_why(library: Library, write: Write) -> None:
    library.ingest([write("a.md", RADAR, id="news")])
    library.ingest([write("b.md", DRONES, id="news")])
    assert states(library, "news") == [(1, "superseded", "first version"), (2, "current", "corrected")]
    assert [Path(entry.article.source).name for entry in library.history("news")] == ["a.md", "b.md"]
    assert library.article("news") == library.article("news", 2)
    with pytest.raises(ArticleUnknown, match="'newz'; did you mean news"):
        library.history("newz")


@pytest.mark.parametrize(
    "change", [{"title": "Another headline"}, {"published": "2024-03-15"}, {"marking": "restricted"}], ids=str
)
def test_a_correction_of_what_is_declared_alone_is_a_version(
    library: Library, write: Write, change: dict[str, str]
) -> None:
    front = {"id": "news", "title": "A headline", "published": "2024-03-14"}
    library.ingest([write("a.md", RADAR, **front)])
    assert library.ingest([write("a.md", RADAR, **front | change)]).updated == ("news",)
    (article,) = library.articles()
    assert article.version == 2 and str(getattr(article, next(iter(change)))) in change.values()
    assert_whole(library)


def test_two_versions_in_one_folder_stay_as_they_are_at_every_ingest(
    library: Library, write: Write, inbox: Path
) -> None:
    write("1.md", RADAR, id="news")
    write("2.md", DRONES, id="news")
    library.ingest([inbox])
    revision = library.registry.revision
    for _ in range(2):
        assert library.ingest([inbox]).unchanged == ("news", "news")
    assert library.registry.revision == revision
    assert [article.body for article in library.articles()] == [DRONES]


def test_an_old_text_in_a_new_file_is_late_and_not_news(library: Library, write: Write) -> None:
    library.ingest([write("1.md", RADAR, id="news"), write("2.md", DRONES, id="news")])
    assert library.ingest([write("copy.md", RADAR, id="news")]).unchanged == ("news",)
    assert [article.body for article in library.articles()] == [DRONES]


def test_an_older_version_that_comes_late_goes_into_history(library: Library, write: Write) -> None:
    library.ingest([write("2.md", DRONES, id="news", revised="2024-03-14T12:00:00Z")])
    report = library.ingest([write("1.md", RADAR, id="news", revised="2024-03-14T09:00:00Z")])
    assert (report.updated, report.unchanged) == ((), ("news",))
    assert [article.body for article in library.articles()] == [DRONES]
    assert states(library, "news")[1] == (2, "superseded", "an older version that came late")
    assert found(library, "radar") == set()
    library.ingest([write("3.md", RADAR + " It works.", id="news", revised="2024-03-14T15:00:00Z")])
    assert [article.version for article in library.articles()] == [3]
    assert_whole(library)


def test_a_withdrawn_story_is_kept_and_never_found(library: Library, write: Write, inbox: Path) -> None:
    write("1.md", RADAR, guid="urn:1")
    (added,) = library.ingest([inbox]).added
    write("2.md", "Take this story back.", guid="urn:1", canceled="true")
    assert library.ingest([inbox]).withdrawn == (added,)
    assert library.articles() == [] and found(library, "radar story") == set()
    assert states(library, added) == [(1, "superseded", "first version"), (2, "withdrawn", "withdrawn")]
    assert library.ingest([write("again.md", RADAR, guid="urn:1")]).unchanged == (added,)
    assert library.articles() == []
    assert_whole(library)


def test_a_withdrawal_that_comes_first_keeps_its_story_out(library: Library, write: Write) -> None:
    (withdrawn,) = library.ingest([write("2.md", "Take it back.", guid="urn:1", canceled="true")]).withdrawn
    library.ingest([write("1.md", RADAR, guid="urn:1")])
    assert library.articles() == []
    assert [state for _, state, _ in states(library, withdrawn)] == ["withdrawn", "superseded"]


def test_a_corrected_story_in_another_file_supersedes_what_its_note_corrects(library: Library, write: Write) -> None:
    library.ingest([write("one.txt", f"Patrols agreed\n\nMANILA, June 8. – {STORY}")])
    later = f"Patrols agreed (corrected)\n\n(Corrects the term.)\n\nMANILA, June 8. – {STORY.replace('five', 'six')}"
    assert len(library.ingest([write("two.txt", later)]).updated) == 1
    (article,) = library.articles()
    assert article.version == 2 and "six years" in article.body


def test_the_same_file_number_with_another_guid_is_another_story(library: Library, write: Write) -> None:
    library.ingest([write("feed.md", RADAR, guid="urn:1")])
    library.ingest([write("feed.md", DRONES, guid="urn:2")])
    assert len(library.articles()) == 2


def test_a_reprint_is_an_article_of_its_own_with_its_original(library: Library, write: Write) -> None:
    cut = STORY.rsplit(". ", 1)[0].replace("both countries", "the two countries") + "."
    report = library.ingest(
        [
            write("b.md", STORY, id="post", title="Patrols", published="2024-06-09", publisher="The Post"),
            write("a.md", cut, id="wire", title="Strait to be watched", published="2024-06-08"),
            write("c.md", RADAR, id="radar"),
        ]
    )
    assert (report.added, report.reprints) == (("post", "radar"), ("wire",))
    registry = library.registry
    assert registry.story_of(["post", "wire", "radar"]) == {"post": "wire", "wire": "wire", "radar": "radar"}
    original = registry.original("post")
    assert original and original.id == "wire" and registry.original("wire") is None
    assert [article.id for article in registry.reprints("wire")] == ["post"]
    assert library.history("post")[-1].why == "first version; reprint of wire"
    assert found(library, "patrol") == {"post", "wire"}


def test_when_the_original_goes_the_next_is_the_original(library: Library, write: Write) -> None:
    for day in (7, 8, 9):
        library.ingest([write(f"{day}.md", STORY, id=f"paper-{day}", published=f"2024-06-0{day}")])
    library.remove(["paper-7"])
    assert library.registry.story_of(["paper-9"]) == {"paper-9": "paper-8"}
    library.ingest([write("8.md", RADAR, id="paper-8", published="2024-06-08")])
    assert library.registry.story_of(["paper-8", "paper-9"]) == {"paper-8": "paper-8", "paper-9": "paper-9"}


def test_what_is_removed_is_gone_everywhere_and_comes_back_with_its_file(library: Library, write: Write) -> None:
    library.ingest([write("a.md", RADAR, id="radar"), write("b.md", DRONES, id="drones")])
    library.ingest([write("a.md", RADAR + " It works.", id="radar")])
    assert [article.id for article in library.remove(["radar"])] == ["radar"]
    assert found(library, "radar coast works") == set() and found(library, "drones") == {"drones"}
    assert library.article("radar", 1) is None and library.article("radar", 2) is None
    with pytest.raises(ArticleUnknown):
        library.remove(["drones", "radar"])
    assert [article.id for article in library.articles()] == ["drones"]
    assert_whole(library)
    assert library.ingest([write("a.md", RADAR, id="radar")]).added == ("radar",)
    assert_whole(library)


def test_no_file_of_the_data_folder_holds_a_phrase_of_what_was_removed(
    library: Library, home: Path, write: Write
) -> None:
    phrase = "zephyr quicksand lantern"
    bystander = "Nothing else happened in the harbour. " * 40
    library.ingest([write("a.md", f"The code word was {phrase}. {STORY}", id="secret"), write("b.md", bystander)])
    library.ingest([write("a.md", f"The code word was not {phrase}. {STORY}", id="secret")])

    def holding() -> list[str]:
        return [file.name for file in home.rglob("*") if file.is_file() and phrase.encode() in file.read_bytes()]

    assert holding()
    library.remove(["secret"])
    assert holding() == []


def test_an_unchanged_source_is_neither_read_as_an_article_nor_embedded(
    library: Library, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [write(f"{number}.md", f"{RADAR} {number}.", id=str(number)) for number in range(5)]
    library.ingest(files)
    monkeypatch.delattr(ingest_module, "read_document")
    monkeypatch.delattr(type(library.vectors), "ids")
    assert len(library.ingest(files).unchanged) == 5


def test_a_source_with_a_refusal_tells_it_each_time(library: Library, write: Write) -> None:
    files = [write("empty.md", "", id="x"), write("a.md", RADAR)]
    for _ in range(2):
        assert len(library.ingest(files).refused) == 1


def test_other_reading_rules_renew_what_is_known_in_place(
    library: Library, home: Path, toy: Callable[..., Embedder], write: Write
) -> None:
    file = write("a.md", RADAR, id="radar")
    library.ingest([file])
    guarded = Library(home, toy(), Reading(marking="restricted"))
    assert guarded.ingest([file]).updated == ("radar",)
    (article,) = guarded.articles()
    assert (article.version, article.marking) == (1, "restricted")
    assert guarded.ingest([file]).unchanged == ("radar",)
    assert_whole(guarded)


def test_articles_that_were_read_elsewhere_go_in_as_they_are(library: Library, write: Write) -> None:
    library.ingest([write("a.md", RADAR, id="radar")])
    (article,) = library.articles()
    library.remove(["radar"])
    assert library.ingest_articles([article]).added == ("radar",)
    assert library.articles() == [article]


def test_a_source_that_cannot_be_fetched_is_refused_and_the_rest_goes_in(library: Library, write: Write) -> None:
    gone = write("gone.md", RADAR)
    sources = [Source(str(gone)), Source(str(write("b.md", DRONES, id="drones")))]
    gone.unlink()
    report = library.ingest([source.name for source in sources])
    assert report.added == ("drones",) and len(report.refused) == 1


def test_the_same_story_in_another_form_is_the_same_article(library: Library, inbox: Path) -> None:
    text = "Quito, March 14, 2024 (EFE). – " + STORY
    (inbox / "a.txt").write_text(f"A strait watched by two\n\n{text}")
    (inbox / "b.html").write_text(
        f"<html lang=en><head><title>A strait watched by two</title></head>"
        f"<body><article><h1>A strait watched by two</h1><p>{text}</p></article></body></html>"
    )
    first = library.ingest([inbox / "b.html"])
    second = library.ingest([inbox])
    assert (len(first.added), second.added, second.updated) == (1, (), ())
    assert second.unchanged == (*first.added, *first.added)


def test_many_corrections_in_one_ingest_leave_the_last(library: Library, write: Write) -> None:
    files = [write(f"{number}.md", f"{RADAR} Count {number}.", id="news") for number in range(6)]
    library.ingest(files)
    library.ingest([write("0.md", f"{RADAR} Count again.", id="news"), write("1.md", DRONES, id="news")])
    assert library.registry.article("news").body == DRONES  # type: ignore[union-attr]
    assert_whole(library)


def test_what_an_editor_sets_is_a_version_that_search_and_every_offset_follow(library: Library, write: Write) -> None:
    library.ingest([write("a.md", RADAR, id="radar", title="A radar", marking="public")])
    before = library.retriever.search("radar")[0]
    changes = {"title": "Zephyr", "marking": "secret", "event_date": date(2024, 3, 14)}
    made = library.correct("radar", changes, "late", "Ana")
    assert library.article("radar") == made
    assert (made.version, made.title, made.marking, made.event_date_basis) == (2, "Zephyr", "secret", "dateline")
    assert states(library, "radar")[1] == (2, "current", "corrected by hand (Ana): late")
    assert read_by_hand("corrected by hand (Ana): late; reprint of x") == ("Ana", "late")
    now = library.retriever.search("zephyr")[0]
    assert (now.chunk.version, now.chunk.text) == (2, before.chunk.text)
    assert library.article("radar", 1) == before.article
    assert [one.id for one in library.articles(Filters(markings=("secret",)))] == ["radar"]
    assert_whole(library)


def test_what_an_editor_set_stays_when_the_source_sends_more(library: Library, write: Write) -> None:
    file = write("a.md", RADAR, id="radar", title="A radar")
    library.ingest([file])
    library.correct("radar", {"marking": "secret", "countries": ("EC", "PE")}, "guarded")
    assert library.ingest([file]).unchanged == ("radar",)
    assert library.ingest([write("copy.md", RADAR, id="radar", title="A radar")]).unchanged == ("radar",)
    assert library.article("radar").version == 2  # type: ignore[union-attr]
    library.ingest([write("a.md", RADAR + " It works.", id="radar", title="A better radar")])
    article = library.article("radar")
    assert article and (article.version, article.title, article.marking) == (3, "A better radar", "secret")
    assert article.countries == ("EC", "PE") and article.by_hand == ("countries", "marking")
    assert_whole(library)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"body": "x"}, "cannot be set by hand"),
        ({"title": " "}, "title"),
        ({"marking": "cosmic"}, "public, restricted"),
        ({"countries": ("XX",)}, "codes of countries"),
        ({"event_date": "2024-03-14"}, "a date"),
        ({"title": "A radar"}, "nothing of radar would change"),
    ],
    ids=str,
)
def test_what_cannot_be_set_is_said_and_changes_nothing(
    library: Library, write: Write, changes: dict[str, object], said: str
) -> None:
    library.ingest([write("a.md", RADAR, id="radar", title="A radar")])
    with pytest.raises(ChangeInvalid, match=said):
        library.correct("radar", changes, "why")
    with pytest.raises(ArticleUnknown):
        library.correct("rador", {"title": "x"}, "why")
    assert len(library.history("radar")) == 1
    assert_whole(library)


def test_an_upload_of_a_changed_file_is_the_next_version_and_another_story_of_that_name_is_not(
    library: Library, write: Write
) -> None:
    def sent(text: str, article: str | None = None, marking: str | None = None) -> IngestReport:
        source = uploaded("news.txt", write("held", text), article)
        return library.ingest_sources([source], marking=marking)

    (first,) = sent(f"Patrols agreed\n\n{STORY}", marking="restricted").added
    (other,) = sent(f"A radar\n\n{RADAR} It stands on a hill above Manta and sees two hundred miles.").added
    assert sent(f"Patrols agreed after all\n\n{STORY} Nobody objected.").updated == (first,)
    article = library.article(first)
    assert article and (article.source, article.version, article.marking) == ("upload:news.txt", 2, "restricted")
    assert sent(DRONES, article=other).updated == (other,)
    assert library.article(other).body == DRONES  # type: ignore[union-attr]
    assert sent(DRONES, article=other).unchanged == (other,)
    assert_whole(library)
