"""Whatever the form: the same paragraphs, the right reader, and no input that does more than be refused."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from samples import (
    STORY,
    archive,
    every_form,
    html,
    mail,
    news_item,
    nitf,
    read,
    reason,
    rss,
    rss_entry,
    story,
    word,
)

from index.articles import Source, find_sources
from index.articles.sources import SUFFIXES
from index.articles.story import Story
from index.types import Refusal

FORMS = every_form(STORY)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMBS = {
    "laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a11 "{"ha" * 50_000}">]>',
    "external": '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/hostname">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://192.0.2.1/x.dtd"> %a;]>',
}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_the_very_same_paragraphs(name: str) -> None:
    assert story(FORMS[name], name).body == "\n\n".join(STORY)


def test_a_published_story_comes_out_of_each_form_as_it_went_in() -> None:
    file = Path(__file__).parents[2] / "shared/articles/peru-chile-efe.txt"
    if not file.exists():
        pytest.skip(f"the published story is not here: {file}")
    paragraphs = [part.strip() for part in file.read_text(encoding="utf-8").split("\n\n")][2:]
    for name, data in every_form(paragraphs).items():
        assert story(data, name).body.split("\n\n") == paragraphs, name


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (rss(rss_entry(STORY)), "g1"),
        (news_item(STORY).encode(), "urn:newsml:efe.example:1"),
        (nitf(STORY, docdata='<doc-id id-string="urn:nitf:1"/>'), "urn:nitf:1"),
    ],
)
def test_the_content_of_an_xml_file_tells_its_format(data: bytes, title: str) -> None:
    assert story(data, "file.xml").declared.guid == title


def test_a_text_that_looks_like_html_stays_text() -> None:
    page = html(STORY).decode()
    assert story(page, "page.txt").body == page


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml"])
def test_what_a_server_declares_tells_a_name_without_a_suffix(media_type: str) -> None:
    (found,) = read(html(STORY), "noticias", media_type)
    assert isinstance(found, Story) and found.body == "\n\n".join(STORY)


@pytest.mark.parametrize("name", ["notes.rtf", "noticias", "picture.png"])
def test_an_unknown_format_is_refused_with_what_is_read(name: str) -> None:
    assert all(suffix in reason(b"They met in Lima.", name) for suffix in SUFFIXES)


def test_xml_that_is_no_news_is_refused() -> None:
    assert ".nitf" in reason("<catalog><book/></catalog>", "books.xml")


def test_a_text_of_the_length_of_a_book_is_refused() -> None:
    assert "1,000,000 characters" in reason(word([" ".join(map(str, range(200_000)))]), "book.docx")


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("form", ["newsml.xml", "nitf.xml", "feed.rss", "feed.atom"])
def test_an_entity_bomb_is_refused_in_every_xml_format(bomb: str, form: str) -> None:
    texts = {
        "newsml.xml": news_item(["BOMB"]),
        "nitf.xml": "<nitf><body><body.content><p>BOMB</p></body.content></body></nitf>",
        "feed.rss": rss(rss_entry(["BOMB"])).decode().partition("?>")[2],
        "feed.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><summary>BOMB</summary></entry></feed>',
    }
    text = BOMBS[bomb] + texts[form].replace("BOMB", "" if bomb == "parameter" else "&a11;" * 10)
    assert "entities of its own" in reason(text, form)


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_entity_in_a_page_is_text_and_is_never_resolved(bomb: str) -> None:
    page = BOMBS[bomb] + f"<html><body><p>{STORY[0]} &a11;</p><p>{STORY[1]}</p></body></html>"
    (found,) = read(page, "page.html")
    assert isinstance(found, Refusal) or len(found.body) < 1_000


@pytest.mark.parametrize("bomb", BOMBS)
def test_an_entity_bomb_in_a_word_file_is_refused(bomb: str) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word(STORY))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    xml = parts["word/document.xml"].decode()
    head, _, rest = xml.partition("?>")
    parts["word/document.xml"] = (head + "?>" + BOMBS[bomb] + rest).encode()
    assert "entities of its own" in reason(archive(parts), "bomb.docx")


@pytest.mark.parametrize("name", ["deep.xml", "deep.html", "deep.json", "deep.rss", "deep.eml"])
def test_endless_nesting_is_refused_or_read_but_never_a_crash(name: str) -> None:
    deep = {
        "deep.xml": "<nitf>" + "<p>" * 100_000,
        "deep.html": "<div>" * 100_000 + "They met.",
        "deep.json": "[" * 200_000,
        "deep.rss": "<rss><channel><item>" + "<p>" * 100_000,
        "deep.eml": "Subject: x\n"
        + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)),
    }
    assert all(isinstance(found, Refusal) for found in read(deep[name], name))


@pytest.mark.parametrize("name", FORMS)
def test_damaged_files_are_read_or_refused_and_nothing_else(name: str) -> None:
    """Cut short at random places, and with random bytes turned over; the seed is fixed."""
    chance = random.Random(4)
    whole = FORMS[name]
    for case in range(30):
        data = bytearray(whole[: chance.randrange(len(whole))] if case % 2 else whole)
        for _ in range(0 if case % 4 == 1 else 1 + len(data) // 200):
            data[chance.randrange(len(data))] = chance.randrange(256) if data else 0
        for found in read(bytes(data), name):
            assert isinstance(found, Story | Refusal)
            assert found.body if isinstance(found, Story) else found.reason


def test_a_folder_gives_all_forms_and_leaves_out_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.PDF", "sub/c.xml", ".hidden.html", ".git/d.json", "~$e.docx", "f.png", "g.zip.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [Path(one.name).name for one in find_sources([tmp_path]) if isinstance(one, Source)]
    assert found == ["a.txt", "b.PDF", "c.xml"]


def test_a_folder_without_articles_is_refused_with_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "f.png").write_bytes(b"x")
    (found,) = find_sources([tmp_path])
    assert isinstance(found, Refusal) and ".docx" in found.reason


@pytest.mark.parametrize(("name", "limit"), [("a.txt", "1 MB"), ("a.html", "10 MB"), ("a.pdf", "50 MB")])
def test_a_file_too_large_is_refused_with_the_limit(name: str, limit: str) -> None:
    size = int(limit.split()[0]) * 1_000_000 + 1
    assert limit in reason(b" " * size, name)


def test_an_address_is_a_source_also_as_a_path() -> None:
    named = ["https://example.org/feed.xml", Path("https://example.org/feed.xml")]
    assert [one.name for one in find_sources(named) if isinstance(one, Source)] == ["https://example.org/feed.xml"] * 2


def test_a_mail_in_an_archive_is_read_and_what_is_still_deeper_is_refused() -> None:
    message = mail("\n\n".join(STORY))
    message.add_attachment(archive({"x.txt": b"They met."}), maintype="application", subtype="zip", filename="x.zip")
    first, second = read(archive({"m.eml": message.as_bytes()}), "all.zip")
    assert isinstance(first, Story) and first.source == "/in/all.zip!m.eml"
    assert isinstance(second, Refusal) and second.path == "/in/all.zip!m.eml!x.zip"
