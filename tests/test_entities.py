"""Countries and concepts, by every name they go by."""

from __future__ import annotations

import pytest

from index.entities import (
    concept,
    concepts,
    countries,
    country_surfaces,
    first_names,
    ranked_countries,
    ranked_organisations,
    ranked_topics,
)
from index.types import Language


def codes(text: str) -> list[str]:
    return [mention.key for mention in countries(text)]


def topics(text: str, language: str) -> list[str | None]:
    return [concept(mention.key).topic for mention in concepts(text, language)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peru", "PE"),
        ("Perú", "PE"),
        ("peru", "PE"),
        ("PERÚ", "PE"),
        ("a Peruvian minister", "PE"),
        ("la policía peruana", "PE"),
        ("los ministros peruanos", "PE"),
        ("talks in Lima", "PE"),
        ("the Netherlands", "NL"),
        ("Países Bajos", "NL"),
        ("Alemania", "DE"),
        ("the European Union", "EU"),
        ("la Unión Europea", "EU"),
    ],
)
def test_a_country_is_found_by_name_demonym_and_capital_in_both_languages(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["the US", "the U.S. Navy", "the USA", "EE.UU.", "EE. UU.", "United States"])
def test_the_united_states_are_found_however_abbreviated(text: str) -> None:
    assert codes(text) == ["US"]


@pytest.mark.parametrize("text", ["Tell us about it", "Us and them", "an eu phoric crowd"])
def test_a_common_word_is_no_country(text: str) -> None:
    assert codes(text) == []


def test_peace_is_not_the_capital_of_bolivia() -> None:
    assert codes("un acuerdo sobre la paz en la región") == []
    assert codes("una reunión en La Paz") == ["BO"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Papua New Guinea", "PG"),
        ("Equatorial Guinea", "GQ"),
        ("the Democratic Republic of the Congo", "CD"),
        ("South Korean ships", "KR"),
        ("República Dominicana", "DO"),
    ],
)
def test_the_longest_name_wins(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["the Gulf of Guinea", "el golfo de Guinea", "Latin American ports", "New Mexico"])
def test_a_region_that_contains_a_countrys_name_is_no_country(text: str) -> None:
    assert codes(text) == []


def test_a_name_inside_a_word_is_no_country() -> None:
    assert codes("Peruse the chilenarium, says Malinda") == []


def test_a_mention_knows_its_exact_place() -> None:
    text = "Según el Perú y los «chilenos», nada."
    assert [mention.span.of(text) for mention in countries(text)] == ["Perú", "chilenos"]


def test_countries_rank_by_mentions_then_by_appearance() -> None:
    assert ranked_countries("Chile, Brazil and Peru met; the Peruvian hosts spoke.") == ("PE", "CL", "BR")


def test_a_country_lists_its_names_in_both_languages() -> None:
    assert {"Peru", "Perú", "Peruvian", "peruana", "Lima"} <= set(country_surfaces("PE"))


def test_a_concept_is_the_same_in_both_languages() -> None:
    (english,) = concepts("human trafficking", "en")
    (spanish,) = concepts("trata de personas", "es")
    assert english.key == spanish.key


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Drug Trafficking", "en", "drug_trafficking"),
        ("el narcotráfico", "es", "drug_trafficking"),
        ("el narcotrafico", "es", "drug_trafficking"),
        ("smugglers", "en", "smuggling"),
        ("contrabando", "es", "smuggling"),
        ("organized crime", "en", "organised_crime"),
        ("organised crime", "en", "organised_crime"),
        ("tráfico de armas", "es", "arms_trafficking"),
    ],
)
def test_a_concept_is_found_in_its_language(text: str, language: str, topic: str) -> None:
    assert topics(text, language) == [topic]


@pytest.mark.parametrize(("text", "language"), [("contrabando", "en"), ("smugglers", "es")])
def test_a_concept_is_not_found_in_the_other_language(text: str, language: str) -> None:
    assert topics(text, language) == []


def test_the_longest_concept_wins() -> None:
    assert topics("drug trafficking", "en") == ["drug_trafficking"]
    assert topics("drugs", "en") == [None]


def test_topics_rank_by_mentions() -> None:
    assert ranked_topics("asylum, smuggling and smugglers", "en") == ("smuggling", "asylum")


def test_a_text_of_a_third_language_is_read_as_english() -> None:
    assert ranked_topics("smuggling", "pt") == ("smuggling",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fines humanitarios", []),
        ("Helena Carreiras", []),
        ("la ministra Rosa Lima dijo", []),
        ("Jordan Bardella said", []),
        ("Jordan signed a deal", ["JO"]),
        ("Congo", []),
        ("Kinshasa accused rebels in eastern Congo", ["CD", "CD"]),
        ("Korean troops near Seoul", ["KR", "KR"]),
        ("Santiago Peña, presidente de Paraguay", ["PY"]),
        ("Chile, en Santiago", ["CL", "CL"]),
        ("Atlanta, Georgia", []),
        ("Georgia and its capital Tbilisi", ["GE", "GE"]),
        ("la ciudad de Granada", []),
        ("Grenada", ["GD"]),
        ("the South China Sea", []),
        ("West and Central African leaders", []),
        ("the Rome Statute", []),
        ("male officers polish a text", []),
        ("Guinea Ecuatorial y Guinea-Bisáu", ["GQ", "GW"]),
        ("Niger and Nigeria", ["NE", "NG"]),
        ("Dominica y República Dominicana", ["DM", "DO"]),
        ("Bamako y Nuakchot", ["ML", "MR"]),
        ("Panama City", ["PA"]),
        ("Kosovo, Taiwan, Palestine, the Holy See and Hong Kong", ["XK", "TW", "PS", "VA", "HK"]),
    ],
)
def test_a_name_that_others_share_counts_only_where_it_is_the_country(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_headline_and_lead_weigh_more_than_the_rest() -> None:
    text = "Peru and Chile met. They talked. " + "Later Bolivia spoke, and Bolivia left. " * 2
    assert ranked_countries(text, "Peru and Chile sign") == ("PE", "CL", "BO")


def test_organisations_are_found_by_name_and_acronym_in_the_language_of_the_text() -> None:
    assert ranked_organisations("La OTAN y Europol; la OTAN avisó.", "es") == ("NATO", "Europol")
    assert ranked_organisations("NATO and the United Nations", "en") == ("NATO", "United Nations")
    assert ranked_organisations("They can go; un acuerdo", "en") == ()


def test_one_stray_word_below_the_lead_is_no_topic() -> None:
    lead = "The ministers met. They spoke. "
    assert ranked_topics(lead + "He named piracy once.", "en", "A meeting") == ()
    assert ranked_topics(lead + "He named piracy. Piracy is back.", "en", "A meeting") == ("piracy",)
    assert ranked_topics(lead + "It covers piracy, terrorism and smuggling.", "en", "A meeting") == (
        "piracy", "terrorism", "smuggling",
    )  # fmt: skip
    assert ranked_topics("They crossed the border. The border is long.", "en", "The border") == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_topic_has_a_name_to_show(language: Language) -> None:
    names = first_names("glossary", language)
    wanted = (
        "smuggling human_trafficking migrant_smuggling irregular_migration drug_trafficking organised_crime "
        "arms_trafficking terrorism cyber maritime_security border_security intelligence training exercises"
    )
    assert set(wanted.split()) <= set(names)
    assert not any(name.startswith(("~", "^", "=")) for name in names.values())


def test_the_tables_hold_every_member_of_the_united_nations() -> None:
    codes_of_members = set(first_names("countries", "en"))
    assert len(codes_of_members) >= 193 + 5
    assert set(first_names("countries", "es")) == codes_of_members
