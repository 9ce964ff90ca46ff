"""`briefing users` and `briefing audit`: who may sign in at the web chat, and what was done there."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.text import Text

from assistant.commands.console import AsJson, Home, err, out, print_json
from assistant.filters import Since, read_filters
from assistant.settings import Settings
from index.types import MARKINGS, BriefingError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Who may sign in at the web chat: add, list, change, password, remove. As long as there is nobody, nobody "
    "needs to, and the chat listens to this machine alone. A reader asks and reads, an analyst also makes briefings "
    "and exports the register, an editor also uploads, corrects and removes articles.",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="As they sign in.")]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]


class RoleName(StrEnum):
    """What somebody may do."""

    reader = "reader"
    analyst = "analyst"
    editor = "editor"


Clearance = Annotated[
    str | None,
    typer.Option(metavar="MARKING", help=f"Highest handling marking that they may see: {', '.join(MARKINGS)}."),
]


@app.command(epilog="Example: `briefing users add ana --role editor --clearance restricted`")
def add(
    name: Name,
    role: Annotated[RoleName, typer.Option(help="What they may do.")] = RoleName.reader,
    clearance: Clearance = None,
    password_stdin: FromInput = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Let somebody in. The password is asked for twice and is not shown."""
    users = _users(home)
    if users.find(name) is None:  # else the error comes before the password is asked for
        user = users.add(name, role.value, clearance or MARKINGS[0], _password(password_stdin))
    else:
        user = users.add(name, role.value, clearance or MARKINGS[0], "")
    _told(user, home, "user added")
    _print(user, as_json, f"{name} may sign in as {user.role}.")


@app.command("list", epilog="Example: `briefing users list`")
def list_(home: Home = None, as_json: AsJson = False) -> None:
    """Show who may sign in, with role and clearance."""
    users = _users(home)
    found = users.all()
    if as_json:
        print_json({"users": [_shown(user) for user in found]})
        return
    for user in found:
        out.print(Text(f"{user.name:<20} {user.role:<8} up to {user.clearance}"))
    if not found:
        out.print("Nobody yet: `briefing users add NAME --role editor` lets somebody in.")


@app.command(epilog="Example: `briefing users change ana --role analyst`")
def change(
    name: Name,
    role: Annotated[RoleName | None, typer.Option(help="What they may do from now on.")] = None,
    clearance: Clearance = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Give somebody another role or clearance; where they are signed in, they sign in again."""
    if role is None and clearance is None:
        raise BriefingError("nothing to change: give --role or --clearance")
    user = _users(home).change(name, role.value if role else None, clearance)
    _told(user, home, "user changed")
    _print(user, as_json, f"{name} is {user.role} now, up to {user.clearance}.")


@app.command(epilog="Example: `briefing users password ana`")
def password(name: Name, password_stdin: FromInput = False, home: Home = None, as_json: AsJson = False) -> None:
    """Give somebody another password; where they are signed in, they sign in again."""
    users = _users(home)
    users.require(name)
    users.set_password(name, _password(password_stdin))
    user = users.require(name)
    _told(user, home, "password changed")
    _print(user, as_json, f"{name} has another password.")


@app.command(epilog="Example: `briefing users remove ana`")
def remove(name: Name, home: Home = None, as_json: AsJson = False) -> None:
    """Let somebody in no more; where they are signed in, they are out."""
    users = _users(home)
    user = users.require(name)
    users.remove(name)
    _told(user, home, "user removed")
    if as_json:
        print_json({"removed": name})
        return
    out.print(f"{name} may not sign in any more.")
    if not users.all():
        err.print("Nobody is left who could: nobody gets in until somebody is added.")


def audit(
    since: Since = None,
    user: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person did.")] = None,
    action: Annotated[str | None, typer.Option(help="Only this, such as question, export, upload, removal.")] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show what was done in the web chat, the oldest first: sign-ins, questions, exports, uploads, removals.

    The log is a file that is only added to. It holds no words of articles.
    """
    from assistant.audit import Audit

    day = read_filters((), since).since
    found = list(Audit(Settings.read(home=home).home).events(day, user, action))
    if as_json:
        print_json({"events": [asdict(event) for event in found]})
        return
    for event in found:
        details = ", ".join(f"{name} {value}" for name, value in event.details.items())
        out.print(Text(f"{event.time[:19]}  {event.user or '-':<14} {event.action:<16} {details}"), soft_wrap=True)
    if not found:
        out.print("Nothing of the kind was done yet.")


def _users(home: Any) -> Any:
    from assistant.users import Users

    return Users(Settings.read(home=home).users_file)


def _password(from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _told(user: Any, home: Any, action: str) -> None:
    """Into the audit log, as done by whoever sits at the machine."""
    from assistant.audit import Audit
    from assistant.people import LOCAL

    Audit(Settings.read(home=home).home).note(LOCAL, action, name=user.name, role=user.role, clearance=user.clearance)


def _shown(user: Any) -> dict[str, str]:
    return {"name": user.name, "role": user.role, "clearance": user.clearance}


def _print(user: Any, as_json: bool, text: str) -> None:
    if as_json:
        print_json(_shown(user))
    else:
        out.print(text)
