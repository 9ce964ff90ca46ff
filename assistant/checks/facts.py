"""The facts of a sentence that another text does not bear out: numbers, dates, names, countries, sides, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from assistant.checks.acts import other_acts
from assistant.checks.converse import is_converse, turned
from assistant.checks.relations import other_figures, other_offices, turned_deeds
from assistant.checks.stages import denied_in, other_stages
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.number_words import NUMBER_WORDS
from assistant.reader.officials.people import people
from assistant.reader.values import amounts, dates, day_of, number_of
from index.crosslingual import english, spanish
from index.entities import countries, is_capital
from index.query import Unit, language_of, units
from index.sentences import split
from index.terms import stems
from index.text import fold, words
from index.types import Language
from index.wire.calendar import MONTHS

Day = tuple[int | None, int | None, int | None]
"""Year, month and day as far as they are said."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|neither|nor|none|nunca|jamas|sin|ni|ningun[oa]?|tampoco|nadie)\b|n['’]t\b"
)
_JOINS = "(?:and|y|e|or|o|the|el|la)"
_AGENT = re.compile(r"\bby (?:\w+ ){0,3}(?:country|person)|\bpor (?:(?:el|la) )?(?:country|person)")
_SAME_BUT_FOR_NAMES = 0.6
"""Share of words in common and in order (difflib's ratio) from which two sentences say the same of somebody."""
_BETWEEN = "|".join((*MONTHS, *"the early late mid el la los de del principios finales mediados".split(), r"\d{1,2}"))
_TO_ITS_YEAR = rf"(?:,? (?:{_BETWEEN})){{0,5}},? ((?:19|20)\d\d)\b"
_RELATIONS = (
    ("since|desde|a partir de", "from|beg[aiu]n|start|launch|found|establish|creat|enter|join|force|comen[zc]|empez|"
     "empiez|inici|fund|estable|cre[oa]|entr[oa]|ingres|vigor"),
    ("until|till|up to|hasta", "through|end|finish|expir|conclu|last|termin|acab|venc|dur"),
    ("before|ahead of|prior to|antes de", "until|previo"),
    ("after|following|despues de|tras", "posterior"),
)  # fmt: skip
"""How something stands to a year, folded, and other words for it in a text."""
_TELLING = 4
"""Letters from which a word may say something else."""
_REACH = 3
"""Words that a negation speaks of."""


def missing_facts(text: str, cited: str) -> list[str]:
    """Numbers, months, countries and names of `text` that `cited` lacks, as written."""
    return [*_missing_numbers(text, cited), *_missing_months(text, cited), *_missing_names(text, cited)]


def twisted_facts(text: str, cited: str) -> list[str]:
    """What `cited` has otherwise: a person of another side, names exchanged, another number or date, the opposite."""
    return [
        *_other_sides(text, cited),
        *_exchanged(text, cited),
        *_turned(text, cited),
        *_other_counts(text, cited),
        *_other_dates(text, cited),
        *_other_relations(text, cited),
        *_denied(text, cited),
        *other_relations(text, cited),
    ]


def other_relations(text: str, cited: str) -> Iterator[str]:
    """The same names, numbers and verbs, joined otherwise: by whom, of whom, how many of what, done or to be done."""
    yield from turned_deeds(text, cited)
    yield from other_offices(text, cited)
    yield from other_figures(text, cited)
    yield from other_acts(text, cited)
    yield from other_stages(text, cited)


def _missing_numbers(text: str, cited: str) -> Iterator[str]:
    folded = fold(cited)
    held = set(_NUMBER.findall(cited)) | {
        str(value) for word, value in NUMBER_WORDS.items() if re.search(rf"\b{word}\b", folded)
    }
    yield from (number for number in _NUMBER.findall(text) if number not in held)
    for word, _ in words(text):
        if NUMBER_WORDS.get(fold(word), 0) > 1 and str(NUMBER_WORDS[fold(word)]) not in held:
            yield word


def _missing_months(text: str, cited: str) -> Iterator[str]:
    held = {month for _, month in _months(cited)}
    yield from (word for word, month in _months(text) if month not in held)


def _months(text: str) -> Iterator[tuple[str, int]]:
    """The months that a text names; "may", "mar" and other short words are more often something else."""
    for word, _ in words(text):
        month = MONTHS.get(fold(word))
        if month and (word == "May" or (len(word) > 3 and (word[0].isupper() or language_of(text) == "es"))):
            yield word, month


def _missing_names(text: str, cited: str) -> Iterator[str]:
    source, language = bag(cited, language_of(cited)), language_of(text)
    for unit in units(text, language):
        if unit.kind == "number" or fold(unit.surface) in MONTHS or not _is_name(unit, text, language):
            continue
        there = speaks_of(unit, source, language) or re.search(rf"\b{re.escape(fold(unit.surface))}\b", fold(cited))
        if not there:
            yield unit.surface


def _is_name(unit: Unit, text: str, language: str) -> bool:
    """A country, or a capital; at the beginning of a sentence only of a word that is no ordinary one."""
    if unit.kind == "country":
        return True
    if not unit.surface[0].isupper():
        return False
    opens = not text[: unit.span.start].strip(" “\"'«¿¡(—–-")
    known = english(unit.surface) if language == "es" else spanish(unit.surface)
    return not (opens and known and not text[unit.span.end : unit.span.end + 2].strip()[:1].isupper())


def _other_sides(text: str, cited: str) -> Iterator[str]:
    """A person whom the sentence puts to another country, or to countries of which the cited text's is none."""
    theirs = {person.name.split()[-1]: person.side for person in people(cited) if person.side}
    named = {mention.key for mention in countries(text) if not is_capital(mention.span.of(text))}
    for person in people(text):
        side = theirs.get(person.name.split()[-1])
        if side and ((named and side not in named) or (person.side and person.side != side)):
            yield f"{person.name} (of another side)"


def _exchanged(text: str, cited: str) -> Iterator[str]:
    """Two names that stand in each other's place: "Chile lends Peru …" where the cited text has it the other way round.

    The sentence must be the cited one, or less of it, but for that. Where two pairs are, countries and their people,
    it only tells the one before the other.
    """
    mine, names = _with_names(text)
    for sentence in split(cited):
        theirs, known = _with_names(sentence.of(cited))
        if any(len(word) >= _TELLING and word not in theirs for word in mine):
            continue  # "receives from" is the other side of "pays"
        if bool(_AGENT.search(" ".join(mine))) != bool(_AGENT.search(" ".join(theirs))):
            continue  # "was extradited by Peru"
        if _told_the_other_way_round(mine, theirs):
            continue
        shared = [name for name in names if name in known]
        pairs = [pair for pair in combinations(shared, 2) if _fits_exchanged(mine, theirs, *pair)]
        if len({name for pair in pairs for name in pair}) < 2 * len(pairs) or len(pairs) == 1:
            yield from (f"{names[one]} and {names[other]} (the other way round)" for one, other in pairs)


def _told_the_other_way_round(mine: list[str], theirs: list[str]) -> bool:
    """Do the numbers change places too? "Peru sends 25 and Chile 40" says what "Chile sends 40 and Peru 25" says."""
    numbers = [word for word in theirs if word.isdigit() or NUMBER_WORDS.get(word, 0) > 1]
    shared = [word for word in mine if word in numbers]
    return len(set(shared)) > 1 and shared == [word for word in reversed(numbers) if word in shared]


def _fits_exchanged(mine: list[str], theirs: list[str], one: str, other: str) -> bool:
    """Is the sentence more like the cited one with these names exchanged? A pair ("Chile and Peru") has no order."""
    if re.search(rf"{one}(?: {_JOINS})+ {other}|{other}(?: {_JOINS})+ {one}", " ".join(mine)):
        return False
    there = {one: other, other: one}
    back = SequenceMatcher(None, [there.get(word, word) for word in mine], theirs, autojunk=False).ratio()
    return back >= _SAME_BUT_FOR_NAMES and back > SequenceMatcher(None, mine, theirs, autojunk=False).ratio()


def _turned(text: str, cited: str) -> Iterator[str]:
    """Who gives and who receives, exchanged in other words: "France pays" where the cited text has "France receives".

    The cited sentence must speak of half of what is given at least: two may buy from each other.
    """
    mine, names = _with_names(text)
    if len(names) < 2 or not any(is_converse(word) for word in mine):
        return
    language = language_of(text)
    things = [unit for unit in units(text, language) if unit.kind != "country" and not is_converse(fold(unit.surface))]
    people_named = {word for key, name in names.items() for word in fold(name).split()}
    things = [unit for unit in things if fold(unit.surface) not in people_named]
    quotes = [sentence.of(cited) for sentence in split(cited)]
    others = [_with_names(quote)[0] for quote in quotes]
    for quote, theirs in zip(quotes, others, strict=True):
        there = bag(quote, language_of(quote))
        if 2 * sum(speaks_of(unit, there, language) for unit in things) >= len(things):
            pairs = turned(mine, theirs, others)
            yield from (f"{names[one]} and {names[other]} (the other way round)" for one, other in pairs)


def _with_names(text: str) -> tuple[list[str], dict[str, str]]:
    """Words, countries and people among them as keys; and each key as the text writes it."""
    found = [(mention.span, f"country{mention.key.lower()}") for mention in countries(text)]
    found += [(one.span, f"person{fold(one.name.split()[-1])}") for one in people(text)]
    names: dict[str, str] = {}
    for span, key in sorted(found, key=lambda pair: -pair[0].start):
        names[key] = span.of(text)
        text = f"{text[: span.start]} {key} {text[span.end :]}"
    return [fold(word) for word, _ in words(text)], names


def _other_counts(text: str, cited: str) -> Iterator[str]:
    """A number of what the cited text counts otherwise: "17 sites" where it has "15 sites" and "17 ships"."""
    theirs = list(_counts(cited))
    bare = {number for number, thing in theirs if not thing}  # "Chile sends 40 divers and Peru 25"
    for number, thing in _counts(text):
        if not thing or number in bare:
            continue
        of_thing = {other for other, counted in theirs if counted & thing}
        if of_thing and number not in of_thing:
            yield f"{number:g} (of something else)"


def _other_dates(text: str, cited: str) -> Iterator[str]:
    """A month with another year or day than the cited text gives that month."""
    theirs = [day_of(span.of(cited)) for span in dates(cited)]
    for span in dates(text):
        mine = day_of(span.of(text))
        of_month = [other for other in theirs if mine[1] and other[1] == mine[1]]
        if of_month and all(_contradict(mine, other) for other in of_month):
            yield f"{span.of(text)} (another date)"


def _other_relations(text: str, cited: str) -> Iterator[str]:
    """A year since, until, before or after which something is so, where the cited text has it only as "in" that year.

    "Since 2022" also holds where something began in 2022, and "until 2022" where it ended then.
    """
    theirs = [fold(sentence.of(cited)) for sentence in split(cited)]
    for relation, same in _RELATIONS:
        for found in re.finditer(rf"\b(?:{relation}){_TO_ITS_YEAR}", fold(text)):
            year = found.group(1)
            told = (one for one in theirs if year in one)
            to_it = rf"\b(?:{relation})\b(?:(?!(?:19|20)\d\d).)*{year}"
            if not any(re.search(rf"{to_it}|\b(?:{same})", one) for one in told):
                yield f"“{found.group()}” (at another time)"


def _contradict(one: Day, other: Day) -> bool:
    return any(mine and theirs and mine != theirs for mine, theirs in zip(one, other, strict=True))


def _counts(text: str) -> Iterator[tuple[float, frozenset[str]]]:
    """Each number with the stems of what it counts."""
    language = language_of(text)
    for span in amounts(text):
        printed = span.of(text)
        number = number_of(printed, language)
        thing = frozenset(stems(_NUMBER.sub(" ", printed), language)) - {fold(word) for word in NUMBER_WORDS}
        if number is not None:
            yield number, thing


def _said_again(unit: Unit, text: str, negation: re.Match[str], language: Language) -> bool:
    """Does a text also say without the negation what it denies? "It did not join then, but joined in May." """
    start, end = negation.span()
    before, after = text[:start], " ".join(word for word, _ in list(words(text[end:]))[_REACH:])
    return any(speaks_of(unit, bag(rest, language_of(rest)), language) for rest in (before, after) if rest)


def _denied(text: str, cited: str) -> Iterator[str]:
    """Words that one of the two denies and the other, without any negation, says."""
    for one, other in ((text, cited), (cited, text)):
        if _NEGATION.search(fold(other)):
            continue
        there, language = bag(other, language_of(other)), language_of(one)
        for negation in _NEGATION.finditer(fold(one)):
            after = " ".join(word for word, _ in list(words(one[negation.end() :]))[:_REACH])
            reached = units(after, language)
            if not reached or _said_again(reached[0], one, negation, language) or denied_in(reached[0].surface, other):
                continue
            if all(speaks_of(unit, there, language) for unit in reached):
                yield f"“{negation.group()} {after}” (the opposite)"
