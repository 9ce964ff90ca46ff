"""The page in Gradio: its parts, and what happens when they are used."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request

from assistant.conversations import ConversationUnknown
from assistant.people import Person
from assistant.types import QuestionInvalid
from assistant.web.examples import LIMIT, example_questions
from assistant.web.filters import FilterUnread, Known
from assistant.web.filters import read as read_filters
from assistant.web.growing import unhurried
from assistant.web.render import Conversation
from assistant.web.sent import Sent, article_of, conversation_of
from assistant.web.site import Site, render, template
from assistant.web.talks import EXAMPLE_ARTICLES, Talk, Talks
from assistant.web.wording import wording as said
from assistant.web.words import Words, words

CONCURRENT = 3
"""Questions that are answered at the same time; more wait their turn. Two would do for two cores, were it not for a
language model, which takes its time elsewhere."""
POLL = 0.02
"""Seconds between Gradio's looks for a waiting question. By default a thousand looks a second: 6 % of a core with
nobody there, and each look takes Python from whoever answers just then."""
RECENT = 5
"""Conversations listed while nothing is asked yet."""
_HEAD = (
    '<link rel="icon" href="/briefing/icon.svg"><link rel="stylesheet" href="/briefing/style.css">'
    '<link rel="stylesheet" href="/briefing/pages.css">'
    '<link rel="stylesheet" href="/briefing/ask.css">'
    '<script src="/briefing/page.js" defer></script><script src="/briefing/ask.js" defer></script>'
)
_ASKED = "(typed, _) => window.briefing ? window.briefing.asked(typed) : [typed, '']"
_SENT = "(_) => window.briefing ? [window.briefing.sent()] : ['']"
_ADDRESS = "(_) => [window.location.search]"
Update = dict[Any, Any]
"""New values by component; the others stay as they are."""


def mount_page(app: FastAPI, site: Site, talks: Talks) -> FastAPI:
    """Put the page at the root of `app`."""
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        Page(site, talks).blocks,
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
    """The components of the page and their events.

    What one visitor sees is in the conversations that are kept and in what their browser sends: nothing is held here,
    so that a page goes on where it was after a restart.
    """

    def __init__(self, site: Site, talks: Talks) -> None:
        self._site = site
        self._talks = talks
        self._known = Known()
        with gr.Blocks(title=words("en").title, analytics_enabled=False, fill_width=True) as self.blocks:
            self._lay_out(words("en"))
            self._connect()
        self.blocks.queue(default_concurrency_limit=CONCURRENT, api_open=False)
        self.blocks._queue.sleep_when_free = POLL  # Gradio has no argument for it

    def _lay_out(self, wording: Words) -> None:
        with gr.Row(elem_id="top"):
            self._masthead = _html("masthead")
            with gr.Row(elem_id="top-actions"):
                self._restart = gr.Button(wording.new_conversation, elem_id="restart", visible=False)
                self._list = _html("list")
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
            self._filters = _html("narrowing")
            self._sent = gr.Textbox(visible=False)
        with gr.Column(elem_id="examples", visible=False) as self._example_box:
            self._example_title = _html("examples-title")
            self._examples = [gr.Button("", elem_classes="example", visible=False) for _ in range(LIMIT)]
        self._recent = _html("recent")

    def _connect(self) -> None:
        changing = [self._talk, self._question, self._hint, self._ask, self._stop]
        changing += [self._restart, self._example_box, self._recent]
        interface = [
            self._masthead,
            self._tabs,
            self._list,
            self._switch,
            self._example_title,
            self._filters,
            *self._examples,
        ]
        interface += changing
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        asking: list[Any] = [
            # "multiple": Gradio drops a question that follows a stopped one as long as that winds down;
            # `page.js` keeps Enter from asking while another question is being answered.
            trigger(self._on_ask, [typed, self._sent], changing, js=_ASKED, trigger_mode="multiple", **quiet)
            for trigger, typed in (
                (self._ask.click, self._question),
                (self._question.submit, self._question),
                *((example.click, example) for example in self._examples),
            )
        ]
        sent: dict[str, Any] = {"js": _SENT, "queue": False, **quiet}
        self._stop.click(self._on_stop, self._sent, changing, cancels=asking, **sent)
        self._restart.click(self._on_restart, self._sent, changing, cancels=asking, **sent)
        self._switch.click(self._on_switch, self._sent, interface, **sent)
        self.blocks.load(self._on_open, self._sent, interface, js=_ADDRESS, queue=False, **quiet)

    def _on_open(self, address: str, request: gr.Request) -> Update:
        person, wording = self._person(request), words(self._site.language(_http(request)))
        talk, hint = self._opened(person, conversation_of(address), wording)
        updates = self._interface(person, wording, talk, article_of(address))
        return updates | ({self._hint: _hint(hint)} if hint else {})

    def _on_switch(self, sent: str, request: gr.Request) -> Update:
        given, person = Sent.read(sent), self._person(request)
        wording = words("en" if self._words(given, request).language == "es" else "es")
        talk, _ = self._opened(person, given.conversation, wording)
        updates = self._interface(person, wording, talk, given.filters.get("article"))
        del updates[self._question]
        return updates | {self._question: gr.update(label=wording.question_label)}

    def _on_ask(self, question: str, sent: str, request: gr.Request) -> Iterator[Update]:
        given, person = Sent.read(sent), self._person(request)
        wording = self._words(given, request)
        if not question.strip():
            yield {self._hint: _hint(wording.hint_empty)}
            return
        try:
            filters = read_filters(given.filters, wording.language)
        except FilterUnread as error:
            yield {self._hint: _hint(str(error)), self._question: question}
            return
        before, _ = self._opened(person, given.conversation, wording)
        grown = Conversation(wording)
        shown: Update = {}
        try:
            for talk in unhurried(self._talks.ask(person, before, question.strip(), filters, wording.language)):
                now = self._talking(person, talk, wording, grown)
                if changed := {part: value for part, value in now.items() if part not in shown or shown[part] != value}:
                    yield changed
                shown = now
        except QuestionInvalid as error:
            yield self._talking(person, before, wording) | {
                self._question: question,
                self._hint: _hint(str(error)),
            }

    def _on_stop(self, sent: str, request: gr.Request) -> Update:
        given, person = Sent.read(sent), self._person(request)
        return self._talking(person, self._talks.stop(person, given.conversation), self._words(given, request))

    def _on_restart(self, sent: str, request: gr.Request) -> Update:
        given, person = Sent.read(sent), self._person(request)
        self._talks.stop(person, given.conversation)
        return self._talking(person, Talk(), self._words(given, request))

    def _opened(self, person: Person, id_: str | None, wording: Words) -> tuple[Talk, str]:
        """A conversation, or an empty one and why."""
        if not id_:
            return Talk(), ""
        try:
            return self._talks.open(person, id_), ""
        except ConversationUnknown:
            return Talk(), said("ask", wording.language).unknown

    def _talking(self, person: Person, talk: Talk, wording: Words, grown: Conversation | None = None) -> Update:
        """The page with this conversation; a question that came to nothing just now goes back into its box."""
        grown = grown or Conversation(wording)
        exchanges = talk.exchanges
        last = exchanges[-1] if exchanges else None
        busy = last is not None and last.pending
        lost = last is not None and (last.failed or last.stopped or last.problem is not None)
        return {
            self._talk: grown.told(exchanges, talk.id) if exchanges else self._nothing(person, wording),
            self._question: last.question if last is not None and lost else "",
            self._hint: "",
            self._ask: gr.update(visible=not busy),
            self._stop: gr.update(visible=busy),
            self._restart: gr.update(visible=bool(exchanges)),
            self._example_box: gr.update(visible=not exchanges and bool(len(self._site.assistant(person).library))),
            self._recent: "" if exchanges else self._latest(person, wording),
        }

    def _interface(self, person: Person, wording: Words, talk: Talk, article: object) -> Update:
        """Everything that is worded in the interface language; `article` is the id of the one that is asked about."""
        assistant, language = self._site.assistant(person), wording.language
        count = len(assistant.library)
        about = assistant.library.article(article) if isinstance(article, str) else None
        questions = example_questions([about] if about else assistant.library.recent(EXAMPLE_ARTICLES), language)
        choices = self._known.of(assistant, person.markings, language)
        updates: Update = self._talking(person, talk, wording) | {
            self._masthead: _masthead(wording, person, count),
            self._tabs: render("tabs", language, "ask", person),
            self._list: f'<a href="/conversations">{escape(said("ask", language).conversations)}</a>',
            self._switch: gr.update(value=wording.other_language),
            self._question: gr.update(label=wording.question_label),
            self._ask: gr.update(value=wording.ask, visible=True),
            self._stop: gr.update(value=wording.stop, visible=False),
            self._restart: gr.update(value=wording.new_conversation, visible=bool(talk.exchanges)),
            self._filters: render("filters", language, "ask", person, choices=choices, about=about) if choices else "",
            self._example_box: gr.update(visible=bool(questions) and not talk.exchanges),
            self._example_title: f"<h2>{escape(wording.examples)}</h2>",
        }
        for place, example in enumerate(self._examples):
            given = questions[place] if place < len(questions) else ""
            updates[example] = gr.update(value=given, visible=bool(given))
        return updates

    def _latest(self, person: Person, wording: Words) -> str:
        """The conversations that a person had last."""
        recent = self._talks.kept.find(person.name, limit=RECENT)
        return template("recent").render(said=said("ask", wording.language), recent=recent)

    def _nothing(self, person: Person, wording: Words) -> str:
        return "" if len(self._site.assistant(person).library) else _no_articles(wording, person)

    def _person(self, request: gr.Request) -> Person:
        return self._site.person(_http(request))

    def _words(self, given: Sent, request: gr.Request) -> Words:
        return words(given.language or self._site.language(_http(request)))


def _http(request: gr.Request) -> Request:
    """The HTTP request behind an event."""
    assert request.request is not None  # Gradio makes some without one, but not for what a browser sends
    return request.request


def _html(identifier: str) -> gr.HTML:
    return gr.HTML("", elem_id=identifier, apply_default_css=False, js_on_load=None)


def _masthead(wording: Words, person: Person, count: int) -> str:
    """The title, with what `page.js` needs to know of the language."""
    text = wording.subtitle_one if count == 1 else wording.subtitle.format(count=count)
    return render("masthead", wording.language, "ask", person, subtitle=text if count else "")


def _no_articles(wording: Words, person: Person) -> str:
    """What to do; an editor can bring articles in here, too."""
    text = escape(wording.empty_text).replace("{command}", "<code>briefing ingest PATH</code>")
    if person.may("editor"):
        link = f'<a href="/articles">{escape(said("site", wording.language).articles)}</a>'
        text += " " + escape(said("ask", wording.language).empty_upload).replace("{articles}", link)
    return f'<section class="empty"><h2>{escape(wording.empty_title)}</h2><p>{text}</p></section>'


def _hint(text: str) -> str:
    return f'<p role="status">{escape(text)}</p>'
