"""Names, numbers and verbs that all stand in the cited text, but joined otherwise."""

from __future__ import annotations

import pytest

from assistant.checks.acts import other_acts
from assistant.checks.relations import other_figures, other_offices, turned_deeds
from assistant.checks.stages import other_stages
from assistant.verify import judge
from tests.relations import PAIRS, Pair

SHOWN = ("quoted", "supported")


def passes(sentence: str, passage: str) -> bool:
    return bool(sentence) and judge(sentence, [passage]).name in SHOWN


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.set == "dev"], ids=lambda pair: pair.wrong)
def test_a_wrong_relation_is_struck_and_a_right_paraphrase_is_kept(pair: Pair) -> None:
    assert not passes(pair.wrong, pair.passage)
    assert passes(pair.right, pair.passage)


def test_the_same_on_pairs_that_chose_nothing() -> None:
    """Before there were rules for it, 16 of the 19 wrong ones passed; of the right ones as many were kept."""
    held = [pair for pair in PAIRS if pair.set == "held"]
    assert len(held) == 19
    assert sum(passes(pair.wrong, pair.passage) for pair in held) <= 1
    assert sum(passes(pair.right, pair.passage) for pair in held) >= 17


def test_sentences_written_once_the_rules_stood() -> None:
    later = [pair.passage for pair in PAIRS if pair.set in ("later", "last") and pair.wrong]
    shown = [pair.wrong for pair in PAIRS if pair.set in ("later", "last") and passes(pair.wrong, pair.passage)]
    assert (len(later), len(shown)) == (50, 3)


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if pair.set in ("later", "last") and pair.right], ids=lambda pair: pair.right
)
def test_what_is_close_to_the_rules_and_right_is_not_struck(pair: Pair) -> None:
    checks = (turned_deeds, other_offices, other_figures, other_acts, other_stages)
    assert [found for check in checks for found in check(pair.right, pair.passage)] == []


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        ("Peru signed the pact with Chile.", "Peru proposed a pact with Chile.", "something else was done"),
        ("Peru opened a port in Ilo.", "Peru plans to open a port in Ilo.", "still to come"),
        ("Perú abrió un puerto en Ilo.", "Perú abrirá un puerto en Ilo.", "still to come"),
        ("Peru closed the port of Ilo.", "Peru never closed the port of Ilo.", "the opposite"),
        ("Chile warned Peru about the boats.", "Peru had warned Chile about its boats twice.", "the other way round"),
        ("Peru sends 40 divers.", "Chile sends 40 divers and Peru sends 12 boats.", "of something else"),
        ("Minister Ana Ruiz spoke.", "Ambassador Ana Ruiz and Minister Leo Paz spoke.", "of another office"),
    ],
)  # fmt: skip
def test_the_reason_says_what_is_wrong(sentence: str, passage: str, reason: str) -> None:
    found = judge(sentence, [passage])
    assert (found.name, reason in found.reason) == ("unsupported", True)


def test_right_paraphrases_are_kept() -> None:
    right = [pair for pair in PAIRS if pair.right]
    assert sum(passes(pair.right, pair.passage) for pair in right) >= 0.95 * len(right)
