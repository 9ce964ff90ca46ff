"""Whose words are asked for: "What did Ana Ruiz say about the boats?" is answered with hers and nobody else's."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.agreements.officials import officials
from assistant.agreements.persons import everybody
from assistant.agreements.story import tell
from assistant.agreements.titles import NOUN
from assistant.reader.attribution import attributed_to
from assistant.reader.evidence.match import Bag, bag, opening, speaks_of
from assistant.reader.question import Question, Wanted, without_carried
from assistant.reader.rank import Candidate
from index.chunks import sentences
from index.entities import countries
from index.query import Unit
from index.text import fold
from index.types import Article, Span
from index.wire import told

_SAY = r"(?:say|tell|claim|warn|argue|complain|admit|explain|reply|insist|deny|think|believe|stress)"
_DICE = (
    r"(?:di(?:jo|ce|jeron|cen)|afirm(?:o|a|aron)|senal(?:o|a|aron)|declar(?:o|a|aron)|sost(?:uvo|iene|uvieron)|advirti(?:o|eron)|"
    r"asegur(?:o|a|aron)|explic(?:o|a|aron)|admiti(?:o|eron)|opin(?:o|a|an|aron)|respondi(?:o|eron)|cont(?:o|aron)|"
    r"record(?:o|aron)|neg(?:o|aron)|piensa[n]?)"
)
_ASKS = (
    re.compile(
        rf"\bwhat (?:else )?(?:did|does|do|has|have|had) (?P<who>[^,;?]+?) (?:also |already )?(?P<says>{_SAY})\b"
    ),
    re.compile(
        r"\baccording to (?!(?:who|whom|what)\b)(?P<who>[^,;?]+?)(?=$|[,;?]| (?:how|what|who|which|when|where|why|is|are|did|does)\b)"
    ),
    re.compile(
        rf"\bque (?:mas |otra cosa )?(?P<says>{_DICE}) (?:sobre|acerca de|de) (?:(?:el|la|los|las|su|sus) )?\w+(?: (?:de|del|en) (?:la |los |las )?\w+)*"
        r" (?P<who>(?:(?:el|la|los|las) )?(?!(?:de|del|en|y|a|al)\b)[^,;?]+)$"
    ),
    re.compile(
        rf"\bque (?:mas |otra cosa )?(?P<says>{_DICE}) (?!sobre\b|acerca\b)(?P<who>[^,;?]+?)(?=$|[,;?]| (?:sobre|acerca|respecto|de (?:que|las?|los|el)|del|a|al|en|tras|ante|cuando)\b)"
    ),
    re.compile(
        r"\bsegun (?!(?:lo|que|quien(?:es)?)\b)(?P<who>[^,;?]+?)(?=$|[,;?]| (?:que|quien|cual|cuant\w+|cuando|donde|como|se)\b)"
    ),
)
"""Of a folded question: whose words it asks for, and the verb that says so."""
_ALL = re.compile(
    r"\b(?:each|both|either|two|everybody|everyone|and|cada|amb[oa]s|dos|todos|y|e|articles?|articulos?|news|noticias?|source|fuente)\b"
)
"""Nobody in particular, or several."""
_TEXT = re.compile(
    r"\b(?:agreement|treaty|text|document|code|plan|law|pact|declaration|protocol|memorandum|statement|communique|report|charter|"
    r"convention|contract|annex|accord|deal|letter|article|mandate|study|rules?|acuerdo|tratado|texto|documento|codigo|ley|pacto|declaracion|protocolo|"
    r"memorando|memorandum|comunicado|informe|carta|convenio|convencion|contrato|anexo|mandato|estudio|calendario|articulo|reglas?)\b"
)
"""What a text says is what it says, and no statement of anybody."""
_GOES_ON = re.compile(
    r"^[“«\"]|\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:(?:also|did not|later)\s+)?(?:said|say|spoke|added|told|warned|says|noted|argued|explained)\b|\b(?:said|added)\s+(?:he|she)\b|"
    r"^(?:También |Además,? |Asimismo,? )?(?:añadió|dijo|aseguró|afirmó|agregó|señaló|explicó|advirtió|admitió|recordó|prometió|insistió|indicó|sostuvo|precisó|subrayó)\b|"
    r"[,»”]\s+(?:añadió|agregó|dijo|afirmó|explicó|insistió)\s*(?:[.,]|$)"
)
"""Words of whoever spoke last."""
_SAYS = re.compile(
    r"\b(?:say|said|says|told|tells?|add(?:ed|s)|warn(?:ed|s)|stat(?:ed|es)|claim(?:ed|s)|not(?:ed|es)|argu(?:ed|es)|insist(?:ed|s)|"
    r"den(?:ied|ies)|stress(?:ed|es)|explain(?:ed|s)|underlin(?:ed|es)|promis(?:ed|es)|ask(?:ed|s)|call(?:ed|s)|think|thinks|thought|"
    r"believ(?:ed|es?)|hop(?:ed|es?)|fear(?:ed|s)?|complain(?:ed|s)|admit(?:ted|s)|repl(?:ied|ies)|answer(?:ed|s)|describ(?:ed|es)|"
    r"want(?:ed|s)|demand(?:ed|s)|reject(?:ed|s)|welcom(?:ed|es)|according|view|words|opinion|"
    rf"{_DICE}|anadi\w+|agreg\w+|insisti\w+|subray\w+|precis\w+|destac\w+|calific\w+|pid\w+|exig\w+|cre[eo]n?|quier\w+|tem[eo]n?|"
    r"rechaz\w+|pregunt\w+|quej\w+|lament\w+|segun|juicio|palabras|opinion|atribuy\w+|adelant\w+|avanz\w+|indic\w+|inform\w+)\b"
)
"""That somebody says, wants or believes something."""
_ONLY_SAYS = re.compile(rf"(?:\w+ ){{0,2}}{_SAYS.pattern}(?: (?:that|que|it|so|lo|this|eso))?|[\d.,%]+")
"""Nothing but that somebody says something, or a number."""
_MOST = 0.5
"""Share of the words for somebody that a source must have."""
_SURE = 0.0
"""Log-odds from which the network is believed that somebody's sentence answers, though no word of it is the question's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose words a question asks for, and about what."""

    who: tuple[Unit, ...]
    about: tuple[Unit, ...]
    only: bool
    """Does it ask what they said, and not when or how many there are according to them?"""

    @property
    def named(self) -> tuple[Unit, ...]:
        """What tells them from others in an office: their name, its field, "police"."""
        return tuple(unit for unit in self.who if unit.kind != "country" and not NOUN.fullmatch(unit.surface))


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article and whose words it has, if anybody's."""

    span: Span
    who: str | None


def of_the_speaker(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, where somebody's words are asked for those that are theirs; none where that is not told.

    Whoever is named in a sentence may be who says it; of what never speaks in the articles, such as a treaty by its
    name, everything may tell.
    """
    asked = asked_of(question)
    if asked is None:
        return list(ranked)
    articles = {one.article.id: one.article for one in ranked}.values()
    if not any(_speaks(asked, article, question) for article in articles) and not _is_somebody(asked, articles):
        return list(ranked)
    theirs = [one for one in ranked if _is_theirs(asked, one, question)]
    if not asked.only:
        rest = [one for one in ranked if not _is_of_another(asked, one, question)]
        first = [one for one in theirs if one.support.kind >= ranked[0].support.kind][:1]
        said_in = {one.article.id for one in first}  # what other articles tell is not according to them
        return [*first, *(one for one in rest if one not in first and (not first or one.article.id in said_in))]
    about = [one for one in theirs if _is_about(asked, one, theirs, question)]
    about.sort(key=lambda one: not _says_all(asked, one, question))
    return [*about, *(one for one in theirs if one not in about)] if about else []


def says_what_is_asked(question: Question, best: Candidate) -> bool:
    """Does it ask no more than what somebody said of something, and is this theirs and of all of that?"""
    asked = asked_of(question)
    if asked is None or not asked.only or not asked.about:
        return False
    return _is_theirs(asked, best, question) and _says_all(asked, best, question)


def may_be_said(question: Question, best: Candidate, text: str) -> bool:
    """May a text be a reason, or what somebody said? "He added", a name, a country or a number is neither."""
    asked = asked_of(question)
    if not (question.wants(Wanted.REASON) or (asked and asked.only)):
        return True
    whole, source = Span(0, len(text)), best.attributed_to or ""
    spans = [one.span for one in everybody(text)] + [one.span for one in countries(text)]
    return not (whole in spans or fold(text) in fold(source) or _ONLY_SAYS.fullmatch(fold(text).strip(" ,.")))


def _says_all(asked: Asked, one: Candidate, question: Question) -> bool:
    return not asked.about or _share(asked.about, bag(one.text, one.article.language), question) == 1.0


def asked_of(question: Question) -> Asked | None:
    """Whose words it asks for; none where it asks for nobody's, or for everybody's."""
    folded = fold(without_carried(question.text)).rstrip(" ?!.")
    match = next((found for pattern in _ASKS if (found := pattern.search(folded))), None)
    if match is None or _ALL.search(match["who"]) or _TEXT.search(match["who"]):
        return None
    start, end = match.span("who")
    who = tuple(unit for unit in question.units if start <= unit.span.start and unit.span.end <= end)
    says = match.span("says") if "says" in match.groupdict() else (start, start)
    rest = (one for one in question.units if one not in who and one.kind != "country" and one.span.end <= len(folded))
    about = tuple(one for one in rest if not says[0] <= one.span.start < says[1])
    who = tuple(part for unit in who for part in (unit.words if unit.kind == "concept" else (unit,)))
    return Asked(who, about, "says" in match.groupdict()) if who else None


def _is_somebody(asked: Asked, articles: Collection[Article]) -> bool:
    """Is it a country, somebody in an office, or a person whom one of the articles names?"""
    if len(asked.named) < len(asked.who):
        return True
    names = {fold(word) for article in articles for one in everybody(told(article.body)) for word in one.name.split()}
    return any(unit.key in names for unit in asked.who)


def _speaks(asked: Asked, article: Article, question: Question) -> bool:
    return any(_matches(asked, said.who, article, question) for said in _told_by(article) if said.who)


def _is_theirs(asked: Asked, one: Candidate, question: Question) -> bool:
    """Is the sentence of theirs, of whoever spoke last where that is them, or does it tell that they said something?"""
    who = next((said.who for said in _told_by(one.article) if said.span == one.span), None)
    if who is not None and _matches(asked, who, one.article, question):
        return True
    own = bag(one.text, one.article.language)
    named = asked.named or asked.who
    says = _SAYS.search(fold(one.text)) is not None
    return says and _share(named, own, question) >= (_MOST if asked.named else 1.0)


def _is_of_another(asked: Asked, one: Candidate, question: Question) -> bool:
    """Has it the words of somebody of another country, or of somebody else, and does it not name them?"""
    who = next((said.who for said in _told_by(one.article) if said.span == one.span), None)
    own = bag(one.text, one.article.language)
    if who and _is_of_another_country(asked, who, one.article):
        return True
    if who is None or any(speaks_of(unit, own, question.language) for unit in asked.named or asked.who):
        return False
    nation = not asked.named and not countries(_described(who, one.article))
    return not nation and not _matches(asked, who, one.article, question)


def _is_of_another_country(asked: Asked, who: str, article: Article) -> bool:
    nations = {unit.key for unit in asked.who if unit.kind == "country"}
    known = bag(_described(who, article), article.language).countries
    return bool(nations and known) and nations.isdisjoint(known)


def _is_about(asked: Asked, one: Candidate, theirs: Sequence[Candidate], question: Question) -> bool:
    """Does it say something of what is asked, or a sentence of theirs beside it, or is the network sure that it does?"""
    if not asked.about or one.reading.evidence > _SURE:
        return True
    spans = [said.span for said in _told_by(one.article)]
    place = spans.index(one.span) if one.span in spans else 0
    beside = spans[max(place - 1, 0) : place + 2]
    near = [other.text for other in theirs if other.article.id == one.article.id and other.span in beside]
    there, title = bag(" ".join(near), one.article.language), bag(one.article.title, one.article.language)
    if any(speaks_of(unit, text, question.language) for unit in asked.about for text in (there, title)):
        return True
    names = [unit for unit in asked.about if question.is_name(unit)]
    return any(speaks_of(unit, opening(one.article), question.language) for unit in names)


def _matches(asked: Asked, who: str, article: Article, question: Question) -> bool:
    """Is a source whom the question asks for, by name, office or country?"""
    if _is_of_another_country(asked, who, article):
        return False
    known = bag(_described(who, article), article.language)
    nations = {unit.key for unit in asked.who if unit.kind == "country"}
    if asked.named:
        return _share(asked.named, known, question) >= _MOST
    offices = [unit for unit in asked.who if unit.kind != "country"]
    return _share(offices, known, question) > 0 if offices else bool(nations & known.countries)


def _share(units: Sequence[Unit], there: Bag, question: Question) -> float:
    return sum(speaks_of(unit, there, question.language) for unit in units) / len(units)


def _described(who: str, article: Article) -> str:
    """A source with the office and the country that its article gives it."""
    words, known = [who], officials(tell(article))
    by_office = [one for one in known if _is_of_the_office(who, one.official.office or "")]
    for named in known:
        if named.official.name.split()[-1] in who or by_office == [named]:
            words += [named.official.office or "", named.official.side or "", named.span.of(named.line.text)]
    sides = [one.key for one in countries(" ".join(words))]
    return " ".join([*words, *sides])


def _is_of_the_office(who: str, office: str) -> bool:
    """ "The admiral" after "Vice Admiral Ana Ruiz"."""
    nouns = {fold(noun.group()) for noun in NOUN.finditer(who)}
    return not everybody(who) and bool(nouns & {fold(noun.group()) for noun in NOUN.finditer(office)})


@lru_cache(maxsize=256)
def _told_by(article: Article) -> tuple[Said, ...]:
    """The sentences of an article, each with its source; one that goes on has that of the one before."""
    found: list[Said] = []
    story, before, last = told(article.body), "", None
    for span in sentences(article):
        text = span.of(article.body)
        beside = bool(found) and "\n\n" not in article.body[found[-1].span.end : span.start]
        who = attributed_to(text, before, story)
        if who is None and (_GOES_ON.search(text) or (beside and found[-1].who)):
            who = last
        last = who or last
        found.append(Said(span, who))
        before = text
    return tuple(found)
