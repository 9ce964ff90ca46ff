"""Countries and concepts of the field, by every name they go by in English and Spanish.

Both tables are data (`data/countries.tsv`, `data/glossary.tsv`), so that a reader can check and extend them.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from index.text import fold
from index.types import Language, Span

_ACRONYM_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and what it stands for."""

    key: str
    """An ISO 3166 code, or the number of a glossary row."""
    span: Span


@dataclass(frozen=True, slots=True)
class Concept:
    """One row of the glossary: the same thing in two languages."""

    key: str
    topic: str | None
    english: tuple[str, ...]
    spanish: tuple[str, ...]


NEEDS_CAPITAL = frozenset({"iran", "la paz"})
"""Names that are other words in lower case: "irán" is Spanish for "they will go", "la paz" for "peace"."""


class Names:
    """Finds the longest of many names in a text, whatever its case and accents; acronyms need capitals."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._keys: dict[str, str] = {}
        self._acronyms: set[str] = set()
        for key, surfaces in names.items():
            for surface in surfaces:
                self._keys.setdefault(fold(surface), key)
                if _is_acronym(surface):
                    self._acronyms.add(fold(surface))
        alternatives = "|".join(re.escape(name) for name in sorted(self._keys, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")

    def find(self, text: str) -> Iterator[Mention]:
        """Every mention, in order, none inside another."""
        for match in self._pattern.finditer(fold(text)):
            written = text[match.start() : match.end()]
            if match.group() in self._acronyms and written != written.upper():
                continue  # "us" is a pronoun, "US" a country
            if match.group() in NEEDS_CAPITAL and not written[0].isupper():
                continue
            yield Mention(self._keys[match.group()], Span(*match.span()))


NOT_A_COUNTRY = "-"
"""The table's row of names that only contain a country's, such as "Gulf of Guinea"."""


def countries(text: str) -> list[Mention]:
    """The countries that a text names, by name, demonym or capital (the news says "Lima" for its government)."""
    return [mention for mention in _country_names().find(text) if mention.key != NOT_A_COUNTRY]


def ranked_countries(text: str) -> tuple[str, ...]:
    """Codes of the countries that a text names, most mentioned first, then in order of appearance."""
    counts = Counter(mention.key for mention in countries(text))
    return tuple(code for code, _ in counts.most_common())


def concepts(text: str, language: str) -> list[Mention]:
    """The glossary's concepts in a text of `language`."""
    return list(_concept_names("es" if language == "es" else "en").find(text))


def concept(key: str) -> Concept:
    """The glossary row of a concept that `concepts` found."""
    return _glossary()[key]


def ranked_topics(text: str, language: str) -> tuple[str, ...]:
    """Topics of the field in a text, most mentioned first."""
    found = (concept(mention.key).topic for mention in concepts(text, language))
    return tuple(topic for topic, _ in Counter(topic for topic in found if topic).most_common())


def is_capital(name: str) -> bool:
    """Is this the name of a capital rather than of its country? `Lima` -> True."""
    return fold(name) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(name) for row in _rows("countries.tsv") for name in _cell(row["capital"]))


@cache
def first_names(table: Literal["countries", "glossary"], language: Language) -> dict[str, str]:
    """The name to show for each country code, or for each topic, in a language."""
    key = "code" if table == "countries" else "topic"
    return {row[key]: _cell(row[language])[0] for row in _rows(f"{table}.tsv") if row[key] and row[language]}


def country_codes() -> frozenset[str]:
    """Every code that the table knows."""
    return frozenset(_country_table()) - {NOT_A_COUNTRY}


def country_surfaces(code: str) -> tuple[str, ...]:
    """Every name and demonym of a country in both languages."""
    return _country_table()[code]


@cache
def english_surfaces() -> dict[str, str]:
    """What each folded Spanish name, demonym and capital is in English: `"peruana"` -> `"Peruvian"`."""
    pairs = (("es", "en"), ("demonym_es", "demonym_en"), ("capital", "capital"))
    return {
        fold(name): _cell(row[english])[0]
        for row in _rows("countries.tsv")
        for spanish, english in pairs
        if _cell(row[english])
        for name in _cell(row[spanish])
    }


def _is_acronym(surface: str) -> bool:
    letters = surface.replace(".", "").replace(" ", "")
    return letters.isupper() and len(letters) <= _ACRONYM_LETTERS


@cache
def _country_names() -> Names:
    return Names(_country_table())


@cache
def _concept_names(language: str) -> Names:
    return Names({key: row.spanish if language == "es" else row.english for key, row in _glossary().items()})


@cache
def _country_table() -> dict[str, tuple[str, ...]]:
    columns = ("en", "es", "demonym_en", "demonym_es", "capital")
    return {
        row["code"]: tuple(name for column in columns for name in _cell(row[column])) for row in _rows("countries.tsv")
    }


@cache
def _glossary() -> dict[str, Concept]:
    return {
        str(number): Concept(str(number), row["topic"] or None, _cell(row["en"]), _cell(row["es"]))
        for number, row in enumerate(_rows("glossary.tsv"))
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("index").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _cell(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split("|") if part.strip())
