"""Questions that a few passages cannot answer: of the register, of two sides, of all that a period brings."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.agreements.asked import Collected
from assistant.agreements.collect import Rows, collected
from assistant.agreements.course import happened
from assistant.agreements.select import Choice, is_told_of, without_step
from assistant.agreements.since import asks_of_it, brought_up_to_date
from assistant.answers import NEAREST
from assistant.briefings.as_answer import as_answer
from assistant.briefings.chat import asks_for_several, gathered
from assistant.briefings.choose import Chosen, Request, choose
from assistant.briefings.desk import Desk
from assistant.briefings.sides import compared, what_is_compared
from assistant.briefings.sought import sought
from assistant.composed.compare import two_things
from assistant.reader.evidence.match import is_of
from assistant.reader.question import Question, read_question
from assistant.types import Answer, Draft, Progress
from index.types import Filters

if TYPE_CHECKING:
    from assistant.pipeline import Assistant


class Wide:
    """The ways to such answers, from nothing outside some filters."""

    def __init__(self, assistant: Assistant, filters: Filters) -> None:
        self._assistant = assistant
        self._library = assistant.library
        self._filters = filters

    def collected(self, question: str, wanted: Collected) -> Generator[Progress, None, Answer | None]:
        """What the register of agreements holds of what is asked; what was not read yet is read first.

        `None` where it is asked with whom, and the register has nobody: an article may name them in passing.
        """
        register = self._assistant.register
        for _, total, _ in register.catching_up():
            yield Progress("reading", articles=total)
        entries = register.entries(wanted.choice)
        near = self._assistant.search(wanted.asked.text, NEAREST, self._filters)
        if wanted.partners and not entries:
            return None
        loose, ids = without_step(wanted.choice), {one.id for one in entries}
        near_by = () if loose is None else register.entries(loose)
        others = [one for one in near_by if one.id not in ids and is_told_of(one, wanted.choice)]
        if entries:  # what was signed at another time is worth a word only where nothing was then
            others = [one for one in others if not happened(one, wanted.choice.happened)]
        rows = Rows(entries, others, len(register.entries()))
        return collected(question, wanted, rows, near, self._library.article)

    def up_to_date(self, asked: Question, draft: Draft) -> Draft:
        """With what later articles tell of the agreement, where it is asked whether it is in force or when it ended."""
        if not draft.sentences or not asks_of_it(asked):
            return draft
        return brought_up_to_date(asked, draft, self._assistant.register.entries(Choice(within=self._filters)))

    def sides(self, asked: Question) -> tuple[Request, Request] | None:
        """What two sides are chosen by, of which a comparison is asked for; of two named things the article on each."""
        if found := compared(asked.text, self._assistant.today(), self._filters):
            return found
        things = two_things(what_is_compared(asked.text))
        if things is None or not self._library.registry.count():
            return None
        about = "Sobre" if asked.language == "es" else "About"  # at the beginning every word looks like a name
        one, other = (read_question(f"{about} {thing}") for thing in things.labels)
        ids = self._article_on(one, other), self._article_on(other, one)
        if not all(ids) or ids[0] == ids[1]:
            return None
        return Request((ids[0],), name=things.labels[0]), Request((ids[1],), name=things.labels[1])

    def _article_on(self, thing: Question, other: Question) -> str:
        """The id of the nearest article on a named thing, rather one that is not of the other; empty for none."""
        if not any(thing.is_name(unit) for unit in thing.units):
            return ""
        passages = self._assistant.search(thing.text, self._assistant.settings.passages, self._filters)
        found = [passage.article for passage in passages if is_of(thing, passage.article)]
        alone = (one for one in found if not is_of(other, one))
        return next((one.id for one in (*alone, *found)), "")

    def compared(
        self, question: str, asked: Question, sides: tuple[Request, Request]
    ) -> Generator[Progress, None, Answer]:
        """What the articles of two sides have in common, and what not."""
        yield Progress("reading", articles=self._library.registry.count())
        document = Desk(self._assistant).compare(*sides, language=asked.language, wanted=sought(asked.text))
        near = self._assistant.search(asked.text, NEAREST, self._filters)
        return as_answer(question, asked, document, self._library.article, near)

    def chosen(self, asked: Question) -> Chosen | None:
        """The articles of which a summary is asked for, whatever they tell; `None` where none is."""
        wishes = self._assistant.wishes(asked)
        if not asks_for_several(asked, wishes) or not self._library.registry.count():
            return None
        request = Request((), asked.text, self._filters)
        return choose(self._library, self._assistant.search, request, wishes, asked.language)

    def gathered(self, asked: Question, chosen: Chosen) -> Draft | None:
        """What several articles tell together, where there are several."""
        if len(chosen.articles) < 2:
            return None
        within = replace(self._filters, articles=tuple(article.id for article in chosen.articles))
        passages = self._assistant.search(asked.text, self._assistant.settings.passages, within)
        return gathered(asked, chosen, passages)
