"""How often an answer that grows is shown."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator

from assistant.web.talks import Talk

PAUSE = 0.2
"""Seconds between two pictures of an answer that grows, at least: each is worth a twentieth of an answer."""


def unhurried(talks: Iterable[Talk], clock: Callable[[], float] = time.monotonic) -> Iterator[Talk]:
    """A conversation as it grows, without what nobody could see: what changes again within `PAUSE`.

    Shown at once are the question, that passages are read, which may last, each sentence of a language model, which
    writes on for a while, and what is whole.
    """
    reading, written, sentences, shown = False, False, 0, -math.inf
    for talk in talks:
        last = talk.exchanges[-1]
        begins = not reading and last.progress is not None and last.progress.stage == "reading"
        written = written or bool(last.writing)
        another = written and len(last.sentences) > sentences
        if begins or another or not last.pending or clock() - shown >= PAUSE:
            reading, sentences, shown = reading or begins, len(last.sentences), clock()
            yield talk
