"""Who holds an office, in articles made up for this."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from candidates import article, candidate

from assistant.pipeline import Assistant
from assistant.reader.officials.holders import holder, is_another, may_name_one, office_asked
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate


def found(question: str, ranked: Sequence[Candidate]) -> tuple[str, str] | None:
    office = office_asked(read_question(question))
    held = holder(office, ranked) if office else None
    return (held.name, held.span.of(held.candidate.text)) if held else None


def told(name: str, text: str, year: int) -> Candidate:
    return candidate(article(name, text, title="Talks", day=date(year, 5, 6)))


OLD = told(
    "old", "The talks were opened by the French president, Luc Petit, and the Fijian prime minister, Pio Tiko.", 2011
)
NEW = told("new", "Prime Minister Guy Roy of Canada received the French president, Ana Blanc, in Ottawa.", 2024)
DEPUTY = told("deputy", "The deputy foreign minister of Fiji, Selai Vula, spoke to Pio Tiko.", 2024)

KING = told("king", "The Tongan king, Tupou VI, received the guests in Nuku'alofa.", 2024)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the president of France?", "Ana Blanc"),
        ("Who is the current French president?", "Ana Blanc"),
        ("¿Quién es la presidenta de Francia?", "Ana Blanc"),
        ("Who is Fiji's prime minister?", "Pio Tiko"),
        ("¿Quién es el primer ministro de Canadá?", "Guy Roy"),
        ("Who is the foreign minister of Fiji?", None),
        ("¿Quién es la viceministra de Relaciones Exteriores de Fiyi?", "Selai Vula"),
        ("Who is the president of Fiji?", None),
        ("Who is the king of Tonga?", "Tupou VI"),
        ("¿Quién es el rey de España?", None),
        ("Who was the president of France?", "Luc Petit"),
    ],
)
def test_the_newest_article_that_names_one(question: str, name: str | None) -> None:
    held = found(question, [OLD, DEPUTY, NEW, KING])
    assert (held and held[0]) == name


def test_the_office_stands_with_the_name() -> None:
    assert found("Who is the president of France?", [OLD]) == ("Luc Petit", "French president, Luc Petit")


@pytest.mark.parametrize(
    "question",
    [
        "Who was the president of France in 2010?",
        "Who is the president of France who signed in 2010?",
        "Who is the president of the European Commission?",
        "Who is the president?",
        "Who are the presidents of Peru and Chile?",
        "Who is the spokesman of Peru?",
    ],
)
def test_other_questions_go_the_usual_way(question: str) -> None:
    assert office_asked(read_question(question)) is None


def test_what_may_name_one_and_who_is_another() -> None:
    france = office_asked(read_question("Who is the prime minister of France?"))
    fiji = office_asked(read_question("Who is the foreign minister of Fiji?"))
    assert france and fiji
    assert not may_name_one(france, NEW)  # it is Canada's
    assert may_name_one(france, told("x", "France said that its prime minister would come.", 2024))
    assert not may_name_one(france, told("x", "The prime minister would come.", 2024))
    assert is_another(fiji, "Pio Tiko", [OLD, NEW])
    assert not is_another(fiji, "Mere Waqa", [OLD, NEW])


def test_the_articles_do_not_say_who_holds_what_nobody_is_named_with(assistant: Assistant) -> None:
    answer = assistant.ask("Who is the prime minister of Japan?")
    assert answer.short_answer == "Fumio Kishida" and "11 January 2023" in answer.notices[0]
    assert assistant.ask("Who is the UK home secretary?").status == "not_in_corpus"
    assert assistant.ask("¿Quién es el presidente de Chile?").status == "not_in_corpus"


def test_what_is_carried_along_is_no_part_of_the_office() -> None:
    office = office_asked(read_question("Who is the king of Sweden?"))
    assert office_asked(read_question("Who is the king of Sweden (crowned)")) == office is not None
