"""Sentences that tell most: what leans, what is told twice, what order they stand in."""

from __future__ import annotations

from datetime import date

import pytest
from candidates import article

from assistant.briefings.leaning import leans
from assistant.briefings.select import Limits, same, select
from assistant.briefings.told import standing, told
from assistant.verify import judge

LEAD = "Peru and Chile agreed on Monday to patrol their border together against smuggling."
SIX = "The agreement covers 14 crossings between Tacna and Arica and will be reviewed in March 2026."
TORRES = "Minister Ana Torres of Chile signed the agreement in Lima."
SHE = "She thanked the mayor of Arica for 30 years of service."
WEATHER = "The weather was fair near the lake."
ROOM = Limits(100, 3)


@pytest.mark.parametrize(
    "text",
    [
        "He said the border would be open.",
        "The latter will pay 3 million euros.",
        "The second is the sale of the boats.",
        "In the first, ships will begin to rotate.",
        "However, they did not sign.",
        "This makes the pact the first of its kind.",
        "Both agreed to meet again.",
        "“We will go on,” she said.",
        "Ambos acordaron reunirse de nuevo.",
        "Este será revisado cada año.",
        "El segundo será enviado en mayo.",
        "Añadió que el pacto entrará en vigor.",
        "Los suscribieron los dos ministros.",
        "Sus ministros firmarán en abril.",
        "El más relevante regula el retorno.",
        "One of them covers the border.",
        "Dicho acuerdo entrará en vigor en 2025.",
        "Tendrá una vigencia inicial de cinco años.",
        "En el cuarto se prevén investigaciones conjuntas.",
        "The first two together count 25 states.",
        "Nine states signed it on January 29.",
        "Un mes después, los ministros fijaron la hoja de ruta.",
        "Two days later, the ministers of Peru signed.",
    ],
)
def test_a_sentence_that_says_nothing_alone_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        TORRES,
        "Minister Ana Torres said she would return in May.",
        "El ministro dijo que firmará el acuerdo.",
        "Los ministros firmaron el acuerdo en Lima.",
        "La reunión terminó sin acuerdo.",
        "The first security meeting of the two countries took place in Lima.",
        "In the second half of 2024 trade fell.",
        "Both governments expect larger exercises.",
        "Ambos ministerios desarrollarán nuevas armas.",
        "It was also decided to create a centre in Lima.",
        "Una semana después de la firma, los ministros se reunieron.",
    ],
)
def test_a_sentence_that_names_what_it_speaks_of_stands_alone(text: str) -> None:
    assert not leans(text)


def texts(*bodies: str, room: Limits = ROOM) -> list[str]:
    articles = [article(f"a{number}", body, day=date(2024, 1, 9 - number)) for number, body in enumerate(bodies)]
    return [one.told.text for one in select(articles, room)]


def test_what_tells_most_is_taken_and_stands_in_the_article_s_order() -> None:
    assert texts(" ".join((LEAD, WEATHER, SIX, TORRES))) == [LEAD, SIX, TORRES]


def test_what_leans_comes_only_behind_the_sentence_it_leans_on() -> None:
    found = texts(" ".join((LEAD, WEATHER, TORRES, SHE)), room=Limits(200, 4))
    assert SHE not in found or found[found.index(SHE) - 1] == TORRES
    (she,) = [one for one in told(article("one", f"{LEAD} {TORRES} {SHE}")) if one.text == SHE]
    assert standing(she, follows=False).text == f"{TORRES} {SHE}"
    assert standing(she, follows=True).text == SHE


def test_what_two_articles_tell_is_told_once_with_both_places() -> None:
    other = "Peru and Chile agreed on Monday to patrol their border against smuggling together, in Tacna."
    one, two = article("one", f"{LEAD} {SIX}"), article("two", f"{other} {TORRES}")
    found = select([one, two], Limits(300, 8))
    leads = [picked for picked in found if "smuggling" in picked.told.text]
    assert len(leads) == 1
    cited = {leads[0].told.article.id, *(place.article.id for place in leads[0].beside)}
    assert cited == {"one", "two"}


def test_sentences_with_other_figures_are_not_the_same() -> None:
    one = told(article("one", "Peru and Chile will open 14 crossings on the border."))[0]
    other = told(article("two", "Peru and Chile will open 19 crossings on the border."))[0]
    assert not same(one, other)


def test_articles_come_in_the_order_of_their_days_each_from_where_it_begins() -> None:
    found = texts(f"{LEAD} {SIX}", "Bolivia and Brazil signed a treaty on extradition in La Paz. It rained.")
    assert found[0].startswith("Bolivia") and found.index(LEAD) < found.index(SIX)


def test_no_more_than_there_is_room_for() -> None:
    assert len(texts(" ".join((LEAD, SIX, TORRES)), room=Limits(500, 2))) == 2
    assert len(" ".join(texts(" ".join((LEAD, SIX, TORRES)), room=Limits(28, 9))).split()) <= 28


def test_headline_and_day_on_the_first_line_and_captions_are_no_sentences() -> None:
    title = "Neighbours agree on patrols"
    body = f"{title} Monday, May 7, 2018 {LEAD} Torres (left) and Quispe (right) in Lima. {SIX}"
    found = select([article("one", body, title=title)], ROOM)
    assert [one.told.text for one in found] == [LEAD, SIX]
    assert all(one.told.evidence.quote == one.told.text for one in found)


def test_an_article_without_a_day_comes_last() -> None:
    undated = article("a", "Bolivia and Brazil signed a treaty on extradition.", day=None)
    found = select([undated, article("b", LEAD)], ROOM)
    assert [one.told.article.id for one in found] == ["b", "a"]


FORCE = "The agreement must be approved by the congress before it can enter into force."
FILLER = "The minister recalled 14 crossings between Tacna and Arica and 30 years of trade."


def test_what_the_text_still_waits_for_is_taken_though_it_is_told_last() -> None:
    found = texts(" ".join((LEAD, SIX, *[FILLER.replace("14", str(n)) for n in range(20, 25)], FORCE)))
    assert FORCE in found


@pytest.mark.parametrize(
    "guests",
    [
        "Minister Ana Torres of Chile witnessed the ceremony in Lima.",
        "El ministro Luis Soto de Perú asistió a la ceremonia en Lima.",
        "Brazil and Bolivia sent observers to Lima for the ceremony.",
    ],
)
def test_who_stood_by_is_worth_less_than_what_will_be_done(guests: str) -> None:
    done = "A joint centre in Tacna will share lists of lorries."
    assert texts(" ".join((LEAD, guests, done)), room=Limits(100, 2)) == [LEAD, done]


def test_a_list_of_lines_stays_with_what_announces_it() -> None:
    lines = "- names of lorries;\n- numbers of crossings, and\n- lists of goods."
    body = f"{LEAD}\n\nThree kinds of data are shared:\n\n{lines}"
    listed = "Three kinds of data are shared: names of lorries; numbers of crossings, and lists of goods."
    (picked,) = [one for one in select([article("one", body)], ROOM) if one.told.text != LEAD]
    assert picked.told.text == listed
    assert judge(picked.draft.text, [picked.told.evidence.quote]).name == "quoted"
