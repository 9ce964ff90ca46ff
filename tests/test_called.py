"""Why something is called what it is."""

from __future__ import annotations

import pytest
from candidates import article, lines

from assistant.reader.evidence.called import that_tell_of_the_name
from assistant.reader.question import read_question

AGREED, SIGNED, NAMED = lines(
    article(
        "one",
        "They agreed on it because mines drift. Soto and Quispe put their names to it. The name is a word for peace.",
    )
)


@pytest.mark.parametrize("question", ["Why is the Lombok pact called that?", "¿Por qué se llama así el pacto?"])
def test_what_tells_of_a_name_stands_first(question: str) -> None:
    assert that_tell_of_the_name(read_question(question), [AGREED, SIGNED, NAMED]) == [NAMED, AGREED, SIGNED]


def test_why_it_was_agreed_does_not_tell_whence_its_name() -> None:
    assert that_tell_of_the_name(read_question("Why is it called that?"), [AGREED, SIGNED]) == []


def test_of_any_other_question_nothing_changes() -> None:
    assert that_tell_of_the_name(read_question("Why did they agree on it?"), [AGREED, NAMED]) == [AGREED, NAMED]
