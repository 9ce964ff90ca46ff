"""Many people at the chat at once, over real HTTP as their browsers speak it, while articles come in."""

from __future__ import annotations

import json
import re
import shutil
import socket
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.steady import steady
from assistant.web import build_app
from assistant.web.server import SWITCH_SECONDS
from evals.dataset import ARTICLES
from evals.timing import Section, percentile

PEOPLE = 20
"""Who ask at the same moment."""
WAIT = 60.0
"""Seconds after which a question counts as not answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What became of one person's question."""

    seconds: float
    """Until the whole answer was there."""
    answered: bool
    own: bool
    """Was their own question in what they saw, and no one else's?"""


def chat_section(settings: Settings, questions: Sequence[str]) -> Section:
    """`PEOPLE` at once, twice, of a chat on the sample articles that has just started: alone, and while they are
    ingested into the same library again."""
    section = Section(f"{PEOPLE} people ask the chat at the same moment")
    elsewhere = ProcessPoolExecutor(1, get_context("spawn"))  # as their browsers are: no part of the server's work
    with elsewhere, tempfile.TemporaryDirectory() as folder, _serving(Path(folder), settings) as (assistant, address):

        def asked(some: Sequence[str]) -> dict[str, float]:
            return figures(elsewhere.submit(ask_at_once, address, some).result())

        section.rows["nothing else"] = asked(questions[:PEOPLE])
        with _ingesting(assistant):
            section.rows["articles come in"] = asked(questions[PEOPLE : 2 * PEOPLE])
    return section


def figures(asked: Sequence[Asked]) -> dict[str, float]:
    """Half of them, and all but one in twenty, had their answer within so many seconds."""
    seconds = [each.seconds for each in asked]
    return {
        "answered": sum(each.answered for each in asked),
        "p50 s": sorted(seconds)[len(seconds) // 2],
        "p95 s": percentile(seconds),
        "saw another's": sum(not each.own for each in asked),
    }


def ask_at_once(address: str, questions: Sequence[str]) -> list[Asked]:
    """Each question from a browser of its own, all in the same moment."""
    with _browser(address) as client:
        event = _asking(client.get("/config").raise_for_status().json())
    ready = threading.Barrier(len(questions))

    def one(question: str) -> Asked:
        with _browser(address) as client:
            session = uuid.uuid4().hex[:10]
            ready.wait()
            began = time.perf_counter()
            seen = _ask(client, session, event, question)
            taken = time.perf_counter() - began
        others = [each for each in questions if each != question]
        own = _shown(question) in seen and not any(_shown(each) in seen for each in others)
        return Asked(taken, bool(re.search(r'data-state=\\?"done', seen)), own)

    with ThreadPoolExecutor(len(questions)) as people:
        return list(people.map(one, questions))


def _browser(address: str) -> httpx.Client:
    """It speaks http, so it need not read the machine's certificates: that took as long as a tenth of an answer."""
    return httpx.Client(base_url=address, timeout=WAIT, trust_env=False, verify=False)


@dataclass(frozen=True, slots=True)
class _Event:
    """How Gradio's page sends a question."""

    number: int
    inputs: tuple[Any, ...]
    """What is sent; the question takes the place of `_QUESTION`."""


_QUESTION = object()


def _asking(config: dict[str, Any]) -> _Event:
    """The event that Enter in the question box sets off."""
    components = {each["id"]: each for each in config["components"]}
    box = next(id_ for id_, each in components.items() if each["props"].get("elem_id") == "question")
    event = next(each for each in config["dependencies"] if [box, "submit"] in each["targets"])
    given = [_QUESTION if id_ == box else components[id_]["props"].get("value") for id_ in event["inputs"]]
    return _Event(event["id"], tuple(given))


def _ask(client: httpx.Client, session: str, event: _Event, question: str) -> str:
    """Everything that the server sends to this session until the answer is whole."""
    data = [question if each is _QUESTION else each for each in event.inputs]
    body = {"data": data, "fn_index": event.number, "session_hash": session, "trigger_id": None, "event_data": None}
    client.post("/gradio_api/queue/join", json=body).raise_for_status()
    seen = ""
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            if not line.startswith("data:"):
                continue
            seen += line
            if json.loads(line[5:])["msg"] in ("process_completed", "close_stream"):
                break
    return seen


def _shown(question: str) -> str:
    """A question as it stands in what the server sends."""
    return json.dumps(escape(question), ensure_ascii=False)[1:-1]


@contextmanager
def _serving(home: Path, settings: Settings) -> Iterator[tuple[Assistant, str]]:
    """A chat on the sample articles as `briefing chat` starts it, with the address it has."""
    Assistant.open(home=home, settings=settings).ingest([ARTICLES])
    assistant = Assistant.open(home=home, settings=settings)
    switch = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        server = uvicorn.Server(uvicorn.Config(build_app(assistant), log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.05)
            assistant.warm()
            steady()
            yield assistant, f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
            sys.setswitchinterval(switch)


@contextmanager
def _ingesting(assistant: Assistant) -> Iterator[None]:
    """Copies of the sample articles under other names come in, until this ends."""
    enough = threading.Event()

    def bring_in() -> None:
        for number in range(100):
            with tempfile.TemporaryDirectory() as folder:
                for file in ARTICLES.glob("*.md"):
                    if enough.is_set():
                        return
                    copy = Path(folder) / f"{number}-{file.name}"
                    shutil.copy(file, copy)
                    copy.write_text(f"{copy.read_text(encoding='utf-8')}\n\nCopy {number}.\n", encoding="utf-8")
                    assistant.ingest([copy])

    thread = threading.Thread(target=bring_in)
    thread.start()
    yield
    enough.set()
    thread.join()
