"""An answer written by a language model, sentence by sentence, under the same checks as the reader's.

passages ─► context.py ─► the model ─► sentences.py ─► ground.py ─► verify ─► one attempt to repair what did not hold
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.llm.brief import Messages, brief, streamed
from assistant.llm.chat import PASSING, ModelFailed, open_chat, reason_of
from assistant.llm.context import Context, Count, context
from assistant.llm.ground import ground
from assistant.llm.judge import REFUSED, Judge
from assistant.llm.prompts import Name, Prompt, prompt
from assistant.llm.sentences import Written, sentences
from assistant.reader.attribution import attributed_to
from assistant.reader.question import Question
from assistant.reasons import reason_in
from assistant.settings import Settings
from assistant.tokens import counter
from assistant.types import DraftSentence, Sentence, Writing
from assistant.verify import Verified, about, judge
from index.types import Language, Passage
from index.wire import told

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

NO_ANSWER = "NO ANSWER"
"""What the prompt asks for where the passages say nothing to the question."""
TRIES = 3
"""Calls for one answer, while nothing has come yet and the fault may pass."""
BRIEF_SHARE = 0.2
"""Of an answer's time: what a follow-up's wording may take, and all second opinions on an answer together."""
PAUSE = 0.5
"""Seconds before the second try; twice as many before the third."""
FITTINGS = 3
"""Times that passages are sent to a server for which they are too long, each time half as many tokens."""
SAME = 3
"""A model that writes a sentence for this time goes round in circles: what follows is not read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may take."""

    seconds: float
    """From the question to the last word."""
    tokens: int
    """Of passages and question."""
    judge: bool = False
    """Is the model asked once more whether each sentence follows from what it cites?"""


@dataclass(slots=True)
class Text:
    """An answer as it comes to be: each sentence by its number, those that hold and those that do not."""

    held: dict[int, Sentence] = field(default_factory=dict)
    faulty: dict[int, tuple[Written, str]] = field(default_factory=dict)
    """With what is wrong."""
    said: str = ""
    """All that the model wrote."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Those that hold, in the model's order."""
        return tuple(sentence for _, sentence in sorted(self.held.items()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to say of an answer that was written."""

    sentences: tuple[Sentence, ...]
    struck: tuple[str, ...]
    """Sentences that are not shown, each with the reason."""
    left_out: int
    """Passages for which there was no room."""
    prompt_sha256: str


def open_writer(settings: Settings, embedder_count: Count) -> Writer:
    """The writer of the settings' language model.

    Raises:
        ModelMissing: it cannot be opened.
    """
    limits = Limits(settings.llm_timeout, settings.llm_context_tokens, settings.llm_judge)
    return Writer(settings.llm, open_chat(settings), counter(embedder_count).count, limits)


class Writer:
    """Has a chat model write answers."""

    def __init__(self, name: str, chat: BaseChatModel, count: Count, limits: Limits) -> None:
        self.name = name
        self._chat = chat
        self._count = count
        self._limits = limits
        self.prompts: dict[str, Prompt] = {}
        """Those that the model was given so far, by their names, also where nothing came of it."""

    def anew(self) -> Writer:
        """The same one for one more answer: it has been given no prompt yet."""
        return Writer(self.name, self._chat, self._count, self._limits)

    def reply(self, name: Name, language: Language, message: str) -> str:
        """A short reply, within a share of the time of an answer.

        Raises:
            ModelFailed: there is none.
        """
        messages: Messages = [("system", self._told(name, language).text), ("human", message)]
        return brief(self._chat, messages, self._limits.seconds * BRIEF_SHARE)

    def _told(self, name: Name, language: Language) -> Prompt:
        """A prompt, noted as given."""
        told = prompt(name, language)
        return self.prompts.setdefault(told.name, told)

    def write(
        self,
        question: Question,
        passages: Sequence[Passage],
        verified: Verified,
        task: Name = "answer",
        language: Language | None = None,
    ) -> Generator[Writing | Sentence, None, Outcome]:
        """The words as they come, and every sentence that holds as soon as it is complete.

        `task` names the prompt; `language` is what to write in, else the question's.

        Raises:
            ModelFailed: no sentence holds, or the model broke off or never began.
        """
        deadline = time.monotonic() + self._limits.seconds
        question = replace(question, language=language or question.language)
        told = self._told(task, question.language)
        room = self._limits.tokens - self._count(told.text)
        text = Text()
        for fitting in range(1, FITTINGS + 1):
            shown = context(question, passages, room, self._count)
            room = shown.tokens // 2
            messages: Messages = [("system", told.text), ("human", shown.message)]
            check = _Check(question, shown, verified, self._judge())
            try:
                yield from self._first(messages, deadline, check, text)
                break
            except ModelFailed as error:
                if error.reason != "too_long" or fitting == FITTINGS:
                    raise
        if NO_ANSWER in text.said:
            raise ModelFailed("declined")
        if text.faulty:
            yield from self._repaired(messages, deadline, check, text)
        if not text.held:
            raise ModelFailed("unsupported")
        faulty = [
            (written.text, reason_in(why, question.language)) for _, (written, why) in sorted(text.faulty.items())
        ]
        struck = tuple(f"{sentence} ({reason})" if reason else sentence for sentence, reason in faulty)
        return Outcome(text.sentences, struck, shown.left_out, told.sha256)

    def _judge(self) -> Judge | None:
        return Judge(self._chat, self._limits.seconds * BRIEF_SHARE, self._told) if self._limits.judge else None

    def _first(self, messages: Messages, deadline: float, check: _Check, text: Text) -> Iterator[Writing | Sentence]:
        said: Counter[Written] = Counter()
        for piece in sentences(self._words(messages, deadline)):
            if isinstance(piece, str):
                text.said += piece
                yield Writing(piece)
                continue
            said[piece] += 1
            if said[piece] == SAME:
                return
            if said[piece] == 1 and piece.text.strip(" .") != NO_ANSWER:
                yield from check.take(len(said), piece, text)

    def _repaired(self, messages: Messages, deadline: float, check: _Check, text: Text) -> Iterator[Sentence]:
        """The faulty sentences written once more; what fails now, a cut line among it, leaves them as they were."""
        faults = "\n".join(f"- {written.text}\n  {reason}" for _, (written, reason) in sorted(text.faulty.items()))
        asked = f"{self._told('repair', check.question.language).text}\n\n{faults}"
        try:
            lines = self._lines([*messages, ("ai", text.said), ("human", asked)], deadline, len(text.faulty))
        except ModelFailed:
            return
        for number, line in zip(sorted(text.faulty), lines, strict=False):
            for written in sentences([line]):
                if isinstance(written, Written):
                    yield from check.take(number, written, text)

    def _lines(self, messages: Messages, deadline: float, most: int) -> list[str]:
        """The first lines that the model writes; what comes after so many is not waited for."""
        said, lines = "", []
        for words in self._words(messages, deadline):
            said += words
            lines = [line for line in said.split("\n")[:-1] if line.strip()]
            if len(lines) >= most:
                return lines
        return [line for line in said.split("\n") if line.strip()]

    def _words(self, messages: Messages, deadline: float) -> Iterator[str]:
        """The model's words as they come.

        Raises:
            ModelFailed: none came, or no more while it was not done.
        """
        for attempt in range(1, TRIES + 1):
            begun = False
            try:
                for words in streamed(self._chat, messages, deadline):
                    begun = True
                    yield words
                if begun:
                    return
                raise ModelFailed("empty")
            except Exception as error:  # each provider raises what it likes
                reason = reason_of(error)
                pause = PAUSE * 2 ** (attempt - 1)
                if begun and reason != "timeout":
                    raise ModelFailed("cut") from error
                if begun or reason not in PASSING or attempt == TRIES or time.monotonic() + pause > deadline:
                    raise ModelFailed(reason) from error
                time.sleep(pause)


@dataclass(frozen=True, slots=True)
class _Check:
    """Holds a model's sentences against what they cite."""

    question: Question
    shown: Context
    verified: Verified
    judge: Judge | None = None
    """Whose "no" strikes what the checks let pass, unless it is word for word in the source."""

    def take(self, number: int, written: Written, text: Text) -> Iterator[Sentence]:
        """The sentence if it holds; else it is among the faulty."""
        found = self._checked(written)
        if isinstance(found, Sentence) and found.text not in {one.text for one in text.held.values()}:
            text.held[number] = found
            text.faulty.pop(number, None)
            yield found
        elif isinstance(found, str):
            text.faulty.setdefault(number, (written, found))

    def _checked(self, written: Written) -> Sentence | str:
        if not written.cited:
            return "cites no passage"
        there = len(self.shown.passages)
        if invented := [number for number in written.cited if not 1 <= number <= there]:
            return f"cites {', '.join(f'[{number}]' for number in invented)}, and there are {there} passages"
        passages = [self.shown.passages[number - 1] for number in written.cited]
        evidence = ground(written.text, self.question.language, passages)
        if not evidence:
            return "nothing of it is in what it cites"
        found = judge(written.text, [one.quote for one in evidence], about(evidence))
        if found.name not in ("quoted", "supported"):
            return found.reason
        quotes = [one.quote for one in evidence]
        language = self.question.language
        if self.judge and found.name != "quoted" and self.judge.follows(written.text, quotes, language) is False:
            return REFUSED
        source = next((who for one in evidence if (who := attributed_to(one.quote, "", told(one.article.body)))), None)
        own = attributed_to(written.text)
        checked = self.verified.sentence(DraftSentence(written.text, evidence, own or source))
        return checked or self.verified.struck[-1]
