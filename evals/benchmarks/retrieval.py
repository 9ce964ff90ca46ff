"""Benchmarks of retrieval: folders of documents, queries and judgements in the shape of BEIR or TREC.

A relevant document (judged above 0) is evidence as a whole; there are no answers. A query without one is not asked.

    BEIR    corpus.jsonl {_id, title, text}, queries.jsonl {_id, text}, qrels/test.tsv (else dev, train or the only one)
            with a heading and query-id, corpus-id, score
    TREC    corpus.jsonl as in BEIR, or docs/ with files of <DOC><DOCNO>…</DOCNO>…<TEXT>…</TEXT></DOC>;
            topics.tsv (id, tab, question), or topics.txt with <top><num>…<title>…</top>, of which the title is asked;
            qrels.txt (topic, 0, document, relevance)

Any of the files may be gzipped, with `.gz` behind its name.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import ir_measures
from pydantic import Field

from evals.benchmarks.growing import Growing, Shape, told_language
from evals.dataset import GoldQuote, Question, Text

_SPLITS = ("test", "dev", "train")
_DOC = re.compile(r"<DOC>(.*?)</DOC>", re.DOTALL | re.IGNORECASE)
_DOCNO = re.compile(r"<DOCNO>\s*(.*?)\s*</DOCNO>", re.DOTALL | re.IGNORECASE)
_HEADLINE = re.compile(r"<(TITLE|HEADLINE|HEAD|HL)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^>]{1,200}>")
_TOP = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*([^\s<]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*([^<]*\w[^<]*)", re.IGNORECASE)


class _Document(Shape):
    id: Text = Field(alias="_id")
    title: str = ""
    text: str = ""


class _Query(Shape):
    id: Text = Field(alias="_id")
    text: Text


class _Judged(NamedTuple):
    place: str
    query: str
    document: str
    relevance: int


def read_beir(folder: Path, growing: Growing) -> None:
    """A folder of BEIR; see the module."""
    _read_corpus(_file(folder, "corpus.jsonl"), growing)
    queries: dict[str, str] = {}
    for place, value in growing.json_lines(_file(folder, "queries.jsonl")):
        if query := growing.check(place, _Query, value):
            _add_query(growing, queries, place, query.id, query.text)
    _ask(growing, queries, _beir_judgements(_beir_qrels(folder), growing))


def read_trec(folder: Path, growing: Growing) -> None:
    """A folder of TREC; see the module."""
    if (docs := folder / "docs").is_dir():
        for file in sorted(docs.rglob("*")):
            if file.is_file():
                _read_sgml(file, growing)
    else:
        _read_corpus(_file(folder, "corpus.jsonl"), growing)
    queries: dict[str, str] = {}
    if (table := _file(folder, "topics.tsv")).is_file():
        for place, line in growing.lines(table):
            id_, _, text = line.partition("\t")
            _add_query(growing, queries, place, id_, text)
    else:
        _read_topics(_file(folder, "topics.txt"), growing, queries)
    _ask(growing, queries, _trec_judgements(_file(folder, "qrels.txt"), growing))


def _file(folder: Path, name: str) -> Path:
    """The file of that name, or the one with `.gz` behind it if only that is there."""
    plain, packed = folder / name, folder / f"{name}.gz"
    return packed if packed.is_file() and not plain.is_file() else plain


def _read_corpus(file: Path, growing: Growing) -> None:
    for place, value in growing.json_lines(file):
        if document := growing.check(place, _Document, value):
            growing.document(place, document.id, document.title, document.text)


def _read_sgml(file: Path, growing: Growing) -> None:
    content = _decoded(growing.content(file))
    for found in _DOC.finditer(content):
        place = f"{file}:{content.count(chr(10), 0, found.start()) + 1}"
        number = _DOCNO.search(found[1])
        if number is None or not number[1]:
            growing.problems.append(f"{place}: DOCNO: missing")
            continue
        headline = _HEADLINE.search(found[1])
        rest = found[1][: number.start()] + found[1][number.end() :]
        text = "\n".join(_BODY.findall(rest)) or rest
        growing.document(place, number[1], _plain(headline[2]) if headline else "", _plain(text))


def _read_topics(file: Path, growing: Growing, queries: dict[str, str]) -> None:
    content = _decoded(growing.content(file))
    for found in _TOP.finditer(content):
        place = f"{file}:{content.count(chr(10), 0, found.start()) + 1}"
        number, title = _NUMBER.search(found[1]), _TITLE.search(found[1])
        _add_query(growing, queries, place, number[1] if number else "", _plain(title[1]) if title else "")


def _add_query(growing: Growing, queries: dict[str, str], place: str, id_: str, text: str) -> None:
    id_, text = " ".join(id_.split()), " ".join(text.split())
    if not id_ or not re.search(r"\w", text):
        growing.problems.append(f"{place}: {'text' if id_ else 'id'}: missing")
    elif id_ in queries:
        growing.problems.append(f"{place}: id: used more than once: {id_!r}")
    else:
        queries[id_] = text


def _beir_qrels(folder: Path) -> Path:
    named = [_file(folder / "qrels", f"{split}.tsv") for split in _SPLITS]
    others = sorted((folder / "qrels").glob("*.tsv*"))
    return next((file for file in (*named, *others) if file.is_file()), named[0])


def _beir_judgements(file: Path, growing: Growing) -> Iterator[_Judged]:
    for number, (place, line) in enumerate(growing.lines(file)):
        fields = [" ".join(field.split()) for field in line.split("\t")]
        if len(fields) == 3 and re.fullmatch(r"-?\d+", fields[2]):
            yield _Judged(place, fields[0], fields[1], int(fields[2]))
        elif number:  # the first line is the heading
            growing.problems.append(
                f"{place}: line: expected query-id, corpus-id and a whole score with tabs between; given: {line!r:.80}"
            )


def _trec_judgements(file: Path, growing: Growing) -> Iterator[_Judged]:
    for place, line in growing.lines(file):
        try:
            (qrel,) = ir_measures.read_trec_qrels(io.StringIO(line))  # type: ignore[no-untyped-call]
        except ValueError:
            growing.problems.append(f"{place}: line: expected topic, 0, document, relevance; given: {line!r:.80}")
        else:
            yield _Judged(place, qrel.query_id, qrel.doc_id, qrel.relevance)


def _ask(growing: Growing, queries: dict[str, str], judgements: Iterable[_Judged]) -> None:
    """Every query that has a relevant document, in the order of the queries."""
    relevant: dict[str, list[str]] = {}
    for place, query, document, relevance in judgements:
        if query not in queries:
            growing.problems.append(f"{place}: query: there is no query {query!r}")
        elif relevance > 0 and document not in growing.articles:
            growing.problems.append(f"{place}: document: there is no document {document!r}, or it has no text")
        elif relevance > 0:
            relevant.setdefault(query, []).append(document)
    for id_, text in queries.items():
        evidence = tuple(GoldQuote(article=document) for document in dict.fromkeys(relevant.get(id_, ())))
        if evidence:
            growing.ask(
                id_,
                Question(id=id_, question=text, language=told_language(text), kind="other", evidence=evidence),
            )


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub(" ", text)).strip()


def _decoded(content: bytes) -> str:
    """TREC's older collections are Latin-1."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")
