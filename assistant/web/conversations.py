"""The list of a person's conversations, what they do with one, and answers as files."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from assistant.conversations import MOST, ConversationUnknown
from assistant.documents.of_conversation import Asked, conversation_document
from assistant.documents.parts import parts_of
from assistant.documents.types import Document
from assistant.documents.write import FORMATS as WRITERS
from assistant.feedback import FeedbackInvalid, Opinion
from assistant.people import Person
from assistant.web import foot
from assistant.web.exchanges import Exchange
from assistant.web.filters import only
from assistant.web.site import Site
from assistant.web.talks import Talks
from assistant.web.wording import wording
from index.text import fold
from index.types import Language

_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_DONE = ("renamed", "deleted")
Words = Annotated[str, Form(max_length=200)]


def routes(site: Site, talks: Talks) -> APIRouter:
    """What the list answers to, and the addresses below a conversation."""
    router = APIRouter()
    _listing(router, site, talks)
    _saving(router, site, talks)
    _feedback(router, site, talks)

    @router.get("/alive")
    def alive() -> Response:
        """For a page that waits for the server to come back."""
        return Response(status_code=204, headers={"cache-control": "no-store"})

    return router


def _listing(router: APIRouter, site: Site, talks: Talks) -> None:
    @router.get("/conversations")
    def show(request: Request, words: str = "", done: str = "", problem: str = "") -> HTMLResponse:
        owner = site.person(request).name
        found = talks.kept.find(owner, words)
        return site.page(
            request, "ask", "conversations",
            found=found, any=bool(found or talks.kept.find(owner, limit=1)), wanted=words.strip(),
            done=done if done in _DONE else "", problem="unknown" if problem else "", formats=foot.FORMATS, most=MOST,
        )  # fmt: skip

    @router.post("/conversations/{id_}/rename")
    def rename(request: Request, id_: str, title: Annotated[str, Form(max_length=400)], words: Words = "") -> Response:
        return _after(lambda: talks.kept.rename(site.person(request).name, id_, title), "renamed", words)

    @router.post("/conversations/{id_}/delete")
    def delete(request: Request, id_: str, words: Words = "") -> Response:
        return _after(lambda: talks.kept.delete(site.person(request).name, id_), "deleted", words)


def _after(act: object, done: str, words: str) -> Response:
    assert callable(act)
    try:
        act()
        told = {"done": done}
    except ConversationUnknown:
        told = {"problem": "unknown"}
    query = urlencode({"words": words} | told if words else told)
    return RedirectResponse(f"/conversations?{query}", status_code=303)


def _saving(router: APIRouter, site: Site, talks: Talks) -> None:
    @router.get("/conversations/{id_}.{ending}")
    def save(request: Request, id_: str, ending: str) -> Response:
        person = site.person(request)
        title, exchanges = _opened(talks, person, id_, ending)
        site.note(person, "export", what="conversation", conversation=id_, format=ending)
        return _file(_document(site, person, title, exchanges, site.language(request)), ending)

    @router.get("/conversations/{id_}/{number}.{ending}")
    def save_answer(request: Request, id_: str, number: int, ending: str) -> Response:
        person = site.person(request)
        _, exchanges = _opened(talks, person, id_, ending)
        found = [each for each in exchanges if each.number == number and each.answer]
        if not found:
            raise HTTPException(404)
        site.note(person, "export", what="answer", conversation=id_, number=number, format=ending)
        return _file(_document(site, person, found[0].question, found, site.language(request)), ending)


def _opened(talks: Talks, person: Person, id_: str, ending: str) -> tuple[str, list[Exchange]]:
    """Title and exchanges of a person's conversation; there is no page for anybody else's."""
    if ending not in _TYPES:
        raise HTTPException(404)
    try:
        return talks.kept.get(person.name, id_).title, list(talks.open(person, id_).exchanges)
    except ConversationUnknown as error:
        raise HTTPException(404) from error


def _document(site: Site, person: Person, title: str, exchanges: list[Exchange], interface: Language) -> Document:
    """In the language of its answers, where they are all in one; else in that of the interface."""
    spoken = {each.answer.language for each in exchanges if each.answer}
    language: Language = interface if len(spoken) != 1 else "es" if spoken == {"es"} else "en"
    asked = [
        Asked(each.question, each.answer, only(each.filters, language, each.titles), _without(each, language))
        for each in exchanges
    ]
    lookup = site.assistant(person).library.article
    return conversation_document(title, asked, lookup, datetime.now().astimezone().date(), language)


def _without(exchange: Exchange, language: Language) -> str:
    """Why there is no answer."""
    said = wording("ask", language)
    return said.withheld if exchange.withheld else exchange.problem or said.cut_off


def _file(document: Document, ending: str) -> Response:
    content = WRITERS[f".{ending}"](parts_of(document))
    name = re.sub(r"[^a-z0-9]+", "-", fold(document.title)).strip("-")[:60].strip("-") or "answer"
    return Response(
        content,
        media_type=_TYPES[ending],
        headers={"content-disposition": f'attachment; filename="{name}.{ending}"', "cache-control": "no-store"},
    )


def _feedback(router: APIRouter, site: Site, talks: Talks) -> None:
    @router.post("/feedback")
    def say(
        request: Request,
        conversation: Annotated[str, Form()],
        number: Annotated[int, Form()],
        verdict: Annotated[str, Form()],
        reason: Annotated[str, Form()] = "",
        comment: Annotated[str, Form(max_length=4000)] = "",
        part: bool = False,
    ) -> Response:
        """Keep an opinion; with `part` the form as it stands then, else back to the answer."""
        try:
            opinion = Opinion.read(verdict, reason, comment)
            exchange = talks.say(site.person(request), conversation, number, opinion)
        except FeedbackInvalid as error:
            raise HTTPException(400, str(error)) from error
        except ConversationUnknown as error:
            raise HTTPException(404) from error
        if part:
            return HTMLResponse(foot.opinion(exchange, conversation, site.language(request)))
        query = urlencode({"conversation": conversation})
        return RedirectResponse(f"/?{query}#exchange-{number}", status_code=303)
