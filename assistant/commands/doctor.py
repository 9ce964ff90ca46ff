"""`briefing doctor`: what is in force and what is wrong, each with what to do about it."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.llm.answer import model_why
from assistant.llm.brief import streamed
from assistant.llm.chat import open_chat, reason_of
from assistant.reader.model import ReaderModel, ToRead
from assistant.reader.reader import WEIGHTS
from assistant.settings import Settings
from assistant.tokens import counter
from assistant.users import Users
from assistant.web.server import is_loopback
from index.embed import Embedder, ModelCard
from index.library import Library
from index.rerank import Reranker
from index.types import BriefingError, Span

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    state: State
    detail: str


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, each thing on its own: what is wrong with one does not hide the next."""
    yield Finding("settings", "ok", ", ".join(f"{name}={value}" for name, value in settings))
    embedder = None
    try:
        embedder = Embedder.open(
            settings.embedding_model, settings.models_folder, settings.threads, settings.embedding_precision
        )
        length = float((embedder.embed(["sound"]) ** 2).sum())
        state: State = "ok" if abs(length - 1) < 1e-3 else "wrong"
        card = embedder.card
        yield Finding(
            "embedding model",
            state,
            f"{card.name}, SHA-256 {card.sha256[:12]}…, {card.dimension} dimensions, {card.max_tokens} tokens"
            + (f", prompts {card.query_prompt!r} and {card.passage_prompt!r}" if _prompted(card) else ""),
        )
        yield _vocabulary(embedder)
    except BriefingError as error:
        yield Finding("embedding model", "wrong", str(error))
    yield _reader(settings)
    yield _reranker(settings)
    yield from _index(settings, embedder)
    yield _optional("chromium for browser tests", "playwright", "pip install -e .[dev]")
    yield _language_model(settings)
    yield _people(settings)


def _people(settings: Settings) -> Finding:
    """Who gets into the web chat."""
    users = Users.of(settings)
    try:
        if users.wanted:
            count = len(users.all())
            if users.file.exists() and users.file.stat().st_mode & 0o077:
                return Finding("web chat", "wrong", f"others on this machine can read {users.file}: chmod 600")
            return Finding("web chat", "ok" if count else "wrong", f"{count} may sign in, by {users.file}")
    except BriefingError as error:
        return Finding("web chat", "wrong", str(error))
    if is_loopback(settings.host) and not settings.hosts and not settings.proxies:
        return Finding("web chat", "ok", f"nobody signs in, and it listens to this machine alone ({settings.host})")
    detail = f"it does not start: it would listen at {settings.host} and nobody signs in; `briefing users add NAME`"
    return Finding("web chat", "wrong", detail)


def _prompted(card: ModelCard) -> bool:
    return bool(card.query_prompt or card.passage_prompt)


def _reader(settings: Settings) -> Finding:
    """The network that ships, tried on a sentence that a sound one understands."""
    told = "The ministers met in Lima."
    try:
        model = ReaderModel(WEIGHTS, settings.threads)
        (reading,) = model.read("Where did they meet?", "en", [ToRead("", told, "en", (Span(0, len(told)),))])
    except BriefingError as error:
        return Finding("reader", "wrong", str(error))
    sound = "Lima" in reading.sentences[0].spans[0].span.of(told)
    detail = "the network that ships answers" if sound else "the network does not find what it should: install anew"
    return Finding("reader", "ok" if sound else "wrong", detail)


def _reranker(settings: Settings) -> Finding:
    if not settings.reranker:
        return Finding("reranker", "note", "none configured; passages keep the order of vectors and terms")
    try:
        reranker = Reranker.open(settings.reranker, settings.models_folder, settings.threads)
        (score,) = reranker.scores("sound", ["sound"])
    except BriefingError as error:
        return Finding("reranker", "wrong", str(error))
    card = reranker.card
    state: State = "ok" if 0 <= score <= 1 else "wrong"
    return Finding("reranker", state, f"{card.name}, SHA-256 {card.sha256[:12]}…, {card.max_tokens} tokens")


def _language_model(settings: Settings) -> Finding:
    """Tried until its first word; what it says does not matter, and a small model may go on for long."""
    if not settings.llm:
        return Finding("language model", "note", "none configured; the embedded reader answers")
    try:
        chat = open_chat(settings)
        next(streamed(chat, [("human", "Say yes.")], time.monotonic() + settings.llm_timeout))
    except StopIteration:
        return Finding("language model", "wrong", f"{settings.llm}: {model_why('empty')}. See to its server")
    except BriefingError as error:
        return Finding("language model", "wrong", str(error))
    except Exception as error:  # each provider raises what it likes
        why = model_why(reason_of(error))
        return Finding("language model", "wrong", f"{settings.llm}: {why}. See to its server, address and key")
    return Finding("language model", "ok", f"{settings.llm} answers")


def _vocabulary(embedder: Embedder) -> Finding:
    used = counter(embedder.count)
    if used.name.startswith("tiktoken"):
        return Finding("tokenizer vocabulary", "ok", f"{used.name} counts the tokens of passages")
    return Finding(
        "tokenizer vocabulary",
        "note",
        f"tiktoken's is not here, so tokens are counted by {used.name}; "
        "set TIKTOKEN_CACHE_DIR to a folder that holds it for exact counts",
    )


def _index(settings: Settings, embedder: Embedder | None) -> Iterator[Finding]:
    if embedder is None:
        yield Finding("index", "note", "not looked at: it needs the embedding model")
        return
    try:
        library = Library(settings.home, embedder)
        yield Finding("data folder", "ok", f"{settings.home} is writable")
        yield from _contents(library)
    except BriefingError as error:
        yield Finding("index", "wrong", str(error))


def _contents(library: Library) -> Iterator[Finding]:
    library.require_model()
    wanted = library.registry.chunk_ids()
    vectors, terms = library.vectors.ids(), library.terms.ids()
    pending = library.registry.count(state="pending")
    counts = f"{library.registry.count()} articles, {len(wanted)} chunks, revision {library.registry.revision}"
    if not wanted and not pending:
        yield Finding("index", "note", "no articles yet; bring some in with `briefing ingest PATH`")
    elif pending:
        yield Finding("index", "wrong", f"{counts}; {pending} articles half done, `briefing ingest` finishes them")
    elif wanted != vectors or wanted != terms:
        yield Finding(
            "index", "wrong",
            f"{counts}, but {len(vectors)} vectors and {len(terms)} term entries; "
            "`briefing ingest --rebuild` makes them anew",
        )  # fmt: skip
    else:
        yield Finding("index", "ok", f"{counts}; vectors and terms agree with the registry")


def _optional(name: str, module: str, advice: str) -> Finding:
    if importlib.util.find_spec(module):
        return Finding(name, "ok", f"{module} is installed")
    return Finding(name, "note", f"{module} is not installed ({advice})")
