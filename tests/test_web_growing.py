"""What of a growing answer is shown, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.types import Answer, Progress, Sentence, Verdict
from assistant.web.exchanges import Exchange
from assistant.web.growing import PAUSE, unhurried
from assistant.web.talks import Talk

SENTENCES = tuple(Sentence(f"{number} happened.", (number,), Verdict("quoted", "")) for number in range(1, 4))
ANSWER = Answer("What happened?", "What happened?", "answered", "It happened.", "en")
GROWING = (
    Exchange("What happened?"),
    Exchange("What happened?", Progress("searching", articles=9)),
    Exchange("What happened?", Progress("reading", passages=8)),
    Exchange("What happened?", Progress("reading", passages=3)),
    *(Exchange("What happened?", Progress("checking"), SENTENCES[:count]) for count in range(4)),
    Exchange("What happened?", answer=ANSWER),
)


def shown(seconds_each: float, exchanges: Sequence[Exchange] = GROWING) -> list[int]:
    """Places of the exchanges that are shown when each takes so long."""
    now = [0.0]

    def growing() -> Iterator[Talk]:
        for exchange in exchanges:
            yield Talk("a", (exchange,))
            now[0] += seconds_each

    return [exchanges.index(talk.exchanges[-1]) for talk in unhurried(growing(), lambda: now[0])]


def test_an_answer_that_is_there_at_once_is_shown_in_three_pictures() -> None:
    assert shown(PAUSE / 100) == [0, 2, len(GROWING) - 1]


def test_one_that_takes_its_time_is_shown_word_by_word() -> None:
    assert shown(2 * PAUSE) == list(range(len(GROWING)))


def test_between_the_two_there_is_a_picture_in_every_pause() -> None:
    assert shown(PAUSE * 0.6) == [0, 2, 4, 6, len(GROWING) - 1]


def test_each_sentence_of_a_language_model_is_shown_and_not_each_word() -> None:
    words = [Exchange("What happened?", writing="One" + " word" * number) for number in range(5)]
    written = [*words, Exchange("What happened?", sentences=SENTENCES[:1]), *words[1:]]
    assert shown(PAUSE / 100, written) == [0, 5]
