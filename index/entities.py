"""Countries and concepts of the field, by every name they go by in English and Spanish.

Both tables are data (`data/countries.tsv`, `data/glossary.tsv`), so that a reader can check and extend them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from index.names import Mention as Mention  # part of what this module gives
from index.names import Names, bare
from index.prominence import lead_end, weigh
from index.sentences import split
from index.tables import cell, rows
from index.text import fold
from index.types import Language, Span

_TOPIC_WEIGHT = 2.0
"""What a topic needs, in `prominence` weights: once in the lead, or twice below it."""
_WEAK = 0.5
_TOPICS_OF_A_LIST = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary: the same thing in two languages."""

    key: str
    topic: str | None
    english: tuple[str, ...]
    spanish: tuple[str, ...]
    leans_to: str | None = None
    """The topic that a general word such as "border" only hints at."""
    weak: frozenset[str] = frozenset()
    """Folded forms that name the concept but hardly its topic: "buy" for procurement."""


NOT_A_COUNTRY = "-"
"""The table's row of names that only contain a country's, such as "Gulf of Guinea"."""


def countries(text: str) -> list[Mention]:
    """The countries that a text names, by name, demonym or capital (the news says "Lima" for its government).

    A name that several places share ("Congo", "Santiago") counts where the text tells which: `ambiguous.tsv`.
    """
    folded = fold(text)
    found = []
    for mention in _country_names().find(text):
        key = _told(mention, folded)
        if key != NOT_A_COUNTRY and not _is_person(text, mention.span):
            found.append(replace(mention, key=key))
    return found


def _told(mention: Mention, folded: str) -> str:
    """The country of a mention; what stands around a shared name decides which, or that it is none."""
    name = mention.span.of(folded)
    if name not in _shared_names():
        return mention.key
    for code, needs, unless in _shared_names()[name]:
        needed = not needs or any(word in folded for word in needs)
        if needed and not any(word in folded for word in unless):
            return code
    return NOT_A_COUNTRY


def country_weights(text: str, title: str = "") -> dict[str, float]:
    """Codes of the countries that a story names with the weight of their mentions, the most prominent first."""
    return weigh(
        ((mention.key, 1.0) for mention in countries(title)),
        ((mention.key, mention.span.start, 1.0) for mention in countries(text)),
        lead_end(text) if title else 0,
    )


def ranked_countries(text: str, title: str = "") -> tuple[str, ...]:
    """Codes of the countries that a story names, the most prominent first, then in order of appearance.

    With a title, mentions in it and in the lead weigh more.
    """
    return tuple(country_weights(text, title))


def organisations(text: str, language: str) -> list[Mention]:
    """The organisations that a text of `language` names, by name or acronym; keys are their English names."""
    return list(_organisation_names("es" if language == "es" else "en").find(text))


def ranked_organisations(text: str, language: str, title: str = "") -> tuple[str, ...]:
    """Names of the organisations in a story, the most prominent first."""
    in_title = () if title.isupper() else organisations(title, language)  # shouted, "UN" is any word
    return tuple(
        weigh(
            ((mention.key, 1.0) for mention in in_title),
            ((mention.key, mention.span.start, 1.0) for mention in organisations(text, language)),
            lead_end(text) if title else 0,
        )
    )


def concepts(text: str, language: str) -> list[Mention]:
    """The glossary's concepts in a text of `language`."""
    return list(_concept_names("es" if language == "es" else "en").find(text))


def concept(key: str) -> Concept:
    """The glossary row of a concept that `concepts` found."""
    return _glossary()[key]


def ranked_topics(text: str, language: str, title: str = "") -> tuple[str, ...]:
    """Topics of the field in a story, the most prominent first.

    A topic takes evidence: a name in headline or lead, in a sentence that lists several topics ("six areas: …"), or two
    anywhere; a form that is marked as weak ("border") counts half, and none is a topic by weak forms alone.
    """
    strong: set[str] = set()
    in_title = [(topic, share) for topic, _, share in _evidence(title, Span(0, len(title)), language, strong)]
    in_text: list[tuple[str, int, float]] = []
    for sentence in split(text):
        found = list(_evidence(text, sentence, language, strong))
        listing = len({topic for topic, _, share in found if share == 1.0}) >= _TOPICS_OF_A_LIST
        in_text += [(topic, start, 2 * share if listing else share) for topic, start, share in found]
    weights = weigh(in_title, in_text, lead_end(text))
    return tuple(topic for topic, weight in weights.items() if topic in strong and weight >= _TOPIC_WEIGHT)


def _evidence(text: str, place: Span, language: str, strong: set[str]) -> Iterator[tuple[str, int, float]]:
    """Topic, position and share of each mention in a part of a text; those that name their topic go into `strong`."""
    for mention in concepts(place.of(text), language):
        row = concept(mention.key)
        topic = row.topic or row.leans_to
        if topic:
            weak = row.topic is None or fold(place.of(text)[mention.span.start : mention.span.end]) in row.weak
            if not weak:
                strong.add(topic)
            yield topic, place.start + mention.span.start, _WEAK if weak else 1.0


def is_capital(name: str) -> bool:
    """Is this the name of a capital rather than of its country? `Lima` -> True."""
    return fold(name) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(bare(name)) for row in rows("countries.tsv") for name in cell(row["capital"]))


@cache
def first_names(table: Literal["countries", "glossary"], language: Language) -> dict[str, str]:
    """The name to show for each country code, or for each topic, in a language."""
    key = "code" if table == "countries" else "topic"
    names: dict[str, str] = {}
    for row in rows(f"{table}.tsv"):
        if row[key] and row[language] and not row[key].startswith("~"):
            names.setdefault(row[key], bare(cell(row[language])[0]))
    return names


def country_codes() -> frozenset[str]:
    """Every code that the table knows."""
    return frozenset(_country_table()) - {NOT_A_COUNTRY}


@cache
def country_surfaces(code: str) -> tuple[str, ...]:
    """Every name and demonym of a country in both languages."""
    return tuple(bare(name) for name in _country_table()[code])


@cache
def english_surfaces() -> dict[str, str]:
    """What each folded Spanish name, demonym and capital is in English: `"peruana"` -> `"Peruvian"`."""
    pairs = (("es", "en"), ("demonym_es", "demonym_en"), ("capital", "capital"))
    return {
        fold(bare(name)): bare(cell(row[english])[0])
        for row in rows("countries.tsv")
        for spanish, english in pairs
        if cell(row[english])
        for name in cell(row[spanish])
    }


@cache
def _country_names() -> Names:
    shared = [name for row in rows("ambiguous.tsv") for name in cell(row["name"])]
    return Names({**_country_table(), "?": tuple(shared)})


@cache
def _shared_names() -> dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Folded name -> the countries that it may be: code, words of which one is needed, words that speak against it."""
    found: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
    for row in rows("ambiguous.tsv"):
        for name in cell(row["name"]):
            found.setdefault(fold(bare(name)), []).append((row["code"], cell(row["needs"]), cell(row["unless"])))
    return found


@cache
def _concept_names(language: str) -> Names:
    return Names({key: row.spanish if language == "es" else row.english for key, row in _glossary().items()})


@cache
def _country_table() -> dict[str, tuple[str, ...]]:
    columns = ("en", "es", "demonym_en", "demonym_es", "capital")
    return {
        row["code"]: tuple(name for column in columns for name in cell(row[column])) for row in rows("countries.tsv")
    }


@cache
def _organisation_names(language: str) -> Names:
    return Names({row["name"]: cell(row[language]) for row in rows("organisations.tsv")})


@cache
def _glossary() -> dict[str, Concept]:
    return {str(number): _concept(str(number), row) for number, row in enumerate(rows("glossary.tsv"))}


def _concept(key: str, row: Mapping[str, str]) -> Concept:
    marked = (*cell(row["en"]), *cell(row["es"]))
    topic = row["topic"]
    return Concept(
        key,
        topic if topic and not topic.startswith("~") else None,
        tuple(map(bare, cell(row["en"]))),
        tuple(map(bare, cell(row["es"]))),
        topic[1:] if topic.startswith("~") else None,
        frozenset(fold(bare(name)) for name in marked if name.startswith("~")),
    )


_OFFICES = frozenset(
    "foreign prime king queen river armed defence defense interior president minister government army navy air police "
    "ministry secretary and".split()
)


def _is_person(text: str, span: Span) -> bool:
    """Is a country's name a person's here? "Jordan Bardella", "Rosa Lima"; never in a headline of capitals."""
    name = fold(span.of(text))
    if span.of(text).capitalize() in _WITH_ACCENT:
        return True
    if name in _GIVEN_NAMES and (after := _NEXT_NAME.match(text, span.end)):
        return fold(after["name"]) not in _OFFICES
    if name in _GIVEN_NAMES and _SURNAMES_BEHIND.match(text, span.end) and _INTRODUCED.search(text[: span.start]):
        return True
    if name in _SURNAMES and (before := _NAME_BEFORE.search(text[max(0, span.start - 40) : span.start])):
        return fold(before["name"]) not in _BEFORE_A_PLACE
    return False


_GIVEN_NAMES = frozenset("jordan chad mauricio georgia asuncion sofia granada israel santiago victoria".split())
_WITH_ACCENT = frozenset(("Germán", "Jordán"))
"""Spanish names of people that fold to an English country's or people's."""
_SURNAMES = frozenset("jordan lima washington london paris sofia".split())
_NEXT_NAME = re.compile(r" (?P<name>[A-ZÁÉÍÓÚÑ][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?)(?! [A-ZÁÉÍÓÚÑ])")
_SURNAMES_BEHIND = re.compile(r" [A-ZÁÉÍÓÚÑ][a-zà-ÿ]+ [A-ZÁÉÍÓÚÑ][a-zà-ÿ]+(?=[,.;)(]|\s+[a-zà-ÿ]|$)")
_INTRODUCED = re.compile(r"(?:,|[a-zà-ÿ]r[ao]|[Pp]resident[ea]|[Cc]anciller|[a-zà-ÿ]ari[ao]) $")
""" "el ministro del Interior, Santiago Palacios Ruales"; not "Santiago Metropolitan Region"."""
_NAME_BEFORE = re.compile(r"(?<=[a-zà-ÿ,] )(?P<name>[A-ZÁÉÍÓÚÑ][a-zà-ÿ]{2,}) $")
_BEFORE_A_PLACE = frozenset(
    "greater gran nueva new north south east west central metropolitan metropolitana port puerto from via".split()
)
