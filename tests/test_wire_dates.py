"""The days that a text names, seen from the day on which it was written: Thursday, March 14, 2024."""

from __future__ import annotations

from datetime import date

import pytest

from index.wire import DatedMention, resolve

THURSDAY = date(2024, 3, 14)


def found(text: str, reference: date | None = THURSDAY) -> list[DatedMention]:
    return resolve(text, 0, len(text), reference)


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("They met this Wednesday.", "this Wednesday", "2024-03-13"),
        ("They met on Thursday.", "on Thursday", "2024-03-14"),
        ("They met last Thursday.", "last Thursday", "2024-03-07"),
        ("They will meet on Friday.", "on Friday", "2024-03-15"),
        ("They meet next Thursday.", "next Thursday", "2024-03-21"),
        ("El pasado martes se reunieron.", "El pasado martes", "2024-03-12"),
        ("Se reunieron el jueves pasado.", "el jueves pasado", "2024-03-07"),
        ("Se reunieron este miércoles.", "este miércoles", "2024-03-13"),
        ("El viernes se firmará.", "El viernes", "2024-03-15"),
        ("Se reunirán el próximo lunes.", "el próximo lunes", "2024-03-18"),
        ("Ayer hubo patrullas.", "Ayer", "2024-03-13"),
        ("Anteayer hubo patrullas.", "Anteayer", "2024-03-12"),
        ("Mañana habrá patrullas.", "Mañana", "2024-03-15"),
        ("It began two days ago.", "two days ago", "2024-03-12"),
        ("Empezó hace tres días.", "hace tres días", "2024-03-11"),
        ("It began the previous day.", "the previous day", "2024-03-13"),
        ("On 20 December they met.", "20 December", "2023-12-20"),
        ("They met on Dec. 20.", "Dec. 20", "2023-12-20"),
        ("El 20 de diciembre de 2019 firmaron.", "20 de diciembre de 2019", "2019-12-20"),
        ("It was signed on March 14th, 2021.", "March 14th, 2021", "2021-03-14"),
        ("Rige desde el 3 de noviembre de este año.", "3 de noviembre de este año", "2024-11-03"),
        ("It was signed on 2 May of last year.", "2 May of last year", "2023-05-02"),
        ("It ends on May 2 next year.", "May 2 next year", "2025-05-02"),
        ("Vence el 30 de enero del próximo año.", "30 de enero del próximo año", "2025-01-30"),
        ("On 2 April, this year’s exercise began.", "2 April", "2024-04-02"),
        ("La cita del 1º de abril.", "1º de abril", "2024-04-01"),
        ("Dated 2023-02-03.", "2023-02-03", "2023-02-03"),
    ],
)
def test_a_day_is_found_with_its_exact_characters(text: str, written: str, day: str) -> None:
    (mention,) = found(text)
    assert (mention.span.of(text), mention.date) == (written, date.fromisoformat(day))


@pytest.mark.parametrize(
    "text",
    [
        "Por la mañana llovió.", "Los lunes hay patrullas.", "He may 5 times, they march 3 miles.", "12 mar del Plata",
        "the last Monday of each month", "el último lunes de cada mes",
        "el 6 de octubre siguiente", "on October 6 of that year", "31 February", "Act 12 of 2019", "on 14 September",
    ],
)  # fmt: skip
def test_what_names_no_day_or_none_that_is_sure_is_left_out(text: str) -> None:
    assert found(text) == []


def test_without_a_reference_only_days_with_their_year_are_dated() -> None:
    text = "On Monday, on 5 May and on 6 May 2021."
    assert [mention.date for mention in found(text, None)] == [date(2021, 5, 6)]


def test_a_span_of_days_has_both_ends() -> None:
    assert [(one.date, one.until) for one in found("May 5-6 y del 14 al 20 de abril")] == [
        (date(2024, 5, 5), date(2024, 5, 6)),
        (date(2024, 4, 14), date(2024, 4, 20)),
    ]


def test_what_is_quoted_or_to_come_is_marked() -> None:
    spoken, told, coming = found("“We met today,” she said on Monday; they will meet on Friday.")
    assert (spoken.quoted, told.quoted, told.to_come, coming.to_come) == (True, False, False, True)


@pytest.mark.parametrize("reference", [date.min, date.max])
def test_the_first_and_the_last_day_there_is_are_no_crash(reference: date) -> None:
    found("Yesterday, tomorrow, last Monday, next Monday, on 29 February, the day before.", reference)


@pytest.mark.parametrize(
    ("text", "day", "to_come"),
    [
        ("They will train police under a pact signed in Riga on Friday.", "2024-03-08", False),
        ("France will send ten officers, the minister said on Monday.", "2024-03-11", False),
        ("Abrirán una fábrica gracias a un acuerdo cerrado el viernes.", "2024-03-08", False),
        ("Patrullarán juntos, anunció el viernes la Armada.", "2024-03-08", False),
        ("The pact will be signed by the two ministers on Friday.", "2024-03-15", True),
        ("They will discuss the proposed treaty on Friday.", "2024-03-15", True),
        ("El acuerdo será firmado el viernes.", "2024-03-15", True),
    ],
)
def test_the_last_verb_before_a_weekday_says_whether_it_is_to_come(text: str, day: str, to_come: bool) -> None:
    (mention,) = found(text)
    assert (mention.date, mention.to_come) == (date.fromisoformat(day), to_come)


def test_a_far_day_without_its_year_is_the_last_one_where_something_was_done() -> None:
    assert [one.date for one in found("It took effect after it was signed on 1 October.")] == [date(2023, 10, 1)]
    assert found("The meeting of 1 October.") == []


@pytest.mark.parametrize("text", ["They spoke the day after they signed.", "Hablaron la víspera de la cumbre."])
def test_the_day_before_or_after_something_is_not_counted_from_the_reference(text: str) -> None:
    assert found(text) == []
