"""Whose day a sentence tells, in articles made up for this."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from candidates import article, candidate

from assistant.reader.evidence.days import AS_WELL, dated, day_is_meant, tells_when, waits_for_something
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import CERTAIN, Candidate
from index.types import Span

LEAD = "Peru and Chile signed a treaty on joint patrols on Thursday. "


def told(sentence: str, day: date = date(2024, 3, 14), lead: str = LEAD) -> Candidate:
    """A sentence behind the lead of an article of that day."""
    one = candidate(article("patrols", f"{lead}{sentence}", day=day))
    return replace(one, text=sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When was the treaty signed?", "The document was signed in Lima."),
        ("When did they agree on the treaty?", "It covers the whole border."),
        ("¿Cuándo firmaron el tratado?", "It covers the whole border."),
        ("when was that? (Peru, represented)", "It covers the whole border."),
    ],
)
def test_the_articles_day_is_that_of_what_it_reports(question: str, sentence: str) -> None:
    assert day_is_meant(read_question(question), told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the treaty enter into force?", "Both parliaments must approve it before it can enter into force."),
        ("When will the treaty be signed?", "It covers the whole border."),
        ("When did Chile ratify the treaty?", "It must be ratified by both parliaments."),
        ("When did the first ship sail?", "The first ship sails from Arica."),
        ("¿Cuándo entra en vigor el tratado?", "Regula las patrullas conjuntas."),
        (
            "¿Cuándo entra en vigor el tratado?",
            "El texto entrará en vigor el primer día del segundo mes posterior al canje.",
        ),
        ("¿Cuándo entrará a regir el tratado?", "El texto entrará a regir tras el canje."),
        ("¿Cuándo abrirá el centro?", "El centro tendrá veinte agentes."),
        ("When was the treaty signed?", "The second treaty is to be signed in Arica."),
        ("¿Cuándo se firmó el tratado?", "El anexo debe firmarse en Arica, donde se firmará tras el canje."),
    ],
)
def test_it_is_not_the_day_of_anything_else(question: str, sentence: str) -> None:
    assert not day_is_meant(read_question(question), told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the treaty enter into force?", "Both parliaments must approve it before it can enter into force."),
        ("When does the centre open?", "The centre opens in June."),
        ("When was the fort built?", "It was built in 1773, or in the 15th century."),
        ("When was the temple finished?", "It was finished in 691 CE."),
        ("On what days do they sail?", "The boats sail on Tuesdays."),
        ("When did the talks begin?", "Talks began in May 2023."),
        ("When will the treaty take effect?", "It takes effect thirty days after the second ratification."),
        ("¿Cuándo empezará a regir?", "Entrará en vigor a los noventa días del canje de notas."),
    ],
)
def test_a_sentence_may_say_when(question: str, sentence: str) -> None:
    assert tells_when(read_question(question), told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("When did the treaty enter into force?", "In May 2023 Peru had signed another with Bolivia."),
        ("When will the two meet next?", "The last meeting was in June 2015."),
        ("When will the centre open?", "The centre will have twenty officers."),
        ("¿Cuándo será la próxima reunión?", "La anterior se celebró en junio de 2015."),
        ("When is the first joint exercise?", "The minister received him on January 11, 2024."),
        ("¿Cuándo empiezan las patrullas?", "Hubo disturbios el 3 de marzo."),
        ("When was the treaty signed?", "Talks on it began in May 2022 and ended in October 2023."),
        ("¿Cuándo se firmó el tratado?", "Las conversaciones empezaron en mayo de 2022."),
        ("¿Desde cuándo patrullan?", "El centro atiende las 24 horas del día, los siete días de la semana."),
        ("When does the centre open?", "Its twenty officers answer 24 hours a day, seven days a week."),
    ],
)
def test_another_day_or_none_does_not(question: str, sentence: str) -> None:
    assert not tells_when(read_question(question), told(sentence))


@pytest.mark.parametrize(
    ("question", "sentence", "may"),
    [
        ("On which day of May 2022 was it signed?", "It was signed in May 2022.", False),
        ("On which day of May 2022 was it signed?", "It was signed on 5 June 2022.", False),
        ("On which day of May 2023 was it signed?", "It was signed on 5 May.", True),
        ("On which day of May 2012 was it signed?", "It was signed on 5 May.", False),
        ("¿Qué día de 2009 firmó Perú el código?", "Perú lo firmó el 3 de mayo de 2011.", False),
        ("¿Qué día de 2009 firmó Perú el código?", "Perú lo firmó el 3 de mayo de 2009.", True),
        ("On which day of March was it signed?", "The treaty was signed.", True),
        ("On which day of April was it signed?", "The treaty was signed.", False),
        ("In what year did talks on the pact of May 2022 begin?", "Talks on it began on 5 May 2022.", False),
        ("In what year did talks on the pact of May 2022 begin?", "Talks on it began in 2019.", True),
        ("In what month did talks on the pact of May 2022 begin?", "Talks on it began in May 2021.", True),
        ("In what year was it signed, 2022 or 2023?", "It was signed in 2022.", True),
    ],
)
def test_a_day_lies_in_the_time_that_the_question_gives_and_says_more(question: str, sentence: str, may: bool) -> None:
    assert tells_when(read_question(question), told(sentence)) is may


def test_what_tells_no_day_gives_way_to_what_is_nearly_as_good_or_nothing_is_left() -> None:
    question = read_question("When will the centre open?")
    best, next_best = told("The centre will have twenty officers."), told("It opens in June.")

    def behind(points: float, one: Candidate) -> Candidate:
        return replace(one, support=replace(one.support, kind=one.support.kind - points / 1.7))

    assert dated(question, [best, behind(1.0, next_best)])[0].text == next_best.text, "it says that it opens"
    assert not dated(question, [best, behind(9.0, next_best)])
    other = told("That was so in June.")
    assert dated(question, [best, behind(AS_WELL / 2, other)])
    assert not dated(question, [best, behind(AS_WELL * 2, other)])


def test_a_sentence_without_a_word_of_what_is_asked_tells_no_day_of_it() -> None:
    sentence = told("The office opened in June 2023.")
    asked, said = read_question("When did Peru become independent?"), read_question("When did the office open?")
    silent = replace(sentence, support=replace(sentence.support, asked=0.0))
    assert dated(asked, [sentence]) and not dated(asked, [silent])
    assert dated(said, [silent]), "what it tells as done is what is asked"


def test_of_two_that_tell_no_day_the_one_on_what_is_asked_comes_first() -> None:
    other, of_it = (
        told(text)
        for text in ("It will apply before and after the vote.", "Before it can enter into force the Senate must vote.")
    )
    question = read_question("When does the treaty enter into force?")
    assert dated(question, [replace(other, share=0.9), of_it])[0] is of_it
    day = told("The treaty applies from 1 May 2025.")
    assert dated(question, [day, of_it])[0] is day


def test_the_day_of_the_article_says_more_than_earlier_in_the_month_unless_the_network_sees_that() -> None:
    asked = read_question("When did Chile sign the agreement with Peru?")
    text = "Chile, which still waits for admission, is to have signed a similar agreement earlier in the same month."

    def both(seen: float) -> list[Candidate]:
        reading = SentenceReading(0.0, (FoundSpan(Span(0, 5), seen),))
        return [replace(told(one), reading=reading) for one in (text, "Chile gives Peru access to 17 ports.")]

    similar, own = both(-5.0)
    assert not day_is_meant(asked, similar) and day_is_meant(asked, own)
    assert dated(asked, [similar, own])[0] is own
    assert dated(asked, [similar, replace(own, text=f"{own.text[:-1]}, as in 2011.")])[0] is similar
    similar, own = both(5.0)
    assert dated(asked, [similar, own])[0] is similar


def test_a_day_of_next_year_is_to_come() -> None:
    assert tells_when(
        read_question("From when will the readings be sent?"), told("Readings are to be sent from January 1 next year.")
    )


@pytest.mark.parametrize("question", ["When was the treaty ratified?", "¿Cuándo se aprobó el tratado?"])
def test_what_is_yet_to_be_ratified_was_ratified_on_no_day(question: str) -> None:
    assert not tells_when(read_question(question), told("In 2022 it waited for Norway to ratify the treaty."))
    assert tells_when(read_question(question), told("Norway ratified the treaty in 2022."))


@pytest.mark.parametrize(
    ("question", "sentence", "waits"),
    [
        ("When does it enter into force?", "Both parliaments must approve it before it can enter into force.", True),
        ("¿Cuándo entra en vigor?", "Los textos deben ser aprobados antes de entrar en vigor.", True),
        ("When does it enter into force?", "It entered into force after the vote.", False),
        ("When was it signed?", "Both parliaments must approve it before it can enter into force.", False),
    ],
)
def test_what_must_come_first_tells_when_it_takes_effect(question: str, sentence: str, waits: bool) -> None:
    assert waits_for_something(read_question(question), told(sentence)) is waits


def test_where_the_network_is_certain_a_printed_day_answers_whatever_act_it_is_of() -> None:
    asked = read_question("When were the talks on the text concluded?")
    ended = told("Negotiations on it began in August 2022 and ended in October 2023.")
    sure = replace(ended, reading=replace(ended.reading, evidence=CERTAIN))
    assert tells_when(asked, sure) and not tells_when(asked, ended)
