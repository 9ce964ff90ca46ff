"""What later articles tell of an agreement, in an answer on whether it is in force or when it was suspended."""

from __future__ import annotations

from datetime import date

import pytest
from agreements_stories import article

from assistant.agreements.extract import accounts
from assistant.agreements.merge import merge
from assistant.agreements.since import asks_of_it, brought_up_to_date
from assistant.reader.question import read_question
from assistant.types import Draft, DraftSentence, Evidence
from index.types import Span

IN_FORCE = "The protocol entered into force on signature."
SUSPENDED = "Zambia on Tuesday suspended the drug trafficking protocol that it signed with Malawi in February."
FIRST = article(
    "first", f"LILONGWE, February 3 — Malawi and Zambia signed a drug trafficking protocol on Monday.\n\n{IN_FORCE}\n",
    published=date(2025, 2, 3),
)  # fmt: skip
LATER = article(
    "later",
    f"LUSAKA, October 21 — {SUSPENDED}\n\nThe protocol covers drug trafficking.\n",
    published=date(2025, 10, 21),
)
ENTRIES = merge([*accounts(FIRST), *accounts(LATER)])


def draft(told: str, short: str | None = None) -> Draft:
    of = FIRST if told in FIRST.body else LATER
    start = of.body.index(told)
    place = Evidence(of, Span(start, start + len(told)))
    return Draft((DraftSentence(told, (place,)),), short_answer=short, confidence=0.9)


@pytest.mark.parametrize(
    "question", ["Is the Malawi-Zambia protocol in force?", "¿Sigue vigente el protocolo entre Malaui y Zambia?"]
)
def test_what_is_no_more_in_force_is_said_first(question: str) -> None:
    found = brought_up_to_date(read_question(question), draft(IN_FORCE), ENTRIES)
    assert [one.text for one in found.sentences] == [SUSPENDED, IN_FORCE]


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When was the Malawi-Zambia protocol suspended?", "21 October 2025"),
        ("¿Cuándo se suspendió el protocolo entre Malaui y Zambia?", "21 de octubre de 2025"),
    ],
)
def test_the_day_of_a_suspension_is_not_that_of_the_signature(question: str, day: str) -> None:
    assert brought_up_to_date(read_question(question), draft(SUSPENDED, "February"), ENTRIES).short_answer == day


def test_other_questions_are_left_alone() -> None:
    assert not asks_of_it(read_question("When was the Malawi-Zambia protocol signed?"))
