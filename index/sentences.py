"""Where sentences begin and end, in wire copy with all its blemishes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.text import fold
from index.types import Span

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof gen col lt capt maj sgt adm sen rep gov st jr hon rev no nos vs etc jan feb mar apr
    jun jul aug sep sept oct nov dec sr sra srta dra ing lic gral cnel cap tte alm art arts num pag aprox
    ee uu ene abr ago dic av ud uds
    """.split()
)
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)")
_OPENING = re.compile(r"\s+[\"“‘«(\[¿¡]*[\w]")
_BREAK = re.compile(
    r"\n[ \t]*\n\s*"  # an empty line
    r"|(?<=[.!?…:\"”»])[ \t]*\n\s*"  # a line that ends like a sentence
    r"|\n(?=[ \t]*(?:[-*•–—]|\d{1,2}[.)])[ \t])"  # the next line is a list entry
    r"|(?<=\n)(?=#)|(?:(?<=\n)|^)(?=#)"
)
_LIST_MARK = re.compile(r"(?:[-*•–—]|\d{1,2}[.)]|#{1,6})[ \t]+")
_FRAGMENT_WORDS = 2


def split(body: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `body[start:end]`, in order, none empty, surrounding space left out.

    A stop is no end before a lower-case word or a comma ("smuggling. including"), after an abbreviation
    or an initial, and before the last one or two words of a paragraph ("drug trafficking. Weapons."):
    wire copy has such strays, and what follows them belongs to the sentence before.
    """
    sentences: list[Span] = []
    for paragraph in paragraphs(body, start, len(body) if end is None else end):
        sentences.extend(_join_fragments(body, list(_in_paragraph(body, paragraph))))
    return sentences


def paragraphs(body: str, start: int, end: int) -> Iterator[Span]:
    """The paragraphs and list entries of `body[start:end]`; a lone newline inside one is a space."""
    position = start
    for match in _BREAK.finditer(body, start, end):
        if match.start() >= position:
            yield from _trimmed(body, position, match.start())
            position = match.end()
    yield from _trimmed(body, position, end)


def _in_paragraph(body: str, paragraph: Span) -> Iterator[Span]:
    position = paragraph.start
    for match in _END.finditer(body, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _ends_sentence(body, match):
            yield from _trimmed(body, position, match.end())
            position = match.end()
    yield from _trimmed(body, position, paragraph.end)


def _ends_sentence(body: str, stop: re.Match[str]) -> bool:
    following = _OPENING.match(body, stop.end())
    if following is None or body[following.end() - 1].islower():
        return False
    if not stop.group().startswith("."):
        return True
    last_word = re.split(r"[\s(“\"«]", body[max(0, stop.start() - 20) : stop.start()])[-1]
    initial = len(last_word) == 1 and last_word.isupper()
    dotted = "." in last_word and all(len(part) <= 2 for part in last_word.split("."))  # "U.S", "EE.UU"
    return not (initial or dotted or fold(last_word) in _ABBREVIATIONS)


def _join_fragments(body: str, sentences: list[Span]) -> list[Span]:
    if len(sentences) > 1 and len(sentences[-1].of(body).split()) <= _FRAGMENT_WORDS:
        *whole, last, fragment = sentences
        return [*whole, Span(last.start, fragment.end)]
    return sentences


def _trimmed(body: str, start: int, end: int) -> Iterator[Span]:
    while start < end and body[start].isspace():
        start += 1
    mark = _LIST_MARK.match(body, start, end)
    if mark:
        start = mark.end()
    while end > start and body[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
