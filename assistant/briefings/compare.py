"""Two sides compared by what was read of their agreements: what both have, what only one has, what differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.agreements.extract import accounts
from assistant.agreements.types import Account
from assistant.briefings.choose import Chosen
from assistant.briefings.compose import Heard, unheard
from assistant.briefings.page import Page, Ready, unseen
from assistant.briefings.sought import ALL, Sought
from assistant.briefings.words import said
from assistant.documents.types import Cell, Document
from assistant.reader.values import long_date
from assistant.types import Evidence
from assistant.verify import Lookup
from index.entities import first_names
from index.types import Language

SETS = ("parties", "areas", "instrument", "officials", "commitment")
"""Fields of which a side may have several values."""
ONES = ("day", "place", "status")
"""Fields of which an agreement has one: where the sides have none in common, they differ."""
MOST = 12
"""Values of a field that are listed for a side."""


@dataclass
class Side:
    """What one side has: of each field its values, by what makes two of them the same, with their words and place."""

    name: str
    values: dict[str, dict[str, tuple[str, Evidence]]] = field(default_factory=dict)

    def note(self, name: str, key: str, text: str, place: Evidence) -> None:
        self.values.setdefault(name, {}).setdefault(key, (text, place))

    def of(self, fields: Sequence[str]) -> Side:
        """The same with only some of its fields."""
        return Side(self.name, {name: found for name, found in self.values.items() if name in fields})


def comparison(
    one: Chosen, other: Chosen, lookup: Lookup, made: date, heard: Heard = unheard, ready: Ready = unseen,
    wanted: Sought = ALL,
) -> Document:  # fmt: skip
    """The comparison of two choices of articles, or what of it is `wanted`."""
    language = one.language
    page = Page(lookup, language, ready)
    total = len(one.articles) + len(other.articles)
    sides = []
    for chosen, before in ((one, 0), (other, len(one.articles))):
        side = Side(chosen.name)
        for number, article in enumerate(chosen.articles):
            heard(before + number, total, article.title)
            for account in accounts(article):
                _take(side, account, language)
        sides.append(side)
    heard(total, total, "")
    _write(page, sides[0], sides[1], wanted)
    notices = dict.fromkeys(_of_both(one, other, language))
    counts = [said("side_matched", language, name=chosen.name, n=chosen.matched) for chosen in (one, other)]
    return page.document(said("title_compare", language, one=one.name, other=other.name), made, (*counts, *notices))


def _of_both(one: Chosen, other: Chosen, language: Language) -> Iterator[str]:
    """The notices of both, the sources' language judged over all of them."""
    whole, some = said("other_language", language), said("mixed_language", language)
    told = (*one.notices, *other.notices)
    all_foreign = all(article.language != language for article in (*one.articles, *other.articles))
    for notice in told:
        yield (whole if all_foreign else some) if notice in (whole, some) else notice


def _take(side: Side, account: Account, language: Language) -> None:
    countries, topics = first_names("countries", language), first_names("glossary", language)
    for party in account.parties:
        side.note("parties", party.value, countries.get(party.value, party.value), party.evidence)
    for area in account.areas:
        side.note("areas", area.value, topics.get(area.value, area.value.replace("_", " ")), area.evidence)
    for official in account.officials:
        side.note("officials", official.value.name.split()[-1], official.value.name, official.evidence)
    for commitment in account.commitments:
        side.note("commitment", commitment.value, commitment.value, commitment.evidence)
    if account.instrument:
        kind = account.instrument.value
        side.note("instrument", kind, said(kind, language), account.instrument.evidence)
    if account.status:
        side.note("status", account.status.value, said(account.status.value, language), account.status.evidence)
    if account.date:
        day = account.date.value
        side.note("day", day.isoformat(), long_date(day, language), account.date.evidence)
    if account.place:
        side.note("place", account.place.value.lower(), account.place.value, account.place.evidence)


def _write(page: Page, one: Side, other: Side, wanted: Sought) -> None:
    if wanted.fields:
        one, other = one.of(wanted.fields), other.of(wanted.fields)
    if "both" in wanted.sections:
        page.add("both", table=page.table(("field", "value"), list(_shared(page, one, other))), note="none_both")
    if "differs" in wanted.sections:
        columns = page.table(("field",), list(_differing(page, one, other)))
        table = type(columns)((*columns.columns, one.name, other.name), columns.rows)
        page.add("differs", table=table, note="none_differs")
    if "only" in wanted.sections:
        for side, rival in ((one, other), (other, one))[: 1 if wanted.one_side else 2]:
            rows = _only(page, side, rival)
            page.add("only", table=page.table(("field", "value"), rows), note="none_only", name=side.name)


def _shared(page: Page, one: Side, other: Side) -> Iterator[Sequence[Cell]]:
    for name in (*SETS, *ONES):
        theirs = other.values.get(name, {})
        for key, (text, place) in one.values.get(name, {}).items():
            if key in theirs:
                yield Cell(said(name, page.language)), page.read(text, place, theirs[key][1])


def _only(page: Page, side: Side, rival: Side) -> Iterator[Sequence[Cell]]:
    for name in SETS:
        left = {key: value for key, value in side.values.get(name, {}).items() if key not in rival.values.get(name, {})}
        for text, place in list(left.values())[:MOST]:
            yield Cell(said(name, page.language)), page.read(text, place)


def _differing(page: Page, one: Side, other: Side) -> Iterator[Sequence[Cell]]:
    """Fields with one value of which the sides have different ones, a value that one lacks among them."""
    for name in ONES:
        mine, theirs = one.values.get(name, {}), other.values.get(name, {})
        if (mine or theirs) and not mine.keys() & theirs.keys():
            yield Cell(said(name, page.language)), _joined(page, mine), _joined(page, theirs)


def _joined(page: Page, values: dict[str, tuple[str, Evidence]]) -> Cell:
    if not values:
        return Cell(said("not_said", page.language))
    cells = [page.read(text, place) for text, place in list(values.values())[:MOST]]
    markers = dict.fromkeys(marker for cell in cells for marker in cell.citations)
    return Cell("; ".join(cell.text for cell in cells if cell.text), tuple(markers))
