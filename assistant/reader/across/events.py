"""Articles on the same event: which of them corrects another."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.reader.evidence.match import opening
from index.types import Article
from index.wire import layout

DAYS_APART = 3
"""Between two reports of one event."""
MAIN_COUNTRIES = 2
"""Those that an article names most."""
_ALIKE = 0.3
"""Least share of what the shorter of two beginnings speaks of, countries aside, that both do."""
_CORRECTS = re.compile(
    r"^\W*(?:correct(?:s|ed|ion)|corrig\w+|correcci[oó]n|fe de erratas)\b|"
    r"[(\[–—-]\s*(?:correct(?:s|ed|ion)|corregid[oa]|corrige|correcci[oó]n)\b",
    re.IGNORECASE,
)


def same_event(one: Article, other: Article) -> bool:
    """Do two articles, of days that lie close, name the same countries most and tell of the same things?"""
    if one.date is None or other.date is None or abs((one.date - other.date).days) > DAYS_APART:
        return False
    if set(one.countries[:MAIN_COUNTRIES]) != set(other.countries[:MAIN_COUNTRIES]):
        return False
    mine, theirs = _keys(one), _keys(other)
    return bool(mine and theirs) and len(mine & theirs) >= _ALIKE * min(len(mine), len(theirs))


def is_correction(article: Article) -> bool:
    """Does it say of itself that it corrects an earlier report?"""
    note = layout(article.body).note
    return any(_CORRECTS.search(text) for text in (article.title, note.of(article.body) if note else ""))


def corrects(later: Article, earlier: Article) -> bool:
    """Does a correction speak of this report: of the same event, and not of a later day?"""
    return is_correction(later) and same_event(later, earlier) and not _after(earlier, later)


def _after(one: Article, other: Article) -> bool:
    days = [article.published or article.date for article in (one, other)]
    return bool(days[0] and days[1] and days[0] > days[1])


@lru_cache(maxsize=4096)
def _keys(article: Article) -> frozenset[str]:
    told = opening(article)
    return told.keys - told.countries - set(article.countries)
