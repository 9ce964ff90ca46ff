"""What is new for saved queries, as a document, an RSS 2.0 feed or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from email.utils import format_datetime
from html import escape
from xml.etree import ElementTree

from assistant.commands.output import Json, article_json
from assistant.documents.of_answer import highest_marking, sources_of
from assistant.documents.parts import plain, web_address
from assistant.documents.types import Document, Section
from assistant.documents.wording import wording
from assistant.types import Citation, Sentence, Verdict
from assistant.verify import Lookup
from assistant.watches import News, Watch
from index.types import Language

Found = Sequence[tuple[Watch, Sequence[News]]]
"""What is new for each watch."""
_TEXTS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "New since last time", "nothing": "Nothing new since last time.",
        "new": "new", "corrected": "corrected", "version": "version {version}",
        "bare": "The article holds no sentence that could be shown.",
        "withdrawn": "withdrawn",
        "gone": "Its agency took this article back. It is no longer found or cited; mind what you wrote from it.",
    },
    "es": {
        "title": "Novedades desde la última vez", "nothing": "Nada nuevo desde la última vez.", "new": "nuevo",
        "corrected": "corregido", "version": "versión {version}",
        "bare": "El artículo no contiene ninguna frase que se pueda mostrar.",
        "withdrawn": "retirado",
        "gone": "Su agencia retiró este artículo. Ya no se encuentra ni se cita; revise lo que escribió con él.",
    },
}  # fmt: skip
_QUOTED = Verdict("quoted", "stands word for word in the source")


def news_document(found: Found, language: Language, made: date, lookup: Lookup) -> Document:
    """A section for each watch, and one for each article with its sentence that says most."""
    texts, sections = _TEXTS[language], []
    citations: list[Citation] = []
    for watch, told in found:
        heading = f"{watch.name}: {watch.query}" if watch.query else watch.name
        if len(found) > 1 or not told:
            sections.append(Section(heading, note=None if told else texts["nothing"]))
        for one in told:
            article, sentences = one.article, []
            if one.best:
                citations.append(_citation(one, len(citations) + 1))
                sentences.append(Sentence(one.best.quote, (len(citations),), _QUOTED))
            note = _instead(one, texts)
            sections.append(Section(f"{article.title} ({_change(one, language)})", tuple(sentences), note=note))
    sources = sources_of(citations, lookup)
    names = ", ".join(watch.name for watch, _ in found)
    everything = [one.article for _, told in found for one in told]
    return Document(
        title=f"{texts['title']}: {names}" if names else texts["title"],
        language=language,
        made=made,
        sections=tuple(sections),
        citations=tuple(citations),
        sources=sources,
        marking=highest_marking(everything),
    )


def rss(found: Found, language: Language, now: datetime, home_page: str) -> bytes:
    """An RSS 2.0 feed, one item an article; `home_page` is what the channel links to, which RSS asks for.

    Written by hand: it is a dozen elements, and the library for it (feedgen) has had no release since 2023. Readers
    take a description for HTML, so a text is escaped once for that, and once more as XML.
    """
    words, texts = wording(language), _TEXTS[language]
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    names = ", ".join(plain(watch.name) for watch, _ in found)
    marking = words.markings[highest_marking(one.article for _, told in found for one in told)]
    _add(channel, "title", f"{texts['title']}: {names}")
    _add(channel, "link", home_page)
    _add(channel, "description", marking)
    _add(channel, "language", language)
    _add(channel, "lastBuildDate", format_datetime(now.astimezone(UTC)))
    for watch, told in found:
        for one in told:
            _item(channel, watch, one, language, now)
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def news_json(watch: Watch, told: Sequence[News]) -> Json:
    """A watch and what is new for it: change, the article without its body, and the place and words of its sentence."""
    rows = [
        {
            "change": one.change,
            "article": article_json(one.article),
            "start": one.best.span.start if one.best else None,
            "end": one.best.span.end if one.best else None,
            "quote": one.best.quote if one.best else None,
        }
        for one in told
    ]
    return {"watch": watch.name, "query": watch.query, "news": rows}


def nothing_new(language: Language) -> str:
    return _TEXTS[language]["nothing"]


def _instead(one: News, texts: dict[str, str]) -> str | None:
    """What is said where there is no sentence."""
    if one.best:
        return None
    return texts["gone" if one.change == "withdrawn" else "bare"]


def _item(channel: ElementTree.Element, watch: Watch, one: News, language: Language, now: datetime) -> None:
    article, words = one.article, wording(language)
    item = ElementTree.SubElement(channel, "item")
    _add(item, "title", f"{plain(article.title)} ({_change(one, language)})")
    if address := web_address(article.url):
        _add(item, "link", address)
    lines = [plain(one.best.quote) if one.best else _instead(one, _TEXTS[language]) or ""]
    lines.append(", ".join(_origin(one, language)))
    _add(item, "description", "".join(f"<p>{escape(line)}</p>" for line in lines))
    _add(item, "category", plain(watch.name))
    _add(item, "category", words.markings.get(article.marking, article.marking))
    # The same article under two watches is two items, and its correction is another.
    identity = ElementTree.SubElement(item, "guid", isPermaLink="false")
    withdrawn = ":withdrawn" if one.change == "withdrawn" else ""
    identity.text = f"briefing:{plain(watch.name)}:{plain(article.id)}@{article.version}{withdrawn}"
    _add(item, "pubDate", format_datetime(now.astimezone(UTC)))


def _origin(one: News, language: Language) -> Iterator[str]:
    article, words = one.article, wording(language)
    if article.sample:
        yield words.sample
    if article.agency:
        yield plain(article.agency)
    inferred = f" ({words.inferred})" if article.event_date_basis == "weekday" else ""
    yield f"{article.date}{inferred}" if article.date else words.undated
    if one.best:
        yield words.characters.format(start=one.best.span.start, end=one.best.span.end)


def _change(one: News, language: Language) -> str:
    texts = _TEXTS[language]
    if one.change != "corrected":
        return texts[one.change]
    return f"{texts['corrected']}, {texts['version'].format(version=one.article.version)}"


def _citation(one: News, marker: int) -> Citation:
    assert one.best
    article, span = one.article, one.best.span
    return Citation(
        marker, article.id, article.version, span.start, span.end, one.best.quote, article.title, article.agency,
        article.date.isoformat() if article.date else None, article.event_date_basis == "weekday", article.sample,
    )  # fmt: skip


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
