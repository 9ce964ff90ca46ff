"""A follow-up in a language model's words: a question that stands alone, under checks, or nothing.

Where there is nothing, because the model failed or added what nobody said, `assistant.talk.followup` takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from assistant.checks.facts import missing_facts
from assistant.composed.parts import parts, without_instructions
from assistant.llm.chat import ModelFailed
from assistant.llm.writer import Writer
from assistant.reader.question import Wanted, read_question
from assistant.scope import out_of_scope
from assistant.talk.followup import needs_history
from assistant.talk.leaning import leans
from assistant.types import Turn
from index.query import language_of
from index.sentences import split
from index.text import fold, words

TURNS = 6
"""Of the conversation, the latest, are given to the model."""
ANSWER_CHARACTERS = 1_000
"""Of an answer, up to the end of a sentence."""
MOST_CHARACTERS = 300
"""Of a question that the model writes."""
RUN = 4
"""Words in a row that no question says twice."""


def reworded(writer: Writer, question: str, history: Sequence[Turn]) -> str | None:
    """The question as the model completes it from the conversation; `None` where our own rules are to do it.

    The model is not asked when the question stands alone, or is several.
    """
    if not needs_history(question, history) or len(parts(question)) > 1:
        return None
    language = read_question(question).language
    try:
        written = writer.reply("followup", language, _message(question, history[-TURNS:]))
    except ModelFailed:
        return None
    return checked(written, question, history)


def checked(written: str, question: str, history: Sequence[Turn]) -> str | None:
    """What the model wrote, if it is one question that asks for the same, stands alone and says only what was said."""
    written = written.strip().strip('"“”«»').strip()
    if not written or len(written) > MOST_CHARACTERS or "\n" in written or len(parts(written)) > 1:
        return None
    if (
        without_instructions(written) != written
        or out_of_scope(written)
        or language_of(written) != language_of(question)
    ):
        return None
    if not _asks_the_same(written, question) or _goes_round(written):
        return None
    said = " ".join([*(text for turn in history for text in (turn.question, turn.answer)), question])
    if missing_facts(written, said) or missing_facts(question, written) or leans(read_question(written), history):
        return None
    return written


def _asks_the_same(written: str, question: str) -> bool:
    """Is it a question where that is one, and does it want all kinds of things that are asked for?"""
    if "?" in question and "?" not in written:
        return False
    wanted = set(read_question(question).wanted) - {Wanted.STATEMENT}
    return wanted <= set(read_question(written).wanted)


def _goes_round(written: str) -> bool:
    """Are words in a row said twice, as small models do?"""
    said = [fold(word) for word, _ in words(written)]
    runs = list(zip(*(said[start:] for start in range(RUN)), strict=False))
    return len(set(runs)) < len(runs)


def _message(question: str, history: Sequence[Turn]) -> str:
    turns = "\n".join(
        f"<turn>\n<question>{escape(turn.question)}</question>\n<answer>{escape(_shortened(turn.answer))}</answer>\n</turn>"
        for turn in history
    )
    return f"<conversation>\n{turns}\n</conversation>\n\n<question>{escape(question)}</question>"


def _shortened(answer: str) -> str:
    ends = [span.end for span in split(answer) if span.end <= ANSWER_CHARACTERS]
    return answer[: ends[-1]] if ends else ""
