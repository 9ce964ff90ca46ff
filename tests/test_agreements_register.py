"""The register: one entry an agreement, corrected by editors, as tables, files and answers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from openpyxl import load_workbook
from typer.testing import CliRunner

from assistant.agreements.asked import collecting
from assistant.agreements.export import harmless, write
from assistant.agreements.merge import merge
from assistant.agreements.register import Register, forget_removed
from assistant.agreements.select import Choice
from assistant.agreements.store import FILE_NAME
from assistant.agreements.tables import matrix, timeline
from assistant.agreements.types import Account, AgreementUnknown, CorrectionInvalid, Found
from assistant.cli import app
from assistant.pipeline import Assistant
from assistant.reader.question import read_question
from assistant.settings import Settings
from assistant.types import Evidence
from index.embed import Embedder
from index.question_filters import read_wishes
from index.types import Article, BriefingError, Filters, Span

ANNOUNCED = (
    "Kampala, May 15. – Kenya and Uganda agreed on Wednesday in Kampala on a treaty on joint patrols of Lake Victoria "
    "against piracy and arms trafficking.\n"
)
SIGNED = (
    "Nairobi, August 2. – Kenya and Uganda on Friday signed the treaty on joint patrols of Lake Victoria against "
    "piracy and arms trafficking.\n"
)
OTHER = "Oslo, May 20. – Norway and Iceland signed a memorandum on Monday in Oslo on cybersecurity.\n"


def account(id_: str, day: date | None, parties: str, **fields: Any) -> Account:
    article = Article(id_, 1, f"{parties} agree", "They agreed and it was told.", "en", "here", "", published=day)
    place = Evidence(article, Span(0, 11))
    kept = {
        name: tuple(Found(one, place, 0.9) for one in value) if isinstance(value, tuple) else Found(value, place, 0.9)
        for name, value in fields.items()
    }
    if day:
        kept.setdefault("date", Found(day, place, 0.9))
    return Account(article, parties=tuple(Found(one, place, 0.9) for one in parties.split()), **kept)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, models: Path, embedder: Embedder) -> Iterator[Assistant]:  # noqa: ARG001
    """Three articles on two agreements."""
    folder = tmp_path_factory.mktemp("agreements")
    for id_, day, text in (
        ("announced", "2024-05-15", ANNOUNCED), ("signed", "2024-08-02", SIGNED), ("other", "2024-05-20", OTHER),
    ):  # fmt: skip
        (folder / f"{id_}.md").write_text(f"---\nid: {id_}\npublished: {day}\n---\n{text}", encoding="utf-8")
    assistant = Assistant.open(settings=Settings(home=folder / "home", models=models))
    assistant.ingest([folder / f"{id_}.md" for id_ in ("announced", "signed", "other")])
    yield assistant


class TestMerge:
    def test_what_was_announced_and_then_signed_is_one_agreement_with_its_history(self) -> None:
        areas = ("piracy", "arms_trafficking")
        (entry,) = merge(
            [
                account("b", date(2024, 8, 2), "KE UG", status="signed", instrument="treaty", areas=areas),
                account("a", date(2024, 5, 15), "KE UG", status="announced", instrument="treaty", areas=areas),
            ]
        )
        assert [one.article.id for one in entry.accounts] == ["a", "b"]
        assert entry.current.status and entry.current.status.value == "signed"
        assert entry.day == date(2024, 8, 2)
        assert [event.day for event in timeline([entry])] == [date(2024, 5, 15), date(2024, 8, 2)]

    def test_two_pairs_of_countries_have_each_their_own(self) -> None:
        named = {"name": "Reciprocal Access Agreement", "instrument": "agreement", "status": "signed"}
        entries = merge(
            [account("a", date(2022, 1, 6), "AU JP", **named), account("b", date(2023, 1, 11), "GB JP", **named)]
        )
        assert {entry.parties for entry in entries} == {("AU", "JP"), ("GB", "JP")}

    def test_articles_of_one_day_that_differ_disagree(self) -> None:
        (entry,) = merge(
            [
                account("a", date(2024, 5, 15), "KE UG", instrument="treaty", status="signed", place="Kampala"),
                account("b", date(2024, 5, 15), "KE UG", instrument="treaty", status="signed", place="Oslo"),
            ]
        )
        (disagreement,) = entry.disagreements
        assert disagreement.field == "place"
        assert {found.value for found in disagreement.values} == {"Kampala", "Oslo"}

    def test_what_another_article_corrects_is_no_further_account(self) -> None:
        text = "Kenya and Uganda signed a treaty on patrols of the lake."
        wrong, right = account("a", date(2024, 5, 15), "KE UG"), account("b", date(2024, 5, 16), "KE UG")
        articles = [
            replace(one.article, title=title, body=text, countries=("KE", "UG"))
            for one, title in (
                (wrong, "Kenya and Uganda sign treaty"),
                (right, "CORRECTED: Kenya and Uganda sign treaty"),
            )
        ]
        (entry,) = merge([replace(one, article=of) for one, of in zip((wrong, right), articles, strict=True)])
        assert [one.article.id for one in entry.accounts] == ["b"]

    def test_two_texts_of_one_article_stay_two_and_find_each_their_own(self) -> None:
        day = date(2024, 5, 15)
        entries = merge(
            replace(account(id_, day, "KE UG", instrument=kind, status="signed"), number=number)
            for id_ in ("a", "b")
            for number, kind in enumerate(("treaty", "protocol"))
        )
        kinds = [{one.instrument.value for one in entry.accounts if one.instrument} for entry in entries]
        assert sorted(kinds, key=str) == [{"protocol"}, {"treaty"}]

    def test_what_says_less_takes_nothing_away(self) -> None:
        (entry,) = merge(
            [
                account(
                    "a", date(2024, 5, 15), "KE UG TZ", instrument="treaty", areas=("piracy", "cyber", "fisheries")
                ),
                account("b", date(2024, 5, 16), "KE UG", instrument="treaty", areas=("piracy",)),
            ]
        )
        assert set(entry.parties) == {"KE", "UG", "TZ"} and len(entry.areas) == 3
        assert [one.field for one in entry.disagreements] == ["parties", "date"]

    def test_what_two_articles_report_of_other_things_is_apart(self) -> None:
        assert len(merge([
            account("a", date(2024, 5, 15), "KE UG", instrument="treaty", areas=("piracy",)),
            account("b", date(2021, 5, 15), "KE UG", instrument="protocol", areas=("cyber",)),
        ])) == 2  # fmt: skip


class TestRegister:
    def test_the_library_s_agreements(self, told: Assistant) -> None:
        entries = told.agreements()
        assert {frozenset(entry.parties) for entry in entries} == {frozenset({"KE", "UG"}), frozenset({"NO", "IS"})}
        lake = next(entry for entry in entries if "KE" in entry.parties)
        assert {one.article.id for one in lake.accounts} == {"announced", "signed"}

    def test_every_value_has_the_words_that_say_so(self, told: Assistant) -> None:
        for entry in told.agreements():
            for found in (*entry.current.parties, *entry.current.areas):
                stored = told.library.article(found.evidence.article.id)
                assert stored and found.evidence.span.of(stored.body) == found.evidence.quote

    def test_filters(self, told: Assistant) -> None:
        assert len(told.agreements(Filters(countries=("NO",)))) == 1
        assert not told.agreements(Filters(countries=("NO", "KE")))
        assert len(told.agreements(Filters(since=date(2024, 6, 1)))) == 1
        assert len(told.agreements(instruments=("memorandum",))) == 1
        assert len(told.agreements(areas=("piracy",))) == 1

    def test_an_unknown_id_is_told_with_one_that_is_like_it(self, told: Assistant) -> None:
        (entry,) = told.agreements(Filters(countries=("NO",)))
        with pytest.raises(AgreementUnknown, match="did you mean"):
            told.register.entry(entry.id[:-1] + "x")

    def test_only_what_changed_is_read_again(self, told: Assistant) -> None:
        told.agreements()
        read: list[str] = []

        def reading(article: Article) -> tuple[Account, ...]:
            read.append(article.id)
            return ()

        first = Register(told.library, reading, "another")
        first.entries()
        Register(told.library, reading, "another").entries()
        assert sorted(read) == ["announced", "other", "signed"]

    def test_stopped_on_the_way_what_was_read_stays(self, told: Assistant) -> None:
        read: list[str] = []

        def stopping(article: Article) -> tuple[Account, ...]:
            if len(read) == 2:
                raise KeyboardInterrupt
            read.append(article.id)
            return ()

        with pytest.raises(KeyboardInterrupt):
            Register(told.library, stopping, "stopped").entries()
        left: list[str] = []
        Register(told.library, lambda article: left.append(article.id) or (), "stopped").entries()
        assert sorted([*read, *left]) == ["announced", "other", "signed"] and len(left) == 1


class TestCorrections:
    def test_a_correction_stays_when_an_earlier_article_changes_the_id(
        self, tmp_path: Path, models: Path, embedder: Embedder  # noqa: ARG002
    ) -> None:  # fmt: skip
        assistant = Assistant.open(settings=Settings(home=tmp_path / "home", models=models))
        for id_, day, text in (("signed", "2024-08-02", SIGNED), ("announced", "2024-05-15", ANNOUNCED)):
            (tmp_path / f"{id_}.md").write_text(f"---\nid: {id_}\npublished: {day}\n---\n{text}", encoding="utf-8")
        assistant.ingest([tmp_path / "signed.md"])
        (before,) = assistant.agreements()
        assistant.register.correct(before.id, "name", "Lake Patrols Treaty")
        assistant.ingest([tmp_path / "announced.md"])
        (after,) = assistant.agreements()
        assert after.id != before.id and len(after.accounts) == 2
        assert after.current.name and after.current.name.value == "Lake Patrols Treaty" and after.current.name.corrected
        changed = (tmp_path / "signed.md").read_text(encoding="utf-8").replace("arms trafficking", "smuggling")
        (tmp_path / "signed.md").write_text(changed, encoding="utf-8")
        assert assistant.ingest([tmp_path / "signed.md"]).updated == ("signed",)
        (again,) = assistant.agreements()
        assert again.current.name and again.current.name.corrected and again.accounts[-1].article.version == 2

    def test_what_an_editor_wrote_stays_until_it_is_undone(self, told: Assistant) -> None:
        (entry,) = told.agreements(Filters(countries=("NO",)))
        told.register.correct(entry.id, "status", "in force", by="Ana", reason="gazette")
        again = Register.of(told.library).entry(entry.id)
        assert again.current.status and again.current.status.value == "in_force"
        assert again.current.status.corrected and again.current.status.confidence == 1.0
        assert [(one.by, one.reason) for one in again.corrections] == [("Ana", "gazette")]
        _, back = told.register.undo(entry.id)
        assert back.current.status and back.current.status.value == "signed" and not back.corrections

    @pytest.mark.parametrize(
        ("field", "value", "named"),
        [("status", "sealed", "announced"), ("colour", "red", "parties"), ("date", "soon", "2023-12-20"),
         ("parties", "Ruritania", "org:NAME"), ("name", " ", "none")],
    )  # fmt: skip
    def test_what_means_nothing_is_refused_with_what_would(
        self, told: Assistant, field: str, value: str, named: str
    ) -> None:
        (entry,) = told.agreements(Filters(countries=("NO",)))
        with pytest.raises(CorrectionInvalid, match=named):
            told.register.correct(entry.id, field, value)

    def test_nothing_to_undo(self, told: Assistant) -> None:
        (entry,) = told.agreements(Filters(countries=("NO",)))
        with pytest.raises(BriefingError, match="no correction"):
            told.register.undo(entry.id)

    def test_nothing_of_a_removed_article_stays_in_the_file(
        self, tmp_path: Path, models: Path, embedder: Embedder  # noqa: ARG002
    ) -> None:  # fmt: skip
        (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
        assistant = Assistant.open(settings=Settings(home=tmp_path / "home", models=models))
        (id_,) = assistant.ingest([tmp_path / "other.md"]).added
        (entry,) = assistant.agreements()
        assistant.register.correct(entry.id, "name", "The Sleipnir Accord")
        assistant.remove([id_])
        assert assistant.agreements() == ()
        assert b"Sleipnir" not in (tmp_path / "home" / FILE_NAME).read_bytes()
        forget_removed(tmp_path / "home", lambda _: False)  # again is nothing


class TestOut:
    def test_a_matrix_of_pairs_by_area(self, told: Assistant) -> None:
        rows = matrix(told.agreements())
        (lake,) = rows["KE", "UG"]["piracy"]
        assert lake in {entry.id for entry in told.agreements()}

    @pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@SUM(A1)", " =1", "\t=1", "\n=1", "＝1"])
    def test_a_formula_is_shown_and_not_run(self, text: str) -> None:
        assert harmless(text) == f"'{text}"

    def test_a_formula_behind_a_semicolon_is_not_run_where_excel_splits_there(self, tmp_path: Path) -> None:
        (entry,) = merge([account("a", date(2024, 5, 15), "KE UG", name="Pact;=1+1; -2;a-b")])
        write([entry], tmp_path / "out.csv")
        text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
        assert "Pact;'=1+1; '-2;a-b" in text

    def test_csv_has_a_row_a_value_with_its_place(self, told: Assistant, tmp_path: Path) -> None:
        write(told.agreements(), tmp_path / "out.csv")
        rows = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
        for row in rows:
            stored = told.library.article(row["article_id"])
            assert stored and stored.body[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'")
        assert {"parties", "areas", "status"} <= {row["field"] for row in rows}

    def test_excel_and_json_hold_every_agreement(self, told: Assistant, tmp_path: Path) -> None:
        ids = {entry.id for entry in told.agreements()}
        write(told.agreements(), tmp_path / "out.xlsx", "es")
        book = load_workbook(tmp_path / "out.xlsx")
        assert {row[0] for row in book["agreements"].iter_rows(min_row=2, values_only=True)} == ids
        write(told.agreements(), tmp_path / "out.json")
        assert {row["id"] for row in json.loads((tmp_path / "out.json").read_text())["agreements"]} == ids

    def test_another_ending_is_refused(self, told: Assistant, tmp_path: Path) -> None:
        with pytest.raises(BriefingError, match=r"\.xlsx"):
            write(told.agreements(), tmp_path / "out.ods")


class TestCollect:
    def choice(self, question: str) -> Choice | None:
        asked = read_question(question)
        found = collecting(asked, read_wishes(question, date(2025, 3, 1)), Filters())
        return found.choice if found else None

    def test_a_question_for_agreements_is_read_to_the_last_word(self) -> None:
        asked = self.choice("Which agreements since 2023 mention human trafficking?")
        assert asked and asked.since == date(2023, 1, 1) and asked.within.topics == ("human_trafficking",)
        signed = self.choice("How many did Peru sign in 2024?")
        assert (
            signed and signed.parties == ("PE",) and "signed" in signed.statuses and "announced" not in signed.statuses
        )
        african = self.choice("¿Qué acuerdos firmó España con países africanos en 2023 y 2024?")
        assert african and (african.parties, african.region) == (("ES",), "africa")
        assert (african.since, african.until) == (date(2023, 1, 1), date(2024, 12, 31))
        spanish = self.choice("¿Qué tratados firmó Chile desde 2023?")
        assert spanish and spanish.instruments == ("treaty",) and spanish.parties == ("CL",)

    @pytest.mark.parametrize(
        "question",
        [
            "Which agreements did Peru and Chile discuss with the trade unions in 2024?",
            "Which treaty did Peru sign in 2024?",
            "Which agreements are there?",
            "How many soldiers did Peru send in 2024?",
            "Which agreements that Peru signed in 2024 pay for helicopters?",
            "Which agreements did Peru not sign?",
            "Which agreements did Spain sign with African and Asian countries?",
            "Which agreements did Peru or Chile sign?",
            "How many agreements did they sign in 2024?",
            "Which agreements did Peru sign after Chile?",
            "Which agreements did Peru sign, and who signed them?",
            "¿Qué acuerdos firmó Chile y por qué?",
            "¿Cuántos acuerdos firmó Perú y cuántos Chile?",
            "Which agreements mention smuggling and migration?",
            "Which agreements are in force in Peru?",
            "How many countries signed agreements in 2024?",
            "What did Peru sign agreements on?",
            "What agreements were signed?",
        ],
    )
    def test_what_is_not_understood_to_the_last_word_goes_the_usual_way(self, question: str) -> None:
        assert self.choice(question) is None

    def test_place_sides_organisations_and_status(self) -> None:
        lima = self.choice("List the agreements signed in Lima since 2020")
        assert lima and lima.place == "Lima" and not lima.parties
        nato = self.choice("Which bilateral agreements has NATO signed?")
        assert nato and nato.parties == ("NATO",) and nato.sides == (2, 2)
        force = self.choice("¿Qué tratados están vigentes?")
        assert force and force.statuses == ("in_force",)
        entered = self.choice("Which agreements entered into force in 2024?")
        assert entered and entered.statuses == ("in_force",) and entered.since == date(2024, 1, 1)
        either = self.choice("Which agreements between Peru and Chile are on smuggling or migration?")
        assert either and either.areas == ("smuggling", "migration") and either.parties == ("CL", "PE")

    def test_what_a_follow_up_leaves_open_goes_the_usual_way(self) -> None:
        assert self.choice("How many agreements were signed in 2024? (Peru, Chile)") is None
        assert self.choice("How many agreements did Peru sign in 2024? (Chile, 2023)")

    def test_what_is_not_said_to_be_signed_is_named_and_not_counted(self, told: Assistant) -> None:
        (lake,) = told.agreements(Filters(countries=("KE",)))
        told.register.correct(lake.id, "status", "announced")
        answer = told.ask("How many agreements did Kenya sign in 2024?")
        told.register.undo(lake.id)
        assert answer.status == "not_in_corpus"
        assert any(lake.id in notice for notice in answer.notices)

    def test_a_topic_that_is_asked_for_stands_in_a_sentence(self, told: Assistant) -> None:
        answer = told.ask("Which agreements since 2023 mention cybersecurity?")
        assert "cybersecurity" in " ".join(sentence.text for sentence in answer.sentences)

    def test_the_answer_counts_and_cites_each(self, told: Assistant) -> None:
        answer = told.ask("How many agreements did Kenya sign in 2024?")
        assert answer.status == "answered" and answer.short_answer == "1 agreement" and answer.answerer == "register"
        (citation,) = answer.citations
        stored = told.library.article(citation.article_id)
        assert stored and stored.body[citation.start : citation.end] == citation.quote
        assert answer.items[0].citation == citation.marker
        assert any("2" in notice and "Kenya" in notice for notice in answer.notices)
        assert answer.items[0].text.endswith("Kenya, Uganda (signed 2 August 2024)")

    def test_a_period_is_that_of_the_verb(self, told: Assistant) -> None:
        announced = told.ask("Which agreements did Kenya announce in 2024?")
        assert announced.items[0].text.endswith("Kenya, Uganda (announced 15 May 2024)")
        force = told.ask("Which agreements did Kenya bring into force in 2024?")
        assert force.status == "not_in_corpus" and force.answerer == "register"

    def test_with_whom(self, told: Assistant) -> None:
        answer = told.ask("Which countries did Kenya sign agreements with?")
        assert answer.short_answer == "Uganda" and answer.items
        assert told.ask("Which countries did Fiji sign agreements with?").answerer != "register"

    def test_none_is_an_answer_too(self, told: Assistant) -> None:
        answer = told.ask("¿Qué acuerdos firmó Noruega en 2019?")
        assert answer.status == "not_in_corpus" and not answer.citations
        assert "Noruega" in answer.notices[0]


class TestCommand:
    def run(self, told: Assistant, *words: str) -> Result:
        environ = {"BRIEFING_HOME": str(told.settings.home), "BRIEFING_MODELS": str(told.settings.models_folder)}
        return CliRunner().invoke(app, ["agreements", *words], env=environ, catch_exceptions=False)

    def test_list_show_matrix_and_timeline(self, told: Assistant) -> None:
        listed = self.run(told, "list", "--country", "Norway")
        assert "Norway, Iceland" in listed.output.replace("Iceland, Norway", "Norway, Iceland")
        (entry,) = json.loads(self.run(told, "list", "--country", "NO", "--json").output)["agreements"]
        assert "Oslo" in self.run(told, "show", entry["id"], "--lang", "es").output
        assert "piracy" in self.run(told, "matrix").output
        assert "2024" in self.run(told, "timeline").output

    def test_no_agreement_says_what_to_do(self, told: Assistant) -> None:
        assert "leave one out" in self.run(told, "list", "--country", "Fiji").output

    def test_export(self, told: Assistant, tmp_path: Path) -> None:
        assert "written to" in self.run(told, "export", str(tmp_path / "r.csv")).output
        assert (tmp_path / "r.csv").stat().st_size

    def test_score(self, told: Assistant) -> None:
        reports = json.loads(self.run(told, "score", "--json").output)["reports"]
        assert [one["half"] for one in reports] == ["dev", "locked", "stories", "unseen", "plain", "fresh"]
        assert reports[0]["figures"]["parties"]["f1"] > 0.9
