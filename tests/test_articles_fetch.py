"""Pages and feeds by address, from a real server on the loopback."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import Any

import pytest
from samples import STORY, html, rss, rss_entry

from index.articles import Reading, Source, read_document
from index.articles import fetch as fetching
from index.articles.fetch import fetch, is_private
from index.types import Article, ArticleUnreadable

HOME = Reading(private_addresses=True, timeout=5)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server that notes what it is asked for."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.hosts: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.hosts.append(self.headers["Host"])
                with suppress(OSError):  # the other side has had enough
                    site.pages.get(self.path, sent(b"none", status=404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.address = f"http://{host}:{self.port}"
        Thread(target=self.server.serve_forever, daemon=True).start()


def sent(data: bytes, media_type: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": media_type, **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def redirected(to: str) -> Answer:
    return sent(b"", status=302, Location=to)


def endless(piece: bytes, pause: float) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        sent(b"")(handler)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return answer


def drips_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def refused(address: str, reading: Reading = HOME) -> str:
    with pytest.raises(ArticleUnreadable) as caught:
        fetch(address, reading)
    assert caught.value.path == address
    return caught.value.reason


def test_a_feed_is_read_and_nothing_but_its_address_is_asked_for(site: Site) -> None:
    entry = rss_entry((*STORY, f"{site.address}/picture.png")) + f"<link>{site.address}/story</link>"
    site.pages["/feed?lang=es"] = sent(rss(entry), "application/rss+xml")
    address = f"{site.address}/feed?lang=es"
    (found,) = read_document(Source(address, HOME).read(), HOME)
    assert isinstance(found, Article) and found.source.startswith(f"{address}#")
    assert site.asked == ["/feed?lang=es"]


def test_a_page_comes_with_its_declared_type_and_charset(site: Site) -> None:
    page = html(STORY).decode().replace('<meta charset="utf-8">', "").encode("cp1252")
    site.pages["/noticia"] = sent(page, "text/html; charset=windows-1252")
    (found,) = read_document(fetch(f"{site.address}/noticia", HOME), HOME)
    assert isinstance(found, Article) and found.body == "\n\n".join(STORY)


def test_a_packed_answer_is_unpacked(site: Site) -> None:
    site.pages["/"] = sent(gzip.compress(html(STORY)), Content_Encoding="gzip")
    assert fetch(site.address, HOME).data == html(STORY)


def test_a_redirect_is_followed_and_the_source_stays_what_was_asked_for(site: Site) -> None:
    site.pages.update({"/old": redirected("/new.html"), "/new.html": sent(html(STORY))})
    document = fetch(f"{site.address}/old", HOME)
    assert (document.name, document.source) == ("new.html", f"{site.address}/old")


def test_redirects_without_end_are_refused(site: Site) -> None:
    site.pages["/"] = redirected("/")
    assert "more than 3 times" in refused(site.address + "/")
    assert len(site.asked) == 4


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/"])
def test_a_redirect_to_another_scheme_is_refused(site: Site, target: str) -> None:
    site.pages["/"] = redirected(target)
    assert "only http and https" in refused(site.address + "/")


def test_a_private_address_is_refused_unasked(site: Site) -> None:
    assert "private" in refused(site.address, Reading())
    assert "private" in refused(f"http://localhost:{site.port}/", Reading())
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused_unasked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Site("127.0.0.2")
    site.pages["/"] = redirected(f"{inner.address}/secret")
    monkeypatch.setattr(fetching, "is_private", lambda number: str(number) == "127.0.0.2")
    assert "127.0.0.2" in refused(site.address + "/", Reading(timeout=5))
    assert (site.asked, inner.asked) == (["/"], [])
    inner.server.shutdown()
    inner.server.server_close()


def test_the_number_that_was_checked_is_the_one_that_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means another machine at the second look-up ("rebinding") is looked up once."""
    looked_up: list[str] = []

    def answers(host: str, port: int, *others: Any, **more: Any) -> list[Any]:
        if host != "news.example":
            return real(host, port, *others, **more)
        looked_up.append(host)
        number = "127.0.0.1" if len(looked_up) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    site.pages["/"] = sent(html(STORY))
    with monkeypatch.context() as patch:
        patch.setattr(fetching.socket, "getaddrinfo", answers)
        fetch(f"http://news.example:{site.port}/", HOME)
    assert (looked_up, site.hosts) == (["news.example"], [f"news.example:{site.port}"])


real = socket.getaddrinfo


@pytest.mark.parametrize(
    "number",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 240.0.0.1
    198.18.0.1 ::1 :: fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1
    2002:7f00:1:: 2001:db8::1""".split(),
)
def test_numbers_that_are_not_public(number: str) -> None:
    assert is_private(ip_address(number))


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_numbers_that_are_public(number: str) -> None:
    assert not is_private(ip_address(number))


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "[::1]"])
def test_a_private_address_in_disguise_is_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_the_system_does(host: str, port: int, **more: Any) -> list[Any]:
        return real(host if ":" in host else socket.inet_ntoa(socket.inet_aton(host)), port, **more)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", as_the_system_does)
    assert "private" in refused(f"http://{host}/", Reading())


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/feed", "only http and https"),
        ("http://user:pass@127.0.0.1/", "password"),
        ("http://", "no address"),
        ("http://127.0.0.1:99999/", "no address"),
        ("http://127.0.0.1/a b", "no address"),
    ],
)
def test_what_is_no_plain_address_is_refused(address: str, reason: str) -> None:
    assert reason in refused(address)


def test_an_unknown_host_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(fetching.socket, "getaddrinfo", fails)
    assert "'nowhere.example' is not known" in refused("http://nowhere.example/")


def test_a_missing_page_and_a_picture_are_refused(site: Site) -> None:
    site.pages["/p"] = sent(b"\x89PNG", "image/png")
    assert "404" in refused(f"{site.address}/none")
    assert "image/png" in refused(f"{site.address}/p")


def test_a_closed_port_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "cannot be fetched" in refused(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("answer", [endless(b"x", 0.05), drips_headers, lambda _: time.sleep(3)])
def test_what_does_not_come_in_time_is_given_up(site: Site, answer: Answer) -> None:
    site.pages["/"] = answer
    assert "within 0.4 seconds" in refused(site.address + "/", Reading(private_addresses=True, timeout=0.4))


def test_a_body_without_end_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    site.pages["/"] = endless(b"x" * 100_000, 0)
    assert "larger than 1 MB" in refused(site.address + "/")


def test_a_gzip_bomb_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_FETCHED", 1_000_000)
    site.pages["/"] = sent(gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
    assert "larger than 1 MB" in refused(site.address + "/")


def test_a_packing_that_was_not_asked_for_is_refused(site: Site) -> None:
    site.pages["/"] = sent(b"x", Content_Encoding="br")
    assert "not asked for" in refused(site.address + "/")


def test_proxies_of_the_environment_are_ignored(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:9")
    site.pages["/"] = sent(html(STORY))
    assert fetch(site.address, HOME).data == html(STORY)
