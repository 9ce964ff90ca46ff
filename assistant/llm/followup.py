"""A follow-up in a language model's words: a question that stands alone, under checks, or nothing.

Where there is nothing, because the model failed or added what nobody said, `assistant.followup` takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from assistant.facts import missing_facts
from assistant.followup import needs_history
from assistant.leaning import leans
from assistant.llm.chat import ModelFailed
from assistant.llm.writer import Writer
from assistant.parts import parts, without_instructions
from assistant.reader.question import read_question
from assistant.scope import out_of_scope
from assistant.types import Turn
from index.query import language_of
from index.sentences import split

TURNS = 6
"""Of the conversation, the latest, are given to the model."""
ANSWER_CHARACTERS = 1_000
"""Of an answer, up to the end of a sentence."""
MOST_CHARACTERS = 300
"""Of a question that the model writes."""


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
    """What the model wrote, if it is one question that stands alone and says nothing but what was said."""
    written = written.strip().strip('"“”«»').strip()
    if not written or len(written) > MOST_CHARACTERS or "\n" in written or len(parts(written)) > 1:
        return None
    if (
        without_instructions(written) != written
        or out_of_scope(written)
        or language_of(written) != language_of(question)
    ):
        return None
    said = " ".join([*(text for turn in history for text in (turn.question, turn.answer)), question])
    if missing_facts(written, said) or missing_facts(question, written) or leans(read_question(written), history):
        return None
    return written


def _message(question: str, history: Sequence[Turn]) -> str:
    turns = "\n".join(
        f"<turn>\n<question>{escape(turn.question)}</question>\n<answer>{escape(_shortened(turn.answer))}</answer>\n</turn>"
        for turn in history
    )
    return f"<conversation>\n{turns}\n</conversation>\n\n<question>{escape(question)}</question>"


def _shortened(answer: str) -> str:
    ends = [span.end for span in split(answer) if span.end <= ANSWER_CHARACTERS]
    return answer[: ends[-1]] if ends else ""
