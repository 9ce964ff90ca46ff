"""What a chat model says, within a time that holds whatever its server does."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from assistant.llm.chat import FINISHED, ModelFailed, reason_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

Messages = list[tuple[str, str]]
"""Who speaks (`system`, `human`, `ai`) and what."""
MOST_CHARACTERS = 2_000
"""Of a short reply; what goes on is not read further."""
_DONE = object()


def streamed(chat: BaseChatModel, messages: Messages, deadline: float) -> Iterator[str]:
    """The model's words as they come, until `deadline` (of `time.monotonic`).

    A thread waits for the server: a client's own limit counts from one byte to the next, each client has its own name
    for it, and a server that sends a sign of life while it still reads the prompt (llama.cpp does) never meets it. A
    thread that is left behind ends with the next word or with that limit; nobody waits for it.

    Raises:
        ModelFailed: the words ended before they were done, or were not done in time.
        Exception: the client's, as it came.
    """
    coming: SimpleQueue[object] = SimpleQueue()
    given_up = threading.Event()
    told = copy_context()  # a chain that calls the assistant sees what its model does
    threading.Thread(target=told.run, args=(_ask, chat, messages, coming, given_up), daemon=True).start()
    try:
        while (came := _next(coming, deadline)) is not _DONE:
            if isinstance(came, Exception):
                raise came
            yield str(came)
    finally:
        given_up.set()


def brief(chat: BaseChatModel, messages: Messages, seconds: float) -> str:
    """What the model replies, in `seconds` at most.

    Raises:
        ModelFailed: it failed, or did not come to its end in time.
    """
    said = ""
    try:
        for words in streamed(chat, messages, time.monotonic() + seconds):
            said += words
            if len(said) > MOST_CHARACTERS:
                raise ModelFailed("broken")
    except Exception as error:  # each provider raises what it likes
        raise ModelFailed(reason_of(error)) from error
    return said


def _next(coming: SimpleQueue[object], deadline: float) -> object:
    with suppress(Empty):
        if (left := deadline - time.monotonic()) > 0:
            return coming.get(timeout=left)
    raise ModelFailed("timeout")


def _ask(chat: BaseChatModel, messages: Messages, coming: SimpleQueue[object], given_up: threading.Event) -> None:
    try:
        finished = False
        for chunk in chat.stream(messages):
            if given_up.is_set():
                return
            finished = finished or bool(FINISHED & chunk.response_metadata.keys())
            if words := str(chunk.text):
                coming.put(words)
        coming.put(_DONE if finished else ModelFailed("cut"))
    except Exception as error:  # each provider raises what it likes
        coming.put(error)
