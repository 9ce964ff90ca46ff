"""What an editor sets by hand: the next version of an article, with the same text and another record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from index.articles.sources import UPLOAD
from index.entities import country_codes, first_names
from index.types import MARKINGS, Article, BriefingError, listed

Changes = Mapping[str, Any]
"""By the fields of `CORRECTABLE`, in the types that `Article` has them in."""
_BY_HAND = "corrected by hand"


class ChangeInvalid(BriefingError):
    """A field of an article cannot be set, or not to this."""


def _text(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST)


def _day(value: object) -> bool:
    return value is None or isinstance(value, date)


def _among(known: Callable[[], Any]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, tuple) and set(value) <= set(known())


_LONGEST = 500
"""Characters of a headline or name."""
_SHORT_TEXT = f"a text of at most {_LONGEST} characters"
_DAY = "a date, or none"
CORRECTABLE: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "title": (lambda value: value is not None and _text(value), _SHORT_TEXT),
    "agency": (_text, f"{_SHORT_TEXT}, or none"),
    "publisher": (_text, f"{_SHORT_TEXT}, or none"),
    "dateline_place": (_text, f"{_SHORT_TEXT}, or none"),
    "published": (_day, _DAY),
    "event_date": (_day, _DAY),
    "language": (lambda value: bool(re.fullmatch("[a-z]{2,3}", str(value))), "a code such as en or es"),
    "countries": (_among(country_codes), "codes of countries such as PE"),
    "topics": (_among(lambda: first_names("glossary", "en")), "keys of topics such as drug_trafficking"),
    "marking": (lambda value: value in MARKINGS, f"one of {', '.join(MARKINGS)}"),
}
"""Fields that can be set, with the check of a value and what it must be."""


def corrected(article: Article, changes: Changes, version: int) -> Article:
    """The article as an editor sets it.

    Raises:
        ChangeInvalid: a field is not in `CORRECTABLE`, a value is not what it must be, or nothing differs.
    """
    for name, value in changes.items():
        if name not in CORRECTABLE:
            raise ChangeInvalid(f"{name} cannot be set by hand; these can: {listed(CORRECTABLE, limit=20)}")
        fits, expected = CORRECTABLE[name]
        if not fits(value):
            raise ChangeInvalid(f"{name}: {value!r} will not do; write {expected}")
    made = {name: value for name, value in changes.items() if getattr(article, name) != value}
    if not made:
        raise ChangeInvalid(f"nothing of {article.id} would change; it says all this already")
    told = f"{article.sha256}\n{version}\n{sorted((name, str(value)) for name, value in made.items())}"
    if "event_date" in made:
        made["event_date_basis"] = "dateline" if made["event_date"] else "none"
    return replace(
        article,
        **made,
        version=version,
        sha256=hashlib.sha256(told.encode()).hexdigest(),
        by_hand=tuple(sorted({*article.by_hand, *(made.keys() & CORRECTABLE.keys())})),
    )


def keeping(article: Article, earlier: Article) -> Article:
    """A later version with what an editor set in the earlier one; an upload never makes a story less guarded."""
    kept = {name: getattr(earlier, name) for name in earlier.by_hand}
    if "event_date" in kept:
        kept["event_date_basis"] = earlier.event_date_basis
    if article.source.startswith(UPLOAD) and MARKINGS.index(earlier.marking) > MARKINGS.index(article.marking):
        kept["marking"] = earlier.marking
    return replace(article, **kept, by_hand=earlier.by_hand) if kept else article


def by_hand(reason: str, by: str = "") -> str:
    """Why a version is there that an editor made; `read_by_hand` takes it apart."""
    named = f" ({' '.join(by.split())})" if by.strip() else ""
    return f"{_BY_HAND}{named}: {' '.join(reason.split()) or '-'}"


def read_by_hand(why: str) -> tuple[str, str] | None:
    """Who and for what reason, of a version that an editor made."""
    found = re.fullmatch(rf"{_BY_HAND}(?: \((.*?)\))?: (.*?)(?:; reprint of .*)?", why, re.DOTALL)
    return (found.group(1) or "", found.group(2)) if found else None
