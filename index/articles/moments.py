"""Dates and times as envelopes write them: ISO 8601 with and without dashes, and the mail's own form."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_YEARS = range(1900, 2101)


def moment(text: object) -> date | datetime | None:
    """`20231220T143000-0300`, `2023-12-20`, `Wed, 20 Dec 2023 14:30:00 GMT`; `None` for anything else."""
    value = str(text or "").strip()
    found: date | datetime | None = None
    try:
        found = date.fromisoformat(value) if _DAY.fullmatch(value) else datetime.fromisoformat(value)
    except ValueError:
        try:
            found = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            day = _DAY.match(value)
            found = _day(day.group()) if day else None
    return found if found and found.year in _YEARS else None


def instant(text: object) -> datetime | None:
    """The same with a time and a zone, so that two can be compared; what names no zone is taken for UTC."""
    found = moment(text)
    if not isinstance(found, datetime):
        return datetime(found.year, found.month, found.day, tzinfo=UTC) if found else None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
