"""Sentences about the sample articles as a model might write them: good ones, and each falsified in many ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Good:
    """A sentence that its article bears out, in other words than the article's."""

    article: str
    question: str
    text: str


GOOD = [
    Good("sweden-us-dca-2023", "How many military bases does Sweden open to US forces?",
         "Sweden opens 17 military bases and training areas to the United States."),
    Good("sweden-us-dca-2023", "Who signed the agreement for Sweden and the United States?",
         "Swedish Defence Minister Pål Jonson and US Secretary of Defense Lloyd Austin signed it at the Pentagon."),
    Good("sweden-us-dca-2023", "When did Sweden and the United States sign?",
         "Sweden and the United States concluded the defence cooperation agreement on 5 December 2023."),
    Good("finland-us-dca-2023", "How many facilities does Finland open to US forces?",
         "The agreement opens 15 Finnish military facilities and areas to American forces."),
    Good("finland-us-dca-2023", "Who signed for Finland?",
         "Finnish Defence Minister Antti Häkkänen signed the document at the State Department."),
    Good("finland-us-dca-2023", "When did the negotiations begin?",
         "Negotiations on the text began in August 2022 and ended in October 2023."),
    Good("peru-chile-2023-12-20", "Who represented Chile?",
         "Chile was represented by Gloria de la Fuente and Manuel Monsalve."),
    Good("peru-chile-2023-12-20", "Whom did Peru send?",
         "Peru sent its deputy ministers Ignacio Higueras and Miguel Núñez."),
    Good("japan-philippines-raa-2024", "When did Japan and the Philippines sign?",
         "Japan and the Philippines signed a Reciprocal Access Agreement on 8 July 2024."),
    Good("japan-philippines-raa-2024", "Who witnessed the ceremony?",
         "President Ferdinand Marcos Jr. witnessed the ceremony at Malacañang Palace."),
    Good("black-sea-mcm-2024", "How many ships does the group have?",
         "The task group is to consist of three minehunting ships and one command-and-control ship."),
    Good("black-sea-mcm-2024", "Is it a NATO operation?",
         "The initiative is not a NATO operation and is not directed against any country."),
    Good("falepili-union-2023", "How many citizens of Tuvalu may move?",
         "Up to 280 citizens of Tuvalu a year will be able to move to Australia."),
    Good("falepili-union-2023", "Who signed the Falepili treaty?",
         "Anthony Albanese and Kausea Natano signed the treaty in Rarotonga."),
    Good("aukus-san-diego-2023", "How many submarines will Australia buy?",
         "Australia will buy three Virginia-class submarines from the United States in the early 2030s."),
    Good("djibouti-jeddah-2017", "Which states signed the code in 2009?",
         "Nine states signed the code on January 29, 2009."),
    Good("ue-tunez-memorando-2023", "¿Cuánto aportará la UE contra la migración irregular?",
         "La Unión Europea aportará 105 millones de euros para la lucha contra la migración irregular."),
    Good("ue-tunez-memorando-2023", "¿Quién firmó por Túnez?",
         "Firmaron el comisario Olivér Várhelyi y el secretario de Estado Mounir Ben Rjiba."),
    Good("red-andina-seguridad-2024", "¿Qué países conecta la red?",
         "La red conectará a Bolivia, Colombia, Ecuador y Perú las 24 horas del día."),
    Good("dinamarca-eeuu-dca-2023", "¿Quién firmó por Dinamarca?",
         "Lars Løkke Rasmussen y Antony Blinken firmaron el documento en Washington."),
    Good("trinity-house-reino-unido-alemania-2024", "¿Cuántos empleos creará la fábrica?",
         "Según Londres, la fábrica de Rheinmetall creará más de 400 empleos."),
    Good("lancaster-house-2010", "¿Quiénes firmaron los tratados de Lancaster House?",
         "Los tratados fueron suscritos por David Cameron y Nicolas Sarkozy."),
    Good("sweden-us-dca-2023", "¿Cuántas bases militares abre Suecia a Estados Unidos?",
         "Suecia abre 17 bases militares y zonas de entrenamiento a Estados Unidos."),
    Good("japan-philippines-raa-2024", "¿Quién presenció la ceremonia?",
         "El presidente Ferdinand Marcos Jr. presenció la ceremonia."),
    Good("finland-us-dca-2023", "¿Cuándo empezaron las negociaciones?",
         "Las negociaciones empezaron en agosto de 2022 y terminaron en octubre de 2023."),
    Good("ue-tunez-memorando-2023", "How much will the EU pay against irregular migration?",
         "The European Union will contribute 105 million euros to the fight against irregular migration."),
    Good("trinity-house-reino-unido-alemania-2024", "Who signed the Trinity House agreement?",
         "The document was signed by John Healey and Boris Pistorius at Trinity House."),
    Good("red-andina-seguridad-2024", "Which countries does the network connect?",
         "The network will connect Bolivia, Colombia, Ecuador and Peru 24 hours a day."),
    Good("malacca-straits-patrol-2016", "What are the three parts of the patrol?",
         "The patrol has three parts: sea patrols, air patrols and an intelligence exchange group."),
    Good("eu-moldova-2024", "Who signed for the EU and Moldova?",
         "Josep Borrell and Dorin Recean signed the document in Brussels."),
    Good("yaounde-code-2013", "How many articles does the code have?",
         "The code has 21 articles."),
    Good("australia-png-2023", "What is the Australian money for?",
         "The money from Australia is intended for the police, the courts and the correctional services."),
    Good("us-mexico-bicentennial-2021", "What took the place of the Mérida Initiative?",
         "The United States and Mexico agreed on a new basis that takes the place of the Mérida Initiative of 2008."),
    Good("comando-tripartito-triple-frontera-2025", "¿Cuánto tiempo estará vigente el acuerdo?",
         "El acuerdo tendrá una vigencia inicial de cinco años, con renovación automática."),
    Good("ameripol-tratado-brasilia-2023", "¿Cuántos países firmaron el tratado?",
         "Trece países de América Latina y el Caribe firmaron el tratado de Ameripol."),
    Good("eunavfor-aspides-2024", "What is Aspides?",
         "Aspides is an operation of the European Union in the Red Sea."),
    Good("uk-france-small-boats-2023", "How much does the United Kingdom pay France?",
         "The United Kingdom is to pay France 541 million euros over three years."),
]  # fmt: skip

_NUMBER = re.compile(r"\b\d[\d.,]*\d\b|\b\d\b")
_WORDS = {"three": "seven", "one": "two", "Nine": "Twelve", "cinco": "diez", "Trece": "Veinte"}
_MONTHS = {
    "December": "November", "August": "May", "October": "March", "July": "June", "January": "February",
    "agosto": "marzo", "octubre": "junio",
}  # fmt: skip
_COUNTRIES = {
    "Sweden": "Norway", "Swedish": "Danish", "United States": "United Kingdom", "US ": "British ",
    "American": "Russian",
    "Finnish": "Estonian", "Chile": "Bolivia", "Peru": "Paraguay", "Japan": "South Korea", "Philippines": "Vietnam",
    "Tuvalu": "Nauru", "Australia": "New Zealand", "Bolivia": "Venezuela", "Colombia": "Brasil", "Ecuador": "Panamá",
    "Suecia": "Noruega", "Estados Unidos": "Reino Unido", "Mexico": "Canada", "France": "Spain", "Moldova": "Georgia",
    "United Kingdom": "Netherlands", "Unión Europea": "Unión Africana", "Londres": "París",
    "Washington": "Berlín", "Rarotonga": "Suva",
}  # fmt: skip
_OTHERS = ("Laura Whitfield", "Esteban Carvajal", "Mihai Dobrescu")
_PERSON = re.compile(
    r"Pål Jonson|Lloyd Austin|Antti Häkkänen|Gloria de la Fuente|Manuel Monsalve|Ignacio Higueras|Miguel Núñez|"
    r"Ferdinand Marcos Jr\.|Anthony Albanese|Kausea Natano|Olivér Várhelyi|Mounir Ben Rjiba|Lars Løkke Rasmussen|"
    r"Antony Blinken|David Cameron|Nicolas Sarkozy|John Healey|Boris Pistorius|Josep Borrell|Dorin Recean"
)
_SIDES = {"Chile was represented": "Peru was represented", "Peru sent": "Chile sent"}
_DENIED = {
    "is not a NATO operation and is not directed": "is a NATO operation and is directed",
    "opens 17": "does not open 17", "will be able": "will not be able", "witnessed": "never witnessed",
    "abre": "no abre", "has 21": "does not have 21", "is intended": "is not intended", "is to pay": "is not to pay",
    "aportará": "no aportará", "conectará": "no conectará", "creará": "no creará",
}  # fmt: skip


def falsified(good: Good) -> Iterator[tuple[str, str]]:
    """The kind of falsehood and the sentence with it."""
    text = good.text
    for match in _NUMBER.finditer(text):
        for change in (1, 3, 10):
            number = match.group()
            new = str(int(number) + change) if number.isdigit() else number
            yield "number", text[: match.start()] + new + text[match.end() :]
    for old, new in _WORDS.items():
        if re.search(rf"\b{old}\b", text):
            yield "number", re.sub(rf"\b{old}\b", new, text, count=1)
    for old, new in _MONTHS.items():
        if old in text:
            yield "date", text.replace(old, new)
    for old, new in _COUNTRIES.items():
        if old in text:
            yield "country", text.replace(old, new, 1)
    for match in _PERSON.finditer(text):
        for other in _OTHERS:
            yield "name", text[: match.start()] + other + text[match.end() :]
    for old, new in _SIDES.items():
        if old in text:
            yield "party", text.replace(old, new)
    for old, new in _DENIED.items():
        if old in text:
            yield "denial", text.replace(old, new)
    yield "name", f"{text[:-1]}, according to Laura Whitfield."
    yield "number", f"{text[:-1]}, at a cost of 640 million euros."
