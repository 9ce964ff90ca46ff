"""The numbers, dates and names of a text, English or Spanish, and which of them another text lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from index.entities import countries, first_names, is_capital
from index.sentences import split
from index.text import fold, words
from index.types import Span

# -- numbers and dates -----------------------------------------------------------------------------------


def missing_numbers(evidence: str, claim: str) -> list[str]:
    """The claim's numbers, months and weekdays that the evidence lacks, as written."""
    held = set(chain.from_iterable(numbers(evidence).values()))
    return [written for written, readings in numbers(claim).items() if not readings & held]


def numbers(text: str) -> dict[str, frozenset[str]]:
    """Each number, month and weekday as written -> how it can be read.

    `"El 20 de diciembre, cuatro de 1.500"` -> `{"20": {"20"}, "diciembre": {"month 12"}, "cuatro": {"4"},
    "1.500": {"1500", "1.5"}}`: in one language the stop groups thousands, in the other it is the decimal mark.
    An ISO date is read as day, month and year.
    """
    text = _ISO_DATE.sub(lambda date: f"{int(date[3])} {_MONTHS[int(date[2]) - 1]} {date[1]}", text)
    folded = fold(text)
    found: dict[str, frozenset[str]] = {}
    for match in _NUMBER.finditer(folded):
        written, span = text[match.start() : match.end()], Span(*match.span())
        if match.group()[0].isdigit():
            found[written] = _readings(match.group())
        elif match.group() in _NUMBER_WORDS:
            found[written] = frozenset({_NUMBER_WORDS[match.group()]})
        elif _is_date(text, span):
            found[written] = frozenset({_DATES[match.group()]})
    return found


def _readings(digits: str) -> frozenset[str]:
    """`"1,500"` -> `{"1500", "1.5"}`, `"1.234,5"` -> `{"1234.5"}`, `"09"` -> `{"9"}`."""
    *groups, last = re.split(r"[.,]", re.sub(r"^0+(?=\d)", "", digits))
    marks = re.findall(r"[.,]", digits)
    if not groups:
        return frozenset({last})
    readings = set()
    if len(set(marks)) == 1 and all(len(group) == 3 for group in [*groups[1:], last]):
        readings.add("".join([*groups, last]))
    if marks.count(marks[-1]) == 1:
        part = last.rstrip("0")
        readings.add("".join(groups) + (f".{part}" if part else ""))
    return frozenset(readings or {digits})


def _is_date(text: str, span: Span) -> bool:
    """Is the word a month or a weekday here? "may" and "march" are also other words, "mar" and "dec" no words."""
    if _AFTER_DAY.search(text, 0, span.start) or _BEFORE_DAY.match(text, span.end):
        return True
    if fold(span.of(text)) in _OTHER_WORDS_TOO:
        return text[span.start].isupper() and span.start not in _openings(text)
    return fold(span.of(text)) in _CALENDAR


# -- names -----------------------------------------------------------------------------------------------


def missing_names(evidence: str, claim: str, phrase: bool = False) -> list[str]:
    """The claim's names that the evidence lacks, as written; see `names`."""
    held = {code for code, _ in _countries(evidence)}
    for word, _ in words(evidence):
        held.update((_bare(word), fold(_bare(word))))
    return [written for written, forms in names(claim, phrase).items() if not forms & held]


def names(text: str, phrase: bool = False) -> dict[str, frozenset[str]]:
    """Each name as written -> the forms in which a text may hold it.

    A country or its people, or a capitalised word that opens no sentence: there every word has a capital, and only an
    acronym counts. In a `phrase`, such as an entry of a list, the first word counts like the others.
    `"Ayer la OEA y el peruano Soto"` -> `{"peruano": {"country PE"}, "OEA": {"OEA"}, "Soto": {"soto", …}}`.
    """
    found: dict[str, frozenset[str]] = {}
    taken: set[int] = set(chain.from_iterable(range(*match.span()) for match in _NUMBER.finditer(fold(text))))
    for code, span in _countries(text):
        found[span.of(text)] = frozenset({code})
        taken.update(range(span.start, span.end))
    openings: set[int] = set() if phrase else _openings(text)
    for word, span in words(text):
        if span.start not in taken and _is_name(_bare(word), span.start in openings):
            found[word] = _forms(_bare(word))
    return found


def _is_name(word: str, opens: bool) -> bool:
    if len(word) < 2 or not word[0].isupper():
        return False
    return word.isupper() or not (opens or fold(word) in FUNCTION_WORDS)


def _forms(name: str) -> frozenset[str]:
    """`"Europe"` -> `europe`, `european` …; a short acronym stands for itself in capitals alone."""
    if name.isupper() and len(name) <= _ACRONYM_LETTERS:
        return frozenset({name})
    plain = fold(name)
    shorter = {plain.removesuffix(ending) for ending in _NAME_ENDINGS}
    return frozenset(
        {plain, *(stem for stem in shorter if len(stem) > _ACRONYM_LETTERS)} | {plain + e for e in _NAME_ENDINGS}
    )


def _bare(word: str) -> str:
    """`"Peru's"` -> `"Peru"`, `"EE.UU"` -> `"EEUU"`."""
    return re.sub(r"[’']s?$|\.", "", word)


def _countries(text: str) -> Iterator[tuple[str, Span]]:
    """`country PE` and place of each country or people that is named; a capital is a name of its own."""
    for mention in countries(text):
        written = fold(mention.span.of(text))
        both = {fold(first_names("countries", language)[mention.key]) for language in ("en", "es")}
        if written in both or not is_capital(written):
            yield f"country {mention.key}", mention.span


def _openings(text: str) -> set[int]:
    """Where the first words of sentences and of quoted speech begin."""
    starts = [*(span.start for span in split(text)), *(match.end() for match in _OPENING.finditer(text))]
    firsts = (_LETTER.search(text, start) for start in starts)
    return {first.start() for first in firsts if first}


# -- tables ----------------------------------------------------------------------------------------------

_MONTHS = "january february march april may june july august september october november december".split()
_MESES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DIAS = "lunes martes miercoles jueves viernes sabado domingo".split()
_CALENDAR = {
    **{name: f"weekday {number}" for week in (_DAYS, _DIAS) for number, name in enumerate(week, start=1)},
    **{name: f"month {number}" for year in (_MONTHS, _MESES) for number, name in enumerate(year, start=1)},
    "setiembre": "month 9",
}
_SHORT_MONTHS = {name[:3]: _CALENDAR[name] for year in (_MONTHS, _MESES) for name in year} | {"sept": "month 9"}
_DATES = {**_SHORT_MONTHS, **_CALENDAR}
"""Folded name or abbreviation -> what it stands for, the same in both languages."""
_OTHER_WORDS_TOO = frozenset({"may", "march", "august"})


def _number_words() -> dict[str, str]:
    """`"four"`, `"twenty-four"`, `"veinticuatro"`, `"treinta y dos"` … -> digits, 2 to 99.

    One is left out, an article and a pronoun as often; so is the Spanish "once", an English adverb.
    """
    units = "two three four five six seven eight nine".split()
    unidades = "dos tres cuatro cinco seis siete ocho nueve".split()
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    once = "diez - doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    decenas = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
    named = {word: n for row in (units, unidades) for n, word in enumerate(row, start=2)}
    named |= {word: n for row in (teens, once) for n, word in enumerate(row, start=10) if word != "-"}
    named |= {f"veinti{word}": 20 + n for n, word in enumerate(unidades, start=2)}
    for row, first, joints, ones in ((tens, 20, "- ", units), (decenas, 30, (" y ",), unidades)):
        for ten, word in enumerate(row):
            value = first + 10 * ten
            named[word] = value
            named |= {f"{word}{joint}{unit}": value + n for joint in joints for n, unit in enumerate(ones, start=2)}
    return {word: str(n) for word, n in named.items()}


_NUMBER_WORDS = _number_words()
_NUMBER = re.compile(
    r"(?<![^\W\d_])\d+(?:[.,]\d+)*|(?<!\w)(?:"
    + "|".join(sorted([*_NUMBER_WORDS, *_DATES], key=len, reverse=True))
    + r")(?!\w)"
)
_ISO_DATE = re.compile(r"\b(\d{4})-(0[1-9]|1[0-2])-(\d{2})\b")
_AFTER_DAY = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:(?:de|of)\s+)?$")
_BEFORE_DAY = re.compile(r"\.?\s+\d")
_OPENING = re.compile(r":\s|[“«¿¡]|\"(?=\w)|\s[—–-]\s")
_LETTER = re.compile(r"\w")
_ACRONYM_LETTERS = 3
_NAME_ENDINGS = ("s", "es", "n", "an", "ian", "ean", "ese")
FUNCTION_WORDS = frozenset(
    """
    mr mrs ms dr sr sra a an the and or but of to in on at by for from with about as into than then so if that this
    these those there here is are was were be been being am do does did done has have had having will would shall
    should can could may might must yes it its he his him she her hers they them their we us our you your i my me
    who whom whose which what when where how while after before during between among against under over through also
    both each all any some such very more most other one s t
    el la los las lo un una unos unas y e o u de del al en por para con sobre entre hacia hasta desde segun como que
    si se su sus le les nos es son fue fueron era eran ser sido esta estan estaba ha han habia haber hay hubo cual
    cuales quien quienes cuando donde este estos estas ese esa esos esas aquel esto eso ya mas muy tambien tras
    durante contra ante cada todo toda todos todas otro otra otros otras ambos uno
    """.split()
)
"""Folded words without a meaning of their own."""
