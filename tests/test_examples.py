"""Examples for training: windows that hold the answer, and three kinds of passages that do not answer."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.reader.encode import Encoder
from assistant.reader.training.examples import KINDS, LONGEST_WINDOW, Example, Examples
from assistant.reader.training.rows import PAIRS, Row, read_pairs, read_rows, rows_of, text_key, without_twins
from assistant.reader.training.stories import read_stories
from index.embed import Embedder
from index.types import Span

DESK = Path(__file__).parents[1] / "evals" / "desk"
FILLER = " ".join(f"Officials spoke of matter {number} at length that day." for number in range(40))
PATROLS = f"{FILLER} The ministers of Peru met in Lima in 2023. Joint patrols began on the Ucayali River. {FILLER}"
RIVERS = "Patrols on the Putumayo River began in 2019. Colombia and Ecuador took part in Joint Patrols there."
OTHER = "A bakery opened. It sells bread."


def row(question: str, context: str, *answers: str) -> Row:
    spans = tuple(Span(context.index(answer), context.index(answer) + len(answer)) for answer in answers)
    return Row("set", "en", "Patrols", question, context, spans)


ROWS = [
    row("On which river did the patrols of Peru begin?", PATROLS, "the Ucayali River"),
    row("When did patrols on the Putumayo River begin?", RIVERS, "2019"),
    row("What does the bakery sell?", OTHER, "bread"),
]


@pytest.fixture(scope="module")
def examples(embedder: Embedder, models: Path) -> Examples:
    return Examples(ROWS, Encoder(models / embedder.card.name))


def made(examples: Examples, kind: str, number: int = 0) -> list[Example]:
    return [found for seed in range(20) if (found := examples.of(ROWS[number], kind, str(seed)))]


def answers(example: Example) -> Sequence[str]:
    return [answer.of(example.passage) for answer in example.answers]


def test_a_long_passage_is_read_in_a_window_around_its_answer(examples: Examples) -> None:
    windows = made(examples, "plain")
    assert len(windows) == 20
    assert all(answers(window) == ["the Ucayali River"] for window in windows)
    assert all(len(window.passage.split()) <= LONGEST_WINDOW for window in windows)
    assert len({window.passage for window in windows}) > 3


def test_a_window_beside_the_answer_holds_none(examples: Examples) -> None:
    windows = made(examples, "beside")
    assert windows
    assert not any("Ucayali" in window.passage or window.answers for window in windows)


def test_the_best_wrong_passage_shares_the_questions_words(examples: Examples) -> None:
    windows = made(examples, "elsewhere")
    assert windows
    assert all(window.passage in RIVERS and not window.answers for window in windows)


def test_a_text_that_holds_the_answer_is_no_wrong_passage(embedder: Embedder, models: Path) -> None:
    also = row("Where do patrols of Peru sail?", RIVERS + " So do those on the Ucayali River.", "Putumayo River")
    kept = Examples([ROWS[0], also], Encoder(models / embedder.card.name))
    assert kept.of(ROWS[0], "elsewhere", "1") is None


def test_a_changed_question_names_something_else_and_has_no_answer(examples: Examples) -> None:
    changed = made(examples, "changed", 1)
    assert changed
    assert all("Putumayo River" not in example.question and not example.answers for example in changed)
    assert all(example.question.startswith("When did patrols on the ") for example in changed)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_makes_the_same_example(examples: Examples, kind: str) -> None:
    assert examples.of(ROWS[0], kind, "7") == examples.of(ROWS[0], kind, "7")


def test_rows_are_read_with_each_answer_once(tmp_path: Path) -> None:
    line = {"lang": "en", "title": "Joint_patrols", "question": "Who?", "context": "Peru met Chile."}
    answer = {"text": "Peru", "start": 0}
    with gzip.open(tmp_path / "squad2.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({**line, "answers": [answer, answer]}) + "\n")
    (read,) = read_rows(tmp_path / "squad2.jsonl.gz")
    assert read == Row("squad2", "en", "Joint patrols", "Who?", "Peru met Chile.", (Span(0, 4),))


def test_a_translation_of_a_held_out_text_is_left_out() -> None:
    held = row("?", "In 1998 Fujimori and Mahuad signed in Brasilia the act that ended the Cenepa war of 1995.")
    twin = row("?", "Fujimori y Mahuad firmaron en Brasilia en 1998 el acta que cerró la guerra del Cenepa de 1995.")
    assert without_twins([twin, ROWS[1]], [held]) == [ROWS[1]]


def test_further_questions_on_a_text_are_answered_by_a_piece_of_it_or_left_open(tmp_path: Path) -> None:
    text = "Peru met Chile."
    lines = [
        {
            "text": text_key(text),
            "answers": [[0, 4]],
            "answered": ["Who met Chile?"],
            "open": ["¿Con quién se reunió Lima ayer?"],
        },
        {"text": text_key("No text of any set."), "answers": [[0, 2]], "answered": ["Which?"], "open": []},
    ]
    file = tmp_path / "pairs.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    asked = Row("squad2", "en", "Talks", "Where?", text, ())
    assert list(read_pairs(file, [asked])) == [
        Row(PAIRS, "en", "Talks", "Who met Chile?", text, (Span(0, 4),), "en"),
        Row(PAIRS, "en", "Talks", "¿Con quién se reunió Lima ayer?", text, (), "es"),
    ]


def test_the_further_questions_that_are_shipped_ask_of_texts_that_are_there() -> None:
    stories = rows_of(read_stories(DESK / "fit"))
    known = {text_key(one.context): one.context for one in stories}
    for half in ("fit", "tune"):
        lines = [
            json.loads(line) for line in (DESK / "pairs" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        ours = [line for line in lines if line["text"] in known]
        assert len(ours) > len(lines) / 3  # the others ask of texts that are none of the project's
        assert all(0 <= start < end <= len(known[line["text"]]) for line in ours for start, end in line["answers"])
        assert all(line["answered"] or line["open"] for line in lines)
