"""Does a sentence hold the kind of answer that a question wants: a person, a date, a list, a number?"""

from __future__ import annotations

import re

from assistant.reader.evidence.decides import decides
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.lists.lists import Enumeration, enumeration
from assistant.reader.officials.people import people, surnames
from assistant.reader.question import Question, Wanted
from assistant.reader.values import amounts, dates, durations, places, tells_the_day
from index.entities import countries
from index.text import fold
from index.types import Article, Span
from index.wire import told

NO_CUE = 0.5
"""Of a reason that no word announces: "lo que le impedía recibir encargos"."""


def has_kind(question: Question, text: str, article: Article) -> float:
    """Share of the wanted kinds of answer that the sentence holds, 0…1."""
    return sum(_holds(question, kind, text, article) for kind in question.wanted) / len(question.wanted)


_REASON = re.compile(
    r"\b(because|since|due to|owing to|in order to|so that|reason|in response to|aim|aims|aimed|meant to|motivated|"
    r"after|porque|debido a|para|con el fin|a causa|motiv\w+|razón|ante|tras|ya que|como respuesta)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(agreed|agree|decided|will|signed|established?|set up|committed|undertook|must|shall|plan(?:s|ned)?|announced|"
    r"acordaron|acordó|decidieron|decidió|firmaron|establec\w+|comprometi\w+|crear\w*|prevé\w*|podrán|deberán?)\b",
    re.IGNORECASE,
)


def _holds(question: Question, kind: Wanted, text: str, article: Article) -> float:
    if kind is Wanted.PERSON:
        return _holds_person(question, text, article)
    if kind is Wanted.LIST:
        return holds_list(question, text)
    if kind is Wanted.COUNTRIES:
        return min(1.0, len(bag(text, article.language).countries) / 3)
    if kind is Wanted.REASON:
        return 1.0 if _REASON.search(text) else NO_CUE
    if kind is Wanted.DECISION:
        return 1.0 if _DECISION.search(text) else 0.6
    if kind is Wanted.NUMBER:
        return holds_amount(question, text, article.language)
    if kind is Wanted.DATE:
        return 1.0 if tells_the_day(text) or next(dates(text), None) else 0.0
    if kind is Wanted.PLACE:
        return 1.0 if next(places(text), None) else 0.0
    return decides(question, text) if kind is Wanted.YES_NO else 1.0


def holds_list(question: Question, text: str, printed: Enumeration | None = None) -> float:
    """1 for a list of things; less for one of people or countries, or when another count was asked for than stated.

    `printed` is the list that was found in the text, if one was looked for.
    """
    printed = printed or enumeration(text)
    if printed is None or len(printed.items) < 2:
        return 0.0
    names = sum(is_name(span.of(text)) for span in printed.items)
    if names >= 2:
        return 0.2
    exact = 0.2 if question.count and question.count == printed.stated else 0.0
    return min(1.0, 0.4 + len(printed.items) / 10 + 0.2 * (":" in text) + exact)


def is_name(item: str) -> bool:
    """Does an item of a list name a person, or is it a country and nothing else?"""
    return bool(people(item)) or any(mention.span == Span(0, len(item)) for mention in countries(item))


def _holds_person(question: Question, text: str, article: Article) -> float:
    """1 for a person of the side that is asked for, less when only the surname is printed, 0 for nobody's."""
    found = people(text)
    asked_for = question.sides
    if not found:
        known = surnames(told(article.body))
        return 0.6 if any(re.search(rf"\b{re.escape(name)}\b", text) for name in known) else 0.0
    return 1.0 if not asked_for or any(person.side in asked_for for person in found) else 0.0


_NO_ENTRY = re.compile(
    r"(?:both|the two|these|ambos|ambas|los dos|las dos|dichos|dichas) (?:sides?|parties|countries|states|governments|"
    r"nations|partes|paises|estados|gobiernos|naciones)|"
    r"(?:en )?cambio|(?:in )?turn|(?:a su )?vez|(?:por su )?parte|(?:in )?addition|instead|however|also|ademas|"
    r"asimismo|sin embargo|for (?:its|his|her|their) part|respectively|respectivamente|for example|por ejemplo"
)
"""What stands between commas and is nothing in a list: "in turn", "both countries"."""


def may_be_entry(question: Question, text: str) -> bool:
    """May it be a thing of a list? Of dates or numbers only one that is one: who asks when gets no names."""
    if _NO_ENTRY.fullmatch(fold(text)):
        return False
    if question.wants(Wanted.DATE):
        return tells_the_day(text) or next(dates(text), None) is not None or re.search(r"\d", text) is not None
    if question.wants(Wanted.NUMBER):
        return re.search(r"\d", text) is not None or next(amounts(text), None) is not None
    return True


_MONEY = re.compile(r"[€$£%]|\b(?:million|billion|millones|mil|dollars?|euros?|dólares|per cent|por ciento)\b")
_ASKS_MONEY = re.compile(
    r"\bhow much (?:money\b|.*\b(?:cost|pay|paid|spend|spent)\b)|^\W*what\b.*\b(?:costs?|rent|price|budget|fee)\b|"
    r"\bcuant[oa] (?:dinero|plata|cuestan?|costo|costaran?)\b|\bcuanto\b.*\b(?:pag|costar)\w*|"
    r"\b(?:costo|coste|presupuesto|alquiler|precio)\b"
)
_CURRENCY = (
    r"[€$£¥%]|\b(?:million|billion|thousand|millon(?:es)?|mil|dollars?|dolar(?:es)?|euros?|pesos|soles|francs?|francos|rand|"
    r"riyals?|dirhams?|lei|lari|yen|yuan|won|pounds?|libras|drams?|tenge|shillings?|chelines|naira|rupees?|rupias|colones|"
    r"quetzales|reales|baht|kyat|riel|ringgit|maloti|meticais|kwacha|ariary|vatu|lempiras|balboas|bolivares|guaranies|"
    r"bolivianos|coronas|kron(?:er|or|a)|zloty|forint|dinars?|dinares|rubles|rublos|liras?|manat|taka|o?uguiyas?|cedis|"
    r"birr|cents?|centavos|per cent|percent|por ciento)\b"
)
_SUM = re.compile(_CURRENCY)
_OF_MONEY = re.compile(
    rf"{_CURRENCY}|\b(?:money|dinero|cost\w*|cuestan?|pa(?:id|ys?)|pag\w+|free|gratis|gratuit\w+|budget|presupuesto|funds?|"
    r"fondos?|price|precio)\b"
)
_OF_COUNTRY = 25
"""Characters behind a number of people in which their country may stand."""
_OFTEN = re.compile(r"\b(?:times|twice|veces)\b")


def asks_for_money(question: Question) -> bool:
    """Is a sum asked for: "how much money", "what does it cost"?"""
    return _ASKS_MONEY.search(fold(question.text)) is not None


def speaks_of_money(text: str) -> bool:
    """A currency, a cost, a share."""
    return _OF_MONEY.search(fold(text)) is not None


def is_sum(text: str) -> bool:
    """A currency, millions, a share of them."""
    return _SUM.search(fold(text)) is not None


def tells_no_money(question: Question, text: str) -> bool:
    """Is a sum asked for, and nothing in the text of money? "Six areas" is no answer to how much was set aside."""
    number = question.wanted in ((Wanted.NUMBER,), (Wanted.STATEMENT,))
    return number and asks_for_money(question) and not speaks_of_money(text)


def holds_amount(question: Question, text: str, language: str) -> float:
    """1 for a number of what is counted in the question, less for a number of something else."""
    places = list(amounts(text))
    found = [span.of(text) for span in places]
    asked = fold(question.text)
    lasts = re.search(r"how (?:long|often)|cuanto tiempo|plazo|frecuencia|cada cuanto", asked)
    if lasts and (any(durations(text)) or any(_OFTEN.search(amount) for amount in found)):
        return 1.0
    if not found:
        return 0.0
    if lasts:
        return 0.3
    if re.search(
        r"how much|what share|cuant[oa] (?:dinero|plata|cuesta)|costo|presupuesto|monto|de cuanto|percentage|"
        r"porcentaje|proporci?on|proportion",
        asked,
    ):
        return 1.0 if any(_MONEY.search(amount) for amount in found) else 0.2
    if not question.counted:
        return 0.7
    people = question.counted[0].kind == "country"  # "Peruvians" may be "12 citizens of Peru"
    numbers = [bag(text[span.start : span.end + _OF_COUNTRY * people], language) for span in places]
    counts_it = any(speaks_of(thing, one, question.language) for thing in question.counted for one in numbers)
    return 1.0 if counts_it else 0.35
