"""The report as Markdown, for a discussion of a change, and as JUnit XML, for a build server.

A report and a comparison are here as plain JSON values: what `Report.to_json` and `Comparison.to_json` give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from xml.etree import ElementTree

from evals.measures import MEASURES
from evals.rendering import plots, wording
from evals.rendering.changes import Change, Flipped, compared

Json = Mapping[str, Any]
Lines = Iterator[str]
_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_READINGS = {"worse": "**worse**", "better": "better", "unclear": "may be chance", "unjudged": "not judged"}


def markdown(report: Json, comparison: Json | None = None) -> str:
    """The report in GitHub's Markdown: verdict, figures, groups, the comparison if any, and what went wrong."""
    about = report["about"]
    parts = [
        [f"# Evaluation: {_text(about['set'])}, {_text(about['answerer'])}", ""],
        [f"**{wording.verdict(report, comparison)}**", "", _text(" ".join(wording.account(report))), ""],
        _reasons(comparison) if comparison else [],
        _limits(report),
        _figures(report),
        _groups(report),
        _comparison(comparison, _questions(report), "##") if comparison else [],
        _amiss(report["records"]),
        _about(about),
    ]
    return _document(line for part in parts for line in part)


def comparison_markdown(comparison: Json) -> str:
    """Two runs side by side in GitHub's Markdown: what changed, how sure that is, and the questions that flipped."""
    return _document([*_comparison(comparison, {}, "#"), *_reasons(comparison)])


def junit(report: Json) -> str:
    """JUnit XML: a test case for each hard limit and for each question.

    A question fails when anything was amiss; the type of the failure is its outcome, the text all its misses. Its class
    is set, split and kind with dots between them. Characters that XML cannot hold become `\ufffd`.
    """
    name = report["about"]["set"]
    root = ElementTree.Element("testsuites", name=wording.printable(f"evaluation: {name}"))
    suites = [
        _suite(root, "hard limits", [_limit_case(name, limit) for limit in wording.limits(report)]),
        _suite(root, "questions", [_question_case(name, record) for record in report["records"]]),
    ]
    for total in ("tests", "failures"):
        root.set(total, str(sum(int(suite.get(total, "0")) for suite in suites)))
    root.set("time", f"{sum(record['seconds'] for record in report['records']):.3f}")
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(root: ElementTree.Element, name: str, cases: Sequence[ElementTree.Element]) -> ElementTree.Element:
    suite = ElementTree.SubElement(root, "testsuite", name=name)
    suite.extend(cases)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    return suite


def _limit_case(set_name: str, limit: wording.Limit) -> ElementTree.Element:
    case = _case(f"{set_name}.limits", limit.name, 0.0)
    if not limit.kept:
        found = "not scored" if limit.value is None else f"{limit.value:.6g}"
        _failure(case, "hard limit", f"{found} over {limit.n} questions, must be at least {limit.least:g}", "")
    return case


def _question_case(set_name: str, record: Json) -> ElementTree.Element:
    case = _case(f"{set_name}.{record['split']}.{record['kind']}", record["id"], record["seconds"])
    outcome = wording.outcome(record)
    misses = list(record["misses"]) or ([] if outcome.good else [outcome.what])
    if misses:
        told = [f"question: {record['question']}"]
        if record["standalone"] != record["question"]:
            told.append(f"understood as: {record['standalone']}")
        told += [f"answer: {record['answer']}", *(f"- {miss}" for miss in misses)]
        _failure(case, outcome.key, misses[0], "\n".join(told))
    return case


def _case(class_name: str, name: str, seconds: float) -> ElementTree.Element:
    given = {"classname": class_name, "name": name, "time": f"{seconds:.3f}"}
    return ElementTree.Element("testcase", {key: wording.printable(value) for key, value in given.items()})


def _failure(case: ElementTree.Element, kind: str, message: str, text: str) -> None:
    failure = ElementTree.SubElement(case, "failure", type=kind, message=wording.printable(message))
    failure.text = wording.printable(text)


def _reasons(comparison: Json) -> Lines:
    if comparison["failures"]:
        yield from ("Why the change must not pass:", "")
        yield from (f"- {_text(failure)}" for failure in comparison["failures"])
        yield ""


def _limits(report: Json) -> Lines:
    rows = [
        (
            f"`{limit.name}`",
            wording.number(limit.least, MEASURES[limit.name]),
            "not scored" if limit.value is None else wording.number(limit.value, MEASURES[limit.name]),
            str(limit.n),
            "kept" if limit.kept else "**broken**",
        )
        for limit in wording.limits(report)
    ]
    if rows:
        yield from ("## Hard limits", "", *_table(["Figure", "Required", "Found", "n", "Verdict"], rows, "lrrrl"), "")


def _figures(report: Json) -> Lines:
    """A table for each theme; headline figures are in bold."""
    splits = report["by_split"] if len(report["by_split"]) > 1 else {}
    heads = ["Figure", "All", "95 % interval", "n", *(wording.label(split) for split in splits), "What it is"]
    scored = [name for name in MEASURES if report["metrics"].get(name, {}).get("value") is not None]
    yield from ("## Figures", "", "Headline figures are in bold; ↓ marks what should be low.", "")
    for theme, names in groupby(scored, lambda name: MEASURES[name].theme):
        rows = []
        for name in names:
            measure, figure = MEASURES[name], report["metrics"][name]
            shown = f"**`{name}`**" if measure.primary else f"`{name}`"
            shown += " ↓" if measure.better == "lower" else ""
            parts = [wording.number(figures[name]["value"], measure) for figures in splits.values()]
            value, between = wording.number(figure["value"], measure), wording.interval(figure, measure)
            rows.append((shown, value, between, f"{figure['n']:,}", *parts, measure.what))
        yield from (f"### {theme}", "", *_table(heads, rows, "lrrr" + "r" * len(splits) + "l"), "")


def _groups(report: Json) -> Lines:
    """The headline shares by kind, language and trait."""
    names = plots.panel_measures(report)
    rows = [(by, _text(group), *map(_cell, cells)) for by, group, cells in plots.group_table(report)]
    if rows and names:
        heads = ["By", "Group", *(f"`{name}`" for name in names)]
        yield from ("## By kind, language and trait", "", "In brackets, the number of questions.", "")
        yield from (*_table(heads, rows, "ll" + "r" * len(names)), "")


def _cell(cell: plots.Cell) -> str:
    return cell.value if cell.value == wording.ABSENT else f"{cell.value} ({cell.n})"


def _comparison(comparison: Json, questions: Mapping[str, str], level: str) -> Lines:
    found = compared(comparison, questions)
    yield from (f"{level} Comparison of two runs", "")
    changed = wording.count(len(found.changes), "figure")
    yield from (f"{wording.count(found.common, 'question')} in both; {changed} changed, {found.same} did not.", "")
    for why, ids in found.left_out:
        yield from (f"Left out, {why}: {_text(', '.join(ids))}.", "")
    if found.differing:
        entries = [(_text(name), _text(before), _text(after)) for name, before, after in found.differing]
        yield from (*_table(["What differs", "Before", "After"], entries, "lll"), "")
    if found.changes:
        heads = ["Figure", "Before", "After", "Difference", "95 % interval", "Reading", "Better / worse", "p"]
        yield from (*_table(heads, [_change(change) for change in found.changes], "lrrrrlrr"), "")
    if found.flipped:
        yield from (f"{level}# Questions of which a headline figure changed", "")
        yield from (_flip(flipped) for flipped in found.flipped)
        yield ""


def _change(change: Change) -> Sequence[str]:
    turned = f"{change.better} / {change.worse} of " if change.better or change.worse else ""
    return (
        f"`{change.name}`" + (" ↓" if change.measure.better == "lower" else ""),
        change.before,
        change.after,
        change.change,
        change.interval,
        _READINGS[change.reading],
        f"{turned}{change.n}",
        change.p + (" (Holm)" if change.adjusted else ""),
    )


def _flip(flipped: Flipped) -> str:
    turned = ", ".join(f"`{turn.name}` {turn.before} → {turn.after}" for turn in flipped.turned)
    asked = f" {_text(flipped.question)}" if flipped.question else ""
    return f"- **{_text(flipped.id)}**{asked}: {turned}"


def _amiss(records: Sequence[Json]) -> Lines:
    """The questions with a miss, the most serious first."""
    amiss = [record for record in records if record["misses"] or not wording.outcome(record).good]
    if amiss:
        yield from (f"## {wording.count(len(amiss), 'question')} with something amiss", "")
    for record in sorted(amiss, key=lambda record: wording.OUTCOMES.index(wording.outcome(record))):
        where = ", ".join(wording.label(record[name]) for name in ("kind", "language", "split"))
        yield f"- **{_text(record['id'])}** ({wording.outcome(record).label}; {where}) {_text(record['question'])}"
        if record["standalone"] != record["question"]:
            yield f"  - understood as: {_text(record['standalone'])}"
        yield from (f"  - {_text(miss)}" for miss in record["misses"])
    yield ""


def _about(about: Json) -> Lines:
    given = {"set": about["set_sha256"], "code": about["code_sha256"], **about["settings"], **about["versions"]}
    rows = [(_text(name.replace("_", " ")), _text(str(value))) for name, value in given.items()]
    yield from ("## What was measured", "", *_table(["Entry", "Value"], rows, "ll"))


def _questions(report: Json) -> dict[str, str]:
    return {record["id"]: record["question"] for record in report["records"]}


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], sides: str) -> Lines:
    """`sides` has an `l` or `r` for each column."""
    yield _row(heads)
    yield _row(["---:" if side == "r" else "---" for side in sides])
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(value: str) -> str:
    """On one line, and with nothing in it that Markdown or HTML would take for its own."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(value.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _document(lines: Iterator[str] | Sequence[str]) -> str:
    return wording.printable("\n".join(lines)).rstrip("\n") + "\n"
