"""What a careful colleague would add to an answer, in the question's language."""

from __future__ import annotations

from index.types import Language

_TEXTS: dict[str, dict[Language, str]] = {
    "count_differs": {
        "en": "The source says “{stated}”, but its printed list has {printed}. It is shown as printed.",
        "es": "La fuente dice “{stated}”, pero su lista impresa tiene {printed}. Se muestra tal como está impresa.",
    },
    "asked_count": {
        "en": "You asked for {asked}; the source lists {found}.",
        "es": "Se preguntó por {asked}; la fuente enumera {found}.",
    },
    "repeated": {"en": ", {names} more than once ({different} different)", "es": ", {names} más de una vez ({different} distintos)"},
    "entries": {"en": "{n} entries", "es": "{n} elementos"},
    "conflict": {
        "en": "The articles differ: “{own}” ({source}), but “{other}” ({other_source}).",
        "es": "Los artículos no coinciden: «{own}» ({source}), pero «{other}» ({other_source}).",
    },
    "several_fit": {
        "en": "Several articles fit this question; the answer of each stands under its title, and there may be "
        "more. Name a country, a place or a date to ask about one.",
        "es": "Varios artículos encajan con esta pregunta; la respuesta de cada uno va con su título, y puede haber más. "
        "Nombre un país, un lugar o una fecha para preguntar por uno.",
    },
    "none_in_both": {
        "en": "No country stands in both lists.",
        "es": "Ningún país figura en ambas listas.",
    },
    "attributed": {
        "en": "The article attributes this to {who}.",
        "es": "El artículo lo atribuye a {who}.",
    },
    "told_of_another": {
        "en": "The articles say something like it of {country}, not of what you asked about.",
        "es": "Los artículos dicen algo parecido de {country}, no de aquello por lo que se pregunta.",
    },
    "year_inferred": {
        "en": "The dateline prints no year; {year} was inferred from the weekday in the text.",
        "es": "La data no indica el año; {year} se dedujo del día de la semana en el texto.",
    },
    "held_on": {
        "en": "As of {day}, the day of the newest article found that names one; who holds the office today may be somebody else.",
        "es": "A fecha de {day}, la del artículo más reciente hallado que lo nombra; hoy puede ocupar el cargo otra persona.",
    },
    "date_published": {
        "en": "The article prints no date of the event; {date} is its publication date.",
        "es": "El artículo no indica la fecha del hecho; {date} es su fecha de publicación.",
    },
}  # fmt: skip


def notice(name: str, language: Language, **values: object) -> str:
    """The notice `name`, filled in."""
    return _TEXTS[name][language].format(**values)
