"""What stands in a printed list and is no thing of it: examples, clauses, what is said of the list as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reader.lists.separators import CONJUNCTION, LAST, SEPARATOR, split_pair
from index.types import Span

REMARK = re.compile(r",\s+(?:according to|said|says|added|según|dijo|indicó|señaló)\b")
"""After the list: it ends there."""
_CLAUSE = re.compile(
    r"\b(?:(?:in|of|to|for|from|by|with|a|en|de|con|por|para)\s+)?(?:(?:el|la|los|las)\s+)?"
    r"\b(?:which|whom?|whose|where|que|quien(?:es)?|cuy[oa]s?|donde)\b|"
    r"\b(?:one|two|half|un[oa]|dos|mitad)\s+(?:\w+\s+)?(?:each|every|either|cada)\b",
    re.IGNORECASE,
)
"""How what is said of the thing before it begins: "in which it found fakes", "one from each country"."""
_ADDS = re.compile(
    r"(?:always|especially|above all|mainly|notably|in|on|at|with|as|after|under|both|not|including|"
    r"siempre|sobre todo|especialmente|principalmente|en|con|ante|tras|bajo|amb[oa]s|no|incluid[oa]s?)\b",
    re.IGNORECASE,
)
"""How a remark begins that follows a list behind a comma."""
_APPOSITION = re.compile(
    r"(?:the|an?|its|their|all|both|el|la|los|las|una?|su|tod[oa]s|amb[oa]s|primer[oa]?)\b", re.IGNORECASE
)
"""Where every other item begins without one, what begins so is said of the list."""
_EXAMPLES = re.compile(r",?\s+(?:such as|including|tales como|incluid[oa]s?|entre ell[oa]s)\b")
"""Behind the second thing of a list: examples of its last one, no things of its own."""
_AMONG = re.compile(
    r"(?:among (?:them|which)|including|such as|namely|entre (?:ell[oa]s|l[oa]s que|l[oa]s cuales)|incluid[oa]s?|"
    r"tales como)"
    r"(?: (?:were|are|figuran?|están?))?\s+",
    re.IGNORECASE,
)
"""Before the first thing of a list that is told of what stands before it: "ten offices, among them | the bank …"."""


def without_examples(text: str, part: Span) -> Span:
    """ "policing, cyber security and infrastructure such as ports and cables" ends at "infrastructure"."""
    examples = _EXAMPLES.search(text, part.start, part.end)
    before = Span(part.start, examples.start()) if examples else part
    return before if SEPARATOR.search(text, before.start, before.end) else part


def without_clauses(text: str, pieces: list[Span]) -> list[Span]:
    """The things without the clauses about them; the list ends with one unless "and" joins another thing behind it."""
    said = [number > 0 and _CLAUSE.match(text, piece.start) is not None for number, piece in enumerate(pieces)]
    if not any(said) or _CLAUSE.search(text, pieces[0].start, pieces[0].end):
        return pieces
    last = max((n for n, one in enumerate(pieces[:-1]) if LAST.match(text, one.end)), default=-1)
    end = next((n for n, clause in enumerate(said) if clause and n > last), len(pieces))
    return [piece for piece, clause in zip(pieces[:end], said, strict=False) if not clause]


def without_apposition(text: str, pieces: Sequence[Span]) -> list[Span]:
    """ "air, space and cyber, the first of its kind": what is said of the list behind its end is no item."""
    *rest, last = pieces
    if len(rest) < 2 or CONJUNCTION.search(text, last.start, last.end) or LAST.match(text, rest[-1].end):
        return list(pieces)
    remarks = _APPOSITION.match(text, last.start) and not any(_APPOSITION.match(text, one.start) for one in rest[1:])
    return rest if remarks and len(list(split_pair(text, rest[-1]))) > 1 else list(pieces)


def until_joined(text: str, pieces: Sequence[Span]) -> list[Span]:
    """ "trade, energy and transport, always with the ministries": the list ends with the thing that "and" joins."""
    for number in range(1, len(pieces) - 1):
        later = any(LAST.match(text, piece.end) or text[piece.end] in ";." for piece in pieces[number:-1])
        remark = _ADDS.match(text, pieces[number + 1].start)
        if remark and not later and CONJUNCTION.search(text, pieces[number].start, pieces[number].end):
            return list(pieces[: number + 1])
    return list(pieces)


def from_the_first(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The things from the one on that "among them" announces."""
    for number, piece in enumerate(pieces):
        if announced := _AMONG.match(text, piece.start, piece.end):
            return [Span(announced.end(), piece.end), *pieces[number + 1 :]]
    return list(pieces)
