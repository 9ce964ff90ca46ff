"""An assistant that answers by script, for the states of the page that real answers seldom reach."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from assistant.settings import Settings
from assistant.types import (
    Answer,
    Citation,
    Item,
    Progress,
    QuestionInvalid,
    Sentence,
    Turn,
    Verdict,
    Writing,
)
from index.types import Article, BriefingError, Chunk, Filters, Passage

NO_FILTERS = Filters()
BODY = (
    "Lima, 20 dic (EFE).- Perú y Chile acordaron este miércoles un marco de cooperación 🛡 contra el tráfico "
    "de armas.\n\nLa reunión se celebró en Lima.\nEl acuerdo <b>entra</b> en vigor & obliga a las dos partes."
)
ARTICLE = Article(
    id="peru-chile/1 & <co>",
    version=2,
    title="Perú y Chile acuerdan <script>window.hacked = 1</script>",
    body=BODY,
    language="es",
    source="/x",
    sha256="0",
    agency="EFE",
    event_date=date(2023, 12, 20),
    event_date_basis="weekday",
    dateline_place="Lima",
    countries=("PE", "CL"),
    topics=("arms_trafficking",),
    sample=True,
)


class ScriptedLibrary:
    """Holds the given articles."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = list(articles)
        self.registry = SimpleNamespace(revision=1)

    def articles(self) -> list[Article]:
        return self._articles

    def recent(self, limit: int) -> list[Article]:
        return self._articles[:limit]

    def __len__(self) -> int:
        return len(self._articles)

    def article(self, article_id: str, version: int | None = None) -> Article | None:
        found = (each for each in self._articles if each.id == article_id)
        return next((each for each in found if version in (None, each.version)), None)


class ScriptedAssistant:
    """Answers with quotes of `ARTICLE`; what it does is decided by a word of the question."""

    def __init__(self, home: Path, articles: Sequence[Article] = (ARTICLE,)) -> None:
        self.library = ScriptedLibrary(articles)
        self.settings = Settings(home=home)
        self.today = date.today
        self.release = threading.Event()
        """Lets a question with the word `wait` go on."""
        self.histories: list[list[Turn]] = []
        self.filters: list[Filters] = []

    def stream(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = NO_FILTERS
    ) -> Iterator[Progress | Writing | Sentence | Answer]:
        self.histories.append(list(history))
        self.filters.append(filters)
        yield Progress("searching", articles=1)
        if "invalid" in question:
            raise QuestionInvalid("There is no word to search for in 'invalid'.")
        if "trouble" in question:
            raise BriefingError("The index is being rebuilt; ask again in a minute.")
        if "crash" in question:
            raise ZeroDivisionError("a secret detail")
        answer = refused(question) if "moon" in question else answered(question)
        for sentence in answer.sentences:
            if "wait" in question:
                yield Writing(sentence.text)  # as a language model does, which one waits for
            yield sentence
            if "wait" in question:
                self.release.wait(20)
        yield answer


PARTLY = Verdict("partly_supported", "'for ever' is not there")


def citation(marker: int, quote: str) -> Citation:
    start = BODY.index(quote)
    return Citation(
        marker, ARTICLE.id, ARTICLE.version, start, start + len(quote), quote, ARTICLE.title, "EFE",
        "2023-12-20", True, True,
    )  # fmt: skip


def answered(question: str) -> Answer:
    """Two quotes of one article, one doubtful sentence, one list, one notice."""
    first, second = "un marco de cooperación 🛡 contra el tráfico", "El acuerdo <b>entra</b> en vigor & obliga"
    sentences = (
        Sentence("Perú y Chile acordaron un marco de cooperación.", (1,), Verdict("quoted", "")),
        Sentence("It binds <i>both</i> for ever.", (2,), PARTLY),
    )
    return Answer(
        question,
        f"{question} (Perú)",
        "answered",
        "Perú y Chile acordaron un marco de cooperación. [1] It binds <i>both</i> for ever. [2]",
        "en",
        short_answer="A framework for cooperation",
        items=(Item("tráfico de armas", 1),),
        sentences=sentences,
        citations=(citation(1, first), citation(2, second)),
        notices=("The article counts <b>six</b> areas and names seven.",),
    )


def refused(question: str) -> Answer:
    """A refusal with one nearest passage."""
    text = "La reunión se celebró en Lima."
    start = BODY.index(text)
    passage = Passage(Chunk(ARTICLE.id, 2, start, start + len(text), text), ARTICLE, 0.5, 0.5, 0.5)
    return Answer(question, question, "not_in_corpus", "The articles do not say.", "en", nearest=(passage,))
