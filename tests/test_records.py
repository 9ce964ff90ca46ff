"""Answers that were given: kept, listed, asked again, and forgotten with the articles that they leaned on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.cli import app
from assistant.commands.output import answer_json
from assistant.pipeline import Assistant
from assistant.records import FILE_NAME, Records, RecordUnknown, differences
from assistant.settings import Settings
from assistant.types import Answer, Prompted, Turn
from index.embed import Embedder
from index.types import Filters, HomeUnusable, IndexDamaged

PATROLS = "LIMA, March 14 (Reuters) - Peru and Chile agreed on twelve joint patrols a year against smuggling."
RADARS = "QUITO, May 2 (Reuters) - Peru and Ecuador agreed on Thursday to share radar data on fishing vessels."
QUESTION = "How many joint patrols a year did Peru and Chile agree on?"


@pytest.fixture
def open_(home: Path, models: Path, embedder: Embedder) -> Callable[..., Assistant]:  # noqa: ARG001  (exports the model)
    def opened(**settings: object) -> Assistant:
        return Assistant.open(settings=Settings(home=home, models=models, **settings))

    return opened


@pytest.fixture
def asked(open_: Callable[..., Assistant], tmp_path: Path) -> Assistant:
    """An assistant over two articles."""
    for id_, text in (("patrols", PATROLS), ("radars", RADARS)):
        (tmp_path / f"{id_}.md").write_text(f"---\nid: {id_}\npublished: 2024-05-03\n---\n{text}")
    assistant = open_()
    assistant.ingest([tmp_path / "patrols.md", tmp_path / "radars.md"])
    return assistant


def records(assistant: Assistant) -> Records:
    assert assistant.records
    return assistant.records


def test_an_answer_is_recorded_with_all_that_it_came_from(asked: Assistant) -> None:
    history = [Turn("What did Peru and Chile agree on?", "Patrols.")]
    filters = Filters(countries=("PE", "CL"), since=date(2024, 1, 1))
    answer = asked.ask(QUESTION, history, filters)
    assert answer.record == 1
    kept = records(asked).get(1)
    assert (kept.question, kept.history, kept.filters) == (QUESTION, tuple(history), filters)
    assert kept.settings_sha256 == asked.settings.sha256
    assert kept.answer is not None
    assert kept.answer["citations"][0]["quote"] == answer.citations[0].quote
    assert kept.answer["index_revision"] == asked.library.registry.revision
    assert set(kept.answer["nearest"][0]) == {"article_id", "version", "start", "end"}


def test_refusals_are_recorded_too_and_the_newest_comes_first(asked: Assistant) -> None:
    asked.ask(QUESTION)
    refused = asked.ask("Write me a poem about the sea.")
    assert refused.status == "out_of_scope"
    assert [one.id for one in records(asked).latest(10)] == [2, 1]
    assert [one.id for one in records(asked).latest(1)] == [2]


def test_nothing_is_recorded_where_that_is_not_wanted(open_: Callable[..., Assistant], asked: Assistant) -> None:
    asked.ask(QUESTION)
    silent = open_(records=False)
    assert silent.ask(QUESTION).record is None
    assert len(records(asked).latest(10)) == 1
    with pytest.raises(RecordUnknown, match="not recorded here"):
        silent.replay(1)


def test_asked_again_the_same_answer_differs_in_nothing_and_is_not_recorded(asked: Assistant) -> None:
    asked.ask(QUESTION)
    then, now = asked.replay(1)
    assert then.answer is not None
    assert differences(then.answer, now) == []
    assert len(records(asked).latest(10)) == 1


def test_a_corrected_article_shows_in_the_answers_that_cite_it(asked: Assistant, tmp_path: Path) -> None:
    asked.ask(QUESTION)
    asked.ask("What did Peru and Ecuador agree to share?")
    corrected = tmp_path / "patrols.md"
    corrected.write_text(corrected.read_text().replace("twelve", "fifteen"))
    asked.ingest([corrected])
    assert [one.id for one in records(asked).citing("patrols")] == [1]
    assert records(asked).citing("patrols", 2) == []
    then, now = asked.replay(1)
    assert then.answer is not None
    found = {one.field: one for one in differences(then.answer, now)}
    assert "twelve" in found["short_answer"].then
    assert "fifteen" in found["short_answer"].now
    assert found["index_revision"].now > found["index_revision"].then


def test_a_removed_article_leaves_no_word_in_the_records(asked: Assistant, home: Path) -> None:
    first = asked.ask(QUESTION)
    asked.ask("And who agreed on it?", [Turn(QUESTION, first.text)])
    asked.remove(["patrols"])
    assert [one.id for one in records(asked).citing("patrols")] == [2, 1]
    assert [one.answer for one in records(asked).latest(2)] == [None, None]
    assert all(b"against smuggling" not in file.read_bytes() for file in home.glob(f"{FILE_NAME}*"))


def test_an_article_is_forgotten_also_where_no_more_answers_are_recorded(
    asked: Assistant, open_: Callable[..., Assistant]
) -> None:
    asked.ask(QUESTION)
    open_(records=False).remove(["patrols"])
    assert records(asked).get(1).answer is None


def test_a_removal_that_was_killed_is_made_good_by_the_next(asked: Assistant) -> None:
    asked.ask(QUESTION)
    asked.library.remove(["patrols"])
    assert records(asked).get(1).answer is not None
    asked.remove(["radars"])
    assert records(asked).get(1).answer is None


@pytest.mark.parametrize(
    ("question", "says"), [(QUESTION, "not recorded"), ("¿Cuántas patrullas acordaron?", "no quedó registrada")]
)
def test_an_answer_that_cannot_be_recorded_is_given_and_says_so(asked: Assistant, question: str, says: str) -> None:
    def full(*_: object) -> int:
        raise HomeUnusable("the disk is full")

    records(asked).keep = full  # type: ignore[method-assign]
    answer = asked.ask(question)
    assert answer.record is None
    assert says in answer.notices[-1]


def test_a_damaged_file_is_named_with_what_to_do(home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / FILE_NAME).write_bytes(b"no database " * 200)
    with pytest.raises(IndexDamaged, match=rf"{FILE_NAME}.*move it away: answers are recorded from then on"):
        Records(home)


def test_other_settings_have_another_hash_and_keys_do_not_count(home: Path) -> None:
    given = Settings(home=home)
    assert given.sha256 == Settings(home=home / "other", llm_key="secret", port=1).sha256
    assert given.sha256 != Settings(home=home, answer_threshold=0.9).sha256


def test_a_number_that_is_not_there_is_told_with_what_to_do(asked: Assistant) -> None:
    with pytest.raises(RecordUnknown, match=r"no answer 9 .* `briefing records`"):
        asked.replay(9)


def test_what_differs_is_told_field_by_field() -> None:
    answer = Answer("Who?", "Who?", "answered", "Ana [1]", "en", short_answer="Ana")
    then = {name: getattr(answer, name) for name in ("status", "standalone_question", "answerer", "prompt_sha256")}
    then |= {"items": [], "sentences": [], "citations": [], "notices": [], "struck": [], "index_revision": 0}
    (found,) = differences(then | {"short_answer": "Eva"}, answer)
    assert (found.field, found.then, found.now) == ("short_answer", "Eva", "Ana")


def test_another_prompt_is_a_difference_where_the_record_holds_prompts() -> None:
    told = Answer("Who?", "Who?", "answered", "Ana [1]", "en", prompts=(Prompted("followup.en", "a1"),))
    then = json.loads(json.dumps(answer_json(told)))
    now = replace(told, prompts=(Prompted("followup.en", "b2"),))
    assert differences(then, told) == []
    (found,) = differences(then, now)
    assert (found.field, found.then[0]["sha256"], found.now[0]["sha256"]) == ("prompts", "a1", "b2")
    del then["prompts"]  # as records were before
    assert differences(then, now) == []


class TestCommand:
    @pytest.fixture
    def run(self, home: Path, models: Path) -> Callable[..., Result]:
        def command(*arguments: str, code: int = 0) -> Result:
            environ = {"BRIEFING_MODELS": str(models)}
            done = CliRunner().invoke(app, [*arguments, "--home", str(home)], env=environ, terminal_width=200)
            assert done.exit_code == code, (done.output, done.exception)
            return done

        return command

    def test_lists_and_replays(self, asked: Assistant, run: Callable[..., Result]) -> None:
        asked.ask(QUESTION)
        assert QUESTION in run("records").stdout
        (row,) = json.loads(run("records", "--citing", "patrols", "--json").stdout)["records"]
        assert row["answer"]["status"] == "answered"
        assert "The same answer would be given today." in run("replay", "1").stdout
        told = json.loads(run("replay", "1", "--json").stdout)
        assert told == {"record": 1, "text_kept": True, "settings_differ": False, "differences": []}

    def test_removing_an_article_forgets_its_words(self, asked: Assistant, run: Callable[..., Result]) -> None:
        asked.ask(QUESTION)
        run("articles", "remove", "patrols", "--yes")
        assert "went with an article" in run("records").stdout
        assert "went with an article" in run("replay", "1").stdout

    def test_an_empty_folder_says_what_to_do(self, run: Callable[..., Result]) -> None:
        assert "briefing ask" in run("records").stdout
        assert "No recorded answer cites nothing" in run("records", "--citing", "nothing").stdout
        assert run("records", "--version", "2", code=1).exception
