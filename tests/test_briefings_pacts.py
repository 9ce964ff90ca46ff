"""Sentences that report an agreement, say what it provides, or recall an earlier one; whole quotations, comments."""

from __future__ import annotations

import pytest
from candidates import article

from assistant.agreements.extract import accounts
from assistant.briefings.gaps import gaps
from assistant.briefings.leaning import leans
from assistant.briefings.pacts import agreeing, pacts, providing, recalling, recalls
from assistant.briefings.told import comments, told, undertakes

RATIFIED = "Ghana's parliament ratified an extradition treaty with Togo on Thursday."


def test_a_ratification_is_an_agreement_and_what_the_text_provides_is_found() -> None:
    one = article("one", f"{RATIFIED} The treaty covers crimes that carry two years. Trade rose by 3 per cent.")
    assert [found.text for found in agreeing(one)] == [RATIFIED]
    assert [found.text for found in providing(one)] == ["The treaty covers crimes that carry two years."]


def test_a_plan_provides_what_it_consists_of() -> None:
    plan = "El plan de acción consta de 13 puntos."
    assert plan in [one.text for one in providing(article("one", f"Perú y Bolivia aprobaron un plan. {plan}"))]


def test_talks_that_ended_without_one_report_none() -> None:
    body = "Talks between Ghana and Togo ended on Thursday without an agreement. They signed a pact in Lomé in 2019."
    assert not agreeing(article("one", body))


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("In May 2006 Ghana and Togo signed an agreement on fishing.", True),
        ("Ghana had concluded a pact with Benin.", True),
        ("Accra had pressed for such a clause.", True),
        ("Ghana y Togo firmaron en 2006 un acuerdo de pesca.", True),
        ("The treaty, signed in 2006, entered into force on Thursday.", False),
        ("Ghana and Togo signed an agreement on fishing.", False),
        ("The ministry said the two sides had agreed on a framework.", False),
        ("El ministerio anunció que las partes habían acordado un marco.", False),
        ("The minister had said in May that they agreed.", True),
    ],
)
def test_what_was_agreed_long_before_is_recalled(text: str, recalled: bool) -> None:
    (one,) = told(article("one", text))
    assert recalls(one) is recalled


@pytest.mark.parametrize(
    "body",
    [
        "“We will meet again when it is quiet. Today it is not,” Minister Ana Torres said.",
        "«Volveremos a vernos cuando haya calma. Hoy no la hay», dijo la ministra Ana Torres.",
        '"We will meet again when it is quiet. Today it is not," Minister Ana Torres said.',
    ],
)
def test_a_quotation_is_never_halved(body: str) -> None:
    whole, last = told(article("one", f"{body} The border is closed to lorries."))
    assert whole.text == body and whole.comments
    assert last.text == "The border is closed to lorries."


def test_a_quotation_that_never_ends_is_left_in_its_sentences() -> None:
    assert len(told(article("one", "“We will meet again in May. The border is closed to lorries."))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Analysts link the rise to the attacks on shipping.",
        "China's embassy in Accra said that the pact should not target anybody.",
        'The minister called the pact "a shield".',
        "Asked about lorries, Torres said the border was closed.",
        "El ministro destacó que el pacto será útil.",
        "“It is a step on a long road for both,” Torres said.",
        "Torres defendió que el pacto ayuda a la frontera.",
        "Both voiced grave concern about the war.",
    ],
)
def test_what_somebody_says_of_the_matter_is_a_comment(text: str) -> None:
    assert comments(text)


@pytest.mark.parametrize(
    "text",
    [
        RATIFIED,
        "The ministry said the two sides had agreed on patrols.",
        "Ghana celebró en Acra una reunión con Togo.",
        'They signed the "Lomé pact" on Thursday.',
    ],
)
def test_what_was_done_is_none(text: str) -> None:
    assert not comments(text)


def test_what_is_undertaken_is_no_hope() -> None:
    does, hopes = told(article("one", "Ghana will train 40 analysts. Torres said she hoped it would help the ports."))
    assert undertakes(does) and not undertakes(hopes)
    (past,) = told(article("uno", "El grupo creció después de que la policía desmantelara otra red.", language="es"))
    (future,) = told(article("uno", "Ghana entregará dos lanchas a Togo.", language="es"))
    assert undertakes(future) and not undertakes(past)


@pytest.mark.parametrize(
    "text",
    [
        "El resto llegará antes de julio, añadió.",
        "Ghana did so once before, in 2019.",
        "El mismo día se reunió la comisión.",
        "Torres said he hoped that would happen within a year.",
    ],
)
def test_what_needs_the_sentence_before_leans(text: str) -> None:
    assert leans(text)


PUT_OFF = (
    "Ghana and Togo on Thursday postponed the signing of an accord on fishing.\n\n"
    "Trawlers may fish on.\n\nThe text has nine pages.\n\n"
    "The two states signed an accord on customs in 2006. It covers two roads."
)
APLAZADO = (
    "Ghana y Togo aplazaron el jueves la firma de un convenio de pesca.\n\n"
    "Los barcos pueden pescar.\n\nEl texto tiene nueve páginas.\n\n"
    "Los dos países firmaron en 2006 un acuerdo de aduanas. Abarca dos carreteras."
)


@pytest.mark.parametrize(("body", "language"), [(PUT_OFF, "en"), (APLAZADO, "es")])
def test_of_what_is_put_off_nothing_was_agreed_and_an_older_accord_is_no_part_of_it(body: str, language: str) -> None:
    one = article("one", body, title="Ghana and Togo put off accord on fishing", language=language)
    read = accounts(one)
    assert [account.status and account.status.value for account in read] == ["proposed"]
    assert not pacts([one], read) and not {area.value for area in read[0].areas} & {"customs"}
    assert [found.number for found in told(one) if found in recalling(one)] == [3, 4]
    assert gaps([one], read, language).still_open[0].number == 0  # type: ignore[arg-type]
