"""A made-up document with all that one can hold, and text that would be markup in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.documents.types import Cell, Document, Section, Table
from assistant.types import Citation, Sentence, Verdict
from index.types import Article

NASTY = (
    '<script>alert("x")</script> **bold** _it_ `code` [a](http://b.example) ![i](j) https://c.example www.d.example '
    "e@f.example &amp; #set text(red) $x^2$ #link(1) @label | ~~no~~ \\ ]]> {{x}} [^1] <https://g.example> § ñandú «»"
)
QUOTED = Verdict("quoted", "stands word for word in the source")
HALF = Verdict("partly_supported", "1 of 4 of its terms are not in the cited text")
BORDER = "El ministro Íñigo Núñez y la canciller Ángela Güell acordaron en Arica «vigilar juntos» la frontera."
PATROLS = f"The two sides agreed on twelve patrols a year. {NASTY}"


def article(id_: str, body: str, **more: object) -> Article:
    plain = Article(id=id_, version=1, title=f"Title of {id_}", body=body, language="en", source="/in", sha256="0")
    return replace(plain, **more)  # type: ignore[arg-type]


ARTICLES = (
    article(
        "arica", BORDER, title="Perú y Chile vigilarán «juntos» la frontera", language="es", agency="EFE",
        event_date=date(2024, 3, 14), event_date_basis="weekday", marking="restricted",
        url="https://example.org/arica?a=1&b=2",
    ),
    article("patrols", PATROLS, title=f"Patrols {NASTY}", sample=True, published=date(2024, 5, 2), version=3),
    article("undated", "Nothing is known of the budget.", url="javascript:alert(1)"),
)  # fmt: skip


def citation(marker: int, of: Article, end: int | None = None) -> Citation:
    end = len(of.body) if end is None else end
    return Citation(
        marker, of.id, of.version, 0, end, of.body[:end], of.title, of.agency, of.date.isoformat() if of.date else None,
        of.event_date_basis == "weekday", of.sample,
    )  # fmt: skip


def document(language: str = "es", repeated: int = 0) -> Document:
    """The document; its first marker is cited last in the numbering, and one place twice. `repeated` makes it long."""
    arica, patrols, undated = ARTICLES
    body = (
        Sentence(BORDER, (3,), QUOTED, "Ana Quispe"),
        Sentence(PATROLS, (1, 3), HALF),
        *(Sentence(f"{number}. {BORDER}", (3,), QUOTED) for number in range(repeated)),
    )
    table = Table(("Fecha", "Áreas"), ((Cell("2024-03-14", (3,)), Cell("a | b\nc", (2, 1))), (Cell(""), Cell("–"))))
    return Document(
        title="Informe sobre la frontera: ¿qué pasó?",
        language="es" if language == "es" else "en",
        made=date(2026, 11, 26),
        sections=(
            Section("Lo esencial", body),
            Section("Cuadro", table=table),
            Section("Presupuesto", note="Los artículos no dicen nada."),
        ),
        citations=(citation(1, patrols), citation(2, undated), citation(3, arica)),
        sources=(arica, patrols, undated),
        notices=("La fuente dice «seis» y enumera siete.",),
        struck=(f"{NASTY}: 17 not in the cited text",),
        marking="restricted",
        answerer="openai:made-up",
        index_revision=4,
    )
