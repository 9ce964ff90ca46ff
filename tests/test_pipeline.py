"""A question in, a verified answer out, on real data folders with the packaged model."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Turn
from assistant.scope import MAX_QUESTION_CHARACTERS
from assistant.settings import Settings
from assistant.types import NothingIndexed, Progress, QuestionInvalid, Sentence
from index.embed import Embedder
from index.library import Library
from index.types import Filters

ROOT = Path(__file__).parents[1]
AREAS = [
    "smuggling", "human trafficking", "migrant smuggling", "irregular migration", "drug trafficking",
    "organized crime",
]  # fmt: skip
TASKS = ["fuel smuggling", "human trafficking", "illegal mining", "organised crime", "drug trafficking"]
SIX_AREAS = "Which six areas did Peru and Chile agree on?"
FIVE_TASKS = "Which five tasks does the joint office of Ecuador and Colombia have?"
DRONES = "What did Brazil and Peru agree on drones?"

Opened = Callable[..., Assistant]


@pytest.fixture(scope="module")
def opened(models: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Makes the assistant over some files; the same files give the same one again, for asking only."""
    made: dict[tuple[Path, ...], Assistant] = {}

    def assistant_over(*files: Path) -> Assistant:
        if files not in made:
            settings = Settings(home=tmp_path_factory.mktemp("asked"), models=models)
            library = Library(settings.home, embedder)
            assert not library.ingest(files).refused
            made[files] = Assistant(settings, library)
        return made[files]

    return assistant_over


@pytest.fixture(scope="module")
def wire(opened: Opened, real_wire: Path) -> Assistant:
    """Over the published story alone."""
    return opened(real_wire)


@pytest.fixture(scope="module", params=["alone", "among the samples"])
def peru_chile(request: pytest.FixtureRequest, opened: Opened, real_wire: Path) -> Assistant:
    """Over the published story, alone and among the samples, one of which tells the same."""
    others = [] if request.param == "alone" else [ROOT / "evals" / "articles"]
    return opened(real_wire, *others)


@pytest.fixture(scope="module")
def ours(opened: Opened, wire_article: Path) -> Assistant:
    """Over the wire story in our own words."""
    return opened(wire_article)


def checked(assistant: Assistant, question: str, *history: str) -> Answer:
    """The answer, once everything that it shows is found to be cited and every citation to stand."""
    answer = assistant.ask(question, [Turn(earlier) for earlier in history])
    markers = {citation.marker for citation in answer.citations}
    for citation in answer.citations:
        article = assistant.library.article(citation.article_id, citation.version)
        assert article is not None
        assert article.body[citation.start : citation.end] == citation.quote != ""
    assert sorted(markers) == list(range(1, len(answer.citations) + 1))
    assert all(sentence.citations and markers.issuperset(sentence.citations) for sentence in answer.sentences)
    assert all(item.citation in markers for item in answer.items)
    return answer


def quotes_of_items(answer: Answer) -> list[str]:
    return [answer.citations[item.citation - 1].quote for item in answer.items]


def cited(answer: Answer) -> str:
    return " ".join(citation.quote for citation in answer.citations)


def american(texts: list[str]) -> list[str]:
    return [text.replace("organised", "organized") for text in texts]


class TestPublishedStory:
    def test_every_area_is_an_item_at_its_own_place(self, peru_chile: Assistant) -> None:
        answer = checked(peru_chile, SIX_AREAS)
        texts = [item.text for item in answer.items]
        assert answer.status == "answered"
        assert american(texts)[:6] == AREAS
        assert quotes_of_items(answer) == texts

    def test_a_stated_count_that_differs_from_the_printed_list_is_said(self, peru_chile: Assistant) -> None:
        notices = checked(peru_chile, SIX_AREAS).notices
        assert any("six" in text for text in notices)

    def test_an_area_that_is_printed_twice_is_said_and_listed_once(self, wire: Assistant) -> None:
        answer = checked(wire, SIX_AREAS)
        assert [item.text for item in answer.items].count("drug trafficking") == 1
        assert "“drug trafficking” more than once" in " ".join(answer.notices)

    def test_people_of_the_asked_side_only(self, wire: Assistant) -> None:
        short = checked(wire, "Who represented Chile?").short_answer
        assert short == "Gloria de la Fuente and Manuel Monsalve"

    def test_people_of_the_other_side(self, wire: Assistant) -> None:
        short = checked(wire, "Who represented Peru?").short_answer or ""
        assert "Ignacio Higueras" in short
        assert "Monsalve" not in short

    def test_day_and_place_with_the_year_said_to_be_inferred(self, peru_chile: Assistant) -> None:
        answer = checked(peru_chile, "When and where did Peru and Chile meet?")
        assert "20 December 2023" in (answer.short_answer or "")
        assert "Lima" in (answer.short_answer or "")
        # Among the samples another article prints the year: then nothing was inferred, and nothing is said.
        inferred = any(citation.date_inferred and citation.quote.startswith("Lima,") for citation in answer.citations)
        assert any("2023 was inferred" in text for text in answer.notices) == inferred

    @pytest.mark.parametrize("asked", ["Who represented each side", "¿Quién representó a cada parte"])
    def test_people_of_every_side_are_named_where_every_side_is_asked_for(
        self, peru_chile: Assistant, asked: str
    ) -> None:
        answer = checked(peru_chile, f"{asked}, Peru and Chile?")
        names = ("Gloria de la Fuente", "Manuel Monsalve", "Ignacio Higueras", "Miguel Núñez")
        assert all(name in (answer.short_answer or "") for name in names)

    def test_the_sentence_that_holds_the_decision_is_cited(self, peru_chile: Assistant) -> None:
        answer = checked(peru_chile, "What was decided on irregular migration?")
        assert "protocol" in answer.citations[0].quote

    def test_spanish_cites_the_same_sentence_and_answers_in_spanish(self, wire: Assistant) -> None:
        answer = checked(wire, "¿En qué áreas acordaron cooperar Perú y Chile?")
        assert answer.language == "es"
        assert answer.sentences[0].text == checked(wire, SIX_AREAS).sentences[0].text
        assert "La fuente dice" in answer.notices[0]

    def test_what_the_articles_do_not_say_is_refused_with_the_nearest(self, peru_chile: Assistant) -> None:
        answer = checked(peru_chile, DRONES)
        assert answer.status == "not_in_corpus"
        assert answer.nearest
        assert not answer.sentences and not answer.citations


class TestOurStory:
    def test_every_task_is_an_item_at_its_own_place(self, ours: Assistant) -> None:
        answer = checked(ours, FIVE_TASKS)
        assert [item.text for item in answer.items][:5] == TASKS
        assert quotes_of_items(answer) == [item.text for item in answer.items]

    def test_a_stray_last_word_of_the_list_is_shown_and_said(self, ours: Assistant) -> None:
        answer = checked(ours, FIVE_TASKS)
        assert answer.items[-1].text == "Weapons"
        assert "“five”" in answer.notices[0] and "6 entries" in answer.notices[0]

    def test_people(self, ours: Assistant) -> None:
        short = checked(ours, "Who led the Colombian delegation?").short_answer or ""
        assert "Ana Lucía Torres" in short

    def test_an_embassy_is_nobody(self, ours: Assistant) -> None:
        assert "Embassy" not in (checked(ours, "Who led the Colombian delegation?").short_answer or "")

    def test_day_and_place_with_the_year_said_to_be_inferred(self, ours: Assistant) -> None:
        answer = checked(ours, "When and where did the ministers of Ecuador and Colombia meet?")
        assert (answer.short_answer or "").startswith("14 March 2024, Quito")
        assert any("2024 was inferred" in text for text in answer.notices)
        assert any(citation.quote.startswith("Quito, March 14") for citation in answer.citations)
        assert all(citation.date_inferred for citation in answer.citations)

    def test_an_amount_a_place_and_a_decision(self, ours: Assistant) -> None:
        assert "3.5 million dollars" in (checked(ours, "How much will both sides pay?").short_answer or "")
        assert checked(ours, "Where does the office open?").short_answer == "Tulcán"
        assert "decided to open" in cited(checked(ours, "What was decided about the office?"))

    def test_spanish_cites_the_same_sentence(self, ours: Assistant) -> None:
        answer = checked(ours, "¿Qué tareas tiene la oficina de Ecuador y Colombia?")
        assert answer.sentences[0].text == checked(ours, FIVE_TASKS).sentences[0].text

    @pytest.mark.parametrize(
        ("question", "text"),
        [(DRONES, "The articles do not say."), ("¿Qué acordaron Brasil y Perú?", "Los artículos no lo dicen.")],
    )
    def test_a_refusal_is_in_the_language_of_the_question(self, ours: Assistant, question: str, text: str) -> None:
        answer = checked(ours, question)
        assert (answer.status, answer.text) == ("not_in_corpus", text)
        assert answer.nearest[0].article.title.startswith("Ecuador and Colombia")

    def test_a_follow_up_is_answered_from_what_it_leans_on(self, ours: Assistant) -> None:
        answer = checked(ours, "And where was that?", "When did Ecuador and Colombia meet?")
        assert answer.question == "And where was that?"
        assert "Ecuador" in answer.standalone_question
        assert "Quito" in (answer.short_answer or "")

    def test_the_text_carries_the_marker_of_every_citation(self, ours: Assistant) -> None:
        answer = checked(ours, FIVE_TASKS)
        assert all(f"[{citation.marker}]" in answer.text for citation in answer.citations)


class TestSamples:
    @pytest.mark.parametrize(
        "question",
        [
            "Summarise the AUKUS agreement",
            "When was the treaty between Japan and Australia signed?",
            "Who signed the Trinity House agreement?",
            "¿Qué acordaron la Unión Europea y Túnez?",
            "Which countries belong to the Malacca Straits Patrol?",
        ],
    )
    def test_every_citation_stands_and_is_of_a_sample(self, assistant: Assistant, question: str) -> None:
        answer = checked(assistant, question)
        assert answer.citations
        assert all(citation.sample for citation in answer.citations)

    def test_two_asks_are_equal_and_seconds_are_no_part_of_that(self, assistant: Assistant) -> None:
        first, second = assistant.ask(SIX_AREAS), assistant.ask(SIX_AREAS)
        assert first == second == replace(first, seconds=99.0)
        assert first != replace(first, text="another")

    def test_a_stream_is_progress_then_sentences_then_the_answer_of_ask(self, assistant: Assistant) -> None:
        *before, last = assistant.stream(SIX_AREAS)
        progress = [event for event in before if isinstance(event, Progress)]
        sentences = [event for event in before if isinstance(event, Sentence)]
        assert [event.stage for event in progress] == ["searching", "reading", "checking"]
        assert before == [*progress, *sentences]
        assert last == assistant.ask(SIX_AREAS)
        assert isinstance(last, Answer) and tuple(sentences) == last.sentences

    def test_a_refusal_streams_no_sentence(self, assistant: Assistant) -> None:
        *before, last = assistant.stream("Who won the football match in Marseille?")
        assert isinstance(last, Answer) and last.status == "not_in_corpus"
        assert not [event for event in before if isinstance(event, Sentence)]

    @pytest.mark.parametrize("question", ["", "   ", "?!", "¿…?", "a" * 10_000])
    def test_a_question_that_cannot_be_searched_for_is_refused(self, assistant: Assistant, question: str) -> None:
        with pytest.raises(QuestionInvalid):
            assistant.ask(question)
        with pytest.raises(QuestionInvalid):
            assistant.search(question)

    def test_the_longest_question_is_still_read(self, assistant: Assistant) -> None:
        question = SIX_AREAS.ljust(MAX_QUESTION_CHARACTERS, "?")
        assert checked(assistant, question).question == question
        with pytest.raises(QuestionInvalid, match="2,001"):
            assistant.ask(question + "?")

    @pytest.mark.parametrize("question", ["xyzzy", "12345", "'; DROP TABLE articles --", "AND OR NOT (", "本"])
    def test_odd_questions_are_answered_or_refused_but_never_fail(self, assistant: Assistant, question: str) -> None:
        assert checked(assistant, question).status in ("answered", "not_in_corpus")

    def test_a_threshold_of_one_refuses_all_that_is_not_certain(self, assistant: Assistant) -> None:
        certain = Assistant(assistant.settings.model_copy(update={"answer_threshold": 1.0}), assistant.library)
        answer = certain.ask(SIX_AREAS)
        assert 0 < answer.confidence < 1
        assert answer.status == "not_in_corpus"


def test_an_empty_index_says_how_to_fill_it(home: Path, models: Path, embedder: Embedder) -> None:
    empty = Assistant(Settings(home=home, models=models), Library(home, embedder))
    for asked in (empty.ask, empty.search):
        with pytest.raises(NothingIndexed, match="briefing ingest"):
            asked("Who met?")


def test_asking_with_an_exported_model_imports_no_training_library(
    sample_home: Path,
    models: Path,
    embedder: Embedder,  # noqa: ARG001  (exports)
) -> None:
    program = """
import json, sys
from pathlib import Path
from assistant import Assistant
from assistant.settings import Settings
assistant = Assistant.open(settings=Settings(home=Path(sys.argv[1]), models=Path(sys.argv[2])))
status = assistant.ask("Which six areas did Peru and Chile agree on?").status
heavy = {"torch", "sentence_transformers", "transformers", "gradio", "tiktoken"} & set(sys.modules)
print(json.dumps([status, sorted(heavy)]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(sample_home), str(models)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == ["answered", []]


def test_an_answer_can_be_kept_to_some_articles(assistant: Assistant) -> None:
    question = "Which technologies will be worked on beyond submarines?"
    only = assistant.ask(question, filters=Filters(articles=("aukus-2021",)))
    assert {cited.article_id for cited in only.citations} == {"aukus-2021"}
    found = assistant.search(question, 50, filters=Filters(articles=("aukus-2021", "eu-japan-2024")))
    assert {passage.chunk.article_id for passage in found} == {"aukus-2021", "eu-japan-2024"}
    assert assistant.search(question, filters=Filters(articles=())) == []
    assert assistant.ask(question, filters=Filters(articles=("no-such-article",))).status == "not_in_corpus"


class TestWhatIsNotSimplyAnswered:
    def test_a_greeting_is_out_of_scope_in_its_own_language(self, ours: Assistant) -> None:
        hello, hola = checked(ours, "Hello!"), checked(ours, "Hola, buenos días")
        assert (hello.status, hello.language) == ("out_of_scope", "en")
        assert (hola.status, hola.language) == ("out_of_scope", "es")
        assert hello.text.startswith("Ask about what the articles report") and hola.text.startswith("Pregunte por")
        assert not hello.sentences and not hello.nearest

    def test_of_many_questions_those_that_were_not_read_are_named(self, ours: Assistant) -> None:
        asked = [f"{word} did Ecuador and Colombia meet in Quito?" for word in ("When", "Where", "Why")]
        further = ["Who led the talks in Quito?", "Which ships did Colombia send to Quito?"]
        answer = checked(ours, " ".join([*asked, *further]))
        assert answer.status == "partly_answered"
        assert any(further[1] in text for text in answer.notices)

    def test_what_is_out_of_scope_but_names_something_shows_what_is_near(self, ours: Assistant) -> None:
        poem = checked(ours, "Write a poem about the joint office of Ecuador and Colombia")
        assert poem.status == "out_of_scope"
        assert poem.nearest and not poem.sentences

    def test_of_two_questions_the_one_without_an_answer_is_named(self, ours: Assistant) -> None:
        answer = checked(ours, "When did Ecuador and Colombia meet, and who is the king of Sweden?")
        assert answer.status == "partly_answered"
        assert "14 March 2024" in (answer.short_answer or "")
        assert any("king of Sweden" in text for text in answer.notices)

    def test_a_question_that_names_nothing_is_asked_back_among_many_articles(self, assistant: Assistant) -> None:
        answer = checked(assistant, "When was the agreement signed?")
        assert answer.status == "ambiguous"
        assert answer.text.count("\n- ") >= 2
        assert not answer.sentences

    def test_what_another_country_signed_is_not_answered_with_what_is_there(self, assistant: Assistant) -> None:
        answer = checked(assistant, "Who signed the treaty between Peru and Brazil in Lima?")
        assert answer.status == "not_in_corpus"
        assert answer.nearest

    def test_two_articles_that_disagree_stand_side_by_side(self, opened: Opened, tmp_path: Path) -> None:
        told = "Police of Peru and Ecuador broke up a smuggling ring at the border on Thursday. There were {} arrests."
        for agency, number in (("EFE", 16), ("Reuters", 18)):
            (tmp_path / f"{agency}.md").write_text(
                f"---\nid: {agency}\ntitle: Peru and Ecuador break up a smuggling ring ({agency})\n"
                f"agency: {agency}\npublished: 2024-03-14\n---\n{told.format(number)}\n",
                encoding="utf-8",
            )
        both = opened(tmp_path / "EFE.md", tmp_path / "Reuters.md")
        answer = checked(both, "How many arrests were there at the border of Peru and Ecuador?")
        assert any("differ" in text and "16 arrests" in text and "18 arrests" in text for text in answer.notices)
        assert {"16", "18"} <= set(re.findall(r"\d+", cited(answer)))


def test_a_comparison_is_answered_for_each_country_from_its_own_article(assistant: Assistant) -> None:
    answer = checked(assistant, "Which opens more sites to US forces, Sweden or Finland?")
    cited = {citation.article_id for citation in answer.citations}
    assert {"sweden-us-dca-2023", "finland-us-dca-2023"} <= cited
    assert "17" in answer.text and "15" in answer.text


def test_what_two_countries_did_together_is_asked_once(assistant: Assistant) -> None:
    answer = checked(assistant, "Who sat at the table for Peru and for Chile in Lima?")
    assert "Gloria de la Fuente" in str(answer.short_answer) and "Ignacio Higueras" in str(answer.short_answer)


def test_the_second_of_two_people_is_not_answered_with_the_first(assistant: Assistant) -> None:
    first = assistant.ask("Who represented Chile in the talks with Peru?")
    assert len(first.items) == 2
    second = assistant.ask("What is the second one?", [Turn(first.question, first.text)])
    assert first.items[1].text.split(", ")[-1] in second.standalone_question
    assert first.items[0].text.split(", ")[-1] not in (second.short_answer or "")
    assert second.sentences


def test_thanks_after_an_answer_are_no_question(assistant: Assistant) -> None:
    thanks = assistant.ask("Thank you!", [Turn("Who represented Chile in the talks with Peru?", "Gloria de la Fuente")])
    assert (thanks.status, thanks.standalone_question) == ("out_of_scope", "Thank you!")


def test_an_opinion_asked_beside_a_question_is_left_without_an_answer(assistant: Assistant) -> None:
    answer = assistant.ask("What did Peru and Chile agree on? Do you think it is good?")
    assert answer.status == "partly_answered"
    assert any("Do you think" in notice for notice in answer.notices)


@pytest.mark.parametrize(("question", "asks"), [("and the other one?", "Which one"), ("¿y el otro?", "¿A cuál")])
def test_of_several_the_other_one_is_asked_back(assistant: Assistant, question: str, asks: str) -> None:
    listed = Turn(
        "Which pacts did Chile sign?", "- Chile, Peru: pact [1]\n- Chile, Brazil: pact [2]\n- Chile: code [3]"
    )
    answer = assistant.ask(question, [listed])
    assert answer.status == "ambiguous" and answer.text.startswith(asks)
    assert "- Chile, Brazil: pact" in answer.text


def test_two_things_under_one_noun_are_asked_for_one_by_one(assistant: Assistant) -> None:
    answer = checked(assistant, "When were the Djibouti and the Yaoundé codes adopted?")
    assert [item.label for item in answer.items] == ["Djibouti code", "Yaoundé code"]
