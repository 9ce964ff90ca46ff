"""Every figure of `evals.metrics` against an example that is worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.types import Answer, Citation, Item, Sentence, Verdict
from evals import metrics
from evals.dataset import GoldQuote
from index.types import Article, Chunk, Passage

BODY = "Aaaa bbbb cccc. Dddd eeee ffff. Gggg hhhh iiii."
#       0              15              31              47
QUOTED = Verdict("quoted", "word for word")


def article(article_id: str = "a", body: str = BODY, version: int = 1) -> Article:
    return Article(article_id, version, "Title", body, "en", f"/{article_id}.md", "0" * 64)


def passage(start: int, end: int, article_id: str = "a", body: str = BODY) -> Passage:
    chunk = Chunk(article_id, 1, start, end, body[start:end])
    return Passage(chunk, article(article_id, body), score=1.0, dense=1.0, terms=1.0)


def citation(start: int, end: int, marker: int = 1, article_id: str = "a", quote: str | None = None) -> Citation:
    text = BODY[start:end] if quote is None else quote
    return Citation(marker, article_id, 1, start, end, text, "Title", None, None, False, False)


def answer(citations: list[Citation], markers: tuple[int, ...] = (), items: tuple[Item, ...] = ()) -> Answer:
    sentences = (Sentence("Aaaa.", markers, QUOTED),) if markers else ()
    return Answer("q", "q", "answered", "Aaaa.", "en", items=items, sentences=sentences, citations=tuple(citations))


def resolve(article_id: str, version: int) -> Article | None:
    return article() if (article_id, version) == ("a", 1) else None


FIRST = GoldQuote(article="a", quote="Aaaa bbbb cccc.")
SECOND = GoldQuote(article="a", quote="Dddd eeee ffff.")
BOTH = GoldQuote(article="a", quote="cccc. Dddd")
ONE, TWO, THREE = passage(0, 15), passage(16, 31), passage(32, 47)
ELSEWHERE = passage(0, 15, "b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El 15 de Diciembre, Perú–Chile", "el 15 de diciembre peru chile"),
        ("  «Ñandú»\u00a0—\nGonzález-Olaechea’s  ", "nandu gonzalez olaechea s"),
        ("US$1,500 or 12.5 %; 09:30.", "us $ 1.500 or 12.5 % 09.30"),
        ("snake_case", "snake case"),
        ("¿…?", ""),
    ],
)
def test_normalise_folds_case_accents_punctuation_and_space(text: str, expected: str) -> None:
    assert metrics.normalise(text) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("signed on 15 December", "15", True),
        ("signed in 2015", "15", False),
        ("the 15th meeting", "15", False),
        ("1,500 officers", "500", False),
        ("1.500 agentes", "1,500", True),
        ("a fall of 15 %", "15%", True),
        ("15 ships", "15%", False),
        ("el Perú", "PERU", True),
        ("Chile's navy", "Chile", True),
        ("the Trinity–House agreement", "trinity house", True),
        ("anything", "…", False),
    ],
)
def test_contains_whole_words_only(text: str, phrase: str, expected: bool) -> None:
    assert metrics.contains(text, phrase) is expected


def test_coverage_is_the_share_of_the_quotes_characters_without_spaces() -> None:
    # "cccc. Dddd": 9 characters without the space, 5 of them in the first chunk, 4 in the second
    assert metrics.coverage([ONE], BOTH) == pytest.approx(5 / 9)
    assert metrics.coverage([ONE, TWO], BOTH) == 1.0
    assert metrics.coverage([passage(0, 47)], BOTH) == 1.0
    assert metrics.coverage([ELSEWHERE], FIRST) == 0.0
    assert metrics.coverage([], FIRST) == 0.0


def test_coverage_is_zero_where_the_article_no_longer_has_the_quote() -> None:
    assert metrics.coverage([passage(0, 5, body="Other")], FIRST) == 0.0


def test_recall_counts_gold_quotes_within_k() -> None:
    found = [ELSEWHERE, ONE, TWO]
    assert metrics.recall_at(found, [FIRST, SECOND], 1) == 0.0
    assert metrics.recall_at(found, [FIRST, SECOND], 2) == 0.5
    assert metrics.recall_at(found, [FIRST, SECOND], 3) == 1.0
    assert metrics.recall_at(found, [BOTH], 2) == 0.0, "half a quote is not found"
    assert metrics.recall_at(found, [BOTH], 3) == 1.0, "two chunks cover it together"


def test_recall_with_any_evidence_needs_one_quote() -> None:
    assert metrics.recall_at([ONE], [FIRST, SECOND], 5, any_evidence=True) == 1.0
    assert metrics.recall_at([THREE], [FIRST, SECOND], 5, any_evidence=True) == 0.0


def test_reciprocal_rank_takes_the_first_passage_with_half_a_quote() -> None:
    assert metrics.reciprocal_rank([ELSEWHERE, THREE, TWO, ONE], [FIRST, SECOND]) == pytest.approx(1 / 3)
    assert metrics.reciprocal_rank([TWO, ONE], [BOTH]) == 0.5, "4 of 9 characters are less than half"
    assert metrics.reciprocal_rank([THREE, ONE], [FIRST], k=1) == 0.0


def test_contained_needs_an_alias_of_every_group() -> None:
    groups = [["Lima"], ["20 December", "20 de diciembre"]]
    assert metrics.contained("In Lima, on 20 December [1].", groups) == 1.0
    assert metrics.contained("In Lima [1].", groups) == 0.0
    assert metrics.missing_groups("In Lima [1].", groups) == [["20 December", "20 de diciembre"]]


def test_a_marker_is_not_a_number_of_the_answer() -> None:
    assert metrics.contained("Some states signed [3][4, 5].", [["3"]]) == 0.0
    assert metrics.contained("Some states signed [3][4, 5].", [["5"]]) == 0.0


def test_first_sentence_looks_no_further() -> None:
    assert metrics.first_sentence(["It was in Lima.", "It rained."], [["Lima"]]) == 1.0
    assert metrics.first_sentence(["It rained.", "It was in Lima."], [["Lima"]]) == 0.0
    assert metrics.first_sentence([], [["Lima"]]) == 0.0


def test_list_f1_by_hand() -> None:
    groups = [["Peru", "Perú"], ["Chile"], ["Republic of Ecuador"]]
    # 3 items, 2 of them right ("Ecuador" stands in an alias), 3 groups: P 2/3, R 2/3
    assert metrics.list_f1(["the Perú delegation", "Ecuador", "Brazil"], groups) == pytest.approx(2 / 3)
    # 1 right of 1 item, 3 groups: P 1, R 1/3, F1 1/2
    assert metrics.list_f1(["Chile"], groups) == 0.5
    assert metrics.list_f1([], groups) == 0.0


def test_list_f1_counts_each_group_once_and_pairs_as_many_as_can_be() -> None:
    # the same name twice: 1 match, 2 items, 1 group
    assert metrics.list_f1(["Chile", "Chile"], [["Chile"]]) == pytest.approx(2 / 3)
    # "Army of Chile" could take either group; the other item can only take the first
    assert metrics.match_items(["Army of Chile", "Chile"], [["Chile"], ["Army"]]) == {0: 1, 1: 0}


def test_refused_by_status() -> None:
    assert [s for s in ("answered", "partly_answered", "not_in_corpus", "ambiguous", "out_of_scope")
            if metrics.refused(s)] == ["not_in_corpus", "out_of_scope"]  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        citation(0, 48),
        citation(5, 5),
        citation(-1, 4),
        citation(0, 4, article_id="nowhere"),
        replace(citation(0, 4), version=2),
    ],
)
def test_citation_validity_is_the_share_that_resolves(broken: Citation) -> None:
    assert metrics.citation_validity(answer([citation(0, 47)]), resolve) == 1.0
    assert metrics.citation_validity(answer([citation(0, 4), broken]), resolve) == 0.5
    assert len(metrics.citation_faults(answer([citation(0, 4), broken]), resolve)) == 1


def test_quote_fidelity_counts_quotes_and_markers() -> None:
    true, false = citation(0, 4), citation(5, 9, marker=2, quote="bbbB")
    assert metrics.quote_fidelity(answer([true], (1,), (Item("Aaaa", 1),)), resolve) == 1.0
    # two citations and two markers, one quote altered
    assert metrics.quote_fidelity(answer([true, false], (1, 2)), resolve) == 0.75
    # one citation and three markers; 7 and 9 lead nowhere
    invented = answer([true], (1, 7), (Item("Aaaa", 9),))
    assert metrics.quote_fidelity(invented, resolve) == 0.5
    assert metrics.quote_faults(invented, resolve) == [
        "marker [7] has no citation",
        "marker [9] has no citation",
    ]


def test_source_hit_needs_one_shared_character() -> None:
    assert metrics.source_hit([citation(14, 16)], [FIRST], resolve) == 1.0
    assert metrics.source_hit([citation(15, 31)], [FIRST], resolve) == 0.0, "half open: 15 is outside"
    assert metrics.source_hit([citation(0, 15, article_id="b")], [FIRST], resolve) == 0.0
    assert metrics.source_hit([], [FIRST], resolve) == 0.0


def test_percentile_is_linear_between_ranks() -> None:
    assert metrics.percentile([10, 20, 30, 40], 50) == 25
    assert metrics.percentile([0, 100], 95) == pytest.approx(95)


def test_not_scored_is_none() -> None:
    assert metrics.recall_at([ONE], [], 5) is None
    assert metrics.reciprocal_rank([ONE], []) is None
    assert metrics.contained("text", []) is None
    assert metrics.first_sentence(["text"], []) is None
    assert metrics.list_f1(["item"], []) is None
    assert metrics.citation_validity(answer([]), resolve) is None
    assert metrics.quote_fidelity(answer([]), resolve) is None
    assert metrics.source_hit([citation(0, 4)], [], resolve) is None
    assert metrics.percentile([], 50) is None
