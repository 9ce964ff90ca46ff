"""What a document itself says, in English and Spanish."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Language


@dataclass(frozen=True, slots=True)
class Wording:
    """Every wording of a document. Braces are filled with `str.format`."""

    markings: dict[str, str]
    """A handling marking as it stands on each page."""
    made: str
    """Braces: `day`."""
    from_articles: str
    """Braces: `count`."""
    from_article: str
    """For a single one."""
    written_by: str
    """Braces: `name` of a language model."""
    quoted_by: str
    samples: str
    notices: str
    struck: str
    struck_note: str
    annex: str
    annex_note: str
    sources: str
    nothing_cited: str
    undated: str
    inferred: str
    sample: str
    characters: str
    """Braces: `start`, `end`."""
    place: str
    """Braces: `start`, `end`, `version`, `id`."""
    source: str
    """Braces: `version`, `id`."""
    quote_marks: tuple[str, str]
    inner_marks: tuple[str, str]
    """Around a text that has the others itself."""
    said_by: str
    """Braces: `name`."""
    partly_supported: str
    unsupported: str
    lower_marking: str
    """Braces: `given`, `highest`."""


ENGLISH = Wording(
    markings={
        "public": "PUBLIC", "restricted": "RESTRICTED", "confidential": "CONFIDENTIAL", "secret": "SECRET",
    },
    made="Made on {day}",
    from_articles="From {count} articles",
    from_article="From one article",
    written_by="Written by {name}; every sentence is checked against its source",
    quoted_by="Sentences are quoted from their sources",
    samples="Sample articles were written to show how this works; no agency published them",
    notices="Please note",
    struck="Not shown as fact",
    struck_note="The language model wrote these sentences; their sources do not carry them.",
    annex="Annex: what is cited",
    annex_note="Each number is that of the footnote. Characters are counted from 0 in the article's text; "
    "the last number is the first character that is no longer part of the quote.",
    sources="Sources",
    nothing_cited="No article is cited.",
    undated="undated",
    inferred="year inferred from the weekday",
    sample="sample article",
    characters="characters {start}–{end}",
    place="Characters {start}–{end} of version {version}; article {id}",
    source="Version {version}; article {id}",
    quote_marks=("“", "”"),
    inner_marks=("‘", "’"),
    said_by="according to {name}",
    partly_supported="the source carries this only in part",
    unsupported="the source does not carry this",
    lower_marking="This document was marked {given} by hand; an article that it cites is marked {highest}.",
)  # fmt: skip
SPANISH = Wording(
    markings={
        "public": "PÚBLICO", "restricted": "RESTRINGIDO", "confidential": "CONFIDENCIAL", "secret": "SECRETO",
    },
    made="Elaborado el {day}",
    from_articles="A partir de {count} artículos",
    from_article="A partir de un artículo",
    written_by="Redactado por {name}; cada frase se comprueba con su fuente",
    quoted_by="Las frases se citan textualmente de sus fuentes",
    samples="Los artículos de muestra se escribieron para demostrar el funcionamiento; ninguna agencia los publicó",
    notices="Tenga en cuenta",
    struck="No se presenta como hecho",
    struck_note="El modelo de lenguaje escribió estas frases; sus fuentes no las sustentan.",
    annex="Anexo: lo que se cita",
    annex_note="Cada número es el de la nota al pie. Los caracteres se cuentan desde 0 en el texto del artículo; "
    "el último número es el del primer carácter que ya no pertenece a la cita.",
    sources="Fuentes",
    nothing_cited="No se cita ningún artículo.",
    undated="sin fecha",
    inferred="año deducido del día de la semana",
    sample="artículo de muestra",
    characters="caracteres {start}–{end}",
    place="Caracteres {start}–{end} de la versión {version}; artículo {id}",
    source="Versión {version}; artículo {id}",
    quote_marks=("«", "»"),
    inner_marks=("“", "”"),
    said_by="según {name}",
    partly_supported="la fuente lo respalda solo en parte",
    unsupported="la fuente no lo respalda",
    lower_marking="Este documento fue marcado {given} por una persona; un artículo que cita está marcado {highest}.",
)  # fmt: skip


def wording(language: Language) -> Wording:
    return SPANISH if language == "es" else ENGLISH
