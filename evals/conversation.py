"""Follow-ups of a public set: does search find, for our rewrite, what it finds for a person's?

Searched are the sample articles and the set's own texts (see `evals.benchmarks.conversing.read_conversation`), in one
index. For each follow-up the articles of the first five passages for the person's rewrite are taken for the right ones.
The first ten passages hold a share of them for the question alone, and one for the question in its conversation, as
`Assistant.search_in` finds them for an answer; for the rewrite they hold all: `gap_closed_recall` is made of the three.
A question that is its own rewrite, case and punctuation aside, is to be left as it is, to the character (`left_alone`).

A follow-up that takes words over, which its rewrite adds and the conversation holds, has the trait `takes_over`. The
others are worded anew for reasons that the conversation does not tell: their part of the gap is nobody's to close.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from assistant.pipeline import Assistant
from assistant.talk.followup import standalone
from assistant.types import Answer, Turn
from evals import scoring
from evals.dataset import GoldQuote, Question
from evals.report import Record
from evals.text import normalise
from index.query import units
from index.types import Passage

RIGHT = 5
"""Passages for the person's rewrite whose articles are the right ones."""
DEPTH = 10
"""Passages among which they are looked for."""
TAKES_OVER = "takes_over"
"""Trait of a follow-up whose rewrite adds a word that stands in the conversation."""


def rewrite_records(
    assistant: Assistant, questions: Sequence[Question], heard: Callable[[int, int], None] = lambda *_: None
) -> list[Record]:
    """The records of a set whose texts are indexed. A question without a history is understood, not searched for."""
    records = []
    for number, question in enumerate(questions, start=1):
        started = time.perf_counter()
        understood = standalone(question.question, turns(question))
        seconds = time.perf_counter() - started
        records.append(_record(assistant, question, understood, seconds))
        heard(number, len(questions))
    return records


def turns(question: Question) -> list[Turn]:
    """The conversation before a question, with the replies where they are known."""
    return [Turn(*pair) for pair in zip_longest(question.history, question.replies, fillvalue="")]


def takes_over(question: Question) -> bool:
    """Does the person's rewrite add a word that carries a subject, and stands in the conversation?"""
    rewrite = question.standalone or question.question
    asked = set(normalise(question.question).split())
    held = set(normalise(" ".join((*question.history, *question.replies))).split())
    added = [normalise(unit.surface).split() for unit in units(rewrite, question.language)]
    return any(not asked.issuperset(words) and held.issuperset(words) for words in added)


def stands_alone(question: Question) -> bool:
    """Did a person leave it as it is, case and punctuation aside?"""
    return normalise(question.standalone or "") == normalise(question.question)


def _record(assistant: Assistant, question: Question, understood: str, seconds: float) -> Record:
    rewrite = question.standalone
    if rewrite is None:
        return scoring.rewrite_record(question, _outcome(question, understood, (), seconds))
    human, alone = assistant.search(rewrite, DEPTH), assistant.search(question.question, DEPTH)
    own = assistant.search_in(turns(question), question.question, DEPTH, understood=understood)
    right = dict.fromkeys(passage.article.id for passage in human[:RIGHT])
    judged = question.model_copy(update={"evidence": tuple(GoldQuote(article=article) for article in right)})
    outcome = replace(
        _outcome(question, understood, own, seconds),
        alone=_outcome(question, question.question, alone),
        human=_outcome(question, rewrite, human),
    )
    left = float(understood == question.question) if stands_alone(question) else None
    return scoring.rewrite_record(judged, outcome, (TAKES_OVER,) if takes_over(question) else (), left)


def _outcome(question: Question, text: str, passages: Sequence[Passage], seconds: float = 0.0) -> scoring.Outcome:
    """What is found for one wording; nothing is answered."""
    answer = Answer(question.question, text, "not_in_corpus", "", question.language)
    return scoring.Outcome(answer, passages, seconds, answer)
