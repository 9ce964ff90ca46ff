"""Articles cut into chunks."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.articles import article_files, read_article
from index.chunks import SPECIAL_TOKENS, chunk, heading, sentences
from index.crosslingual import for_embedding
from index.embed import Embedder
from index.ingest import CHUNK_TOKENS
from index.types import Article, Chunk

SAMPLES = Path(__file__).parents[1] / "evals" / "articles"
LIMIT = 256


def article(body: str, title: str = "Title") -> Article:
    return Article("id", 1, title, body, "en", "/id.md", "0" * 64)


def words(text: str) -> int:
    """A token is a word: a count that one can do by hand."""
    return len(text.split())


def size(text: str, made_from: Article, embedder: Embedder) -> int:
    """Tokens of what is embedded: a Spanish text as its English gloss."""
    return embedder.count(for_embedding(heading(made_from) + text, made_from.language)) + SPECIAL_TOKENS


def cut(body: str, limit: int, target: int) -> list[Chunk]:
    return chunk(article(body), words, limit, target)


@pytest.mark.parametrize("file", list(article_files(SAMPLES)), ids=lambda file: file.stem)
def test_the_chunks_of_a_sample_are_exact_and_fit_the_embedder(file: Path, embedder: Embedder) -> None:
    read = read_article(file)
    chunks = chunk(read, embedder.count, LIMIT, CHUNK_TOKENS)
    assert all(part.text == read.body[part.start : part.end] for part in chunks)
    assert max(size(part.text, read, embedder) for part in chunks) <= LIMIT


@pytest.mark.parametrize("file", list(article_files(SAMPLES)), ids=lambda file: file.stem)
def test_every_sentence_of_a_sample_is_whole_in_one_chunk(file: Path, embedder: Embedder) -> None:
    read = read_article(file)
    chunks = chunk(read, embedder.count, LIMIT, CHUNK_TOKENS)
    for sentence in sentences(read):
        assert sum(part.start <= sentence.start and sentence.end <= part.end for part in chunks) == 1


def test_sentences_are_packed_up_to_the_target() -> None:
    body = "One two three four. Five six seven eight. Nine ten eleven twelve."
    # The heading "Title. " is 1 word, 2 special tokens: room for 43 words of 46 asked for, 32 at least.
    assert [part.text for part in cut(" ".join([body] * 6), 60, 46)] == [
        " ".join([body] * 3) + " One two three four.",
        " ".join(["Five six seven eight. Nine ten eleven twelve.", body, body]),
    ]


def test_chunks_do_not_overlap() -> None:
    chunks = cut("One two three four five. " * 40, 60, 40)
    assert len(chunks) > 2
    assert all(before.end <= after.start for before, after in itertools.pairwise(chunks))


def test_a_chunk_is_known_by_article_version_and_place() -> None:
    (only,) = chunk(replace(article("They met again."), version=3), words, LIMIT, CHUNK_TOKENS)
    assert only.id == "id@3:0-15"


def test_a_sentence_beyond_the_limit_is_cut_between_words() -> None:
    body = " ".join(f"word{number}" for number in range(100)) + "."
    chunks = cut(body, 43, 43)
    assert [words(part.text) for part in chunks] == [40, 40, 20]
    assert " ".join(part.text for part in chunks) == body


def test_a_word_beyond_the_limit_is_cut_inside(embedder: Embedder) -> None:
    read = article("x1" * 400)
    chunks = chunk(read, embedder.count, LIMIT, CHUNK_TOKENS)
    assert "".join(part.text for part in chunks) == read.body
    assert max(size(part.text, read, embedder) for part in chunks) <= LIMIT


def test_list_marks_count_towards_the_limit(embedder: Embedder) -> None:
    read = article("\n".join(f"{10 + number % 90}. Peru" for number in range(400)))
    chunks = chunk(read, embedder.count, LIMIT, CHUNK_TOKENS)
    assert max(size(part.text, read, embedder) for part in chunks) <= LIMIT


@pytest.mark.parametrize("title", ["w " * 500, "국경 안보 협력 합의 " * 40], ids=["long", "korean"])
def test_a_long_title_leaves_room_for_the_text(title: str, embedder: Embedder) -> None:
    read = article("One sentence about patrols. Another one about ports.", title)
    chunks = chunk(read, embedder.count, LIMIT, CHUNK_TOKENS)
    assert max(size(part.text, read, embedder) for part in chunks) <= LIMIT


def test_the_dateline_is_in_the_first_chunk(wire_article: Path) -> None:
    first = chunk(read_article(wire_article), words, 60, 40)[0]
    assert first.text.startswith("Quito, March 14 (EFE). – The defence and interior ministers")


def test_an_editors_note_is_searchable_and_citable() -> None:
    note = "(Corrects the number of states in the first sentence.)"
    corrected = article(f"{note}\n\nQuito, June 8. – Sixteen states met.")
    assert [span.of(corrected.body) for span in sentences(corrected)] == [note, "Sixteen states met."]
    (only,) = chunk(corrected, words, 60, 40)
    assert only.text == corrected.body


def test_headline_and_sign_off_are_in_no_chunk(wire_article: Path) -> None:
    read = read_article(wire_article)
    text = "\n".join(part.text for part in chunk(read, words, 60, 40))
    assert "mrv/lpa/jq" not in text
    assert "against trafficking on their" not in text


def test_a_published_wire_story_keeps_its_dateline_and_drops_its_sign_off(real_wire: Path) -> None:
    chunks = chunk(read_article(real_wire), words, 120, 80)
    assert chunks[0].text.startswith("Lima, December 20 (EFE). – The deputy")
    assert "pbc/gdl/gad" not in chunks[-1].text


def test_the_heading_has_title_and_day() -> None:
    assert heading(article("They met.", "Ministers meet")) == "Ministers meet. "
    dated = replace(article("They met.", "Ministers meet"), event_date=date(2024, 3, 14))
    assert heading(dated) == "Ministers meet (2024-03-14). "


def test_an_article_of_a_megabyte_is_counted_piece_by_piece() -> None:
    body = "The patrol met the ship at noon and left. " * 24_000
    counted: list[int] = []

    def count(text: str) -> int:
        counted.append(len(text))
        return words(text)

    read = article(body.strip())
    chunks = chunk(read, count, LIMIT, CHUNK_TOKENS)
    assert all(part.text == read.body[part.start : part.end] for part in chunks)
    assert sum(counted) < 3 * len(body)  # characters counted; quadratic work would be thousands of times as many


def test_an_article_of_one_endless_sentence_is_counted_piece_by_piece() -> None:
    body = "word " * 40_000
    counted: list[int] = []

    def count(text: str) -> int:
        counted.append(len(text))
        return words(text)

    chunk(article(body.strip()), count, LIMIT, CHUNK_TOKENS)
    assert sum(counted) < 100 * len(body)
