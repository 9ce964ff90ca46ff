"""What is open: what is not said, what is still to come, where two articles of one event disagree."""

from __future__ import annotations

from dataclasses import replace

from candidates import article

from assistant.agreements.extract import accounts
from assistant.agreements.officials import in_office
from assistant.briefings.gaps import gaps

SIGNED = "Peru and Chile signed a treaty against smuggling in Lima on Thursday."


def test_sentences_that_say_that_something_is_still_to_come() -> None:
    one = article("one", f"{SIGNED} The treaty is subject to approval by both congresses. Trade rose by 3 per cent.")
    assert [found.text for found in gaps([one], (), "en").still_open] == [
        "The treaty is subject to approval by both congresses."
    ]
    uno = article("uno", "Perú y Chile firmaron un tratado. El texto aún no ha sido ratificado.", language="es")
    assert len(gaps([uno], (), "es").still_open) == 1


def test_what_an_article_does_not_say_of_its_agreement() -> None:
    one = article("one", SIGNED, day=None)
    (unsaid,) = gaps([one], accounts(one), "en").unsaid
    assert one.title in unsaid and "enters into force" in unsaid and "who signed" in unsaid
    told = article("one", f"{SIGNED} The treaty will enter into force in May.")
    assert "enters into force" not in "".join(gaps([told], accounts(told), "en").unsaid)


def test_two_reports_of_one_event_with_other_figures_are_shown_side_by_side() -> None:
    title = "Peru and Chile patrol their border"
    one = article("one", "Peru and Chile will send 300 police officers to the border near Tacna.", title=title)
    other = article("two", "Peru and Chile will send 500 police officers to the border near Tacna.", title=title)
    ((mine, theirs),) = gaps([one, other], (), "en").conflicts
    assert "300" in mine.text and "500" in theirs.text
    assert not gaps([one, article("three", one.body, title=title)], (), "en").conflicts


def test_a_list_that_is_not_as_long_as_it_says() -> None:
    listed = article("one", "They agreed on three areas: smuggling, human trafficking, arms and migration.")
    ((sentence, note),) = gaps([listed], (), "en").miscounted
    assert sentence.text == listed.body and "three" in note and "4" in note and listed.title in note
    right = article("one", "They agreed on three areas: smuggling, human trafficking and migration.")
    assert not gaps([right], (), "en").miscounted


def test_nothing_is_called_unsaid_that_another_sentence_of_the_article_says() -> None:
    one = article("one", f"{SIGNED} Peru will train 40 officers of Chile. The treaty covers smuggling, arms and fraud.")
    unsaid = "".join(gaps([one], accounts(one), "en").unsaid)
    assert "what each side will do" not in unsaid and "in which areas" not in unsaid


def test_nobody_is_called_unnamed_whom_the_article_names_with_an_office() -> None:
    body = f"{SIGNED} Talks on grain went on. The Brazilian interior minister, Otávio Lima, said that he was glad."
    one = article("one", body)
    read = [replace(account, officials=()) for account in accounts(one)]
    assert "who signed" not in "".join(gaps([one], read, "en").unsaid)
    assert [found.value.name for found in in_office(one)] == ["Otávio Lima"]
