"""What programs are given: complete and serialisable."""

from __future__ import annotations

import json
from dataclasses import fields

from assistant import Answer, Assistant
from assistant.commands.output import answer_json, article_json, ingest_json, passage_json
from index.types import Article, IngestReport, Refusal


def test_an_answer_loses_nothing_on_its_way_through_json(assistant: Assistant) -> None:
    answer = assistant.ask("Which six areas did Peru and Chile agree on?")
    read = json.loads(json.dumps(answer_json(answer)))
    assert set(read) == {field.name for field in fields(Answer)}
    assert [item["text"] for item in read["items"]] == [item.text for item in answer.items]
    assert read["citations"][0]["quote"] == answer.citations[0].quote
    assert read["sentences"][0]["verdict"]["name"] == "quoted"


def test_a_passage_carries_its_place_its_scores_and_its_tokens_if_counted(assistant: Assistant) -> None:
    passage = assistant.search("smuggling at the border", 1)[0]
    row = json.loads(json.dumps(passage_json(passage, len)))
    assert passage.article.body[row["start"] : row["end"]] == row["text"]
    assert row["tokens"] == len(row["text"])
    assert all(0 <= row[score] <= 1 for score in ("score", "dense", "terms"))
    assert "tokens" not in passage_json(passage)


def test_an_article_is_given_without_its_body(assistant: Assistant) -> None:
    for article in assistant.library.articles():
        row = json.loads(json.dumps(article_json(article)))
        assert set(row) == {field.name for field in fields(Article)} - {"body"} | {"characters", "addressed"}
        assert row["characters"] == len(article.body)
        assert row["event_date"] == (article.event_date.isoformat() if article.event_date else None)


def test_a_report_names_each_refused_file_with_its_reason() -> None:
    report = ingest_json(IngestReport(added=("a",), refused=(Refusal("/x.txt", "empty"),)))
    assert report["refused"] == ({"path": "/x.txt", "reason": "empty"},)
    assert report["added"] == ("a",)
