"""What all pages share: who is there, in which language, and how a template becomes a page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from assistant.audit import Audit
from assistant.people import LOCAL, NOBODY, Person, Role
from assistant.sessions import Sessions
from assistant.users import Users
from assistant.web.gate import person_of
from assistant.web.wording import pages, wording
from assistant.web.words import LANGUAGES, long_date, preferred, words
from index.types import MARKINGS, Language

if TYPE_CHECKING:
    from assistant.pipeline import Assistant

LANGUAGE_COOKIE = "briefing_language"
"""Set when a person changes the language by hand."""
TABS = ("ask", "briefings", "agreements", "articles", "quality")
ADDRESSES = {"ask": "/"} | {tab: f"/{tab}" for tab in TABS[1:]}
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,  # titles, names and questions are never markup
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Site:
    """The assistant behind the pages, and the frame around them."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        settings = assistant.settings
        self.users = Users.of(settings)
        self.sessions = Sessions(settings.home, self.users)
        self._audit = Audit(settings.home)
        self._seen: dict[tuple[str, ...], Assistant] = {MARKINGS: assistant}
        self._seeing = threading.Lock()

    def person(self, request: Request) -> Person:
        """Who asks: who signed in, else whoever sits at the machine if nobody needs to."""
        return person_of(request) or (NOBODY if self.users.wanted else LOCAL)

    def assistant(self, person: Person) -> Assistant:
        """The assistant, of the articles that a person may see."""
        with self._seeing:
            if person.markings not in self._seen:
                self._seen[person.markings] = self._assistant.seen_by(person.markings)
            return self._seen[person.markings]

    def require(self, request: Request, role: Role) -> Person:
        """Who asks, if they have the rights of a role.

        Raises:
            HTTPException: 403, they have not.
        """
        person = self.person(request)
        if not person.may(role):
            raise HTTPException(403, role)
        return person

    def note(self, person: Person, action: str, **details: Any) -> None:
        """Write into the audit log that a person did something: `question`, `export`, `upload`, `removal` …

        Raises:
            HomeUnusable: it cannot be written, and so nothing of the kind may be done.
        """
        self._audit.note(person, action, **details)

    def language(self, request: Request) -> Language:
        """The interface language: chosen by hand, else the browser's."""
        chosen = request.cookies.get(LANGUAGE_COOKIE)
        return next((each for each in LANGUAGES if each == chosen), None) or preferred(
            request.headers.get("accept-language", "")
        )

    def page(self, request: Request, tab: str, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A whole page below the tab `tab`: `templates/<template>.html`, which extends `frame.html`.

        It has `said` (the wording file of the tab), `site` (that of the frame), `language`, `person` and `values`.
        """
        return HTMLResponse(self.part(request, tab, template, **values), status, {"cache-control": "no-store"})

    def part(self, request: Request, tab: str, template: str, **values: Any) -> str:
        """The HTML of a template that need not be a page; the same names are there."""
        language = self.language(request)
        return render(template, language, tab, self.person(request), path=_path(request), **values)


def render(template: str, language: Language, tab: str, person: Person, **values: Any) -> str:
    """The HTML of a template in a language."""
    return _TEMPLATES.get_template(f"{template}.html").render(
        said=wording(tab, language) if tab in pages() else None,
        site=wording("site", language),
        words=words(language),
        language=language,
        other="en" if language == "es" else "es",
        tab=tab,
        tabs=[(each, address) for each, address in ADDRESSES.items()],
        person=person,
        long_date=long_date,
        **values,
    )


def template(name: str) -> Template:
    """A template for a part of a page that needs no frame: `templates/<name>.html`."""
    return _TEMPLATES.get_template(f"{name}.html")


def here(address: str) -> str:
    """An address of this site, whatever was asked for."""
    mine = address.startswith("/") and not address.startswith(("//", "/\\")) and not urlsplit(address).netloc
    return address if mine else "/"


def _path(request: Request) -> str:
    """Where the person is, to come back to after a change of language."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
