"""The gold of the register, and what an extraction scores against it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rich.console import Console

from assistant.agreements import areas, reported, status
from assistant.agreements.types import Account, Found, Official
from assistant.types import Evidence
from evals.agreements import fit
from evals.agreements.compare import Counts, counted
from evals.agreements.gold import NONE, GoldAgreement, GoldArticle, gold
from evals.agreements.score import Report, print_report, report, tally
from evals.dataset import ARTICLES, PLANTED, QUESTIONS
from index.entities import country_codes
from index.tables import rows
from index.text import fold
from index.types import Article, Span

ARTICLE = Article("one", 1, "Peru and Chile sign", "Peru and Chile signed a treaty.", "en", "here", "")
ROWS = list(gold())


def found(value: Any) -> Found[Any]:
    return Found(value, Evidence(ARTICLE, Span(0, 4)), 0.9)


def row(**fields: object) -> GoldAgreement:
    empty = dict.fromkeys(("name", "instrument", "date", "place", "status")) | dict.fromkeys(
        ("parties", "areas", "commitments", "officials"), ()
    )
    return GoldAgreement.model_validate(empty | fields)


class TestGold:
    def test_there_are_forty_articles_and_more_and_stories_in_halves(self) -> None:
        halves = Counter(one.half for one in ROWS)
        assert halves["dev"] + halves["locked"] >= 40
        assert set(halves) == {"dev", "locked", "stories", "unseen", "plain", "fresh"}
        with_none = {one.half for one in ROWS if not one.agreements}
        assert with_none == set(halves) - {"plain", "fresh"}

    def test_an_article_is_in_the_half_of_its_questions(self) -> None:
        for one in ROWS:
            quoting = {
                file.parent.name
                for file in QUESTIONS.rglob("*.jsonl")
                for line in file.read_text(encoding="utf-8").splitlines()
                if any(part.get("article") == one.article for part in json.loads(line).get("evidence", []))
            }
            assert quoting <= {one.half}, one.article

    def test_each_article_of_the_evaluation_has_one_line(self) -> None:
        for halves, folders in ((("dev", "locked"), (ARTICLES, PLANTED)), (("stories", "unseen"), (NONE,))):
            ids = {file.stem for folder in folders for file in folder.glob("*.md")}
            mine = [one.article for one in ROWS if one.half in halves and not one.published]
            assert len(mine) == len(set(mine))
            assert set(mine) == ids

    @pytest.mark.parametrize("one", ROWS, ids=lambda one: str(one.article))
    def test_what_a_row_quotes_stands_in_its_article(self, one: GoldArticle) -> None:
        article = one.read()
        printed = fold(f"{article.title}\n{article.body}")
        for row in one.agreements:
            for text in (*row.commitments, *row.also.commitments):
                assert article.body.count(text) == 1, text
            for person in (*row.officials, *row.also.officials):
                assert person.name in article.body
                assert all(word in printed for word in fold(person.office or "").split()), person
            for text in filter(None, (row.name, row.place, *row.also.name, *row.also.place)):
                assert fold(text) in printed, text

    @pytest.mark.parametrize("one", ROWS, ids=lambda one: str(one.article))
    def test_keys_are_known_or_printed(self, one: GoldArticle) -> None:
        topics = {line["topic"].lstrip("~") for line in rows("glossary.tsv")}
        codes, printed = country_codes() | {line["name"] for line in rows("organisations.tsv")}, fold(_printed(one))
        for row in one.agreements:
            for area in "|".join((*row.areas, *row.also.areas)).split("|"):
                assert area in topics or fold(area) in printed, area
            sides = (person.side or "" for person in (*row.officials, *row.also.officials))
            for side in "|".join((*row.parties, *sides)).split("|"):
                assert side in codes or fold(side) in printed, side

    def test_what_reports_no_agreement_has_no_agreement(self) -> None:
        assert all(not one.agreements for one in ROWS if (NONE / f"{one.article}.md").is_file())


def test_the_weights_are_what_the_gold_teaches() -> None:
    reported_signs, area_signs, steps = fit.fitted()
    assert reported_signs == pytest.approx((reported.BIAS, *reported.WEIGHTS), abs=0.02)
    assert area_signs == pytest.approx((areas.BIAS, *areas.WEIGHTS), abs=0.02)
    assert steps == {
        name: pytest.approx((bias, *weights), abs=0.02) for name, (bias, weights) in status.WEIGHTS.items()
    }


def _printed(one: GoldArticle) -> str:
    article = one.read()
    return f"{article.title}\n{article.body}"


class TestCounted:
    def test_values_are_right_superfluous_or_missing(self) -> None:
        account = Account(ARTICLE, parties=(found("PE"), found("BO")))
        assert counted("parties", row(parties=("PE", "CL")), account) == Counts(1, 1, 1)

    def test_what_is_accepted_beside_is_neither_missing_nor_too_much(self) -> None:
        wanted = row(areas=("smuggling",), also={"areas": ("training",)})
        assert counted("areas", wanted, Account(ARTICLE, areas=(found("smuggling"),))) == Counts(1, 0, 0)
        both = Account(ARTICLE, areas=(found("smuggling"), found("training")))
        assert counted("areas", wanted, both) == Counts(1, 0, 0)

    def test_another_accepted_value_stands_for_the_rows_own(self) -> None:
        wanted = row(instrument="treaty", also={"instrument": ("agreement",)})
        assert counted("instrument", wanted, Account(ARTICLE, instrument=found("agreement"))) == Counts(1, 0, 0)
        assert counted("instrument", wanted, Account(ARTICLE, instrument=found("protocol"))) == Counts(0, 1, 1)

    def test_a_day_and_nothing_else_will_do(self) -> None:
        wanted = row(date="2023-12-20")
        assert counted("date", wanted, Account(ARTICLE, date=found(date(2023, 12, 20)))) == Counts(1, 0, 0)
        assert counted("date", wanted, Account(ARTICLE, date=found(date(2023, 12, 21)))) == Counts(0, 1, 1)
        assert counted("date", row(), Account(ARTICLE, date=found(date(2023, 12, 21)))) == Counts(0, 1, 0)

    def test_a_person_of_the_wrong_side_is_wrong(self) -> None:
        wanted = row(officials=({"name": "Miguel Núñez", "office": "deputy minister", "side": "PE"},))
        right = Account(ARTICLE, officials=(found(Official("Miguel Nunez", "minister", "PE")),))
        wrong = Account(ARTICLE, officials=(found(Official("Miguel Núñez", "deputy minister", "CL")),))
        assert counted("officials", wanted, right) == Counts(1, 0, 0)
        assert counted("office", wanted, right) == Counts(0, 1, 1)
        assert counted("officials", wanted, wrong) == Counts(0, 1, 1)

    def test_half_of_a_sentence_stands_for_it_and_less_does_not(self) -> None:
        wanted = row(commitments=(ARTICLE.body,))
        for end, counts in ((len(ARTICLE.body) // 2 + 1, Counts(1, 0, 0)), (4, Counts(0, 0, 1))):
            part = Found(ARTICLE.body[:end], Evidence(ARTICLE, Span(0, end)), 0.9)
            assert counted("commitments", wanted, Account(ARTICLE, commitments=(part,))) == counts

    def test_a_place_that_is_no_commitment_is_too_much(self) -> None:
        account = Account(ARTICLE, commitments=(Found("a treaty.", Evidence(ARTICLE, Span(22, 31)), 0.9),))
        assert counted("commitments", row(commitments=("Peru and Chile",)), account) == Counts(0, 1, 1)

    def test_an_organisation_is_one_by_all_its_names_and_either_of_two_sides_will_do(self) -> None:
        bank = Account(ARTICLE, parties=(found("Inter-American Development Bank"), found("EU")))
        wanted = row(parties=("Banco Interamericano de Desarrollo", "Frontex|EU"))
        assert counted("parties", wanted, bank) == Counts(2, 0, 0)


class TestReport:
    def test_accounts_are_paired_one_to_one_with_the_rows_that_they_are_like(self) -> None:
        one = GoldArticle(
            article="one",
            half="dev",
            agreements=(row(parties=("PE", "CL"), instrument="treaty"), row(parties=("JP",), instrument="protocol")),
        )
        second = Account(ARTICLE, parties=(found("JP"),), instrument=found("protocol"))
        assert tally(one, [second])["found"] == Counts(1, 0, 1)
        assert tally(one, [second])["instrument"] == Counts(1, 0, 1)
        assert tally(one, [second, replace(second, number=1), second])["found"] == Counts(1, 2, 1)

    def test_an_account_without_a_party_of_the_row_tells_of_another(self) -> None:
        one = GoldArticle(article="one", half="dev", agreements=(row(parties=("PE", "CL"), instrument="treaty"),))
        stray = Account(ARTICLE, parties=(found("JP"),), instrument=found("treaty"))
        assert tally(one, [stray])["found"] == tally(one, [stray])["instrument"] == Counts(0, 1, 1)

    def test_an_extraction_that_finds_nothing_scores_nothing(self) -> None:
        empty = report(lambda _: (), "dev")
        assert empty.figures["parties"].f1 == empty.figures["found"].recall == 0
        assert empty.figures["parties"].n > 0

    def test_the_table_names_every_field(self) -> None:
        out = Console(width=120, record=True)
        print_report(out, [report(lambda _: (), "dev")])
        assert {"parties", "officials", "0.95", "en", "es"} <= set(out.export_text().split())

    def test_a_report_is_json(self) -> None:
        assert json.loads(json.dumps(Report("dev", 1, 1).to_json()))["targets"]["parties"] == 0.95
