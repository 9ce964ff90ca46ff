"""What of a conversation search looks for beside the question, and how the places are shared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from assistant.pipeline import Assistant
from assistant.talk.topic import WORDS, others_of, shared, with_topic
from assistant.types import Turn
from index.query import Unit
from index.types import Article, Chunk, Passage

EVENLY = 0.5
COMMON = {"joint patrols", "send", "sends", "envía"}


def rarity(units: Sequence[Unit]) -> Mapping[str, float]:
    """What many articles say tells less than what few do."""
    return {unit.key: 0.05 if unit.surface in COMMON else EVENLY for unit in units}


def topic(question: str, *history: Turn) -> list[str]:
    _, _, carried = with_topic(question, history, rarity).partition(" (")
    return carried.removesuffix(")").split(", ") if carried else []


BOATS = Turn("How many boats does Peru send to the joint patrols?", "Peru sends 12 boats. Ecuador pays for the fuel.")


def test_it_is_said_lately_and_rare_among_the_articles() -> None:
    found = topic("Who is the commander?", Turn("Which treaty did Norway sign?"), BOATS)
    assert {"12", "Peru", "boats"} <= set(found)
    assert "Ecuador" not in found  # behind the answer's first sentence
    assert "joint patrols" not in found  # in every article


def test_what_comes_up_again_stays_before_what_was_said_once() -> None:
    found = topic(
        "And the fleet?", Turn("Does Norway pay Chile?"), Turn("Does Norway sail?"), Turn("What of the storm?")
    )
    assert found.index("storm") < found.index("Norway") < found.index("Chile")


def test_it_is_short_and_leaves_out_what_the_question_says_itself() -> None:
    found = topic("Does Peru have other boats?", BOATS, Turn("Who trains sailors, pilots, divers and cooks in Callao?"))
    assert len(found) == WORDS
    assert not {"Peru", "boats"} & set(found)


def test_in_spanish() -> None:
    found = topic("¿Quién es el jefe?", Turn("¿Cuántas lanchas envía Perú?", "Perú envía 12 lanchas."))
    assert {"lanchas", "Perú", "12"} <= set(found)


def test_without_a_conversation_there_is_no_topic() -> None:
    assert with_topic("Who is the commander?", (), rarity) == "Who is the commander?"


@pytest.mark.parametrize(
    ("question", "understood", "expected"),
    [
        ("Who is the commander?", "Who is the commander?", (True, False)),
        ("Which sailors join them?", "Which sailors join them? (boats)", (True, True)),
        ("Why?", "Why? (boats, Peru, patrols, send, joint, 12)", (False, False)),
    ],
)
def test_only_what_adds_something_is_searched_for(question: str, understood: str, expected: tuple[bool, bool]) -> None:
    on_topic, typed = others_of(question, understood, (BOATS,), rarity)
    assert (bool(on_topic), bool(typed)) == expected


def passages(name: str, count: int, best: float = 1.0) -> list[Passage]:
    article = Article(name, 1, name, "x" * 100, "en", "/x", "0" * 64)
    return [
        Passage(Chunk(name, 1, number, number + 1, "x"), article, best - number / 100, 0.5, 0.5)
        for number in range(count)
    ]


def test_most_places_are_the_question_s_own_and_scores_fall() -> None:
    found = shared(10, passages("own", 10), passages("topic", 10), passages("typed", 10))
    assert [one.article.id for one in found] == ["own"] * 6 + ["topic"] * 3 + ["typed"]
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)


def test_the_same_passage_takes_one_place_and_no_place_stays_empty() -> None:
    own = passages("own", 10)
    assert shared(10, own, own, own) == own
    assert shared(10, own, [], []) == own
    assert len(shared(10, passages("own", 2), passages("topic", 10), [])) == 5


def test_an_answer_s_search_holds_what_only_the_conversation_names(assistant: Assistant) -> None:
    """Sweden is not in the question, which stands alone and gets other articles first."""
    history = (Turn("How many bases does Sweden open to American forces?"),)
    question = "Who is the minister that signed?"
    alone = {passage.article.id for passage in assistant.search(question, 8)}
    found = assistant.search_in(history, question, 8, understood=question)
    assert len(found) == 8
    assert "sweden-us-dca-2023" in {passage.article.id for passage in found}
    assert found[0] == assistant.search(question, 8)[0]
    assert alone != {passage.article.id for passage in found}


def test_what_the_topic_is_near_to_is_no_nearer_to_the_question() -> None:
    own = [replace(one, dense=0.2) for one in passages("own", 10)]
    topic = [replace(one, dense=0.7) for one in passages("topic", 10)]
    found = shared(10, own, topic, [])
    assert "topic" in {one.article.id for one in found}
    assert max(one.dense for one in found) == 0.2
