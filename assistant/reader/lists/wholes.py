"""Entries as whole as they are printed: "the naval base in | the bay" is one, "the wing and the regiment" are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.reader.lists.listings import Listing
from assistant.types import DraftItem, Evidence
from index.types import Span

_IN = r"(?:in|at|near|on|of|en|de|del)"
_ARTICLE = r"(?:[Tt]he|[Ee]l|[Ll]a|[Ll]os|[Ll]as)"
_PLACED = re.compile(rf"(?:{_ARTICLE} )?\w.* {_IN} (?:{_ARTICLE} )?[A-ZÁÉÍÓÚÑ]")
"""An entry that says itself where it is."""
_NAMED = (
    r"(?: [A-ZÁÉÍÓÚÑ][\w’'-]+)+(?: [a-zß-öø-ÿ][\w’'-]+){0,2}|(?: [a-zß-öø-ÿ][\w’'-]+){1,3}(?: [A-ZÁÉÍÓÚÑ][\w’'-]+)+"
)
_HEAD = re.compile(rf"(?:^|(?<=[.:\n] )|(?<=\n)){_ARTICLE}(?:{_NAMED}),? {_IN} (?:{_ARTICLE} )?$")
"""What belongs to the first entry, from where its sentence or the list begins: "The Berga naval base in the"."""
_SAYS = re.compile(r"\b(?:is|are|was|were|will|may|can|has|have|es|son|fue|fueron|ser[áa]n?|puede[n]?)\b")
_TWO = re.compile(rf"({_ARTICLE} (?:(?!\b(?:between|both|entre)\b)[^,;])+?) (?:and|y) ({_ARTICLE} [^,;]+)")


def as_printed(found: Listing) -> Listing:
    """The list with its first entry from the beginning, where only the place was seen, and its last two apart."""
    if len(found.items) < 2:
        return found
    *most, last = found.items
    items = [*most, *_apart(last)]
    if any(_PLACED.match(one.text) for one in items[1:]) and not _PLACED.match(items[0].text):
        items[0] = _from_its_beginning(items[0])
    return replace(found, items=tuple(items))


def _apart(last: DraftItem) -> Iterator[DraftItem]:
    """ "The air wing and the Gotland regiment" behind another entry."""
    two = _TWO.fullmatch(last.text)
    if two is None:
        yield last
        return
    for part in (1, 2):
        yield _at(last, Span(*two.span(part)).moved(last.evidence.span.start))


def _from_its_beginning(first: DraftItem) -> DraftItem:
    """ "The Berga naval base in | the Stockholm archipelago", where the entries behind it tell what is where."""
    body, place = first.evidence.article.body, first.evidence.span
    head = _HEAD.search(body, 0, place.start)
    if head is None or _SAYS.search(head.group()):
        return first
    return _at(first, Span(head.start(), place.end))


def _at(item: DraftItem, place: Span) -> DraftItem:
    article = item.evidence.article
    return replace(item, text=place.of(article.body), evidence=Evidence(article, place))
