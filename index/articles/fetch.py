"""A page or feed by its address: that address only, within limits, and never into a private network.

The one place that imports httpx.
"""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from index.articles.story import Document, Reading
from index.types import ArticleUnreadable

MAX_FETCHED = 20_000_000
"""Bytes of an answer, as sent and unpacked."""
MAX_REDIRECTS = 3
_ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xml;q=0.9, */*;q=0.5"
_NEVER = ("image/", "audio/", "video/", "font/")
_PIECE = 65_536
_NAT64 = ip_network("64:ff9b::/96")

Address = IPv4Address | IPv6Address


@dataclass(slots=True)
class _Fetch:
    """One fetch: what was asked for, and until when."""

    asked: str
    reading: Reading
    deadline: float
    """Of the monotonic clock."""
    client: httpx.Client

    def refuse(self, reason: str) -> ArticleUnreadable:
        return ArticleUnreadable(self.asked, reason)

    def left(self) -> float:
        """Seconds; raises when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> ArticleUnreadable:
        return self.refuse(f"it did not arrive within {self.reading.timeout:g} seconds; try again later")


def is_web_address(name: str) -> bool:
    """Does a name begin like an address of any scheme? `C:\\\\file` and `/a/b` do not."""
    return "://" in name[:12]


def fetch(address: str, reading: Reading = Reading()) -> Document:
    """What stands at an http(s) address.

    Raises:
        ArticleUnreadable: the address is no such or leads into a private network, or nothing fit came in time.
    """
    with httpx.Client(trust_env=False, follow_redirects=False, limits=httpx.Limits(max_connections=1)) as client:
        task = _Fetch(address, reading, time.monotonic() + reading.timeout, client)
        return _within(task, lambda: _follow(task))


def _within(task: _Fetch, work: Callable[[], Document]) -> Document:
    """The result of `work`, or an error at the deadline.

    In a thread, since neither a look-up of a name nor an answer that drips byte by byte heeds a timeout.
    """
    results: list[Document] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True, name="fetch")
    thread.start()
    thread.join(max(task.deadline - time.monotonic(), 0) + 0.5)
    if thread.is_alive():
        raise task.late()
    if errors:
        raise errors[0]
    return results[0]


def _follow(task: _Fetch) -> Document:
    address = task.asked
    for _ in range(MAX_REDIRECTS + 1):
        found = _get(task, address)
        if isinstance(found, Document):
            return found
        address = urljoin(address, found)
    raise task.refuse(f"it redirects more than {MAX_REDIRECTS} times; give the final address")


def _get(task: _Fetch, address: str) -> Document | str:
    """The document at an address, or where it redirects to."""
    url, request_headers, extensions = _checked(task, address)
    try:
        with task.client.stream(
            "GET", url, headers=request_headers, extensions=extensions, timeout=task.left()
        ) as answer:
            if answer.status_code in (301, 302, 303, 307, 308) and answer.headers.get("location"):
                return str(answer.headers["location"])
            return _document(task, address, answer)
    except httpx.TimeoutException as error:
        raise task.late() from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise task.refuse(f"it cannot be fetched ({error or type(error).__name__}); check the address") from error


def _checked(task: _Fetch, address: str) -> tuple[str, dict[str, str], dict[str, object]]:
    """The request for an address: to the number that was checked, so that its name cannot mean another one later."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise task.refuse(f"{address!r} is no address ({error})") from error
    if parts.scheme not in ("http", "https"):
        raise task.refuse(f"only http and https addresses are fetched, {address!r} is neither")
    if parts.username or parts.password:
        raise task.refuse(
            "the address holds a user name or password, which would be kept with the article; take it out"
        )
    if not host or any(character.isspace() or ord(character) < 32 for character in address):
        raise task.refuse(f"{address!r} is no address; write it like https://example.org/feed.xml")
    number = _resolved(task, host, port)
    target = f"[{number}]" if number.version == 6 else str(number)
    ascii_host = _ascii(task, host)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    shown = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    headers = {
        "Host": shown if parts.port is None else f"{shown}:{port}",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "User-Agent": "security-briefing",
    }
    return f"{parts.scheme}://{target}:{port}{path}", headers, {"sni_hostname": ascii_host}


def _ascii(task: _Fetch, host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise task.refuse(f"{host!r} is no name of a host ({error})") from error


def _resolved(task: _Fetch, host: str, port: int) -> Address:
    """The first number of a host; one private number among them is enough to refuse it."""
    try:
        found = socket.getaddrinfo(_ascii(task, host), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise task.refuse(f"the host {host!r} is not known ({error}); check the address and the network") from error
    numbers = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    private = next((number for number in numbers if is_private(number)), None)
    if not numbers:
        raise task.refuse(f"the host {host!r} has no address")
    if private and not task.reading.private_addresses:
        raise task.refuse(
            f"{host} leads to {private}, an address of this machine or of a private network; "
            "set BRIEFING_PRIVATE_ADDRESSES=true if that is meant"
        )
    return numbers[0]


def is_private(number: Address) -> bool:
    """Anything but a public unicast address, also one that is wrapped into IPv6."""
    if isinstance(number, IPv6Address):
        if number.ipv4_mapped or number in _NAT64:
            return is_private(IPv4Address(int(number) & 0xFFFF_FFFF))
        inner = number.sixtofour or (number.teredo or (None, None))[1]
        if int(number) >> 32 == 0 or (inner is not None and is_private(inner)):
            return True
    return not number.is_global or number.is_multicast or number.is_reserved or number.is_unspecified


def _document(task: _Fetch, address: str, answer: httpx.Response) -> Document:
    if answer.status_code != 200:
        raise task.refuse(
            f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip() + "; check the address"
        )
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type.startswith(_NEVER):
        raise task.refuse(f"the server sends {media_type}, which is no article")
    name = PurePosixPath(unquote(urlsplit(address).path)).name
    return Document(
        name=name or urlsplit(address).hostname or "page",
        source=task.asked,
        data=_body(task, answer),
        media_type=media_type or None,
        charset=answer.charset_encoding,
    )


def _body(task: _Fetch, answer: httpx.Response) -> bytes:
    """The answer, unpacked by ourselves: a library unpacks a whole piece before it can be measured."""
    encoding = answer.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise task.refuse(f"the server packs its answer as {encoding}, which was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    data, sent = bytearray(), 0
    try:
        for piece in answer.iter_raw(_PIECE):
            sent += len(piece)
            data += unpacker.decompress(piece, MAX_FETCHED + 1 - len(data)) if unpacker else piece
            if max(sent, len(data)) > MAX_FETCHED:
                raise task.refuse(f"it is larger than {MAX_FETCHED // 1_000_000} MB; it is no article")
            task.left()
    except zlib.error as error:
        raise task.refuse(f"its packing is damaged ({error}); try again") from error
    return bytes(data)
