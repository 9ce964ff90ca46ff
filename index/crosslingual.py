"""Words across Spanish and English: a table of the common ones, and rules for those that are spelled alike.

The embedder knows English alone, so a Spanish text is embedded by its `gloss`, an English rendering word for word.
The table `data/words.tsv` is a list of facts that a reader can check; inflected forms are traced to it by rule.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from index.cognates import english_cognate, spanish_cognate
from index.entities import concept, concepts, countries, english_surfaces
from index.morphology import english_bases, spanish_bases
from index.text import fold, words
from index.types import Span

_NO_SPANISH_MARKS = re.compile("[^¿¡]+")


@lru_cache(maxsize=20_000)
def english(word: str) -> tuple[str, ...]:
    """English words for a Spanish one, in any inflection, the usual one first; empty when the table has none.

    `english("acordaron")` -> `("agree",)`.
    """
    table, lowered = _from_spanish(), word.lower()
    folded = fold(word)
    bases = [base for base in spanish_bases(folded) if base != folded or not lowered.endswith(("ó", "é"))]
    # "qué" is not "que" and "envió" no noun, but few people type accents in a question
    return next((table[base] for base in (lowered, *bases) if base in table), ())


def spanish(word: str) -> tuple[str, ...]:
    """Spanish words for an English one, in any inflection; empty when the table has none."""
    table = _from_english()
    return next((table[base] for base in english_bases(fold(word)) if base in table), ())


_VERB_ENDING = {"en": re.compile(r"ed$"), "es": re.compile(r"(?:ó|ar?on|ieron|r[áé]n?)$")}
_INFINITIVE = ("ar", "er", "ir")


@lru_cache(maxsize=20_000)
def is_verb(word: str, language: str) -> bool:
    """Is a word a verb and nothing else, by the table and its ending? "Signed" and "ratify" are, "plan" is not.

    Spanish infinitives tell: a word is what its translations are. "Talks" is a plural before it is a verb.
    """
    in_one = spanish(word) if language == "en" else [form for other in english(word)[:1] for form in spanish(other)]
    verbs = [fold(form).endswith(_INFINITIVE) for form in in_one]
    if not verbs or not verbs[0]:
        return False
    return _VERB_ENDING[language].search(word.lower()) is not None or (all(verbs) and not word.endswith("s"))


@lru_cache(maxsize=20_000)
def in_english(word: str) -> tuple[str, ...]:
    """Every English form that a Spanish word may have: of the table, else by rule."""
    return english(word) or tuple(filter(None, (english_cognate(word),)))


@lru_cache(maxsize=20_000)
def in_spanish(word: str) -> tuple[str, ...]:
    """Every Spanish form that an English word may have: of the table, and by rule."""
    return tuple(dict.fromkeys([*spanish(word), *filter(None, (spanish_cognate(word),))]))


def for_embedding(text: str, language: str) -> str:
    """What an English embedder is given for a text: the text, or the gloss of a Spanish one."""
    return gloss(text) if language == "es" else text


@lru_cache(maxsize=2_000)
def gloss(text: str) -> str:
    """A Spanish text word for word in English; names, figures and words that nobody knows stay as they are.

    `"Perú y Chile acordaron la cooperación"` -> `"Peru and Chile agree the cooperation"`. The latest are remembered: an
    ingest asks three times for a chunk, to count its tokens, to embed it and for its terms.
    """
    return "".join(piece.text for piece in glossed(text))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a gloss and what it stands for."""

    text: str
    source: Span
    """Its place in the text that is glossed."""
    kept: bool
    """It stands in the gloss as in the text, character for character."""


def glossed(text: str) -> list[Piece]:
    """The gloss of a text in pieces, each with its source."""
    pieces: list[Piece] = []
    done = 0
    for start, end, english_form in _renderings(text):
        if start >= done:
            pieces += _kept(text, done, start)
            pieces.append(Piece(english_form, Span(start, end), kept=english_form == text[start:end]))
            done = end
    return pieces + list(_kept(text, done, len(text)))


def _kept(text: str, start: int, end: int) -> Iterator[Piece]:
    """What stands between words, without the marks that only Spanish has."""
    for match in _NO_SPANISH_MARKS.finditer(text, start, end):
        yield Piece(match.group(), Span(*match.span()), kept=True)


def _renderings(text: str) -> list[tuple[int, int, str]]:
    """Places in order with what stands there in English; where two begin together the longer is first."""
    names = english_surfaces()
    found = [
        (mention.span.start, mention.span.end, names.get(fold(mention.span.of(text)), mention.span.of(text)))
        for mention in countries(text)
    ]
    found += [
        (mention.span.start, mention.span.end, concept(mention.key).english[0])
        for mention in concepts(text, "es")
        if concept(mention.key).english and not english(mention.span.of(text))
    ]
    found += [(span.start, span.end, _word(word)) for word, span in words(text)]
    return sorted(found, key=lambda one: (one[0], -one[1]))


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    initial = len(word) == 1 and word.isupper()
    forms = () if initial else in_english(word)
    return forms[0] if forms else word


@cache
def _from_spanish() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for spanish_forms, english_forms in _rows():
        for form in spanish_forms:
            table[form.lower()] = english_forms
    for form in list(table):
        table.setdefault(fold(form), table[form])
    return table


@cache
def _from_english() -> Mapping[str, tuple[str, ...]]:
    """A Spanish lemma is first among the words for an English one that is first among its own."""
    table: dict[str, dict[str, int]] = {}
    for spanish_forms, english_forms in _rows():
        for rank, form in enumerate(english_forms):
            table.setdefault(fold(form), {}).setdefault(spanish_forms[0], rank)
    return {form: tuple(sorted(lemmas, key=lambda lemma: lemmas[lemma])) for form, lemmas in table.items()}


def _rows() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    content = resources.files("index").joinpath("data", "words.tsv").read_text(encoding="utf-8")
    for row in csv.DictReader(content.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield tuple(row["es"].split("|")), tuple(row["en"].split("|"))
