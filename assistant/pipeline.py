"""A question in, a verified answer out. The whole flow is `Assistant.stream`: read it first.

question ─► standalone question ─► its parts ─► passages ─► draft ─► verified answer
          followup                 parts      index.search  reader  verify
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from assistant.agreements.asked import collecting
from assistant.agreements.register import Register
from assistant.agreements.select import Choice
from assistant.agreements.types import Entry, Instrument
from assistant.agreements.types import Status as AgreementStatus
from assistant.answers import NEAREST, ask_back, ask_which, decline, quoted, refuse
from assistant.briefings.chat import nothing_there
from assistant.briefings.choose import Request
from assistant.briefings.compose import Length
from assistant.briefings.desk import Desk
from assistant.composed.combine import Part, combined
from assistant.composed.compare import of_its_side, on_each_side
from assistant.composed.in_both import both_of, in_both
from assistant.composed.outcome import measure
from assistant.composed.parts import parts, without_instructions
from assistant.documents.types import Document
from assistant.forgetting import forget_removed
from assistant.llm.answer import failed, written
from assistant.llm.chat import ModelFailed
from assistant.llm.followup import reworded
from assistant.llm.writer import Writer, open_writer
from assistant.reader.question import Question, read_question
from assistant.reader.reader import Reader
from assistant.records import Record, Records, RecordUnknown, not_recorded
from assistant.scope import out_of_scope, require_words, small_talk
from assistant.settings import Settings
from assistant.talk.followup import left_open, standalone
from assistant.talk.topic import others_of, shared
from assistant.types import Answer, Draft, NothingIndexed, Progress, Prompted, Sentence, Turn, Writing
from assistant.understood import with_wishes
from assistant.wide import Wide
from index.embed import Embedder
from index.languages import likelier
from index.library import Heard, Library, require_writable
from index.question_filters import Wish, read_wishes, searched, together
from index.rerank import Reranker
from index.types import Article, BriefingError, Filters, IngestReport, Language, Passage

MOST_QUESTIONS = 4
"""Questions that are read of one message."""
Event = Progress | Writing | Sentence | Answer
_ANY = Filters()
_WARMING = ("Which areas did the countries agree on?", "¿En qué áreas acordaron cooperar los países?")


class Assistant:
    """Answers from one data folder."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        reader: Reader | None = None,
        writer: Writer | None = None,
        records: Records | None = None,
    ) -> None:
        self.settings = settings
        self.library = library
        self.reader = reader or Reader(threads=settings.threads)
        self.writer = writer
        self.records = records
        self.today: Callable[[], date] = lambda: datetime.now().astimezone().date()
        """What "last year" in a question counts from."""
        self._register: Register | None = None

    @classmethod
    def open(cls, home: Path | str | None = None, settings: Settings | None = None) -> Assistant:
        """The assistant of a data folder; by default the one that the settings name.

        With `home` and `settings` both, `home` is the data folder and the exported model stays where the
        settings keep it.

        Raises:
            BriefingError: the folder, the settings, the model or the index cannot be used; the message
                says what to do.
        """
        settings = Settings.given(home, settings)
        require_writable(settings.home)  # before the model is exported, which takes 20 s
        embedder = open_embedder(settings)
        reranker = None
        if settings.reranker:
            reranker = Reranker.open(settings.reranker, settings.models_folder, settings.threads)
        library = Library(settings.home, embedder, settings.reading, reranker)
        writer = open_writer(settings, embedder.count) if settings.llm else None
        return cls(settings, library, writer=writer, records=Records(settings.home) if settings.records else None)

    def ingest(self, paths: Iterable[Path | str], heard: Heard = lambda *_: None) -> IngestReport:
        """See `Library.ingest`."""
        return self.library.ingest(paths, heard)

    def remove(self, ids: Iterable[str]) -> tuple[Article, ...]:
        """See `Library.remove`; of the answers that leaned on the articles only that they did is kept."""
        removed = self.library.remove(ids)
        forget_removed(self.settings.home, self.records, self._is_there)
        return removed

    def _is_there(self, id_: str) -> bool:
        return self.library.whole.article(id_) is not None

    def seen_by(self, markings: Collection[str]) -> Assistant:
        """The same assistant as if no article were marked otherwise; what is written goes into the whole."""
        seen = copy(self)
        seen.library = self.library.seen_by(markings)
        seen._register = None
        return seen

    @property
    def register(self) -> Register:
        """The register of agreements: one entry for all the articles that tell of the same one."""
        if self._register is None:
            self._register = Register.of(self.library)
        return self._register

    def agreements(
        self,
        filters: Filters = _ANY,
        instruments: Sequence[Instrument] = (),
        statuses: Sequence[AgreementStatus] = (),
        areas: Sequence[str] = (),
        heard: Heard = lambda *_: None,
    ) -> tuple[Entry, ...]:
        """The agreements that the articles tell of, by their days; see `Register.entries` and `Choice.of`."""
        return self.register.entries(Choice.of(filters, instruments, statuses, areas), heard)

    def search(self, query: str, limit: int = 10, filters: Filters = _ANY) -> list[Passage]:
        """The passages nearest to a query, best first, from nothing outside `filters`.

        What the query itself asks for ("in 2024", "Peru and Chile") comes first where it is relevant.

        Raises:
            QuestionInvalid: nothing in the query can be searched for.
            NothingIndexed: there is no article yet.
        """
        return self._search(query, limit, filters, read_wishes(query, self.today()))

    def search_in(
        self, history: Sequence[Turn], question: str, limit: int = 10, filters: Filters = _ANY,
        understood: str | None = None,
    ) -> list[Passage]:  # fmt: skip
        """The passages for a question in a conversation: most for the question as it is understood (`standalone`, or
        given), some for the question with the conversation's topic and as it was typed. See `assistant.talk.topic`.
        """
        understood = understood or standalone(question, history)
        own = self.search(understood, limit, filters)
        if not history:
            return own
        others = others_of(question, understood, history, self.library.retriever.rarity)
        topic, typed = (self.search(text, limit, filters) if text else [] for text in others)
        return shared(limit, own, topic, typed)

    def _search(self, query: str, limit: int, filters: Filters, wishes: Sequence[Wish]) -> list[Passage]:
        require_words(query)
        self.library.require_model()
        if not self.library.registry.count():
            raise NothingIndexed(f"no articles in {self.settings.home} yet; bring some in with `briefing ingest PATH`")
        return self.library.retriever.search(searched(query, wishes), limit, filters, together(wishes))

    def ask(self, question: str, history: Sequence[Turn] = (), filters: Filters = _ANY) -> Answer:
        """The verified answer to a question, in the light of the conversation so far, from nothing outside `filters`.

        Raises:
            QuestionInvalid: empty, no word in it, or far too long.
            NothingIndexed: there is no article to answer from.
        """
        *_, answer = self.stream(question, history, filters)
        assert isinstance(answer, Answer)
        return answer

    def stream(self, question: str, history: Sequence[Turn] = (), filters: Filters = _ANY) -> Iterator[Event]:
        """The same as `ask`, as it happens: progress, each verified sentence, and the whole answer last."""
        for event in self._events(question, history, filters):
            yield self._recorded(event, history, filters) if isinstance(event, Answer) else event

    def warm(self) -> None:
        """Open what the first question of a language would wait for, networks and tables; nothing is recorded.

        In a library without an article there is nothing to open yet.
        """
        if self.library.registry.count():
            likelier("")  # the languages of short texts
            for question in _WARMING:
                for _ in self._events(question, (), _ANY):
                    pass

    def summarize(
        self, articles: Iterable[str] = (), query: str | None = None, filters: Filters = _ANY,
        length: Length = "page", language: Language | None = None,
    ) -> Document:  # fmt: skip
        """A summary of the articles of these ids, or of those that a query and filters choose; see `Desk`."""
        return Desk(self).summarize(Request(tuple(articles), query, filters), length, language)

    def brief(
        self, articles: Iterable[str] = (), query: str | None = None, filters: Filters = _ANY,
        length: Length = "page", language: Language | None = None,
    ) -> Document:  # fmt: skip
        """A briefing in the shape that officials read, of articles chosen likewise."""
        return Desk(self).brief(Request(tuple(articles), query, filters), length, language)

    def replay(self, record: int) -> tuple[Record, Answer]:
        """The answer recorded under a number, and the one that the same question is given now, which is not recorded.

        Raises:
            RecordUnknown: there is none with this number, or answers are not recorded.
        """
        if self.records is None:
            raise RecordUnknown("answers are not recorded here; set BRIEFING_RECORDS=true")
        then = self.records.get(record)
        *_, now = self._events(then.question, then.history, then.filters)
        assert isinstance(now, Answer)
        return then, now

    def _recorded(self, answer: Answer, history: Sequence[Turn], filters: Filters) -> Answer:
        """The answer with its number; one that cannot be recorded is given all the same, and says so."""
        if self.records is None:
            return answer
        try:
            return replace(answer, record=self.records.keep(answer, history, filters, self.settings.sha256))
        except BriefingError as error:
            return replace(answer, notices=(*answer.notices, not_recorded(error, answer.language)))

    def _events(self, question: str, history: Sequence[Turn], filters: Filters) -> Iterator[Event]:
        started = time.monotonic()
        require_words(question)
        message = without_instructions(question)
        beside = out_of_scope(message)
        writer = self.writer and self.writer.anew()
        if writer and not beside and (worded := reworded(writer, message, history)):
            message, history = worded, ()
        asked = read_question(message if beside else standalone(message, history))
        if beside:
            named = asked.names_something and self.library.registry.count()
            near = self.search(message, NEAREST, filters) if named else []
            declined = decline(question, asked, near, small_talk(message))
            yield replace(declined, index_revision=self.library.registry.revision)
            return
        if (entries := left_open(message, history)) is not None:
            unclear = ask_which(question, read_question(message), entries)
            yield replace(unclear, index_revision=self.library.registry.revision)
            return
        wide = Wide(self, filters)
        yield Progress("searching", articles=self.library.registry.count())
        wanted = collecting(asked, self.wishes(asked), filters, message)
        if wanted and (counted := (yield from wide.collected(question, wanted))):
            answer = counted
        elif sides := wide.sides(asked):
            answer = yield from wide.compared(question, asked, sides)
        elif (chosen := wide.chosen(asked)) and not chosen.articles:
            answer = nothing_there(question, asked, chosen)
        else:
            several = chosen and wide.gathered(asked, chosen)
            draft = wide.up_to_date(asked, several or (yield from self._read(message, history, filters)))
            answer = yield from self._answer(question, asked, draft, writer)
            answer = with_wishes(answer, asked, self.wishes(asked), draft.nearest)
        prompts = tuple(Prompted(one.name, one.sha256) for one in writer.prompts.values()) if writer else ()
        revision, seconds = self.library.registry.revision, time.monotonic() - started
        yield replace(answer, prompts=prompts, index_revision=revision, seconds=seconds)

    def _read(self, message: str, history: Sequence[Turn], filters: Filters) -> Generator[Progress, None, Draft]:
        """What the reader finds to each question of a message, as one draft."""
        given = filters.articles is not None and len(filters.articles) == 1
        found = []
        both = both_of(message, history)
        questions = [(read_question(text), "") for text in both] if both else self._asked(message, history, filters)
        first = {label: self._nearest(each.text, filters) for each, label in questions if label}
        for each, label in questions[:MOST_QUESTIONS]:
            if out_of_scope(each.text):  # an opinion is asked for beside what the articles say
                found.append(Part(each, Draft(), label))
                continue
            told = history if len(questions) == 1 else ()
            passages = self.search_in(told, message, self.settings.passages, filters, each.text)
            passages = of_its_side(label, passages, first) if label else passages
            yield Progress("reading", passages=len(passages))
            rarity = self.library.retriever.rarity(each.units)
            drafts = self.reader.drafts(each, passages, rarity, given)
            found += [Part(each, draft, " · ".join(filter(None, (label, title)))) for title, draft in drafts]
        found += [Part(each, Draft()) for each, _ in questions[MOST_QUESTIONS:]]  # named as left without an answer
        threshold = self.settings.answer_threshold
        draft = in_both(found, threshold) if both else combined(found, threshold, measure(message))
        yield Progress("checking", passages=len(draft.nearest))
        return draft

    def _asked(self, message: str, history: Sequence[Turn], filters: Filters) -> list[tuple[Question, str]]:
        """The questions of a message, each with its side of a comparison: of countries whose articles differ."""

        return on_each_side(parts(message, history), lambda text: self._nearest(text, filters))

    def _nearest(self, text: str, filters: Filters) -> Article | None:
        return next((passage.article for passage in self.search(text, 1, filters)), None)

    def wishes(self, asked: Question) -> Sequence[Wish]:
        """The filters that a question itself names."""
        return read_wishes(asked.text, self.today())

    def _answer(
        self, question: str, asked: Question, draft: Draft, writer: Writer | None
    ) -> Generator[Writing | Sentence, None, Answer]:
        """The refusal, the question back, or the answer: the model's where there is one, else the reader's."""
        if draft.confidence < self.settings.answer_threshold:
            why = () if draft.sentences else draft.notices
            return refuse(question, asked, draft.nearest, draft.confidence, why)
        if draft.readings:
            return ask_back(question, asked, draft)
        if writer and draft.sentences:
            try:
                return (yield from written(writer, question, asked, draft, self.library.article))
            except ModelFailed as error:
                draft = replace(draft, notices=(*draft.notices, failed(error.reason, asked.language)))
        return (yield from quoted(question, asked, draft, self.library.article))


def open_embedder(settings: Settings) -> Embedder:
    """The embedding model that settings name; see `Embedder.open`."""
    return Embedder.open(
        settings.embedding_model, settings.models_folder, settings.threads, settings.embedding_precision
    )
