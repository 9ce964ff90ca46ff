"""A conversation as a document."""

from __future__ import annotations

from datetime import date

from assistant.documents.of_conversation import Asked, conversation_document
from assistant.documents.parts import parts_of
from tests.browser.scripted import ARTICLE, answered, refused

MADE = date(2026, 11, 26)


def test_one_answer_is_its_own_document_with_the_filters_on_top() -> None:
    document = conversation_document(
        "T", [Asked("Who?", answered("Who?"), "Only: Peru")], lambda *_: ARTICLE, MADE, "es"
    )
    assert (document.title, document.language) == ("Who?", "en")
    assert [section.heading for section in document.sections] == ["", "In short", "The list", "What the articles say"]
    assert document.sections[0].note == "Only: Peru"


def test_answers_follow_each_other_and_each_citation_keeps_its_place() -> None:
    asked = [
        Asked("Who?", answered("Who?"), "Only: Peru"),
        Asked("The moon?", refused("The moon?")),
        Asked("And?", None, without="It was stopped."),
        Asked("Who else?", answered("Who else?")),
    ]
    document = conversation_document("Lima", asked, lambda *_: ARTICLE, MADE, "en")
    headings = [section.heading for section in document.sections if section.heading[:1].isdigit()]
    assert headings == ["1. Who?", "2. The moon?", "3. And?", "4. Who else?"]
    assert [citation.marker for citation in document.citations] == [1, 2, 3, 4, 5]
    quotes = {citation.marker: citation.quote for citation in document.citations}
    last = document.sections[-1].sentences
    assert [quotes[one.citations[0]] for one in last] == [one.quote for one in answered("x").citations]
    assert document.sources == (ARTICLE,)
    assert [notice[:3] for notice in document.notices] == ["1. ", "4. "]
    assert "It was stopped." in [section.note for section in document.sections]
    assert len(parts_of(document).footnotes) == 5
