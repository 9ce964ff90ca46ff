"""What the page itself says, in each interface language, and how it writes a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.types import Language

LANGUAGES: tuple[Language, ...] = ("en", "es")
_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Every wording of the page. Braces are filled with `str.format`."""

    language: Language
    title: str
    subtitle: str
    """Braces: `count` of articles."""
    subtitle_one: str
    """For a single article."""
    empty_title: str
    empty_text: str
    """Braces: `command`, as HTML."""
    question_label: str
    ask: str
    stop: str
    new_conversation: str
    other_language: str
    """The other interface language, named in that language."""
    examples: str
    hint_empty: str
    starting: str
    searching: str
    """Braces: `count` of articles."""
    reading: str
    """Braces: `count` of passages."""
    checking: str
    ready: str
    stopped: str
    failed: str
    understood: str
    """Braces: `question`."""
    refusal: str
    refusal_help: str
    refusal_nearest: str
    partly_answered: str
    notes: str
    sources: str
    source: str
    """Braces: `marker`, `description`."""
    open_article: str
    """Braces: `description`."""
    read_in_article: str
    also_in: str
    """Braces: `names` of papers or headlines."""
    said_by: str
    """Braces: `name`."""
    quoted: str
    supported: str
    all_quoted: str
    all_supported: str
    partly_supported: str
    unsupported: str
    date_inferred: str
    sample: str
    undated: str
    place: str
    agency: str
    day: str
    version: str
    original: str
    close: str
    loading: str
    panel_label: str
    source_failed: str
    you_asked: str
    written_by: str
    """Braces: `name` of a language model."""
    struck: str
    """Braces: `count` of sentences."""
    addressed: str
    """Of a paragraph that speaks to a program."""
    record: str
    """Braces: `number` of the answer's record."""


ENGLISH = Words(
    language="en",
    title="Security cooperation briefing",
    subtitle="Answers come only from the {count} articles held here. Every sentence leads to its source.",
    subtitle_one="Answers come only from the one article held here. Every sentence leads to its source.",
    empty_title="There are no articles yet",
    empty_text="Nothing can be answered until articles are added. On this server, run {command} with the "
    "file or folder that holds them, then reload this page.",
    question_label="Your question",
    ask="Ask",
    stop="Stop",
    new_conversation="New conversation",
    other_language="Español",
    examples="For example",
    hint_empty="Write a question first, then choose Ask.",
    starting="Starting…",
    searching="Searching {count} articles…",
    reading="Reading {count} passages…",
    checking="Checking every sentence against its source…",
    ready="The answer is ready.",
    stopped="Stopped before the answer was complete.",
    failed="Sorry, this question could not be answered because of a fault in the program. "
    "Your question is still in the box; please try again. If it fails again, tell your administrator: "
    "the details are in the server’s log.",
    understood="Understood as: {question}",
    refusal="The articles do not say.",
    refusal_help="Nothing in the articles held here answers this question.",
    refusal_nearest="The passages nearest to it:",
    partly_answered="The articles answer this only in part.",
    notes="Please note",
    sources="Sources",
    source="Source {marker}: {description}",
    open_article="Open in the article: {description}",
    read_in_article="Read in the article",
    also_in="Also printed in: {names}",
    said_by="according to {name}",
    quoted="word for word",
    supported="supported",
    all_quoted="Quoted word for word from the sources.",
    all_supported="Every sentence is supported by its source.",
    partly_supported="The source supports this only in part.",
    unsupported="The source does not support this.",
    date_inferred="year inferred from the weekday",
    sample="sample article",
    undated="undated",
    place="Place",
    agency="Agency",
    day="Date",
    version="Version",
    original="Original",
    close="Close",
    loading="Opening the article…",
    panel_label="Source",
    source_failed="The article could not be opened. Please try again.",
    you_asked="You asked",
    written_by="Written by {name}; every sentence is checked against its source.",
    struck="Sentences that are not shown, because their source does not carry them: {count}",
    addressed="This paragraph addresses a program; it is not searched and not cited.",
    record="Record {number}",
)

SPANISH = Words(
    language="es",
    title="Informe de cooperación en seguridad",
    subtitle="Las respuestas provienen solo de los {count} artículos disponibles. Cada frase lleva a su fuente.",
    subtitle_one="Las respuestas provienen solo del único artículo disponible. Cada frase lleva a su fuente.",
    empty_title="Todavía no hay artículos",
    empty_text="No se puede responder nada hasta que se añadan artículos. En este servidor, ejecute "
    "{command} con el archivo o la carpeta que los contiene y vuelva a cargar esta página.",
    question_label="Su pregunta",
    ask="Preguntar",
    stop="Detener",
    new_conversation="Nueva conversación",
    other_language="English",
    examples="Por ejemplo",
    hint_empty="Escriba primero una pregunta y después elija Preguntar.",
    starting="Comenzando…",
    searching="Buscando en {count} artículos…",
    reading="Leyendo {count} pasajes…",
    checking="Comprobando cada frase con su fuente…",
    ready="La respuesta está lista.",
    stopped="Se detuvo antes de completar la respuesta.",
    failed="Lo sentimos, no se pudo responder a esta pregunta por un fallo del programa. "
    "Su pregunta sigue en el cuadro; inténtelo de nuevo. Si vuelve a fallar, avise a su administrador: "
    "los detalles están en el registro del servidor.",
    understood="Entendida como: {question}",
    refusal="Los artículos no lo dicen.",
    refusal_help="Nada en los artículos disponibles responde a esta pregunta.",
    refusal_nearest="Los pasajes más cercanos:",
    partly_answered="Los artículos responden a esto solo en parte.",
    notes="Tenga en cuenta",
    sources="Fuentes",
    source="Fuente {marker}: {description}",
    open_article="Abrir en el artículo: {description}",
    read_in_article="Leer en el artículo",
    also_in="También publicado en: {names}",
    said_by="según {name}",
    quoted="cita textual",
    supported="respaldado",
    all_quoted="Citado textualmente de las fuentes.",
    all_supported="Cada frase está respaldada por su fuente.",
    partly_supported="La fuente lo respalda solo en parte.",
    unsupported="La fuente no lo respalda.",
    date_inferred="año deducido del día de la semana",
    sample="artículo de muestra",
    undated="sin fecha",
    place="Lugar",
    agency="Agencia",
    day="Fecha",
    version="Versión",
    original="Original",
    close="Cerrar",
    loading="Abriendo el artículo…",
    panel_label="Fuente",
    source_failed="No se pudo abrir el artículo. Inténtelo de nuevo.",
    you_asked="Usted preguntó",
    written_by="Redactado por {name}; cada frase se comprueba con su fuente.",
    struck="Frases que no se muestran porque su fuente no las sustenta: {count}",
    addressed="Este párrafo se dirige a un programa; no se busca en él ni se cita.",
    record="Registro {number}",
)


def words(language: str) -> Words:
    """The wordings of a language; English for any that the page does not speak."""
    return SPANISH if language == "es" else ENGLISH


def preferred(accept_language: str) -> Language:
    """The interface language that an `Accept-Language` header asks for; English when it asks for neither."""
    best: tuple[float, Language] = (0.0, "en")
    for entry in accept_language.lower().split(","):
        tag, _, parameter = entry.strip().partition(";")
        weight = _weight(parameter)
        for language in LANGUAGES:
            if tag.split("-")[0] == language and weight > best[0]:
                best = (weight, language)
    return best[1]


def long_date(day: date, language: Language) -> str:
    """`20 December 2023`, `20 de diciembre de 2023`."""
    month = _MONTHS[language].split()[day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{day.day} {month} {day.year}"


def short_date(day: date, language: Language) -> str:
    """`20 Dec 2023`, `20 dic 2023`."""
    return f"{day.day} {short_month(day.month, language)} {day.year}"


def short_month(month: int, language: Language) -> str:
    """Of 1 … 12: `Dec`, `dic`."""
    return _MONTHS[language].split()[month - 1][:3]


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=")) if parameter.strip() else 1.0
    except ValueError:
        return 0.0
