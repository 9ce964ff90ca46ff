"""Reports of a few hand-written questions, for the tests of what is made of a report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.types import Sentence, Verdict
from evals.gate import compare
from evals.measures import figures, grouped
from evals.report import About, Cited, Place, Record, Report

HOSTILE = "<script>window.hacked = 1</script> </title> {{ 7 * 7 }} & \"q\" 'q' | pipe ` tick \x00\x1b"
GOLD = "Peru and Chile met in Lima."
PASSAGE = f"🛡 On Wednesday {GOLD} It rained."
PLACE = Place("peru-chile", 1, 10, 60)
ABOUT = About("fixed set", "reader", "5e" * 32, "c0" * 32, {"answer_threshold": 0.35}, {"python": "3.11.2"})


def record(name: str, *, contained: float | None = 1.0, scores: dict[str, float] | None = None, **more: Any) -> Record:
    """An answerable question, answered with one quoted sentence that stands in the evidence.

    `scores` come on top of the usual ones; of a question that is not answerable they are all there is.
    """
    held = {"contained": contained, "false_refusal": 0.0, "evidence_recall@10": 1.0, "recall@5": 1.0}
    usual = {"citation_validity": 1.0, "quote_fidelity": 1.0} | (held if more.get("answerable", True) else {})
    whole = Record(
        id=name,
        digest=f"digest of {name}",
        split="dev",
        kind="where",
        language="en",
        traits=(),
        cluster=name,
        answerable=True,
        confidence=0.75,
        correct=contained,
        scores=usual | (scores or {}),
        seconds=0.05,
        question=f"{name}?",
        history=(),
        rewrite=None,
        evidence=({"article": "peru-chile", "quote": GOLD},),
        answers=(("Lima", "Ciudad de los Reyes"),),
        standalone=f"{name}?",
        status="answered",
        answer=f"{GOLD} [1]",
        short_answer="Lima",
        items=(),
        sentences=(Sentence(GOLD, (1,), Verdict("quoted", "stands word for word in the source")),),
        citations=(Cited(1, "A framework", GOLD, PLACE),),
        notices=(),
        retrieved=(PLACE, Place("rain", 1, 0, 9)),
        passages=(PASSAGE, "It rained."),
        misses=(),
    )
    return replace(whole, **more)


def refusal(name: str, **more: Any) -> Record:
    """A refusal."""
    nothing: dict[str, Any] = {"sentences": (), "citations": (), "short_answer": None, "answer": "No article says it."}
    return replace(record(name, contained=0.0), status="not_in_corpus", **(nothing | more))


RECORDS = (
    record("right"),
    record("remark", kind="when", misses=("the first sentence does not hold the answer",)),
    record(
        "wrong", contained=0.0, kind="when", language="es", split="locked", misses=("the answer lacks: Lima",),
        question="¿Dónde se reunió la comisión?", standalone="¿Dónde se reunió la comisión de Perú?",
        history=("¿Quién presidió?",), traits=("follow_up", "cross_language"),
    ),
    refusal("refused", split="locked", scores={"contained": 0.0, "false_refusal": 1.0}, misses=("refused",)),
    refusal(
        "absent", answerable=False, evidence=(), answers=(), traits=("absent",), correct=0.0, confidence=0.15,
        scores={"refusal": 1.0},
    ),
    record(
        "trap", answerable=False, evidence=(), answers=(), traits=("wrong_year",), correct=0.0, confidence=0.15,
        scores={"refusal": 0.0}, misses=("answered although no article says it",),
    ),
    record(
        HOSTILE, question=HOSTILE, standalone=HOSTILE, answer=HOSTILE, sentences=(), kind="list", items=(HOSTILE,),
        citations=(Cited(1, HOSTILE, HOSTILE, PLACE),), passages=(HOSTILE,), notices=(HOSTILE,), misses=(HOSTILE,),
        evidence=({"article": "peru-chile", "quote": HOSTILE},), answers=((HOSTILE,),), cluster="right",
    ),
)  # fmt: skip
"""In the order of their names' outcomes: right, remark, wrong, refused, rightly refused, wrong, right with a remark."""


def report(records: Sequence[Record] = RECORDS, about: About = ABOUT) -> dict[str, Any]:
    """The report of these records, as JSON gives it back."""
    whole = Report(
        about,
        figures(records),
        grouped(records, lambda one: [one.split]),
        grouped(records, lambda one: [one.kind]),
        grouped(records, lambda one: [one.language]),
        grouped(records, lambda one: one.traits),
        tuple(records),
    )
    read: dict[str, Any] = json.loads(json.dumps(whole.to_json()))
    return read


def comparison() -> dict[str, Any]:
    """Before, `wrong` was right and `remark` was wrong; `new` is new, and the gate has one thing to say."""
    fixed = {"contained": 1.0, "false_refusal": 0.0}
    before = [
        replace(one, scores=fixed) if one.id == "wrong" else replace(one, scores=fixed | {"contained": 0.0})
        if one.id == "remark" else one
        for one in RECORDS
    ]  # fmt: skip
    after = [*RECORDS, record("new")]
    found = compare(report(before, replace(ABOUT, settings={"answer_threshold": 0.5})), report(after)).to_json()
    return found | {"failures": ["contained (all): 0.600 to 0.500, -10.0 points, 5 questions; worse: wrong, <b>"]}
