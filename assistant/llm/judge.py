"""A language model's second opinion on a sentence that our own checks let pass: it can strike one, and lift none."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from assistant.llm.brief import Messages, brief
from assistant.llm.chat import ModelFailed
from assistant.llm.prompts import Name, Prompt, prompt
from index.types import Language

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

REFUSED = "does not follow from what it cites, in the language model's second opinion"
_OPINIONS = {"yes": True, "sí": True, "si": True, "no": False}


class Judge:
    """Asks for second opinions on the sentences of one answer, within a time for all of them together."""

    def __init__(self, chat: BaseChatModel, seconds: float, told: Callable[[Name, Language], Prompt] = prompt) -> None:
        self._chat = chat
        self._left = seconds
        self._prompt = told

    def follows(self, text: str, quotes: Sequence[str], language: Language) -> bool | None:
        """Does the sentence follow from the quotes? `None` is no opinion: a fault, no time left, or another word."""
        if self._left <= 0:
            return None
        told = "\n".join(f"<quote>{escape(quote)}</quote>" for quote in quotes)
        message = f"<quotes>\n{told}\n</quotes>\n\n<sentence>{escape(text)}</sentence>"
        messages: Messages = [("system", self._prompt("judge", language).text), ("human", message)]
        started = time.monotonic()
        try:
            return opinion(brief(self._chat, messages, self._left))
        except ModelFailed:
            return None
        finally:
            self._left -= time.monotonic() - started


def opinion(reply: str) -> bool | None:
    """`yes`, `sí` or `no`, alone but for a full stop; anything else is no opinion."""
    return _OPINIONS.get(reply.strip().removesuffix(".").casefold())
