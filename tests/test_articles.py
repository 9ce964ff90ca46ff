"""Articles out of files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.articles import article_files, read_article
from index.articles.sources import MAX_BYTES
from index.types import Article, ArticleUnreadable

TODAY = date(2026, 7, 1)
ROOT = Path(__file__).parents[1]
FRONT = """---
id: quito-1
title: Ministers meet in Quito
published: 2024-03-14
url: https://example.org/quito
agency: EFE
place: Quito
language: en
sample: true
---

The ministers of Ecuador and Colombia met to fight smuggling.
"""
Read = Callable[..., Article]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads the article in a file of these contents."""

    def written(content: str | bytes, name: str = "article.md") -> Article:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_article(file, TODAY)

    return written


def test_front_matter_says_who_what_and_where(read: Read) -> None:
    article = read(FRONT)
    assert (article.id, article.version, article.title) == ("quito-1", 1, "Ministers meet in Quito")
    assert (article.url, article.agency, article.dateline_place) == (
        "https://example.org/quito",
        "EFE",
        "Quito",
    )
    assert (article.language, article.sample) == ("en", True)


def test_front_matter_dates_an_article_without_a_dateline(read: Read) -> None:
    article = read(FRONT)
    assert article.published == article.event_date == date(2024, 3, 14)
    assert article.event_date_basis == "published"


def test_the_body_is_what_follows_the_front_matter(read: Read) -> None:
    assert read(FRONT).body == "The ministers of Ecuador and Colombia met to fight smuggling.\n"


def test_a_rule_inside_the_body_is_no_front_matter(read: Read) -> None:
    assert read("First part.\n\n---\n\nSecond part.").body == "First part.\n\n---\n\nSecond part."
    assert read("---\ntitle: T\n---\nFirst.\n\n---\n\nSecond.").body == "First.\n\n---\n\nSecond."


def test_without_front_matter_an_article_is_no_sample_and_has_no_dates(read: Read) -> None:
    article = read("The ministers met in the capital.")
    assert (article.sample, article.published, article.event_date) == (False, None, None)
    assert article.event_date_basis == "none"


def test_countries_and_topics_are_read_from_the_text(read: Read) -> None:
    article = read(FRONT)
    assert article.countries == ("EC", "CO")
    assert article.topics == ("smuggling",)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The ministers of both countries met again and agreed on joint patrols at sea.", "en"),
        ("Los ministros de ambos países se reunieron y acordaron patrullas conjuntas en el mar.", "es"),
    ],
)
def test_the_language_is_recognised(read: Read, body: str, language: str) -> None:
    assert read(body).language == language


def test_without_headline_the_first_words_are_the_title(read: Read) -> None:
    body = "Quito, March 14 (EFE). – " + " ".join(f"word{number}" for number in range(20))
    assert read(body).title == " ".join(f"word{number}" for number in range(12)) + " …"


def test_a_made_id_is_readable_and_tells_texts_apart(read: Read) -> None:
    one, other = read("---\ntitle: Perú y Chile\n---\nOne."), read("---\ntitle: Perú y Chile\n---\nTwo.")
    assert one.id.startswith("peru-y-chile-")
    assert one.id != other.id


def test_the_hash_covers_text_and_front_matter(read: Read) -> None:
    same, again = read(FRONT), read(FRONT, "copy.md")
    changed_text = read(FRONT.replace("smuggling", "piracy"))
    changed_front = read(FRONT.replace("place: Quito", "place: Bogotá"))
    assert same.sha256 == again.sha256
    assert len({same.sha256, changed_text.sha256, changed_front.sha256}) == 3


def test_the_order_of_front_matter_does_not_make_another_article(read: Read) -> None:
    reordered = FRONT.replace("agency: EFE\nplace: Quito", "place: Quito\nagency: EFE")
    assert read(FRONT).sha256 == read(reordered).sha256


def test_a_byte_order_mark_is_no_text(read: Read) -> None:
    assert read(b"\xef\xbb\xbf" + FRONT.encode()).title == "Ministers meet in Quito"
    assert read(b"\xef\xbb\xbfThey met.").body == "They met."


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_every_newline_becomes_one_character(read: Read, newline: str) -> None:
    article = read(FRONT.replace("\n", newline))
    assert article.body == read(FRONT).body
    assert article.title == "Ministers meet in Quito"


def test_windows_text_is_read(read: Read) -> None:
    body = "“El Perú y Chile firmaron – por fin – el acuerdo”, dijo Núñez."
    assert read(body.encode("cp1252")).body == body


def test_the_body_is_the_text_as_published(read: Read, wire_article: Path) -> None:
    published = wire_article.read_text(encoding="utf-8")
    assert read(published, "wire.txt").body == published


def test_typographic_characters_and_spaces_stay_as_they_are(read: Read) -> None:
    body = "  A\u00a0“quote”  with  spaces\t… and e\u0301, \U0001f6e1."
    assert read(body).body == body


def test_a_wire_story_brings_its_own_facts(wire_article: Path) -> None:
    article = read_article(wire_article, TODAY)
    assert (article.agency, article.dateline_place, article.language) == ("EFE", "Quito", "en")
    assert (article.event_date, article.event_date_basis) == (date(2024, 3, 14), "weekday")
    assert article.countries[:2] == ("EC", "CO")
    assert article.published is None


def test_a_published_wire_story_brings_its_own_facts(real_wire: Path) -> None:
    article = read_article(real_wire, TODAY)
    assert (article.agency, article.dateline_place, article.date) == ("EFE", "Lima", date(2023, 12, 20))
    assert set(article.countries) == {"PE", "CL"}


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "empty.md", "no text"),
        (b" \n\n . \n", "blank.txt", "no text"),
        (b"---\ntitle: T\n---\n\n", "front.md", "no text"),
        (bytes(range(256)) * 8, "picture.txt", "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture.md", "binary"),
        (b"They met.", "article.rtf", ".txt"),
        (b"They met.", "article", ".txt"),
        (b"---\ntitle: [unclosed\n---\nThey met.", "yaml.md", "front matter is not YAML"),
        (b"---\ntitle: T\nThey met.", "unclosed.md", "front matter"),
        (b"---\n- title\n---\nThey met.", "list.md", "name: value"),
        (b"---\npublished: soon\n---\nThey met.", "date.md", "2023-12-20"),
        (b"---\npublished: 2023-02-30\n---\nThey met.", "day.md", "day is out of range"),
    ],
)
def test_what_is_no_article_is_refused_with_its_path_and_the_reason(
    read: Read, content: bytes, name: str, reason: str
) -> None:
    with pytest.raises(ArticleUnreadable) as caught:
        read(content, name)
    assert caught.value.path.name == name
    assert name in str(caught.value)
    assert reason in caught.value.reason


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    file.touch()
    os.truncate(file, MAX_BYTES + 1)
    with pytest.raises(ArticleUnreadable, match="larger than 1 MB"):
        read_article(file, TODAY)


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_an_absurd_year_is_no_crash(read: Read, year: str) -> None:
    front = f"---\npublished: {year}-01-01\n---\n"
    assert read(f"{front}Quito, March 14 (EFE). – They met.").dateline_place == "Quito"


def test_front_matter_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "nested.md"
    file.write_text(f"---\ntitle: {'[' * 60_000}\n---\nThey met.")
    code = (
        "import sys; from pathlib import Path; from index.articles import read_article; "
        "from index.types import ArticleUnreadable\n"
        "try: read_article(Path(sys.argv[1]))\n"
        "except ArticleUnreadable: print('refused')"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(file)], cwd=ROOT, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "refused\n")


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleUnreadable, match="no such file or folder"):
        list(article_files(tmp_path / "nowhere"))


def test_a_folder_gives_its_articles_sorted_at_every_depth(tmp_path: Path) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    for name in ("b.md", "a.TXT", "c.png", "deep/deeper/d.txt", "deep/e.rtf"):
        (tmp_path / name).write_text("They met.")
    found = [str(file.relative_to(tmp_path)) for file in article_files(tmp_path)]
    assert found == ["a.TXT", "b.md", "deep/deeper/d.txt"]


@pytest.mark.parametrize("name", [".hidden.md", ".folder/article.md", "deep/.git/article.txt"])
def test_a_hidden_file_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("They met.")
    assert list(article_files(tmp_path)) == []


def test_articles_below_a_hidden_folder_are_found_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / ".inbox").mkdir()
    file = tmp_path / ".inbox" / "article.md"
    file.write_text("They met.")
    assert list(article_files(tmp_path / ".inbox")) == [file]


def test_a_file_is_itself_whatever_its_suffix(tmp_path: Path) -> None:
    file = tmp_path / "article.pdf"
    file.touch()
    assert list(article_files(file)) == [file]
