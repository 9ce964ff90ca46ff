"""What a data folder keeps of an evaluation, and the page that shows it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from reports import ABOUT, HOSTILE, record
from starlette.testclient import TestClient

from assistant.people import LOCAL
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.web import quality, quality_report
from assistant.web.site import Site
from evals import kept
from evals.measures import MEASURES
from evals.report import Report
from evals.run import summarise
from index.database import Database
from index.library import Library
from tests.conftest import ToyEmbedder

MADE = datetime(2026, 3, 5, tzinfo=UTC)
MISSED = {"contained": 0.0}


def report(**more: Any) -> Report:
    settings = {"embedding_model": "toy"}
    about = {"about": ABOUT.__class__(ABOUT.set, ABOUT.answerer, "", "", settings, {})} | more
    records = [
        record("good"),
        record("bad", contained=0.0, scores=MISSED, question=HOSTILE, misses=("lacking: Lima",)),
        record("refused", contained=0.0, scores=MISSED | {"false_refusal": 1.0}, status="not_in_corpus", language="es"),
        record("hidden", contained=0.0, scores=MISSED, split="locked"),
        record("none", answerable=False, kind="who", status="not_in_corpus", scores={"refusal": 1.0}, confidence=0.1),
    ]
    return summarise(about["about"], records)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    home = tmp_path_factory.mktemp("home")
    return Site(Assistant(Settings(home=home), Library(home, ToyEmbedder())))


@pytest.fixture(scope="module")
def visit(site: Site) -> TestClient:
    app = FastAPI()
    app.include_router(quality.routes(site))
    return TestClient(app)


def text(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_what_is_kept_has_figures_of_all_and_questions_of_the_development_part_alone(tmp_path: Path) -> None:
    told = json.loads(kept.keep(tmp_path, report(), MADE).read_text(encoding="utf-8"))
    assert [one["id"] for one in told["wrong"]] == ["bad", "refused"] and told["wrong_locked"] == 1
    assert told["metrics"]["contained"]["n"] == 4 and set(told["by_split"]) == {"dev", "locked"}
    assert (
        told["reliability"]
        == [{"n": 4, "confidence": 0.75, "right": 0.25}, {"n": 1, "confidence": 0.1, "right": 1.0}][::-1]
    )
    assert "hidden?" not in json.dumps(told)
    assert [file.name for file in tmp_path.iterdir()] == [kept.FILE_NAME]


def test_the_page_reads_what_the_evaluation_writes(tmp_path: Path) -> None:
    kept.keep(tmp_path, report(), MADE)
    found = quality_report.read_quality(tmp_path)
    assert isinstance(found, quality_report.Quality) and found.made == MADE
    assert kept.FILE_NAME == quality_report.FILE_NAME
    assert set(quality_report.SHOWN) <= set(MEASURES) and quality_report.PLOTTED in MEASURES
    by_name = {line.name: line for line in quality_report.lines(found)}
    assert by_name["contained"].shown == "25.0 %" and by_name["contained"].splits == ("33.3 %", "0.0 %")
    assert by_name["quote_fidelity"].target == "100.0 %" and by_name["quote_fidelity"].kept
    assert by_name["p50_ms"].shown == "50 ms"
    (where,) = quality_report.marks(found.by_kind, found.measures["contained"])
    assert where.key == "where" and where.low <= where.x <= where.high and where.shown == "25.0 %"


def test_without_an_evaluation_the_page_says_how_to_make_one(visit: TestClient, site: Site) -> None:
    file = site.assistant(LOCAL).settings.home / kept.FILE_NAME
    file.unlink(missing_ok=True)
    page = text(visit.get("/quality").text)
    assert "There is no evaluation yet" in page and "briefing eval" in page and "Articles 0" in page
    for broken in ("{", "[]", '{"schema": 9}'):
        file.write_text(broken)
        assert "cannot be read" in text(visit.get("/quality").text)
    file.unlink()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Questions that went wrong (2)"), ("es", "Preguntas que fallaron (2)")]
)
def test_the_page_shows_figures_plots_and_what_went_wrong(
    visit: TestClient, site: Site, language: str, said: str
) -> None:
    kept.keep(site.assistant(LOCAL).settings.home, report(), MADE)
    page = visit.get("/quality", headers={"accept-language": language}).text
    assert said in text(page) and "25.0 %" in page and page.count("<svg") == 3
    assert "<script>window" not in page and "style=" not in page and "{{ 7 * 7 }}" in unescape(page)
    for described in re.findall(r'aria-labelledby="(\S+) (\S+)"', page):
        assert all(f'id="{id_}"' in page for id_ in described)


def test_opinions_are_counted_where_there_are_any(tmp_path: Path) -> None:
    assert quality.feedback(tmp_path) is None

    def prepare(execute: Any) -> None:
        execute("CREATE TABLE feedback (helpful INTEGER, reason TEXT)")
        execute("INSERT INTO feedback VALUES (1, NULL), (1, NULL), (0, 'missing'), (0, 'wrong_source'), (0, 'missing')")
        execute("PRAGMA user_version = 1")

    Database(tmp_path / "feedback.sqlite3", 1, prepare, "").close()
    assert quality.feedback(tmp_path) == quality.Feedback(2, {"missing": 2, "wrong_source": 1})
