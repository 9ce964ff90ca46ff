"""What someone may not see by its marking is nowhere: as if the article were not there."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.briefings.choose import Request
from assistant.briefings.desk import Desk
from assistant.commands.output import answer_json
from assistant.pipeline import Assistant
from assistant.records import Records
from assistant.settings import Settings
from assistant.types import NothingIndexed
from assistant.web.examples import example_questions
from index.articles import uploaded
from index.embed import Embedder
from index.library import Library
from index.types import ArticleUnknown, Filters, IngestReport

OPEN = """---
id: open
agency: EFE
language: en
event_date: 2024-03-14
---
# Peru and Chile agree on border patrols

Lima, March 14 (EFE). – Peru and Chile signed an agreement on joint border patrols in Lima on Thursday. The interior
ministers of both countries will meet again in May. The agreement covers human trafficking and smuggling.

The patrols begin in June between Tacna and Arica, with thirty police officers of each country, two shared posts and
one radio channel. Each side pays for its own officers, and a committee of the two ministries reports every three
months on what was seized and who was arrested along the line of the border.
"""
HIDDEN = """---
id: quokka-file
agency: EFE
language: en
event_date: 2024-03-15
marking: secret
---
# Quokka accord: Peru and Bolivia share intelligence

Arequipa, March 15 (EFE). – Peru and Bolivia signed the Quokka accord on intelligence sharing in Arequipa on Friday.
The defence minister Zenobio Quokkamayta signed it for Bolivia. It covers drug trafficking and joint patrols.
"""
REPRINT = OPEN.replace("id: open", "id: quokka-reprint\nmarking: secret\npublisher: Quokka Diario")
SECOND = """---
id: third
agency: EFE
language: en
event_date: 2024-04-02
---
# Ecuador and Colombia talk about the border

Quito, April 2 (EFE). – Ecuador and Colombia agreed in Quito on Tuesday to exchange information on drug trafficking.
"""
ZORILLA = """agency: ANDINA
language: en
event_date: 2024-06-09
---
# Paraguay lends two radars to Guyana

Asunción, June 9 (ANDINA). – Paraguay lends Guyana two mobile radars for a year, both governments said on Sunday. The
radars watch airstrips in the south of Guyana, from where small planes carry gold and fuel. Twelve technicians from
Asunción teach the crews until the end of August, and Guyana pays for transport, fuel and spare parts.

The general staff in Georgetown expects the first radar at Lethem in two weeks and the second one at Aishalton in
October, once a road is repaired that the rains have washed away. A review after six months decides on a third.
"""
TELLTALE = "quokka"


@pytest.fixture(scope="module")
def everything(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant of someone who may see all of it."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "in").mkdir()
    for number, text in enumerate((OPEN, HIDDEN, REPRINT, SECOND)):
        (folder / "in" / f"{number}.md").write_text(text, encoding="utf-8")
    library = Library(folder / "home", embedder)
    assistant = Assistant(Settings(home=folder / "home"), library, records=Records(folder / "home"))
    assert assistant.ingest([folder / "in"]).refused == ()
    yield assistant


@pytest.fixture(scope="module")
def public(everything: Assistant) -> Assistant:
    """The same, for someone who may see what is public."""
    return everything.seen_by(["public"])


def told(found: Any) -> str:
    """All of it as text."""
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        found = dataclasses.asdict(found)
    return json.dumps(found, default=lambda one: told(one) if dataclasses.is_dataclass(one) else str(one)).lower()


LOOKS: dict[str, Callable[[Assistant], Any]] = {
    "search": lambda assistant: assistant.search("Quokka accord Peru Bolivia intelligence"),
    "search within filters": lambda assistant: assistant.search("accord", filters=Filters(countries=("BO",))),
    "search of what both print": lambda assistant: assistant.search("joint border patrols Lima"),
    "answer": lambda assistant: answer_json(assistant.ask("Who signed the accord between Peru and Bolivia?")),
    "answer on what both print": lambda assistant: answer_json(assistant.ask("What did Peru and Chile agree on?")),
    "count": lambda assistant: answer_json(assistant.ask("How many agreements did Peru sign in 2024?")),
    "a greeting": lambda assistant: answer_json(assistant.ask("Hello, Bolivia!")),
    "articles": lambda assistant: assistant.library.articles(),
    "catalogue": lambda assistant: assistant.library.registry.catalogue(),
    "recent": lambda assistant: assistant.library.recent(10),
    "register": lambda assistant: assistant.agreements(),
    "register within filters": lambda assistant: assistant.agreements(Filters(countries=("PE",))),
    "summary": lambda assistant: assistant.summarize(query="Peru"),
    "briefing": lambda assistant: assistant.brief(query="Peru and Bolivia"),
    "timeline": lambda assistant: Desk(assistant).timeline(Request(query="Peru")),
    "examples": lambda assistant: example_questions(assistant.library.recent(10), "en"),
    "reprints": lambda assistant: assistant.library.registry.reprints("open"),
    "stories": lambda assistant: assistant.library.registry.story_of(["open"]),
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_look_tells_of_what_is_marked_otherwise(public: Assistant, look: str) -> None:
    assert TELLTALE not in told(LOOKS[look](public)).replace("quokka accord peru bolivia intelligence", "")


@pytest.mark.parametrize(
    "look", ["search", "answer", "articles", "catalogue", "recent", "register", "summary", "briefing", "reprints"]
)
def test_who_may_see_it_does(everything: Assistant, look: str) -> None:
    assert TELLTALE in told(LOOKS[look](everything)).replace("quokka accord peru bolivia intelligence", "")


def test_it_is_not_counted_not_read_and_not_named_in_an_error(public: Assistant) -> None:
    library = public.library
    assert len(library) == library.registry.count() == 2
    assert library.article("quokka-file") is None
    assert library.article("quokka-file", 1) is None
    with pytest.raises(ArticleUnknown) as error:
        library.history("quokka-fil")
    assert "quokka-file" not in str(error.value)
    with pytest.raises(ArticleUnknown):
        public.remove(["quokka-file"])


def test_a_view_of_nothing_has_nothing_to_answer_from(everything: Assistant) -> None:
    with pytest.raises(NothingIndexed):
        everything.seen_by(["confidential"]).ask("What did Peru and Chile agree on?")


def test_what_a_view_reads_takes_nothing_from_the_register_of_all(everything: Assistant, public: Assistant) -> None:
    before = {entry.id for entry in everything.agreements()}
    public.agreements()
    fresh = Assistant(everything.settings, everything.library)
    assert {entry.id for entry in fresh.agreements()} == before


def test_a_correction_of_what_is_hidden_stays_hidden(everything: Assistant, public: Assistant) -> None:
    hidden = next(entry for entry in everything.agreements() if TELLTALE in told(entry))
    everything.register.correct(hidden.id, "status", "suspended", "Ana", "quokka gazette")
    assert TELLTALE not in told(public.agreements())
    everything.register.undo(hidden.id)


def test_a_marking_that_is_raised_takes_the_earlier_versions_with_it(everything: Assistant, public: Assistant) -> None:
    everything.library.correct("third", {"marking": "secret"}, "marked too low")
    library = public.library
    assert library.article("third") is None and library.article("third", 1) is None
    assert "third" not in told(library.registry.catalogue(state="superseded"))
    with pytest.raises(ArticleUnknown):
        library.history("third")
    everything.library.correct("third", {"marking": "public"}, "may be told again")
    assert [entry.article.version for entry in library.history("third")] == [1, 3]


def test_passages_are_counted_as_if_it_were_not_there(everything: Assistant, public: Assistant) -> None:
    shown = public.library.registry.chunk_ids()
    assert public.library.registry.count_chunks() == len(shown) < everything.library.registry.count_chunks()


@pytest.mark.parametrize("known_by", ["id", "text", "file", "address", "story", "reprint"])
def test_what_is_brought_in_through_a_view_leaves_what_is_hidden_alone(
    everything: Assistant, public: Assistant, tmp_path: Path, known_by: str
) -> None:
    """However the hidden article could be known again: it is neither replaced nor told of."""
    named = {
        "id": ("id: zorilla", "id: zorilla"),
        "text": ("id: zorilla", "id: other"),
        "address": ("id: zorilla\nurl: https://example.org/a", "id: other\nurl: https://example.org/a"),
        "reprint": ("id: zorilla", "id: other"),
    }.get(known_by, ("publisher: Zorilla", "publisher: Zorilla"))
    second = ZORILLA if known_by == "text" else ZORILLA.replace("on Sunday", "on Sunday evening")
    names = ("one.md", "one.md" if known_by == "file" else "two.md")
    sources = []
    for name, header, text, marking in zip(names, named, (ZORILLA, second), ("secret", "public"), strict=True):
        file = tmp_path / marking
        file.write_text(f"---\n{header}\nmarking: {marking}\n{text}", encoding="utf-8")
        sources.append(uploaded(name, file))
    (id_,) = everything.library.ingest_sources(sources[:1]).added
    before = everything.library.history(id_)

    report = public.library.ingest_sources(sources[1:])
    (mine,) = report.added
    assert report == IngestReport(added=(mine,), chunks=report.chunks, seconds=report.seconds)
    assert everything.library.history(id_) == before
    assert mine != id_ and public.library.history(mine)[0].why == "first version"
    everything.remove([id_, mine])


def test_what_is_brought_in_through_a_view_is_there_for_all(
    everything: Assistant, public: Assistant, tmp_path: Path
) -> None:
    file = tmp_path / "new.md"
    file.write_text(SECOND.replace("id: third", "id: fourth").replace("Ecuador", "Panama"), encoding="utf-8")
    assert public.ingest([file]).added == ("fourth",)
    assert public.library.article("fourth") and everything.library.article("fourth")
    public.remove(["fourth"])
    assert everything.library.article("fourth") is None
