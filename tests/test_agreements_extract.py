"""What one article tells of its agreements, on short stories made up for this."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from agreements_stories import ACUERDO, MOU, NONE, PATROLS, PROPOSED, SUSPENDED, TREATY, TWO, article

from assistant.agreements.extract import accounts
from assistant.agreements.types import Account
from index.articles import read_article
from index.types import Article

DAY = date(2024, 5, 15)


def only(story: Article) -> Account:
    (account,) = accounts(story)
    return account


def keys(found: object) -> list[str]:
    return [one.value for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("story", "parties", "instrument", "status"),
    [
        (TREATY, {"KE", "UG"}, "treaty", "signed"),
        (ACUERDO, {"PA", "CR"}, "plan", "announced"),
        (MOU, {"NO", "IS"}, "memorandum", "announced"),
        (SUSPENDED, {"MD", "AM"}, "agreement", "suspended"),
        (PROPOSED, {"GH", "TG"}, "agreement", "proposed"),
        (PATROLS, {"PH", "VN"}, "operation", "in_force"),
    ],
)
def test_who_did_what_with_which_kind(story: Article, parties: set[str], instrument: str, status: str) -> None:
    account = only(story)
    assert set(keys(account.parties)) == parties
    assert account.instrument and account.instrument.value == instrument
    assert account.status and account.status.value == status
    # the day of signing: of what was signed in another year only that year is told; what is only proposed has none
    assert (account.date and account.date.value) == (None if story in (SUSPENDED, PROPOSED) else DAY)


def test_areas_of_a_list_and_of_the_commitments() -> None:
    assert set(keys(only(TREATY).areas)) == {
        "piracy", "fisheries", "arms_trafficking", "search_and_rescue", "information_sharing",
    }  # fmt: skip
    assert {"drug_trafficking", "money_laundering", "information_sharing", "training"} <= set(keys(only(ACUERDO).areas))


def test_officials_with_office_and_side() -> None:
    treaty = [(one.value.name, one.value.office, one.value.side) for one in only(TREATY).officials]
    assert treaty == [
        ("Grace Wanjala", "Interior Minister", "KE"),
        ("Peter Okello", "Minister of Internal Affairs", "UG"),
    ]  # the analyst is none
    plan = [(one.value.name, one.value.office, one.value.side) for one in only(ACUERDO).officials]
    assert plan == [("Luis Mora", "ministro de Seguridad", "CR"), ("Raúl Pinto", "ministro de Seguridad", "PA")]


def test_a_town_is_a_place_only_where_the_text_says_so() -> None:
    account = only(TREATY)
    assert account.place and account.place.value == "Kampala"
    assert only(PROPOSED).place is None


def test_its_own_name() -> None:
    account = only(MOU)
    assert account.name and account.name.value == "Arctic Ear"
    assert only(TREATY).name is None


def test_what_needs_parliament_is_no_commitment() -> None:
    told = keys(only(TREATY).commitments)
    assert any("joint operations centre" in one for one in told)
    assert not any("ratify" in one for one in told)


def test_two_texts_are_two_accounts() -> None:
    first, second = accounts(TWO)
    assert (first.number, second.number) == (0, 1)
    assert keys(first.parties) == keys(second.parties)
    assert "cyber" in keys(second.areas) and "cyber" not in keys(first.areas)
    assert "exercises" in keys(first.areas)


@pytest.mark.parametrize("story", NONE, ids=lambda story: story.title)
def test_no_agreement_no_account(story: Article) -> None:
    assert accounts(story) == ()


@pytest.mark.parametrize("story", [TREATY, ACUERDO, MOU, SUSPENDED, PROPOSED, PATROLS, TWO], ids=lambda one: one.title)
def test_every_field_stands_in_the_body(story: Article) -> None:
    for account in accounts(story):
        single = [account.name, account.instrument, account.date, account.place, account.status]
        found = [one for one in single if one]
        for one in (*found, *account.parties, *account.areas, *account.commitments, *account.officials):
            span = one.evidence.span
            assert 0 <= span.start < span.end <= len(story.body)
            assert one.evidence.quote.strip() and 0 < one.confidence <= 1
        for official in account.officials:
            assert official.value.name in official.evidence.quote


def test_an_empty_and_an_undated_article() -> None:
    assert accounts(article("", "", published=None)) == ()
    undated = only(article("Chad and Niger sign pact", "Chad and Niger have signed a security pact.", published=None))
    assert undated.date is None and set(keys(undated.parties)) == {"TD", "NE"}


def test_the_published_wire_story(real_wire: Path) -> None:
    account = only(read_article(real_wire))
    assert set(keys(account.parties)) == {"PE", "CL"}
    assert account.instrument and account.instrument.value == "framework"
    assert account.status and account.status.value == "announced"
    assert account.date and account.date.value == date(2023, 12, 20)
    assert account.place and account.place.value == "Lima"
    assert {
        "smuggling", "human_trafficking", "migrant_smuggling", "irregular_migration", "drug_trafficking",
        "organised_crime", "arms_trafficking",
    } <= set(keys(account.areas))  # fmt: skip
    assert [(one.value.name, one.value.side) for one in account.officials] == [
        ("Gloria de la Fuente", "CL"), ("Manuel Monsalve", "CL"), ("Ignacio Higueras", "PE"), ("Miguel Núñez", "PE"),
    ]  # fmt: skip
    assert all(one.value.office for one in account.officials)
