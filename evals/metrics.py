"""The figures of one question, as pure functions: formula, range, direction and source in each docstring.

`None` means 'not scored': the figure says nothing about that question. It is never counted as 0. Figures over many
questions stand in `evals.measures`.

    evals.retrieval    of the passages that search found
    evals.answers      of the answer's text: short answers, lists, rewritten follow-ups, summaries, hidden instructions
    evals.citations    of its citations, judged by evals.support
    evals.text         how texts are compared
"""

from __future__ import annotations

from evals.answers import (
    Groups,
    contained,
    exact_match,
    first_sentence,
    key_fact_recall,
    lead,
    length_words,
    list_exact,
    list_f1,
    list_precision,
    list_recall,
    match_items,
    missing_groups,
    obeyed,
    refused,
    rewrite_f1,
    rouge,
    token_f1,
)
from evals.citations import (
    Resolve,
    citation_faults,
    citation_precision,
    citation_recall,
    citation_validity,
    quote_faults,
    quote_fidelity,
    source_hit,
    source_precision,
    source_recall,
    stray_names,
    stray_numbers,
    unsupported_names,
    unsupported_numbers,
)
from evals.retrieval import Gold, coverage, evidence_recall, retrieval
from evals.text import contains, normalise, without_markers

__all__ = [
    "Gold",
    "Groups",
    "Resolve",
    "citation_faults",
    "citation_precision",
    "citation_recall",
    "citation_validity",
    "contained",
    "contains",
    "coverage",
    "evidence_recall",
    "exact_match",
    "first_sentence",
    "key_fact_recall",
    "lead",
    "length_words",
    "list_exact",
    "list_f1",
    "list_precision",
    "list_recall",
    "match_items",
    "missing_groups",
    "normalise",
    "obeyed",
    "quote_faults",
    "quote_fidelity",
    "refused",
    "retrieval",
    "rewrite_f1",
    "rouge",
    "source_hit",
    "source_precision",
    "source_recall",
    "stray_names",
    "stray_numbers",
    "token_f1",
    "unsupported_names",
    "unsupported_numbers",
    "without_markers",
]
