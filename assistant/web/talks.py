"""A person's conversations as the page shows them: opened, gone on with, and kept as they grow."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.conversations import Conversations, ConversationUnknown, Kept, Outcome, as_asked
from assistant.feedback import Opinion, Opinions, Place
from assistant.people import LOCAL, Person
from assistant.records import leaned
from assistant.types import Answer, QuestionInvalid
from assistant.web.examples import example_questions
from assistant.web.exchanges import REFUSED, Exchange, run, turns
from assistant.web.filters import told
from assistant.web.register.counted import table_of
from assistant.web.wording import wording
from index.types import BriefingError, Filters, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant
    from assistant.web.site import Site

SUGGESTIONS = 3
"""Questions offered where there is no answer."""
EXAMPLE_ARTICLES = 100
"""The latest articles, of which questions are made where no passage is near."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation on the page."""

    id: str | None = None
    """`None` until its first question is kept."""
    exchanges: tuple[Exchange, ...] = ()


class Talks:
    """The conversations behind the page; a person reaches none but their own."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def kept(self) -> Conversations:
        """Where they are stored."""
        return Conversations(self._site.assistant(LOCAL).settings.home)

    @cached_property
    def opinions(self) -> Opinions:
        """What people thought of the answers."""
        return Opinions(self._site.assistant(LOCAL).settings.home)

    def open(self, person: Person, id_: str) -> Talk:
        """A conversation as it was; what leans on an article that the person may not see (any more) is withheld.

        Raises:
            ConversationUnknown: this person has none of this id.
        """
        assistant = self._site.assistant(person)
        opinions = self.opinions.of(person.name, id_)
        shown: list[Exchange] = []
        for each in self.kept.exchanges(person.name, id_):
            exchange = replace(_exchange(each, assistant), opinion=opinions.get(each.number))
            if exchange.answer and any(earlier.withheld for earlier in shown):
                exchange = replace(exchange, answer=as_asked(exchange.answer))
            shown.append(exchange)
        return Talk(id_, tuple(shown))

    def ask(self, person: Person, talk: Talk, question: str, filters: Filters, language: Language) -> Iterator[Talk]:
        """The conversation as the answer to a further question grows; kept from the first word that is found.

        Raises:
            QuestionInvalid: see `run`; nothing is kept then.
        """
        assistant = self._site.assistant(person)
        try:
            titles = {id_: id_ for id_ in filters.articles or ()}
            narrowed = told(filters, "en", titles)
            self._site.note(person, "question", question=question, filters=narrowed, conversation=talk.id)
        except BriefingError as error:  # what cannot be logged is not done
            yield replace(talk, exchanges=(*talk.exchanges, Exchange(question, problem=str(error), filters=filters)))
            return
        keeping = _Keeping(self.kept, person, talk.id, language)
        try:
            for exchange in run(assistant, question, talk.exchanges, filters):
                if not exchange.pending:
                    suggestions = _suggestions(assistant, exchange.answer)
                    table = table_of(exchange.answer, filters, assistant.today())
                    exchange = replace(exchange, suggestions=suggestions, table=table)
                exchange = keeping.keep(exchange)
                yield Talk(keeping.id, (*talk.exchanges, exchange))
        except QuestionInvalid:
            keeping.withdraw()
            raise

    def stop(self, person: Person, id_: str | None) -> Talk:
        """The conversation with what was being answered stopped."""
        if not id_:
            return Talk()
        try:
            for each in self.kept.exchanges(person.name, id_):
                if each.outcome == "pending":
                    self.kept.settle(id_, each.number, "stopped")
            return self.open(person, id_)
        except ConversationUnknown:
            return Talk()

    def say(self, person: Person, id_: str, number: int, opinion: Opinion) -> Exchange:
        """Keep what a person thinks of an answer; the exchange with it.

        Raises:
            ConversationUnknown: this person has no such answer.
        """
        before = self.open(person, id_).exchanges
        found = next((each for each in before if each.number == number and each.answer), None)
        if found is None or found.answer is None:
            raise ConversationUnknown(f"conversation {id_!r} has no answer {number} of yours")
        earlier = [each for each in before if each.number < number]
        self.opinions.keep(Place(person.name, id_, number), opinion, found.answer, turns(earlier))
        self._site.note(person, "feedback", conversation=id_, number=number, reason=opinion.reason or "helpful")
        return replace(found, opinion=opinion)


class _Keeping:
    """Keeps one question while its answer grows; an answer that cannot be kept is given all the same, and says so."""

    def __init__(self, kept: Conversations, person: Person, id_: str | None, language: Language) -> None:
        self.id = id_
        """The conversation's, once it is kept."""
        self._kept = kept
        self._owner = person.name
        self._language = language
        self._number = 0
        self._problem: BriefingError | None = None

    def keep(self, exchange: Exchange) -> Exchange:
        """The exchange with its number, or with the notice that it has none."""
        try:
            if self._problem is None and (exchange.progress or not exchange.pending):
                self._store(exchange)
        except BriefingError as problem:
            _log.warning("a conversation could not be kept: %s", problem)
            self._problem = problem
        if self._problem and exchange.answer:
            notice = wording("ask", self._language).not_kept.format(error=self._problem)
            answer = replace(exchange.answer, notices=(*exchange.answer.notices, notice))
            return replace(exchange, answer=answer)
        return replace(exchange, number=self._number)

    def withdraw(self) -> None:
        """Take back a question that nothing could be asked with."""
        if self.id and self._number:
            self._kept.withdraw(self.id, self._number)

    def _store(self, exchange: Exchange) -> None:
        if not self._number:
            self.id, self._number = self._begin(exchange)
        if not exchange.pending:
            outcome: Outcome = "answered" if exchange.answer else "problem" if exchange.problem else "failed"
            self._kept.settle(
                self.id or "", self._number, outcome, exchange.answer, exchange.problem, exchange.suggestions
            )

    def _begin(self, exchange: Exchange) -> tuple[str, int]:
        if self.id:
            try:
                return self.id, self._kept.ask(self._owner, self.id, exchange.question, exchange.filters)
            except ConversationUnknown:
                pass  # deleted on another page meanwhile, or never this person's
        id_ = self._kept.begin(self._owner, exchange.question)
        return id_, self._kept.ask(self._owner, id_, exchange.question, exchange.filters)


def _exchange(kept: Kept, assistant: Assistant) -> Exchange:
    answer = kept.answer if kept.answer and _may_see(kept.answer, assistant) else None
    return Exchange(
        kept.question,
        answer=answer,
        problem=kept.problem,
        failed=kept.outcome == "failed",
        stopped=kept.outcome in ("stopped", "pending"),
        withheld=kept.outcome == "removed" or (kept.answer is not None and answer is None),
        number=kept.number,
        filters=kept.filters,
        suggestions=kept.suggestions if answer else (),
        table=table_of(answer, kept.filters, kept.asked.astimezone().date()),
    )


def _may_see(answer: Answer, assistant: Assistant) -> bool:
    return all(assistant.library.article(id_, version) for id_, version, _ in leaned(answer))


def _suggestions(assistant: Assistant, answer: Answer | None) -> tuple[str, ...]:
    """What could be asked where there is no answer, of the nearest articles, else of the latest."""
    if answer is None or answer.status not in REFUSED:
        return ()
    near = [passage.article for passage in answer.nearest]
    language: Language = "es" if answer.language == "es" else "en"
    found = example_questions(near or assistant.library.recent(EXAMPLE_ARTICLES), language)
    asked = answer.question.casefold().strip()
    return tuple(each for each in found if each.casefold() != asked)[:SUGGESTIONS]
