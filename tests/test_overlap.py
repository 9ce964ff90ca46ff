"""Which texts print one story: made pairs out of the sample articles, edited as papers edit wire copy."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from index.articles import article_files, read_article
from index.overlap import near_in_time, prints, same_story, wording
from index.types import Article

SAMPLES = Path(__file__).parents[1] / "evals" / "articles"
ARTICLES = [read_article(file) for file in article_files(SAMPLES)]
PAIR = {"combined-task-force-153-2022", "combined-task-force-153-2022-reprint"}
NEWS = {
    "en": "Prosecutors opened an inquiry on Monday into what happened last week at the port, where guards were hurt. "
    "A spokeswoman said that two officials had been questioned and that the minister would speak to parliament today. "
    "The opposition asked for a vote, and the families of the guards called for a hearing before a court of appeal.",
    "es": "La fiscalía abrió el lunes una investigación por lo ocurrido hace días en el puerto, donde hubo heridos. "
    "Una portavoz dijo que dos funcionarios ya habían declarado y que el ministro comparecerá hoy en el parlamento. "
    "La oposición pidió una votación, y las familias de los guardias reclamaron una vista ante el tribunal superior.",
}


def paragraphs(article: Article) -> list[str]:
    return article.body.strip().split("\n\n")


def edited(article: Article, every: int, seed: int = 1) -> str:
    """Another headline and sign-off, and about one word in `every` replaced or left out."""
    chance = random.Random(seed)
    words = []
    for word in article.body.split(" "):
        if word.isalpha() and word.islower() and chance.random() < 1 / every:
            words += chance.choice([[], ["so"], [word, "also"]])
        else:
            words.append(word)
    return f"What the officials said, as told by our desk\n\n{' '.join(words).strip()}\n\nab/cd"


def as_body(article: Article, body: str) -> Article:
    return replace(article, id="other", body=body)


def same(one: Article, other: Article) -> bool:
    """As the registry decides: proposed by prints, decided on the texts."""
    first, second = wording(one), wording(other)
    return len(set(prints(first)) & set(prints(second))) >= 2 and same_story(first, second)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_edited_or_cut_copies_are_the_same_story(article: Article) -> None:
    parts = paragraphs(article)
    assert same(article, as_body(article, edited(article, every=12)))
    assert same(article, as_body(article, "\n\n".join(parts[: max(3, len(parts) * 2 // 3)])))
    assert same(
        article, as_body(article, edited(as_body(article, "\n\n".join(parts[: len(parts) * 3 // 4])), every=20))
    )


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_later_story_that_repeats_the_background_is_another_one(article: Article) -> None:
    parts = paragraphs(article)
    background = "\n\n".join(parts[len(parts) // 2 :])
    assert not same(article, as_body(article, f"{NEWS[article.language]}\n\n{background}"))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_a_report_from_the_same_mould_with_other_figures_is_another_one(article: Article) -> None:
    figures = str.maketrans("123456789", "234567891")
    changed = as_body(article, article.body.translate(figures))
    numbers = {word for word in wording(article).words if word[0].isdigit()}
    assert same(article, changed) == (not numbers)


def test_of_all_pairs_of_samples_only_the_reprint_is_one() -> None:
    found = [{one.id, other.id} for one, other in combinations(ARTICLES, 2) if same(one, other)]
    assert found == [PAIR]


def test_a_correction_is_no_reprint_of_what_it_corrects() -> None:
    first, corrected = (one for one in ARTICLES if one.id.startswith("operacion-trojan-shield-2021"))
    assert not same(first, corrected)
    assert same_story(wording(first), wording(corrected), corrected=True)


def test_texts_too_short_to_tell_are_never_the_same() -> None:
    short = replace(ARTICLES[0], body="The ministers met in Lima on Friday and signed an agreement on the border.")
    assert prints(wording(short)) == []
    assert not same(short, replace(short, id="other"))


def test_months_apart_is_not_near() -> None:
    one = replace(ARTICLES[0], published=date(2024, 3, 14), event_date=date(2024, 3, 13))
    assert near_in_time(one, replace(one, published=date(2024, 3, 16)))
    assert near_in_time(one, replace(one, published=None, event_date=None))
    later = one.published + timedelta(days=60) if one.published else None
    assert not near_in_time(one, replace(one, published=later, event_date=later))
