"""Things to be done, and lists line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.reader.lists.bullets import block_of, blocks
from assistant.reader.lists.clauses import clauses
from assistant.reader.officials.offices import named_together
from assistant.reader.officials.people import people
from index.chunks import sentences
from tests.candidates import article


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            "Los ministros acordaron vigilar los puertos, cambiar datos y formar a las tripulaciones.",
            ["vigilar los puertos", "cambiar datos", "formar a las tripulaciones"],
        ),
        ("They will protect ports, share data and create a fund.", ["protect ports", "share data", "create a fund"]),
        ("They will cover piracy, smuggling and theft.", []),
        ("They agreed to train crews.", []),
    ],
)
def test_three_things_to_be_done_are_a_list(text: str, done: list[str]) -> None:
    assert [span.of(text) for span in clauses(text)] == done


LINES = (
    "Two ports open to patrols of both navies:\n\n- the port of Arica;\n- the port of Ilo, and\n- Callao.\n\n"
    "Ana Ruiz signed."
)


def test_lines_below_a_sentence_are_its_list() -> None:
    story = replace(article("story", "x"), body=LINES)
    (block,) = blocks(story)
    assert block.above.of(LINES).endswith("navies:")
    assert [span.of(LINES) for span in block.things(LINES)] == ["the port of Arica", "the port of Ilo", "Callao"]
    places = sentences(story)
    assert block_of(story, places[2]) == block
    assert block_of(story, places[-1]) is None


def test_paragraphs_are_no_list() -> None:
    assert blocks(replace(article("story", "x"), body="Ana Ruiz signed.\n\nLuis Vega spoke.\n\nNobody left.")) == []


def test_people_of_one_list_belong_together() -> None:
    text = "The witnesses were President Ana Ruiz, Prime Minister Luis Vega and Admiral Eva Prado, said Juan Soto."
    known = people(text)
    assert [one.name for one in named_together(text, known, known[:1])] == ["Ana Ruiz", "Luis Vega", "Eva Prado"]
