"""How many of the ranked sentences are quoted, and from which articles."""

from __future__ import annotations

from dataclasses import replace

from candidates import article, candidate

from assistant.reader.choose import FAR_BEHIND, WORTH_BESIDE, answering, going_on
from assistant.reader.model import FoundSpan, SentenceReading
from assistant.reader.question import read_question
from assistant.reader.rank import Candidate
from index.types import Span

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


def read_with(one: Candidate, odds: float) -> Candidate:
    return replace(one, reading=SentenceReading(odds, (FoundSpan(Span(0, 3), odds),)))


def test_a_sentence_of_another_article_must_answer_nearly_as_well() -> None:
    best = read_with(SIGNED, 9.0)
    other = read_with(candidate(article("two", "Luis Vega flew home."), 0.1), 9.0 - FAR_BEHIND - 1)
    own = replace(other, article=SIGNED.article)
    assert answering(WHO, [best, other]) == [best]
    assert answering(WHO, [best, own]) == [best, own]
    assert answering(WHO, [best, read_with(other, 5.0)]) == [best, read_with(other, 5.0)]
    hardly = replace(read_with(other, 9.0), share=WORTH_BESIDE - 0.01)
    assert answering(WHO, [best, hardly]) == [best]
    perhaps_best = replace(other, share=0.3)
    assert answering(WHO, [best, perhaps_best]) == [best, perhaps_best]


def test_unless_its_article_is_about_a_country_of_the_question_and_the_best_one_is_not() -> None:
    best = read_with(candidate(article("two", "Fiji opens 15 ports.", title="Fiji", countries=("FJ",)), 0.6), 9.0)
    text = "Tonga opens 14 ports."
    other = read_with(candidate(article("one", text, title="Tonga", countries=("TO",)), 0.1), 0.0)
    assert answering(read_question("How many ports does Tonga open?"), [best, other]) == [best, other]
    assert answering(read_question("How many ports does Fiji open?"), [best, other]) == [best]


def test_a_list_goes_on_while_the_next_sentence_says_also() -> None:
    listed, also, more, others = (
        candidate(article("one", text))
        for text in (
            "It covers piracy.",
            "Smuggling is covered as well.",
            "Además cubre la pesca.",
            "They met in Lima.",
        )
    )
    following = replace(also, before=listed.text), replace(more, before=also.text), replace(others, before=more.text)
    assert going_on(listed, following) == list(following[:2])
    assert going_on(listed, [replace(also, before="They met.")]) == []
    assert going_on(listed, [replace(others, before=listed.text)]) == []
