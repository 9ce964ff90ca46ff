"""The people of a sentence with their sides."""

from __future__ import annotations

from candidates import article, candidate

from assistant.reader.officials.persons import persons


def named(text: str) -> list[tuple[str, str | None]]:
    return [(one.name, one.side) for one in persons(candidate(article("one", text, title="Talks", countries=())))]


def test_an_official_stands_for_the_side_of_the_office_not_for_the_last_country_named() -> None:
    text = "The foreign minister of Fiji, Ana Torres, spoke of Tonga with Prime Minister Luis Vega of Samoa."
    assert named(text) == [("Ana Torres", "FJ"), ("Luis Vega", "WS")]
    assert named("Chilean officials listened. Fiji's minister, Ana Torres, spoke.") == [("Ana Torres", "FJ")]


def test_a_field_of_an_office_is_nobody() -> None:
    text = "Firmó el jefe del Servicio Nacional de Manejo del Fuego, Luis Vega."
    assert [name for name, _ in named(text)] == ["Luis Vega"]


def test_a_surname_stands_for_the_one_whom_the_article_names_so() -> None:
    body = "Ana Torres spoke. Torres left."
    (one,) = persons(candidate(article("one", body)))
    assert one.name == "Ana Torres"
