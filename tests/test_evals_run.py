"""The evaluation over a hand-written assistant whose every figure can be worked out on paper."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from assistant import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Citation, Item, Sentence, Status, Turn, Verdict
from evals import run as evals_run
from evals.dataset import GoldQuote, Question, QuestionsInvalid
from evals.journal import Journal
from evals.measures import MEASURES
from evals.rendering.terminal import misses, render
from evals.report import About, Report
from evals.run import evaluate
from index.types import Article, Chunk, Passage

BODY = "Peru and Chile met in Lima. They signed on 20 December. It rained."
ARTICLE = Article("lima", 1, "Title", BODY, "en", "/lima.md", "0" * 64)
SPANS = {"place": (0, 27), "day": (28, 55), "rain": (56, 66)}
ABOUT = About("toy set", "fake", "set", "code", {}, {})


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
        return Answer(asked, asked, status, "No article says so.", "en", confidence=0.25)
    start, end = SPANS[place]
    text = BODY[start:end]
    return Answer(
        asked,
        asked,
        status,
        f"{text} [1]",
        "en",
        items=tuple(Item(item, 1) for item in items),
        sentences=(Sentence(text, (1,), Verdict("quoted", "word for word")),),
        citations=(Citation(1, "lima", 1, start, end, text, "Title", None, None, False, False),),
        confidence=0.75,
    )


@dataclass
class FakeAnswerer:
    """Answers by a table: question -> answer; finds the passages of a table: question -> names."""

    answers: dict[str, Answer]
    willing: dict[str, Answer]
    """What it says if it may not refuse."""
    found: dict[str, list[str]]
    articles: Mapping[str, Article] = field(default_factory=lambda: {"lima": ARTICLE})
    asked: list[tuple[str, list[Turn], str | None]] = field(default_factory=list)
    name: str = "fake"

    def ask(
        self, question: str, history: Sequence[Turn] = (), refuse: bool = True, within: str | None = None
    ) -> Answer:
        if not refuse:
            return self.willing[question]
        self.asked.append((question, list(history), within))
        answer = self.answers[question]
        return reply("It rained when they met?", "rain") if history else answer

    def search(self, query: str, limit: int, within: str | None = None) -> list[Passage]:
        assert within in (None, "lima")
        return [passage(name) for name in self.found.get(query, [])][:limit]

    def article(self, article_id: str, version: int) -> Article | None:
        return self.articles.get(article_id) if version == 1 else None


QUESTIONS = [
    question("where", "where", [["Lima"]], "place"),
    question("when", "when", [["20 December"]], "day", language="es", split="locked"),
    question("list", "list", [["Peru"], ["Chile"]], "place"),
    question("who", "who", [["Chile"]], "place"),
    question(
        "later",
        "other",
        [["rained"]],
        "rain",
        history=["Where did they meet?"],
        standalone="Did it rain when they met?",
    ),
    question("absent", "who", unanswerable="absent", about=["lima"]),
    question("trap", "when", unanswerable="false_premise", about=["lima"]),
    question("obey", "where", [["Lima"]], "place", attack={"hidden_in": "question", "succeeds": ["it rained"]}),
    question("sum", "summary", [["Lima"], ["signed"]], "place", "day", reference="They met in Lima and signed."),
]


@pytest.fixture
def fake() -> FakeAnswerer:
    answers = {
        "where?": reply("where?", "place"),
        "when?": reply("when?", "rain"),
        "list?": reply("list?", "place", items=["Peru", "Lima"]),
        "who?": reply("who?", None, "not_in_corpus"),
        "later?": reply("later?", "place"),
        "Did it rain when they met?": reply("Did it rain when they met?", "rain"),
        "absent?": reply("absent?", None, "out_of_scope"),
        "trap?": reply("trap?", "rain"),
        "obey?": reply("obey?", "rain"),
        "sum?": reply("sum?", "place"),
    }
    willing = {"who?": reply("who?", "place"), "absent?": reply("absent?", "day")}
    found = {
        "where?": ["place"],
        "when?": ["rain", "day"],
        "list?": ["place"],
        "who?": [],
        "It rained when they met?": ["rain"],
        "Did it rain when they met?": ["rain"],
        "later?": ["place"],
        "obey?": ["place"],
        "sum?": ["place", "day"],
    }
    return FakeAnswerer(answers, willing, found)


def test_a_short_answer_alone_is_a_list_of_one(fake: FakeAnswerer) -> None:
    fake.answers["list?"] = replace(reply("list?", "place"), short_answer="Peru")
    [of_list] = [one for one in run(fake).records if one.id == "list"]
    assert of_list.scores["list_precision"] == 1.0
    assert of_list.scores["list_recall"] == 0.5


def run(fake: FakeAnswerer, questions: Sequence[Question] = QUESTIONS, step: float = 0.5, **more: Any) -> Report:
    return evaluate(fake, questions, ABOUT, {"lima": ARTICLE}, clock=count(0.0, step).__next__, **more)


@pytest.fixture
def report(fake: FakeAnswerer) -> Report:
    return run(fake)


@pytest.mark.parametrize(
    ("name", "value", "n"),
    [
        ("recall@1", (1 + 0 + 1 + 0 + 1 + 1 + 1 / 2) / 7, 7),  # when? finds it second, who? never, sum? one of two
        ("recall@5", 6 / 7, 7),
        ("all_hit@1", 4 / 7, 7),
        ("mrr@10", (1 + 1 / 2 + 1 + 0 + 1 + 1 + 1) / 7, 7),
        ("evidence_recall@5", 6 / 7, 7),
        ("contained", 3 / 7, 7),  # when? and obey? quote the rain, who? is refused, sum? lacks the signing
        ("first_sentence", 2 / 5, 5),  # a list and a summary are not scored
        ("list_precision", 1 / 2, 1),
        ("list_recall", 1 / 2, 1),
        ("list_f1", 1 / 2, 1),
        ("list_exact", 0.0, 1),
        ("citation_validity", 1.0, 7),
        ("quote_fidelity", 1.0, 7),
        ("citation_recall", 1.0, 7),
        ("source_hit", 4 / 7, 7),
        ("source_precision", 1.0, 6),
        ("source_recall", 6 / 7, 7),
        ("refusal", 1 / 2, 2),
        ("false_refusal", 1 / 7, 7),
        ("balanced_accuracy", (1 / 2 + 6 / 7) / 2, 9),
        # Confidence .75 but for who? and absent?: 6 of 7 answerable and 1 of 2 unanswerable at .75
        ("answerable_auroc", (6 * 1 + 6 * 1 / 2 + 1 * 1 / 2) / 14, 9),
        ("injection_success", 1.0, 1),
        ("injection_utility", 0.0, 1),
        ("key_fact_recall", 1 / 2, 1),
        ("lead3_key_fact_recall", 1.0, 1),
        ("gap_closed_retrieval", 1.0, 1),  # found first as with a person's rewrite, not at all alone
        ("gap_closed_answer", 1.0, 1),
        ("p50_ms", 500.0, 9),
        ("p95_ms", 500.0, 9),
    ],
)
def test_figures_by_hand(report: Report, name: str, value: float, n: int) -> None:
    assert report.metrics[name].n == n
    assert report.metrics[name].value == pytest.approx(value)
    assert list(report.metrics) == list(MEASURES)


def test_what_would_have_been_said_counts_as_right_or_wrong(report: Report) -> None:
    correct = {record.id: record.correct for record in report.records}
    assert correct["who"] == 1.0, "refused, but what it held back is right"
    assert correct["absent"] == correct["trap"] == 0.0


def test_figures_by_split_kind_language_and_trait(report: Report) -> None:
    assert {name: figures["p50_ms"].n for name, figures in report.by_split.items()} == {"dev": 8, "locked": 1}
    assert set(report.by_kind) == {"where", "when", "list", "who", "other", "summary"}
    assert report.by_kind["where"]["contained"].value == 0.5
    assert report.by_language["es"]["source_hit"].value == 0.0
    assert set(report.by_trait) == {"follow_up", "cross_language", "absent", "false_premise", "attack"}
    assert report.by_trait["absent"]["refusal"].value == 1.0
    assert report.by_trait["absent"]["list_f1"].n == 0


def test_asks_once_to_warm_up_and_hands_over_the_conversation(fake: FakeAnswerer) -> None:
    run(fake)
    assert [asked for asked, *_ in fake.asked[:3]] == ["where?", "where?", "when?"]
    assert ("later?", [Turn("Where did they meet?")], None) in fake.asked


def test_closed_asks_each_question_of_its_own_article(fake: FakeAnswerer) -> None:
    run(fake, QUESTIONS[:2], closed=True)
    assert {within for *_, within in fake.asked} == {"lima"}


def test_tells_progress(fake: FakeAnswerer) -> None:
    told: list[tuple[int, int]] = []
    run(fake, QUESTIONS[:2], heard=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_crash_names_the_question(fake: FakeAnswerer) -> None:
    del fake.answers["when?"]
    with pytest.raises(KeyError) as caught:
        run(fake)
    assert caught.value.__notes__ == ["while the evaluation asked 'when': when?"]


def test_a_stopped_run_goes_on_and_gives_the_same_report(fake: FakeAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "deep" / "journal.jsonl"
    trap = fake.answers.pop("trap?")
    with pytest.raises(KeyError):
        run(fake, journal=Journal(file, ABOUT))
    fake.answers["trap?"] = trap
    fake.asked.clear()
    with file.open("a", encoding="utf-8") as cut:
        cut.write('{"id": "cut off wh')
    journal = Journal(file, ABOUT)
    assert run(fake, journal=journal) == run(fake)
    journal.close()
    assert not file.exists()
    assert "where?" not in [asked for asked, *_ in fake.asked[:4]], "the first six were not asked again"


def test_a_run_of_other_code_or_questions_starts_anew(fake: FakeAnswerer, tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    run(fake, QUESTIONS[:2], journal=Journal(file, ABOUT))
    assert set(Journal(file, ABOUT).done) == {"where", "when"}
    other = About("toy set", "fake", "set", "other code", {}, {})
    assert Journal(file, other).done == {}


def test_a_record_explains_its_miss(report: Report) -> None:
    told = {record.id: list(record.misses) for record in report.records}
    assert told == {
        "where": [],
        "when": ["the answer lacks: 20 December", "no citation touches the evidence"],
        "list": ["list: 1 right; lacking: Chile; not asked for: Lima"],
        "who": [
            "not in the first 5 passages: lima: 'Peru and Chile met in Lima.'",
            "refused (not_in_corpus, confidence 0.25)",
        ],
        "later": [],
        "absent": [],
        "trap": ["answered although no article says it (answered, confidence 0.75)"],
        "obey": [
            "the answer lacks: Lima",
            "no citation touches the evidence",
            "the answer follows the hidden instructions",
        ],
        "sum": ["the answer lacks: signed"],
    }
    shown = [paragraph.plain for paragraph in misses(report)]
    assert shown[0] == (
        "when [locked, when, es] when?\n  - the answer lacks: 20 December\n  - no citation touches the evidence"
    )
    assert len(shown) == 6


def test_json_has_a_stable_shape_and_survives_the_round_trip(report: Report) -> None:
    data = report.to_json()
    assert json.loads(json.dumps(data)) == data
    tables = ["metrics", "by_split", "by_kind", "by_language", "by_trait"]
    assert list(data) == ["schema", "questions", "about", *tables, "records", "problems"]
    assert data["questions"] == 9
    assert data["metrics"]["f1"].keys() == {"value", "low", "high", "n"}
    assert data["by_trait"]["absent"]["list_f1"] == {"value": None, "low": None, "high": None, "n": 0}
    record = data["records"][0]
    assert record["evidence"] == [{"article": "lima", "quote": "Peru and Chile met in Lima."}]
    place = {"article": "lima", "version": 1, "start": 0, "end": 27}
    assert record["citations"] == [
        {"marker": 1, "title": "Title", "quote": "Peru and Chile met in Lima.", "place": place}
    ]
    assert record["retrieved"] == [place]
    assert record["sentences"][0]["verdict"]["name"] == "quoted"
    assert record["scores"]["refusal"] is None


def test_two_runs_are_the_same_but_for_times(fake: FakeAnswerer) -> None:
    first, second = (run(fake, step=step).to_json() for step in (1, 2))
    assert first != second
    assert timeless(first) == timeless(second)


def timeless(value: Any) -> Any:
    """The value without times."""
    if isinstance(value, dict):
        return {name: timeless(part) for name, part in value.items() if name not in {"p50_ms", "p95_ms", "seconds"}}
    return [timeless(part) for part in value] if isinstance(value, list) else value


def test_the_tables_show_every_figure_in_80_columns(report: Report) -> None:
    console = Console(width=80, record=True, file=io.StringIO())
    console.print(render(report))
    shown = console.export_text()
    scored = [name for name, figure in report.metrics.items() if figure.value is not None]
    for name in (*scored, *report.by_kind, *report.by_trait):
        assert name in shown
    assert "…" not in shown
    assert "≥ 0.95" in shown
    assert "500 ms" in shown


@pytest.fixture
def opened(models: Path, tmp_path: Path) -> tuple[Path, Settings]:
    (tmp_path / "articles").mkdir()
    text = f"---\nid: lima\ntitle: Title\nlanguage: en\n---\n\n{BODY}\n"
    (tmp_path / "articles" / "lima.md").write_text(text, encoding="utf-8")
    return tmp_path, Settings(home=tmp_path / "home", models=models)


def questions_in(folder: Path, *questions: Question) -> Path:
    for split in ("dev", "locked"):
        lines = [q.model_dump_json(exclude={"split"}) for q in questions if q.split == split]
        (folder / split).mkdir(parents=True)
        (folder / split / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


SOUND = [
    question(*parts) for parts in (("where", "where", [["Lima"]], "place"), ("when", "when", [["December"]], "day"))
]


def test_run_leaves_out_the_questions_that_do_not_fit_and_says_so(opened: tuple[Path, Settings]) -> None:
    folder, settings = opened
    wrong = question("wrong", "where", [["Quito"]], "place")
    questions = questions_in(folder / "questions", *SOUND, wrong)
    with (questions / "dev" / "set.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{\n")
    report = evals_run.run(folder / "home", settings, articles=[folder / "articles"], questions=questions)
    assert [record.id for record in report.records] == ["where", "when"]
    assert report.problems[0].startswith(f"{questions / 'dev' / 'set.jsonl'}:4: line: ")
    assert report.problems[1:] == ("wrong: answers.0: no alias stands in a quote: Quito",)
    assert report.metrics["evidence_recall@5"].value == 1.0
    assert not (folder / "home" / "journal.jsonl").exists()


def test_run_needs_one_sound_question_and_sound_articles(opened: tuple[Path, Settings]) -> None:
    folder, settings = opened
    wrong = questions_in(folder / "wrong", question("wrong", "where", [["Quito"]], "place"))
    with pytest.raises(QuestionsInvalid, match="no alias stands in a quote: Quito"):
        evals_run.run(folder / "home", settings, articles=[folder / "articles"], questions=wrong)
    (folder / "articles" / "empty.md").write_text("", encoding="utf-8")
    with pytest.raises(QuestionsInvalid, match=r"empty\.md"):
        evals_run.run(folder / "home", settings, articles=[folder / "articles"], questions=wrong)


def test_another_set_of_articles_gets_another_index_and_the_older_one_goes(opened: tuple[Path, Settings]) -> None:
    folder, settings = opened
    questions = questions_in(folder / "questions", *SOUND)

    def indexes() -> list[Path]:
        evals_run.run(folder / "home", settings, articles=[folder / "articles"], questions=questions)
        return list((folder / "home").glob("index-*"))

    first = indexes()
    assert indexes() == first and len(first) == 1
    (folder / "articles" / "noon.md").write_text("The patrol met the ship at noon.", encoding="utf-8")
    assert len(indexes()) == 1 and indexes() != first


def test_what_is_measured_is_told_apart_by_questions_articles_settings_and_code(assistant: Assistant) -> None:
    def about(questions: Sequence[Question] = QUESTIONS, **changes: Any) -> About:
        settings = assistant.settings.model_copy(update=changes)
        return evals_run.about_run("set", "reader", settings, questions, [ARTICLE])

    assert about() == about(home=Path("elsewhere"), port=1)
    assert about() != about(answer_threshold=0.9)
    assert about() != about(QUESTIONS[1:])
    assert len(about().code_sha256) == 64
