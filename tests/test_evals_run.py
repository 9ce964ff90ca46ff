"""The evaluation over a hand-written assistant whose every figure can be worked out on paper."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from assistant.types import Answer, Citation, Item, Sentence, Status, Turn, Verdict
from evals import run as evals_run
from evals.dataset import GoldQuote, Question, QuestionsInvalid
from evals.report import MEASURES, Figure, Report, failures, hard_failures, render_table
from evals.run import evaluate
from index.types import Article, Chunk, HomeUnusable, IngestReport, Passage, Refusal

BODY = "Peru and Chile met in Lima. They signed on 20 December. It rained."
ARTICLE = Article("lima", 1, "Title", BODY, "en", "/lima.md", "0" * 64)
PLACE, DAY, RAIN = (0, 27), (28, 55), (56, 66)
SPANS = {"place": PLACE, "day": DAY, "rain": RAIN}


def passage(name: str) -> Passage:
    start, end = SPANS[name]
    return Passage(Chunk("lima", 1, start, end, BODY[start:end]), ARTICLE, 1.0, 1.0, 1.0)


def question(name: str, kind: str, answers: Sequence[Sequence[str]] = (), *gold: str, **more: Any) -> Question:
    quotes = [GoldQuote(article="lima", quote=BODY[slice(*SPANS[place])]) for place in gold]
    fields = {"id": name, "question": f"{name}?", "language": "en", "kind": kind}
    return Question.model_validate(fields | {"evidence": quotes, "answers": answers} | more)


def reply(asked: str, place: str | None, status: Status = "answered", items: Sequence[str] = ()) -> Answer:
    """An answer that quotes one sentence of the article, or a refusal."""
    if place is None:
        return Answer(asked, f"{asked} alone", status, "No article says so.", "en", confidence=0.25)
    start, end = SPANS[place]
    text = BODY[start:end]
    cited = Citation(1, "lima", 1, start, end, text, "Title", None, None, False, False)
    return Answer(
        asked,
        f"{asked} alone",
        status,
        f"{text} [1]",
        "en",
        items=tuple(Item(item, 1) for item in items),
        sentences=(Sentence(text, (1,), Verdict("quoted", "word for word")),),
        citations=(cited,),
        confidence=0.75,
    )


class FakeLibrary:
    def __init__(self, *articles: Article) -> None:
        self._articles = articles

    def article(self, article_id: str, version: int) -> Article | None:
        return next((a for a in self._articles if (a.id, a.version) == (article_id, version)), None)

    def articles(self) -> list[Article]:
        return list(self._articles)


@dataclass
class FakeAssistant:
    """Answers by a table: question -> answer; finds the passages of a table: question -> names."""

    answers: dict[str, Answer]
    found: dict[str, list[str]] = field(default_factory=dict)
    library: FakeLibrary = field(default_factory=lambda: FakeLibrary(ARTICLE))
    asked: list[tuple[str, list[Turn]]] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        self.asked.append((question, list(history)))
        return self.answers[question]

    def search(self, query: str, limit: int = 10) -> list[Passage]:
        names = self.found.get(query.removesuffix(" alone"), [])
        return [passage(name) for name in names][:limit] if query.endswith(" alone") else []


QUESTIONS = [
    question("where", "where", [["Lima"]], "place"),
    question("when", "when", [["20 December"]], "day", language="es"),
    question("list", "list", [["Peru"], ["Chile"]], "place"),
    question("who", "who", [["Chile"]], "place"),
    question("later", "follow_up", [["rained"]], "rain", history=["Where did they meet?"]),
    question("absent", "unanswerable"),
    question("trap", "unanswerable"),
]


@pytest.fixture
def fake() -> FakeAssistant:
    answers = {
        "where?": reply("where?", "place"),
        "when?": reply("when?", "rain"),
        "list?": reply("list?", "place", items=["Peru", "Lima"]),
        "who?": reply("who?", None, "not_in_corpus"),
        "later?": reply("later?", "rain"),
        "absent?": reply("absent?", None, "out_of_scope"),
        "trap?": reply("trap?", "rain"),
    }
    found = {
        "where?": ["place"],
        "when?": ["rain", "day"],
        "list?": ["place"],
        "who?": [],
        "later?": ["rain"],
    }
    return FakeAssistant(answers, found)


@pytest.fixture
def report(fake: FakeAssistant) -> Report:
    return evaluate(fake, QUESTIONS, clock=count(0.0, 0.5).__next__)


@pytest.mark.parametrize(
    ("name", "value", "n"),
    [
        ("recall@1", 3 / 5, 5),  # not for when? (second) and who? (never)
        ("recall@5", 4 / 5, 5),
        ("recall@10", 4 / 5, 5),
        ("mrr@10", (1 + 1 / 2 + 1 + 0 + 1) / 5, 5),
        ("contained", 3 / 5, 5),  # when? quotes the rain, who? is refused
        ("first_sentence", 2 / 4, 4),  # a list is not scored
        ("list_f1", 1 / 2, 1),  # one of two items, one of two groups
        ("citation_validity", 1.0, 5),
        ("quote_fidelity", 1.0, 5),
        ("source_hit", 3 / 5, 5),
        ("refusal", 1 / 2, 2),
        ("false_refusal", 1 / 5, 5),
        ("p50_ms", 500.0, 7),
        ("p95_ms", 500.0, 7),
    ],
)
def test_figures_by_hand(report: Report, name: str, value: float, n: int) -> None:
    assert report.metrics[name].n == n
    assert report.metrics[name].value == pytest.approx(value)
    assert list(report.metrics) == list(MEASURES)


def test_figures_by_kind_and_language(report: Report) -> None:
    assert list(report.by_kind) == ["who", "when", "where", "list", "follow_up", "unanswerable"]
    assert report.by_kind["where"]["contained"] == Figure(1.0, 1)
    assert report.by_kind["unanswerable"]["contained"] == Figure(None, 0)
    assert report.by_kind["unanswerable"]["refusal"] == Figure(0.5, 2)
    assert list(report.by_language) == ["en", "es"]
    assert report.by_language["es"]["source_hit"] == Figure(0.0, 1)


def test_asks_once_to_warm_up_and_hands_over_the_conversation(fake: FakeAssistant) -> None:
    evaluate(fake, QUESTIONS)
    assert [asked for asked, _ in fake.asked] == ["where?", *(q.question for q in QUESTIONS)]
    assert dict(fake.asked)["later?"] == [Turn("Where did they meet?")]


def test_tells_progress(fake: FakeAssistant) -> None:
    told: list[tuple[int, int]] = []
    evaluate(fake, QUESTIONS[:2], progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_crash_names_the_question(fake: FakeAssistant) -> None:
    del fake.answers["when?"]
    with pytest.raises(KeyError) as caught:
        evaluate(fake, QUESTIONS)
    assert caught.value.__notes__ == ["while the evaluation asked 'when': when?"]


def test_a_record_explains_its_miss(report: Report) -> None:
    misses = {record.id: list(record.misses) for record in report.records}
    assert misses == {
        "where": [],
        "when": ["the answer lacks: 20 December", "no citation touches the evidence"],
        "list": ["list: 1 right; lacking ['Chile']; not asked for ['Lima']"],
        "who": [
            "not in the first 5 passages: lima: 'Peru and Chile met in Lima.'",
            "refused (not_in_corpus, confidence 0.25)",
        ],
        "later": [],
        "absent": [],
        "trap": ["answered although no article says it (answered, confidence 0.75)"],
    }
    assert failures(report)[0] == (
        "when [when, es] when? (understood: when? alone)\n"
        "  - the answer lacks: 20 December\n"
        "  - no citation touches the evidence"
    )
    assert len(failures(report)) == 4


def test_json_has_a_stable_shape_and_survives_the_round_trip(report: Report) -> None:
    data = report.to_json()
    assert json.loads(json.dumps(data)) == data
    assert list(data) == ["schema", "questions", "metrics", "by_kind", "by_language", "records"]
    assert data["questions"] == 7
    assert data["metrics"]["list_f1"] == {"value": 0.5, "n": 1}
    assert data["by_kind"]["unanswerable"]["list_f1"] == {"value": None, "n": 0}
    record = data["records"][0]
    assert record["evidence"] == [{"article": "lima", "quote": "Peru and Chile met in Lima."}]
    assert record["cited"] == [{"article": "lima", "version": 1, "start": 0, "end": 27}]
    assert record["retrieved"] == record["cited"]
    assert record["sentences"][0]["verdict"]["name"] == "quoted"
    assert record["scores"]["refusal"] is None


def test_two_runs_are_the_same_but_for_times(fake: FakeAssistant) -> None:
    first, second = (evaluate(fake, QUESTIONS, clock=count(0.0, step).__next__).to_json() for step in (1, 2))
    assert first != second
    for data in (first, second):
        for figures in (data["metrics"], *data["by_kind"].values(), *data["by_language"].values()):
            del figures["p50_ms"], figures["p95_ms"]
        for record in data["records"]:
            del record["seconds"]
    assert first == second


def test_hard_failures_name_the_figure_and_its_limit(fake: FakeAssistant, report: Report) -> None:
    assert hard_failures(report) == ["recall@5: 0.8000 over 5 questions, must be at least 0.95"]
    assert hard_failures(evaluate(fake, QUESTIONS[:1])) == []


def test_a_broken_citation_fails_hard(fake: FakeAssistant) -> None:
    fake.library = FakeLibrary()
    failed = hard_failures(evaluate(fake, QUESTIONS[:1]))
    assert [line.split(":")[0] for line in failed] == ["citation_validity", "quote_fidelity"]
    assert failures(evaluate(fake, QUESTIONS[:1]))[0].endswith("[1] is not the text at lima@1:0-27")


def test_nothing_scored_fails_hard(fake: FakeAssistant) -> None:
    assert len(hard_failures(evaluate(fake, []))) == 3
    assert "not scored" in hard_failures(evaluate(fake, []))[0]


def test_the_table_shows_every_figure_and_kind_in_80_columns(report: Report) -> None:
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(render_table(report))
    shown = console.export_text()
    for name in (*MEASURES, *report.by_kind):
        assert name in shown
    assert "…" not in shown
    assert "≥ 0.95" in shown
    assert "500 ms" in shown


@dataclass
class OpenedAssistant(FakeAssistant):
    """The fake with the parts that `run` needs beside `evaluate`."""

    report: IngestReport = field(default_factory=lambda: IngestReport(added=("lima",)))
    ingested: list[Path] = field(default_factory=list)

    def ingest(self, paths: Sequence[Path]) -> IngestReport:
        self.ingested += paths
        return self.report


@pytest.fixture
def opened(fake: FakeAssistant, monkeypatch: pytest.MonkeyPatch) -> OpenedAssistant:
    assistant = OpenedAssistant(fake.answers, fake.found)
    monkeypatch.setattr(evals_run.Assistant, "open", lambda home, settings: assistant)  # noqa: ARG005
    return assistant


def questions_in(folder: Path, *questions: Question) -> Path:
    (folder / "set.jsonl").write_text("\n".join(q.model_dump_json() for q in questions), encoding="utf-8")
    return folder


def test_run_indexes_the_articles_checks_the_set_and_evaluates(opened: OpenedAssistant, tmp_path: Path) -> None:
    report = evals_run.run(tmp_path, articles=tmp_path, questions=questions_in(tmp_path, *QUESTIONS))
    assert opened.ingested == [tmp_path]
    assert report.metrics["contained"] == Figure(3 / 5, 5)


def test_run_refuses_a_set_that_does_not_fit_and_names_refused_articles(
    opened: OpenedAssistant, tmp_path: Path
) -> None:
    opened.report = IngestReport(added=("lima",), refused=(Refusal("/x.md", "empty"),))
    wrong = question("where", "where", [["Quito"]], "place")
    with pytest.raises(QuestionsInvalid) as caught:
        evals_run.run(tmp_path, articles=tmp_path, questions=questions_in(tmp_path, wrong))
    assert caught.value.problems == (
        "/x.md: empty",
        "where: answers.0: no alias stands in a quote: Quito",
    )


def test_run_refuses_a_folder_with_other_articles(opened: OpenedAssistant, tmp_path: Path) -> None:
    opened.report = IngestReport()
    with pytest.raises(HomeUnusable, match="lima"):
        evals_run.run(tmp_path, articles=tmp_path, questions=questions_in(tmp_path, *QUESTIONS))
