"""The page in Gradio: its parts, and what happens when they are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request

from assistant.people import Person
from assistant.types import QuestionInvalid
from assistant.web.examples import LIMIT, example_questions
from assistant.web.exchanges import Exchange, run
from assistant.web.render import conversation
from assistant.web.site import Site, render
from assistant.web.words import Words, words

CONCURRENT = 4
"""Questions that are answered at the same time; more wait their turn."""
EXAMPLE_ARTICLES = 100
"""The latest articles, of which the example questions are made."""
_HEAD = (
    '<link rel="stylesheet" href="/briefing/style.css"><link rel="stylesheet" href="/briefing/pages.css">'
    '<script src="/briefing/page.js" defer></script>'
)
Update = dict[Any, Any]
"""New values by component; the others stay as they are."""


def mount_page(app: FastAPI, site: Site) -> FastAPI:
    """Put the page at the root of `app`."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        Page(site).blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=[gr.themes.Font("system-ui")], font_mono=[gr.themes.Font("ui-monospace")]),
        head=_HEAD,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
    )
    return mounted


class Page:
    """The components of the page and their events; what one visitor sees is in the two `gr.State`."""

    def __init__(self, site: Site) -> None:
        self._site = site
        with gr.Blocks(title=words("en").title, analytics_enabled=False, fill_width=True) as self.blocks:
            self._language = gr.State("en")
            self._exchanges = gr.State([])
            self._lay_out(words("en"))
            self._connect()
        self.blocks.queue(default_concurrency_limit=CONCURRENT, api_open=False)

    def _lay_out(self, wording: Words) -> None:
        with gr.Row(elem_id="top"):
            self._masthead = _html("masthead")
            with gr.Row(elem_id="top-actions"):
                self._restart = gr.Button(wording.new_conversation, elem_id="restart", visible=False)
                self._switch = gr.Button(wording.other_language, elem_id="language")
            self._tabs = _html("tabs")
        self._talk = _html("conversation")
        with gr.Column(elem_id="form"):
            self._question = gr.Textbox(
                label=wording.question_label,
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
            )
            self._ask = gr.Button(wording.ask, elem_id="ask", variant="primary")
            self._stop = gr.Button(wording.stop, elem_id="stop", visible=False)
            self._hint = _html("hint")
        with gr.Column(elem_id="examples", visible=False) as self._example_box:
            self._example_title = _html("examples-title")
            self._examples = [gr.Button("", elem_classes="example", visible=False) for _ in range(LIMIT)]

    def _connect(self) -> None:
        changing = [self._exchanges, self._talk, self._question, self._hint, self._ask, self._stop]
        changing += [self._restart, self._example_box]
        interface = [self._language, self._masthead, self._tabs, self._switch, self._restart, self._talk]
        interface += [self._question, self._ask, self._stop, self._hint]
        interface += [self._example_box, self._example_title, *self._examples]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        state = [self._exchanges, self._language]
        asking: list[Any] = [
            # "multiple": Gradio drops a question that follows a stopped one as long as that winds down;
            # `page.js` keeps Enter from asking while another question is being answered.
            trigger(self._on_ask, [typed, *state], changing, trigger_mode="multiple", **quiet)
            for trigger, typed in (
                (self._ask.click, self._question),
                (self._question.submit, self._question),
                *((example.click, example) for example in self._examples),
            )
        ]
        self._stop.click(self._on_stop, state, changing, cancels=asking, queue=False, **quiet)
        self._restart.click(self._on_restart, state, changing, cancels=asking, queue=False, **quiet)
        self._switch.click(self._on_switch, state, interface, queue=False, **quiet)
        self.blocks.load(self._on_open, None, interface, queue=False, **quiet)

    def _on_open(self, request: gr.Request) -> Update:
        return self._interface(self._person(request), words(self._site.language(_http(request))), [])

    def _on_switch(self, exchanges: list[Exchange], language: str, request: gr.Request) -> Update:
        return self._interface(self._person(request), words("en" if language == "es" else "es"), exchanges)

    def _on_ask(self, question: str, exchanges: list[Exchange], language: str, request: gr.Request) -> Iterator[Update]:
        wording = words(language)
        if not question.strip():
            yield {self._hint: _hint(wording.hint_empty)}
            return
        exchanges = _settled(exchanges)
        try:
            for exchange in run(self._site.assistant(self._person(request)), question.strip(), exchanges):
                yield self._talking([*exchanges, exchange], wording)
        except QuestionInvalid as error:
            yield self._talking(exchanges, wording) | {
                self._question: question,
                self._hint: _hint(str(error)),
            }

    def _on_stop(self, exchanges: list[Exchange], language: str) -> Update:
        return self._talking(_settled(exchanges), words(language))

    def _on_restart(self, _exchanges: list[Exchange], language: str) -> Update:
        return self._talking([], words(language))

    def _talking(self, exchanges: list[Exchange], wording: Words) -> Update:
        """The page with these exchanges; a question that came to nothing goes back into its box."""
        last = exchanges[-1] if exchanges else None
        busy = last is not None and last.pending
        lost = last is not None and (last.failed or last.stopped or last.problem is not None)
        return {
            self._exchanges: exchanges,
            self._talk: conversation(exchanges, wording),
            self._question: last.question if last is not None and lost else "",
            self._hint: "",
            self._ask: gr.update(visible=not busy),
            self._stop: gr.update(visible=busy),
            self._restart: gr.update(visible=bool(exchanges)),
            self._example_box: gr.update(visible=not exchanges),
        }

    def _person(self, request: gr.Request) -> Person:
        return self._site.person(_http(request))

    def _interface(self, person: Person, wording: Words, exchanges: list[Exchange]) -> Update:
        """Everything that is worded in the interface language."""
        library = self._site.assistant(person).library
        count = len(library)
        questions = example_questions(library.recent(EXAMPLE_ARTICLES), wording.language)
        shown = bool(questions) and not exchanges
        updates: Update = {
            self._language: wording.language,
            self._masthead: _masthead(wording, person, count),
            self._tabs: render("tabs", wording.language, "ask", person),
            self._switch: gr.update(value=wording.other_language),
            self._restart: gr.update(value=wording.new_conversation),
            self._talk: conversation(exchanges, wording) if count or exchanges else _no_articles(wording),
            self._question: gr.update(label=wording.question_label),
            self._ask: gr.update(value=wording.ask),
            self._stop: gr.update(value=wording.stop),
            self._hint: "",
            self._example_box: gr.update(visible=shown),
            self._example_title: f"<h2>{escape(wording.examples)}</h2>",
        }
        for place, example in enumerate(self._examples):
            given = questions[place] if place < len(questions) else ""
            updates[example] = gr.update(value=given, visible=bool(given))
        return updates


def _http(request: gr.Request) -> Request:
    """The HTTP request behind an event."""
    assert request.request is not None  # Gradio makes some without one, but not for what a browser sends
    return request.request


def _settled(exchanges: list[Exchange]) -> list[Exchange]:
    """The exchanges with none pending: one that a stop or a lost connection cut off counts as stopped."""
    return [replace(each, stopped=True) if each.pending else each for each in exchanges]


def _html(identifier: str) -> gr.HTML:
    return gr.HTML("", elem_id=identifier, apply_default_css=False, js_on_load=None)


def _masthead(wording: Words, person: Person, count: int) -> str:
    """The title, with what `page.js` needs to know of the language."""
    text = wording.subtitle_one if count == 1 else wording.subtitle.format(count=count)
    return render("masthead", wording.language, "ask", person, subtitle=text if count else "")


def _no_articles(wording: Words) -> str:
    text = escape(wording.empty_text).replace("{command}", "<code>briefing ingest PATH</code>")
    return f'<section class="empty"><h2>{escape(wording.empty_title)}</h2><p>{text}</p></section>'


def _hint(text: str) -> str:
    return f'<p role="status">{escape(text)}</p>'
