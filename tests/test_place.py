"""Where, as the short answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from candidates import article, lines

from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.place import where
from assistant.reader.question import read_question
from index.types import Span

BODY = (
    "LIMA, May 3 - Chile and Peru signed a pact on Tuesday. Ana Quispe and Luis Vega put their names to it at the "
    "Torre Palace. It opens nine bases to boats. Some crews came from Tacna."
)


def told(question: str, body: str = BODY, first: int = 0, seen: str = "") -> str | None:
    language = "es" if "«" in body else "en"
    read = lines(article("one", body, language=language))
    best = read[first]
    if seen:
        place = Span(best.text.index(seen), best.text.index(seen) + len(seen))
        best = replace(best, reading=SentenceReading(1.0, (FoundSpan(place, 1.0),)))
    chosen = [best, *(one for one in read if one.span != best.span)]
    return where(read_question(question), chosen, chosen).text


@pytest.mark.parametrize("question", ["In which building was the pact signed?", "¿En qué edificio se firmó el pacto?"])
def test_a_building_and_not_the_town(question: str) -> None:
    assert told(question) == "Torre Palace"
    assert told(question, "LIMA, May 3 - Chile and Peru signed a pact in Lima. Boats lie at Tacna.") is None
    spanish = "LIMA, 3 may - «Chile y Perú firmaron en Lima». Fue en la sede del Ministerio de Justicia y Paz de Perú."
    assert told(question, spanish) == "sede del Ministerio de Justicia y Paz de Perú"


def test_where_something_is_need_not_be_where_it_was_signed() -> None:
    assert told("Where does Chile open the bases?", first=2) is None
    assert told("¿Dónde abre Chile las bases?", first=2) is None
    assert told("Where was the pact signed?", first=2) is not None


def test_the_country_that_a_sentence_begins_with_is_no_place() -> None:
    body = "Chile and Peru signed a pact in Lima. It opens nine bases."
    assert told("Where was the pact signed?", body, seen="Chile") == "Lima"
    assert told("Where was the pact signed?", body, seen="Lima") == "Lima"
