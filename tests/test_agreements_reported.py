"""Whether news is an agreement, in whatever words, how far it has come, and what it covers."""

from __future__ import annotations

from datetime import date

import pytest
from agreements_stories import article

from assistant.agreements.areas import areas
from assistant.agreements.extract import accounts
from assistant.agreements.story import tell
from assistant.agreements.types import Account

IN_OTHER_WORDS = (
    "LILLE, 4 June 2024 (Wire) — Lorries from Belgium will be weighed once, not twice, at the border with France from "
    "September, the transport ministers of the two countries said on Tuesday.\n\n"
    "A scale at Rekkem will print a slip that both police forces must honour. Belgium pays for the machine, France for "
    "the men who run it, and each side will send the other its list of overloaded lorries every evening.\n\n"
    'Belgian minister Griet Maertens called it "a queue less". Her French counterpart, Hugues Tissier, said that drivers '
    "would gain forty minutes.\n"
)
WITHIN_ONE_STATE = (
    "BRUSSELS, 4 June 2024 (Wire) — Three Belgian parties signed a coalition agreement on Tuesday after 90 days of talks.\n\n"
    "The deal raises the budget of the coast guard and leaves the border with France to a study. The parties agreed to "
    "vote on it in July.\n\n"
    "A poll puts the coalition at 44 per cent.\n"
)
WITHOUT_RESULT = (
    "LILLE, 4 June 2024 (Wire) — Talks between Belgium and France on a joint patrol of the Lys collapsed on Tuesday "
    "without an agreement.\n\n"
    "Belgium rejected the text that France had sent in May. The ministers refused to name another day.\n"
)


def told(text: str, language: str = "en", title: str = "A headline") -> tuple[Account, ...]:
    return accounts(article(title, text, language, date(2024, 6, 4)))


def test_an_agreement_without_a_word_for_it_is_found() -> None:
    (account,) = told(IN_OTHER_WORDS, title="Belgium and France to weigh lorries once")
    assert {one.value for one in account.parties} == {"BE", "FR"}
    assert account.instrument and account.instrument.value == "agreement"
    assert account.instrument.confidence < 0.5, "no word of the text says so"
    assert account.status and account.status.value == "announced"
    assert account.date and account.date.value == date(2024, 6, 4)
    assert {(one.value.name, one.value.side) for one in account.officials} == {
        ("Griet Maertens", "BE"),
        ("Hugues Tissier", "FR"),
    }


@pytest.mark.parametrize("text", [WITHIN_ONE_STATE, WITHOUT_RESULT])
def test_words_of_agreements_make_none(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "language", "step"),
    [
        (
            "Peru and Chile will set up a joint watch on the Tacna road, commanders of both said on Tuesday.",
            "en",
            "announced",
        ),
        ("Perú y Chile inauguraron el martes una oficina conjunta contra la trata en Santa Rosa.", "es", "in_force"),
        ("Italy opened negotiations with Egypt on Tuesday on an extradition treaty.", "en", "proposed"),
        ("Perú y Chile suscribieron el martes en Tacna un reglamento para sus lanchas.", "es", "signed"),
    ],
)
def test_how_far_it_has_come(text: str, language: str, step: str) -> None:
    (account,) = told(text, language)
    assert account.status and account.status.value == step


def test_a_day_that_is_told_vaguely_is_none() -> None:
    (account,) = told("LIMA, June 4 — Peru and Chile signed a security agreement last week, the two ministers said.\n")
    assert account.date is None


def covered(text: str, language: str = "en") -> set[str]:
    return {one.key for one in areas(tell(article("A headline", text, language, date(2024, 6, 4))))}


def test_what_a_story_is_full_of_is_an_area_though_nobody_names_it() -> None:
    text = (
        "Albania and Kosovo will swap rifles for laptops.\n\nA rifle is worth a laptop, two rifles a stove. Guns may be "
        "left in churches.\n\nPistols count half. Ammunition is burnt at once, and weapons go to a foundry.\n\n"
        "Nobody asks where a gun comes from.\n"
    )
    assert "arms_trafficking" in covered(text)


def test_a_word_within_another_areas_name_is_no_hint() -> None:
    text = (
        "Peru and Chile agreed on a plan against irregular migration.\n\nIrregular migration rose last year, both agreed.\n\n"
        "They agreed to speak of irregular migration again.\n"
    )
    assert covered(text) == {"irregular_migration"}


def test_what_is_left_out_is_no_area() -> None:
    assert "fisheries" not in covered(
        "Peru and Chile signed a treaty on drug trafficking. It does not cover fishing.\n"
    )


def names(account: Account) -> dict[str, str | None]:
    return {one.value.name: one.value.side for one in account.officials}


def test_of_two_who_act_together_one_stands_for_each_state() -> None:
    (account,) = told(
        "BOGOTÁ, 4 jun — Japón donará a Colombia dos barreminas según una nota verbal suscrita el martes.\n\n"
        "La firmaron el embajador japonés, Kenji Moriyama, y la consejera presidencial de Minas, Yolanda Caicedo.\n",
        "es",
        "Japón y Colombia acuerdan el desminado del Caquetá",
    )
    assert names(account) == {"Kenji Moriyama": "JP", "Yolanda Caicedo": "CO"}


def test_who_is_named_by_nationality_alone_shares_the_office() -> None:
    (account,) = told(
        "MITÚ, 4 jun — Colombia y Brasil acordaron el martes patrullar juntos el río Vaupés.\n\n"
        "Lo dispusieron el general colombiano Hernán Pabón y el brasileño Otávio Meneses.\n",
        "es",
    )
    assert {(one.value.name, one.value.office) for one in account.officials} == {
        ("Hernán Pabón", "general"),
        ("Otávio Meneses", "general"),
    }


def test_who_speaks_for_fishermen_stands_for_no_state() -> None:
    (account,) = told(
        "PARAMARIBO, 4 June — Suriname and France signed an agreement on Tuesday on beacons for fishing boats.\n\n"
        "The fishermen's federation has doubts. Its chair, Orlando Karto, wonders who will watch the screens.\n"
    )
    assert "Orlando Karto" not in names(account)


def test_an_officer_is_no_name_of_an_agreement() -> None:
    (account,) = told(
        "MANAMA, 4 June — The United States and Bahrain launched a joint patrol on Tuesday, called Captain Robert Francis "
        "of the US Navy said, to watch the Gulf.\n"
    )
    assert account.name is None


def test_of_an_agreement_of_two_each_has_somebody() -> None:
    (account,) = told(
        "SAN JOSÉ, 4 jun — Costa Rica y Singapur acordaron el martes vigilar con drones el puerto de Moín.\n\n"
        "El ministro costarricense de Seguridad, Mario Solano, dijo que los barcos se revisarán por debajo.\n\n"
        "El comandante Lim Boon Teck adelantó que a Costa Rica le interesa la academia.\n",
        "es",
    )
    assert names(account) == {"Mario Solano": "CR", "Lim Boon Teck": "SG"}


def test_who_thanks_a_state_is_of_the_other() -> None:
    (account,) = told(
        "SAN JOSÉ, 4 jun — Costa Rica y Singapur acordaron el martes vigilar con drones el puerto de Moín.\n\n"
        "La viceministra Tatiana Quirós agradeció a Singapur los drones.\n",
        "es",
    )
    assert names(account) == {"Tatiana Quirós": "CR"}


def test_a_counterpart_in_the_next_sentence_is_of_the_other() -> None:
    (account,) = told(
        "PUNO, 4 June — Peru and Bolivia agreed on Tuesday to patrol Lake Titicaca together.\n\n"
        "Rear Admiral Ernesto Calderón signed for Peru. His counterpart, Captain Félix Mamani, will command the boats.\n"
    )
    assert names(account) == {"Ernesto Calderón": "PE", "Félix Mamani": "BO"}
