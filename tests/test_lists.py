"""Enumerations in a sentence, each item at its place."""

from __future__ import annotations

import pytest

from assistant.reader.lists.lists import enumeration, stated_count
from index.types import Span


def items(text: str) -> list[str] | None:
    found = enumeration(text)
    return found and [span.of(text) for span in found.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They agreed on areas: training, patrols and cyber defence.", ["training", "patrols", "cyber defence"]),
        ("The pact covers training, intelligence sharing, and joint patrols.",
         ["training", "intelligence sharing", "joint patrols"]),
        ("The plan includes ships; aircraft, with their crews; and radars.",
         ["ships", "aircraft, with their crews", "radars"]),
        ("Acordaron cuatro ámbitos: narcotráfico, trata de personas, contrabando y ciberdelitos.",
         ["narcotráfico", "trata de personas", "contrabando", "ciberdelitos"]),
        ("Members: Peru and Chile.", ["Peru", "Chile"]),
        ("It covers grave offences in both countries, among them arson, fraud and theft.", ["arson", "fraud", "theft"]),
        ("Protege a diez oficinas, entre ellas el banco, la aduana y el correo.", ["banco", "aduana", "correo"]),
        ("It costs: 1,900 soles, 190,000 in all, and a clerk.", ["1,900 soles", "190,000 in all", "a clerk"]),
        ("Son dos cifras: 1,6 de Perú y 3,5 de Chile.", ["1,6 de Perú", "3,5 de Chile"]),
        ("Acordaron tres puntos: a Bolivia, a Chile y a Perú.", ["Bolivia", "Chile", "Perú"]),
        ("The base at Ilo, the wing at Tacna and the Puno regiment are on the list.",
         ["base at Ilo", "wing at Tacna", "Puno regiment"]),
        ("La Junta, la Xunta y el Cabildo participarán en la comisión.", ["Junta", "Xunta", "Cabildo"]),
        ("They may refuse men who are ill, who are armed or who have fled.", ["are ill", "are armed", "have fled"]),
        ("Hay tres novedades: que pague, que nadie ha de cobrar y que se cierre el paso.",
         ["pague", "nadie ha de cobrar", "se cierre el paso"]),
        ("Quedan dos asuntos: la extradición de un contador, que la Corte debe resolver, y un permiso de vuelo.",
         ["extradición de un contador", "un permiso de vuelo"]),
        ("Hay una excepción: barcos de la Cruz Roja y aviones, a los que un juez deja pasar.",
         ["barcos de la Cruz Roja", "aviones"]),
        ("It consists of three ships, one from each country, and a command ship.", ["three ships", "a command ship"]),
        ("Prevé unidades: una antidrogas en Ilo y otra contra la trata y el tráfico en Puno.",
         ["una antidrogas en Ilo", "otra contra la trata y el tráfico en Puno"]),
        ("It includes ships (tankers, tugs), aircraft and radars.", ["ships (tankers, tugs)", "aircraft", "radars"]),
    ],
)  # fmt: skip
def test_items_stand_as_printed_and_in_order(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize("text", ["They met in Lima.", "They seek peace and security.", "", "Members: Peru."])
def test_a_sentence_without_a_list_has_none(text: str) -> None:
    assert enumeration(text) is None


def test_a_thing_printed_twice_stands_twice_and_a_stray_word_is_kept() -> None:
    printed = items("in six areas: arms, drugs, smuggling and drugs. Weapons.")
    assert printed == ["arms", "drugs", "smuggling", "drugs", "Weapons"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It is against smuggling, piracy and trafficking, which the minister called a plague.", "trafficking"),
        ("El plan incluye patrullas, información e inteligencia, según dijo el ministro.", "inteligencia"),
        ("It covers land, air, space and cyber, the first pact of this reach.", "cyber"),
        ("Abarca los ámbitos terrestre, marítimo, espacial y cibernético, el primero de este alcance.", "cibernético"),
        ("It covers policing, borders, courts and infrastructure such as ports and energy.", "infrastructure"),
        ("It covers aid, education and training, and the defence industry.", "defence industry"),
        ("It covers smuggling, trafficking in drugs and arms, cybercrime.", "cybercrime"),
        ("It covers crimes such as piracy, smuggling and theft.", "theft"),
    ],
)
def test_a_remark_after_the_list_is_no_item(text: str, last: str) -> None:
    assert (items(text) or [""])[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("agreed in six areas: ", (6, "six")),
        ("the 6 pillars are: ", (6, "6")),
        ("acordaron cuatro ámbitos de cooperación policial: ", (4, "cuatro")),
        ("two sides, in three fields: combating ", (3, "three")),
        ("the two ministers agreed on checks: ", (None, "")),
        ("two countries agreed: ", (None, "")),
        ("in one of the six areas: ", (None, "")),
        ("the two countries sign and ", (None, "")),
        ("three ports, as of 7 April, in ", (None, "")),
        ("pasan de diecisiete a dos: ", (None, "")),
        ("for 3 years: ", (None, "")),
        ("one thing: ", (None, "")),
    ],
)
def test_only_the_count_of_the_things_before_the_colon_is_the_stated_one(
    text: str, expected: tuple[int | None, str]
) -> None:
    assert stated_count(text) == expected


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        (
            "States act by searching ships, by denying passage and by closing ports.",
            "",
            ["searching ships", "denying passage", "closing ports"],
        ),
        (
            "Peru, Chile and Bolivia met on Monday to stop piracy, theft and smuggling.",
            "Chile",
            ["Peru", "Chile", "Bolivia"],
        ),
        (
            "Peru, Chile and Bolivia met on Monday to stop piracy, theft and smuggling.",
            "theft",
            ["stop piracy", "theft", "smuggling"],
        ),
        (
            "Cooperation between the Lima Guard and the Quito Office should grow.",
            "Lima Guard",
            ["Lima Guard", "Quito Office"],
        ),
        ("President George W. Bush met Ana Ruiz.", "", None),
    ],
)
def test_the_list_that_holds_what_was_seen(text: str, seen: str, expected: list[str] | None) -> None:
    place = Span(text.find(seen), text.find(seen) + len(seen)) if seen else None
    found = enumeration(text, place)
    assert (found and [span.of(text) for span in found.items]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Each has an office: Peru put it in Ilo, Chile in Arica and Bolivia in Uyuni.", ["Ilo", "Arica", "Uyuni"]),
        ("Perú abrirá su oficina en Ilo, Chile en Arica y Bolivia en Uyuni.", ["Ilo", "Arica", "Uyuni"]),
    ],
)
def test_what_each_country_has_is_an_entry_and_the_country_is_none(text: str, expected: list[str]) -> None:
    found = enumeration(text)
    assert found and [item.of(text) for item in found.items] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has two fields: search and rescue and fishing.", ["search and rescue", "fishing"]),
        ("Abarca tres campos: pesca, búsqueda y rescate y radio.", ["pesca", "búsqueda y rescate", "radio"]),
    ],
)
def test_one_thing_that_is_written_with_and_stays_whole(text: str, expected: list[str]) -> None:
    found = enumeration(text)
    assert found and [item.of(text) for item in found.items] == expected
