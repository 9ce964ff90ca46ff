"""Where the parts of a wire story stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.types import Span
from index.wire.boilerplate import end_of_story, left_out
from index.wire.dateline import Dateline
from index.wire.headline import read_head


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a wire story stand, by offsets into its body."""

    title: str | None
    note: Span | None
    """An editor's note in brackets between headline and dateline: "(Corrects the date in the first sentence)"."""
    dateline: Dateline | None
    story: Span
    """The text itself: after headline, note and dateline, before the sign-off."""
    subtitles: tuple[Span, ...] = ()
    """Lines between headline and dateline that tell more of the story."""
    left_out: tuple[Span, ...] = ()
    """What stands inside `story` and is none of it: "Read more: …", photo captions, subscription lines."""
    agency: str | None = None
    """Of a byline or a line above the story."""
    printed_date: Span | None = None
    """A line above the story that is a date: "Published: December 20, 2023"."""
    marking: str | None = None
    """As printed on a line above the story: "RESTRICTED"."""


@lru_cache(maxsize=64)
def layout(body: str) -> Layout:
    """Find headline, editor's note, dateline, story, sign-off and boilerplate of `body`; the latest are remembered."""
    head = read_head(body)
    end = end_of_story(body, head.start, len(body.rstrip()))
    return Layout(
        head.title,
        head.note,
        head.dateline,
        Span(head.start, max(head.start, end)),
        head.subtitles,
        left_out(body, head.start, end),
        head.agency,
        head.printed_date,
        head.marking,
    )
