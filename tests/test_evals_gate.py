"""What stops a change, and what a comparison of two runs says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.gate import compare, gate, hard_failures, read_baseline, to_baseline
from evals.measures import MEASURES, figures
from evals.report import About, Record, Report, ReportInvalid

ABOUT = About("toy set", "reader", "set", "code", {"passages": 10}, {"python": "3"})
SOUND = {name: 1.0 for name, measure in MEASURES.items() if measure.limit is not None}
Scores = Callable[[int], Mapping[str, float | None]]


def record(number: int, scores: Mapping[str, float | None], digest: str = "same") -> Record:
    return Record(
        id=f"q{number}",
        digest=digest,
        split="dev" if number % 2 else "locked",
        kind="who",
        language="en",
        traits=(),
        cluster=f"article {number}",
        answerable=True,
        confidence=0.8,
        correct=1.0,
        scores=SOUND | dict(scores),
        seconds=0.01,
        question="Who?",
        history=(),
        rewrite=None,
        evidence=(),
        answers=(),
        standalone="Who?",
        status="answered",
        answer="",
        short_answer=None,
        items=(),
        sentences=(),
        citations=(),
        notices=(),
        retrieved=(),
        passages=(),
        misses=(),
    )


def report(scores: Scores, count: int = 40, digest: str = "same") -> Report:
    records = tuple(record(number, scores(number), digest) for number in range(count))
    return Report(ABOUT, figures(records), records=records)


def baseline(scores: Scores) -> Any:
    return json.loads(to_baseline(report(scores)))


def right(_: int) -> Mapping[str, float | None]:
    return {"first_sentence": 1.0, "f1": 1.0, "false_refusal": 0.0, "length_words": 20.0}


def test_the_same_run_passes() -> None:
    assert gate(report(right), baseline(right)) == []


def test_a_primary_figure_may_fall_by_two_points_but_no_more() -> None:
    def wrong(*numbers: int) -> Scores:
        return lambda n: {"first_sentence": float(n not in numbers)}

    hundred = report(wrong(4, 7), count=100)
    before = json.loads(to_baseline(report(right, count=100)))
    assert [line for line in gate(hundred, before) if "(all)" in line] == []
    (line,) = [line for line in gate(report(wrong(4, 7, 9), count=100), before) if "(all)" in line]
    assert line.startswith("first_sentence (all): 1.000 to 0.970, -3.0 points")
    assert line.endswith("worse: q4, q7, q9")


def test_a_loss_in_one_half_of_the_set_does_not_hide_behind_the_other() -> None:
    def unlucky(number: int) -> Mapping[str, float | None]:
        return {"first_sentence": float(number != 6)}

    before = json.loads(to_baseline(report(right, count=60)))
    found = gate(report(unlucky, count=60), before)
    assert [line.split(":")[0] for line in found] == ["first_sentence (locked)"]


def test_a_figure_that_surely_fell_fails_though_it_is_not_primary() -> None:
    assert not MEASURES["f1"].primary
    lower = report(lambda n: {"f1": 0.99 if n % 3 else 0.98})
    assert {line.split(":")[0] for line in gate(lower, baseline(right))} == {"f1 (all)", "f1 (dev)", "f1 (locked)"}


def test_a_figure_that_may_have_fallen_by_chance_passes_if_it_is_not_primary() -> None:
    assert gate(report(lambda n: {"f1": float(n not in (2, 5))}), baseline(right)) == []


def test_where_lower_is_better_a_rise_fails_and_a_fall_does_not() -> None:
    refusing = report(lambda n: {"false_refusal": float(n < 8)})
    assert any(
        line.startswith("false_refusal (all): 0.000 to 0.200, +20.0 points") for line in gate(refusing, baseline(right))
    )
    assert gate(report(right), baseline(lambda n: {"false_refusal": float(n < 8)})) == []


def test_longer_answers_and_slower_ones_do_not_fail() -> None:
    assert gate(report(lambda _: {"length_words": 90.0}), baseline(right)) == []


def test_a_hard_limit_fails_whatever_the_baseline_says() -> None:
    def altered(number: int) -> Mapping[str, float | None]:
        return {"quote_fidelity": 0.9 if number == 3 else 1.0}

    (line,) = hard_failures(report(altered))
    assert line == "quote_fidelity: 0.9975 over 40 questions, must be at least 1"
    assert line in gate(report(altered), baseline(altered))


def test_a_hard_figure_that_nothing_scores_fails() -> None:
    assert hard_failures(report(lambda _: {"citation_validity": None})) == [
        "citation_validity: not scored over 0 questions, must be at least 1"
    ]


def test_without_a_baseline_or_with_new_questions_it_says_what_to_do() -> None:
    assert "briefing eval --update-baseline" in gate(report(right), None)[0]
    (line,) = gate(report(right, count=42), baseline(right))
    assert line.startswith("2 questions are new or changed since the baseline (q40, q41)")
    assert "40 questions are new or changed" in gate(report(right, digest="other"), baseline(right))[0]


def test_a_comparison_pairs_what_both_asked_with_the_same_gold() -> None:
    a, b = report(right, count=5).to_json(), report(right, count=7).to_json()
    a["records"][0]["digest"] = "older gold"
    a["records"][1]["id"] = "gone"
    found = compare(a, b)
    assert (found.common, found.only_a, found.only_b, found.changed) == (3, ("gone",), ("q1", "q5", "q6"), ("q0",))


def test_a_comparison_says_what_turned_and_how_sure_that_is() -> None:
    after = report(lambda n: right(n) | {"first_sentence": float(n > 9)})
    found = compare(report(right).to_json(), after.to_json())
    difference = found.figures["first_sentence"]
    assert (difference.a, difference.b, difference.worse, difference.better) == (1.0, 0.75, 10, 0)
    assert difference.low is not None and difference.high is not None and difference.low < -0.25 < difference.high < 0
    assert difference.mcnemar == pytest.approx(2 / 1024)
    assert difference.p is not None and difference.p < 0.01
    assert difference.p_holm is not None and difference.p_holm > difference.p
    assert found.figures["f1"].p_holm is None, "adjusted are the primary figures"
    assert [(flip.id, flip.measure, flip.a, flip.b) for flip in found.flips] == [
        (f"q{n}", "first_sentence", 1.0, 0.0) for n in range(10)
    ]


def test_a_graded_figure_has_no_mcnemar_and_an_aggregate_no_p() -> None:
    found = compare(report(lambda _: {"list_f1": 0.5}).to_json(), report(lambda _: {"list_f1": 0.75}).to_json()).figures
    assert found["list_f1"].mcnemar is None and found["list_f1"].p is not None
    assert found["aurc"].p is None


def test_a_comparison_is_plain_json() -> None:
    value = compare(report(right).to_json(), report(right).to_json()).to_json()
    assert json.loads(json.dumps(value)) == value


def test_a_baseline_has_a_line_for_each_question_and_holds_only_numbers() -> None:
    text = to_baseline(report(right, count=3))
    assert sum('"id": "q' in line for line in text.splitlines()) == 3
    assert "Who?" not in text


def test_a_report_that_is_none_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    assert read_baseline(file) is None
    for text in ("{", "[]", '{"schema": 1, "about": {}, "metrics": {}, "records": []}'):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ReportInvalid, match=r"baseline\.json"):
            read_baseline(file)
    file.write_text('{"schema": 2, "about": {}, "metrics": {}, "records": [{"id": 1}]}', encoding="utf-8")
    with pytest.raises(ReportInvalid, match="records"):
        read_baseline(file)
