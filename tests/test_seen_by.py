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
from assistant.output import answer_json
from assistant.pipeline import Assistant
from assistant.records import Records
from assistant.settings import Settings
from assistant.types import NothingIndexed
from assistant.web.examples import example_questions
from index.embed import Embedder
from index.library import Library
from index.types import ArticleUnknown, Filters

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


def test_what_is_brought_in_through_a_view_is_there_for_all(
    everything: Assistant, public: Assistant, tmp_path: Path
) -> None:
    file = tmp_path / "new.md"
    file.write_text(SECOND.replace("id: third", "id: fourth").replace("Ecuador", "Panama"), encoding="utf-8")
    assert public.ingest([file]).added == ("fourth",)
    assert public.library.article("fourth") and everything.library.article("fourth")
    public.remove(["fourth"])
    assert everything.library.article("fourth") is None
