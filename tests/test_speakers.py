"""What somebody said is answered with that person's words."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.officials.speakers import asked_of, may_be_said, of_the_speaker, says_what_is_asked
from assistant.reader.question import read_question

PORTS = article(
    "ports",
    "Peru's interior minister, Ana Quispe, said the boats would stay in Ilo. She added that fuel was short.\n\n"
    "The Chilean minister, Luis Vega, said 40 boats were needed. The mayor of Arica, Eva Paz, wants more guards. "
    "“We cannot wait,” the mayor said.\n\n"
    "Ilo has two piers. The police counted 12 boats.",
)
PUERTOS = article(
    "puertos",
    "La ministra peruana Ana Quispe dijo que los botes se quedarán en Ilo. Añadió que falta combustible.\n\n"
    "El ministro chileno Luis Vega dijo que hacen falta 40 botes. La alcaldesa Eva Paz pide más guardias.",
    language="es",
)


def said(text: str, source=PORTS) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.text for one in of_the_speaker(read_question(text), lines(source))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("What did Ana Quispe say about the boats?", "Peru's interior minister"),
        ("What did Quispe say about fuel?", "She added that fuel was short."),
        ("What did the Peruvian minister say about fuel?", "She added that fuel was short."),
        ("What did the Chilean minister say about the boats?", "The Chilean minister"),
        ("How many boats are needed, according to Luis Vega?", "The Chilean minister"),
        ("What does the mayor say about the guards?", "The mayor of Arica"),
        ("What did Peru say about the boats?", "Peru's interior minister"),
    ],
)
def test_words_are_of_the_one_who_is_asked_about(text: str, first: str) -> None:
    assert said(text)[0].startswith(first)


def test_a_country_is_not_answered_for_by_another_whose_minister_names_it() -> None:
    source = article(
        "boats", "Peru's navy puts the number of boats at 12.\n\nThe Chilean minister, Luis Vega, said Peru had 40."
    )
    assert said("How many boats are there according to Peru?", source) == [
        "Peru's navy puts the number of boats at 12."
    ]


def test_what_another_article_tells_is_not_according_to_them() -> None:
    other = lines(article("other", "There are 40 boats."))
    asked = read_question("How many boats are needed, according to Luis Vega?")
    assert all(one.article is PORTS for one in of_the_speaker(asked, [*lines(PORTS), *other]))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("¿Qué dijo la ministra peruana sobre los botes?", "La ministra peruana"),
        ("¿Qué dijo sobre el combustible la ministra peruana?", "Añadió que falta combustible."),
        ("¿Qué dijo Vega sobre los botes?", "El ministro chileno"),
        ("¿Cuántos botes hacen falta según Luis Vega?", "El ministro chileno"),
    ],
)
def test_in_spanish_as_well(text: str, first: str) -> None:
    assert said(text, PUERTOS)[0].startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "What did Eva Paz say about the weather in Antofagasta?",
        "What did Luis Vega say about fuel?",
        "What did the Bolivian minister say about the boats?",
    ],
)
def test_nothing_is_told_of_what_they_did_not_say(text: str) -> None:
    assert said(text) == []


def test_according_to_somebody_nobody_else_is_heard() -> None:
    told = said("How much fuel is missing, according to Luis Vega?")
    assert not any(one.startswith(("Peru's", "She added")) for one in told)
    assert "Ilo has two piers." in told  # what nobody says the article says


@pytest.mark.parametrize(
    "text",
    [
        "What does the agreement say about the boats?",
        "How many boats are there according to both sides?",
        "What did they say about the boats?",
        "What does Dorado say about the boats?",
        "¿Qué dice el acuerdo sobre los botes?",
    ],
)
def test_what_nobody_says_may_stand_anywhere(text: str) -> None:
    assert len(said(text)) == len(lines(PORTS))


def test_who_said_of_it_all_that_is_asked_surely_answers() -> None:
    boats, fuel, vega, *_ = lines(PORTS)
    question = read_question("What did Quispe say about fuel?")
    assert says_what_is_asked(question, fuel)
    assert not says_what_is_asked(question, boats)
    assert not says_what_is_asked(question, vega)
    assert not says_what_is_asked(read_question("When did Quispe say that?"), fuel)


def test_the_verb_is_no_part_of_what_is_asked_about() -> None:
    asked = asked_of(read_question("What did Luis Vega warn about the piers?"))
    assert asked is not None
    assert [unit.key for unit in asked.who] == ["luis", "vega"]
    assert [unit.key for unit in asked.about] == ["piers"]


@pytest.mark.parametrize("text", ["she added", "Luis Vega", "Peru", "he said that", "40", "añadió que"])
def test_no_statement_and_no_reason_is_a_name_or_that_somebody_spoke(text: str) -> None:
    _, _, vega, *_ = lines(PORTS)
    for asked in ("Why are boats needed?", "What did Luis Vega say about the boats?"):
        assert not may_be_said(read_question(asked), vega, text)
    assert may_be_said(read_question("Who asked for boats?"), vega, text)
    assert may_be_said(read_question("Why are boats needed?"), vega, "the old ones sink")
