"""Example questions, made of what the articles are about: their countries, places and topics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.web.names import country_name, topic_name
from assistant.web.words import long_date
from index.entities import countries
from index.types import Article, Language

LIMIT = 4
"""Questions shown at most."""
_PATTERNS: dict[Language, dict[str, str]] = {
    "en": {
        "parties": "What did {first} and {second} agree on?",
        "place": "What happened in {place} on {day}?",
        "topic": "What do the articles say about {topic}?",
        "who": "Who took part in the meeting in {place}?",
    },
    "es": {
        "parties": "¿Qué acordaron {first} y {second}?",
        "place": "¿Qué ocurrió en {place} el {day}?",
        "topic": "¿Qué dicen los artículos sobre {topic}?",
        "who": "¿Quiénes participaron en la reunión de {place}?",
    },
}
_KINDS = ("parties", "topic", "parties", "topic", "who", "place")
"""The first kinds are the ones that short articles answer best."""
_MEETING = re.compile(r"\b(?:meeting|summit|reunión|cumbre|encuentro)\b", re.IGNORECASE)
_SOUNDS_LIKE_I = ("I", "Í", "Hi")


def example_questions(articles: Sequence[Article], language: Language) -> list[str]:
    """Up to `LIMIT` questions of different kinds, each from another article where there are enough."""
    own = [article for article in articles if article.language == language]
    pool = own + [article for article in articles if article.language != language]
    found: list[str] = []
    used: set[str] = set()
    for kind in _KINDS:
        for article, question in _candidates(kind, pool, language):
            if question not in found and (article not in used or len(articles) < LIMIT):
                found.append(question)
                used.add(article)
                break
        if len(found) == LIMIT:
            break
    return found


def _candidates(kind: str, articles: Sequence[Article], language: Language) -> Iterator[tuple[str, str]]:
    """Article ids with a question of one kind, the most telling first."""
    if kind == "topic":
        yield from _topics(articles, language)
        return
    for article in articles:
        question = {"parties": _parties, "who": _who, "place": _place}[kind](article, language)
        if question:
            yield article.id, question


def _topics(articles: Sequence[Article], language: Language) -> Iterator[tuple[str, str]]:
    counts = Counter(article.topics[0] for article in articles if article.topics)
    for topic, _ in counts.most_common():
        name = topic_name(topic, language)
        if name:
            article = next(each.id for each in articles if topic in each.topics[:1])
            yield article, _PATTERNS[language]["topic"].format(topic=name)


def _parties(article: Article, language: Language) -> str | None:
    """A question on the two countries of a title; titles that name fewer or more give none."""
    codes = list(dict.fromkeys(mention.key for mention in countries(article.title)))
    names = [country_name(code, language) for code in codes]
    if len(names) != 2 or not names[0] or not names[1]:
        return None
    question = _PATTERNS[language]["parties"].format(first=names[0], second=names[1])
    if language == "es" and names[1].startswith(_SOUNDS_LIKE_I):
        return question.replace(f" y {names[1]}", f" e {names[1]}")
    return question


def _who(article: Article, language: Language) -> str | None:
    place = article.dateline_place
    if not place or not _MEETING.search(article.title + "\n" + article.body):
        return None
    return _PATTERNS[language]["who"].format(place=place)


def _place(article: Article, language: Language) -> str | None:
    if not article.dateline_place or article.event_date is None:
        return None
    day = long_date(article.event_date, language)
    return _PATTERNS[language]["place"].format(place=article.dateline_place, day=day)
