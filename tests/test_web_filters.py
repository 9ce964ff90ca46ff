"""The filters beside the question: choices, what is read of them, how they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.people import LOCAL
from assistant.web.filters import Choices, FilterUnread, Known, only, read, told
from assistant.web.site import render
from index.types import Filters, Language
from tests.browser.scripted import ARTICLE, ScriptedAssistant

OTHERS = (
    replace(ARTICLE, id="b", agency="Efe", countries=("GB",), language="en", topics=()),
    replace(ARTICLE, id="c", agency=None, countries=(), language="fr", topics=("smuggling",)),
    ARTICLE,
)


def test_what_can_be_chosen_is_what_the_articles_hold_by_name() -> None:
    choices = Choices.of((*OTHERS, replace(ARTICLE, id="d")), "en")
    assert [(one.value, one.name) for one in choices.countries] == [
        ("CL", "Chile"), ("PE", "Peru"), ("GB", "United Kingdom"),
    ]  # fmt: skip
    assert [one.value for one in choices.agencies] == ["EFE"]  # one agency, as it is written most often
    assert [one.name for one in choices.languages] == ["English", "language “fr”", "Spanish"]
    assert [one.name for one in Choices.of(OTHERS, "es").topics] == ["contrabando", "tráfico de armas"]
    assert not Choices.of((), "en")


def test_the_choices_follow_the_articles(tmp_path: Path) -> None:
    known, assistant = Known(), ScriptedAssistant(tmp_path, [ARTICLE])
    first = known.of(assistant, ("public",), "en")  # type: ignore[arg-type]
    assert known.of(assistant, ("public",), "en") is first  # type: ignore[arg-type]
    assistant.library.registry.revision += 1
    assistant.library._articles.append(OTHERS[0])
    assert len(known.of(assistant, ("public",), "en").countries) == 3  # type: ignore[arg-type]


def test_what_the_page_sends_becomes_filters() -> None:
    given = {
        "countries": ["PE", "cl"], "since": "2023", "until": " 2024-02 ", "agency": "EFE", "language": "es",
        "topic": "smuggling",
    }  # fmt: skip
    assert read(given, "en") == Filters(
        countries=("PE", "CL"), since=date(2023, 1, 1), until=date(2024, 2, 29), languages=("es",),
        agencies=("EFE",), topics=("smuggling",),
    )  # fmt: skip
    assert read({}, "en") == Filters()
    assert read({"countries": [], "since": "", "agency": None}, "es") == Filters()


@pytest.mark.parametrize(
    ("given", "language", "hint"),
    [
        ({"since": "20x3"}, "en", "From: “20x3” is not a date"),
        ({"until": "2023-13"}, "es", "Hasta: «2023-13» no es una fecha"),
        ({"since": "2024", "until": "2023"}, "en", "ends before it begins"),
        ({"countries": ["Atlantis"]}, "es", "«Atlantis» ya no está"),
        ({"topic": "<script>"}, "en", "“<script>” is not among"),
        ({"since": {"a": 1}}, "en", "is not a date"),
        ({"countries": {"a": 1}}, "en", "is not among"),
    ],
)
def test_what_is_wrong_gets_a_hint_in_the_language(given: dict[str, Any], language: Language, hint: str) -> None:
    with pytest.raises(FilterUnread, match=hint):
        read(given, language)


@pytest.mark.parametrize(
    ("filters", "english", "spanish"),
    [
        (Filters(), "", ""),
        (Filters(countries=("PE", "GB"), since=date(2023, 1, 1)), "Peru, United Kingdom · since 2023",
         "Perú, Reino Unido · desde 2023"),
        (Filters(since=date(2023, 1, 1), until=date(2023, 12, 31)), "in 2023", "en 2023"),
        (Filters(since=date(2023, 3, 1), until=date(2024, 12, 31)), "since 1 March 2023 until 2024",
         "desde 1 de marzo de 2023 hasta 2024"),
        (Filters(agencies=("EFE",), languages=("es",), topics=("smuggling",)), "EFE · Spanish · smuggling",
         "EFE · español · contrabando"),
    ],
)  # fmt: skip
def test_filters_are_told_in_words(filters: Filters, english: str, spanish: str) -> None:
    assert (told(filters, "en"), told(filters, "es")) == (english, spanish)
    assert only(filters, "en") == (f"Only: {english}" if english else "")


def test_the_form_has_a_label_for_every_control_and_escapes_what_articles_say() -> None:
    hostile = replace(ARTICLE, agency='"><script>alert(1)</script>')
    for language in ("en", "es"):
        choices = Choices.of((hostile, OTHERS[0]), language)  # type: ignore[arg-type]
        markup = render("filters", language, "ask", LOCAL, choices=choices, about=None)  # type: ignore[arg-type]
        assert "<script" not in markup
        assert markup.count("<label>") == markup.count("<input") + markup.count("<select") > 5
        assert "<legend>" in markup


def test_one_article_can_be_asked_alone_and_is_told_by_its_title_where_that_is_known() -> None:
    filters = read({"article": ARTICLE.id, "countries": ["PE"]}, "en")
    assert filters == Filters(countries=("PE",), articles=(ARTICLE.id,))
    assert told(filters, "en", {ARTICLE.id: "A pact"}) == "the article “A pact” · Peru"
    assert told(filters, "es") == "un artículo · Perú"
    assert read({"article": ["a", "b"]}, "en").articles == ("a",)


def test_the_article_that_is_asked_about_is_shown_and_can_be_taken_off() -> None:
    choices = Choices.of((ARTICLE,), "es")
    page = render("filters", "es", "ask", LOCAL, choices=choices, about=ARTICLE)
    assert "Solo se pregunta a este artículo" in page and "<script>" not in page and 'class="forget-article"' in page
    assert "forget-article" not in render("filters", "es", "ask", LOCAL, choices=choices, about=None)
