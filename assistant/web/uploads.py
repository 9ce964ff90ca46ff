"""Files out of a form, bounded while they are read: in number, in size and by what they are called.

What is over a bound is skipped and named with its reason; the rest is kept, under numbers and never under the name that
was sent, in a folder that only this process's user may read.

BriefingError (index.types)
└── UploadInvalid    what was sent is no form with files, or is far too much
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import IO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import Request

from index.articles import SUFFIXES, max_bytes
from index.types import BriefingError, Refusal, listed

FOLDER = "incoming"
"""Below the data folder."""
_LONGEST_NAME = 120
"""Characters."""
_LONGEST_FIELD = 2_000
"""Bytes of a field that is no file."""
_STALE_SECONDS = 6 * 3600
"""What a killed process left behind is deleted after so long."""
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs")
"""Characters that show nothing, or that turn the direction of writing."""


class UploadInvalid(BriefingError):
    """What was sent cannot be taken as an upload."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is taken at a time."""

    megabytes: float
    """Of one file."""
    files: int

    @property
    def bytes(self) -> int:
        return int(self.megabytes * 1_000_000)


@dataclass(frozen=True, slots=True)
class Received:
    """What a form held."""

    files: tuple[tuple[str, Path], ...]
    """The name that each is shown under, each once, and where it lies."""
    refused: tuple[Refusal, ...]
    fields: dict[str, str] = field(default_factory=dict)


def folder_for(home: Path) -> Path:
    """A new folder for one upload; older ones that were left behind are deleted."""
    parent = home / FOLDER
    parent.mkdir(mode=0o700, exist_ok=True)
    for left in parent.iterdir():
        if left.stat().st_mtime < time.time() - _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(dir=parent))


async def receive(request: Request, folder: Path, bounds: Bounds) -> Received:
    """Read a form of files into a folder.

    Raises:
        UploadInvalid: it is no such form, it breaks off, or it is larger than all that would be taken.
    """
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise UploadInvalid("this is no form with files; choose files in the page and send them")
    form = _Form(folder, bounds)
    parser = MultipartParser(options[b"boundary"], form.callbacks())  # type: ignore[arg-type]
    most, read = bounds.bytes * (bounds.files + 1), 0
    try:
        async for piece in request.stream():
            read += len(piece)
            if read > most:
                raise UploadInvalid(f"over {most // 1_000_000:,} MB were sent at once; send fewer files at a time")
            parser.write(piece)
        parser.finalize()
    except FormParserError as error:
        raise UploadInvalid(f"the form cannot be read ({error}); send the files again") from error
    finally:
        form.close()
    return form.received()


def clean_name(sent: str) -> str:
    """The last part of a path without what shows nothing, short enough to read, with its suffix.

    `..\\x\\informe.PDF` -> `informe.PDF`.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", sent))[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    name = " ".join(seen.split()).strip(". ") or "article"
    suffix = PurePath(name).suffix
    if len(name) <= _LONGEST_NAME or len(suffix) > 12:
        return name[:_LONGEST_NAME]
    return name[: _LONGEST_NAME - len(suffix) - 1].rstrip() + "…" + suffix


class _Form:
    """Takes what the parser of a form finds, part by part."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self._folder, self._bounds = folder, bounds
        self._files: list[tuple[str, Path]] = []
        self._refused: list[Refusal] = []
        self._fields: dict[str, str] = {}
        self._names: set[str] = set()
        self._count = 0
        self._new_part()

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._new_part,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_ends,
            "on_headers_finished": self._part_is_known,
            "on_part_data": self._data,
            "on_part_end": self._part_ends,
        }

    def close(self) -> None:
        if self._open:
            self._open.close()

    def received(self) -> Received:
        return Received(tuple(self._files), tuple(self._refused), self._fields)

    def _new_part(self) -> None:
        self._headers: dict[bytes, bytes] = {}
        self._header, self._value = b"", b""
        self._open: IO[bytes] | None = None
        self._name: str | None = None
        self._field, self._text, self._size = "", b"", 0

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_ends(self) -> None:
        self._headers[self._header.lower()] = self._value
        self._header, self._value = b"", b""

    def _part_is_known(self) -> None:
        """A field, or a file that is opened unless it is refused already."""
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._field = options.get(b"name", b"").decode(errors="replace")
        if b"filename" not in options:
            return
        sent = options[b"filename"].decode(errors="replace")
        if not sent:
            self._field = ""  # a form without files sends one without a name
            return
        self._name = self._once(clean_name(sent))
        self._count += 1
        suffix = PurePath(self._name).suffix.lower()
        if self._count > self._bounds.files:
            self._refuse(f"more than {self._bounds.files} files at once; send it with the next ones")
        elif suffix not in SUFFIXES:
            self._refuse(f"format {suffix or 'without suffix'} is not read; use {', '.join(SUFFIXES)}")
        else:
            self._path = self._folder / str(self._count)
            self._open = self._path.open("xb")

    def _once(self, name: str) -> str:
        """The name, or one with a number that no other file of this form has."""
        suffix, number, told = PurePath(name).suffix, 2, name
        while told in self._names:
            told, number = f"{name.removesuffix(suffix)} ({number}){suffix}", number + 1
        self._names.add(told)
        return told

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._open:
            limit = min(self._bounds.bytes, max_bytes(self._name or ""))
            if self._size > limit:
                self._refuse(f"larger than {limit / 1_000_000:g} MB; split it into articles")
            else:
                self._open.write(data[start:end])
        elif self._name is None and self._field and self._size <= _LONGEST_FIELD:
            self._text += data[start:end]

    def _part_ends(self) -> None:
        if self._open:
            self._open.close()
            self._open = None
            self._files.append((self._name or "", self._path))
        elif self._name is None and self._field:
            self._fields[self._field] = self._text.decode(errors="replace")

    def _refuse(self, reason: str) -> None:
        if self._open:
            self._open.close()
            self._open = None
            self._path.unlink()
        self._refused.append(Refusal(self._name or "", reason))


def named(refusals: tuple[Refusal, ...]) -> str:
    """The names of refused files, for a log."""
    return listed(refusal.path for refusal in refusals)
