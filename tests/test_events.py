"""Which articles tell of one event, and which of them corrects another."""

from __future__ import annotations

from datetime import date

import pytest
from candidates import article

from assistant.reader.across.events import is_correction, same_event

FIRST = article("first", "The ministers of Peru and Chile signed a pact on joint patrols in Lima. It covers 16 ports.")
SECOND_TITLE = "Joint patrols agreed by Peru and Chile"
SECOND_BODY = "Peru and Chile signed a pact on patrols in Lima on Thursday. It covers 14 ports."


def test_two_reports_of_one_signing_are_one_event() -> None:
    second = article("second", SECOND_BODY, SECOND_TITLE)
    assert same_event(FIRST, second)
    assert same_event(second, FIRST)


def test_in_two_languages_too() -> None:
    spanish = article(
        "tercero",
        "Los ministros de Perú y Chile firmaron en Lima un pacto sobre patrullas conjuntas. Abarca 16 puertos.",
        "Perú y Chile firman un pacto de patrullas",
        language="es",
    )
    assert same_event(FIRST, spanish)


@pytest.mark.parametrize(
    ("day", "same"),
    [
        (date(2024, 3, 11), True),
        (date(2024, 3, 17), True),
        (date(2024, 3, 18), False),
        (date(2023, 3, 14), False),
        (None, False),
    ],
)
def test_their_days_lie_close(day: date | None, same: bool) -> None:
    assert same_event(FIRST, article("second", SECOND_BODY, SECOND_TITLE, day)) == same


@pytest.mark.parametrize(
    ("countries", "same"),
    [(("CL", "PE", "BO"), True), (("BO", "CL", "PE"), False), (("PE", "BO"), False), (("PE",), False), ((), False)],
)
def test_the_countries_that_they_name_most_are_the_same(countries: tuple[str, ...], same: bool) -> None:
    assert same_event(FIRST, article("second", SECOND_BODY, SECOND_TITLE, countries=countries)) == same


def test_another_subject_of_the_same_countries_and_day_is_another_event() -> None:
    body = "Fishermen of Peru and Chile will sell tuna and hake at a new market in Arica from June."
    assert not same_event(FIRST, article("market", body, "Peru and Chile open a fish market"))


@pytest.mark.parametrize(
    "title",
    [
        "CORRECTION: Peru and Chile sign a pact",
        "Corrects number of ports",
        "Fe de erratas",
        "Corrección: 14 puertos",
        "Corrige cifra de puertos",
    ],
)
def test_a_headline_says_that_a_report_corrects_another(title: str) -> None:
    assert is_correction(article("one", "The ministers met.", title))


@pytest.mark.parametrize(
    "body",
    [
        "(Corrects the number of ports)\n\nLima, March 14 (EFE). – The ministers met.",
        "(Corrige la cifra de puertos)\n\nLima, 14 mar (EFE).- Los ministros se reunieron.",
    ],
)
def test_so_does_the_note_above_a_story(body: str) -> None:
    assert is_correction(article("one", body))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Peru and Chile sign a pact", "Lima, March 14 (EFE). – The minister corrected the figure of the day before."),
        ("Perú y Chile firman un pacto", "La ministra corrigió la cifra."),
        ("Corrections officers of Peru and Chile meet", "The officers met in Lima."),
        ("The correct number of ports is unknown", "The ministers met."),
    ],
)
def test_a_story_that_tells_of_a_correction_is_none(title: str, body: str) -> None:
    assert not is_correction(article("one", body, title))
