"""A short reply of a chat model within a time that holds, whatever its server does."""

from __future__ import annotations

import threading
from queue import Empty, Queue
from typing import TYPE_CHECKING

from assistant.llm.chat import FINISHED, ModelFailed, reason_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Messages = list[tuple[str, str]]
"""Who speaks (`system`, `human`, `ai`) and what."""
MOST_CHARACTERS = 2_000
"""Of a reply; what goes on is not read further."""


def brief(chat: BaseChatModel, messages: Messages, seconds: float) -> str:
    """What the model replies.

    A thread waits for the server: a client's own limit counts from one word to the next, and each has its own name
    for it. A thread that is left behind ends with that limit.

    Raises:
        ModelFailed: it failed, or did not come to its end in time.
    """
    done: Queue[str | Exception] = Queue()
    given_up = threading.Event()

    def ask() -> None:
        try:
            done.put(_whole(chat, messages, given_up))
        except Exception as error:  # each provider raises what it likes
            done.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        reply = done.get(timeout=seconds)
    except Empty:
        given_up.set()
        raise ModelFailed("timeout") from None
    if isinstance(reply, Exception):
        raise ModelFailed(reason_of(reply)) from reply
    return reply


def _whole(chat: BaseChatModel, messages: Messages, given_up: threading.Event) -> str:
    said, finished = "", False
    for chunk in chat.stream(messages):
        said += str(chunk.text)
        finished = finished or bool(FINISHED & chunk.response_metadata.keys())
        if given_up.is_set() or len(said) > MOST_CHARACTERS:
            raise ModelFailed("broken")
    if not finished:
        raise ModelFailed("cut")
    return said
