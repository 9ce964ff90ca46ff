"""How many of the ranked sentences are quoted, and from which articles."""

from __future__ import annotations

from candidates import article, candidate

from assistant.reader.choose import answering
from assistant.reader.question import read_question

WHO = read_question("Who signed the pact?")
SIGNED = candidate(article("one", "Ana Torres signed the pact."), 0.6)


def test_one_sentence_is_enough_where_it_is_sure() -> None:
    sure = candidate(article("one", "Ana Torres signed the pact."), 0.96)
    assert answering(WHO, [sure, candidate(article("two", "Luis Vega came too."), 0.04)]) == [sure]


def test_further_ones_are_quoted_until_it_is_sure_and_none_that_hardly_answers() -> None:
    second, third, far = (
        candidate(article(name, f"{name} signed the pact."), share)
        for name, share in (("Luis", 0.2), ("Rosa", 0.15), ("Juan", 0.01))
    )
    assert answering(WHO, [SIGNED, second, far]) == [SIGNED, second]
    assert answering(WHO, [SIGNED, second, third, far]) == [SIGNED, second, third]


def test_the_same_words_count_once() -> None:
    reprint = candidate(article("reprint", SIGNED.text), 0.3)
    assert answering(WHO, [SIGNED, reprint]) == [SIGNED]


def test_a_comparison_has_a_sentence_on_each_country() -> None:
    peru = candidate(article("peru", "Peru opens 16 ports.", countries=("PE", "US")), 0.95)
    chile = candidate(article("chile", "Chile opens 14 ports.", countries=("CL", "US")), 0.04)
    compared = read_question("Which of the two opens more ports, Peru or Chile?")
    assert answering(compared, [peru, chile]) == [peru, chile]
    assert answering(read_question("How many ports does Peru open?"), [peru, chile]) == [peru]
