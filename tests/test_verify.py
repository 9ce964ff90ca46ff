"""What a draft may claim: every way to be wrong is struck, and what stands gets its verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.types import Draft, DraftItem, DraftSentence, Evidence
from assistant.verify import Verified, judge
from index.types import Article, Span

QUOTE = "On December 20 the ministers of Peru and Chile, led by Gloria de la Fuente, agreed on six areas in Lima."
BODY = f"A lead.\n\n{QUOTE}\n\nA last word."
ARTICLE = Article("pact", 1, "A pact", BODY, "en", "/pact.txt", "0" * 64)


def lookup(article_id: str, version: int) -> Article | None:
    return ARTICLE if (article_id, version) == ("pact", 1) else None


def at(text: str, article: Article = ARTICLE) -> Evidence:
    start = article.body.index(text)
    return Evidence(article, Span(start, start + len(text)))


@pytest.fixture
def verified() -> Verified:
    return Verified(lookup)


@pytest.mark.parametrize(
    "text", [QUOTE, QUOTE.rstrip("."), "the ministers of Peru and Chile", QUOTE.replace(" ", "\n")]
)
def test_what_stands_word_for_word_is_quoted(text: str) -> None:
    assert judge(text, [QUOTE]).name == "quoted"


@pytest.mark.parametrize(
    "text",
    [
        "In Lima, Peru and Chile agreed on six areas.",
        "Ministers agreed on 6 areas.",
        "Gloria de la Fuente led ministers of Chile and Peru.",
        "Los ministros del Perú y de Chile acordaron seis áreas.",
    ],
)
def test_a_paraphrase_is_supported(text: str) -> None:
    assert judge(text, [QUOTE]).name == "supported"


def test_a_paraphrase_with_many_other_words_is_partly_supported() -> None:
    verdict = judge("Ministers celebrated a historic breakthrough between neighbouring capitals.", [QUOTE])
    assert verdict.name == "partly_supported"
    assert "not in the cited text" in verdict.reason


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ("The ministers of Peru and Chile agreed on 7 areas.", "7"),
        ("The ministers agreed on 16 areas.", "16"),
        ("On December 21 the ministers agreed on six areas.", "21"),
        ("On December 20, 2022, the ministers agreed on six areas.", "2022"),
        ("The ministers of Peru and Bolivia agreed on six areas.", "Bolivia"),
        ("Los ministros del Perú y de Brasil acordaron seis áreas.", "Brasil"),
        ("The ministers, led by Manuel Monsalve, agreed on six areas.", "Monsalve"),
    ],
)
def test_a_changed_fact_is_unsupported_and_named(changed: str, missing: str) -> None:
    verdict = judge(changed, [QUOTE])
    assert verdict.name == "unsupported"
    assert missing in verdict.reason


def test_a_changed_number_word_is_unsupported() -> None:
    assert judge("The ministers of Peru and Chile agreed on seven areas.", [QUOTE]).name == "unsupported"


def test_a_changed_month_is_unsupported() -> None:
    assert judge("On November 20 the ministers agreed on six areas.", [QUOTE]).name == "unsupported"


@pytest.mark.parametrize("text", ["Monsalve led the ministers.", "In May the ministers agreed. Monsalve led them."])
def test_a_changed_name_that_begins_a_sentence_is_unsupported(text: str) -> None:
    assert judge(text, [QUOTE]).name == "unsupported"


def test_a_number_that_is_cut_off_is_not_quoted() -> None:
    assert judge("Peru will pay 3", ["Peru will pay 3.5 million dollars."]).name != "quoted"


def test_facts_may_be_spread_over_several_quotes() -> None:
    quotes = ["Peru paid 40 dollars.", "Chile paid 50 dollars."]
    assert judge("Peru paid 40 and Chile paid 50.", quotes).name == "supported"
    assert judge("Peru paid 40 and Chile paid 50.", quotes[:1]).name == "unsupported"


def test_a_sentence_that_stands_is_shown_with_its_marker(verified: Verified) -> None:
    sentence = verified.sentence(DraftSentence(QUOTE, (at(QUOTE),), "the ministry"))
    assert sentence is not None
    assert (sentence.text, sentence.citations, sentence.attributed_to) == (QUOTE, (1,), "the ministry")
    assert verified.citations[0].quote == QUOTE == BODY[verified.citations[0].start : verified.citations[0].end]
    assert not verified.struck


def test_one_place_has_one_marker(verified: Verified) -> None:
    for text in (QUOTE, "A lead.", QUOTE):
        assert verified.sentence(DraftSentence(text, (at(text),)))
    assert [citation.marker for citation in verified.citations] == [1, 2]


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(ARTICLE, Span(5, 5)),
        Evidence(ARTICLE, Span(9, 3)),
        Evidence(ARTICLE, Span(-5, 8)),
        Evidence(ARTICLE, Span(0, len(BODY) + 1)),
        Evidence(replace(ARTICLE, version=2), at(QUOTE).span),
        Evidence(replace(ARTICLE, id="other"), at(QUOTE).span),
        Evidence(replace(ARTICLE, body=BODY.replace("six", "ten")), at(QUOTE).span),
        Evidence(replace(ARTICLE, body="Ah. " + BODY), Span(at(QUOTE).span.start + 4, at(QUOTE).span.end + 4)),
    ],
    ids=["empty", "backwards", "negative", "past the end", "version", "article", "altered quote", "moved"],
)
def test_a_citation_that_does_not_stand_strikes_what_leans_on_it(verified: Verified, evidence: Evidence) -> None:
    assert verified.sentence(DraftSentence("A lead.", (at("A lead."), evidence))) is None
    assert verified.item(DraftItem("Peru", evidence)) is None
    assert verified.short_answer(Draft(short_answer="Lima", short_evidence=(evidence,))) is None
    assert len(verified.struck) == 3
    assert not verified.citations


def test_a_sentence_without_evidence_is_struck(verified: Verified) -> None:
    assert verified.sentence(DraftSentence("A lead.", ())) is None


def test_an_unsupported_sentence_is_struck_with_the_reason(verified: Verified) -> None:
    assert verified.sentence(DraftSentence("Peru and Bolivia agreed.", (at(QUOTE),))) is None
    assert "Bolivia" in verified.struck[0]


def test_an_item_must_stand_where_it_cites(verified: Verified) -> None:
    item = verified.item(DraftItem("six areas", at("six areas")))
    assert item and verified.citations[item.citation - 1].quote == "six areas"
    assert verified.item(DraftItem("ten areas", at("six areas"))) is None


def test_what_a_side_has_may_be_the_articles_day() -> None:
    dated = replace(ARTICLE, event_date=date(2023, 12, 20))
    verified, place = Verified(lambda *_: dated), at("six areas", dated)
    item = verified.item(DraftItem("20 December 2023", place, "Peru"))
    assert item and item.shown == "Peru: 20 December 2023"
    assert verified.item(DraftItem("20 December 2023", place)) is None
    assert verified.item(DraftItem("1 May 1999", place, "Peru")) is None


def test_a_short_answer_needs_its_facts_in_the_sentences(verified: Verified) -> None:
    sentences = (DraftSentence(QUOTE, (at(QUOTE),)),)
    assert verified.short_answer(Draft(sentences, short_answer="Gloria de la Fuente")) == ("Gloria de la Fuente", None)
    assert verified.short_answer(Draft(sentences, short_answer="7 areas")) is None
    assert verified.short_answer(Draft(sentences, short_answer="in Bolivia")) is None
    assert len(verified.struck) == 2


def test_a_short_answer_with_its_own_place_cites_it(verified: Verified) -> None:
    draft = Draft(short_answer="Lima", short_evidence=(at("Lima"),))
    assert verified.short_answer(draft) == ("Lima", 1)
    assert verified.citations[0].quote == "Lima"


def test_no_short_answer_is_nothing_struck(verified: Verified) -> None:
    assert verified.short_answer(Draft()) is None
    assert not verified.struck


PAYS = "The United Kingdom will pay France almost 500 million euros over three years, and Italy will train the crews."


@pytest.mark.parametrize(
    "changed",
    [
        "France will pay the UK almost 500 million euros over three years.",
        "Italy will pay France almost 500 million euros over three years, and the United Kingdom will train the crews.",
    ],
)
def test_names_in_each_other_s_place_are_unsupported(changed: str) -> None:
    found = judge(changed, [PAYS])
    assert (found.name, "the other way round" in found.reason) == ("unsupported", True)


@pytest.mark.parametrize(
    "same",
    [
        "The UK will pay France almost 500 million euros.",
        "France will receive almost 500 million euros from the United Kingdom over three years.",
    ],
)
def test_names_in_their_place_are_no_exchange(same: str) -> None:
    assert judge(same, [PAYS]).name in ("supported", "partly_supported")


def test_a_pair_has_no_order() -> None:
    cited = "Peru and Chile agreed in Lima on joint patrols against smuggling."
    assert judge("Chile and Peru agreed in Lima on joint patrols against smuggling.", [cited]).name == "supported"


def test_a_person_put_to_the_other_side_of_one_sentence_is_unsupported() -> None:
    cited = "Peru was represented by Deputy Minister Ignacio Higueras and Chile by Undersecretary Gloria de la Fuente."
    twisted = judge("Peru was represented by Gloria de la Fuente and Chile by Ignacio Higueras.", [cited])
    turned = judge("Chile was represented by Gloria de la Fuente and Peru by Ignacio Higueras.", [cited])
    assert (twisted.name, turned.name) == ("unsupported", "supported")


TIMES = (
    "The pact of January 11, 2023 is the largest since 1902. Work on it began in August 2022 and ended in October 2022."
)


@pytest.mark.parametrize(
    "changed",
    ["It is the largest pact since 2023.", "It is the largest after January 2023.", "Es el mayor pacto desde 2023.",
     "Work on the pact went on until 2023."],
)  # fmt: skip
def test_a_year_in_which_something_was_is_none_since_which_it_is(changed: str) -> None:
    verdict = judge(changed, [TIMES])
    assert verdict.name == "unsupported" and "another time" in verdict.reason


@pytest.mark.parametrize(
    "same",
    ["It is the largest pact since 1902.", "Work on the pact went on since August 2022.",
     "Work on the pact went on until October 2022.", "After the work on it, the pact came in January 2023."],
)  # fmt: skip
def test_since_and_until_may_be_other_words_for_its_beginning_and_end(same: str) -> None:
    assert "another time" not in judge(same, [TIMES]).reason
