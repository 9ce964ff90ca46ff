"""What a wire story says of itself: headline, dateline, agency, dates, sign-off, and what in it is no story.

A wire story prints its headline (often twice), a dateline ("Lima, December 20 (EFE). –"), the story, and a sign-off
("pbc/gdl/gad"). The dateline often lacks the year; a weekday in the lead ("this Wednesday") tells it, and what was
inferred that way is marked as inferred.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.types import DateBasis, Span
from index.wire.addressed import addressed, to_a_program, told
from index.wire.agencies import canonical
from index.wire.dateline import Dateline
from index.wire.dates import DatedMention, resolve
from index.wire.event import day_of_line, event_day
from index.wire.layout import Layout, layout

__all__ = [
    "DatedMention", "Dateline", "Layout", "WireFacts", "addressed", "canonical", "layout", "read_wire", "resolve",
    "to_a_program", "told",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class WireFacts:
    """What was recognised; every field may be missing."""

    title: str | None
    place: str | None
    agency: str | None
    event_date: date | None
    basis: DateBasis
    story: Span
    published: date | None = None
    """Of a line above the story that is a date, or as given."""
    marking: str | None = None
    """As printed above the story, unchecked."""


def read_wire(body: str, published: date | None, today: date) -> WireFacts:
    """Recognise what `body` says of itself.

    `published` (from front matter) and `today` only help to find a year that the dateline does not print.
    """
    found = layout(body)
    dateline = found.dateline
    published = published or (day_of_line(found.printed_date.of(body)) if found.printed_date else None)
    event_date, basis = event_day(dateline.day if dateline else None, told(body), found.story, published, today)
    return WireFacts(
        title=found.title,
        place=dateline.place if dateline else None,
        agency=(dateline.agency if dateline else None) or found.agency,
        event_date=event_date,
        basis=basis,
        story=found.story,
        published=published,
        marking=found.marking,
    )
