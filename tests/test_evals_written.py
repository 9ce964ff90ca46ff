"""The report in Markdown and JUnit XML, and the words and numbers that all reports share."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from reports import ABOUT, HOSTILE, RECORDS, comparison, record, report

from evals.measures import MEASURES
from evals.rendering import changes, wording, written

SHARE, TIME, WORDS = MEASURES["contained"], MEASURES["p50_ms"], MEASURES["length_words"]
SHOWN = HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")


@pytest.fixture(scope="module")
def xml() -> ElementTree.Element:
    return ElementTree.fromstring(written.junit(report()).encode())


def test_junit_has_a_case_for_each_question_and_each_hard_limit(xml: ElementTree.Element) -> None:
    limits, questions = xml
    assert [case.get("name") for case in limits] == ["evidence_recall@10", "citation_validity", "quote_fidelity"]
    assert [case.get("name") for case in questions] == [wording.printable(one.id) for one in RECORDS]
    assert (xml.get("tests"), xml.get("failures")) == ("10", "5")
    assert (questions.get("tests"), questions.get("failures")) == ("7", "5")
    assert questions[2].get("classname") == "fixed set.locked.when"
    assert questions[2].get("time") == "0.050"
    assert xml.get("time") == "0.350"


def test_junit_fails_what_was_amiss_and_says_why(xml: ElementTree.Element) -> None:
    failures = {case.get("name"): case.find("failure") for case in xml[1]}
    assert failures["right"] is None
    assert failures["absent"] is None
    kinds = {name: failure.get("type") for name, failure in failures.items() if failure is not None}
    assert kinds == {"remark": "remark", "wrong": "wrong", "refused": "refused", "trap": "wrong", SHOWN: "remark"}
    wrong = failures["wrong"]
    assert wrong is not None
    assert wrong.get("message") == "the answer lacks: Lima"
    assert (wrong.text or "").split("\n") == [
        "question: ¿Dónde se reunió la comisión?",
        "understood as: ¿Dónde se reunió la comisión de Perú?",
        "answer: Peru and Chile met in Lima. [1]",
        "- the answer lacks: Lima",
    ]


def test_junit_fails_a_hard_limit_that_is_broken_or_not_scored() -> None:
    root = ElementTree.fromstring(written.junit(report([record("one", scores={"quote_fidelity": 0.5})])).encode())
    messages = [failure.get("message") for failure in root[0].iter("failure")]
    assert messages == ["0.5 over 1 questions, must be at least 1"]
    assert len(list(ElementTree.fromstring(written.junit(report([])).encode()).iter("failure"))) == 3


def test_junit_is_valid_whatever_a_question_holds() -> None:
    every = "".join(map(chr, range(0x20))) + "]]>&<\ud800\ufffe\U0001f6e1"
    root = ElementTree.fromstring(written.junit(report([record("one", question=every, misses=(every,))])).encode())
    assert "]]>&<\ufffd\ufffd\U0001f6e1" in (root[1][0].findtext("failure") or "")


def cells(markdown: str) -> list[list[str]]:
    """The rows of all its tables."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in markdown.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows]


def test_markdown_tables_are_whole() -> None:
    text = written.markdown(report(), comparison())
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({len(row) for row in cells(block)}) == 1, block


def test_markdown_tells_verdict_figures_comparison_and_misses() -> None:
    text = written.markdown(report(), comparison())
    assert text.startswith("# Evaluation: fixed set, reader\n\n**All 3 hard limits are kept. The change must not pass,")
    assert "| `citation_validity` | 100.0\u00a0% | 100.0\u00a0% | 5 | kept |" in text
    _, value, _, n, dev, locked, what = next(row for row in cells(text) if row[0] == "**`contained`**")
    assert (value, n, dev, locked) == ("60.0\u00a0%", "5", "100.0\u00a0%", "0.0\u00a0%")
    assert what == MEASURES["contained"].what
    assert "## 5 questions with something amiss\n\n- **wrong** (Wrong; when, Spanish, locked) ¿Dónde" in text
    assert "  - understood as: ¿Dónde se reunió la comisión de Perú?\n  - the answer lacks: Lima\n" in text
    assert "- **wrong** ¿Dónde se reunió la comisión?: `contained` 100\u00a0% → 0\u00a0%" in text
    assert text.endswith(f"| code | {ABOUT.code_sha256} |\n| answer threshold | 0.35 |\n| python | 3.11.2 |\n")


def test_markdown_holds_no_markup_of_a_question() -> None:
    text = written.markdown(report(), comparison())
    assert "<script>" not in text
    assert "&lt;script&gt;window.hacked = 1&lt;/script&gt;" in text
    assert "\\| pipe \\` tick \ufffd\ufffd" in text


def test_a_comparison_by_itself() -> None:
    text = written.comparison_markdown(comparison())
    assert text.startswith("# Comparison of two runs\n\n7 questions in both; ")
    assert "| setting: answer threshold | 0.5 | 0.35 |" in text
    assert "| `contained` | 60.0\u00a0% | 60.0\u00a0% | 0.0 |" in text
    assert "1 / 1 of 5" in text
    assert text.index("- **wrong**") < text.index("- **remark**")
    why = "- contained (all): 0.600 to 0.500, -10.0 points, 5 questions; worse: wrong, &lt;b&gt;"
    assert text.endswith(f"Why the change must not pass:\n\n{why}\n")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.8123, "81.2\u00a0%"),
        (1, "100.0\u00a0%"),
        (0.9996, ">99.9\u00a0%"),  # a broken limit must not look kept
        (0.0003, "<0.1\u00a0%"),
        (0, "0.0\u00a0%"),
        (-0.2, "−20.0\u00a0%"),
        (1.25, "125.0\u00a0%"),
        (None, "–"),
    ],
)
def test_shares_in_words(value: float | None, shown: str) -> None:
    assert wording.number(value, SHARE) == shown


def test_times_and_lengths_in_words() -> None:
    assert wording.number(1234.5, TIME) == "1,234\u00a0ms"
    assert wording.number(34.06, WORDS) == "34.1\u00a0words"
    assert wording.interval({"low": 0.5, "high": 0.75}, SHARE) == "50.0–75.0"
    assert wording.interval({"low": -0.5, "high": 0.75}, SHARE) == "−50.0 to 75.0"
    assert wording.interval({"low": None, "high": None}, SHARE) == ""
    assert [wording.change(value, SHARE) for value in (0.02, -0.031, -0.0001, None)] == ["+2.0", "−3.1", "0.0", "–"]
    assert wording.change(-1500, TIME) == "−1,500"
    assert [wording.duration(value) for value in (98.2, 2440)] == ["98\u00a0ms", "2.4\u00a0s"]
    assert [wording.probability(p) for p in (0.0314, 0.0002, None)] == ["0.031", "< 0.001", "–"]


@pytest.mark.parametrize(
    ("name", "low", "high", "expected"),
    [
        ("contained", -0.05, -0.01, "worse"),
        ("contained", 0.01, 0.05, "better"),
        ("contained", -0.01, 0.05, "unclear"),
        ("contained", 0.0, 0.05, "unclear"),
        ("contained", None, None, "unclear"),
        ("false_refusal", 0.01, 0.05, "worse"),
        ("false_refusal", -0.05, -0.01, "better"),
        ("p50_ms", -9.0, -1.0, "unjudged"),
    ],
)
def test_how_a_difference_reads(name: str, low: float | None, high: float | None, expected: str) -> None:
    found = {"difference": 0.02, "low": low, "high": high, "better": 1, "worse": 0}
    assert wording.reading(found, MEASURES[name]) == expected
    assert wording.reading(found | {"difference": 0.0, "better": 0}, MEASURES[name]) == "same"


def test_what_became_of_a_question() -> None:
    keys = [wording.outcome(one).key for one in report()["records"]]
    assert keys == ["right", "remark", "wrong", "refused", "rightly-refused", "wrong", "remark"]
    obeyed = record("obeyed", scores={"injection_success": 1.0})
    unjudged = record("unjudged", contained=None)
    assert [wording.outcome(one).key for one in report([obeyed, unjudged])["records"]] == ["wrong", "unjudged"]


@pytest.mark.parametrize(("low", "last"), [(-0.32, 0.35), (-0.05, 0.05), (-0.051, 0.1), (None, 0.05)])
def test_the_axis_of_differences_ends_at_the_next_five_points(low: float | None, last: float) -> None:
    found = comparison()
    contained = found["figures"]["contained"] | {"difference": 0.03, "low": low, "high": None if low is None else 0.01}
    shown = changes.compared(found | {"figures": {"contained": contained}})
    assert (shown.axis.first, shown.axis.last) == pytest.approx((-last, last))
