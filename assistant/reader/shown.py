"""A short answer, and the one that the network sees in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.types import DraftItem, Evidence
from index.text import fold
from index.types import Span

LEAST_SCORE = -8.0
"""Log-odds from which a span that the network sees is a short answer, of a question that is answered at all."""


_BOUND = re.compile(
    r"\b(?P<bound>not (?:before|later than|more than|less than|until)|no (?:earlier|later|more|less|fewer) than|until|"
    r"no antes del?|no (?:más|menos) (?:de|que)|a más tardar(?: el)?|antes del?|hasta(?: el)?)\s+(?:the\s+|la\s+)?$",
    re.IGNORECASE,
)
_ASKS_BOUND = re.compile(
    r"\b(?:until|by (?:when|which|what)|how (?:far|long)|before|limit|hasta|adonde|antes|tope|plazo|maxim\w+)\b"
)
"""Asked for a bound."""
_NOT = re.compile(r"\b(?:not|never|no|nunca)\s+$", re.IGNORECASE)
"""What must not be cut off before an answer."""
_CONDITION = re.compile(
    r",?\s+(?:unless|only if|if|except|provided|but not|rather than|salvo|a menos que|excepto|siempre que|sólo si|si)\b"
    r"(?:[^.;:,“”«»\"]|(?<=\d)[.,](?=\d))*",
    re.IGNORECASE,
)
"""What must not be cut off behind it."""
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nobody|without|forb\w+|prohib\w+|ban(?:s|ned)?|bar(?:s|red)|refus\w+|prevent\w*|except\w*|exclud\w+|restrict\w+|nunca|sin|"
    r"impid\w*|veta\w*|veda\w*|exclu[iy]\w*|restric\w+)\b|n[’']t\b"
)
"""Asked of what is not done."""


@dataclass(frozen=True, slots=True)
class Short:
    """A short answer, where it stands, and what must be said with it."""

    text: str | None = None
    evidence: Evidence | None = None
    notices: tuple[str, ...] = ()
    items: tuple[DraftItem, ...] = ()
    """People with their office, each at its own place."""

    def __bool__(self) -> bool:
        return self.text is not None


def read_span(question: Question, candidate: Candidate, fits: Callable[[str], bool] = bool) -> Short:
    """The best of the answers that the network sees in a sentence, other than what the question says itself."""
    for found in candidate.reading.spans:
        text = found.span.of(candidate.text)
        if found.score >= LEAST_SCORE and not says_itself(question, text):
            return at_place(candidate, not_cut(question, candidate.text, found.span)) if fits(text) else Short()
    return Short()


def at_place(candidate: Candidate, span: Span) -> Short:
    """What stands at a place of a sentence, with that as its evidence."""
    return Short(span.of(candidate.text), Evidence(candidate.article, span.moved(candidate.span.start)))


def not_cut(question: Question, text: str, span: Span) -> Span:
    """A place of a sentence with what turns it round: "| not | own boats", "pay the fine | unless it is sealed |".

    Unless the question says so itself: "until when?", "what is forbidden?".
    """
    asked = fold(question.text)
    before, behind = _BOUND.search(text, 0, span.start), _CONDITION.match(text, span.end)
    if before and _ASKS_BOUND.search(asked):
        before = None
    if before is None and not is_negative(question):
        before = _NOT.search(text, 0, span.start)
    behind = None if question.wants(Wanted.DATE, Wanted.PERSON) else behind
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def is_negative(question: Question) -> bool:
    """Is it asked what is not, or not allowed?"""
    return _NEGATIVE.search(fold(question.text)) is not None


def says_itself(question: Question, printed: str) -> bool:
    """Does the question itself say what is printed?"""
    return all(part in fold(question.text) for part in re.findall(r"\w+", fold(printed)))
