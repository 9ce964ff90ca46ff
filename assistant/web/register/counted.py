"""From an answer that counts agreements to the table of those that it counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.agreements.asked import collecting
from assistant.reader.question import read_question
from assistant.types import Answer
from assistant.web.register.asked import address
from index.question_filters import read_wishes
from index.types import Filters


def table_of(answer: Answer | None, filters: Filters, day: date) -> str:
    """Where the agreements that an answer counted on a day stand as a table, if an address can say which they are."""
    if answer is None or (answer.answerer, answer.status) != ("register", "answered"):
        return ""
    asked = read_question(answer.standalone_question)
    wanted = collecting(asked, read_wishes(asked.text, day), filters)
    if wanted is None or wanted.choice.worded or replace(wanted.choice.within, topics=(), agencies=(), languages=()):
        return ""
    return address(wanted.choice)
