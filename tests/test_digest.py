"""An article in a few of its own sentences."""

from __future__ import annotations

from candidates import article

from assistant.reader.digest import MOST, digest

LEAD = "Peru and Chile agreed on Monday to patrol their border together."
FILLER = [f"The weather was fair on that day near the {place}." for place in "lake river port hill road".split()]
COUNTS = "The agreement covers 14 crossings and will be reviewed in March 2026."
SAID = "Minister Ana Torres called it a turning point."
HE = "She also thanked the mayor of Arica for his 30 years of service in 12 offices."


def texts(*sentences: str) -> list[str]:
    return [one.text for one in digest(article("one", " ".join(sentences)))]


def test_the_first_sentence_opens_it_and_commitments_and_figures_are_in() -> None:
    found = texts(LEAD, *FILLER, *FILLER[:2], COUNTS)
    assert found[0] == LEAD
    assert COUNTS in found
    assert len(found) == MOST


def test_the_source_s_order_is_kept_and_every_place_is_exact() -> None:
    one = article("one", " ".join((LEAD, *FILLER, COUNTS, SAID)))
    found = digest(one)
    starts = [sentence.evidence[0].span.start for sentence in found]
    assert starts == sorted(starts)
    assert all(sentence.evidence[0].quote == sentence.text for sentence in found)


def test_what_leans_on_a_sentence_comes_only_with_it() -> None:
    found = texts(LEAD, *FILLER, *FILLER[:2], SAID, HE)
    assert HE not in found or SAID in found


def test_a_repeated_sentence_adds_nothing() -> None:
    assert texts(LEAD, *[FILLER[0]] * 8, COUNTS, SAID).count(FILLER[0]) == 1


def test_a_short_article_is_given_whole_and_an_empty_one_is_empty() -> None:
    assert texts(LEAD, COUNTS) == [LEAD, COUNTS]
    assert not texts("")
