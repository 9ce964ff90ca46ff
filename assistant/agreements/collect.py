"""Questions that count or collect agreements ("How many did Peru sign in 2024?"), answered from the register.

`asked` tells which questions are. Each row stands with the sentence that tells of it, and with the one that names the
topic where that was asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.agreements.asked import Collected
from assistant.agreements.asked_words import ANY_KIND
from assistant.agreements.course import course, happened
from assistant.agreements.select import Choice, awaited
from assistant.agreements.tables import found_in, shown, telling, title
from assistant.agreements.types import Entry, Milestone
from assistant.agreements.words import party, word
from assistant.answers import NEAREST
from assistant.reader.values import long_date, long_time
from assistant.types import Answer, DraftSentence, Evidence, Item, Sentence
from assistant.verify import Lookup, Verified, about, judge
from index.chunks import sentences
from index.entities import concept, concepts
from index.regions import region_name
from index.types import Language, Passage, listed

_STEPS = 3
"""Of an agreement's course, the last that a row shows."""
MOST = 30
"""Agreements that an answer lists."""
SURE = 0.95
"""Confidence that the register was asked; how far to trust a row, its own fields say."""
_FOUND: dict[Language, str] = {
    "en": "Counted in the register of agreements, which holds {total} that the articles report: {what}.",
    "es": "Contado en el registro de acuerdos, que reúne {total} de los que informan los artículos: {what}.",
}
_NONE: dict[Language, str] = {
    "en": "The register of agreements has none that fits. It is read from the articles by rules and may miss one: see the nearest passages.",
    "es": "El registro de acuerdos no tiene ninguno así. Se lee de los artículos por reglas y puede faltar alguno: vea los pasajes más cercanos.",
}
_MORE: dict[Language, str] = {
    "en": "{n} more are not listed here; `briefing agreements list` shows all.",
    "es": "{n} más no se enumeran aquí; `briefing agreements list` los muestra todos.",
}
_OTHERWISE: dict[Language, str] = {
    "en": "Not counted, since the articles tell of no signature then: {which}.",
    "es": "Sin contar, porque los artículos no hablan de una firma entonces: {which}.",
}
_SINCE_THEN: dict[Language, str] = {
    "en": "No article says that it was ratified or put into force since; the articles may be older than that.",
    "es": "Ningún artículo dice que se haya ratificado o entrado en vigor después; los artículos pueden ser anteriores.",
}
_UNDATED: dict[Language, str] = {
    "en": "Not counted, since the articles do not say that it came into force then: {which}.",
    "es": "Sin contar, porque los artículos no dicen que entrara en vigor entonces: {which}.",
}
_QUOTED = "“{}”"
_WHEN: dict[Language, tuple[str, str]] = {"en": ("in ", "since "), "es": ("en ", "desde ")}
"""Before a month or year, and before the day of what goes on from then."""
_KNOWN = ("parties", "instrument", "name", "date", "status")
_COUNT: dict[Language, tuple[str, str]] = {"en": ("agreement", "agreements"), "es": ("acuerdo", "acuerdos")}
_WORDS: dict[Language, dict[str, str]] = {
    "en": {"parties": "parties", "region": "region", "since": "since", "until": "until", "areas": "area", "mentions": "in articles on",
           "instruments": "kind", "statuses": "status", "happened": "step", "awaited": "", "place": "place",
           "sides": "parties in all"},
    "es": {"parties": "partes", "region": "región", "since": "desde", "until": "hasta", "areas": "ámbito", "mentions": "en artículos sobre",
           "instruments": "tipo", "statuses": "estado", "happened": "paso", "awaited": "", "place": "lugar",
           "sides": "partes en total"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows:
    """What the register holds of what is asked."""

    entries: Sequence[Entry]
    """Those that fit."""
    others: Sequence[Entry]
    """Where signed ones are asked for, or those that came into force: those that would fit, if an article said so."""
    total: int
    """All that the register holds."""


def collected(question: str, wanted: Collected, rows: Rows, near: Sequence[Passage], lookup: Lookup) -> Answer:
    """The agreements that fit, each a row with the sentence that tells of it."""
    language, entries = wanted.asked.language, _by_step(rows.entries, wanted.choice)
    notices = [_FOUND[language].format(total=rows.total, what="; ".join(_asked_for(wanted.choice, language)))]
    if wanted.choice.awaited and entries:
        notices.append(_SINCE_THEN[language])
    if rows.others:
        which = listed([f"{title(one, language)} ({one.id})" for one in rows.others], limit=NEAREST)
        why = _OTHERWISE if "signed" in wanted.choice.happened else _UNDATED
        notices.append(why[language].format(which=which))
    if not entries:
        return _answer(question, wanted, "not_in_corpus", _NONE[language], notices, near)
    verified = Verified(lookup)
    topics = {*wanted.choice.areas, *(set(wanted.choice.within.topics) if not wanted.choice.areas else ())}
    items: list[Item] = []
    told: list[Sentence] = []
    for entry in entries[:MOST]:
        first = _plainest(entry)
        places = [first, *_on_topic(entry, topics, first), *_of_status(entry, wanted.choice, first)]
        stand = [one for place in places if (one := verified.sentence(DraftSentence(place.quote, (place,))))]
        if stand:
            items.append(Item(_row(entry, wanted.choice, places[0], language), stand[0].citations[0]))
            told += [one for one in stand if one not in told]
    short = _partners(wanted, entries) or f"{len(entries)} {_COUNT[language][len(entries) != 1]}"
    if len(entries) > MOST:
        notices.append(_MORE[language].format(n=len(entries) - MOST))
    lines = [short, *(f"- {item.text} [{item.citation}]" for item in items)]
    answer = _answer(question, wanted, "answered", "\n".join(lines), notices, near)
    return replace(
        answer, short_answer=short, items=tuple(items), sentences=tuple(told), citations=tuple(verified.citations)
    )


def _by_step(entries: Sequence[Entry], choice: Choice) -> Sequence[Entry]:
    """In the order of the step that is asked for."""
    steps = {one.id: happened(one, choice.happened, choice.since, choice.until) for one in entries}
    dated = [one for one in entries if steps[one.id]]
    return [*sorted(dated, key=lambda one: step.value.since if (step := steps[one.id]) else date.min),
            *(one for one in entries if not steps[one.id])]  # fmt: skip


def _plainest(entry: Entry) -> Evidence:
    """The sentence in which most of what is known of it stands: who, what, when, how far it has come."""
    worth: dict[Evidence, float] = {}
    for name in _KNOWN:
        known = [one for one in found_in(entry, name) if not one.corrected and _stands_in_one(one.evidence)]
        for found in known:
            place = sentence_of(found.evidence)
            worth[place] = worth.get(place, 0.0) + 1 / len(known)
    if not worth:
        return sentence_of(telling(entry.current))
    return max(worth, key=lambda place: (round(worth[place], 3), -place.span.start))


def _of_status(entry: Entry, choice: Choice, first: Evidence) -> Iterator[Evidence]:
    """The sentences that say how far it has come, where that was asked for and the first does not."""
    step = happened(entry, choice.happened, choice.since, choice.until)
    for found in (step, awaited(entry) if choice.awaited else None):
        if found and not found.corrected and not found.evidence.within(first) and _stands_in_one(found.evidence):
            yield sentence_of(found.evidence)
    status = None if step else entry.current.status
    told = status and not status.corrected and _stands_in_one(status.evidence)
    if choice.statuses and status and told and not status.evidence.within(first):
        yield sentence_of(status.evidence)


def _on_topic(entry: Entry, topics: Collection[str], first: Evidence) -> Iterator[Evidence]:
    """The first sentence that names one of the topics asked for, where the one that is shown first does not."""
    if not topics or _names(first, topics):
        return
    found = [area.evidence for one in (entry.current, *entry.accounts) for area in one.areas if area.value in topics]
    if found:
        yield sentence_of(found[0])
        return
    for article in (account.article for account in entry.accounts):
        for span in sentences(article):
            if _names(Evidence(article, span), topics):
                yield Evidence(article, span)
                return


def _names(place: Evidence, topics: Collection[str]) -> bool:
    """Does the sentence of a place name one of these topics?"""
    quote, language = sentence_of(place).quote, place.article.language
    return any(concept(mention.key).topic in topics for mention in concepts(quote, language))


def _answer(
    question: str, wanted: Collected, status: str, text: str, notices: Sequence[str], near: Sequence[Passage]
) -> Answer:
    return Answer(
        question=question,
        standalone_question=wanted.asked.text,
        status="answered" if status == "answered" else "not_in_corpus",
        text=text,
        language=wanted.asked.language,
        notices=tuple(notices),
        nearest=tuple(near[:NEAREST]),
        confidence=SURE if status == "answered" else 1 - SURE,
        answerer="register",
    )


def sentence_of(place: Evidence) -> Evidence:
    """The whole sentence in which a place stands."""
    around = next((span for span in sentences(place.article) if span.overlaps(place.span)), place.span)
    return Evidence(place.article, around)


def _stands_in_one(place: Evidence) -> bool:
    """Not so a dateline, whose day is the article's, nor a headline above the text."""
    return any(span.overlaps(place.span) for span in sentences(place.article))


def _row(entry: Entry, choice: Choice, place: Evidence, language: Language) -> str:
    """Its name with its parties, or parties and kind, where article and sentence bear them out, else the headline."""
    named = title(entry, language)
    full = f"{named}: {shown('parties', entry.parties, language)}" if entry.current.name and entry.parties else named
    borne = (text for text in (full, named) if judge(text, [place.quote], about([place])).name != "unsupported")
    days = _days(entry, choice, language)
    return f"{next(borne, place.article.title)}{f' ({days})' if days else ''}"


def _days(entry: Entry, choice: Choice, language: Language) -> str:
    """The day of the step that is asked for; else its course, or where none is told the day of the entry."""
    step = happened(entry, choice.happened, choice.since, choice.until) if choice.happened else None
    told = [one.value for one in ((step,) if step else course(entry)[-_STEPS:])]
    if told:
        return ", ".join(_said(one, language) for one in told)
    return long_date(entry.day, language) if entry.day else ""


def _said(step: Milestone, language: Language) -> str:
    """`signed in December 2017`, `en vigor desde el 25 de marzo de 2025`."""
    within, since = _WHEN[language]
    before = since if step.what == "in_force" else "" if step.day else within
    the = "el " if language == "es" and step.day else ""
    return f"{word('status', step.what, language)} {before}{the}{long_time(step.since, step.until, language)}"


def _partners(wanted: Collected, entries: Sequence[Entry]) -> str:
    """The other parties, where it is asked with whom."""
    others = [key for entry in entries for key in entry.parties if key not in wanted.choice.parties]
    language = wanted.asked.language
    return ", ".join(party(key, language) for key in dict.fromkeys(others)) if wanted.partners else ""


def _asked_for(choice: Choice, language: Language) -> list[str]:
    """What was looked for, in words."""
    words = _WORDS[language]
    told = {
        "parties": shown("parties", choice.parties, language),
        "region": region_name(choice.region, language) if choice.region else "",
        "since": long_date(choice.since, language) if choice.since else "",
        "until": long_date(choice.until, language) if choice.until else "",
        "areas": ", ".join(
            filter(None, (shown("areas", choice.areas, language), *map(_QUOTED.format, choice.worded[:1])))
        ),
        "mentions": shown("areas", choice.within.topics, language),
        "instruments": shown("instrument", choice.instruments, language) if choice.instruments != ANY_KIND else "",
        "statuses": "" if choice.happened else ", ".join(shown("status", one, language) for one in choice.statuses),
        "happened": ", ".join(word("status", one, language) for one in choice.happened),
        "awaited": word("field", "awaited", language) if choice.awaited else "",
        "place": shown("parties", choice.place, language) if choice.place else "",
        "sides": _sides(choice),
    }
    return [f"{words[name]} {text}".strip() for name, text in told.items() if text]


def _sides(choice: Choice) -> str:
    least, most = choice.sides
    return f"{least}+" if most is None and least else str(least) if least else ""
