"""A person's conversations as the page shows them."""

from __future__ import annotations

import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.conversations import ConversationUnknown
from assistant.feedback import Opinion
from assistant.people import Person
from assistant.types import QuestionInvalid
from assistant.web.site import Site
from assistant.web.talks import Talk, Talks
from index.types import Filters, HomeUnusable
from tests.browser.scripted import ScriptedAssistant

ANA, EVA = Person("ana", "reader"), Person("eva", "reader")
PERU = Filters(countries=("PE",))


class Noting(Site):
    """Remembers what is noted; the persons of `blind` see no article."""

    def __init__(self, assistant: Any) -> None:
        super().__init__(assistant)
        self.noted: list[tuple[str, str, dict[str, Any]]] = []
        self.blind: set[str] = set()

    def note(self, person: Person, action: str, **details: Any) -> None:
        self.noted.append((person.name, action, details))

    def assistant(self, person: Person) -> Any:
        seen = super().assistant(person)
        if person.name not in self.blind:
            return seen
        library = SimpleNamespace(article=lambda *_: None, recent=lambda _: [])
        return SimpleNamespace(library=library, settings=seen.settings, stream=seen.stream, today=seen.today)


@pytest.fixture
def scripted(tmp_path: Path) -> ScriptedAssistant:
    return ScriptedAssistant(tmp_path)


@pytest.fixture
def site(scripted: ScriptedAssistant) -> Noting:
    return Noting(scripted)


def ask(talks: Talks, person: Person, talk: Talk, question: str, filters: Filters = PERU) -> Talk:
    *_, last = talks.ask(person, talk, question, filters, "en")
    return last


def test_a_conversation_is_there_again_and_goes_on(site: Noting, scripted: ScriptedAssistant) -> None:
    talk = ask(Talks(site), ANA, Talk(), "Who met?")
    assert talk.id
    talks = Talks(site)  # after a restart
    opened = talks.open(ANA, talk.id)
    assert [each.answer for each in opened.exchanges] == [each.answer for each in talk.exchanges]
    assert opened.exchanges[0].filters == PERU
    again = ask(talks, ANA, opened, "And where?")
    assert [turn.question for turn in scripted.histories[-1]] == ["Who met? (Perú)"]
    assert (again.id, [each.number for each in again.exchanges]) == (talk.id, [1, 2])
    assert scripted.filters == [PERU, PERU]


def test_another_person_has_no_part_in_it(site: Noting) -> None:
    talks = Talks(site)
    talk = ask(talks, ANA, Talk(), "Who met?")
    assert talk.id
    with pytest.raises(ConversationUnknown):
        talks.open(EVA, talk.id)
    with pytest.raises(ConversationUnknown):
        talks.say(EVA, talk.id, 1, Opinion(helpful=True))
    assert talks.stop(EVA, talk.id) == Talk()
    mine = ask(talks, EVA, Talk(talk.id), "And me?")  # with somebody else's id
    assert mine.id != talk.id
    assert len(talks.open(ANA, talk.id).exchanges) == 1


def test_every_question_is_noted_also_one_that_comes_to_nothing(site: Noting) -> None:
    talks = Talks(site)
    ask(talks, ANA, Talk(), "Who met?")
    ask(talks, EVA, Talk(), "trouble")
    with pytest.raises(QuestionInvalid):
        ask(talks, EVA, Talk(), "invalid")
    assert [(name, action, told["question"]) for name, action, told in site.noted] == [
        ("ana", "question", "Who met?"), ("eva", "question", "trouble"), ("eva", "question", "invalid"),
    ]  # fmt: skip
    assert talks.kept.find("eva", "invalid") == []


def test_how_a_question_ended_is_there_again(site: Noting) -> None:
    talks = Talks(site)
    talk = Talk()
    for question in ("trouble", "crash"):
        talk = ask(talks, ANA, talk, question)
    assert talk.id
    going = talks.ask(ANA, talk, "wait", Filters(), "en")
    for _ in range(2):
        next(going)
    going.close()  # the connection is lost
    trouble, crash, cut = talks.open(ANA, talk.id).exchanges
    assert "being rebuilt" in (trouble.problem or "")
    assert crash.failed
    assert cut.stopped
    assert not any(each.pending for each in (trouble, crash, cut))


def test_a_stopped_question_stays_stopped(site: Noting, scripted: ScriptedAssistant) -> None:
    talks = Talks(site)
    going = talks.ask(ANA, Talk(), "wait", Filters(), "en")
    next(going)
    id_ = next(going).id
    assert talks.stop(ANA, id_).exchanges[0].stopped
    scripted.release.set()
    list(going)
    assert id_
    assert talks.open(ANA, id_).exchanges[0].stopped
    assert talks.stop(ANA, None) == Talk()


def test_what_leans_on_an_article_that_one_may_not_see_is_withheld(site: Noting, scripted: ScriptedAssistant) -> None:
    talks = Talks(site)
    talk = ask(talks, ANA, Talk(), "Who met?")
    assert talk.id
    site.blind.add("ana")
    (shown,) = talks.open(ANA, talk.id).exchanges
    assert (shown.answer, shown.withheld, shown.question) == (None, True, "Who met?")
    ask(talks, ANA, talks.open(ANA, talk.id), "And where?")
    assert scripted.histories[-1] == []
    with pytest.raises(ConversationUnknown):
        talks.say(ANA, talk.id, 1, Opinion(helpful=True))


def test_a_refusal_offers_questions_on_what_is_near(site: Noting) -> None:
    talks = Talks(site)
    talk = ask(talks, ANA, Talk(), "the moon")
    assert talk.exchanges[0].suggestions == (
        "What did Peru and Chile agree on?",
        "What do the articles say about arms trafficking?",
        "Who took part in the meeting in Lima?",
    )
    assert talk.id
    assert talks.open(ANA, talk.id).exchanges[0].suggestions == talk.exchanges[0].suggestions
    assert ask(talks, ANA, Talk(), "Who met?").exchanges[0].suggestions == ()


def test_an_opinion_is_kept_and_noted(site: Noting) -> None:
    talks = Talks(site)
    talk = ask(talks, ANA, ask(talks, ANA, Talk(), "Who met?"), "And where?")
    assert talk.id
    said = talks.say(ANA, talk.id, 2, Opinion(False, "missing", "Lima"))
    assert said.opinion == Opinion(False, "missing", "Lima")
    assert [each.opinion for each in talks.open(ANA, talk.id).exchanges] == [None, said.opinion]
    assert talks.opinions.all()[0].history == ("Who met? (Perú)",)
    assert site.noted[-1] == ("ana", "feedback", {"conversation": talk.id, "number": 2, "reason": "missing"})


def test_an_answer_that_cannot_be_kept_is_given_and_says_so(site: Noting, caplog: pytest.LogCaptureFixture) -> None:
    def full(*_: object) -> str:
        raise HomeUnusable("the disk is full")

    talks = Talks(site)
    talks.kept.begin = full  # type: ignore[method-assign]
    with caplog.at_level(logging.ERROR):
        talk = ask(talks, ANA, Talk(), "Who met?")
    assert talk.id is None
    (exchange,) = talk.exchanges
    assert exchange.answer
    assert exchange.answer.notices[-1] == "This conversation could not be kept: the disk is full"


def test_what_cannot_be_noted_is_not_asked(site: Noting, scripted: ScriptedAssistant) -> None:
    def full(*_: object, **__: object) -> None:
        raise HomeUnusable("the audit log cannot be written")

    site.note = full  # type: ignore[method-assign]
    talk = ask(Talks(site), ANA, Talk(), "Who met?")
    assert (talk.id, talk.exchanges[0].problem) == (None, "the audit log cannot be written")
    assert scripted.histories == []
