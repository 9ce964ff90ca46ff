"""`briefing summarize`, `brief`, `compare` and `timeline`: what analysts ask for, cited sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from assistant.commands.console import (
    AsJson,
    Force,
    Home,
    MarkAs,
    Out,
    err,
    open_assistant,
    out,
    print_json,
    progress,
    require_document,
)  # fmt: skip
from assistant.filters import Agency, Language, Marking, Since, Topic, Until, read_filters
from index.types import BriefingError, Filters

if TYPE_CHECKING:
    from assistant.briefings.choose import Request
    from assistant.briefings.compose import Length
    from assistant.briefings.desk import Desk
    from assistant.documents.types import Document
    from index.types import Language as Told

Articles = Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE]…", help="Ids; see `briefing articles list`.")]
Query = Annotated[str | None, typer.Option(help="What it is about; what it asks for (“in 2024”) is kept to.")]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", "--countries", help="Names or codes, such as Peru or PE,CL; an article must name all."),
]
LengthOption = Annotated[str, typer.Option("--length", metavar="short|page|full", help="How much it tells.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|es", help="Of headings and notes; else the query's.")]


def summarize(
    articles: Articles = None, query: Query = None, country: Countries = None, since: Since = None, until: Until = None,
    agency: Agency = None, language: Language = None, topic: Topic = None, marking: Marking = None,
    length: LengthOption = "page", lang: Lang = None, file: Out = None, force: Force = False, mark_as: MarkAs = None,
    home: Home = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Summarise articles: those named, those that filters allow, or those that a query finds.

    Each sentence is one of the articles' own, checked and cited; what two of them tell is told once. Exit code 0 also
    when nothing matches: then it says so.
    """
    filters = read_filters(_split(country), since, until, agency, language, topic, marking)
    request = _request(articles, query, filters)
    size, tongue = _length(length), _lang(lang)
    _made(lambda desk: desk.summarize(request, size, tongue), home, as_json, (file, mark_as, force))


def brief(
    articles: Articles = None, query: Query = None, country: Countries = None, since: Since = None, until: Until = None,
    agency: Agency = None, language: Language = None, topic: Topic = None, marking: Marking = None,
    length: LengthOption = "page", lang: Lang = None, file: Out = None, force: Force = False, mark_as: MarkAs = None,
    home: Home = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Brief on articles in the shape that officials read: bottom line, what was agreed, who, where and when, what next.

    A section for which the articles hold nothing says so.
    """
    filters = read_filters(_split(country), since, until, agency, language, topic, marking)
    request = _request(articles, query, filters)
    size, tongue = _length(length), _lang(lang)
    _made(lambda desk: desk.brief(request, size, tongue), home, as_json, (file, mark_as, force))


def compare(
    one: Annotated[str, typer.Argument(metavar="A", help="An article's id, countries (PE,CL) or a period (2023).")],
    other: Annotated[str, typer.Argument(metavar="B", help="What to compare it with.")],
    lang: Lang = None, file: Out = None, force: Force = False, mark_as: MarkAs = None,
    home: Home = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """Compare two articles, two pairs of countries or two periods: what both have, what only one, what differs."""
    tongue = _lang(lang)

    def made(desk: Desk) -> Document:
        known = desk.assistant.library.article
        return desk.compare(_side(one, known), _side(other, known), tongue)

    _made(made, home, as_json, (file, mark_as, force))


def timeline(
    articles: Articles = None, query: Query = None, country: Countries = None, since: Since = None, until: Until = None,
    agency: Agency = None, language: Language = None, topic: Topic = None, marking: Marking = None,
    lang: Lang = None, file: Out = None, force: Force = False, mark_as: MarkAs = None,
    home: Home = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """List the events of articles by the day on which they happened, each with its sentence."""
    filters = read_filters(_split(country), since, until, agency, language, topic, marking)
    request, tongue = _request(articles, query, filters), _lang(lang)
    _made(lambda desk: desk.timeline(request, tongue), home, as_json, (file, mark_as, force))


def _made(
    make: Callable[[Desk], Document], home: Path | None, as_json: bool, target: tuple[Path | None, str | None, bool]
) -> None:
    """Make a document with a progress bar, and print it or write its file."""
    from assistant.briefings.desk import Desk
    from assistant.briefings.page import marked
    from assistant.commands.output import document_json
    from assistant.commands.show_document import print_document
    from assistant.documents import write

    file, mark_as, force = target
    marking = require_document(file, mark_as, force=force)
    assistant = open_assistant(home)
    with progress() as heard:
        document = marked(make(Desk(assistant, heard)), marking)
    if file:
        write(document, file, force=force)
        err.print(Text(f"Written to {file}."), soft_wrap=True)
    if as_json:
        print_json(document_json(document))
    elif not file:
        print_document(out, document)


def _request(articles: Sequence[str] | None, query: str | None, filters: Filters) -> Request:
    from assistant.briefings.choose import Request

    return Request(tuple(articles or ()), query, filters)


def _side(given: str, article: Callable[[str], object]) -> Request:
    from assistant.briefings.choose import Request

    if article(given):
        return Request(articles=(given,))
    if given[:4].isdigit():
        return Request(filters=read_filters(since=given, until=given))
    try:
        return Request(filters=read_filters(_split([given])))
    except BriefingError as error:
        raise BriefingError(
            f"{given!r} is no article's id, no countries such as PE,CL and no period such as 2023"
        ) from error


def _split(countries: Sequence[str] | None) -> list[str]:
    return [one.strip() for given in countries or () for one in given.split(",") if one.strip()]


def _length(given: str) -> Length:
    for length in ("short", "page", "full"):
        if given == length:
            return length
    raise BriefingError(f"length: {given!r} is none of short, page, full")


def _lang(given: str | None) -> Told | None:
    if given in (None, "en", "es"):
        return given  # type: ignore[return-value]
    raise BriefingError(f"lang: {given!r} is none of en, es; sentences stay in their article's language")
