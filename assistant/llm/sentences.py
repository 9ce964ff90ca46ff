"""A model's words, as they come, to sentences with the passages that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.sentences import split

_MARKERS = r"(?:\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\])"
_MARKED = re.compile(rf"(?:\s*{_MARKERS})+[.]?")
_NUMBER = re.compile(r"\d+")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
LONGEST = 1_500
"""Characters of a sentence; a model that goes on for longer has lost its way, and is not read further."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as the model wrote it."""

    text: str
    """Without markers."""
    cited: tuple[int, ...]
    """Numbers of passages, in its order, each once; empty where it cites nothing."""


def sentences(pieces: Iterable[str]) -> Iterator[str | Written]:
    """Each piece as it comes, and each sentence as soon as it is complete: at the end of its line, or when the next
    one has begun.
    """
    rest = ""
    for piece in pieces:
        if piece:
            yield piece
        rest += piece
        *lines, rest = rest.split("\n")
        for line in lines:
            yield from _of_line(line)
        *complete, rest = _parts(rest) or [""]
        for part in complete:
            yield from _written(part)
        if len(rest) > LONGEST:
            break
    yield from _of_line(rest)


def _of_line(line: str) -> Iterator[Written]:
    for part in _parts(line):
        yield from _written(part)


def _parts(line: str) -> list[str]:
    """The sentences of a line, each with the markers behind it; what stands after the last one is the last part."""
    parts, done = [], 0
    for match in _MARKED.finditer(line):
        if line[match.end() :].strip():
            parts += _unmarked(line[done : match.start()])[:-1]
            last = (_unmarked(line[done : match.start()]) or [""])[-1]
            parts.append(last + match.group())
            done = match.end()
    return [*parts, line[done:]]


def _unmarked(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


def _written(part: str) -> Iterator[Written]:
    """The sentences of a part, of which only the last can have markers behind it."""
    markers = list(_MARKED.finditer(part))
    numbers = [int(number) for match in markers for number in _NUMBER.findall(match.group())]
    text = _BULLET.sub("", _MARKED.sub(lambda match: "." if match.group().endswith(".") else "", part)).strip()
    *before, last = _unmarked(text) or [""]
    for sentence in before:
        yield Written(sentence, ())
    if re.search(r"\w", last):
        yield Written(last, tuple(dict.fromkeys(numbers)))
