"""What office a person holds who is asked for by name: "Who is Ana Ruiz?", "¿Qué cargo tiene Luis Vega?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day

from assistant.agreements.officials import officials
from assistant.agreements.persons import everybody
from assistant.agreements.story import Line, tell
from assistant.agreements.titles import NOUN
from assistant.reader.officials.offices import with_office
from assistant.reader.officials.people import Person
from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from assistant.types import Draft, DraftSentence, Evidence
from index.entities import countries
from index.text import fold
from index.types import Article, Span

SEEN = 4.0
"""Log-odds of a place from which the network sees an office that no rule knows: "Economist Ana Ruiz"."""
_POST = r"(?:office|post|position|job|title|role|function|rank)"
_CARGO = r"(?:cargo|puesto|funcion|rango|titulo)"
_ASKS = re.compile(
    r"^(?:(?:and|so|y|but|pero) )?(?:"
    r"(?P<who>(?:(?P<now>who is|who s|quien es)|who was|quien era|quien fue))|"
    rf"(?:what|which) (?:is|was|s) the {_POST} of|(?:what|which) {_POST} (?:does|did|has)|"
    rf"(?:que|cual) {_CARGO} (?:tiene|tenia|ocupa\w*|ejerc\w+|desempen\w+|ostenta\w*)|"
    rf"(?:que|cual) (?:es|era|fue) el {_CARGO} de|what (?:is|was|s)(?= .+ s {_POST}$)) "
)
"""Of a question in plain words; what follows is a name, or begins with one."""
_MORE = re.compile(
    rf"s {_POST}|(?:hold|have|had|held|occupy)?\s*(?:(?:in|at|of|for|from|on|as|en|de|del|segun|ante|por)\b.*)?"
)
"""What may stand behind the name."""
_OF_ANOTHER = re.compile(r"\b(?:its|their|his|her|sus?|whose|cuy[oa])\s+$", re.IGNORECASE)
""" "Its | spokesman, Ana Ruiz"."""
_THAT = re.compile(r"\b(?:es[ae]|dich[ao]|that|the same)\s+\w+")
""" "Spokesman of that body"."""
_ABOVE = 3
"""Sentences above one in which what it leans on is named."""
_NAME = re.compile(
    r"(?<=[a-zà-ÿ,]\s)[A-ZÁÉÍÓÚ][\w’'-]+(?:\s+(?:de\s+(?:la\s+|los\s+)?|of\s+(?:the\s+)?)?[A-ZÁÉÍÓÚ][\w’'-]+)+"
)
_LEADS = re.compile(
    r",\s+(?:who|quien|que)\s+(?:also\s+|también\s+)?(?:leads?|heads?|chairs?|runs?|commands?|directs?|presides?|"
    r"dirige|preside|encabeza|lidera|comanda|manda|ocupa)\b[^,.;:]*"
)
""" "Ana Ruiz, who leads a federation of fishermen"."""
_DESCRIBED = re.compile(r",\s+(?:an?|the|un|una|el|la|alias|who|quien|presunt[oa]|conocid[oa]|known|accused)\b")
_RANK = re.compile(
    r"(?:(?:rear|vice|lieutenant|major|brigadier|general|admiral|commodore|colonel|captain|contraalmirante|"
    r"vicealmirante|almirante|coronel|teniente|comisario|mayor|capitan)\s*)+"
)
_THE_ONE_BEFORE = re.compile(
    r"(?:^|\b(?:el|la|the)\s+)(?P<office>[^,;:.]{4,90}),\s+(?:(?:el|la|the)\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Post:
    """A sentence that names the person, and the office that it gives."""

    article: Article
    line: Line
    place: Span | None
    """Of the office, in characters of the line; none where the sentence has it in words that name another."""

    @property
    def leans(self) -> bool:
        """Does the sentence before say whose office it is: "Its spokesman, …"?"""
        if self.place is None:
            return False
        text = self.line.text
        return bool(_OF_ANOTHER.search(text[: self.place.start]) or _THAT.search(self.place.of(text)))

    @property
    def worth(self) -> tuple[bool, bool, int]:
        """More for one that can be shown, that stands by itself, and has more words."""
        own = self.place.of(self.line.text) if self.place else ""
        return bool(own), not self.leans, len(own.split())


def post_of(question: Question, ranked: Sequence[Candidate]) -> Draft | None:
    """The office of whom a question asks for by name, from the article that names one; nothing of other questions.

    A draft without a sentence where neither a rule nor the network finds it: that the person was there is no answer.
    """
    asked = _plain(without_carried(question.text))
    asks = _ASKS.match(asked)
    articles = list({one.article.id: one.article for one in ranked}.values())
    whom = asked[asks.end() :] if asks else ""
    named = [(article, line, person) for article in articles for line, person in _named(whom, article)]
    names = {person.name for _, _, person in named}
    if asks is None or len([one for one in names if not any(one in other for other in names - {one})]) != 1:
        return None
    posts = [post for article, line, person in named if (post := _post(article, line, person))]
    if posts:
        if asks["now"] or not asks["who"]:
            posts.sort(key=lambda one: one.article.date or Day.min, reverse=True)
        return _told(max((one for one in posts if one.article is posts[0].article), key=lambda one: one.worth))
    described = [one for one in named if _DESCRIBED.match(one[1].text, one[2].span.end)] if asks["who"] else []
    if described:
        return _told(Post(*described[0][:2], None))
    return None if ranked[0].reading.best >= SEEN else Draft()


def _plain(text: str) -> str:
    """Words apart by one blank, without signs: `who s ana ruiz`."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _named(asked: str, article: Article) -> Iterator[tuple[Line, Person]]:
    """Where an article names in full whom a question begins with, by the whole name or the last part of it."""
    for line in tell(article).lines:
        for person in everybody(line.text):
            words = _plain(person.name).split()
            endings = (" ".join(words[start:]) for start in range(len(words)))
            said = next((one for one in endings if re.match(rf"{one}\b", asked)), None)
            if said and (len(said) == len(asked) or _MORE.fullmatch(asked[len(said) :].strip())):
                yield line, person


def _post(article: Article, line: Line, person: Person) -> Post | None:
    """The office that a sentence gives a person; of "his counterpart" that it gives one, and none to show."""
    held = with_office(line.text, person)
    before, behind = Span(held.start, person.span.start), Span(person.span.end, held.end)
    if leads := _LEADS.match(line.text, person.span.end):
        behind = Span(person.span.end, leads.end())
    before = _with_the_one_before(line.text, before)
    parts = [_trimmed(line.text, one) for one in (before, behind)]
    place = max(parts, key=lambda one: (one.end > one.start, not _RANK.match(fold(one.of(line.text)))))
    if place.end > place.start and not _RANK.fullmatch(fold(place.of(line.text))):  # "General" says of what nobody is
        return Post(article, line, place)
    known = place.end > place.start or any(
        one.official.name == person.name and one.line.number == line.number for one in officials(tell(article))
    )
    return Post(article, line, None) if known else None


def _with_the_one_before(text: str, rank: Span) -> Span:
    """ "La directora, | mayor | Ana Ruiz": a rank with the office before it."""
    office = _THE_ONE_BEFORE.search(text[: rank.start]) if _RANK.match(fold(rank.of(text))) else None
    noun = NOUN.search(office["office"]) if office else None
    return Span(office.start("office") + noun.start(), rank.end) if office and noun else rank


def _trimmed(text: str, place: Span) -> Span:
    """An office without the comma and the article beside it."""
    lead = re.match(r"[\s,]*(?:(?:the|an?|el|la|un|una|its|his|her|their|su)\s+)?", place.of(text), re.IGNORECASE)
    start = min(place.start + (lead.end() if lead else 0), place.end)
    return Span(start, start + len(text[start : place.end].rstrip(" ,")))


def _told(post: Post) -> Draft:
    """The sentence with the office, and the one before it where that says whose it is."""
    above = _above(post) if post.leans else []
    shown = [_evidence(post.article, line) for line in (post.line, *above)]
    if post.place is None:
        return Draft(sentences=tuple(DraftSentence(one.quote, (one,)) for one in shown))
    evidence = Evidence(post.article, post.place.moved(post.line.start))
    return Draft(
        sentences=tuple(DraftSentence(one.quote, (one,)) for one in shown),
        short_answer=post.place.of(post.line.text),
        short_evidence=(evidence,),
    )


def _above(post: Post) -> list[Line]:
    """The nearest sentence above that names a country or a body."""
    lines = tell(post.article).lines[max(post.line.number - _ABOVE, 0) : post.line.number]
    return [line for line in reversed(lines) if countries(line.text) or _NAME.search(line.text)][:1]


def _evidence(article: Article, line: Line) -> Evidence:
    return Evidence(article, Span(line.start, line.start + len(line.text)))
