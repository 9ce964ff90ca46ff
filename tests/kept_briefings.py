"""A small library of made-up agreements for the tests of kept briefings: quick to make, and free to be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant import Assistant
from assistant.briefings.desk import Desk
from assistant.briefings.kept import Briefings
from assistant.briefings.order import Order, make
from assistant.settings import Settings
from index.library import Library
from index.types import Article

HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"


def article(id_: str, title: str, body: str, **more: object) -> Article:
    made = Article(id_, 1, title, body, "en", f"/in/{id_}.txt", id_, event_date=date(2024, 3, 14),
                   event_date_basis="text", countries=("PE", "CL"))  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


BORDER = article(
    "border", "Peru and Chile sign a border pact",
    "Peru and Chile signed a border security agreement in Tacna on 14 March 2024. Foreign Minister Ana Quispe of Peru "
    "and Interior Minister Luis Soto of Chile signed it. The two countries will open three joint posts by June 2024.",
)  # fmt: skip
PORTS = article(
    "ports", f"Ports {HOSTILE}",
    f"Peru and Chile agreed to inspect containers together in Callao on 2 April 2024 {HOSTILE}. "
    "The two navies will exchange lists of ships every week.",
    event_date=date(2024, 4, 2), marking="restricted",
)  # fmt: skip


def small(home: Path, embedder: object) -> Assistant:
    """An assistant over two articles."""
    library = Library(home, embedder)  # type: ignore[arg-type]
    library.ingest_articles([BORDER, PORTS])
    return Assistant(Settings(home=home), library)


def build(assistant: Assistant, order: Order, person: str = "", again: int | None = None) -> int:
    """Build an order and keep it; its number."""
    found: list[Article] = []
    desk = Desk(assistant, chose=lambda chosen: found.extend(chosen.told_of))
    return Briefings(assistant.settings.home).keep(person, order, make(desk, order), found, again)
