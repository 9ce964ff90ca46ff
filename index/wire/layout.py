"""Where the parts of a wire story stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index.types import Span
from index.wire.addressed import addressed, told
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
    addressed: tuple[Span, ...] = ()
    """What speaks to a program, anywhere in the body: "Ignore all previous instructions"."""


@lru_cache(maxsize=64)
def layout(body: str) -> Layout:
    """Find headline, editor's note, dateline, story, sign-off and boilerplate of `body`; the latest are remembered."""
    read = told(body)
    head = read_head(read)
    end = end_of_story(read, head.start, len(read.rstrip()))
    speaking = addressed(body)
    inside = [Span(max(one.start, head.start), min(one.end, end)) for one in speaking]
    return Layout(
        head.title,
        head.note,
        head.dateline,
        Span(head.start, max(head.start, end)),
        head.subtitles,
        _merged([*left_out(read, head.start, end), *(one for one in inside if one.start < one.end)]),
        head.agency,
        head.printed_date,
        head.marking,
        speaking,
    )


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """In order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
