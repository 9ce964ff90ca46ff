"""Answers as documents, and `briefing ask --out`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import app
from assistant.documents import answer_document
from assistant.documents.of_answer import highest_marking, sources_of
from assistant.documents.parts import parts_of
from assistant.pipeline import Assistant
from assistant.types import Answer, Item, Sentence
from index.types import Article, Chunk, Passage
from tests.documents import ARTICLES, BORDER, QUOTED, citation

MADE = date(2026, 11, 26)
ANSWER = Answer(
    question="¿Y quién firmó?", standalone_question="¿Quién firmó por Perú?", status="partly_answered", text="…",
    language="es", short_answer="Íñigo Núñez", items=(Item("Ángela Güell", 2),),
    sentences=(Sentence(BORDER, (1,), QUOTED),), citations=(citation(1, ARTICLES[0]), citation(2, ARTICLES[0], 20)),
    notices=("Falta una firma.",), struck=("x: 3 not in the cited text",),
)  # fmt: skip


def lookup(id_: str, version: int) -> Article | None:
    return next((one for one in ARTICLES if (one.id, one.version) == (id_, version)), None)


def test_an_answer_has_what_is_asked_the_short_answer_the_list_and_the_sentences() -> None:
    document = answer_document(ANSWER, lookup, MADE)
    assert (document.title, document.language, document.made) == (ANSWER.question, "es", MADE)
    assert [section.heading for section in document.sections] == ["En breve", "La lista", "Lo que dicen los artículos"]
    short, items, sentences = document.sections
    assert [(one.text, one.citations) for one in short.sentences] == [("Íñigo Núñez", (1,))]
    assert [(one.text, one.citations) for one in items.sentences] == [("Ángela Güell", (2,))]
    assert sentences.sentences == ANSWER.sentences
    assert sentences.note
    assert "¿Quién firmó por Perú?" in sentences.note
    assert "solo en parte" in sentences.note
    assert (document.notices, document.struck) == (ANSWER.notices, ANSWER.struck)
    assert document.sources == (ARTICLES[0],)
    parts_of(document)


def test_a_short_answer_with_a_place_of_its_own_cites_it() -> None:
    short = answer_document(replace(ANSWER, short_citation=2), lookup, MADE).sections[0]
    assert short.sentences[0].citations == (2,)


def test_a_refusal_shows_the_nearest_passages_and_says_that_they_do_not_answer() -> None:
    chunk = Chunk("arica", 1, 0, 20, BORDER[:20])
    refused = Answer("Who?", "Who?", "not_in_corpus", "The articles do not say.", "en",
                     nearest=(Passage(chunk, ARTICLES[0], 0.5, 0.5, 0.5),))  # fmt: skip
    document = answer_document(refused, lookup, MADE)
    answer, nearest = document.sections
    assert answer.note == "The articles do not say."
    assert nearest.sentences[0].text == BORDER[:20]
    assert nearest.note
    assert "do not answer" in nearest.note
    assert (document.citations[0].start, document.citations[0].end) == (0, 20)
    assert document.marking == "restricted"


def test_the_marking_is_the_highest_of_what_is_cited_unless_a_person_says_otherwise() -> None:
    assert answer_document(ANSWER, lookup, MADE).marking == "restricted"
    raised = answer_document(ANSWER, lookup, MADE, "secret")
    assert (raised.marking, raised.notices) == ("secret", ANSWER.notices)
    lowered = answer_document(ANSWER, lookup, MADE, "public")
    assert lowered.marking == "public"
    assert "marcado PÚBLICO por una persona; un artículo que cita está marcado RESTRINGIDO" in lowered.notices[-1]
    assert highest_marking(()) == "public"


def test_sources_are_by_date_each_once_and_without_those_that_are_gone() -> None:
    arica, patrols, undated = ARTICLES
    cited = [citation(1, undated), citation(2, patrols), citation(3, arica), citation(4, arica, 5)]
    assert sources_of(cited, lookup) == (arica, patrols, undated)
    assert sources_of(cited, lambda *_: None) == ()


@pytest.mark.parametrize("suffix", ["md", "docx", "pdf"])
def test_ask_writes_its_answer(
    suffix: str, assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.cli.open_assistant", lambda _: assistant)
    file = tmp_path / f"answer.{suffix}"
    command = ["ask", "Which six areas did Peru and Chile agree on?", "--out", str(file), "--mark-as", "uso interno"]
    ran = CliRunner().invoke(app, command)
    assert ran.exit_code == 0, ran.output
    assert file.stat().st_size > 1_000
    if suffix == "md":
        text = file.read_text(encoding="utf-8")
        assert text.count("**RESTRICTED**") == 2
        assert "smuggling[^1]" in text


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["x", "--out", "a.txt"], ".md, .docx, .pdf"),
        (["x", "--out", "a.md", "--mark-as", "pink"], "public, restricted"),
        (["x", "--force"], "--out"),
        (["--batch", "b.jsonl", "--out", "a.md"], "--batch"),
    ],
)
def test_ask_refuses_a_document_that_cannot_be_before_it_answers(options: list[str], told: str) -> None:
    ran = CliRunner().invoke(app, ["ask", *options])
    assert ran.exception
    assert told in str(ran.exception)
