"""Passages to a draft: what the reader proposes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from candidates import article, candidate, lines

from assistant.reader import reader
from assistant.reader.evidence.kinds import holds_list
from assistant.reader.question import read_question
from assistant.reader.reader import Reader
from assistant.types import Draft
from index.types import Article, Chunk, Passage, Span

BODY = (
    "Lima, December 20 (EFE). – Peru and Chile met this Wednesday in Lima. "
    "Peru was represented by Ana Torres, and Chile was represented by Luis Vega. "
    "They agreed on four areas: combating smuggling, piracy, arms and piracy. "
    "Both sides will pay 40 million dollars. "
    "The delegations left the same day. The next meeting has no date. Everyone was tired. It rained."
)
READER = Reader()
ARTICLE = Article(
    "pact", 1, "Peru and Chile sign a pact", BODY, "en", "/pact.txt", "0" * 64,
    event_date=date(2023, 12, 20), event_date_basis="weekday", dateline_place="Lima",
)  # fmt: skip


def drafted(text: str, *articles: Article) -> Draft:
    question = read_question(text)
    passages = [
        Passage(Chunk(article.id, 1, 0, len(article.body), article.body), article, 1.0, 1.0, 1.0)
        for article in articles or (ARTICLE,)
    ]
    ((_, draft),) = READER.drafts(question, passages, {unit.key: 0.5 for unit in question.units})
    return draft


def test_a_list_is_drafted_item_by_item_without_its_verb_and_repetitions() -> None:
    draft = drafted("Which four areas did Peru and Chile agree on?")
    assert [item.text for item in draft.items] == ["smuggling", "piracy", "arms"]
    assert all(item.evidence.quote == item.text for item in draft.items)
    assert draft.short_answer is None


def test_the_sentence_that_prints_the_list_is_quoted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    said, printed = "We work in several areas, such as trade and sport.", "It has three areas: arms, arson and piracy."
    whole = candidate(article("one", f"{said} {printed}"))
    places = [Span(0, len(said)), Span(len(said) + 1, len(whole.text))]
    read = [replace(whole, span=place, text=place.of(whole.text), share=0.5) for place in places]
    monkeypatch.setattr(reader, "rank", lambda *_: read)
    listed = drafted("In which areas do they work together?")
    assert [item.text for item in listed.items] == ["arms", "arson", "piracy"]
    assert [one.text for one in listed.sentences] == [printed, said]
    assert drafted("Why do they work together?").sentences[0].text == said


LINES = "Many came to the talks.\n\nThe council decided the following:\n\n- To open the port;\n- To close the road."


@pytest.mark.parametrize(("first", "says_it"), [(2, 0.0), (0, 1.0)])
def test_what_was_decided_is_listed_line_by_line(monkeypatch: pytest.MonkeyPatch, first: int, says_it: float) -> None:
    read = lines(replace(article("one", "x"), body=LINES))
    above = replace(read[1], support=replace(read[1].support, asked=says_it))
    near = [read[first], *(one for number, one in enumerate((read[0], above, *read[2:])) if number != first)]
    monkeypatch.setattr(reader, "rank", lambda *_: [replace(one, share=0.3) for one in near])
    found = [item.text for item in drafted("What did the council decide to do?").items]
    assert found == ["To open the port", "To close the road"]


def test_what_it_is_asked_to_be_is_quoted_first(monkeypatch: pytest.MonkeyPatch) -> None:
    said, decides = "The group has three ships.", "It is no NATO operation."
    whole = candidate(article("one", f"{said} {decides}"))
    places = [Span(0, len(said)), Span(len(said) + 1, len(whole.text))]
    read = [replace(whole, span=place, text=place.of(whole.text), share=0.5) for place in places]
    monkeypatch.setattr(reader, "rank", lambda *_: read)
    assert [one.text for one in drafted("Is the group a NATO operation?").sentences] == [decides, said]
    assert [one.text for one in drafted("Is the group large?").sentences] == [said, decides]


def test_a_list_of_countries_is_worth_less_than_one_of_things_unless_countries_are_asked_for() -> None:
    asked = read_question("Which crimes does the treaty pursue?")
    things = holds_list(asked, "The crimes are smuggling, piracy and fraud.")
    assert holds_list(asked, "The signatories are Peru, Chile, Brazil, Bolivia and Uruguay.") < things
    assert holds_list(asked, "The bases are Arica in Chile, Tacna in Peru and Pando in Bolivia.") >= things


def test_a_count_that_the_source_does_not_have_is_noticed_in_the_language_of_the_question() -> None:
    body = BODY.replace("four areas", "some areas")
    uncounted = replace(ARTICLE, body=body)
    english = drafted("Which seven areas did Peru and Chile agree on?", uncounted)
    spanish = drafted("¿Cuáles son las siete áreas que acordaron Perú y Chile?", uncounted)
    assert "You asked for 7" in english.notices[0]
    assert "Se preguntó por 7" in spanish.notices[0]


def test_a_repeated_entry_is_noticed() -> None:
    (notice,) = drafted("Which four areas did Peru and Chile agree on?").notices
    assert "4 entries, “piracy” more than once (3 different)" in notice


def test_the_people_of_the_asked_side() -> None:
    assert drafted("Who represented Chile?").short_answer == "Luis Vega"
    assert drafted("Who represented Peru?").short_answer == "Ana Torres"


def test_the_people_who_signed_for_a_side() -> None:
    body = BODY.replace("Peru was represented by Ana Torres, and Chile was represented by Luis Vega",
                        "Ana Torres signed for Peru, and Luis Vega signed for Chile")  # fmt: skip
    signed = replace(ARTICLE, body=body)
    assert drafted("Who signed for Chile?", signed).short_answer == "Luis Vega"
    assert drafted("Who signed for Peru?", signed).short_answer == "Ana Torres"


def test_a_day_told_by_its_weekday_is_the_article_s_and_cites_the_dateline() -> None:
    draft = drafted("When did Peru and Chile meet?")
    assert draft.short_answer == "20 December 2023"
    assert draft.short_evidence and draft.short_evidence[0].quote.startswith("Lima, December 20")
    assert "2023 was inferred" in draft.notices[0]


def test_an_amount() -> None:
    assert drafted("How much will both sides pay?").short_answer == "40 million dollars"


def test_no_other_number_and_no_other_day_is_drafted() -> None:
    unpaid = replace(ARTICLE, body=BODY.replace("Both sides will pay 40 million dollars. ", ""))
    for question in (
        "How much money will Peru and Chile set aside?",
        "When will the pact of Peru and Chile enter into force?",
        "How many soldiers will Peru and Chile train?",
    ):
        draft = drafted(question, unpaid)
        assert not draft.sentences and draft.nearest and draft.confidence == 0
    assert drafted("How much money will Peru and Chile pay?").sentences
    assert drafted("When did Peru and Chile meet?", unpaid).short_answer == "20 December 2023"


def test_every_sentence_is_word_for_word_and_stands_where_it_cites() -> None:
    for text in ("Summarise the pact", "Who represented Chile?", "What did Peru and Chile agree?"):
        draft = drafted(text)
        assert draft.sentences
        assert all(sentence.text == sentence.evidence[0].quote for sentence in draft.sentences)


def test_a_summary_is_in_the_order_of_the_source() -> None:
    places = [sentence.evidence[0].span.start for sentence in drafted("Summarise the pact").sentences]
    assert len(places) == 7
    assert places == sorted(places)


def test_a_reprint_says_nothing_new() -> None:
    reprint = replace(ARTICLE, id="reprint")
    texts = [sentence.text for sentence in drafted("Who represented Chile?", ARTICLE, reprint).sentences]
    assert len(texts) == len(set(texts))


def test_no_passage_is_an_empty_draft() -> None:
    assert Reader().drafts(read_question("Who met?"), [], {}) == (("", Draft()),)


def test_an_amount_keeps_what_bounds_it() -> None:
    bounded = replace(ARTICLE, body=BODY.replace("pay 40 million", "pay more than 40 million"))
    assert drafted("How much will both sides pay?", bounded).short_answer == "more than 40 million dollars"


def test_what_was_agreed_has_no_short_answer_that_is_half_of_it() -> None:
    decided = replace(ARTICLE, body=BODY.replace("It rained", "They decided to open an office and to train the guards"))
    draft = drafted("What did Peru and Chile decide about the office?", decided)
    assert "train the guards" in draft.sentences[0].text
    assert draft.short_answer is None


def test_a_day_that_no_sentence_tells_is_refused_and_not_answered_with_what_is_near_it() -> None:
    before = replace(
        ARTICLE, body="The court will decide whether Peru may hand over the ship. Nothing else is in the way."
    )
    assert not drafted("When will Peru hand over the ship?", before).sentences
    dated = replace(before, body=before.body.replace("ship.", "ship on March 3, 2024."))
    assert "March 3, 2024" in str(drafted("When will Peru hand over the ship?", dated).short_answer)


def test_a_name_is_answered_with_one_or_refused() -> None:
    named = replace(ARTICLE, body="The two navies launched a patrol boat in Lima. The boat is called Quebrada.")
    unnamed = replace(named, body="The two navies launched a patrol boat in Lima on Monday.")
    assert drafted("What is the patrol boat called?", named).short_answer == "Quebrada"
    assert not drafted("What is the name of the patrol boat?", unnamed).sentences


def test_who_did_it_is_refused_where_no_sentence_names_anybody() -> None:
    unnamed = replace(ARTICLE, body="A pipeline was cut last year off Lima. The cut cost 40 million dollars.")
    assert not drafted("Who cut the pipeline off Lima?", unnamed).sentences


def test_where_that_was_is_no_list_of_what_was_spoken_of() -> None:
    draft = drafted("and where? (Peru, Chile, four areas, agreed)")
    assert (draft.short_answer, draft.items) == ("Lima", ())


def test_what_something_is_has_no_short_answer() -> None:
    told = replace(ARTICLE, body="The Corvina Pact is a pact of Peru and Chile on ships. It has four parts.")
    draft = drafted("What is the Corvina Pact?", told)
    assert draft.short_answer is None
    assert draft.sentences


def test_what_something_is_is_no_list() -> None:
    body = "Dorado is a patrol scheme of three navies. Dorado works in Ilo, Arica and Uyuni."
    asked = article("dorado", body, title="Dorado begins", countries=())
    draft = drafted("What is Dorado?", asked)
    assert draft.items == ()
    assert draft.sentences[0].text.startswith("Dorado is a patrol")
