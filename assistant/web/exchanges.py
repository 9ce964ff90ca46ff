"""A question and what came of it, and how the one turns into the other."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.feedback import Opinion
from assistant.types import Answer, Progress, QuestionInvalid, Sentence, Turn, Writing
from index.types import BriefingError, Filters

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

_log = logging.getLogger(__name__)
HISTORY = 8
"""Earlier exchanges that a question is understood with, the latest ones."""
REFUSED = ("not_in_corpus", "out_of_scope")
"""Of an answer that is none."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the conversation, and how it stands or ended."""

    question: str
    """As typed."""
    progress: Progress | None = None
    """The latest, while the answer is built."""
    sentences: tuple[Sentence, ...] = ()
    """Verified so far, while the answer is built."""
    writing: str = ""
    """What a language model writes right now, not checked yet."""
    answer: Answer | None = None
    problem: str | None = None
    """Why there is no answer, in words for a user."""
    failed: bool = False
    """A fault of the program; its details are in the log."""
    stopped: bool = False
    """By the person, or because the server or the connection went away."""
    withheld: bool = False
    """An article that the answer leaned on was removed, or this person may not see it any more."""
    number: int = 0
    """Its place in the conversation that is kept, 1, 2, …; 0 as long as it is not."""
    filters: Filters = Filters()
    """Chosen beside the question."""
    suggestions: tuple[str, ...] = ()
    """What could be asked instead, where there is no answer."""
    table: str = ""
    """Where the agreements that an answer counted stand as a table; empty for another answer."""
    opinion: Opinion | None = None
    """What the person thinks of the answer, if they said so."""

    @property
    def pending(self) -> bool:
        ended = self.failed or self.stopped or self.withheld
        return self.answer is None and self.problem is None and not ended

    @property
    def titles(self) -> dict[str, str]:
        """Of the articles that the answer shows, by id."""
        if self.answer is None:
            return {}
        near = {passage.article.id: passage.article.title for passage in self.answer.nearest}
        return near | {citation.article_id: citation.title for citation in self.answer.citations}


def run(
    assistant: Assistant, question: str, earlier: Sequence[Exchange], filters: Filters = Filters()
) -> Iterator[Exchange]:
    """The exchange as it grows; the last one is not pending.

    Raises:
        QuestionInvalid: nothing can be asked with these words; they deserve a hint, not an entry.
    """
    exchange = Exchange(question, filters=filters)
    yield exchange
    try:
        for event in assistant.stream(question, turns(earlier), filters):
            match event:
                case Progress():
                    exchange = replace(exchange, progress=event)
                case Writing():
                    exchange = replace(exchange, writing=exchange.writing + event.text)
                case Sentence():
                    exchange = replace(exchange, sentences=(*exchange.sentences, event), writing="")
                case Answer():
                    exchange = replace(exchange, answer=event)
            yield exchange
    except QuestionInvalid:
        raise
    except BriefingError as error:
        yield replace(exchange, problem=str(error))
    except Exception:
        _log.exception("the question %r could not be answered", question)
        yield replace(exchange, failed=True)


def turns(earlier: Sequence[Exchange]) -> list[Turn]:
    """What a follow-up question is understood with: the answered exchanges, oldest first."""
    answers = [exchange.answer for exchange in earlier if exchange.answer is not None]
    return [Turn(answer.standalone_question, answer.text) for answer in answers[-HISTORY:]]
