"""Invented stories with questions: how a file is read, what is refused, and what they become."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.reader.training.rows import rows_of
from assistant.reader.training.stories import StoryInvalid, read_stories, read_story
from evals.benchmarks import read_benchmark

DESK = Path(__file__).parents[1] / "evals" / "desk"
STORY = """title: Two ports share a scanner
dateline: LIMA, 3 May 2024
language: en

Anna Ruiz signed for Callao and Leo Paz for Arica. Paz said that the scanner had cost six million soles.

It finds drugs, weapons and cash.

## Questions

Q: ¿Quién firmó por Arica?
A: Leo Paz

Q: Who said what the scanner cost?
A: {Paz} said

Q: What does the scanner find?
A: cash
A: drugs
A: weapons

Q: When was the scanner bought?
N: detail
"""


def written(folder: Path, text: str = STORY) -> Path:
    file = folder / "01-scanner.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_story_is_read(tmp_path: Path) -> None:
    story = read_story(written(tmp_path))
    assert (story.id, story.title, story.dateline, story.language) == (
        "01-scanner",
        "Two ports share a scanner",
        "LIMA, 3 May 2024",
        "en",
    )
    told = [([span.of(story.body) for span in one.answers], one.absent) for one in story.questions]
    assert told == [(["Leo Paz"], ""), (["Paz"], ""), (["drugs", "weapons", "cash"], ""), ([], "detail")]
    assert story.questions[1].answers[0].start == story.body.index("Paz said")
    assert [one.language for one in story.questions] == ["es", "en", "en", "en"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("A: Leo Paz", "A: Paz", "stands 2 times"),
        ("A: Leo Paz", "A: Eva Paz", "stands 0 times"),
        ("N: detail", "N: unknown", "it is one of detail, other"),
        ("N: detail", "N: detail\nA: cash", "is not Q: and then"),
        ("N: detail", "", "is not Q: and then"),
        ("dateline: LIMA, 3 May 2024\n", "", "begins with title, dateline, language"),
        ("language: en", "language: fr", "begins with"),
        ("## Questions", "Questions", "## Questions"),
    ],
)
def test_what_is_no_story_is_refused_by_name(tmp_path: Path, old: str, new: str, why: str) -> None:
    file = written(tmp_path, STORY.replace(old, new))
    with pytest.raises(StoryInvalid, match=f"^01-scanner.txt: .*{why}"):
        read_story(file)


def test_its_questions_are_rows_to_train_on(tmp_path: Path) -> None:
    written(tmp_path)
    rows = rows_of(read_stories(tmp_path))
    assert [(row.listed, row.asked_in, len(row.answers)) for row in rows] == [
        (False, "es", 1),
        (False, "en", 1),
        (True, "en", 3),
        (False, "en", 0),
    ]


def test_they_are_a_benchmark(tmp_path: Path) -> None:
    written(tmp_path)
    benchmark = read_benchmark(tmp_path, "stories")
    (article,) = benchmark.articles
    assert article.text.startswith("LIMA, 3 May 2024 — Anna Ruiz signed")
    assert [(one.kind, len(one.answers), one.unanswerable) for one in benchmark.questions] == [
        ("other", 1, None),
        ("other", 1, None),
        ("list", 3, None),
        ("other", 0, "absent"),
    ]
    assert benchmark.questions[0].evidence[0].quote.endswith("Leo Paz for Arica.")


@pytest.mark.parametrize("half", ["fit", "held"])
def test_those_that_come_with_the_project_are_well_formed(half: str) -> None:
    stories = read_stories(DESK / half)
    asked = [one for story in stories for one in story.questions]
    assert len(stories) > 30 and 0.3 < sum(not one.answers for one in asked) / len(asked) < 0.5
    assert sum(len(one.answers) > 1 for one in asked) > len(stories)
    assert {story.language for story in stories} == {"en", "es"}
