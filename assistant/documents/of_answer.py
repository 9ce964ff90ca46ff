"""An answer as a document: the question on top, what answers it, and where each sentence stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.documents.types import Document, Section
from assistant.documents.wording import wording
from assistant.types import Answer, Citation, Sentence, Verdict
from assistant.understood import shown_first
from assistant.verify import Lookup
from index.types import MARKINGS, Article, Language, Passage

_TEXTS: dict[Language, dict[str, str]] = {
    "en": {
        "short": "In short", "items": "The list", "sentences": "What the articles say", "refusal": "Answer",
        "nearest": "Nearest passages", "nearest_note": "They are shown because they come nearest; they do not answer.",
        "partly": "The articles answer this only in part.", "understood": "Understood as: {question}",
    },
    "es": {
        "short": "En breve", "items": "La lista", "sentences": "Lo que dicen los artículos", "refusal": "Respuesta",
        "nearest": "Los pasajes más cercanos",
        "nearest_note": "Se muestran porque son los más cercanos; no responden a la pregunta.",
        "partly": "Los artículos responden a esto solo en parte.", "understood": "Entendida como: {question}",
    },
}  # fmt: skip
_QUOTED = Verdict("quoted", "stands word for word in the source")


def answer_document(answer: Answer, lookup: Lookup, made: date, marking: str | None = None) -> Document:
    """The document of an answer; `lookup` gives the cited articles, `marking` is one of `MARKINGS`.

    A refusal shows the nearest passages, cited like sentences.
    """
    language: Language = "es" if answer.language == "es" else "en"
    passages = answer.nearest if not answer.sentences else ()
    nearest = tuple(_cited(passage, number) for number, passage in enumerate(passages, 1))
    citations = answer.citations or nearest
    sources = sources_of(citations, lookup)
    notices = (*answer.notices, *_lowered(marking, sources, language))
    sections = _answered(answer, language) if answer.sentences else _refused(answer, nearest, language)
    return Document(
        title=answer.question,
        language=language,
        made=made,
        sections=tuple(sections),
        citations=citations,
        sources=sources,
        notices=notices,
        struck=answer.struck,
        marking=marking or highest_marking(sources),
        answerer=answer.answerer,
        index_revision=answer.index_revision,
        seconds=answer.seconds,
    )


def sources_of(citations: Iterable[Citation], lookup: Lookup) -> tuple[Article, ...]:
    """The cited versions of articles, each once, by date, undated ones last."""
    cited = dict.fromkeys((citation.article_id, citation.version) for citation in citations)
    found = [article for id_, version in cited if (article := lookup(id_, version))]
    return tuple(sorted(found, key=lambda article: (article.date is None, article.date or date.max, article.id)))


def highest_marking(articles: Iterable[Article]) -> str:
    """The most guarded marking among articles; `public` of none."""
    return max((article.marking for article in articles), key=MARKINGS.index, default=MARKINGS[0])


def _lowered(given: str | None, sources: Iterable[Article], language: Language) -> Iterator[str]:
    """What must be said when a person marks a document less guarded than what it cites."""
    highest, words = highest_marking(sources), wording(language)
    if given and MARKINGS.index(given) < MARKINGS.index(highest):
        yield words.lower_marking.format(given=words.markings[given], highest=words.markings[highest])


def _answered(answer: Answer, language: Language) -> Iterator[Section]:
    texts = _TEXTS[language]
    told = [_understood(answer, language), texts["partly"] if answer.status == "partly_answered" else None]
    if first := shown_first(answer):
        told.append(first)
    note = " ".join(text for text in told if text) or None
    if answer.short_answer:
        markers = (answer.short_citation,) if answer.short_citation else _stands_in(answer)
        yield Section(texts["short"], (Sentence(answer.short_answer, markers, _QUOTED),))
    if answer.items:
        items = tuple(Sentence(item.shown, (item.citation,), _QUOTED) for item in answer.items)
        yield Section(texts["items"], items)
    yield Section(texts["sentences"], answer.sentences, note=note)


def _stands_in(answer: Answer) -> tuple[int, ...]:
    """The markers of the first sentence that holds the short answer."""
    holds = (one for one in answer.sentences if answer.short_answer and answer.short_answer in one.text)
    found = next(holds, answer.sentences[0])
    return found.citations


def _refused(answer: Answer, nearest: tuple[Citation, ...], language: Language) -> Iterator[Section]:
    texts = _TEXTS[language]
    understood = _understood(answer, language)
    yield Section(texts["refusal"], note=" ".join(text for text in (answer.text, understood) if text))
    if nearest:
        passages = tuple(Sentence(one.quote, (one.marker,), _QUOTED) for one in nearest)
        yield Section(texts["nearest"], passages, note=texts["nearest_note"])


def _understood(answer: Answer, language: Language) -> str | None:
    if answer.standalone_question == answer.question:
        return None
    return _TEXTS[language]["understood"].format(question=answer.standalone_question)


def _cited(passage: Passage, marker: int) -> Citation:
    chunk, article = passage.chunk, passage.article
    return Citation(
        marker, article.id, article.version, chunk.start, chunk.end, chunk.text, article.title, article.agency,
        article.date.isoformat() if article.date else None, article.event_date_basis == "weekday", article.sample,
    )  # fmt: skip
