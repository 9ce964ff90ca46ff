"""What the sentences of an article tell, and what each of it is worth to a briefing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from assistant.briefings.force import has_force
from assistant.briefings.leaning import leans
from assistant.reader.attribution import attributed_to
from assistant.reader.lists.bullets import blocks
from assistant.reader.officials.people import people
from assistant.reader.values import amounts, dates
from assistant.types import DraftSentence, Evidence
from index.chunks import sentences
from index.query import units
from index.text import LINE_MARK, fold
from index.types import Article, Span

WORD, CONCEPT, COUNTRY, FIGURE, PERSON = 1.0, 1.6, 1.3, 1.5, 1.2
"""What a word, an area, a party, a date or number, and a person's name add."""
_COMMITS = re.compile(
    r"\b(?:agree[sd]?|sign(?:s|ed)?|adopt(?:s|ed)?|commit(?:s|ted)?|undertak\w+|undertook|will|shall|must|pledge[sd]?|promis\w+|"
    r"establish\w*|create[sd]?|set up|is to|are to|provides? for|contribut\w+|launch\w*|approv\w+|decid\w+|"
    r"acuerd\w+|acord\w+|pact\w+|firm(?:o|aron|an|a|ado|ada)|suscrib\w+|compromet\w+|preve|preven|cre(?:o|aron|ar|ara|aran)|"
    r"establec\w+|aport\w+|debera[n]?|aprob\w+|decid\w+|adopt\w+)\b"
)
_FUTURE = r"\w+[aei]r(?:á|án)"
"""The Spanish future tense; only the accent tells it from "frontera" and "primera"."""
_UNDERTAKES = re.compile(
    r"\b(?:will|shall|is to|are to|commit\w*|pledge[sd]?|undert\w+|promis\w+|agreed to|agrees to|acordaron|acordó|"
    rf"comprometi\w+|compromete\w*|prometi\w+|deben?|{_FUTURE})\b",
    re.IGNORECASE,
)
"""What is still to be done."""
_OBSERVERS = re.compile(r"\b(?:observers?|observador(?:es|as?)?)\b")
_STOOD_BY = re.compile(
    r"\b(?:witness\w*|guests?|(?:was|were) (?:also )?present|also (?:attended|present|took part)|accompan\w+|attended|"
    r"watched|looked on|testigos?|invitad[oa]s?|acompan(?:o|aron)|asisti(?:o|eron)|presenci(?:o|aron)|"
    r"(?:tambien|ademas) (?:intervin|asist|estuv|particip)\w+|se (?:desplazo|desplazaron)|estuv(?:o|ieron) presentes?)\b"
)
_SIGNS = re.compile(
    r"\b(?:sign(?:s|ed)|initial(?:s|led)|firm(?:o|aron|an|a)|suscri\w+|rubric\w+|agree[ds]?|acord(?:o|aron))\b"
)
_CAPTION = re.compile(
    r"(?:^|[.)] )(?:image|photo|video|file|picture|credit|foto|fotograf[ií]a|imagen|v[ií]deo|archivo)s?\s*:|"
    r"\((?:left|right|cent(?:er|re)|izquierda|derecha|izq\.|dcha\.|centro)\)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_JOINTLY = re.compile(
    r"\b(?:(?:the|both|all|two) (?:\w+ )?(?:parties|sides|countries|governments|authorities|delegations|ministers|leaders)|"
    r"(?:las|ambas) (?:partes|delegaciones|autoridades)|(?:los|ambos|las?) (?:dos )?(?:paises|gobiernos|ministros|ministras|mandatarios)|"
    r"(?:the|a|el|la|una?) (?:joint )?(?:agreement|treaty|memorandum|declaration|statement|text|document|acuerdo|tratado|memorando|declaracion|texto|"
    r"documento))\b(?! (?:\w+ )?(?:said|dijo|from the))"
)
"""Words in quotation marks of all sides together, or of their text, say what they settled."""
SPOKEN = 6
"""Words in quotation marks from which a sentence is somebody's comment, and not one that quotes a term."""
_VIEW = re.compile(
    r"\b(?:(?:critic|analyst|expert|observer|opponent|opposition|activist|campaigner|rights group|embassy|embajada|analista|"
    r"experto|critico|oposicion|activista|ong)\w*\b.{0,60}\b(?:sa(?:y|id|ys)|warn\w*|link\w*|argu\w*|fear\w*|complain\w*|doubt\w*|call(?:s|ed)|"
    r"dij\w+|dic\w+|advirt\w+|consider\w+|opin\w+|critic\w+|denunci\w+|afirm\w+|vincul\w+)|"
    r"(?:in|en) (?:his|her|their|my|our|su|mi|nuestra) (?:opinion|view)|(?:said|says|added) (?:that )?(?:he|she|they) (?:hoped?|thought|believed?|felt)|"
    r"(?:call(?:ed|s)|describe[ds]|llamo|califico|tildo)\b[^.]{0,60}[\"“«]|\bcalled (?:it|this) |"
    r"(?:defendio|sostuvo|considero|insistio en|confio en|lamento) que\b|(?:argue[ds]?|insist(?:s|ed)|feared?) that\b|"
    r"(?:voiced|expressed) (?:\w+ )?(?:concern|hope|regret|confidence|doubts?)\b|"
    r"(?:thanked|praised|welcomed|criticised|criticized|hailed|agradecio|elogio|lamento|critico|destaco|destacaron|resalto)\b)|^(?:asked|preguntad[oa])\b"
)
"""Who stands outside and speaks, and words of those inside that do nothing."""
LEAST_WORDS = 4
MOST_QUOTED = 5
"""Sentences of the longest quotation that is kept together."""
MOST_LINES = 8
"""Lines of a list that are kept with what announces them."""
MOST_BEFORE = 4
"""Sentences that are shown with one because it leans on them."""
_PRINTED_DAY = re.compile(
    r"\s*(?:(?:[A-ZÁÉÍÓÚ]?[a-záéíóúñ]+),?\s+)?(?:[A-Z][a-z]+\s+\d{1,2},\s+\d{4}|\d{1,2}\s+(?:de\s+)?[A-Za-z]+\s+(?:de\s+)?\d{4})\s+(?=[“\"«]?[A-ZÁÉÍÓÚÑ\d])"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an article, and what it tells."""

    article: Article
    number: int
    """0, 1, … in the article."""
    span: Span
    text: str
    facts: Mapping[str, float] = field(hash=False)
    """What it tells, by a key that is the same wherever the same is told, and what that is worth."""
    leans: bool
    """It needs the sentence before it."""
    commits: bool
    """It says that something was agreed or will be done."""
    shows: bool
    """It says what a picture shows, or who made it, and nothing else."""

    comments: bool = False
    """It says what somebody thinks or says of the matter, and not what was done."""
    force: bool = False
    """It says how binding a text is, whether it applies, or what must be done next."""
    stood_by: bool = False
    """It says who else was there, and not who signed."""

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.article, self.span)

    def draft(self, *beside: Evidence) -> DraftSentence:
        """It as a sentence to verify, with other places that say the same."""
        before = told(self.article)[self.number - 1].text if self.number else ""
        return DraftSentence(self.text, (self.evidence, *beside), attributed_to(self.text, before, self.article.body))


@lru_cache(maxsize=512)
def told(article: Article) -> tuple[Told, ...]:
    """The sentences of an article's story, in order."""
    spans = sentences(article)
    if spans:
        spans[0] = _without_headline(article, spans[0])
    spans = whole_lists(article, whole_quotations(article.body, spans))
    return tuple(_told(article, number, span) for number, span in enumerate(spans))


def whole_quotations(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sentences, but those of one quotation together: half of it says nothing, and nobody says it.

    A quotation that does not end within a few sentences of one paragraph is left in its sentences.
    """
    found: list[Span] = []
    position = 0
    while position < len(spans):
        ends = range(position, min(len(spans), position + MOST_QUOTED))
        whole = next((end for end in ends if _closed(text[spans[position].start : spans[end].end])), position)
        if "\n\n" in text[spans[position].start : spans[whole].end].strip():
            whole = position
        found.append(Span(spans[position].start, spans[whole].end))
        position = whole + 1
    return found


def whole_lists(article: Article, spans: Sequence[Span]) -> list[Span]:
    """Sentences, but a short list of lines together with the one that announces it."""
    lists = [Span(one.above.start, one.lines[-1].end) for one in blocks(article) if len(one.lines) <= MOST_LINES]
    found: list[Span] = []
    for span in spans:
        if found and any(found[-1].overlaps(place) and span.overlaps(place) for place in lists):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def plain(article: Article, span: Span) -> str:
    """The words of a place on one line, without the marks before the lines of a list."""
    return " ".join(LINE_MARK.sub(" ", span.of(article.body)).split())


def _closed(text: str) -> bool:
    """Has every quotation that begins in a text its end there?"""
    pairs = all(text.count(opens) <= text.count(closes) for opens, closes in ("“”", "«»"))
    return pairs and text.count('"') % 2 == 0


def standing(one: Told, follows: bool, beside: Sequence[Evidence] = ()) -> DraftSentence:
    """A sentence as it can be read alone: with those before it on which it leans, unless it follows them anyway."""
    if not one.leans or follows:
        return one.draft(*beside)
    first = with_those_before(one)[0]
    span = Span(first.span.start, one.span.end)
    return DraftSentence(
        plain(one.article, span),
        (Evidence(one.article, span), *beside),
        attributed_to(one.text, first.text, one.article.body),
    )


def with_those_before(one: Told) -> list[Told]:
    """A sentence, behind those that it leans on."""
    found = [one]
    while found[0].leans and len(found) <= MOST_BEFORE:
        found.insert(0, told(one.article)[found[0].number - 1])
    return found


def _told(article: Article, number: int, span: Span) -> Told:
    text = plain(article, span)
    return Told(
        article,
        number,
        span,
        text,
        facts(text, article.language),
        number > 0 and leans(text),
        commits(text),
        shows(text),
        comments(text),
        has_force(_QUOTED.sub(" ", text)),
        number > 0 and stood_by(text),
    )


def commits(text: str) -> bool:
    """Does it say that something was agreed or will be done?"""
    return _COMMITS.search(fold(text)) is not None or re.search(rf"\b{_FUTURE}\b", text) is not None


def stood_by(text: str) -> bool:
    """Does it say whose observers came, or which officials watched or were guests, and not who signed?"""
    folded = fold(text)
    stood = _OBSERVERS.search(folded) or (people(text) and _STOOD_BY.search(folded))
    return bool(stood) and not _SIGNS.search(folded)


def undertakes(one: Told) -> bool:
    """Does it say what somebody will do, or has undertaken to do?"""
    return one.commits and not one.comments and _UNDERTAKES.search(one.text) is not None


def comments(text: str) -> bool:
    """Is it what somebody says of the matter: words in quotation marks, a view, a hope, an answer?"""
    quoted = sum(len(match.group().split()) for match in _QUOTED.finditer(text))
    return (quoted >= SPOKEN and not _JOINTLY.search(fold(_QUOTED.sub("", text)))) or _VIEW.search(
        fold(text)
    ) is not None


def shows(text: str) -> bool:
    """Is it the line below a picture, a heading that is no sentence, or what only announces a list?"""
    return _CAPTION.search(text) is not None or len(text.split()) < LEAST_WORDS or text.endswith(":")


@lru_cache(maxsize=4096)
def facts(text: str, language: str) -> Mapping[str, float]:
    """What a text tells, and what each of it is worth."""
    worth = {"word": WORD, "concept": CONCEPT, "country": COUNTRY, "number": FIGURE}
    found = {unit.key: worth[unit.kind] for unit in units(text, language)}
    found |= {fold(span.of(text)): FIGURE for find in (dates, amounts) for span in find(text)}
    return found | {fold(person.name): PERSON for person in people(text)}


def _without_headline(article: Article, span: Span) -> Span:
    """The first sentence after headline and day, where the text has them on its own line."""
    text, title = span.of(article.body), article.title.strip()
    start = len(title) if title and text.startswith(title) else 0
    day = _PRINTED_DAY.match(text, start) if start else None
    start = day.end() if day else start
    while start < len(text) and not (text[start].isalnum() or text[start] in "“\"«‘'¿¡("):
        start += 1
    return Span(span.start + start, span.end) if 0 < start < len(text) - 1 else span
