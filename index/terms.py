"""Terms of chunks in tantivy, ranked by BM25 with English and Spanish stemming: the only place that imports it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import tantivy

from index.allowed import Within
from index.crosslingual import gloss
from index.damage import unusable
from index.query import Unit

_FIELDS = {"en": "english", "es": "spanish"}
_GLOSS = "gloss"
"""The field of Spanish chunks word for word in English: apart, so that it neither outweighs English articles nor
counts in their word statistics."""
_ANALYZERS = {"english": "english", "spanish": "spanish", _GLOSS: "english"}
"""Fields with the language that they are stemmed in."""
_OTHER_LANGUAGE = 0.8
"""Weight of a match on an article in the other language than the question's: cognates mislead at times."""
_GLOSSED = {"en": 0.8, "es": 0.8}
"""Weight of a match on a gloss, by the question's language."""
_OTHER_NAME = {"concept": 0.5, "country": 1.0}
"""Weight of a name other than the words of the question: `narcotics` for `drugs`, `Peruvian` for `Peru`."""
_ENOUGH, _OVERFETCH, _DEEPEST = 20, 1.5, 2_000
"""As in `index.vectors`, but exact; 2,000 take 9 ms."""
_WRITER_BYTES = 50_000_000
_LEFTOVER = re.compile(r'FileAlreadyExists\("([\w.]+)"\)')
_LEFTOVERS = 20
"""Files of a killed writer that are in the way, at most: one a segment."""
Result = TypeVar("Result")


def stems(text: str, language: str) -> list[str]:
    """The stems of a text as the index keeps them: `"acordaron la cooperación"` -> `["acord", "la", "cooper"]`."""
    found: list[str] = _analyzer(_FIELDS.get(language, "english")).analyze(text)
    return found


class TermIndex:
    """The terms of one folder; a chunk stands in the field of its article's language, a Spanish one also as its gloss.

    English glosses beside Spanish words: recall@1 .869 -> .903 for English questions on Spanish articles, .928 -> .932
    for Spanish ones (xquad, passages).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index = self._guarded(self._open)

    def reload(self) -> None:
        """See what other processes wrote."""
        self._guarded(self._index.reload)

    @staticmethod
    def wipe(folder: Path) -> None:
        """Delete a folder that cannot even be opened."""
        shutil.rmtree(folder, ignore_errors=True)

    def clear(self) -> None:
        """Drop every term, whatever state the folder is in."""
        self.wipe(self._folder)
        self._index = self._guarded(self._open)

    def replace(self, drop: Iterable[str], add: Iterable[tuple[str, str, str]]) -> None:
        """In one commit: forget the chunk ids of `drop`, then store `(chunk id, language, text)`."""
        dropped, added = list(drop), list(add)
        self._guarded(lambda: self._replaced_despite_leftovers(dropped, added))

    def search(
        self, units: Sequence[Unit], language: str, limit: int, within: Within | None = None
    ) -> dict[str, float]:
        """BM25 of the chunks that match best; each unit counts once, in whichever form it stands there.

        `within` some articles alone.
        """
        if not units:
            return {}
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._unit_query(unit, language)) for unit in units]
        )
        if within is None:
            return self._hits(query, limit)
        depth = int(_OVERFETCH * _ENOUGH / within.share) if within.share else _DEEPEST + 1
        if depth <= _DEEPEST:
            depth = max(depth, limit)
            found = self._hits(query, depth)
            kept = within.kept(found)
            if len(kept) >= min(limit, _ENOUGH) or len(found) < depth:
                return dict(islice(kept.items(), limit))
        these = tantivy.Query.term_set_query(self._index.schema, "id", within.chunks)
        return self._hits(
            tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(these, 0.0))]
            ),
            limit,
        )

    def _hits(self, query: Any, limit: int) -> dict[str, float]:
        searcher = self._index.searcher()
        hits = self._guarded(lambda: searcher.search(query, limit)).hits
        return {searcher.doc(address)["id"][0]: score for score, address in hits}

    def document_frequency(self, units: Sequence[Unit]) -> dict[str, int]:
        """How many chunks each unit stands in, in any form, by `Unit.key`."""
        return {unit.key: self._guarded(partial(self._frequency, unit)) for unit in units}

    def _frequency(self, unit: Unit) -> int:
        query = tantivy.Query.disjunction_max_query(self._forms(unit, dict.fromkeys(_ANALYZERS, 1.0)))
        return int(self._index.searcher().search(query, 1, count=True).count)

    def ids(self) -> set[str]:
        """Every chunk that is stored."""
        searcher = self._index.searcher()
        most = max(1, searcher.num_docs)
        hits = self._guarded(lambda: searcher.search(tantivy.Query.all_query(), most)).hits
        return {searcher.doc(address)["id"][0] for _, address in hits}

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def _unit_query(self, unit: Unit, language: str) -> Any:
        """The best of what is written and of the other names: what is written in several words scores their sum.

        A concept as one term that is matched or not fell behind plain BM25: it swallowed its rarest word.
        """
        weights = {field: 1.0 if code == language else _OTHER_LANGUAGE for code, field in _FIELDS.items()}
        weights[_GLOSS] = _GLOSSED[language]
        if not unit.words:
            return tantivy.Query.disjunction_max_query(self._forms(unit, weights))
        share = _OTHER_NAME[unit.kind]
        written = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._unit_query(word, language)) for word in unit.words]
        )
        others = self._forms(unit, {field: share * weight for field, weight in weights.items()})
        return tantivy.Query.disjunction_max_query([written, *others])

    def _forms(self, unit: Unit, weights: Mapping[str, float]) -> list[Any]:
        """One query for each form that a unit takes in each field, with the weight of the field."""
        queries = []
        for field, weight in weights.items():
            forms = unit.spanish if field == "spanish" else unit.english
            tokens = {tuple(_analyzer(_ANALYZERS[field]).analyze(form)) for form in forms}
            queries += [tantivy.Query.boost_query(self._phrase(field, form), weight) for form in sorted(tokens) if form]
        return queries

    def _phrase(self, field: str, stems: tuple[str, ...]) -> Any:
        if len(stems) == 1:
            return tantivy.Query.term_query(self._index.schema, field, stems[0])
        return tantivy.Query.phrase_query(self._index.schema, field, list(stems))

    def _replaced_despite_leftovers(self, drop: Sequence[str], add: Sequence[tuple[str, str, str]]) -> None:
        """A writer that was killed leaves files under names that the next one takes, and fails on: they go."""
        for _ in range(_LEFTOVERS):
            try:
                return self._replace(drop, add)
            except ValueError as error:
                left = _LEFTOVER.search(str(error))
                if left is None:
                    raise
                (self._folder / left.group(1)).unlink(missing_ok=True)
        return self._replace(drop, add)

    def _replace(self, drop: Iterable[str], add: Iterable[tuple[str, str, str]]) -> None:
        writer = self._index.writer(_WRITER_BYTES, 1)
        for id_ in drop:
            writer.delete_documents_by_term("id", id_)
        for id_, language, text in add:
            writer.delete_documents_by_term("id", id_)
            writer.add_document(tantivy.Document(id=id_, **_fields(language, text)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _open(self) -> Any:
        self._folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder().add_text_field("id", stored=True, tokenizer_name="raw")
        for field, language in _ANALYZERS.items():
            builder = builder.add_text_field(field, tokenizer_name=language)
        index = tantivy.Index(builder.build(), path=str(self._folder))
        for language in _FIELDS.values():
            index.register_tokenizer(language, _analyzer(language))
        return index

    def _guarded(self, action: Callable[[], Result]) -> Result:
        try:
            return action()
        except Exception as error:  # tantivy raises plain ValueError and OSError
            raise unusable("term index", self._folder, error) from error


def _fields(language: str, text: str) -> dict[str, str]:
    return {"spanish": text, _GLOSS: gloss(text)} if language == "es" else {"english": text}


@cache
def _analyzer(language: str) -> Any:
    """Lower case, stem, then fold accents: the Spanish stemmer needs them."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stemmer(language))
        .filter(tantivy.Filter.ascii_fold())
        .build()
    )
