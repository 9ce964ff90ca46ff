"""What has changed since a briefing was made: of the articles that it was made from, and of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.briefings.desk import Desk
from assistant.briefings.kept import Kept
from assistant.documents.types import Document
from index.types import Article, BriefingError


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the articles of a briefing."""

    corrected: tuple[Article, ...] = ()
    """Their newer versions."""
    withdrawn: tuple[Article, ...] = ()
    """By their agencies."""
    new: tuple[Article, ...] = ()
    """What the same request finds now and did not find then."""

    def __bool__(self) -> bool:
        return bool(self.corrected or self.withdrawn or self.new)


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says and another does not."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


def moved(kept: Kept, desk: Desk) -> Moved | None:
    """What became of the articles of a briefing; `None` while nothing at all has changed in the library."""
    library = desk.assistant.library
    if kept.revision == library.registry.revision:
        return None
    current = [(library.article(id_), version) for id_, version in kept.read]
    return Moved(
        corrected=tuple(one for one, version in current if one and one.version != version and not one.canceled),
        withdrawn=tuple(one for one, _ in current if one and one.canceled),
        new=tuple(_new(kept, desk)),
    )


def _new(kept: Kept, desk: Desk) -> Iterator[Article]:
    read = {id_ for id_, _ in kept.read}
    for request in (kept.order.request, kept.order.other):
        try:
            found = desk.chosen(request).articles if request else ()
        except BriefingError:  # such as an article that is no more: then there is nothing new to find
            continue
        for article in found:
            if article.id not in read:
                read.add(article.id)
                yield article


def told(before: Document, now: Document) -> Told:
    """What is said now and was not before, and the other way round, in the order of reading."""
    then, today = list(_said(before)), list(_said(now))
    return Told(
        tuple(text for text in today if text not in set(then)), tuple(text for text in then if text not in set(today))
    )


def _said(document: Document) -> Iterator[str]:
    """Each sentence and each row of a table once."""
    texts: dict[str, None] = {}
    for section in document.sections:
        texts |= dict.fromkeys(one.text for one in section.sentences)
        for row in section.table.rows if section.table else ():
            texts["; ".join(cell.text for cell in row if cell.text)] = None
    yield from texts
