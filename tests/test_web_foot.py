"""What stands below an answer."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from assistant.feedback import Opinion
from assistant.web.exchanges import Exchange
from assistant.web.foot import foot, opinion, plain_text
from assistant.web.render import conversation
from assistant.web.words import ENGLISH, SPANISH
from index.types import Filters
from tests.browser.scripted import ARTICLE, answered, refused

GIVEN = Exchange("Who <met>?", answer=answered("Who <met>?"), number=1, filters=Filters(countries=("PE",)))


def test_an_answer_is_copied_with_its_question_filters_markers_and_numbered_sources() -> None:
    assert plain_text(GIVEN, SPANISH).splitlines() == [
        "Who <met>?",
        "Solo: Perú",
        "",
        "Perú y Chile acordaron un marco de cooperación. [1] It binds <i>both</i> for ever. [2]",
        "",
        "Please note:",
        "The article counts <b>six</b> areas and names seven.",
        "",
        "Sources:",
        f"[1] [2] {ARTICLE.title}, EFE, 20 December 2023 (year inferred from the weekday), sample article",
    ]
    found = re.search(r'data-copy="([^"]*)"', foot(GIVEN, "c1", "es"))
    assert found
    assert html.unescape(found[1]) == plain_text(GIVEN, SPANISH)


def test_a_refusal_is_copied_without_sources() -> None:
    assert plain_text(Exchange("moon", answer=refused("moon")), ENGLISH) == "moon\n\nThe articles do not say."


def test_an_answer_that_is_kept_can_be_saved_and_judged_and_one_that_is_not_only_copied() -> None:
    kept, unkept = foot(GIVEN, "c1", "en"), foot(replace(GIVEN, number=0), "c1", "en")
    assert 'href="/conversations/c1/1.docx"' in kept
    assert 'class="opinion"' in kept
    assert "href" not in unkept
    assert "data-copy" in unkept
    assert foot(Exchange("Still?"), "c1", "en") == ""


def test_what_came_to_nothing_can_be_asked_again() -> None:
    for ended in ({"stopped": True}, {"failed": True}, {"withheld": True}, {"problem": "Busy."}):
        shown = conversation([Exchange('"Who"?', **ended)], ENGLISH, "c1")  # type: ignore[arg-type]
        assert 'data-ask="&#34;Who&#34;?">Ask again</button>' in shown
    assert "was removed, or you may no longer see it" in conversation([Exchange("?", withheld=True)], ENGLISH)


def test_what_could_be_asked_stands_below_a_refusal() -> None:
    shown = foot(Exchange("moon", answer=refused("moon"), suggestions=("<b>Who?</b>",)), "c1", "en")
    assert 'data-ask="&lt;b&gt;Who?&lt;/b&gt;"' in shown
    assert "<b>" not in shown


def test_an_opinion_that_was_given_is_told_and_can_be_changed() -> None:
    wrong = opinion(replace(GIVEN, opinion=Opinion(False, "wrong_source", "p. <2>")), "c1", "es")
    assert "Usted señaló esta respuesta: La fuente no lo dice." in wrong
    assert "p. &lt;2&gt;</textarea>" in wrong
    assert 'value="wrong_source" checked' in wrong
    assert "Cambiar" in wrong
    helpful = opinion(replace(GIVEN, opinion=Opinion(helpful=True)), "c1", "en")
    assert "You found this answer helpful." in helpful
    assert 'value="helpful"' not in helpful
    assert helpful.count("checked") == 1


def test_a_conversation_names_itself_and_is_saved_whole_once_it_is_one() -> None:
    one, two = conversation([GIVEN], ENGLISH, "c1"), conversation([GIVEN, replace(GIVEN, number=2)], ENGLISH, "c1")
    assert 'data-conversation="c1"' in one
    assert 'href="/conversations/c1.pdf"' in two
    assert "c1.pdf" not in one
    assert '<p class="only">Only: Peru</p>' in one
    assert conversation([], ENGLISH) == ""


def test_a_refusal_within_filters_can_be_asked_without_them() -> None:
    refusal = Exchange("moon", answer=refused("moon"), filters=GIVEN.filters)
    assert "Only articles that fit the filters were searched." in foot(refusal, None, "en")
    assert "data-unfiltered" in foot(refusal, None, "en")
    assert "data-unfiltered" not in foot(GIVEN, "c1", "en") + foot(replace(refusal, filters=Filters()), None, "en")
