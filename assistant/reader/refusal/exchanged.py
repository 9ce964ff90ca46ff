"""Is it told of another country than the one asked about? The network is asked of that one, too.

"Which unit opens in Argentina?" finds "one against drugs will open in Brazil": all its words but one, and a network as
small as this takes it for an answer. How much better the passage answers when Brazil is put for Argentina tells more
than how well it answers: what is compared is the same in everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reader.lists.several import AS_GOOD
from assistant.reader.model import ReaderModel
from assistant.reader.question import Question, Wanted, without_carried
from assistant.reader.rank import Candidate, to_read
from index.entities import countries, first_names, organisations
from index.forms import in_form_of
from index.query import Unit
from index.text import fold

BETTER = 1.5
"""Log-odds by which the passage must answer better of the other country."""
LEAST = -1.5
"""Log-odds that it must reach: of neither country it answers below."""
SURE = 0.2
"""0…1: how sure it is then that the articles answer."""
MOST = 4
"""Countries that are tried."""
_COMPOUND = re.compile(r"\b[a-zß-öø-ÿ]+-$")
""" "Franco-" of "franco-británica": the other half is no country on its own."""

_WHEN = re.compile(r".*\w.*\b(?:when|while|cuando|mientras)\b")
"""What was so when something else was: "what was missing when Sweden signed with Washington?" asks nothing of these."""


def told_of_another(model: ReaderModel, question: Question, best: Candidate) -> str | None:
    """The country, in the question's language, of which the passage answers far better than of the one asked about."""
    if question.asks_country or question.wants(Wanted.COUNTRIES):
        return None
    found: list[tuple[float, str]] = []
    for country, text in _exchanged(question, best):
        (reading,) = model.read(text, question.language, [to_read(best.passage)])
        found.append((reading.answerable, country))
    answerable, country = max(found, default=(best.answerable, ""))
    return country if answerable > max(LEAST, best.answerable + BETTER) else None


def _exchanged(question: Question, best: Candidate) -> Iterator[tuple[str, str]]:
    """Countries of the sentence, each with the question in which it stands for one that the sentence lacks.

    None that is itself what the network sees as the answer: "Who must ratify Sweden's accession?" is told of Sweden.
    """
    told, seen = _told(best), [one.span for one in best.reading.spans if one.score >= best.reading.best - AS_GOOD]
    mentions = [one for one in countries(best.text) if not any(span.overlaps(one.span) for span in seen)]
    others = dict.fromkeys(one.key for one in mentions if one.key not in question.countries)
    names = first_names("countries", question.language)
    lacking = dict.fromkeys(one.key for one in _asked(question) if one.key not in told)
    pairs = [(key, other) for key in lacking for other in others if other in names]
    for key, other in pairs[:MOST]:
        yield names[other], _with(question, key, other, names[other])


def _asked(question: Question) -> Iterator[Unit]:
    """The countries that it asks of: neither carried over from before, nor of an aside, nor where it was."""
    own = len(without_carried(question.text))
    for unit in question.units:
        aside = (
            unit.span.end > own or unit.key in question.venues or _WHEN.match(fold(question.text[: unit.span.start]))
        )
        if unit.kind == "country" and not aside and not _COMPOUND.search(question.text, 0, unit.span.start):
            yield unit


def _told(best: Candidate) -> frozenset[str]:
    """The countries of the sentence, and the Union of which only a body is named."""
    bodies = organisations(best.text, best.article.language)
    union = {"EU"} if any(one.key == "European Union" for one in bodies) else set[str]()
    return frozenset(one.key for one in countries(best.text)) | union


def _with(question: Question, key: str, other: str, name: str) -> str:
    """The question with one country put for another, in the same form: "Danish" for "Swedish"."""
    text = question.text
    for unit in reversed([unit for unit in question.units if unit.key == key]):
        text = (
            text[: unit.span.start] + in_form_of(unit.surface, other, name, question.language) + text[unit.span.end :]
        )
    return text
