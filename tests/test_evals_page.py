"""The page as text: complete, sealed, and true to the report; `tests/browser` looks at it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import pytest
from reports import GOLD, HOSTILE, PASSAGE, PLACE, RECORDS, comparison, record, report

from evals.measures import MEASURES
from evals.rendering import page, plots


class Read(HTMLParser):
    """The elements of a page with their attributes, and the text of each `<script>` and `<style>`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag if tag in self.raw else self._inside

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.raw[self._inside].append(data)
        else:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


@pytest.fixture(scope="module")
def html() -> str:
    return page.render(report(), comparison())


@pytest.fixture(scope="module")
def read(html: str) -> Read:
    return Read(html)


def test_nothing_in_it_points_outside(read: Read) -> None:
    assert read.values("src") == []
    assert [href for href in read.values("href") if not href.startswith("#")] == ["data:,"]
    assert not {"img", "iframe", "object", "base", "use"} & {tag for tag, _ in read.elements}
    assert "url(" not in "".join(read.raw["style"])
    assert not [name for _, attributes in read.elements for name in attributes if name.startswith("on")]


def test_every_link_within_it_arrives(read: Read) -> None:
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in read.values("href") if href.startswith("#")} <= set(ids)


def test_its_policy_knows_its_own_style_and_script_and_no_other(read: Read) -> None:
    policy = next(a["content"] for tag, a in read.elements if tag == "meta" and "content" in a)
    assert policy is not None
    for tag, texts in read.raw.items():
        digest = base64.b64encode(hashlib.sha256("".join(texts).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not read.values("style")


def test_what_a_question_or_an_article_holds_is_text(html: str, read: Read) -> None:
    shown = HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert len(re.findall("<script", html)) == 1
    assert read.text.count(shown) >= 10  # question, answer, item, notice, quotes, passage, remark, wanted, …
    assert "49" not in shown
    assert "\x00" not in html


def test_it_says_in_words_what_came_of_it(read: Read) -> None:
    said = " ".join(read.text.split())
    assert "The 7 questions of “fixed set” were put to the answerer “reader”." in said
    assert "On 5 of them, the development part, its rules were tuned; the other 2, the locked part," in said
    assert "5 have an answer in the articles; 2 have none and should be refused." in said
    assert "Of the 5 with an answer, 3 (60 in a hundred) were answered with all that was asked for, 1 wrongly" in said
    assert "and 1 were refused although an article says it. Of the 2 without an answer, 1 were rightly refused." in said
    assert "All 3 hard limits are kept. The change must not pass, for 1 reason." in said
    assert "Worse: wrong, <b>" in said


def test_a_broken_or_unscored_limit_is_the_verdict() -> None:
    wrong = [*RECORDS, record("invalid", scores={"citation_validity": 0.0})]
    assert "1 of 3 hard limits is broken." in page.render(report(wrong))
    assert "3 of 3 hard limits are broken." in page.render(report([]))
    assert "not scored" in page.render(report([]))


def test_every_figure_is_there_or_named_as_not_scored(html: str, read: Read) -> None:
    given = report()
    figures = html[html.index('id="figures"') : html.index('id="plots"')]
    unscored = re.search(r"Not scored here: (.*)\.", figures)
    assert unscored
    for name in MEASURES:
        scored = given["metrics"][name]["value"] is not None
        assert (f">{name}</code>" in figures) == scored
        assert (name in unscored[1].split(", ")) != scored
    assert "60.0\u00a0%" in figures  # contained: 3 of 5
    assert "Locked" in read.text


def test_tables_have_captions_and_plots_have_words(read: Read) -> None:
    tags = [tag for tag, _ in read.elements]
    assert tags.count("table") == tags.count("caption")
    plots_shown = [attributes for tag, attributes in read.elements if tag == "svg" and attributes.get("role") == "img"]
    assert len(plots_shown) == tags.count("desc") >= 4
    hidden = [attributes for tag, attributes in read.elements if tag == "svg" and attributes.get("role") != "img"]
    assert all(attributes["aria-hidden"] == "true" for attributes in hidden)
    assert all(attributes.get("scope") for tag, attributes in read.elements if tag == "th")


def test_a_passage_stands_in_it_once_and_knows_where_the_gold_quote_is(html: str) -> None:
    assert html.count(PASSAGE) == 1
    start = PASSAGE.index(GOLD)
    assert f'data-gold="{start}-{start + len(GOLD)}"' in html


def test_a_flip_leads_to_its_question(html: str) -> None:
    part = html[html.index('id="comparison"') : html.index('id="figures"')]
    assert re.findall(r'<a href="#([^"]+)">', part) == ["q-wrong", "q-remark"]  # the loss first
    assert "Left out, only in the run after: new." in part
    assert "answer threshold" in part
    assert 'id="q-wrong"' in html


def test_ids_that_look_alike_get_anchors_of_their_own() -> None:
    read = Read(page.render(report([record("a b"), record("a-b"), record("a/b")])))
    assert [value for value in read.values("id") if value.startswith("q-")] == ["q-a-b", "q-a-b-2", "q-a-b-3"]


def test_one_split_is_not_shown_twice_and_nothing_at_all_is_a_page_too() -> None:
    assert "Development" not in page.render(report([record("one"), record("two")]))
    assert "No question of “fixed set” was asked." in page.render(report([]))


def test_a_very_long_list_is_cut_after_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_LISTED", 3)
    shown = page.render(report(), comparison())
    assert re.findall(r'id="(q-\w+)"', shown) == ["q-wrong", "q-trap", "q-refused"]
    assert "Listed are 3 of 7, those that went wrong first" in shown
    assert 'href="#q-remark"' not in shown


def test_a_whole_set_stays_small() -> None:
    passages = [f"{number} " + "Peru and Chile met. " * 45 for number in range(150)]
    many = [
        record(f"question {n}", passages=tuple(passages[(n + k) % 150] for k in range(5)), retrieved=(PLACE,) * 5)
        for n in range(330)
    ]
    assert len(page.render(report(many)).encode()) < 3_000_000


def judged(confidence: float, correct: float | None) -> dict[str, Any]:
    return {"confidence": confidence, "correct": correct, "seconds": confidence}


def test_risk_and_coverage_by_hand() -> None:
    """The surest is right, of the two that tie one is wrong, the last is wrong, one is not judged."""
    drawn = plots.risk_coverage([judged(0.2, 0), judged(0.5, 1), judged(0.9, 1), judged(0.5, 0), judged(0.1, None)])
    assert drawn is not None
    assert drawn.points == [(0.25, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert drawn.ideal == [(0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert drawn.table == [(0.25, 0.0, 0.9), (0.75, pytest.approx(1 / 3), 0.5), (1.0, 0.5, 0.2)]
    assert drawn.top == 0.5
    assert plots.risk_coverage([judged(0.5, 1), judged(0.6, None)]) is None


def test_calibration_by_hand() -> None:
    bins = plots.calibration([judged(0.0, 0), judged(0.42, 1), judged(0.48, 0), judged(1.0, 1), judged(0.5, None)])
    assert [each.n for each in bins] == [1, 0, 0, 0, 2, 0, 0, 0, 0, 1]
    assert (bins[4].confidence, bins[4].correct) == (pytest.approx(0.45), 0.5)
    assert bins[4].interval == pytest.approx((0.0945, 0.9055), abs=1e-4)  # Wilson, 1 of 2
    assert bins[1].correct is None
    assert plots.calibration([judged(0.5, None)]) == []


def test_times_by_hand() -> None:
    """Nineteen of 10 ms and one of 9 s: the axis ends at 20 ms, the slow one stands in the last bar."""
    drawn = plots.times([judged(0.01, 1)] * 19 + [judged(9, 1)])
    assert drawn is not None
    assert drawn.end == 20
    assert drawn.longer == 1
    assert [(start, n) for start, _, n in drawn.bars if n] == [
        (pytest.approx(10), 19),
        (pytest.approx(20 * 23 / 24), 1),
    ]
    assert dict(drawn.percentiles)["95 of 100 within"] == pytest.approx(10)
    assert dict(drawn.percentiles)["the slowest"] == 9000
    assert plots.times([]) is None


@pytest.mark.parametrize(
    ("value", "rounded"), [(0, 1), (0.7, 1), (1, 1), (1.2, 2), (2.2, 2.5), (32, 50), (74, 100), (120, 200)]
)
def test_an_axis_ends_at_a_round_number(value: float, rounded: float) -> None:
    assert plots.round_up(value) == pytest.approx(rounded)


def test_a_scale_keeps_what_lies_beyond_at_its_ends() -> None:
    scale = plots.Scale(0, 1, 100, 200)
    assert [scale(value) for value in (-1, 0, 0.25, 1, 7)] == [100, 100, 125, 200, 200]


def test_panels_show_each_group_that_was_scored() -> None:
    shown = {panel.name: panel for panel in plots.panels(report())}
    assert list(shown) == [name for name in MEASURES if name in shown]
    assert [(row.group, row.value, row.n) for row in shown["contained"].rows] == [
        ("list", "100.0\u00a0%", 1),
        ("when", "50.0\u00a0%", 2),
        ("where", "50.0\u00a0%", 2),
        ("English", "75.0\u00a0%", 4),
        ("Spanish", "0.0\u00a0%", 1),
        ("other language", "0.0\u00a0%", 1),
        ("follow-up", "0.0\u00a0%", 1),
    ]
    assert all(row.few for row in shown["contained"].rows)
    assert "list_f1" not in shown


def test_answers_that_are_partly_right_have_no_interval_of_a_share() -> None:
    seventh = plots.calibration([judged(0.75, 0.5), judged(0.75, 1)])[7]
    assert (seventh.correct, seventh.interval) == (0.75, None)
