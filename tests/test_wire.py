"""What a wire story says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.wire import WireFacts, layout, read_wire

TODAY = date(2026, 7, 1)
"""Bounds the years that are inferred, whatever the day on which the tests run."""


def read(body: str, published: date | None = None) -> WireFacts:
    return read_wire(body, published, TODAY)


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("Quito, March 14 (EFE). – ", "Quito", "EFE"),
        ("Madrid, 14 mar (EFE).- ", "Madrid", "EFE"),
        ("Ciudad de México, 14 de marzo de 2024 (AFP) — ", "Ciudad de México", "AFP"),
        ("San José, 14 mar. (EFE).- ", "San José", "EFE"),
        ("PARIS, March 14 (Reuters) - ", "Paris", "Reuters"),
        ("BOGOTÁ (AP) — ", "Bogotá", "AP"),
        ("BRASILIA, 9 nov — ", "Brasilia", None),
        ("Madrid, 14 mar (Europa Press) - ", "Madrid", "Europa Press"),
    ],
)
def test_a_dateline_gives_place_and_agency(dateline: str, place: str, agency: str | None) -> None:
    facts = read(f"{dateline}The ministers met and agreed on patrols.")
    assert (facts.place, facts.agency) == (place, agency)


@pytest.mark.parametrize(
    "body",
    [
        "Ministers of both states met in Lima on Tuesday - again.",
        "The treaty – signed in March 2020 – is in force.",
        "Lima – a city of ten million – hosts the talks.",
    ],
)
def test_a_sentence_is_no_dateline(body: str) -> None:
    facts = read(body)
    assert (facts.place, facts.agency) == (None, None)


def test_the_story_begins_after_the_dateline() -> None:
    body = "Quito, March 14 (EFE). – “We agreed,” the minister said."
    assert read(body).story.of(body) == "“We agreed,” the minister said."


@pytest.mark.parametrize(
    "body",
    [
        "Quito, March 14 (EFE). – The ministers met this Thursday.",
        "Quito, 14 mar (EFE).- Los ministros se reunieron este jueves.",
        "Quito, 14 de marzo (EFE).- Los ministros se reunieron este jueves.",
    ],
)
def test_a_missing_year_is_inferred_from_the_weekday_and_marked(body: str) -> None:
    facts = read(body)
    assert (facts.event_date, facts.basis) == (date(2024, 3, 14), "weekday")


def test_the_latest_fitting_year_that_is_past_is_inferred() -> None:
    body = "Quito, December 20 (EFE). – The ministers met this Wednesday."
    assert read_wire(body, None, date(2023, 12, 20)).event_date == date(2023, 12, 20)
    assert read_wire(body, None, date(2023, 12, 19)).event_date == date(2017, 12, 20)


def test_a_leap_day_is_inferred_in_a_leap_year() -> None:
    assert read("Quito, Feb. 29 (EFE). – They met this Thursday.").event_date == date(2024, 2, 29)


def test_without_year_and_weekday_there_is_no_date() -> None:
    facts = read("Quito, March 14 (EFE). – The ministers met.")
    assert (facts.event_date, facts.basis) == (None, "none")


def test_a_weekday_of_another_week_infers_no_year() -> None:
    assert read("Quito, March 14 (EFE). – The ministers met last Thursday.").event_date is None


def test_a_printed_year_is_taken_as_printed() -> None:
    facts = read("Lima, 5 de mayo de 2022 (EFE).- Los ministros se reunieron.")
    assert (facts.event_date, facts.basis) == (date(2022, 5, 5), "dateline")


@pytest.mark.parametrize(
    ("printed", "published", "expected"),
    [
        ("March 14", date(2021, 3, 15), date(2021, 3, 14)),
        ("December 31", date(2024, 1, 2), date(2023, 12, 31)),
        ("January 1", date(2023, 12, 31), date(2024, 1, 1)),
    ],
)
def test_the_year_nearest_to_the_publication_is_taken(printed: str, published: date, expected: date) -> None:
    facts = read(f"Quito, {printed} (EFE). – The ministers met.", published)
    assert (facts.event_date, facts.basis) == (expected, "dateline")


def test_without_a_dateline_the_publication_date_counts() -> None:
    facts = read("The ministers met and agreed on patrols.", date(2021, 3, 15))
    assert (facts.event_date, facts.basis) == (date(2021, 3, 15), "published")


def test_the_event_is_on_the_weekday_that_the_lead_reports() -> None:
    facts = read("Quito, March 15, 2024 (EFE). – The ministers met on Thursday.")
    assert facts.event_date == date(2024, 3, 14)


def test_a_coming_weekday_does_not_move_the_event_into_the_past() -> None:
    facts = read("Quito, March 14, 2024 (EFE). – The ministers will meet again on Friday.")
    assert facts.event_date == date(2024, 3, 14)


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_first_and_the_last_year_there_is_are_no_crash(published: date) -> None:
    assert read("Quito, March 14 (EFE). – The ministers met.", published).place == "Quito"


def test_nothing_recognisable_leaves_every_field_open() -> None:
    body = "The ministers met and agreed on patrols."
    facts = read(body)
    assert (facts.title, facts.place, facts.agency, facts.event_date, facts.basis) == (
        None,
        None,
        None,
        None,
        "none",
    )
    assert facts.story.of(body) == body


def test_a_headline_printed_twice_is_one_headline_in_its_longer_form(wire_article: Path) -> None:
    assert read(wire_article.read_text(encoding="utf-8")).title == (
        "Ecuador and Colombia open a joint office against trafficking on their shared border"
    )


def test_the_story_has_neither_headline_nor_dateline_nor_sign_off(wire_article: Path) -> None:
    body = wire_article.read_text(encoding="utf-8")
    story = read(body).story.of(body)
    assert story.startswith("The defence and interior ministers of Ecuador")
    assert story.endswith("on June 3 with 40 officers.")


@pytest.mark.parametrize("sign_off", [" EFE\n\nabc/def/gh\n", " (AFP)\n", " EFE", "\n\nabc/de\n"])
def test_a_sign_off_is_left_out(sign_off: str) -> None:
    body = f"Quito, March 14 (EFE). – The ministers met in Quito.{sign_off}"
    assert read(body).story.of(body) == "The ministers met in Quito."


def test_an_agency_that_a_sentence_names_is_no_sign_off() -> None:
    body = "Quito, March 14 (EFE). – The minister confirmed it to EFE."
    assert read(body).story.of(body) == "The minister confirmed it to EFE."


def test_a_first_sentence_is_no_headline() -> None:
    assert layout("They met in Quito.\n\nThey agreed on patrols.").title is None


def test_a_lone_line_is_the_story_and_no_headline() -> None:
    body = "Ministers meet in Quito"
    assert layout(body).title is None
    assert layout(body).story.of(body) == body


def test_our_wire_story_is_dated_by_its_weekday(wire_article: Path) -> None:
    facts = read(wire_article.read_text(encoding="utf-8"))
    assert (facts.place, facts.agency, facts.event_date, facts.basis) == (
        "Quito",
        "EFE",
        date(2024, 3, 14),
        "weekday",
    )


def test_a_published_wire_story_is_read_as_it_says_of_itself(real_wire: Path) -> None:
    body = real_wire.read_text(encoding="utf-8")
    facts = read(body)
    assert (facts.place, facts.agency, facts.event_date, facts.basis) == (
        "Lima",
        "EFE",
        date(2023, 12, 20),
        "weekday",
    )
    assert facts.title is not None and facts.title.endswith("border security")
    assert facts.story.of(body).startswith("The deputy foreign") and facts.story.of(body).endswith(".")


@pytest.mark.parametrize(
    "note", ["(Corrects the number of states in the first sentence.)", "(Corrige el día de la firma)."]
)
def test_an_editors_note_is_no_headline_and_hides_no_dateline(note: str) -> None:
    body = f"Ministers met in Quito\n\n{note}\n\nQuito, June 8. – Sixteen states met."
    found = layout(body)
    assert found.title == "Ministers met in Quito"
    assert found.note is not None and found.note.of(body) == note
    assert found.story.of(body) == "Sixteen states met."
    assert layout(body.removeprefix("Ministers met in Quito\n\n")).note is not None


def test_a_story_that_is_all_in_brackets_stays_a_story() -> None:
    body = "Ministers met in Quito\n\n(They agreed on patrols.)"
    assert layout(body).note is None
    assert layout(body).story.of(body).strip() == "(They agreed on patrols.)"
