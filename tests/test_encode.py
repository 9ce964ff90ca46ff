"""What the network is given: English tokens with their places in the original, and what the texts share."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reader.encode import (
    FOUND,
    MAX_QUESTION,
    MAX_TOKENS,
    MISSING,
    NO_SENTENCE,
    PLAIN,
    SHARED,
    Encoded,
    Encoder,
    render,
)
from index.embed import Embedder
from index.sentences import split

SPANISH = "Perú y Chile acordaron ayer la cooperación en los Estados Unidos. Fue en Lima."


@pytest.fixture(scope="module")
def encoder(embedder: Embedder, models: Path) -> Encoder:
    return Encoder(models / embedder.card.name)


def encode(encoder: Encoder, question: str, passage: str, language: str, heading: str = "") -> Encoded:
    parts = (render(text, language) for text in (question, heading, passage))
    return encoder.encode(*parts, split(passage))


def shown(encoded: Encoded, passage: str, flag: int) -> list[str]:
    """The words of the passage whose tokens bear a flag."""
    pairs = zip(encoded.places, encoded.shared, strict=True)
    return [place.of(passage) for place, own in pairs if place and own == flag]


def test_tokens_of_a_gloss_stand_where_the_spanish_words_stand(encoder: Encoder) -> None:
    encoded = encode(encoder, "¿Qué acordaron Perú y Chile?", SPANISH, "es")
    placed = [place.of(SPANISH) for place in encoded.places if place]
    assert placed[:5] == ["Perú", "y", "Chile", "acordaron", "ayer"]
    assert placed.count("Estados Unidos") == 2  # the tokens `united` and `states`
    assert placed[-2:] == ["Lima", "."]


def test_words_that_question_and_passage_share_are_told_in_any_inflection(encoder: Encoder) -> None:
    passage = "The ministers signed two treaties in Lima."
    encoded = encode(encoder, "Which treaty did the minister of Bolivia sign?", passage, "en")
    assert shown(encoded, passage, SHARED) == ["ministers", "signed", "treaties"]
    question = [flag for flag, kind in zip(encoded.shared, encoded.types, strict=True) if kind == 0]
    assert question.count(FOUND) == 3
    assert question.count(MISSING) == 1  # Bolivia


def test_a_spanish_question_and_an_english_passage_share_words(encoder: Encoder) -> None:
    passage = "Police seized drugs at the border."
    parts = (render("¿Qué incautó la policía en la frontera?", "es"), render("", "en"), render(passage, "en"))
    assert {"Police", "border"} <= set(shown(encoder.encode(*parts, split(passage)), passage, SHARED))


def test_each_token_of_the_passage_knows_its_sentence(encoder: Encoder) -> None:
    encoded = encode(encoder, "¿Dónde?", SPANISH, "es", heading="Un acuerdo. ")
    told = [number for number, place in zip(encoded.sentence, encoded.places, strict=True) if place]
    assert set(told) == {0, 1}
    assert told == sorted(told)
    outside = [number for number, place in zip(encoded.sentence, encoded.places, strict=True) if not place]
    assert set(outside) == {NO_SENTENCE}


def test_question_and_passage_are_cut_where_the_network_ends(encoder: Encoder) -> None:
    encoded = encode(encoder, "border " * 500, "patrol " * 500, "en")
    assert len(encoded.ids) == MAX_TOKENS
    assert encoded.types.count(0) == MAX_QUESTION + 2
    assert encoded.shared[0] == encoded.shared[-1] == PLAIN
    assert (
        len({len(encoded.ids), len(encoded.types), len(encoded.shared), len(encoded.sentence), len(encoded.places)})
        == 1
    )
