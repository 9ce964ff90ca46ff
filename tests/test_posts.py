"""What office somebody holds who is asked for by name, in articles made up for this."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from candidates import article, candidate

from assistant.pipeline import Assistant
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.officials.posts import SEEN, post_of
from assistant.reader.question import read_question
from assistant.types import Draft
from index.types import Span

SIGNED = candidate(
    article(
        "signed",
        "The protocol was signed by the chairwoman of Fiji's Ports Board, Ana Ruiz, and Tonga's deputy finance "
        "minister, Luis Vega. The mayor of Suva, Pio Tiko, stayed away, and so did Guy Roy. Samoa was angry. "
        "Its trade ministry spokesman, Tavita Leota, said why. Selai Vula, who leads a federation of divers in Suva, "
        "agreed, and General Otto Bauer and his Tongan counterpart, Sione Fifita, left early. "
        "The director of the coast guard, Captain Mere Tuva, paid.",
        title="Talks",
        day=date(2021, 5, 6),
    )
)
FIRMADO = candidate(
    article(
        "firmado",
        "La organización Puertos Limpios protestó. La portavoz de esa entidad, Marta Gil, lo criticó. "
        "El alcalde de Ayabaca, Rubén Soto, calló. Rubricó el texto la directora de Aduanas, la vicealmirante en la "
        "reserva Inés Paz.",
        title="Charlas",
        day=date(2021, 5, 6),
        language="es",
    )
)


def told(question: str) -> Draft | None:
    return post_of(read_question(question), [SIGNED, FIRMADO])


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is Ana Ruiz?", "chairwoman of Fiji's Ports Board"),
        ("who is luis vega", "Tonga's deputy finance minister"),
        ("What is the office of Vega?", "Tonga's deputy finance minister"),
        ("What post does Pio Tiko hold in Fiji?", "mayor of Suva"),
        ("What is Pio Tiko's job?", "mayor of Suva"),
        ("Who is Tavita Leota?", "trade ministry spokesman"),
        ("Who is Selai Vula?", "who leads a federation of divers in Suva"),
        ("Who is Mere Tuva?", "director of the coast guard, Captain"),
        ("que cargo tiene ruben soto", "alcalde de Ayabaca"),
        ("¿Quién es Marta Gil?", "portavoz de esa entidad"),
        ("¿Cuál es el cargo de Inés Paz?", "directora de Aduanas, la vicealmirante en la reserva"),
    ],
)
def test_the_office_as_it_is_printed_with_the_name(question: str, office: str) -> None:
    draft = told(question)
    assert draft is not None and draft.short_answer == office
    (evidence,) = draft.short_evidence
    assert evidence.quote == office and evidence.within(draft.sentences[0].evidence[0])


@pytest.mark.parametrize("question", ["Who is Otto Bauer?", "Who is Sione Fifita?"])
def test_of_a_rank_or_a_counterpart_the_sentence_tells(question: str) -> None:
    draft = told(question)
    assert draft is not None and draft.short_answer is None and "Sione Fifita" in draft.sentences[0].text


@pytest.mark.parametrize(
    ("question", "above"), [("Who is Tavita Leota?", "Samoa"), ("¿Quién es Marta Gil?", "Puertos Limpios")]
)
def test_whose_spokesman_it_is_stands_in_the_sentence_before(question: str, above: str) -> None:
    draft = told(question)
    assert draft is not None and above in draft.sentences[1].text


def test_who_has_no_office_is_refused() -> None:
    assert told("Who is Guy Roy?") == Draft()


@pytest.mark.parametrize(
    "question",
    [
        "Who is the mayor of Suva?",
        "Who is Peter Pan?",
        "Who was Ana Ruiz meeting?",
        "What did Ana Ruiz sign?",
        "Who is?",
    ],
)
def test_other_questions_are_not_for_it(question: str) -> None:
    assert told(question) is None


def test_the_reader_asks_for_it(assistant: Assistant) -> None:
    answer = assistant.ask("Who is Carolina Tohá?")
    assert answer.short_answer == "ministra del Interior chilena"


@pytest.mark.parametrize(("seen", "falls_through"), [(SEEN, True), (SEEN - 1, False)])
def test_an_office_that_no_rule_knows_is_left_to_the_network_that_sees_one(seen: float, falls_through: bool) -> None:
    one = candidate(article("book", "Weaver Guy Roy spoke of prices. Prices rose."))
    one = replace(one, reading=SentenceReading(0.0, (FoundSpan(Span(0, 6), seen),)))
    assert (post_of(read_question("What is Guy Roy's job?"), [one]) is None) is falls_through
