"""Passages to a draft: the sentences that answer, the items of a list, and a short answer where one exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.briefings.select import ROOM, select
from assistant.reader.across.ambiguity import alike, labelled, readings
from assistant.reader.across.conflicts import contradicting, figure, without_superseded
from assistant.reader.choose import answering, going_on
from assistant.reader.evidence.called import that_tell_of_the_name
from assistant.reader.evidence.counted import counts_nothing_of_it, tells_no_rhythm
from assistant.reader.evidence.days import dated, waits_for_something
from assistant.reader.evidence.decides import leaves_it_open, what_it_may_be
from assistant.reader.evidence.defined import that_say_what_it_is
from assistant.reader.evidence.general import tells_nothing_of_it
from assistant.reader.evidence.kinds import tells_no_money
from assistant.reader.evidence.left_undone import of_those_who_did_not
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.evidence.only_named import only_names, that_speak_of_it
from assistant.reader.evidence.ordinals import of_that_number
from assistant.reader.lists.bullets import Block, block_of, with_lines
from assistant.reader.lists.country_lists import may_list_them
from assistant.reader.lists.itemise import (
    fuller,
    item_at,
    line_by_line,
    listing,
    read_list,
    to_be_done,
    with_beside,
)
from assistant.reader.lists.listings import Listing
from assistant.reader.lists.scraps import without_scraps
from assistant.reader.lists.several import LIKELY, as_read, wants_several
from assistant.reader.lists.which_of import of_which
from assistant.reader.lists.wholes import as_printed
from assistant.reader.model import ReaderModel
from assistant.reader.notices import notice
from assistant.reader.officials.charge import in_turns, with_who_leads
from assistant.reader.officials.holders import Office, holder, is_another, may_name_one, office_asked
from assistant.reader.officials.posts import post_of
from assistant.reader.officials.signed import near_a_signing, of_what_was_signed
from assistant.reader.officials.speakers import of_the_speaker, says_what_is_asked
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate, rank
from assistant.reader.refusal.confidence import confidence
from assistant.reader.refusal.exchanged import SURE, told_of_another
from assistant.reader.refusal.named import of_what_it_names
from assistant.reader.short import short_answer
from assistant.reader.shown import Short
from assistant.reader.values import long_date
from assistant.types import Draft, DraftSentence, Evidence
from index.types import Article, Passage

WEIGHTS = Path(__file__).parent / "weights"
"""The trained network that comes with the project."""
AS_WELL_SAID = 1.5
"""Log-odds by which a sentence may answer worse than the best, and stand first because it names what is asked."""
NEARLY = 5.0
"""Log-odds by which a sentence's answer may be worse than the best, and its list still be the one that is meant."""
SAYS_IT = 0.9
"""0…1: how much of what is asked the sentence above a list of lines must say."""
SAID = 0.9
"""0…1: how sure it is that what somebody says of something is what they were asked to have said of it."""


class Reader:
    """The answerer that needs no language model; the same passages give the same draft."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 0) -> None:
        self._model = ReaderModel(folder, threads)

    def drafts(
        self, question: Question, passages: Sequence[Passage], rarity: Mapping[str, float], given: bool = False
    ) -> tuple[tuple[str, Draft], ...]:
        """What the passages say to the question, as one draft without a label.

        Where several articles answer it alike ("When was the access agreement signed?"), the draft of each under its
        title. `confidence` tells whether the passages answer at all. `rarity` gives for each unit of the question how
        telling it is in the corpus (0…1); `given`: the passages were not searched for among articles, the one to ask
        was named.
        """
        read = self.ranked(question, passages, rarity)
        if post := post_of(question, read):
            sure = confidence(question, read, given) if post.sentences else 0.0
            return (("", replace(post, nearest=_passages(read), confidence=sure)),)
        read = that_speak_of_it(question, read) if only_names(question) else read
        read = of_that_number(question, read)
        ranked = of_the_speaker(question, of_what_it_names(question, read, rarity))
        ranked = of_those_who_did_not(question, that_tell_of_the_name(question, ranked))
        ranked = that_say_what_it_is(question, ranked)
        if not ranked:
            return (("", Draft(nearest=_passages(read) or tuple(passages))),)
        sure = min(confidence(question, found, given) for found in (read, ranked))  # what is left must not look surer
        if says_what_is_asked(question, ranked[0]):
            sure = max(sure, SAID)
        if not given and (other := told_of_another(self._model, question, ranked[0])):
            instead = notice("told_of_another", question.language, country=other)
            return (("", Draft(notices=(instead,), nearest=_passages(ranked), confidence=min(sure, SURE))),)
        if unclear := readings(question, ranked):
            return (("", Draft(nearest=_passages(ranked), confidence=sure, readings=unclear)),)
        groups = alike(question, ranked)
        each = [(group[0].article, _draft(question, group, confidence(question, group, given))) for group in groups]
        return labelled(question, each) or (("", _draft(question, ranked, sure)),)

    def ranked(self, question: Question, passages: Sequence[Passage], rarity: Mapping[str, float]) -> list[Candidate]:
        """The sentences of the passages, the one that answers best first, without those of superseded articles."""
        return without_superseded(rank(self._model, question, passages, rarity))


def _passages(ranked: Sequence[Candidate]) -> tuple[Passage, ...]:
    return tuple({candidate.passage.chunk.id: candidate.passage for candidate in ranked}.values())


def _draft(question: Question, ranked: Sequence[Candidate], sure: float) -> Draft:
    """What these sentences, the best first, say to the question."""
    nearest = _passages(ranked)
    ranked = _of_what_is_asked(question, near_a_signing(question, of_what_was_signed(question, ranked)))
    if not ranked:
        return Draft(nearest=nearest)
    office = office_asked(question)
    if office and (held := _of_office(question, office, ranked)):
        return replace(held, nearest=nearest, confidence=sure if held.sentences else 0.0)
    if question.wants(Wanted.SUMMARY):
        told = select((ranked[0].article,), ROOM, question.units, question.language)
        return Draft(sentences=tuple(one.draft for one in told), nearest=nearest, confidence=sure)
    if wants_several(question, ranked[0]) and not question.wants(Wanted.DATE, Wanted.NUMBER):
        ranked = as_read(ranked)
    chosen, found, whole = _quoted(question, ranked)
    apart = only_names(question) or question.asks_what_it_is or found is not whole
    short = Short() if apart else short_answer(question, chosen, ranked, found)
    if office and is_another(office, str(short.text), ranked):
        short = Short()
    says_why = waits_for_something(question, chosen[0]) or in_turns(question, chosen[0])
    if _says_none(question, short, found) and not says_why:
        return Draft(nearest=nearest)
    other = contradicting(question, ranked)
    if other and other not in chosen:
        chosen.insert(1, other)
    notices = (*found.notices, *short.notices, *_beside(question, chosen[0], other, short))
    return Draft(
        sentences=tuple(map(_sentence, chosen)),
        items=found.items or short.items,
        short_answer=short.text,
        short_evidence=(short.evidence,) if short.evidence else (),
        notices=notices,
        nearest=nearest,
        confidence=sure,
    )


def _quoted(question: Question, ranked: Sequence[Candidate]) -> tuple[list[Candidate], Listing, Listing]:
    """The sentences to quote, in their order; what they list of what is asked, and the whole list that this is of."""
    chosen = answering(question, ranked)
    listed = wants_several(question, chosen[0]) or question.wants(Wanted.DECISION)
    block = _block(chosen) if listed else None
    if block:
        chosen = with_lines(block, chosen, ranked)
    found = line_by_line(block, chosen[0]) if block else _listed(question, chosen, ranked)
    whole, found = found, of_which(question, found)
    chosen += [one for one in ranked if one not in chosen and found.within(one)]
    if question.wants(Wanted.LIST) and (printed := [one for one in chosen if found.within(one)]):
        chosen += [one for one in going_on(printed[-1], ranked) if one not in chosen]
    if question.wants(Wanted.LIST, Wanted.COUNTRIES) and not question.counted:
        chosen.sort(key=lambda one: not found.within(one))  # what holds the list is quoted first
    return chosen, found, whole


def _block(chosen: Sequence[Candidate]) -> Block | None:
    """The list of lines that the best sentence is of, or that another announces in the words of the question."""
    if own := block_of(chosen[0].article, chosen[0].span):
        return own
    for one in chosen[1:]:
        block = block_of(one.article, one.span) if one.support.asked >= SAYS_IT else None
        if block and block.above == one.span and one.article is chosen[0].article:
            return block
    return None


def _of_what_is_asked(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences, unless a sum, a day or whether it is so is asked for, and the best tells of none, or another."""
    if not ranked or tells_no_money(question, ranked[0].text) or leaves_it_open(question, ranked[0].text):
        return []
    if tells_nothing_of_it(question, ranked[0]):
        return []
    if question.wanted == (Wanted.NUMBER,) and (
        counts_nothing_of_it(question, ranked[0]) or tells_no_rhythm(question, ranked[0])
    ):
        return []
    if question.wanted == (Wanted.DATE,):
        return dated(question, ranked)
    return with_who_leads(question, _that_says_it(question, ranked))


def _that_says_it(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences; first one that names what something is asked to be, if it answers nearly as well as the best."""
    what = what_it_may_be(question)

    def says(one: Candidate) -> bool:
        there = bag(one.text, one.article.language)
        return all(speaks_of(unit, there, question.language) for unit in what)

    near = (one for one in ranked if one.score >= ranked[0].score - AS_WELL_SAID)
    first = next(filter(says, near), ranked[0])
    return [first, *(one for one in ranked if one is not first)]


def _says_none(question: Question, short: Short, found: Listing) -> bool:
    """Is a day, a person or a name asked for, and none found?"""
    asked = question.wanted in ((Wanted.DATE,), (Wanted.PERSON,)) or question.asks_name
    return asked and not only_names(question) and not (short or short.items or found.items)


def _of_office(question: Question, office: Office, ranked: Sequence[Candidate]) -> Draft | None:
    """Who holds an office, as of the day of the article that says so; nothing where no sentence may name one at all."""
    held = holder(office, ranked)
    if held is None:
        return None if any(may_name_one(office, one) for one in ranked) else Draft()
    day = held.candidate.article.date
    as_of = (notice("held_on", question.language, day=long_date(day, question.language)),) if day and office.now else ()
    item = item_at(held.candidate, held.span)
    items = () if item.text == held.name else (item,)
    return Draft((_sentence(held.candidate),), items, held.name, (item.evidence,), as_of)


def _listed(question: Question, chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> Listing:
    """The list that is printed, if one is asked for; else the things that the network sees in one answer.

    Where the network says several answers, the printed list must hold what it sees, or it is another list;
    where no word of the question asks for one, it must stand in a sentence that answers nearly as well as the best.
    """
    alone = only_names(question) or question.asks_what_it_is or _asks_where_that_was(question) or question.asks_country
    if question.wants(Wanted.YES_NO, Wanted.PERSON) or alone:
        return Listing()  # people are shown with their offices
    if question.wants(Wanted.COUNTRIES):
        chosen, ranked = ([one for one in some if may_list_them(question, one)] for some in (chosen, ranked))
        if not chosen:
            return Listing()
    found, seen = Listing(), read_list(question, ranked)
    if wants_several(question, ranked[0]):
        beside = with_beside(question, chosen, ranked)
        if not question.wants(Wanted.LIST, Wanted.COUNTRIES):
            least = ranked[0].reading.best - (NEARLY if seen.items else 0.0)
            beside = [one for one in beside if one.reading.best >= least]
        found = listing(question, beside)
        known = ranked[0].several > LIKELY or found.begins_late(seen)
        if known and not question.wants(Wanted.COUNTRIES):
            found = found if found.is_meant(seen, ranked[0]) else seen
    if not found.items:
        found = to_be_done(question, chosen[0])
    return as_printed(without_scraps(question, fuller(question, found if found.items else seen, chosen)))


def _asks_where_that_was(question: Question) -> bool:
    """ "And where?" after "Which areas did they agree on?" asks for no list of areas."""
    return question.only_points and question.wanted in ((Wanted.PLACE,), (Wanted.DATE,))


def _sentence(candidate: Candidate) -> DraftSentence:
    return DraftSentence(candidate.text, (Evidence(candidate.article, candidate.span),), candidate.attributed_to)


def _beside(question: Question, best: Candidate, other: Candidate | None, short: Short) -> Iterator[str]:
    """That another article says otherwise; and of a short answer that somebody said it."""
    if other:
        yield notice(
            "conflict",
            question.language,
            own=figure(question, best),
            source=_source(best.article, question.language),
            other=figure(question, other),
            other_source=_source(other.article, question.language),
        )
    who = best.attributed_to
    if who and short and who != short.text:
        yield notice("attributed", question.language, who=re.sub(r"^(?:The|El|La|Los|Las)\b", _lower, who))


def _lower(match: re.Match[str]) -> str:
    return match.group().lower()


def _source(article: Article, language: str) -> str:
    """`EFE, 20 December 2023`."""
    day = long_date(article.date, language) if article.date else None
    return ", ".join(part for part in (article.agency or article.title, day) if part)
