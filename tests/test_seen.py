"""Whether the network sees an answer of a kind that it never misses, in sentences made up for this."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, candidate

from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.refusal.seen import (
    DAY,
    DEED,
    FAR,
    FEW,
    NO_PLACE,
    NO_SENTENCE,
    NUMBER,
    PLACE,
    REASON,
    SEVERAL,
    THING,
    TRANSLATED,
    WHO,
    on_another_matter,
    sees_none,
)
from index.types import Span

LOW = min(DAY, DEED, NUMBER, PLACE, REASON, SEVERAL, THING, WHO) - 5.0
"""Log-odds at which the network sees nothing of any kind."""


def none(question: str, sentence: str, log_odds: float = LOW, asked: float = 0.2, language: str = "") -> bool:
    language = language or ("es" if question.startswith("¿") else "en")
    one = candidate(article("patrols", sentence, language=language))
    read = SentenceReading(log_odds, (FoundSpan(Span(0, 4), log_odds),))
    one = replace(one, reading=read, support=replace(one.support, asked=asked))
    return sees_none(read_question(question), [one])


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many boats did Chile seize?", "The navies of both sides seized boats."),
        ("¿Cuántas lanchas perdió Perú?", "Se incautaron 12 lanchas chilenas."),
        ("When did Chile send the second ship?", "The inspectors return on May 3."),
        ("Why did Chile refuse the third clause?", "The third clause was refused by Chile."),
        ("¿Por qué rechazó Chile la cláusula?", "La cláusula fue rechazada por Chile."),
        ("Why did Chile refuse the clause?", "The clause came up for a vote after the break, and Chile refused it."),
        ("Which company will build the boats?", "The boats will be built in Arica."),
        ("¿Qué empresa construirá las lanchas?", "Las lanchas se construirán en Arica."),
        ("Did Chile hand over the charts?", "Chile will be asked for its charts."),
        ("¿Aceptó Perú la oferta?", "Perú estudiará la oferta."),
        ("Who stole the charts from the library?", "The charts were stolen from the library in May."),
        ("¿Quién robó las cartas náuticas?", "Las cartas se robaron en mayo."),
        ("In which port will the second boat lie?", "The first boat will lie in Arica."),
        ("¿Dónde estará el segundo radar?", "El primer radar estará en Arica."),
        ("Which ports does the annex name?", "The pact names Arica, Ilo and Tacna."),
        ("¿Qué países se sumaron a las patrullas?", "Perú, Chile y Bolivia firmaron el anexo."),
    ],
)
def test_where_it_sees_none_and_no_words_bear_one_out(question: str, sentence: str) -> None:
    assert none(question, sentence)
    assert not none(question, sentence, log_odds=1.0)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many boats does each side send?", "Chile sends four boats and Peru six."),
        ("When was the pact signed?", "The pact was signed in Lima on March 14, 2024."),
        ("Why did Chile refuse the clause?", "Chile refused it because the clause named no port."),
        ("¿Por qué rechazó Chile la cláusula?", "Chile la rechazó, pues no nombraba puerto alguno."),
        ("¿Por qué puente cruzarán los camiones?", "Los camiones cruzarán por el puente de Tacna."),
        ("Is the pact in force?", "Both parliaments have yet to approve it."),
        ("Has the pact entered into force?", "Both parliaments have yet to approve it."),
        ("Who signed for Chile?", "Chilean minister Ana Ruiz signed it."),
        ("Who says that the pact is void?", "Critics call the pact void."),
        ("Which areas and how many boats are agreed?", "The navies met in Arica."),
        ("Where did they meet?", "The navies met."),
    ],
)
def test_words_may_bear_one_out_all_the_same(question: str, sentence: str) -> None:
    assert not none(question, sentence)


def test_a_number_that_is_of_all_that_is_asked_is_one() -> None:
    assert not none("How many boats did Chile buy?", "Chile bought 12 boats.", asked=1.0)
    assert none("How many boats did Peru buy?", "Chile bought 12 boats.", asked=1.0)


def test_of_another_matter_neither_words_nor_the_network_say_anything() -> None:
    one = candidate(article("patrols", "The prime minister, Ana Ruiz, praised the patrols."))

    def other(place: float, sentence: float, carried: float) -> bool:
        read = SentenceReading(sentence, (FoundSpan(Span(0, 4), place),))
        return on_another_matter([replace(one, reading=read, support=replace(one.support, carried=carried))])

    assert other(NO_PLACE - 1, NO_SENTENCE - 1, FEW / 2)
    assert not other(NO_PLACE + 10, NO_SENTENCE - 1, FEW / 2)
    assert not other(NO_PLACE - 1, NO_SENTENCE + 1, FEW / 2)
    assert not other(NO_PLACE - 1, NO_SENTENCE - 1, FEW * 2)


def test_of_the_other_language_it_may_see_less() -> None:
    asked, told = "How many boats did Chile seize?", "Las armadas se incautaron de lanchas."
    assert not none(asked, told, NUMBER - TRANSLATED / 2, language="es")
    assert none(asked, told, NUMBER - TRANSLATED * 2, language="es")
    assert none(asked, "The navies seized boats.", NUMBER - TRANSLATED / 2)


@pytest.mark.parametrize(
    ("near", "seen", "other"), [(FAR - 0.05, -1.0, True), (FAR + 0.05, -1.0, False), (FAR - 0.05, 1.0, False)]
)
def test_far_from_every_passage_only_what_is_seen_with_certainty_counts(near: float, seen: float, other: bool) -> None:
    one = candidate(article("steel", "The steel will come from the forge of Alba."))
    read = SentenceReading(NO_SENTENCE + 1, (FoundSpan(Span(0, 4), seen),))
    far = replace(
        one,
        reading=read,
        support=replace(one.support, carried=FEW / 2),
        passage=replace(one.passage, dense=near),
    )
    assert on_another_matter([far]) is other
