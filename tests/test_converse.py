"""Who gives and who receives: inversions are caught, and what says the same from the other side is kept."""

from __future__ import annotations

import pytest

from assistant.verify import judge

PAYS = "The United Kingdom will pay France 500 million euros over three years for patrols on its beaches."
SELLS = "The United States sells Australia three submarines of the Virginia class."
LENDS = "Japan lent the Philippines five patrol boats, Tokyo said."
SENDS = "Chile sent 40 radars to Peru on Monday."
TRAINS = "Norwegian instructors said that Norway trains Moldova's border police."
BUYS = "Estonia bought twelve howitzers from South Korea in May."
EXTRADITES = "Peru extradited Carlos Vega to Chile on 3 May."
PAGA = "El Reino Unido pagará a Francia 500 millones de euros por las patrullas."
COMPRA = "Estonia compró a Corea del Sur doce obuses en mayo."
PRESTA = "Japón prestó cinco lanchas patrulleras a Filipinas."
VISITS = "The minister said that Norway visited Sweden in May with a delegation of police officers."

TRUE = [
    (PAYS, "France will receive 500 million euros from the United Kingdom over three years."),
    (PAYS, "France is paid 500 million euros by the United Kingdom."),
    (PAYS, "Francia recibirá del Reino Unido 500 millones de euros."),
    (SELLS, "Australia buys three submarines from the United States."),
    (SELLS, "Three submarines are sold to Australia by the United States."),
    (SELLS, "Australia compra a Estados Unidos tres submarinos."),
    (LENDS, "The Philippines borrowed five patrol boats from Japan."),
    (LENDS, "Japan gave the Philippines five patrol boats on loan."),
    (SENDS, "Peru received 40 radars from Chile on Monday."),
    (SENDS, "The radars sent by Chile to Peru are 40."),
    (BUYS, "South Korea sold twelve howitzers to Estonia in May."),
    (BUYS, "Corea del Sur vendió doce obuses a Estonia en mayo."),
    (EXTRADITES, "Carlos Vega was extradited to Chile by Peru on 3 May."),
    (PAGA, "Francia recibe 500 millones de euros del Reino Unido."),
    (PAGA, "France receives 500 million euros from the United Kingdom."),
    (COMPRA, "Corea del Sur vendió a Estonia doce obuses en mayo."),
    (PRESTA, "Filipinas recibió de Japón cinco lanchas patrulleras."),
    (TRAINS, "Moldova's border police are trained by Norway."),
    (TRAINS, "Moldova receives training for its border police from Norway."),
    (VISITS, "Sweden hosted Norway in May."),
]
FALSE = [
    (PAYS, "The United Kingdom will receive 500 million euros from France over three years."),
    (PAYS, "The United Kingdom is paid 500 million euros by France."),
    (PAYS, "El Reino Unido recibirá de Francia 500 millones de euros."),
    (SELLS, "The United States buys three submarines from Australia."),
    (SELLS, "Three submarines are sold to the United States by Australia."),
    (SELLS, "Estados Unidos compra a Australia tres submarinos."),
    (LENDS, "Japan borrowed five patrol boats from the Philippines."),
    (LENDS, "The Philippines lent Japan five patrol boats."),
    (SENDS, "Chile received 40 radars from Peru on Monday."),
    (SENDS, "The radars sent by Peru to Chile are 40."),
    (BUYS, "Estonia sold twelve howitzers to South Korea in May."),
    (BUYS, "Estonia vendió doce obuses a Corea del Sur en mayo."),
    (EXTRADITES, "Carlos Vega was extradited to Peru by Chile on 3 May."),
    (PAGA, "El Reino Unido recibe 500 millones de euros de Francia."),
    (PAGA, "The United Kingdom receives 500 million euros from France."),
    (COMPRA, "Estonia vendió a Corea del Sur doce obuses en mayo."),
    (PRESTA, "Japón recibió de Filipinas cinco lanchas patrulleras."),
    (TRAINS, "Norway is trained by Moldova's border police."),
    (TRAINS, "Norway receives training from Moldova for border police."),
    (VISITS, "Norway hosted Sweden in May."),
]


@pytest.mark.parametrize(("cited", "text"), TRUE)
def test_what_says_the_same_from_the_other_side_is_kept(cited: str, text: str) -> None:
    assert "the other way round" not in judge(text, [cited]).reason


@pytest.mark.parametrize(("cited", "text"), FALSE)
def test_give_and_take_in_each_other_s_place_are_unsupported(cited: str, text: str) -> None:
    found = judge(text, [cited])
    assert (found.name, "the other way round" in found.reason) == ("unsupported", True)


@pytest.mark.parametrize(
    ("cited", "text"),
    [
        ("Australia pays the United States three billion dollars for the submarines.",
         "Australia receives submarines from the United States."),
        ("Peru buys wheat from Chile. Peru sells copper to Chile.", "Peru sells copper to Chile."),
        ("Peru buys wheat from Chile, and Chile imports copper from Peru.", "Peru sells copper to Chile."),
        ("Peru and Chile send officers to Bolivia.", "Chile and Peru send officers to Bolivia."),
        ("The ministers of Chile, sent by Peru's invitation, met in Lima.", "Chile's ministers met in Lima."),
    ],
)  # fmt: skip
def test_another_thing_that_goes_the_other_way_is_no_exchange(cited: str, text: str) -> None:
    assert "the other way round" not in judge(text, [cited]).reason
