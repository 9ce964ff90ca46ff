"""Filters that were read from a question, for people and programs: what was understood, and whether it was met."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.reader.question import Question
from assistant.types import Answer, Understood
from index.entities import first_names
from index.periods import MONTHS
from index.question_filters import Wish, satisfies
from index.text import fold
from index.types import Article, Filters, Language, Passage

_TEXTS: dict[Language, dict[str, str]] = {
    "en": {
        "first": "Shown first: articles {wishes}.",
        "unmet": "No article {wishes} was found that answers this; what is shown is from {shown}.",
        "others": "other articles", "of": "articles of {months}", "to": "articles of {months} to {last}",
        "from": "from {since}", "until": "until {until}", "between": "from {since} to {until}", "in": "dated {period}",
        "countries": "on {names} together", "agency": "by {names}", "language": "in {names}",
        "and": "and", "en": "English", "es": "Spanish", "day": "{day} {month} {year}", "month": "{month} {year}",
        "months": "January February March April May June July August September October November December",
    },
    "es": {
        "first": "Se muestran primero los artículos {wishes}.",
        "unmet": "No se halló ningún artículo {wishes} que responda a esto; lo que se muestra es de {shown}.",
        "others": "otros artículos", "of": "artículos de {months}", "to": "artículos de {months} a {last}",
        "from": "desde el {since}", "until": "hasta el {until}", "between": "del {since} al {until}",
        "in": "de {period}",
        "countries": "sobre {names} a la vez", "agency": "de {names}", "language": "en {names}",
        "and": "y", "en": "inglés", "es": "español", "day": "{day} de {month} de {year}", "month": "{month} de {year}",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    },
}  # fmt: skip


def with_wishes(answer: Answer, asked: Question, wishes: Sequence[Wish], passages: Sequence[Passage]) -> Answer:
    """The answer with what was understood, and a notice where what is shown is not what a filter names.

    A day, month or year is met by a sentence that names it, too: an article of 2023 tells what was signed in 2009.
    """
    if not wishes:
        return answer
    articles = {passage.article.id: passage.article for passage in passages}
    cited = {citation.article_id for citation in answer.citations} or {passage.article.id for passage in passages[:1]}
    shown = [articles[key] for key in cited if key in articles]
    missing = min(
        ([one for one in wishes if not satisfies(article, one.filters)] for article in shown),
        key=len,
        default=[*wishes],
    )
    understood = tuple(_understood(wish, asked, wish not in missing) for wish in wishes)
    answer = replace(answer, understood=understood)
    unmet = [wish for wish in missing if not _told(wish, asked, answer, articles)]
    if not unmet:
        return answer
    dated = bool(answer.citations) and any(wish.kind == "period" for wish in unmet)
    line = _unmet(unmet, shown if dated else (), asked.language)
    return replace(answer, notices=(*answer.notices, line))


def shown_first(answer: Answer) -> str:
    """What people are told of the filters that were read; empty when none were, or none is met."""
    language = _language(answer.language)
    met = ", ".join(one.text for one in answer.understood if one.met)
    return _TEXTS[language]["first"].format(wishes=met) if met else ""


def _unmet(wishes: Sequence[Wish], shown: Sequence[Article], language: Language) -> str:
    """The notice; `shown` are the articles whose months it names, where the period is what is not met."""
    wording = _TEXTS[language]
    days = sorted(article.date for article in shown if article.date)
    months = [_month(day, language) for day in (days[:1] + days[-1:])]
    how = "others" if not months else "of" if months[0] == months[-1] else "to"
    source = wording[how].format(months=months[0] if months else "", last=months[-1] if months else "")
    return wording["unmet"].format(wishes=", ".join(_text(wish, language) for wish in wishes), shown=source)


def _told(wish: Wish, asked: Question, answer: Answer, articles: Mapping[str, Article]) -> bool:
    """Does a sentence that is shown name the day, month or year that the question names? "Last year" names none."""
    if wish.kind != "period":
        return False
    numbers, months = _named(wish.span.of(asked.text))
    years = {number for number in numbers if number > 31}
    for citation in answer.citations if numbers or months else ():
        told, told_months = _named(citation.quote)
        article = articles.get(citation.article_id)
        told |= {article.date.year} if article and article.date else set()
        of_year = not years or any(min(years) <= number <= max(years) for number in told)
        if of_year and months <= told_months and numbers - years <= told:
            return True
    return False


def _named(text: str) -> tuple[set[int], set[int]]:
    """The numbers and the months of a text; "mar" and "may" are months only where they are written as names."""
    words = re.findall(r"[^\W\d_]+", text)
    months = {MONTHS[fold(word)] for word in words if fold(word) in MONTHS and (len(word) > 3 or word[0].isupper())}
    return {int(number) for number in re.findall(r"\d+", text)}, months


def _language(code: str) -> Language:
    return "es" if code == "es" else "en"


def _understood(wish: Wish, asked: Question, met: bool) -> Understood:
    filters = wish.filters
    return Understood(
        kind=wish.kind,
        surface=wish.span.of(asked.text),
        text=_text(wish, asked.language),
        since=filters.since.isoformat() if filters.since else None,
        until=filters.until.isoformat() if filters.until else None,
        countries=filters.countries,
        agencies=filters.agencies,
        languages=filters.languages,
        met=met,
    )


def _text(wish: Wish, language: Language) -> str:
    wording = _TEXTS[language]
    filters = wish.filters
    if wish.kind == "period":
        return _period(filters, language)
    named = first_names("countries", language)
    names = {
        "countries": [named.get(code, code) for code in filters.countries],
        "agency": list(filters.agencies),
        "language": [wording[_language(code)] for code in filters.languages],
    }[wish.kind]
    joined = ", ".join(names[:-1]) + (f" {wording['and']} " if len(names) > 1 else "") + names[-1]
    return wording[wish.kind].format(names=joined)


def _period(filters: Filters, language: Language) -> str:
    wording = _TEXTS[language]
    since, until = filters.since, filters.until
    if since and until:
        if whole := _whole(since, until, language):
            return wording["in"].format(period=whole)
        return wording["between"].format(since=_day(since, language), until=_day(until, language))
    if since:
        return wording["from"].format(since=_day(since, language))
    assert until is not None
    return wording["until"].format(until=_day(until, language))


def _whole(since: date, until: date, language: Language) -> str | None:
    """A period that is just a day, a month or a year."""
    if since == until:
        return _day(since, language)
    if (since.month, since.day, until.month, until.day, since.year) == (1, 1, 12, 31, until.year):
        return str(since.year)
    last = since.replace(day=monthrange(since.year, since.month)[1])
    if since.day == 1 and until == last:
        return _month(since, language)
    return None


def _month(day: date, language: Language) -> str:
    wording = _TEXTS[language]
    return wording["month"].format(month=wording["months"].split()[day.month - 1], year=day.year)


def _day(day: date, language: Language) -> str:
    month = _TEXTS[language]["months"].split()[day.month - 1]
    return _TEXTS[language]["day"].format(day=day.day, month=month, year=day.year)
