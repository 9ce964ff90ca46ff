"""Filters that were read from a question, for people and programs: what was understood, and whether it was met."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.reader.question import Question
from assistant.types import Answer, Understood
from index.entities import first_names
from index.question_filters import Wish, satisfies, together
from index.types import Filters, Language, Passage

_TEXTS: dict[Language, dict[str, str]] = {
    "en": {
        "first": "Shown first: articles {wishes}.",
        "unmet": "No article {wishes} says anything on this; what is shown is from other articles.",
        "from": "from {since}", "until": "until {until}", "between": "from {since} to {until}", "in": "dated {period}",
        "countries": "on {names} together", "agency": "by {names}", "language": "in {names}",
        "and": "and", "en": "English", "es": "Spanish", "day": "{day} {month} {year}", "month": "{month} {year}",
        "months": "January February March April May June July August September October November December",
    },
    "es": {
        "first": "Se muestran primero los artículos {wishes}.",
        "unmet": "Ningún artículo {wishes} dice algo al respecto; lo que se muestra es de otros artículos.",
        "from": "desde el {since}", "until": "hasta el {until}", "between": "del {since} al {until}",
        "in": "de {period}",
        "countries": "sobre {names} a la vez", "agency": "de {names}", "language": "en {names}",
        "and": "y", "en": "inglés", "es": "español", "day": "{day} de {month} de {year}", "month": "{month} de {year}",
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    },
}  # fmt: skip


def with_wishes(answer: Answer, asked: Question, wishes: Sequence[Wish], passages: Sequence[Passage]) -> Answer:
    """The answer with what was understood, and a notice when nothing that was found satisfies it."""
    if not wishes:
        return answer
    understood = tuple(_understood(wish, asked) for wish in wishes)
    answer = replace(answer, understood=understood)
    wanted = together(wishes)
    cited = {citation.article_id for citation in answer.citations} or {passage.article.id for passage in passages[:1]}
    met = any(passage.article.id in cited and satisfies(passage.article, wanted) for passage in passages)
    return answer if met else replace(answer, notices=(*answer.notices, _line("unmet", understood, asked.language)))


def shown_first(answer: Answer) -> str:
    """What people are told of the filters that were read; empty when none were, or none is met."""
    language = _language(answer.language)
    if not answer.understood or _line("unmet", answer.understood, language) in answer.notices:
        return ""
    return _line("first", answer.understood, language)


def _line(name: str, understood: Sequence[Understood], language: Language) -> str:
    return _TEXTS[language][name].format(wishes=", ".join(each.text for each in understood))


def _language(code: str) -> Language:
    return "es" if code == "es" else "en"


def _understood(wish: Wish, asked: Question) -> Understood:
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
    month = _TEXTS[language]["months"].split()[since.month - 1]
    if since == until:
        return _day(since, language)
    if (since.month, since.day, until.month, until.day, since.year) == (1, 1, 12, 31, until.year):
        return str(since.year)
    last = since.replace(day=monthrange(since.year, since.month)[1])
    if since.day == 1 and until == last:
        return _TEXTS[language]["month"].format(month=month, year=since.year)
    return None


def _day(day: date, language: Language) -> str:
    month = _TEXTS[language]["months"].split()[day.month - 1]
    return _TEXTS[language]["day"].format(day=day.day, month=month, year=day.year)
