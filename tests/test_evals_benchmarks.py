"""Public benchmarks: what each format becomes, what is refused and how it is told, and the articles in an index."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.settings import Settings
from evals.benchmarks import Benchmark, BenchmarkArticle, Format, index_articles, read_benchmark
from evals.dataset import GoldQuote, QuestionsInvalid
from index.embed import Embedder
from index.library import Library
from index.types import HomeUnusable

SHARED = Path(__file__).parents[2] / "shared" / "data"
CONTEXT = "The patrol left Arica at dawn. It found two boats. Nobody was hurt, and nobody was hurt later."


def answer(text: str, context: str = CONTEXT) -> dict[str, Any]:
    return {"text": text, "start": context.index(text)}


def line(**changes: Any) -> dict[str, Any]:
    given = {"id": "q1", "dataset": "own", "lang": "en", "title": "The_Patrol", "question": "Where did it leave?"}
    return given | {"context": CONTEXT, "answers": [answer("Arica")]} | changes


def jsonl(folder: Path, *values: Any, name: str = "own.jsonl") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(value if isinstance(value, str) else json.dumps(value) for value in values))
    return file


def problems(path: Path, format: Format) -> list[str]:
    with pytest.raises(QuestionsInvalid) as caught:
        read_benchmark(path, format)
    return [problem.replace(f"{path.parent}/", "") for problem in caught.value.problems]


# -- qa-jsonl --------------------------------------------------------------------------------------------


def test_the_sentence_around_the_answer_is_the_evidence(tmp_path: Path) -> None:
    benchmark = read_benchmark(jsonl(tmp_path, line()), "qa-jsonl")
    (article,), (question,) = benchmark.articles, benchmark.questions
    assert (benchmark.name, benchmark.conversation_only, benchmark.left_out) == ("own", False, ())
    assert (article.title, article.text, article.language) == ("The Patrol", CONTEXT, "en")
    assert article.id.startswith("the-patrol-")
    assert question.evidence == (GoldQuote(article=article.id, quote="The patrol left Arica at dawn."),)
    assert (question.id, question.kind, question.language) == ("q1", "other", "en")
    assert (question.answers, question.answerable, question.any_evidence) == ((("Arica",),), True, False)


def test_the_same_context_is_one_article_with_the_same_id_in_every_run(tmp_path: Path) -> None:
    file = jsonl(tmp_path, line(), line(id="q2"), line(id="q3", context="Another. " + CONTEXT))
    benchmark = read_benchmark(file, "qa-jsonl")
    assert len(benchmark.articles) == 2
    assert benchmark.questions[0].evidence == benchmark.questions[1].evidence
    assert read_benchmark(file, "qa-jsonl") == benchmark


def test_several_answers_are_alternatives_and_each_place_is_enough(tmp_path: Path) -> None:
    answers = [answer("Arica"), answer("at dawn"), answer("two boats"), answer("Arica")]
    (question,) = read_benchmark(jsonl(tmp_path, line(answers=answers)), "qa-jsonl").questions
    assert question.answers == (("Arica", "at dawn", "two boats"),)
    assert [gold.quote for gold in question.evidence] == ["The patrol left Arica at dawn.", "It found two boats."]
    assert question.any_evidence is True


@pytest.mark.parametrize("dataset", ["multispanqa_valid", "torque_dev"])
def test_in_a_list_set_every_answer_is_an_entry_and_every_place_is_needed(tmp_path: Path, dataset: str) -> None:
    answers = [answer("Arica"), answer("two boats")]
    (question,) = read_benchmark(jsonl(tmp_path, line(dataset=dataset, answers=answers)), "qa-jsonl").questions
    assert (question.kind, question.answers, question.any_evidence) == ("list", (("Arica",), ("two boats",)), False)
    assert len(question.evidence) == 2


def test_an_answer_over_two_sentences_is_quoted_with_both(tmp_path: Path) -> None:
    (question,) = read_benchmark(jsonl(tmp_path, line(answers=[answer("dawn. It found")])), "qa-jsonl").questions
    assert question.evidence[0].quote == "The patrol left Arica at dawn. It found two boats."


def test_a_sentence_that_stands_twice_cannot_be_quoted(tmp_path: Path) -> None:
    context = "It rained. The ship sailed. It rained."
    (question,) = read_benchmark(
        jsonl(tmp_path, line(context=context, answers=[answer("rained", context)])), "qa-jsonl"
    ).questions
    assert [gold.quote for gold in question.evidence] == [None]


def test_a_wrong_offset_is_set_right_when_the_answer_stands_once_and_else_names_the_article(tmp_path: Path) -> None:
    wrong = [{"text": "Arica", "start": 2}], [{"text": "nobody", "start": 2}, {"text": "was hurt", "start": 2}]
    file = jsonl(tmp_path, *(line(id=f"q{n}", answers=answers) for n, answers in enumerate(wrong)))
    once, twice = read_benchmark(file, "qa-jsonl").questions
    assert [gold.quote for gold in once.evidence] == ["The patrol left Arica at dawn."]
    assert [gold.quote for gold in twice.evidence] == ["Nobody was hurt, and nobody was hurt later."]


def test_offsets_hold_when_newlines_and_space_around_the_context_go(tmp_path: Path) -> None:
    context = "\r\n One ship left.\r\nOne ship stayed in port."
    start = context.rindex("ship")
    (question,) = read_benchmark(
        jsonl(tmp_path, line(context=context, answers=[{"text": "ship", "start": start}])), "qa-jsonl"
    ).questions
    assert question.evidence[0].quote == "One ship stayed in port."


def test_a_question_without_answers_is_one_that_its_context_does_not_answer(tmp_path: Path) -> None:
    benchmark = read_benchmark(jsonl(tmp_path, line(answers=[])), "qa-jsonl")
    (question,) = benchmark.questions
    assert (question.unanswerable, question.about) == ("absent", (benchmark.articles[0].id,))
    assert (question.evidence, question.answers) == ((), ())


def test_an_answer_without_a_word_is_no_alias_and_a_question_with_no_other_is_left_out(tmp_path: Path) -> None:
    bare = {"text": ".", "start": CONTEXT.index(".")}
    file = jsonl(tmp_path, line(answers=[bare, answer("Arica")]), line(id="q2", answers=[bare]))
    benchmark = read_benchmark(file, "qa-jsonl")
    assert [question.answers for question in benchmark.questions] == [(("Arica",),)]
    assert benchmark.left_out == (f"{file}:2: question 'q2' has only answers without a word",)


def test_gzipped_lines_are_read_and_the_language_is_told_when_not_given(tmp_path: Path) -> None:
    context = "La patrulla salió de Arica al amanecer."
    spanish = {"id": "q", "question": "¿De dónde salió?", "context": context, "answers": [answer("Arica", context)]}
    file = tmp_path / "own.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(spanish).encode()))
    benchmark = read_benchmark(file, "qa-jsonl")
    assert (benchmark.name, benchmark.articles[0].language, benchmark.questions[0].language) == ("own", "es", "es")


def test_documents_that_conflict_are_articles_of_which_the_correct_ones_are_evidence(tmp_path: Path) -> None:
    documents = [
        {"text": "A fort stands in Callao. It is old.", "type": "correct", "answer": "Callao"},
        {"text": "Arica has a fort. Arica has a port.", "type": "correct", "answer": "Arica"},
        {"text": "The fort stands in Cusco.", "type": "misinfo", "answer": "Cusco"},
    ]
    asked = {"id": "r1", "question": "Where is the fort?", "gold_answers": ["Callao", "Arica"], "documents": documents}
    lost = asked | {"id": "r2", "documents": documents[2:]}
    file = jsonl(tmp_path, asked, lost)
    benchmark = read_benchmark(file, "qa-jsonl")
    (question,) = benchmark.questions
    callao, arica, _ = benchmark.articles
    assert question.answers == (("Callao",), ("Arica",))
    assert question.evidence == (
        GoldQuote(article=callao.id, quote="A fort stands in Callao."),
        GoldQuote(article=arica.id),  # 'Arica' stands there twice
    )
    assert question.any_evidence is False
    assert benchmark.left_out == (f"{file}:2: question 'r2' has no document of the type 'correct'",)


def test_an_article_with_summaries_is_to_be_summarised(tmp_path: Path) -> None:
    value = {"id": "g", "title": "Boats found", "text": CONTEXT, "human_summaries": ["A patrol found boats.", "Other."]}
    benchmark = read_benchmark(jsonl(tmp_path, value), "qa-jsonl")
    (question,) = benchmark.questions
    assert (question.kind, question.reference) == ("summary", "A patrol found boats.")
    assert question.question == "Summarise the article “Boats found”."
    assert question.evidence == (GoldQuote(article=benchmark.articles[0].id),)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"id": "w", "claim": "It rained.", "evidence": ["It did."]}, "own.jsonl:1: claim: .*WiCE"),
        ({"id": "c", "history": [], "question": "Who?", "rewrite": "Who?"}, "own.jsonl:1: rewrite: .*conversation"),
    ],
)
def test_a_shape_that_holds_no_question_is_refused_at_once(tmp_path: Path, value: Any, told: str) -> None:
    with pytest.raises(QuestionsInvalid, match=told) as caught:
        read_benchmark(jsonl(tmp_path, value, value), "qa-jsonl")
    assert len(caught.value.problems) == 1


def test_every_ill_formed_line_is_named_with_its_field(tmp_path: Path) -> None:
    file = jsonl(
        tmp_path,
        line(),
        "{",
        "[]",
        "",
        {"id": "q5", "question": "Who?"},
        line(id="q6", lang="fr", question=" "),
        line(id="q7", answers=[{"text": "Arica"}]),
        line(),
        line(id="q9", answers=[{"text": "Arica", "start": -4}], title=None),
        line(id="q10", context="cut \ud83d in two"),
    )
    found = problems(file, "qa-jsonl")
    assert [problem.split(": ")[:2] for problem in found] == [
        ["own.jsonl:2", "line"],
        ["own.jsonl:3", "line"],
        ["own.jsonl:5", "answers"],
        ["own.jsonl:5", "context"],
        ["own.jsonl:6", "question"],
        ["own.jsonl:6", "lang"],
        ["own.jsonl:7", "answers.0.start"],
        ["own.jsonl:8", "id"],
        ["own.jsonl:9", "answers.0.start"],
        ["own.jsonl:10", "context"],
    ]
    assert found[7] == "own.jsonl:8: id: used more than once: 'q1'"
    assert "'fr'" in found[5]


def test_the_limit_keeps_the_first_questions_and_all_articles(tmp_path: Path) -> None:
    file = jsonl(tmp_path, line(), line(id="q2", context="Another. " + CONTEXT), line(id="q3"))
    benchmark = read_benchmark(file, "qa-jsonl", limit=1)
    assert [question.id for question in benchmark.questions] == ["q1"]
    assert len(benchmark.articles) == 2


@pytest.mark.parametrize("format", ["squad", "qa-jsonl", "conversation"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, format: Format) -> None:
    with pytest.raises(QuestionsInvalid, match=r"none\.json: cannot be read \(No such file"):
        read_benchmark(tmp_path / "none.json", format)


def test_a_cut_gzip_and_an_empty_file_are_told(tmp_path: Path) -> None:
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(json.dumps(line()).encode())[:-9])
    assert problems(cut, "qa-jsonl")[0].startswith("cut.jsonl.gz: cannot be read (")
    assert problems(jsonl(tmp_path, ""), "qa-jsonl") == [
        "own.jsonl: no question that can be used; check the path and the format"
    ]


# -- squad -----------------------------------------------------------------------------------------------


def squad(folder: Path, *asked: dict[str, Any]) -> Path:
    page = {"title": "The_%22Patrol%22", "paragraphs": [{"context": CONTEXT, "qas": list(asked)}]}
    file = folder / "own-v2.0.json"
    file.write_text(json.dumps({"version": "v2.0", "data": [page]}))
    return file


def test_squad_is_read_with_its_impossible_questions(tmp_path: Path) -> None:
    place = {"text": "Arica", "answer_start": CONTEXT.index("Arica")}
    file = squad(
        tmp_path,
        {"id": "s1", "question": "Where did it leave?", "answers": [place], "is_impossible": False},
        {"id": "s2", "question": "Who led it?", "answers": [], "plausible_answers": [place], "is_impossible": True},
    )
    benchmark = read_benchmark(file, "squad")
    (article,) = benchmark.articles
    first, second = benchmark.questions
    assert article.title == 'The "Patrol"'
    assert first.evidence == (GoldQuote(article=article.id, quote="The patrol left Arica at dawn."),)
    assert first.answers == (("Arica",),)
    assert (second.unanswerable, second.about) == ("absent", (article.id,))


def test_what_is_wrong_in_squad_is_named_by_its_path(tmp_path: Path) -> None:
    file = squad(tmp_path, {"question": "Who?", "answers": []}, {"id": "s2", "question": "", "answers": []})
    assert [problem.split(": ")[:2] for problem in problems(file, "squad")] == [
        ["own-v2.0.json", "data.0.paragraphs.0.qas.0.id"],
        ["own-v2.0.json", "data.0.paragraphs.0.qas.1.question"],
    ]
    assert problems(jsonl(tmp_path, "{", name="own.json"), "squad")[0].startswith("own.json: not JSON (")


# -- conversation ----------------------------------------------------------------------------------------


def test_a_follow_up_has_its_history_and_its_rewrite(tmp_path: Path) -> None:
    later = {"id": "c2", "history": ["Where is Arica?"], "question": "And Callao?", "rewrite": "Where is Callao?"}
    first = {"id": "c1", "history": [], "question": "Where is Arica?", "rewrite": "Where is Arica located?"}
    benchmark = read_benchmark(jsonl(tmp_path, first, later), "conversation")
    alone, follow_up = benchmark.questions
    assert benchmark.conversation_only
    assert [(article.title, article.text) for article in benchmark.articles] == [("", "Where is Arica?")]
    assert (alone.history, alone.standalone) == ((), None)  # nothing to rewrite it from
    assert (follow_up.history, follow_up.standalone) == (("Where is Arica?",), "Where is Callao?")


def test_a_history_of_title_section_questions_and_replies_keeps_the_subject_and_the_questions(tmp_path: Path) -> None:
    value = {
        "id": "c",
        "dataset": "canard_own",
        "history": ["A. Writer", "Early life", "Where was she born?", "Arica.", "When?", "In 1901."],
        "question": "Did she leave?",
        "rewrite": "Did A. Writer leave Arica?",
    }
    benchmark = read_benchmark(jsonl(tmp_path, value), "conversation")
    (question,) = benchmark.questions
    assert question.history == ("A. Writer, Early life", "Where was she born?", "When?")
    assert question.replies == ("", "Arica.", "In 1901.")
    assert [(article.title, article.text) for article in benchmark.articles] == [
        ("A. Writer, Early life", "Arica."),
        ("A. Writer, Early life", "In 1901."),
    ]


def test_what_was_not_answered_is_no_text_and_the_same_text_is_one(tmp_path: Path) -> None:
    turns = ["A. Writer", "Life", "Was she born?", "I don't know.", "Where?", "In Arica.", "Sure?", "In Arica."]
    asked = {"dataset": "canard_own", "question": "Why?", "rewrite": "Why was she born?"}
    lines = [asked | {"id": f"c_{number}", "history": turns[: 2 + 2 * number]} for number in range(4)]
    benchmark = read_benchmark(jsonl(tmp_path, *lines), "conversation")
    assert benchmark.questions[-1].replies == ("", "", "In Arica.", "In Arica.")
    assert [article.text for article in benchmark.articles] == ["In Arica."]


def test_conversations_are_in_the_two_halves_by_turns(tmp_path: Path) -> None:
    asked = {"history": ["Where is Arica?"], "question": "And Callao?", "rewrite": "Where is Callao?"}
    names = ("a_1", "a_2", "b_1", "a_10", "c_1", "b_2")
    questions = read_benchmark(jsonl(tmp_path, *(asked | {"id": id_} for id_ in names)), "conversation").questions
    assert [question.split for question in questions] == ["dev", "dev", "locked", "dev", "dev", "locked"]


# -- beir, trec ------------------------------------------------------------------------------------------

DOCUMENTS = [
    {"_id": "007", "title": "Patrol", "text": CONTEXT},
    {"_id": "d/2", "title": "A port on its own", "text": ""},
    {"_id": "d3", "title": "", "text": " "},
]
QUERIES = [
    {"_id": "1", "text": "Where is the port?"},
    {"_id": "2", "text": "patrol boats"},
    {"_id": "3", "text": "rain"},
]


def beir(folder: Path, *qrels: str, split: str = "test") -> Path:
    jsonl(folder, *DOCUMENTS, name="corpus.jsonl")
    jsonl(folder, *QUERIES, name="queries.jsonl")
    jsonl(folder, "query-id\tcorpus-id\tscore", *qrels, name=f"qrels/{split}.tsv")
    return folder


def test_beir_makes_whole_documents_the_evidence_of_the_queries_that_are_judged(tmp_path: Path) -> None:
    folder = beir(tmp_path / "own", "2\t007\t2", "1\td/2\t1", "2\td/2\t0", "3\t007\t0")
    beir(folder, "3\t007\t1", split="train")
    benchmark = read_benchmark(folder, "beir")
    assert benchmark.name == "own"
    assert [(article.id, article.text) for article in benchmark.articles] == [
        ("007", CONTEXT),
        ("d/2", "A port on its own"),
    ]
    assert [(question.id, question.evidence) for question in benchmark.questions] == [
        ("1", (GoldQuote(article="d/2"),)),
        ("2", (GoldQuote(article="007"),)),
    ]
    assert benchmark.questions[0].answers == ()
    assert benchmark.left_out == (f"{folder}/corpus.jsonl:3: document 'd3' has no text",)


def test_beir_takes_the_judgements_that_there_are(tmp_path: Path) -> None:
    assert [q.id for q in read_benchmark(beir(tmp_path, "3\t007\t1", split="validation"), "beir").questions] == ["3"]


def test_what_is_wrong_in_a_folder_is_all_named(tmp_path: Path) -> None:
    folder = beir(tmp_path / "own", "2\t007", "2\tlost\t1", "9\t007\t1", "1\td3\t1", "2\tunjudged\t0")
    jsonl(folder, *DOCUMENTS[:1], *DOCUMENTS, name="corpus.jsonl")
    jsonl(folder, *QUERIES, QUERIES[0], {"_id": "4"}, name="queries.jsonl")
    assert problems(folder, "beir") == [
        "own/corpus.jsonl:2: id: used more than once: '007'",
        "own/queries.jsonl:4: id: used more than once: '1'",
        "own/queries.jsonl:5: text: Field required",
        "own/qrels/test.tsv:2: line: expected query-id, corpus-id and a whole score with tabs between; "
        "given: '2\\t007'",
        "own/qrels/test.tsv:3: document: there is no document 'lost', or it has no text",
        "own/qrels/test.tsv:4: query: there is no query '9'",
        "own/qrels/test.tsv:5: document: there is no document 'd3', or it has no text",
    ]


def test_an_empty_folder_names_every_file_that_is_missing(tmp_path: Path) -> None:
    for format, names in (
        ("beir", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"]),
        ("trec", ["corpus.jsonl", "topics.txt", "qrels.txt"]),
    ):
        with pytest.raises(QuestionsInvalid) as caught:
            read_benchmark(tmp_path, format)
        assert [problem.split(": ")[0] for problem in caught.value.problems] == [f"{tmp_path}/{name}" for name in names]


SGML = """<DOC>
<DOCNO> OWN-1 </DOCNO>
<HEADLINE> Patrol &amp; boats </HEADLINE>
<TEXT>
<P>The patrol left.</P>
</TEXT>
<TEXT>It came back.</TEXT>
</DOC>
<DOC><TEXT>No number.</TEXT></DOC>
<DOC><DOCNO>OWN-2</DOCNO> Bare \xf3 text.</DOC>
"""
TOPICS = """<top>
<num> Number: 301
<title> Topic: Patrols at sea
<desc> Description:
Which patrols left?
</top>
<top><num>302</num><title>No one asks</title></top>
"""


def test_trec_reads_sgml_topics_and_qrels(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    numbered = SGML.replace("<DOC><TEXT>No number.</TEXT></DOC>\n", "")
    (tmp_path / "docs" / "own.sgml").write_text(numbered, encoding="latin-1")
    (tmp_path / "topics.txt").write_text(TOPICS)
    (tmp_path / "qrels.txt.gz").write_bytes(gzip.compress(b"301 0 OWN-1 2\n301 0 OWN-2 0\n302 0 GONE 0\n"))
    benchmark = read_benchmark(tmp_path, "trec")
    first, second = benchmark.articles
    assert (first.id, first.title) == ("OWN-1", "Patrol & boats")
    assert first.text.split() == ["The", "patrol", "left.", "It", "came", "back."]
    assert (second.id, second.text) == ("OWN-2", "Bare ó text.")
    assert [(q.id, q.question, q.evidence) for q in benchmark.questions] == [
        ("301", "Patrols at sea", (GoldQuote(article="OWN-1"),))
    ]


def test_trec_also_reads_a_corpus_of_lines_and_a_table_of_topics(tmp_path: Path) -> None:
    jsonl(tmp_path, *DOCUMENTS, name="corpus.jsonl")
    (tmp_path / "topics.tsv").write_text("7\tWhere is the port?\n8\t\n")
    (tmp_path / "qrels.txt").write_text("7 0 007 1\n7 0 007\n")
    assert [problem.split("/")[-1] for problem in problems(tmp_path, "trec")] == [
        "topics.tsv:2: text: missing",
        "qrels.txt:2: line: expected topic, 0, document, relevance; given: '7 0 007'",
    ]
    (tmp_path / "topics.tsv").write_text("7\tWhere is the port?\n")
    (tmp_path / "qrels.txt").write_text("7 0 007 1\n")
    assert [question.question for question in read_benchmark(tmp_path, "trec").questions] == ["Where is the port?"]


def test_an_sgml_document_without_a_number_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "own.sgml").write_text(SGML)
    assert any("own.sgml:9: DOCNO: missing" in problem for problem in problems(tmp_path, "trec"))


# -- in an index -----------------------------------------------------------------------------------------

TRICKY = (
    BenchmarkArticle("007", 'A "title": – with #signs, ½ and 🚢', "--- is how it begins.\n---\nIt ends here.", "en"),
    BenchmarkArticle("no", "", "Un texto sin título.\n\nDos párrafos.", "es"),
    BenchmarkArticle("d/3", "yes", "Same title, other text.", "en"),
    BenchmarkArticle("d/4", "yes", "Same title, third text.", "en"),
)


@pytest.fixture
def empty(home: Path, toy: Callable[..., Embedder]) -> Assistant:
    return Assistant(Settings(home=home), Library(home, toy()))


def test_the_index_keeps_id_title_language_and_every_character(empty: Assistant) -> None:
    heard: list[tuple[int, int]] = []
    report = index_articles(empty, Benchmark("own", TRICKY, (), False), lambda done, of, _: heard.append((done, of)))
    assert (len(report.added), report.refused, heard[-1]) == (4, (), (4, 4))
    stored = {article.id: article for article in empty.library.articles()}
    for article in TRICKY:
        assert stored[article.id].body.rstrip("\n") == article.text
        assert stored[article.id].language == article.language
        assert not article.title or stored[article.id].title == article.title


def test_to_index_again_changes_nothing(empty: Assistant) -> None:
    benchmark = Benchmark("own", TRICKY, (), False)
    index_articles(empty, benchmark)
    revision = empty.library.registry.revision
    report = index_articles(empty, benchmark)
    assert (report.added, report.updated, len(report.unchanged)) == ((), (), 4)
    assert empty.library.registry.revision == revision


def test_an_index_with_other_articles_is_refused(empty: Assistant) -> None:
    index_articles(empty, Benchmark("own", TRICKY, (), False))
    with pytest.raises(HomeUnusable, match=r"articles that are not of smaller \(007\)"):
        index_articles(empty, Benchmark("smaller", TRICKY[1:], (), False))


def test_what_is_refused_goes_by_its_id(empty: Assistant) -> None:
    binary = BenchmarkArticle("binary", "", "\x00 text", "en")
    wire = [
        BenchmarkArticle(f"wire-{part}", "Talks", f"Lima, 20 December 2023 (EFE). – {part} part of it.", "en")
        for part in ("First", "Second")
    ]
    report = index_articles(empty, Benchmark("own", (binary, *wire), (), False))
    assert [(refusal.path, refusal.reason.split(";")[0]) for refusal in report.refused] == [
        ("binary", "this is binary data, not text"),
    ]


# -- the data sets themselves ----------------------------------------------------------------------------


def shared(name: str) -> Path:
    file = SHARED / f"{name}.jsonl.gz"
    if not file.is_file():
        pytest.skip(f"the public data are not here: {file}")
    return file


@pytest.mark.parametrize(
    ("name", "articles", "questions"),
    [
        ("dev/squad2", 68, 595),
        ("dev/nq_open", 660, 662),
        ("dev/multispanqa", 243, 245),
        ("dev/xquad_en", 100, 473),
        ("dev/xquad_es", 100, 473),
        ("dev/ramdocs", 1269, 233),
        ("dev/gum_wikinews", 13, 13),
        ("train/torque", 69, 717),
    ],
)
def test_a_public_set_is_read_whole_and_every_quote_stands_once(name: str, articles: int, questions: int) -> None:
    benchmark = read_benchmark(shared(name), "qa-jsonl")
    assert (len(benchmark.articles), len(benchmark.questions)) == (articles, questions)
    text = {article.id: article.text for article in benchmark.articles}
    for question in benchmark.questions:
        assert set(question.articles) <= text.keys()
        for gold in question.evidence:
            assert gold.quote is None or text[gold.article].count(gold.quote) == 1
        assert bool(question.evidence) == question.answerable


@pytest.mark.parametrize(("name", "questions"), [("dev/canard", 1699), ("dev/mtrag_rewrite", 385)])
def test_public_conversations_are_read_whole(name: str, questions: int) -> None:
    benchmark = read_benchmark(shared(name), "conversation")
    assert len(benchmark.questions) == questions
    assert all(bool(question.history) == (question.standalone is not None) for question in benchmark.questions)


def test_claims_are_no_questions() -> None:
    with pytest.raises(QuestionsInvalid, match="WiCE"):
        read_benchmark(shared("dev/wice"), "qa-jsonl")


def test_a_public_set_goes_into_the_index_character_by_character(empty: Assistant) -> None:
    benchmark = read_benchmark(shared("dev/xquad_es"), "qa-jsonl")
    assert index_articles(empty, benchmark).refused == ()
    stored = {article.id: article.body for article in empty.library.articles()}
    for question in benchmark.questions:
        for gold in question.evidence:
            assert gold.quote and stored[gold.article].count(gold.quote) == 1
