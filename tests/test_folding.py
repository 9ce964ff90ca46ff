"""A reprint's passage that repeats its original's is shown as the original's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.folding import fold_reprints, repeats
from index.types import Article, Chunk, Passage

TEXT = "Peru and Chile agreed on Wednesday on a joint plan against smuggling at the Line of Concord."
EDITED = "Peru and Chile agreed on Wednesday on a joint plan against smuggling at the Line of Concord, they said."
OTHER = "The paper asked the mayor of Tacna, who wants more customs officers and longer opening hours."


def passage(article_id: str, text: str, score: float) -> Passage:
    article = Article(article_id, 1, article_id, text, "en", "s", "0")
    return Passage(Chunk(article_id, 1, 0, len(text), text), article, score, score, score)


def one_story(ids: Iterable[str]) -> Mapping[str, str]:
    return {id_: "original" if id_.startswith("reprint") else id_ for id_ in ids}


def shown(*passages: Passage) -> list[tuple[str, float, tuple[str, ...]]]:
    return [
        (one.article.id, one.score, tuple(other.id for other in one.also_in))
        for one in fold_reprints(passages, one_story)
    ]


def test_the_originals_passage_stays_at_the_place_and_with_the_score_of_the_best() -> None:
    assert shown(passage("reprint", EDITED, 0.9), passage("x", OTHER, 0.8), passage("original", TEXT, 0.7)) == [
        ("original", 0.9, ("reprint",)),
        ("x", 0.8, ()),
    ]


def test_several_reprints_fold_into_one() -> None:
    found = shown(passage("original", TEXT, 0.9), passage("reprint-1", TEXT, 0.8), passage("reprint-2", EDITED, 0.7))
    assert found == [("original", 0.9, ("reprint-1", "reprint-2"))]


def test_reprints_fold_into_the_best_of_them_when_the_original_was_not_found() -> None:
    found = shown(passage("reprint-1", TEXT, 0.9), passage("reprint-2", TEXT, 0.8))
    assert found == [("reprint-1", 0.9, ("reprint-2",))]


def test_what_only_the_reprint_prints_stays() -> None:
    found = shown(passage("original", TEXT, 0.9), passage("reprint", OTHER, 0.8))
    assert found == [("original", 0.9, ()), ("reprint", 0.8, ())]


def test_two_stories_with_the_same_words_stay_two() -> None:
    assert len(shown(passage("a", TEXT, 0.9), passage("b", TEXT, 0.8))) == 2


def test_two_passages_of_one_article_stay_two() -> None:
    assert len(shown(passage("original", TEXT, 0.9), passage("original", TEXT, 0.8))) == 2


def test_a_light_edit_repeats_and_another_text_does_not() -> None:
    assert repeats(EDITED, TEXT)
    assert not repeats(OTHER, TEXT)
    assert repeats("Two words", "two words")


def test_nothing_folds_to_nothing() -> None:
    assert fold_reprints([], one_story) == []
