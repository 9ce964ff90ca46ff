"""A country's name in the form of another's: `Danish` for `Swedish`, `danesa` for `sueca`, `Dinamarca` for `Suecia`."""

from __future__ import annotations

from functools import cache

from index.names import bare
from index.tables import cell, rows
from index.text import fold
from index.types import Language

_NAMES, _PEOPLES = ("en", "es"), ("demonym_en", "demonym_es")
_FORMS = 4
"""Of a Spanish adjective: masculine, feminine, and the plural of each."""


def in_form_of(old: str, code: str, given: str, language: Language) -> str:
    """The country of `code` as `old` names another one in a text of `language`.

    As it was `given` where that is the same kind of name, or there is no other.

    `in_form_of("Mexican", "US", "Americans", "en")` -> `"American"`, `in_form_of("Suecia", "DK", "danés", "es")` ->
    `"Dinamarca"`
    """
    was, is_ = _forms().get(fold(old)), _forms().get(fold(given))
    if not was or not is_ or code not in _table():
        return given
    _, column, number = was
    if column in _NAMES and is_[1] in _NAMES:
        return given
    forms = _table()[code][language if column in _NAMES else column]
    if column == "demonym_es" and forms:
        plural, feminine = _marks(_table()[was[0]][column], number)
        return forms[min(plural, len(forms) - 1)] if _has_one_gender(forms) else forms[2 * plural + feminine]
    return forms[0] if forms and (column != "demonym_en" or not number) else given


def is_people(surface: str) -> bool:
    """Is it a country's people or adjective, `Danish`, rather than its name?"""
    return _forms().get(fold(surface), ("", "", 0))[1] in _PEOPLES


def _marks(forms: tuple[str, ...], number: int) -> tuple[bool, bool]:
    """Is the form with this number in a row a plural, and a feminine?"""
    if _has_one_gender(forms):
        return number == 1, False
    return number % _FORMS >= _FORMS // 2, bool(number % 2)


def _has_one_gender(forms: tuple[str, ...]) -> bool:
    """`estadounidense`, `estadounidenses`: one form for both genders, or too few to tell."""
    return len(forms) < _FORMS or forms[1].endswith("s")


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    columns = (*_NAMES, *_PEOPLES)
    return {
        row["code"]: {column: tuple(map(bare, cell(row[column]))) for column in columns}
        for row in rows("countries.tsv")
    }


@cache
def _forms() -> dict[str, tuple[str, str, int]]:
    """Folded form -> code, column, and its number in that row; of what several countries share, the first."""
    found: dict[str, tuple[str, str, int]] = {}
    for code, columns in _table().items():
        for column, forms in columns.items():
            for number, form in enumerate(forms):
                found.setdefault(fold(form), (code, column, number))
    return found
