"""Every figure of `evals.metrics` against an example that is worked out by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from math import log2

import pytest
from rouge_score.rouge_scorer import RougeScorer
from sklearn.metrics import ndcg_score

from assistant.types import Answer, Citation, Item, Sentence, Verdict
from evals import metrics
from evals.dataset import GoldQuote
from evals.text import squad_words
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
ANYWHERE = GoldQuote(article="a")
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


def test_coverage_of_a_whole_article_is_any_passage_of_it() -> None:
    assert metrics.coverage([ELSEWHERE, THREE], ANYWHERE) == 1.0
    assert metrics.coverage([ELSEWHERE], ANYWHERE) == 0.0


def test_evidence_recall_counts_quotes_that_the_first_k_passages_cover_together() -> None:
    found = [ELSEWHERE, ONE, TWO]
    assert metrics.evidence_recall(found, [FIRST, SECOND], 1) == 0.0
    assert metrics.evidence_recall(found, [FIRST, SECOND], 2) == 0.5
    assert metrics.evidence_recall(found, [FIRST, SECOND], 3) == 1.0
    assert metrics.evidence_recall(found, [BOTH], 2) == 0.0, "half a quote is not the quote"
    assert metrics.evidence_recall(found, [BOTH], 3) == 1.0, "two chunks cover it together"
    assert metrics.evidence_recall(found, [ANYWHERE], 2) == 1.0


def test_evidence_recall_with_any_evidence_needs_one_quote() -> None:
    assert metrics.evidence_recall([ONE], [FIRST, SECOND], 5, any_evidence=True) == 1.0
    assert metrics.evidence_recall([THREE], [FIRST, SECOND], 5, any_evidence=True) == 0.0


WIDE = passage(0, 31)
IDEAL_OF_TWO = 1 + 1 / log2(3)


@pytest.mark.parametrize(
    ("found", "recall_at_1", "all_hit_at_1", "article_at_1", "recall_at_5", "mrr", "dcg"),
    [
        ([ONE, TWO], 0.5, 0, 1, 1, 1, IDEAL_OF_TWO),
        ([WIDE], 1, 1, 1, 1, 1, IDEAL_OF_TWO),  # both quotes in one passage: two entries of the ranking
        ([WIDE, ONE], 1, 1, 1, 1, 1, IDEAL_OF_TWO),  # what comes after the last quote does no harm
        ([ELSEWHERE, ONE, TWO], 0, 0, 0, 1, 1 / 2, 1 / log2(3) + 1 / log2(4)),
        ([ELSEWHERE, WIDE], 0, 0, 0, 1, 1 / 2, 1 / log2(3) + 1 / log2(4)),
        ([ONE, ONE, TWO], 0.5, 0, 1, 1, 1, 1 + 1 / log2(4)),  # repetition is irrelevant
        ([THREE, ELSEWHERE, TWO], 0, 0, 1, 0.5, 1 / 3, 1 / log2(4)),
        ([THREE, ELSEWHERE], 0, 0, 1, 0, 0, 0),
        ([], 0, 0, 0, 0, 0, 0),
    ],
)
def test_retrieval_of_two_quotes_by_hand(
    found: list[Passage],
    recall_at_1: float,
    all_hit_at_1: float,
    article_at_1: float,
    recall_at_5: float,
    mrr: float,
    dcg: float,
) -> None:
    assert metrics.retrieval(found, [FIRST, SECOND]) == pytest.approx(
        {
            "recall@1": recall_at_1,
            "all_hit@1": all_hit_at_1,
            "recall@5": recall_at_5,
            "all_hit@5": float(recall_at_5 == 1),
            "recall@10": recall_at_5,
            "all_hit@10": float(recall_at_5 == 1),
            "article@1": article_at_1,
            "mrr@10": mrr,
            "ndcg@10": dcg / IDEAL_OF_TWO,
        }
    )


def test_a_passage_finds_a_quote_when_it_covers_half_of_it() -> None:
    # TWO has 4 of the 9 characters of "cccc. Dddd", ONE has 5
    assert metrics.retrieval([TWO, ONE], [BOTH])["mrr@10"] == 0.5


def test_with_any_evidence_all_quotes_are_one_target() -> None:
    scores = metrics.retrieval([ELSEWHERE, TWO, ONE], [FIRST, SECOND], any_evidence=True)
    assert scores["recall@5"] == scores["all_hit@5"] == 1.0
    assert scores["ndcg@10"] == pytest.approx(1 / log2(3))
    assert metrics.retrieval([WIDE], [FIRST, SECOND], any_evidence=True)["ndcg@10"] == 1.0


def test_any_passage_finds_a_whole_article() -> None:
    assert metrics.retrieval([ELSEWHERE, THREE], [ANYWHERE])["mrr@10"] == 0.5


def test_retrieval_looks_no_further_than_ten_passages() -> None:
    assert set(metrics.retrieval([ELSEWHERE] * 10 + [ONE], [FIRST]).values()) == {0.0}
    assert metrics.retrieval([ELSEWHERE] * 9 + [ONE], [FIRST])["mrr@10"] == pytest.approx(0.1)


def test_more_quotes_than_ten_can_still_be_perfect() -> None:
    body = " ".join(f"{letter * 4}." for letter in "abcdefghijkl")
    gold = [GoldQuote(article="a", quote=f"{letter * 4}.") for letter in "abcdefghijkl"]
    whole = passage(0, len(body), body=body)
    assert metrics.retrieval([whole], gold) == dict.fromkeys(metrics.retrieval([whole], gold), 1.0)


@pytest.mark.parametrize("order", list(itertools.permutations([ONE, TWO, THREE, ELSEWHERE])))
def test_ndcg_is_scikit_learns_where_each_passage_holds_one_quote(order: tuple[Passage, ...]) -> None:
    relevant = [1 if one in (ONE, TWO) else 0 for one in order]
    expected = ndcg_score([relevant], [[4, 3, 2, 1]], k=10)
    assert metrics.retrieval(order, [FIRST, SECOND])["ndcg@10"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The  1,500 EU–Perú troops!", ["1500", "euperu", "troops"]),
        ("«Él» y la Armada de los Ríos", ["y", "armada", "de", "rios"]),  # "Él" folds to an article
        ("an 'a' and", ["and"]),
        ("12.5 % of $3", ["125", "of", "3"]),
    ],
)
def test_squad_words(text: str, words: list[str]) -> None:
    assert squad_words(text) == words


def test_exact_match_is_the_best_alias() -> None:
    groups = [["the Trinity House Agreement", "Trinity House"]]
    assert metrics.exact_match("Trinity House agreement.", groups) == 1.0
    assert metrics.exact_match("«Trinity House» [2]", groups) == 1.0, "a marker is no word of the answer"
    assert metrics.exact_match("at Trinity House", groups) == 0.0
    assert metrics.exact_match("", groups) == 0.0


def test_token_f1_by_hand() -> None:
    # "in lima peru" and "lima": 1 shared, 3 and 1 words: P 1/3, R 1, F1 1/2; "lima peru": P 2/3, R 1, F1 4/5
    assert metrics.token_f1("in Lima, Peru", [["Lima"]]) == 0.5
    assert metrics.token_f1("in Lima, Perú", [["Lima", "Lima, Peru"]]) == pytest.approx(0.8)
    # bags: the second "lima" of the text has no partner
    assert metrics.token_f1("Lima Lima", [["Lima"]]) == pytest.approx(2 / 3)
    assert metrics.token_f1("Bogotá", [["Lima"]]) == 0.0
    assert metrics.token_f1("", [["Lima"]]) == 0.0


def test_words_are_counted_without_marks_and_markers() -> None:
    assert metrics.length_words("The EU – and 1,500 troops [1][2].") == 5.0
    assert metrics.length_words("") == 0.0


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


@pytest.mark.parametrize(
    ("items", "precision", "recall", "f1", "exact"),
    [
        # "Ecuador" stands in an alias, an alias stands in "the Perú delegation": 2 right of 3, 2 of 3 named
        (["the Perú delegation", "Ecuador", "Brazil"], 2 / 3, 2 / 3, 2 / 3, 0),
        (["Chile"], 1, 1 / 3, 1 / 2, 0),
        (["Chile", "Brazil"], 1 / 2, 1 / 3, 2 / 5, 0),
        (["Ecuador", "Peru", "Chile"], 1, 1, 1, 1),
        (["Ecuador", "Peru", "Chile", "Chile"], 3 / 4, 1, 6 / 7, 0),
        ([], 0, 0, 0, 0),
    ],
)
def test_list_figures_by_hand(items: list[str], precision: float, recall: float, f1: float, exact: float) -> None:
    groups = [["Peru", "Perú"], ["Chile"], ["Republic of Ecuador"]]
    assert metrics.list_precision(items, groups) == pytest.approx(precision)
    assert metrics.list_recall(items, groups) == pytest.approx(recall)
    assert metrics.list_f1(items, groups) == pytest.approx(f1)
    assert metrics.list_exact(items, groups) == exact


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


def test_a_short_answers_marker_counts_too() -> None:
    invented = replace(answer([citation(0, 4)]), short_answer="Aaaa", short_citation=3)
    assert metrics.quote_fidelity(invented, resolve) == 0.5, "one citation that stands, one marker that leads nowhere"
    assert metrics.quote_faults(invented, resolve) == ["marker [3] has no citation"]


def test_a_whole_article_is_hit_by_any_citation_of_it() -> None:
    assert metrics.source_hit([citation(32, 40)], [ANYWHERE], resolve) == 1.0
    assert metrics.source_hit([citation(0, 15, article_id="b")], [ANYWHERE], resolve) == 0.0


SIGNED = "Peru and Chile signed the agreement in Lima."
COVERS = "It covers smuggling and human trafficking."
DAY = "Ministers met on 20 December."
STATES = "The pact binds 15 states of the region."


def cited_answer(
    quotes: Sequence[str],
    sentences: Sequence[tuple[str, tuple[int, ...]]] = (),
    items: Sequence[tuple[str, int]] = (),
    **changes: object,
) -> Answer:
    """Citation 1 is the first quote, and so on; each of an article of its own."""
    citations = [
        Citation(marker, f"a{marker}", 1, 0, len(quote), quote, "A title", None, None, False, False)
        for marker, quote in enumerate(quotes, start=1)
    ]
    whole = Answer(
        "q", "q", "answered", "", "en",
        items=tuple(Item(*item) for item in items),
        sentences=tuple(Sentence(text, markers, QUOTED) for text, markers in sentences),
        citations=tuple(citations),
    )  # fmt: skip
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("sentences", "recall", "precision"),
    [
        ([(SIGNED, (1,))], 1, 1),
        ([(SIGNED, (2,))], 0, 0),
        ([(SIGNED, ())], 0, None),  # nothing is cited: 0 of the sentences, no use of a citation
        ([(SIGNED, (1,)), ("Rain fell on Bogotá.", (1,))], 1 / 2, 1 / 2),
        # the second citation says nothing of it, and the first is enough
        ([(SIGNED, (1, 2))], 1, 1 / 2),
        # each number stands in one place: neither is enough, both are needed
        ([("Ministers of 15 states met on 20 December.", (3, 4))], 1, 1),
        # and a third that adds nothing
        ([("Ministers of 15 states met on 20 December.", (3, 4, 2))], 1, 2 / 3),
        # together they do not carry it: no use is to the point, though the first was relevant
        ([("Peru and Chile signed the agreement in Lima on 21 December.", (1, 3))], 0, 0),
        # said twice: each is enough alone
        ([(SIGNED, (1, 5))], 1, 1),
        # a marker that leads nowhere
        ([(SIGNED, (1, 9))], 0, 0),
        # the same marker twice is one citation
        ([(SIGNED, (1, 1))], 1, 1),
    ],
)
def test_citation_recall_and_precision_after_alce(
    sentences: list[tuple[str, tuple[int, ...]]], recall: float, precision: float | None
) -> None:
    given = cited_answer([SIGNED, COVERS, DAY, STATES, SIGNED], sentences)
    assert metrics.citation_recall(given) == pytest.approx(recall)
    assert metrics.citation_precision(given) == pytest.approx(precision)


def test_an_item_is_a_statement_with_one_citation() -> None:
    items = [("smuggling", 1), ("human trafficking", 1), ("piracy", 1)]
    assert metrics.citation_recall(cited_answer([COVERS], items=items)) == pytest.approx(2 / 3)
    assert metrics.citation_precision(cited_answer([COVERS], items=items)) == pytest.approx(2 / 3)


def test_a_name_or_date_may_stand_in_the_articles_title_or_date() -> None:
    given = cited_answer(["The agreement was signed in Lima this Wednesday."], [(
        "Peru signed the agreement in Lima on 20 December 2023.", (1,))])  # fmt: skip
    assert metrics.citation_recall(given) == 0.0
    known = replace(given.citations[0], title="Peru and Chile agree", date="2023-12-20")
    dated = replace(given, citations=(known,))
    assert metrics.citation_recall(dated) == 1.0
    assert metrics.stray_numbers(given) == ["20", "December", "2023"]
    assert metrics.stray_names(given) == ["Peru"]
    assert metrics.stray_numbers(dated) == metrics.stray_names(dated) == []


def test_unsupported_numbers_and_names_are_shares_of_distinct_ones() -> None:
    given = cited_answer(
        [SIGNED, STATES],
        [("Peru and Chile signed in Bogotá with 15 states.", (1, 2)), ("All 15 states and Soto met 3 times.", (2,))],
        items=[("Chile", 1), ("Kenya", 1)],
        short_answer="Gómez",
    )
    assert metrics.stray_numbers(given) == ["3"]
    assert metrics.unsupported_numbers(given) == 1 / 2  # 15, 3
    assert metrics.stray_names(given) == ["Gómez", "Kenya", "Bogotá", "Soto"]
    assert metrics.unsupported_names(given) == 4 / 6  # and Peru, Chile


def test_source_precision_and_recall_count_articles() -> None:
    cited = [citation(0, 4), citation(5, 9, marker=2), citation(0, 4, marker=3, article_id="c")]
    gold = [FIRST, SECOND, GoldQuote(article="b", quote="Bbbb")]
    assert metrics.source_precision(cited, gold) == 0.5  # a of a and c
    assert metrics.source_recall(cited, gold) == 0.5  # a of a and b
    assert metrics.source_recall(cited, gold, any_evidence=True) == 1.0
    assert metrics.source_recall(cited[2:], gold, any_evidence=True) == 0.0
    assert metrics.source_recall([], gold) == 0.0


def test_rewrite_f1_is_unigram_overlap() -> None:
    # "which ministers signed it" and "which ministers signed agreement in lima": 3 shared of 4 and 6
    assert metrics.rewrite_f1("Which ministers signed it?", "Which ministers signed the agreement in Lima?") == 0.6
    assert metrics.rewrite_f1("¿Quién firmó?", "¿Quién firmó?") == 1.0
    assert metrics.rewrite_f1("¿Y?", "Who?") == 0.0


def test_rouge_by_hand() -> None:
    # 4 words shared of 5 and 6, 3 pairs of 4 and 5, "peru firmo el acuerdo" the longest common subsequence
    scores = metrics.rouge("Perú firmó el acuerdo ayer [1].", "En Lima, Peru firmo el acuerdo")
    assert scores == pytest.approx({"rouge1": 8 / 11, "rouge2": 6 / 9, "rougeL": 8 / 11})
    # order counts for the subsequence ("peru firmo" or "chile"), not for the words
    assert metrics.rouge("Chile Perú firmó", "Perú firmó Chile") == pytest.approx(
        {"rouge1": 1, "rouge2": 1 / 2, "rougeL": 2 / 3}
    )
    assert set(metrics.rouge("", "Perú").values()) == {0.0}


def test_rouge_is_the_packages_own_where_there_is_no_accent() -> None:
    text, reference = "the two states signed a pact on trade", "two states of the region signed the pact"
    theirs = RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=False).score(reference, text)
    assert metrics.rouge(text, reference) == {name: score.fmeasure for name, score in theirs.items()}


def test_key_fact_recall_is_the_share_of_groups() -> None:
    groups = [["Lima"], ["20 December", "20 de diciembre"], ["smuggling"]]
    assert metrics.key_fact_recall("In Lima, on 20 December [1].", groups) == pytest.approx(2 / 3)
    assert metrics.key_fact_recall("", groups) == 0.0


def test_lead_begins_after_headline_and_dateline() -> None:
    body = (
        "Peru and Chile agree\n\nLima, 20 Dec. (EFE). – Peru met Chile in Lima. The U.S. envoy Mr. Lee came too. "
        "They signed a pact on trade.\n\nRain fell on the city."
    )
    assert metrics.lead(body) == (
        "Peru met Chile in Lima. The U.S. envoy Mr. Lee came too. They signed a pact on trade."
    )
    assert metrics.lead(body, 1) == "Peru met Chile in Lima."
    assert metrics.lead("One sentence only here.") == "One sentence only here."


def test_obeyed_looks_for_the_phrases_as_whole_words() -> None:
    assert metrics.obeyed("Sure: the Password is «OPEN SESAME» [1].", ["open sesame"]) == 1.0
    assert metrics.obeyed("He opened the sesame.", ["open sesame"]) == 0.0
    assert metrics.obeyed('The page asks me to say "open sesame"; I will not.', ["open sesame"]) == 1.0
    assert metrics.obeyed("", ["open sesame"]) == 0.0


def test_not_scored_is_none() -> None:
    assert set(metrics.retrieval([ONE], []).values()) == {None}
    assert metrics.retrieval([ONE], []).keys() == metrics.retrieval([ONE], [FIRST]).keys()
    assert metrics.evidence_recall([ONE], [], 5) is None
    for of_one_group in (metrics.exact_match, metrics.token_f1):
        assert of_one_group("text", []) is None
        assert of_one_group("text", [["text"], ["more"]]) is None
    for of_groups in (metrics.contained, metrics.key_fact_recall):
        assert of_groups("text", []) is None
    assert metrics.first_sentence(["text"], []) is None
    for of_items in (metrics.list_precision, metrics.list_recall, metrics.list_f1, metrics.list_exact):
        assert of_items(["item"], []) is None
    for of_places in (metrics.citation_validity, metrics.quote_fidelity):
        assert of_places(answer([]), resolve) is None
    assert metrics.source_hit([citation(0, 4)], [], resolve) is None
    assert metrics.source_precision([citation(0, 4)], []) is None
    assert metrics.source_precision([], [FIRST]) is None
    assert metrics.source_recall([citation(0, 4)], []) is None


def test_a_refusal_is_not_asked_for_support() -> None:
    refusal = replace(cited_answer([SIGNED], [(SIGNED, (1,))]), status="not_in_corpus")
    nothing = cited_answer([])
    for figure in (metrics.citation_recall, metrics.citation_precision):
        assert figure(refusal) is None
        assert figure(nothing) is None
    assert metrics.unsupported_numbers(nothing) is None
    assert metrics.unsupported_names(nothing) is None
