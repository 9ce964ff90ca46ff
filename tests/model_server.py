"""An OpenAI-compatible server on loopback that says what a test tells it to, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server does with one request."""

    text: str = ""
    status: int = 200
    body: str | None = None
    """Sent as it is in the place of a stream."""
    pause: float = 0.0
    """Seconds before the first words and between any two."""
    alive: int = 0
    """Comments before the first words, one a `pause`: signs of life, as a server sends that reads a long prompt."""
    cut: bool = False
    """The connection is closed before the stream is done."""


@dataclass
class ModelServer:
    """Replies in turn; the last one again and again."""

    address: str
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def says(self, *replies: Reply | str) -> None:
        self.replies[:] = [Reply(one) if isinstance(one, str) else one for one in replies]
        self.asked.clear()

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A server that listens while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            served.asked.append(asked)
            served.keys.append(self.headers.get("Authorization", ""))
            reply = served.next()
            if not asked.get("stream") and reply.body is None and reply.status == 200:
                message = {"role": "assistant", "content": reply.text}
                choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
                reply = Reply(body=json.dumps({"id": "1", "object": "chat.completion", "choices": choices}))
            try:
                self._reply(reply)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _reply(self, reply: Reply) -> None:
            if reply.status != 200 or reply.body is not None:
                body = (reply.body if reply.body is not None else json.dumps({"error": {"message": "no"}})).encode()
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for _ in range(reply.alive):
                time.sleep(reply.pause)
                self._chunk(b":\n\n")
            for words in _pieces(reply.text):
                time.sleep(reply.pause)
                self._event({"content": words})
            if reply.cut:
                self.close_connection = True
                self.wfile.flush()
                self.connection.close()
                return
            self._event({}, "stop")
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")

        def _event(self, delta: dict[str, str], finish: str | None = None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            event = {
                "id": "1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "scripted",
                "choices": [choice],
            }
            self._chunk(f"data: {json.dumps(event)}\n\n".encode())

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal of a test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = ModelServer(f"http://127.0.0.1:{server.server_port}/v1")
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away is no fault
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def _pieces(text: str) -> list[str]:
    """A few letters at a time, as models write."""
    return [text[start : start + 7] for start in range(0, len(text), 7)]
