"""What the form of an upload takes and refuses, before anything is read as an article."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from starlette.requests import Request

from assistant.web.incoming import Turns
from assistant.web.refusals import in_language
from assistant.web.uploads import Bounds, Received, UploadInvalid, clean_name, folder_for, receive
from index.articles import Document, read_document
from index.types import IndexBusy, Refusal

BOUNDS = Bounds(0.001, 2)


def part(disposition: str, content: bytes) -> bytes:
    return b"--edge\r\nContent-Disposition: form-data; " + disposition.encode() + b"\r\n\r\n" + content + b"\r\n"


def file(name: str, content: bytes = b"text") -> bytes:
    return part(f'name="files"; filename="{name}"', content)


def sent(folder: Path, body: bytes, kind: str = "multipart/form-data; boundary=edge", step: int = 7) -> Received:
    """What is received of a body that comes in pieces of a few bytes."""

    async def pieces() -> AsyncIterator[dict[str, object]]:
        for start in range(0, len(body), step):
            yield {"type": "http.request", "body": body[start : start + step], "more_body": True}
        yield {"type": "http.request", "body": b"", "more_body": False}

    stream = pieces()
    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind.encode())]}
    return asyncio.run(receive(Request(scope, lambda: anext(stream)), folder, BOUNDS))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../x.md", "x.md"),
        (r"..\..\C:\x\informe.PDF", "informe.PDF"),
        ("<img src=x onerror=alert(1)>.md", "<img src=x onerror=alert(1)>.md"),
        ("a\u202egnp.txt", "agnp.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        (" .. ", "article"),
        (".htaccess", "htaccess"),
        ("n" * 300 + ".docx", "n" * 114 + "….docx"),
        ("cafe\u0301.txt", "caf\u00e9.txt"),
    ],
)
def test_a_name_is_shown_without_path_and_without_what_shows_nothing(name: str, clean: str) -> None:
    assert clean_name(name) == clean
    assert len(clean_name(name)) <= 120


def test_files_lie_under_numbers_and_each_name_is_there_once(tmp_path: Path) -> None:
    body = part('name="marking"', b"secret") + file("same.txt", b"one") + file("x/same.txt", b"two") + b"--edge--\r\n"
    found = sent(tmp_path, body)
    assert found.fields == {"marking": "secret"}
    assert [(name, path.name, path.read_bytes()) for name, path in found.files] == [
        ("same.txt", "1", b"one"),
        ("same (2).txt", "2", b"two"),
    ]
    assert found.refused == ()


def test_what_is_too_large_too_many_or_of_no_format_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    body = file("big.txt", b"x" * 1_001) + file("setup.exe") + file("c.txt") + b"--edge--\r\n"
    found = sent(tmp_path, body)
    assert [(one.path, one.reason.split(";")[0]) for one in found.refused] == [
        ("big.txt", "larger than 0.001 MB"),
        ("setup.exe", "format .exe is not read"),
        ("c.txt", "more than 2 files at once"),
    ]
    assert found.files == () and list(tmp_path.iterdir()) == []
    assert [name for name, _ in sent(tmp_path, file("b.txt", b"x" * 1_000) + b"--edge--\r\n").files] == ["b.txt"]


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"a=1", "application/x-www-form-urlencoded", "no form with files"),
        (b"nothing of the kind", "multipart/form-data; boundary=edge", "cannot be read"),
        (file("a.txt", b"x" * 3_000), "multipart/form-data; boundary=edge", "were sent at once"),
    ],
)
def test_what_is_no_form_or_far_too_much_is_refused_whole(tmp_path: Path, body: bytes, kind: str, said: str) -> None:
    with pytest.raises(UploadInvalid, match=said):
        sent(tmp_path, body, kind)


def test_a_form_without_files_has_none(tmp_path: Path) -> None:
    assert sent(tmp_path, file("", b"") + b"--edge--\r\n") == Received((), (), {})


def test_only_this_user_may_read_what_comes_in_and_old_rests_go(tmp_path: Path) -> None:
    import os

    left = folder_for(tmp_path)
    os.utime(left, (1, 1))
    folder = folder_for(tmp_path)
    assert folder.stat().st_mode & 0o077 == folder.parent.stat().st_mode & 0o077 == 0
    assert not left.exists()


def test_a_second_change_waits_and_says_so() -> None:
    turns, inside, leave, told = Turns(), threading.Event(), threading.Event(), list[str]()

    def first() -> None:
        with turns.turn():
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=first)
    thread.start()
    assert inside.wait(5)
    with pytest.raises(IndexBusy), turns.turn(lambda: told.append("waiting"), seconds=0.01):
        pass
    leave.set()
    with turns.turn(lambda: told.append("waiting again"), seconds=5):
        pass
    thread.join()
    assert told[0] == "waiting"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", bytes(range(256)) * 20),
        ("a.exe", b"MZ"),
        ("a.zip", b"PK"),
        ("a.docx", b"PK"),
        ("a.json", b"{}"),
        ("a.eml", b"x"),
        ("a.html", b"<html><body><p>Menu</p></body></html>"),
        ("a.xml", b"<rss><channel></channel></rss>"),
        ("a.pdf", b"%PDF-1.4"),
        ("a.md", b"---\nmarking: cosmic\n---\nText of a story."),
        ("a.md", b"---\npublished: yesterday\n---\nText of a story."),
    ],
)
def test_a_refusal_is_told_in_spanish_too(name: str, content: bytes) -> None:
    (refused,) = read_document(Document(name, name, content))
    assert isinstance(refused, Refusal)
    spanish, language = in_language(refused.reason, "es")
    assert language == "es" and spanish != refused.reason
    assert in_language(refused.reason, "en") == (refused.reason, "en")
    assert in_language("something new", "es") == ("something new", "en")
