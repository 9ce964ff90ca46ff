"""Whom and what a question names, the answering article must name too: else another pair's agreement answers.

The same of what it asks about: "What did they agree on money laundering?" of a text that speaks of none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from assistant.reader.evidence.match import prints_as_name, speaks_of, whole
from assistant.reader.question import Question, without_carried
from assistant.reader.rank import Candidate
from assistant.reader.refusal.premises import premises
from index.query import Unit
from index.text import fold
from index.types import Article

RARE = 0.6
"""How telling a name is in the corpus (0…1) from which an article needs it; "Pacific" may be left out."""
HALF = 0.5
"""Share of a question's countries: a sentence that with its article's beginning has no more of them is of others."""
NOWHERE = 1.0
"""Rarity of a word that stands in no article."""
FAR_BEHIND = 2.0
"""Log-odds by which what speaks of the countries named may answer worse than what speaks of others."""
ALIKE = 0.8
"""Share of letters, in their order, that two ways to write a name have in common (Ratcliff and Obershelp 1988)."""
_ABOUT = re.compile(
    r"\b(?:on|about|against|regarding|concerning|sobre|acerca del?|contra|en materia de|respecto al?)\s+"
    r"(?:(?:the|el|la|los|las)\s+)?$"
)
"""Before what is asked about."""
_SET_PHRASES = frozenset(
    "board time arrival run hold land foot record leave duty paper track strike display average".split()
)
"""Behind "on" no thing that is asked about: "on board", "on time"."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’-]*"
_NAME_OF_SEVERAL = re.compile(
    rf"(?<=[a-zà-ÿ,] ){_CAPITAL}(?:(?: (?:of|on|the|de|del|el|la|los|las)){{0,2}} {_CAPITAL})+"
)
"""A proper name of two words or more, within a sentence: "Andean Coast Patrol", "Comando del Cabo"."""
_PROPERTIES = frozenset(
    "size scale number length duration cost price scope content contents details future status importance timing "
    "tamano magnitud numero alcance duracion coste costo precio contenido detalles futuro importancia".split()
)
"""Of a thing that is asked about; a text tells them and need not say the word."""
_SURE = 0.0
"""Log-odds from which the network is believed that an article answers which lacks what is asked about."""


def of_what_it_names(question: Question, ranked: Sequence[Candidate], rarity: Mapping[str, float]) -> list[Candidate]:
    """The sentences, without those of other countries; none where the best article lacks a name.

    A question may print as a name what is none ("the movie the star"): where the network is certain, it is believed.
    An article in the other language may have a name in a form of its own, so there only countries count.
    """
    found = _of_its_names(question, [one for one in ranked if not _of_other_countries(question, one)])
    if not found or found[0].score < ranked[0].score - FAR_BEHIND:
        return []
    articles = tuple({one.article.id: one.article for one in found}.values())
    best = found[0]
    lacks = _lacks_a_name(best.article, articles, question, rarity) or _lacks_what_is_asked_about(best, question)
    return [] if lacks and not best.certain else found


def _of_its_names(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences of articles that print a name of several words with a noun of the field; all where none prints it.

    Another article has only words like it: "the naval command" is no "Tripartite Command".
    """
    nouns = [unit.span.start for unit in question.units if unit.kind == "concept"]
    runs = _NAME_OF_SEVERAL.finditer(without_carried(question.text))
    named = (run for run in runs if any(run.start() <= start < run.end() for start in nouns))
    names = [set(re.findall(_CAPITAL, run.group())) for run in named]
    printing = {one.article.id for one in ranked if any(name <= _capitals(one.article) for name in names)}
    return [one for one in ranked if one.article.id in printing] if printing else list(ranked)


@lru_cache(maxsize=256)
def _capitals(article: Article) -> frozenset[str]:
    return frozenset(re.findall(rf"\b{_CAPITAL}", f"{article.title}. {article.body}"))


def _of_other_countries(question: Question, one: Candidate) -> bool:
    return len(question.countries) > 1 and one.support.about <= HALF


def _lacks_a_name(article: Article, others: Sequence[Article], question: Question, rarity: Mapping[str, float]) -> bool:
    """Does it lack one that the question writes as a name, or that another of the articles prints as one?

    In the other language it may have a form of its own. Who asks what something is gives the name as it is: one that
    stands nowhere has no article there either.
    """
    said = [unit for unit in question.units if rarity[unit.key] >= RARE]
    names = [unit for unit in said if _is_proper(question, unit)]
    small = (unit for unit in said if unit.surface.islower())
    names += [unit for unit in small if any(prints_as_name(one, unit) for one in others if one is not article)]
    if article.language != question.language:
        names = [name for name in names if question.asks_what_it_is and rarity[name.key] >= NOWHERE]
    return not all(_has(article, name, question) for name in names)


def _lacks_what_is_asked_about(best: Candidate, question: Question) -> bool:
    """Has its article nothing of it, nor of the withdrawal or refusal that is asked about?

    In another language only matters of the field have forms that are known.
    """
    if best.reading.evidence >= _SURE:
        return False
    if premises(question, best.article, best.text).reversal == 0:
        return True
    folded, there = fold(question.text), whole(best.article)
    kinds = ("concept", "word") if best.article.language == question.language else ("concept",)
    asked = (one for one in question.units if one.kind in kinds and fold(one.surface) not in _SET_PHRASES)
    about = [one for one in asked if _ABOUT.search(folded[: one.span.start]) and fold(one.surface) not in _PROPERTIES]
    return any(not speaks_of(one, there, question.language) for one in about)


def _has(article: Article, name: Unit, question: Question) -> bool:
    """Has it the name, or one like it? Names are mistyped: "Maastrich", "Sheeshanks"."""
    there = whole(article)
    return speaks_of(name, there, question.language) or bool(get_close_matches(name.key, there.keys, 1, ALIKE))


def _is_proper(question: Question, unit: Unit) -> bool:
    """Is it a name that an article cannot but print? Of what a short form stands for it may print the long one."""
    return unit.kind == "word" and question.is_name(unit) and not unit.surface.removesuffix("s").isupper()
