"""Articles of one event that give other numbers or dates, and reports that were corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from candidates import PATROLS, article, candidate

from assistant.reader.across.conflicts import LEAST_SHARE, contradicting, figure, stated, without_superseded
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from index.types import Article, Span

PORTS = read_question("How many ports does the pact cover?")
PUERTOS = read_question("¿Cuántos puertos abarca el pacto?")
PAID = read_question("How much will both sides pay?")
WHEN = read_question("When did they sign?")
CUANDO = read_question("¿Cuándo firmaron?")
BEST = candidate(article("best", "The pact covers 16 ports."), 0.6)


def said(text: str, language: str = "en") -> Candidate:
    return candidate(article("other", text, language=language), 0.3)


def test_another_number_of_the_same_thing_is_a_conflict() -> None:
    other = said("It covers 14 ports.")
    assert contradicting(PORTS, [BEST, other]) is other


@pytest.mark.parametrize(
    "text",
    [
        "It covers 16 ports.",
        "It covers sixteen ports.",
        "It covers 40 ships.",
        "It covers many ports.",
        "It covers 16 ports, and later 20 ports.",
    ],
)
def test_the_same_number_or_none_of_that_thing_is_no_conflict(text: str) -> None:
    assert contradicting(PORTS, [BEST, said(text)]) is None


@pytest.mark.parametrize(
    ("own", "other", "differ"),
    [
        ("They signed on 14 March 2024.", "They signed on 15 March 2024.", True),
        ("They signed on 14 March 2024.", "They signed on March 15, 2024.", True),
        ("They signed on 14 March 2024.", "They signed on March 14, 2024.", False),
        ("They signed on 14 March 2024.", "They signed in Lima.", False),
        ("They signed on 14 March 2024.", "They signed on March 14.", False),
        ("They signed on 14 March 2024.", "They signed in March 2024.", False),
        ("They signed on 14 March 2024.", "They signed in April 2024.", True),
        ("They signed in Lima.", "They signed on 15 March 2024.", False),
    ],
)
def test_another_date_is_a_conflict_and_another_spelling_is_none(own: str, other: str, differ: bool) -> None:
    second = said(other)
    assert contradicting(WHEN, [candidate(article("best", own)), second]) == (second if differ else None)


def test_in_spanish_too() -> None:
    first = candidate(article("best", "Firmaron el 14 de marzo de 2024.", language="es"))
    other = said("Firmaron el 15 de marzo de 2024.", "es")
    assert contradicting(CUANDO, [first, other]) is other
    assert contradicting(CUANDO, [first, said("Firmaron el 14 de marzo de 2024 en Lima.", "es")]) is None


@pytest.mark.parametrize("question", ["Who signed the pact?", "When and where did they sign?", "Why did they sign?"])
def test_only_a_question_for_one_thing_that_the_sentences_give_has_conflicts(question: str) -> None:
    first = candidate(article("best", "Ana Torres signed in Lima on 14 March 2024 for 16 ports."))
    other = said("Luis Vega signed in Arica on 15 March 2024 for 14 ports.")
    assert contradicting(read_question(question), [first, other]) is None


def test_the_scale_of_a_number_counts() -> None:
    paid = candidate(article("best", "Both pay 40 million dollars."))
    other = said("Both pay 40 thousand dollars.")
    assert contradicting(PAID, [paid, other]) is other


def test_how_many_countries_has_conflicts_too() -> None:
    asked = read_question("How many countries signed the pact?")
    other = said("The pact was signed by 18 countries.")
    assert contradicting(asked, [candidate(article("best", "16 countries signed it.")), other]) is other


def test_the_third_article_may_be_the_one_that_differs() -> None:
    same, other = candidate(article("same", "It covers 16 ports."), 0.5), said("It covers 14 ports.")
    assert contradicting(PORTS, [BEST, same, other]) is other


def test_one_article_does_not_contradict_itself() -> None:
    again = candidate(article("best", "It covers 14 ports."), 0.3)
    assert contradicting(PORTS, [BEST, again]) is None


@pytest.mark.parametrize(
    ("title", "day", "countries"),
    [
        (PATROLS, date(2023, 3, 14), ("PE", "CL")),
        ("Peru and Bolivia sign a pact on joint patrols", date(2024, 3, 14), ("PE", "BO")),
        ("Fishermen open a market for tuna and hake in Arica", date(2024, 3, 14), ("PE", "CL")),
    ],
)
def test_an_article_of_another_event_contradicts_nothing(title: str, day: date, countries: tuple[str, ...]) -> None:
    other = candidate(article("other", "It has 14 ports.", title, day, countries), 0.3)
    assert contradicting(PORTS, [BEST, other]) is None


def test_a_sentence_that_answers_far_less_well_contradicts_nothing() -> None:
    source = article("other", "It covers 14 ports.")
    near, far = (candidate(source, factor * LEAST_SHARE * BEST.share) for factor in (1.1, 0.9))
    assert contradicting(PORTS, [BEST, near]) is near
    assert contradicting(PORTS, [BEST, far]) is None


def test_sentences_that_give_no_number_are_passed_over() -> None:
    silent = candidate(article("silent", "They met in Lima."), 0.4)
    other = said("It covers 14 ports.")
    assert contradicting(PORTS, [BEST, silent, other]) is other
    assert contradicting(PORTS, [candidate(silent.article), other]) is None


def test_a_sentence_alone_has_nothing_to_contradict_it() -> None:
    assert contradicting(PORTS, [BEST]) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The pact covers 16 ports.", {16}),
        ("The pact covers sixteen ports.", {16}),
        ("It covers 16 ports with 40 ships, and later 1,500 ports.", {16, 1500}),
        ("It was signed on 14 March 2024.", set()),
    ],
)
def test_numbers_are_compared_in_figures_and_only_of_what_is_counted(text: str, numbers: set[int]) -> None:
    assert set(stated(PORTS, said(text)).values()) == numbers


def test_a_question_in_spanish_counts_the_same_things_in_an_english_article() -> None:
    assert set(stated(PUERTOS, said("The pact covers 16 ports with 40 ships.")).values()) == {16}
    assert set(stated(PUERTOS, said("El pacto abarca siete puertos con 40 barcos.", "es")).values()) == {7}


@pytest.mark.parametrize(
    ("text", "language"),
    [("Both pay 1,500 dollars.", "en"), ("Both pay 1500 dollars.", "en"), ("Ambas pagan 1.500 dólares.", "es")],
)
def test_a_separator_of_thousands_changes_no_number(text: str, language: str) -> None:
    assert set(stated(PAID, said(text, language)).values()) == {1500}


def test_a_point_of_decimals_does() -> None:
    assert set(stated(PAID, said("Both pay 3.5 million dollars.")).values()) == {3_500_000}


def test_the_figure_is_shown_as_printed() -> None:
    assert figure(PORTS, said("The pact covers sixteen ports.")) == "sixteen ports"
    assert figure(WHEN, said("They signed on March 14, 2024.")) == "March 14, 2024"
    assert figure(CUANDO, said("Firmaron el 14 de marzo de 2024.", "es")) == "14 de marzo de 2024"
    assert figure(PORTS, said("They met in Lima.")) == ""
    assert figure(PORTS, said("In 3 cities 16 ports joined.")) == "16 ports joined"


def test_what_an_article_says_that_another_corrects_is_left_out() -> None:
    wrong, again = BEST, candidate(article("best", "All 16 ports are new."))
    right = candidate(article("right", "The pact covers 14 ports.", f"CORRECTION: {PATROLS}"))
    elsewhere = candidate(
        article("elsewhere", "They agreed on cyber defence.", "Japan and Germany sign", countries=("JP", "DE"))
    )
    assert without_superseded([wrong, right, again, elsewhere]) == [right, elsewhere]


def test_a_correction_of_a_correction_leaves_both() -> None:
    both = [candidate(article(name, "It covers 14 ports.", f"CORRECTION: {PATROLS}")) for name in ("one", "two")]
    assert without_superseded(both) == both


def test_without_a_correction_everything_stays_in_order() -> None:
    ranked = [said("It covers 14 ports."), BEST]
    assert without_superseded(ranked) == ranked
    assert without_superseded([]) == []


def seen(source: Article, name: str) -> Candidate:
    """The article's sentence, in which the network sees this name."""
    found = FoundSpan(Span(source.body.index(name), source.body.index(name) + len(name)), 5.0)
    return replace(candidate(source), reading=SentenceReading(2.0, (found,)))


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("Luis Vega signed for Peru.", True),
        ("Minister Torres signed for Peru, with Luis Vega at her side.", False),
        ("Ana Torres signed for Peru, and Luis Vega was there.", False),
    ],
)
def test_another_name_is_a_conflict_unless_the_article_knows_the_first_too(other: str, differ: bool) -> None:
    best = seen(article("best", "Ana Torres signed for Peru."), "Ana Torres")
    second = seen(article("other", other), "Luis Vega")
    asked = read_question("Who signed for Peru?")
    assert contradicting(asked, [best, second]) == (second if differ else None)
    assert figure(asked, best) == "Ana Torres"
