"""Chosen articles as a summary, or as a briefing in the shape that officials read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Literal

from assistant.agreements.extract import accounts
from assistant.agreements.officials import in_office
from assistant.agreements.types import Account, Found, Official
from assistant.briefings.choose import Chosen
from assistant.briefings.gaps import Gaps, gaps
from assistant.briefings.pacts import is_open, next_steps, pacts, recalling, sentence_at, undertakings
from assistant.briefings.page import Page, Ready, day, unseen
from assistant.briefings.select import Limits, Picked, select
from assistant.briefings.told import Told, standing, told, with_those_before
from assistant.briefings.whose import with_parties
from assistant.briefings.words import said
from assistant.documents.types import Cell, Document
from assistant.types import DraftSentence, Sentence
from assistant.verify import Lookup
from index.entities import first_names
from index.types import Article

Length = Literal["short", "page", "full"]
Heard = Callable[[int, int, str], None]
"""Called with what is done, all there is, and what it is."""
Prose = Callable[[str, Sequence[DraftSentence], Page], tuple[Sentence, ...]]
"""Words a section anew, by its heading's name; see `assistant.briefings.written`."""
LIMITS: dict[Length, Limits] = {"short": Limits(60, 2), "page": Limits(300, 12), "full": Limits(1200, 60)}
"""Of a summary."""
MORE: dict[Length, Limits] = {"short": Limits(20, 1), "page": Limits(25, 1), "full": Limits(120, 5)}
"""What each further article adds to that, up to `FURTHER` of them."""
BESIDE_LEAD = 30
"""Words that what stands beside a long first sentence in the bottom line may have."""
FURTHER = 4
LEAD = 45
"""Words that the first sentence of an article may take in the bottom line of several."""
BACKGROUND: dict[Length, Limits] = {"short": Limits(45, 1), "page": Limits(120, 5), "full": Limits(800, 40)}
LISTED: dict[Length, int] = {"short": 3, "page": 8, "full": 40}
"""Sentences or rows that a section of a briefing has at most."""


def unheard(*_: object) -> None:
    """For whoever does not follow the progress."""


def quoted(_: str, drafts: Sequence[DraftSentence], page: Page) -> tuple[Sentence, ...]:
    """A section in the articles' own words."""
    return page.sentences(drafts)


def summary(
    chosen: Chosen,
    lookup: Lookup,
    made: date,
    length: Length = "page",
    heard: Heard = unheard,
    prose: Prose = quoted,
    ready: Ready = unseen,
) -> Document:
    """The sentences that tell most, in the order of what happened, each verified and cited."""
    page = Page(lookup, chosen.language, ready)
    _read(chosen.articles, heard)
    picked = select(chosen.articles, limits(length, len(chosen.articles)), chosen.asked, chosen.language)
    page.add(
        "summary",
        prose("summary", [one.draft for one in picked], page),
        note="none_sentences" if chosen.articles else None,
    )
    return page.document(said("title_summary", page.language, name=chosen.name), made, _notices(chosen, page))


def limits(length: Length, articles: int) -> Limits:
    """How much a summary of so many articles takes."""
    base, more, further = LIMITS[length], MORE[length], max(0, min(FURTHER, articles - 1))
    return Limits(base.words + further * more.words, base.sentences + further * more.sentences)


def briefing(
    chosen: Chosen,
    lookup: Lookup,
    made: date,
    length: Length = "page",
    heard: Heard = unheard,
    prose: Prose = quoted,
    ready: Ready = unseen,
) -> Document:
    """Bottom line first, then what was agreed, who, where and when, what comes next, background, what is open."""
    page = Page(lookup, chosen.language, ready)
    if chosen.articles:
        read = _read(chosen.articles, heard, accounts)
        _Briefing(chosen, read, page, length, prose).write()
    return page.document(said("title_brief", page.language, name=chosen.name), made, _notices(chosen, page))


def _read(
    articles: Sequence[Article], heard: Heard, account: Callable[[Article], Sequence[Account]] = lambda _: ()
) -> list[tuple[Article, Account]]:
    """Read every article, which takes a tenth of a second each, with a word on how far it is; what each accounts of."""
    found = []
    for number, article in enumerate(articles):
        heard(number, len(articles), article.title)
        told(article)
        found += [(article, one) for one in account(article)]
    heard(len(articles), len(articles), "")
    return found


def _notices(chosen: Chosen, page: Page) -> Iterator[str]:
    if chosen.matched > 1:
        yield said("matched", page.language, n=chosen.matched, used=len(page.sources()))
    yield from chosen.notices


class _Briefing:
    """One briefing: a sentence is shown once, in the first section that wants it."""

    def __init__(
        self, chosen: Chosen, read: Sequence[tuple[Article, Account]], page: Page, length: Length, prose: Prose
    ) -> None:
        self._chosen, self._page, self._length, self._prose = chosen, page, length, prose
        self._most = LISTED[length]
        self._accounts = read
        self._shown: list[Told] = []
        self._named: list[Told] = []
        """Of which the table of people shows a name, and no more."""
        self._pacts = pacts(chosen.articles, [account for _, account in read])
        self._ahead = [*undertakings(chosen.articles, [account for _, account in read]), *next_steps(chosen.articles)]

    def write(self) -> None:
        chosen = self._chosen
        self._section("bottom_line", _bottom_line(chosen), "none_sentences")
        self._agreed()
        self._who()
        self._where_when()
        self._commitments()
        found = gaps(chosen.articles, [account for _, account in self._accounts], self._page.language)
        known = [*self._shown, *self._named, *chain(*map(with_those_before, found.still_open))]
        further = select(chosen.articles, BACKGROUND[self._length], chosen.asked, chosen.language, known=known)
        self._section("background", further, "none_background")
        self._open(found)

    def _section(self, heading: str, picked: Sequence[Picked], note: str, remark: str = "") -> None:
        """The sentences, each so that it can be read alone, and with what leans on it and a later section wants."""
        picked = [each for one in picked for each in (one, *self._carried(one, picked))]
        drafts = [standing(one.told, self._shown_before(one, picked), one.beside) for one in picked]
        whole = [one for one in drafts if not any(_within(one, other) for other in drafts if other is not one)]
        if (
            len(self._chosen.articles) > 1 and heading != "bottom_line"
        ):  # an article's first sentence says whom it is of
            whole = with_parties(whole, [account for _, account in self._accounts])
        places = [place for draft in drafts for place in draft.evidence]
        self._shown += [one for place in places for one in told(place.article) if one.evidence.within(place)]
        self._page.add(heading, self._prose(heading, whole, self._page), note=note, remark=remark)

    def _agreed(self) -> None:
        """What was agreed; what the bottom line says of it is not repeated, and that is said."""
        further = self._stated(self._pacts)
        above = said("agreed_above" if further else "all_agreed_above", self._page.language)
        settled = not self._accounts or not all(is_open(account) for _, account in self._accounts)
        none = "none_agreed" if settled else "none_agreed_yet"
        self._section("agreed", further, none, above if self._says_some_of(self._pacts) else "")

    def _commitments(self) -> None:
        """What a side will do and what comes next, but for what stands above."""
        none = "commitments_above" if self._says_some_of(self._ahead) else "none_commitments"
        self._section("commitments", self._stated(self._ahead), none)

    def _says_some_of(self, wanted: Collection[Told]) -> bool:
        return any(one in wanted for one in self._shown)

    def _carried(self, one: Picked, picked: Sequence[Picked]) -> list[Picked]:
        """The sentence behind it that would else be shown below with this one once more: "It covers three fields"."""
        behind = told(one.told.article)[one.told.number + 1 : one.told.number + 2]
        wanted = [each for each in behind if each.leans and (each in self._pacts or each in self._ahead)]
        return [Picked(each) for each in wanted if not any(other.told == each for other in picked)]

    def _shown_before(self, one: Picked, picked: Sequence[Picked]) -> bool:
        return any(other.told.article.id == one.told.article.id and other.told.number == one.told.number - 1
                   for other in picked)  # fmt: skip

    def _stated(self, wanted: Collection[Told]) -> list[Picked]:
        """Of those that are not shown yet what tells most, as many as there is room for."""
        chosen, known = self._chosen, self._shown
        room = Limits(self._most * 40, self._most)
        return select(
            chosen.articles, room, chosen.asked, chosen.language,
            allowed=lambda one: one in wanted, known=known, alone=False,
        )  # fmt: skip

    def _who(self) -> None:
        names = first_names("countries", self._page.language)
        rows: dict[str, list[Cell]] = {}
        for article, found in _in_turn(list(self._officials()), 2 * self._most):
            person, place = found.value, found.evidence
            known = rows.get(person.name)
            if known and (known[1].text or not person.office):
                continue
            office = self._page.printed(person.office or "", place)
            side = self._page.read(names.get(person.side, person.side), place) if person.side else Cell("")
            self._named += [one] if (one := sentence_at(article, place)) else []
            rows[person.name] = [self._page.printed(person.name, place), office, side]
        self._page.add("who", table=self._page.table(("name", "office", "side"), rows.values()), note="none_who")

    def _officials(self) -> Iterator[tuple[Article, Found[Official]]]:
        """Those of the agreements; of an article whose agreements have none, all whom it names with their office."""
        accounted: set[str] = set()
        for article, account in self._accounts:
            accounted |= {article.id} if account.officials else set()
            yield from ((article, found) for found in account.officials)
        for article in self._chosen.articles:
            if article.id not in accounted:
                yield from ((article, found) for found in in_office(article))

    def _where_when(self) -> None:
        rows = []
        for article in sorted(self._chosen.articles, key=lambda one: (one.date or date.max, one.id)):
            own = [account for one, account in self._accounts if one.id == article.id]
            first = told(article)[:1]
            place = next((account.place for account in own if account.place), None)
            lead = [first[0].evidence] if first else []
            when = [account.date.evidence for account in own if account.date][:1] or lead
            if not lead or not (article.date or place):
                continue
            where = self._page.read(place.value, place.evidence) if place else Cell("")
            if article.dateline_place and article.dateline_place not in where.text:
                town = self._page.read(article.dateline_place, *lead)
                where = Cell(", ".join(filter(None, (where.text, town.text))), (*where.citations, *town.citations))
            rows.append([self._page.read(day(article, self._page.language), *when), where,
                         self._page.read(article.title, *lead)])  # fmt: skip
        rows = rows[: 2 * self._most]
        self._page.add("where_when", table=self._page.table(("when", "where", "what"), rows), note="none_where_when")

    def _open(self, found: Gaps) -> None:
        page = self._page
        counted = found.miscounted[: self._most]
        still_open = [one for one in found.still_open if not one.comments]
        every = dict.fromkeys([*(one for one, _ in counted), *still_open])
        told_open = [one for one in every if one not in self._shown]
        drafts = [standing(one, False) for one in told_open[: self._most]]
        if len(self._chosen.articles) > 1:
            drafts = with_parties(drafts, [account for _, account in self._accounts])
        sentences = page.sentences(drafts)
        rows = [[page.read(one.text, one.evidence), page.read(other.text, other.evidence)]
                for one, other in found.conflicts[: self._most]]  # fmt: skip
        unsaid = [*(note for _, note in counted), *found.unsaid[: self._most]]
        table = page.table(("one_says", "other_says"), rows)
        above = said("open_above", page.language) if any(one in self._shown for one in still_open) else ""
        page.add("open", sentences, table, "none_open", "\n".join(filter(None, (above, *unsaid))))


def _bottom_line(chosen: Chosen) -> list[Picked]:
    """Of one article what tells most in few words; of several how each of those begins that tell most."""
    several = len(chosen.articles)
    if several == 1:
        return _lead(chosen)
    room = Limits(LEAD * min(several, FURTHER), min(several, FURTHER))
    return select(chosen.articles, room, chosen.asked, chosen.language, allowed=lambda one: one.number == 0)


def _lead(chosen: Chosen) -> list[Picked]:
    """How the one article begins, and what beside it was agreed, will be done or is still to come; nobody's comment."""
    begins = next((one for one in told(chosen.articles[0]) if not (one.shows or one.comments)), None)
    short = LIMITS["short"]
    first = select(chosen.articles, short, chosen.asked, chosen.language, allowed=lambda one: one is begins)
    words = sum(one.told.words for one in first)
    left = Limits(max(BESIDE_LEAD, short.words - words), short.sentences - len(first))
    known = [one.told for one in first]
    aside = recalling(chosen.articles[0])
    more = select(
        chosen.articles, left, chosen.asked, chosen.language,
        allowed=lambda one: (one.commits or one.force) and not one.comments and one not in aside, known=known,
    )  # fmt: skip
    return [*first, *(one for one in more if one.told.words <= left.words)]


def _in_turn(officials: Sequence[tuple[Article, Found[Official]]], most: int) -> list[tuple[Article, Found[Official]]]:
    """As many people as are shown, the first of each article before the second of any; in their order."""
    turn: Counter[str] = Counter()
    people: dict[str, tuple[int, int]] = {}
    for number, (article, found) in enumerate(officials):
        if found.value.name not in people:
            people[found.value.name] = turn[article.id], number
            turn[article.id] += 1
    shown = set(sorted(people, key=people.__getitem__)[:most])
    return [(article, found) for article, found in officials if found.value.name in shown]


def _within(one: DraftSentence, other: DraftSentence) -> bool:
    return one.evidence[0] != other.evidence[0] and one.evidence[0].within(other.evidence[0])
