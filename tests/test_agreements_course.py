"""The course of an agreement: which steps an article tells, on which days, and what is asked of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from agreements_stories import article

from assistant.agreements.asked import collecting
from assistant.agreements.course import course
from assistant.agreements.extract import accounts
from assistant.agreements.kept import from_record, to_record
from assistant.agreements.merge import merge
from assistant.agreements.select import Choice, awaited, fits, is_told_of, without_step
from assistant.agreements.tables import timeline
from assistant.agreements.types import Account, Correction, Entry
from assistant.commands.output import event_json
from assistant.reader.question import read_question
from index.question_filters import read_wishes
from index.types import Filters

IN_FORCE = (
    "The fisheries treaty between Norway and Iceland, signed in Bergen in March 2021, entered into force on Tuesday, "
    "the two foreign ministries said.\n\n"
    "Norway and Iceland will inspect each other's trawlers.\n\n"
    "They signed a rescue agreement in Oslo in 1997."
)


def written(text: str, day: date = date(2024, 6, 5), language: str = "en", title: str = "") -> tuple[Account, ...]:
    """What is read of a story that was written on a day."""
    dateline = f"OSLO, {day:%B} {day.day} — " if language == "en" else f"Lima, {day.day} jun (EFE).- "
    return accounts(article(title or f"of {day}", f"{dateline}{text}\n", language, day))


def steps(account: Account) -> list[str]:
    return [str(one.value) for one in account.milestones]


def entry_of(*told: Account) -> Entry:
    (entry,) = merge(told)
    return entry


def asked(question: str) -> Choice | None:
    found = collecting(read_question(question), read_wishes(question, date(2025, 3, 1)), Filters())
    return found.choice if found else None


class TestOfAnArticle:
    def test_each_step_has_its_own_day_and_another_agreement_has_none_here(self) -> None:
        (account,) = written(IN_FORCE)
        assert steps(account) == ["signed 2021-03", "in_force 2024-06-04"]
        assert [one.evidence.quote for one in account.milestones] == [
            "signed in Bergen in March 2021",
            "entered into force on Tuesday",
        ]
        assert account.date is None  # of the signature no day is told

    def test_a_day_of_the_signature_is_the_date(self) -> None:
        (account,) = written(IN_FORCE.replace("in March 2021", "on March 9, 2021"))
        assert account.date and account.date.value == date(2021, 3, 9)

    @pytest.mark.parametrize(
        ("text", "language", "expected"),
        [
            ("Norway suspended its border agreement with Russia on Monday.\n\nThe agreement, which the two countries signed in Kirkenes in May 2011, covers fishing.", "en", ["signed 2011-05", "suspended 2024-06-03"]),
            ("Norway withdrew on Monday from the visa agreement that it had signed with Iceland in 2011, a minister said on Tuesday.", "en", ["signed 2011", "ended 2024-06-03"]),
            ("Perú denunció el tratado de pesca que firmó con Chile en 1998, anunció el canciller Edgardo Lanza el martes.", "es", ["signed 1998", "ended 2024-06-04"]),
            ("Norway suspended its border agreement with Russia on Monday.\n\nThe agreement, signed in Kirkenes on 3 October, covers fishing.", "en", ["signed 2023-10-03", "suspended 2024-06-03"]),
            ("Perú y Chile suspendieron el martes el convenio aduanero.\n\nEl convenio, firmado en diciembre del año pasado, está en vigor desde marzo de este año.", "es", ["signed 2023-12", "in_force 2024-03", "suspended 2024-06-04"]),
            ("A border accord between Norway and Finland took effect on Monday.\n\nThe two sides initialled the text in 2021 and signed it in Tromso in May 2023.\n\nIt replaces an accord that had been in force since 2009.", "en", ["signed 2023-05", "in_force 2024-06-03"]),
            ("Norway and Iceland signed a rescue memorandum on Monday.\n\nThe memorandum took effect on signature.", "en", ["signed 2024-06-03", "in_force 2024-06-03"]),
            ("Perú y Chile firmaron el martes un tratado policial.\n\nDesde 2019 lo negociaron dos comisiones.\n\nEl tratado, firmado después de que en marzo cayera el Gobierno, sustituye al tratado de 1998.", "es", ["signed 2024-06-04"]),
            ("El convenio policial de Perú y Chile, del 12 de junio de 2023 y en vigor desde enero, fue suspendido el martes.", "es", ["in_force 2024-01", "suspended 2024-06-04"]),
            ("El Congreso peruano ratificó el martes el acuerdo policial con Chile, suscrito en Arica el pasado marzo.", "es", ["signed 2024-03", "ratified 2024-06-04"]),
            ("Perú y Chile acordaron el martes un plan policial contra la trata.\n\nEl plan prevé patrullas conjuntas.\n\nPerú pondrá los vehículos.\n\nChile pagará el combustible.\n\nEn 2006 firmaron un tratado y en agosto de 2023 suscribieron un memorando.", "es", ["announced 2024-06-04"]),
        ],
    )  # fmt: skip
    def test_steps(self, text: str, language: str, expected: list[str]) -> None:
        assert steps(written(text, language=language)[0]) == expected

    def test_a_proposal_has_its_day_and_who_informs_of_it_agrees_to_nothing(self) -> None:
        text = "El Gobierno de Perú propuso el martes a Chile un protocolo policial, informó la Cancillería.\n\nEl texto prevé patrullas conjuntas en la frontera. Perú pagará los equipos."  # fmt: skip
        (account,) = written(text, language="es", title="Perú propone a Chile un protocolo policial")
        assert steps(account) == ["proposed 2024-06-04"] and account.date is None
        assert account.status and account.status.value == "proposed"

    def test_they_are_kept(self) -> None:
        (account,) = written(IN_FORCE + "\n\nThe treaty must still be ratified by the Althing.")
        record = json.loads(json.dumps(to_record(account)))
        assert from_record(record, account.article) == account and account.awaited

    @pytest.mark.parametrize(
        "sentence",
        [
            "The agreement must be ratified by the Storting before it can take effect.",
            "The agreement does not take effect at once, because the Storting still has to approve it.",
            "It enters into force thirty days after both parliaments have approved it.",
        ],
    )
    def test_what_is_still_to_be_ratified(self, sentence: str) -> None:
        (account,) = written(f"Norway and Iceland signed a rescue agreement on Monday.\n\n{sentence}")
        assert account.awaited and account.awaited.value == sentence

    @pytest.mark.parametrize(
        "sentence",
        [
            "The agreement does not require ratification by either parliament.",
            "The agreement was approved by the Storting on Monday.",
            "The agreement takes effect after the two exchange instruments of ratification.",
        ],
    )
    def test_what_is_not(self, sentence: str) -> None:
        (account,) = written(f"Norway and Iceland signed a rescue agreement on Monday.\n\n{sentence}")
        assert account.awaited is None


SIGNED = written(
    "Norway and Iceland signed a fisheries treaty in Bergen on Tuesday.\n\nNorway and Iceland will inspect each other's trawlers.",
    date(2021, 3, 10),
)
FORCE = written(IN_FORCE)


class TestOverArticles:
    def test_what_both_say_of_the_signature_makes_one_agreement(self) -> None:
        entry = entry_of(*SIGNED, *FORCE)
        assert [str(one.value) for one in course(entry)] == ["signed 2021-03-09", "in_force 2024-06-04"]
        assert entry.day == date(2021, 3, 9)
        later = written(IN_FORCE.replace("March 2021", "March 2023"))
        assert len(merge([*SIGNED, *later])) == 2

    def test_a_month_alone_joins_only_what_covers_the_same(self) -> None:
        rescue = "Norway and Iceland signed a treaty on money laundering in Bergen on Tuesday.\n\nThe treaty covers bank data."
        assert len(merge([*written(rescue, date(2021, 3, 10)), *FORCE])) == 2

    @pytest.mark.parametrize(
        ("happened", "year", "fitting"),
        [("signed", 2021, True), ("signed", 2024, False), ("in_force", 2024, True), ("in_force", 2021, False)],
    )
    def test_a_period_is_that_of_the_step(self, happened: str, year: int, fitting: bool) -> None:
        choice = Choice(since=date(year, 1, 1), until=date(year, 12, 31), happened=(happened,))  # type: ignore[arg-type]
        assert fits(entry_of(*SIGNED, *FORCE), choice) is fitting

    def test_an_editor_s_word_comes_before_all(self) -> None:
        entry = entry_of(*SIGNED)
        now = entry.current
        assert now.date and now.status
        status = Correction("status", "announced", "", "", datetime(2024, 7, 1, tzinfo=UTC))
        announced = replace(
            entry, current=replace(now, status=replace(now.status, value="announced")), corrections=(status,)
        )
        assert not [one for one in course(announced) if one.value.what == "signed"]
        moved = replace(
            entry,
            current=replace(now, date=replace(now.date, value=date(2021, 4, 1))),
            corrections=(replace(status, field="date"),),
        )
        assert [str(one.value) for one in course(moved)] == ["signed 2021-04-01"]

    def test_the_timeline_shows_each_step_as_exactly_as_it_is_told(self) -> None:
        month, day = timeline([entry_of(*FORCE)])
        assert (month.when, day.when) == ("2021-03", "2024-06-04")
        assert day.status and day.status.value == "in_force"
        told = event_json(month)
        assert (told["day"], told["when"], told["status"]) == (None, "2021-03", "signed")

    def test_what_came_into_force_since_is_awaited_no_more(self) -> None:
        pending = written(
            "Norway and Iceland signed a fisheries treaty in Bergen on Tuesday.\n\nThe treaty must be ratified by the Althing.",
            date(2021, 3, 10),
        )
        assert awaited(entry_of(*pending)) and not awaited(entry_of(*pending, *FORCE))

    def test_what_was_signed_at_another_time_is_named_where_a_signature_is_asked_for(self) -> None:
        choice = Choice(since=date(2024, 1, 1), until=date(2024, 12, 31), happened=("signed",))
        loose, entry = without_step(choice), entry_of(*SIGNED, *FORCE)
        assert loose is not None and fits(entry, loose) and is_told_of(entry, choice) and not fits(entry, choice)
        assert without_step(Choice(happened=("suspended",))) is None


class TestQuestions:
    @pytest.mark.parametrize(
        ("question", "happened"),
        [
            ("Which agreements were signed in 2024?", ("signed",)),
            ("Which agreements since 2024 has Peru signed or brought into force?", ("signed", "in_force")),
            ("Which agreements did the EU bring into force in 2024?", ("in_force",)),
            ("¿Qué tratados entraron en vigor en 2024?", ("in_force",)),
            ("¿Qué acuerdos se suspendieron en 2024?", ("suspended",)),
            ("¿Qué acuerdos propuso Perú en 2024?", ("proposed",)),
            ("What joint statements were adopted in 2024?", ("announced", "signed")),
            ("Which agreements did Peru adopt in 2024?", ("announced", "signed")),
            ("Which agreements did Peru suspend in 2024?", ("suspended",)),
            ("Which treaties did Peru ratify in 2024?", ("ratified",)),
            ("¿Qué acuerdos han sido suspendidos en 2024?", ("suspended",)),
            ("Which agreements have been suspended in 2024?", ("suspended",)),
            ("¿Qué tratados fueron denunciados en 2024?", ("ended",)),
            ("¿De qué acuerdos se retiró Perú en 2024?", ("ended",)),
            ("Which agreements did Peru withdraw from in 2024?", ("ended",)),
            ("Which agreements of 2024 are no longer in force?", ("suspended", "ended")),
            ("¿Qué acuerdos de 2024 ya no están vigentes?", ("suspended", "ended")),
        ],
    )
    def test_the_verb_says_which_step(self, question: str, happened: tuple[str, ...]) -> None:
        choice = asked(question)
        assert choice and choice.happened == happened and choice.since == date(2024, 1, 1)

    def test_what_needs_ratification(self) -> None:
        for question in (
            "Which agreements of Peru still need ratification?",
            "¿Qué acuerdos faltan por ratificar?",
            "¿Qué acuerdos siguen pendientes de ratificación?",
        ):
            choice = asked(question)
            assert choice and choice.awaited and not choice.happened

    def test_with_whom(self) -> None:
        question = "Which countries did Peru make agreements with?"
        found = collecting(read_question(question), (), Filters())
        assert found and found.partners and found.choice.parties == ("PE",)
        assert asked("Which agreements did Peru conclude and with whom?")
        assert asked("Which countries did Peru refuse to sign agreements with?") is None
        assert asked("Which countries signed agreements in 2024?") is None

    def test_two_kinds_and_any_country(self) -> None:
        both = asked("Which trilateral treaties or protocols are there since 2024?")
        assert both and both.instruments == ("treaty", "protocol") and both.sides == (3, 3)
        union = asked("Which agreements has the European Union with countries outside it?")
        assert union and union.parties == ("EU",)

    def test_a_word_that_says_less_than_its_topic_also_finds_what_is_called_so(self) -> None:
        choice = asked("Which agreements on mining did Peru sign?")
        assert choice and choice.areas == ("critical_minerals",) and "mineria" in choice.worded
        text = "Perú y Bolivia firmaron el martes un acuerdo contra la minería ilegal y el contrabando."
        assert fits(entry_of(*written(text, language="es")), choice)
        other = "Perú y Bolivia firmaron el martes un acuerdo contra la tala ilegal y el contrabando."
        assert not fits(entry_of(*written(other, language="es")), choice)

    def test_two_verbs_that_ask_for_two_things_go_the_usual_way(self) -> None:
        assert asked("Which agreements were announced in 2023 and of them signed?") is None
