"""Filters that are read from a question, and those that must not be."""

from __future__ import annotations

from datetime import date

import pytest

from index.question_filters import Wish, read_wishes, satisfies, searched, together
from index.types import Article, Filters

TODAY = date(2024, 8, 14)  # a Wednesday


def article(**values: object) -> Article:
    given = {"id": "a", "version": 1, "title": "t", "body": "b", "language": "en", "source": "s", "sha256": "0"}
    return Article(**(given | values))  # type: ignore[arg-type]


def read(question: str) -> Filters:
    return together(read_wishes(question, TODAY))


def days(since: str | None = None, until: str | None = None) -> Filters:
    return Filters(
        since=date.fromisoformat(since) if since else None, until=date.fromisoformat(until) if until else None
    )


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What was signed in 2023?", "2023-01-01", "2023-12-31"),
        ("¿Qué se firmó en 2023?", "2023-01-01", "2023-12-31"),
        ("¿Qué se firmó durante el año 2023?", "2023-01-01", "2023-12-31"),
        ("What did they sign in March 2023?", "2023-03-01", "2023-03-31"),
        ("¿Qué firmaron en marzo de 2023?", "2023-03-01", "2023-03-31"),
        ("la reunión de lima, enero 2024", "2024-01-01", "2024-01-31"),
        ("What did they sign in March?", "2024-03-01", "2024-03-31"),
        ("What did they sign in December?", "2023-12-01", "2023-12-31"),
        ("What did they sign in March last year?", "2023-03-01", "2023-03-31"),
        ("¿Qué se firmó desde mayo del año pasado?", "2023-05-01", None),
        ("¿Qué se firmó el 3 de febrero de este año?", "2024-02-03", "2024-02-03"),
        ("What has been signed so far this year?", "2024-01-01", "2024-12-31"),
        ("¿Qué se firmó en lo que va de año?", "2024-01-01", "2024-12-31"),
        ("What happened on 20 December 2023?", "2023-12-20", "2023-12-20"),
        ("What happened on December 20, 2023?", "2023-12-20", "2023-12-20"),
        ("¿Qué pasó el 20 de diciembre de 2023?", "2023-12-20", "2023-12-20"),
        ("What happened on 2023-12-20?", "2023-12-20", "2023-12-20"),
        ("¿Qué pasó el 20/12/2023?", "2023-12-20", "2023-12-20"),
        ("Which patrols began since March?", "2024-03-01", None),
        ("¿Qué se acordó desde marzo de 2023?", "2023-03-01", None),
        ("What has been agreed since 2020?", "2020-01-01", None),
        ("¿Qué hay a partir de 2020?", "2020-01-01", None),
        ("What was signed before 2020?", None, "2019-12-31"),
        ("¿Qué se firmó antes de 2020?", None, "2019-12-31"),
        ("¿Qué se firmó antes de junio de 2020?", None, "2020-05-31"),
        ("What was signed after 2020?", "2021-01-01", None),
        ("¿Qué se firmó después de 2020?", "2021-01-01", None),
        ("What was signed until May 2020?", None, "2020-05-31"),
        ("¿Qué se firmó hasta 2020?", None, "2020-12-31"),
        ("What was agreed between January and June 2024?", "2024-01-01", "2024-06-30"),
        ("¿Qué se acordó entre enero y junio de 2024?", "2024-01-01", "2024-06-30"),
        ("What was agreed from 2019 to 2021?", "2019-01-01", "2021-12-31"),
        ("¿Qué se acordó de 2019 a 2021?", "2019-01-01", "2021-12-31"),
        ("¿Qué se acordó desde enero hasta marzo de 2022?", "2022-01-01", "2022-03-31"),
        ("What was agreed in 2019–2021?", "2019-01-01", "2021-12-31"),
        ("What was agreed last year?", "2023-01-01", "2023-12-31"),
        ("¿Qué se acordó el año pasado?", "2023-01-01", "2023-12-31"),
        ("¿Qué se ha acordado este año?", "2024-01-01", "2024-12-31"),
        ("What was agreed last month?", "2024-07-01", "2024-07-31"),
        ("¿Qué se acordó la semana pasada?", "2024-08-05", "2024-08-11"),
        ("What was agreed in the last three months?", "2024-05-14", "2024-08-14"),
        ("¿Qué se acordó en los últimos 2 años?", "2022-08-14", "2024-08-14"),
        ("Which exercises were held in the first half of 2023?", "2023-01-01", "2023-06-30"),
        ("¿Qué hubo en el segundo trimestre de 2023?", "2023-04-01", "2023-06-30"),
        ("Who signed the 2023 agreement?", "2023-01-01", "2023-12-31"),
        ("Where was the 2019 High-Level Security Dialogue held?", "2019-01-01", "2019-12-31"),
        ("¿Quién firmó el acuerdo de 2023?", "2023-01-01", "2023-12-31"),
        ("¿Qué pasó a principios de 2023?", "2023-01-01", "2023-12-31"),
        ("What was agreed in early 2023?", "2023-01-01", "2023-12-31"),
        ("What was agreed in 2022 and 2023?", "2022-01-01", "2023-12-31"),
        ("¿Qué se firmó en 2022 y 2023?", "2022-01-01", "2023-12-31"),
    ],
)
def test_a_period_is_read(question: str, since: str | None, until: str | None) -> None:
    assert read(question) == days(since, until)


@pytest.mark.parametrize(
    "question",
    [
        "What does Vision 2030 say of ports?",
        "¿Qué dice la Agenda 2030?",
        "What does the 2030 Agenda ask for?",
        "What does Resolution 1325 ask for?",
        "Which units took part in Zapad 2017?",
        "How many ships will be built by 2030?",
        "What will be ready in 2035?",
        "Who recalled the alliance of 1902?",
        "How many of the 2000 troops left?",
        "Were 2023 officers sent?",
        "May the ships enter the port?",
        "What may Peru do?",
        "¿Desde cuándo hay patrullas?",
        "How long is the year of training?",
        "¿Cuánto dura el año de formación?",
        "What did Trinity House 2024 change from Lancaster House 2010?",
        "Who marched on the square?",
        "What was signed in 2010 and what in 2024?",
        "Who signed in 2006 and 2023?",
        "Where do the aircraft take off from?",
        "What is the article 2023/14 about?",
    ],
)
def test_what_only_looks_like_a_period_is_none(question: str) -> None:
    assert read(question) == Filters()


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("What did Peru and Chile agree?", ("PE", "CL")),
        ("¿Qué acordaron Perú y Chile?", ("PE", "CL")),
        ("talks between Peru and Chile", ("PE", "CL")),
        ("¿Qué hay entre Perú y Chile?", ("PE", "CL")),
        ("the Peru-Chile border", ("PE", "CL")),
        ("acuerdo peruano-chileno", ("PE", "CL")),
        ("What did Peru sign with Chile?", ()),
        ("What did Peru, Chile and Ecuador agree?", ("PE", "CL", "EC")),
        ("What did the US and Mexico agree?", ("US", "MX")),
        ("What did Peru and Chile say of Ecuador?", ()),
        ("What did Peru agree?", ()),
        ("Was Peru ready and Chile not?", ()),
    ],
)
def test_countries_that_are_asked_about_together_are_read(question: str, codes: tuple[str, ...]) -> None:
    assert read(question) == Filters(countries=codes)


@pytest.mark.parametrize(
    ("question", "filters"),
    [
        ("¿Qué acordaron según EFE?", Filters(agencies=("EFE",))),
        ("What was agreed according to Reuters?", Filters(agencies=("Reuters",))),
        ("¿Qué pasó de acuerdo con la agencia Andina?", Filters(agencies=("Andina",))),
        ("What do AFP reports say of the patrols?", Filters(agencies=("AFP",))),
        ("According to the minister, what did AP buy?", Filters()),
        ("¿Qué dice la comunidad andina?", Filters()),
        ("Who leads Interpol?", Filters()),
        ("What do articles in Spanish say of piracy?", Filters(languages=("es",))),
        ("¿Qué dicen las noticias en inglés sobre piratería?", Filters(languages=("en",))),
        ("Do the sailors speak in Spanish?", Filters()),
        ("¿En qué idioma, español o inglés, se firmó?", Filters()),
    ],
)
def test_an_agency_and_a_language_are_read_where_they_are_meant(question: str, filters: Filters) -> None:
    assert read(question) == filters


def test_several_wishes_come_in_order_and_join() -> None:
    question = "¿Qué acordaron Perú y Chile en 2023 según EFE?"
    wishes = read_wishes(question, TODAY)
    assert [wish.kind for wish in wishes] == ["countries", "period", "agency"]
    assert [wish.span.of(question) for wish in wishes] == ["Perú y Chile", "en 2023", "según EFE"]
    assert together(wishes) == Filters(
        countries=("PE", "CL"), since=date(2023, 1, 1), until=date(2023, 12, 31), agencies=("EFE",)
    )


def test_no_wish_is_no_filter() -> None:
    assert together(()) == Filters()
    assert read_wishes("?", TODAY) == ()


@pytest.mark.parametrize(
    ("wanted", "satisfied"),
    [
        (Filters(), True),
        (days("2023-12-01", "2023-12-31"), True),
        (days("2024-01-01"), True),  # it was published then
        (days(None, "2023-12-19"), False),
        (Filters(countries=("CL", "PE")), True),
        (Filters(countries=("PE", "EC")), False),
        (Filters(agencies=("efe",)), True),
        (Filters(agencies=("AFP",)), False),
        (Filters(languages=("es",)), False),
    ],
)
def test_an_article_satisfies_by_event_or_publication_and_by_all_else(wanted: Filters, satisfied: bool) -> None:
    one = article(event_date=date(2023, 12, 20), published=date(2024, 1, 2), countries=("PE", "CL", "BO"), agency="EFE")
    assert satisfies(one, wanted) is satisfied


def test_an_undated_article_is_outside_any_period() -> None:
    assert not satisfies(article(), days("2023-01-01"))


def test_a_wish_says_where_it_stands() -> None:
    (wish,) = read_wishes("What was agreed last year?", TODAY)
    assert isinstance(wish, Wish)
    assert wish.span.of("What was agreed last year?") == "last year"


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What was signed before 2020?", "What was signed ?"),
        ("¿Qué se firmó desde marzo de 2023 en Lima?", "¿Qué se firmó en Lima?"),
        ("What was signed in 2020?", "What was signed in 2020?"),
        ("Since March 2023?", "Since March 2023?"),
    ],
)
def test_the_limit_of_an_open_period_is_not_searched_for(question: str, left: str) -> None:
    assert " ".join(searched(question, read_wishes(question, TODAY)).split()) == left
