"""Zip files, opened within bounds and never extracted to disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from index.articles.story import Document
from index.types import ArticleUnreadable

_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class ZipBounds:
    """What a zip file may hold; the sizes that it declares itself are not believed."""

    members: int
    total: int
    """Bytes of all members, unpacked."""
    member: int
    """Bytes of one member, unpacked."""
    ratio: int
    """Unpacked bytes of a member over packed ones; prose reaches 5, tables of zeros 1,000."""


class BoundedZip:
    """A zip file whose members can be read one by one while the bounds hold."""

    def __init__(self, archive: zipfile.ZipFile, source: str, bounds: ZipBounds) -> None:
        self._archive = archive
        self._source = source
        self._bounds = bounds
        self._read = 0

    def __enter__(self) -> BoundedZip:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """The files in it, folders left out."""
        return [info.filename for info in self._archive.infolist() if not info.is_dir()]

    def members(self) -> list[zipfile.ZipInfo]:
        """The same with all that is known of each."""
        return [info for info in self._archive.infolist() if not info.is_dir()]

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """The bytes of a member.

        Raises:
            ArticleUnreadable: encrypted, damaged, a link, or beyond the bounds.
        """
        info = member if isinstance(member, zipfile.ZipInfo) else self._archive.getinfo(member)
        where = f"{self._source}!{info.filename}"
        if info.flag_bits & 0x1:
            raise ArticleUnreadable(where, "it is encrypted; unpack it with its password first")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise ArticleUnreadable(where, "it is a symbolic link, which is not followed")
        try:
            with self._archive.open(info) as file:
                return self._within(file, info, where)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ArticleUnreadable(where, f"it is damaged ({error}); pack it anew") from error

    def _within(self, file: IO[bytes], info: zipfile.ZipInfo, where: str) -> bytes:
        data = bytearray()
        while piece := file.read(_PIECE):
            data += piece
            self._read += len(piece)
            if len(data) > self._bounds.member:
                raise ArticleUnreadable(where, f"unpacked it is larger than {self._bounds.member // 1_000_000} MB")
            if len(data) > 1_000_000 and len(data) > self._bounds.ratio * max(info.compress_size, 1):
                raise ArticleUnreadable(
                    where, f"it unpacks to over {self._bounds.ratio} times its size, as a bomb does"
                )
            if self._read > self._bounds.total:
                raise ArticleUnreadable(
                    self._source, f"unpacked it is larger than {self._bounds.total // 1_000_000} MB in all; split it"
                )
        return bytes(data)


def open_zip(document: Document, bounds: ZipBounds) -> BoundedZip:
    """The zip file in a document.

    Raises:
        ArticleUnreadable: no zip file, damaged, or with too many members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ArticleUnreadable(document.source, f"it is no zip file, or a damaged one ({error})") from error
    if len(archive.infolist()) > bounds.members:
        raise ArticleUnreadable(
            document.source,
            f"it has {len(archive.infolist()):,} members, at most {bounds.members:,} are read; split it",
        )
    return BoundedZip(archive, document.source, bounds)
