"""One of two things of which a conversation spoke."""

from __future__ import annotations

from assistant.talk.followup import standalone
from assistant.types import Turn


def spoken(*questions: str) -> list[str]:
    """Each question as it is understood after those before it."""
    history: list[Turn] = []
    found = []
    for question in questions:
        found.append(standalone(question, history))
        history.append(Turn(question, "- 2009 [1]\n- 2013 [2]" if not history else ""))
    return found


def test_of_two_that_were_named_together() -> None:
    assert spoken(
        "When were the Lombok and the Quito codes adopted?", "Which of the two is binding?",
        "How many states signed the second one?", "Why was it needed?", "And the other one?",
    )[1:] == [
        "Which is binding, the Lombok code or the Quito code?", "How many states signed the Quito code?",
        "Why was the Quito code needed?", "Why was the Lombok code needed?",
    ]  # fmt: skip
    assert spoken("¿Cuándo se adoptaron los códigos de Lombok y de Arica?", "¿Quién firmó el primero?", "¿y el otro?")[
        1:
    ] == ["¿Quién firmó el código de Lombok?", "¿Quién firmó el código de Arica?"]


def test_of_two_that_were_asked_of_in_turn() -> None:
    assert spoken("When was the Swedish pact with Chile signed?", "And the Finnish one?", "Which opens more ports?")[
        -1
    ].startswith("Which opens more ports, ")
    assert spoken("When was the Lombok code adopted?", "And the Quito code?", "Which is older?")[-1] == (
        "Which is older, the Lombok code or the Quito code?"
    )
    assert spoken("Who opens more ports, Peru or Chile?", "Which of them has fewer boats?")[-1] == (
        "Which has fewer boats, Peru or Chile?"
    )


def test_them_are_the_entries_of_a_list_that_was_shown() -> None:
    asked = [
        "Which areas did Peru and Chile agree on?",
        "And who represented Chile?",
        "when was that?",
        "which of them concern migrants?",
    ]
    assert spoken(*asked)[-1].startswith("which of the areas concern migrants?")


def test_of_several_by_its_number() -> None:
    found = spoken("¿Cuándo se firmaron los tratados de Lombok?", "¿Qué dice el segundo?", "¿y el primero?")
    assert found[1:] == ["¿Qué dice el segundo tratado de Lombok?", "¿Qué dice el primer tratado de Lombok?"]


def test_which_countries_joined_something_else_too() -> None:
    assert spoken("What did Peru and Chile agree on?", "Which of them also joined the Lombok patrols?")[-1] == (
        "Which countries also joined the Lombok patrols?"
    )
    assert spoken("¿Qué países firmaron el pacto de Quito?", "¿Cuáles de ellos integran la red de Lombok?")[-1] == (
        "¿Qué países integran la red de Lombok?"
    )
    assert spoken(
        "Which countries signed the code?", "What led to it?", "Which of them also joined the Lombok patrols?"
    )[-1] == ("Which countries also joined the Lombok patrols?")
    assert "countries" not in spoken("Who signed for Peru and for Chile?", "Which of them also met Soto?")[-1]
