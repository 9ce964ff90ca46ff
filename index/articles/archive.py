"""Zip archives of articles. Nothing is ever written to disk, so that a member's path is only a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from index.articles.sources import SUFFIXES, max_bytes
from index.articles.story import Document, Story
from index.articles.zipped import ZipBounds, open_zip
from index.types import ArticleUnreadable, Refusal

BOUNDS = ZipBounds(members=10_000, total=500_000_000, member=50_000_000, ratio=200)


def read_archive(
    document: Document, nested: Callable[[Document], Iterator[Story | Refusal]]
) -> Iterator[Story | Refusal]:
    """The stories of every member that is an article, in the order of their names.

    Raises:
        ArticleUnreadable: no zip archive, damaged, or with no article in it.
    """
    with open_zip(document, BOUNDS) as archive:
        members = sorted(
            (info for info in archive.members() if not _hidden(info.filename)), key=lambda one: one.filename
        )
        articles = [info for info in members if PurePosixPath(info.filename).suffix.lower() in SUFFIXES]
        if not articles:
            raise ArticleUnreadable(
                document.source, f"the archive holds no article; these are read: {', '.join(SUFFIXES)}"
            )
        for info in articles:
            source, limit = f"{document.source}!{info.filename}", max_bytes(info.filename)
            if info.file_size > limit:
                yield Refusal(source, f"larger than {limit // 1_000_000} MB; split it into articles")
                continue
            try:
                data = archive.read(info)
            except ArticleUnreadable as error:
                if str(error.path) == document.source:
                    raise  # the archive as a whole is beyond its bounds
                yield Refusal(str(error.path), error.reason)
                continue
            yield from nested(Document(PurePosixPath(info.filename).name, source, data))


def _hidden(name: str) -> bool:
    """macOS keeps a shadow of each file in `__MACOSX`, and its names begin with `._`."""
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)
