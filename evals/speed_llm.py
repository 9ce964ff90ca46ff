"""What the checks of a language model's words cost: a server on loopback writes, and notes when it sent what."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.steady import steady
from assistant.types import Sentence, Writing
from evals.timing import Section, Times, say
from index.sentences import split

FIRST_WORDS_MS = 150.0
"""From the model's first token to the first words that are shown, at most."""
SENTENCE_MS = 50.0
"""What the checks may add to a sentence."""
SENTENCES = 4
WARM_UP = 3
_PAUSE = 0.004
"""Seconds between two pieces, as a fast model writes; without it the client would only catch up."""
_PASSAGE = re.compile(r'<passage number="(\d+)"[^>]*>\n(.*?)\n</passage>', re.DOTALL)


class Written:
    """When the server sent what, of the reply in hand."""

    def __init__(self) -> None:
        self.address = ""
        self.calls = 0
        self.first: float | None = None
        """Of the first token."""
        self.lines: list[float] = []
        """Of the piece that ends each sentence."""


def answers_section(home: str | Path, settings: Settings, questions: Sequence[str]) -> Section:
    """First words and checked sentences, counted from when the server sent them: the way over HTTP is in it."""
    say("a language model's words")
    with writing_server() as written:
        told = {"home": Path(home), "llm": "openai:scripted", "llm_base_url": written.address, "records": False}
        assistant = Assistant.open(settings=settings.model_copy(update=told))
        for question in questions[:WARM_UP]:
            _asked(assistant, written, question)
        steady()  # as the web chat does
        firsts, sentences = [], []
        for question in questions:
            first, checked = _asked(assistant, written, question)
            firsts += first
            sentences += checked
    section = Section(f"a language model's answers, {len(firsts)} of {len(questions)} questions")
    for name, times, limit in (
        ("first words after its first token", firsts, FIRST_WORDS_MS),
        ("a sentence after its last token, checked", sentences, SENTENCE_MS),
    ):
        figures = Times(tuple(times), tuple(times)).figures()
        section.rows[name] = {
            "p50 ms": figures["p50 ms"], "p95 ms": figures["p95 ms"], "most ms": max(times), "limit ms": limit,
            "n": float(len(times)),
        }  # fmt: skip
    return section


def _asked(assistant: Assistant, written: Written, question: str) -> tuple[list[float], list[float]]:
    """Milliseconds to the first words, none where the model was not asked, and to each sentence."""
    written.calls, written.first, written.lines = 0, None, []
    first: list[float] = []
    sentences: list[float] = []
    for event in assistant.stream(question):
        now = time.perf_counter()
        if isinstance(event, Writing) and not first and written.first:
            first.append((now - written.first) * 1000)
        elif isinstance(event, Sentence) and written.calls == 1:  # a repaired one has waited for the whole repair
            sentences.append((now - written.lines[-1]) * 1000)
    return first, sentences


@contextmanager
def writing_server() -> Iterator[Written]:
    """An OpenAI-compatible server that writes sentences of the passages that it is given, in slightly other words."""
    written = Written()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(written))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away is no fault
    written.address = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield written
    finally:
        server.shutdown()
        server.server_close()


def _handler(written: Written) -> type[BaseHTTPRequestHandler]:
    """Answers requests, and writes down when."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            written.calls += 1
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for line in islice(_sentences(asked["messages"][1]["content"]), SENTENCES):
                for word in re.findall(r"\S+\s*", line):
                    time.sleep(_PAUSE)
                    self._event({"content": word}, None)
                    written.first = written.first or time.perf_counter()
                written.lines.append(time.perf_counter())
                time.sleep(2 * SENTENCE_MS / 1000)  # so that a sentence is through before the next one begins
            self._event({}, "stop")
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")

        def _event(self, delta: dict[str, str], finish: str | None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
            self._chunk(f"data: {json.dumps(event)}\n\n".encode())

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    return Handler


def _sentences(message: str) -> Iterator[str]:
    """Sentences of the passages, the best one first, each not quite word for word, so that all of it is checked."""
    for number, text in reversed(_PASSAGE.findall(message)):
        told = unescape(text)
        for span in split(told):
            sentence = " ".join(span.of(told).split())
            yield f"{sentence.rstrip('.')}, as reported [{number}].\n"
