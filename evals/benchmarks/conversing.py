"""Conversations: follow-up questions, each with its history and a person's rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from evals.benchmarks.answering import has_word
from evals.benchmarks.growing import Growing, Shape, told_language
from evals.dataset import SPLITS, Question, Split, Text

_TITLED = ("canard",)
"""Beginnings of the names of data sets whose history is a title, a section, then questions and replies by turns."""
_NO_REPLY = "I don't know."
"""What stands in CANARD where there was none."""


class _FollowUp(Shape):
    id: Text
    history: tuple[str, ...]
    question: Text
    rewrite: Text
    dataset: str = ""


def read_conversation(file: Path, growing: Growing) -> None:
    """One follow-up a line: `{id, history, question, rewrite}`.

    A history is earlier questions; in CANARD it is a title, a section, then questions and replies by turns, and title
    and section count as the first of the questions. Its texts become the articles, each once: the replies, under title
    and section; where there are none, the questions. The conversations of a file, known by their ids but for the
    number of the turn, are `dev` and `locked` by turns.
    """
    halves: dict[str, Split] = {}
    for place, value in growing.json_lines(file):
        line = growing.check(place, _FollowUp, value)
        if line is None:
            continue
        titled = (line.dataset or file.name).startswith(_TITLED)
        heading = ", ".join(line.history[:2]) if titled else ""
        turns = _turns(line.history, heading) if titled else [(earlier, "") for earlier in line.history]
        turns = [turn for turn in turns if has_word(turn[0])]
        for text in (reply if titled else question for question, reply in turns):
            if has_word(text):
                growing.context(text, heading)
        history = tuple(question for question, _ in turns)
        growing.ask(
            place,
            Question(
                id=line.id,
                question=line.question,
                language=told_language(line.rewrite),
                kind="other",
                history=history,
                replies=tuple(reply for _, reply in turns),
                standalone=line.rewrite if history else None,
                split=halves.setdefault(line.id.rstrip("0123456789"), SPLITS[len(halves) % 2]),
            ),
        )


def _turns(history: Sequence[str], heading: str) -> list[tuple[str, str]]:
    """The heading, then each question with its reply."""
    replies = ("" if reply == _NO_REPLY else reply for reply in history[3::2])
    return [(heading, ""), *zip_longest(history[2::2], replies, fillvalue="")]
