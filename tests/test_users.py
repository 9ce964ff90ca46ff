"""Who may sign in: the file, its hashes, sessions that end, attempts that are counted, and the commands."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from typer.testing import CliRunner

from assistant.audit import Audit
from assistant.cli import app
from assistant.people import LOCAL, Person
from assistant.sessions import IDLE, LONGEST, Sessions
from assistant.settings import Settings
from assistant.users import UserInvalid, Users, UserUnknown
from assistant.web.attempts import FORGOTTEN, FREE, FREE_OF_ADDRESS, LONGEST_WAIT, Attempts, Leave
from index.types import HomeUnusable

PASSWORD = "nine lives and more"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def users(tmp_path: Path) -> Users:
    found = Users(tmp_path / "users.json", QUICK)
    found.add("ana", "analyst", "restricted", PASSWORD)
    return found


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_password_is_kept_as_a_hash_in_a_file_of_its_owners(users: Users) -> None:
    assert PASSWORD not in users.file.read_text(encoding="utf-8")
    assert stat.S_IMODE(users.file.stat().st_mode) == 0o600
    assert users.checked("ana", PASSWORD) == users.find("ana")
    assert users.checked("ana", PASSWORD + " ") is None
    assert users.checked("nobody", PASSWORD) is None


def test_role_and_clearance_become_rights(users: Users) -> None:
    person = users.require("ana").person
    assert person == Person("ana", "analyst", ("public", "restricted"))
    assert person.may("reader") and person.may("analyst") and not person.may("editor")


@pytest.mark.parametrize(
    ("name", "role", "clearance", "password", "told"),
    [
        ("ana", "reader", "public", PASSWORD, "already"),
        ("a b", "reader", "public", PASSWORD, "letters"),
        ("x" * 65, "reader", "public", PASSWORD, "64"),
        ("luis", "boss", "public", PASSWORD, "reader, analyst, editor"),
        ("luis", "reader", "ultra", PASSWORD, "public, restricted"),
        ("luis", "reader", "public", "short", "10"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_changes(
    users: Users, name: str, role: str, clearance: str, password: str, told: str
) -> None:
    before = users.all()
    with pytest.raises(UserInvalid, match=told):
        users.add(name, role, clearance, password)
    assert users.all() == before


def test_an_unknown_name_is_told_with_the_nearest(users: Users) -> None:
    with pytest.raises(UserUnknown, match="did you mean ana"):
        users.remove("anna")


def test_what_another_process_writes_counts_at_once(users: Users) -> None:
    Users(users.file, QUICK).remove("ana")
    assert users.find("ana") is None
    assert users.wanted


def test_a_damaged_file_lets_nobody_in(users: Users) -> None:
    users.file.write_text("{", encoding="utf-8")
    assert users.wanted
    with pytest.raises(UserInvalid, match="restore"):
        users.checked("ana", PASSWORD)


def test_a_session_lasts_over_a_restart_and_its_token_is_not_kept(users: Users, tmp_path: Path) -> None:
    token = Sessions(tmp_path, users).begin(users.require("ana"))
    assert Sessions(tmp_path, users).user(token) == users.find("ana")
    assert token not in (tmp_path / "sessions.sqlite3").read_bytes().decode("latin-1")


@pytest.mark.parametrize("ended", ["idle", "old", "left", "password", "role", "removed"])
def test_a_session_ends(users: Users, tmp_path: Path, ended: str) -> None:
    clock = Clock()
    sessions = Sessions(tmp_path, users, clock)
    token = sessions.begin(users.require("ana"))
    assert sessions.user(token)
    if ended == "idle":
        clock.now += IDLE + 1
    elif ended == "old":
        for _ in range(int(LONGEST / (IDLE - 10)) + 1):
            clock.now += IDLE - 10
            sessions.user(token)
    elif ended == "left":
        sessions.end(token)
    elif ended == "password":
        users.set_password("ana", "another long one")
    elif ended == "role":
        users.change("ana", role="editor")
    else:
        users.remove("ana")
    assert sessions.user(token) is None
    assert sessions.user("") is None


def test_wrong_attempts_cost_more_and_more_time() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for place in range(FREE):
        assert attempts.begin("ana", f"1.2.3.{place}").wait == 0
    first = attempts.begin("ana", "other")
    assert first.wait > 0 and not first.told
    assert attempts.begin("ana", "another").told
    assert attempts.begin("other", "other").wait == 0
    clock.now += first.wait
    assert attempts.begin("ana", "a") == Leave(0, told=True)
    assert attempts.begin("ana", "b").wait == 2 * first.wait
    for _ in range(20):
        clock.now += LONGEST_WAIT
        assert attempts.begin("ana", "c").wait == 0
    assert attempts.begin("ana", "d").wait == LONGEST_WAIT
    clock.now += FORGOTTEN + 1
    assert [attempts.begin("ana", "e").wait for _ in range(FREE)] == [0] * FREE


def test_an_address_waits_whatever_the_names_and_a_right_one_among_them() -> None:
    attempts = Attempts(Clock())
    for place in range(FREE_OF_ADDRESS):
        assert attempts.begin("mallory", "1.2.3.4").wait == 0  # who has an account of their own
        attempts.right("mallory", "1.2.3.4")
        assert attempts.begin(f"name {place}", "1.2.3.4").wait == 0
    assert attempts.begin("ana", "1.2.3.4").wait > 0
    assert attempts.begin("ana", "5.6.7.8").wait == 0


def test_attempts_that_come_at_once_count_one_by_one() -> None:
    attempts = Attempts()
    with ThreadPoolExecutor(20) as threads:
        waits = list(threads.map(lambda place: attempts.begin("jose\u0301", str(place)).wait, range(40)))
    assert waits.count(0) == FREE
    assert attempts.begin("jos\u00e9", "other").wait > 0  # the same name


def test_a_name_and_a_password_may_be_typed_on_any_keyboard(users: Users) -> None:
    users.add("jose\u0301", "reader", "public", "contrasen\u0303a larga")
    assert users.checked("jos\u00e9", "contrase\u00f1a larga")
    with pytest.raises(UserInvalid, match="already"):
        users.add("jos\u00e9", "reader", "public", PASSWORD)


def test_whoever_had_to_sign_in_still_has_to_when_the_file_is_gone(users: Users, tmp_path: Path) -> None:
    assert users.wanted
    users.file.unlink()
    assert users.wanted and users.find("ana") is None
    assert not Users.of(Settings(home=tmp_path)).wanted
    assert Users.of(Settings(home=tmp_path, users=tmp_path / "mistyped.json")).wanted


def test_a_clearance_that_is_none_lets_nobody_in(users: Users) -> None:
    users.file.write_text(users.file.read_text(encoding="utf-8").replace("restricted", "ultra"), encoding="utf-8")
    with pytest.raises(UserInvalid, match="ultra"):
        users.find("ana")


def test_the_audit_log_is_only_added_to_and_read_past_a_torn_line(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    audit.note(LOCAL, "question", question="¿Quién?\n{fake}")
    with audit.file.open("a", encoding="utf-8") as stream:
        stream.write('{"time": "2026-01')  # the machine failed
    audit.note(Person("ana", "reader"), "export", what="answer.pdf")
    assert [(event.user, event.action) for event in audit.events()] == [("", "question"), ("ana", "export")]
    assert [event.details for event in audit.events(action="question")] == [{"question": "¿Quién?\n{fake}"}]
    assert stat.S_IMODE(audit.file.stat().st_mode) == 0o600


def test_what_is_not_written_whole_is_not_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = Audit(tmp_path)
    audit.note(LOCAL, "question")
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, line: write(handle, line[:10]))
    with pytest.raises(HomeUnusable, match="cannot be written"):
        audit.note(LOCAL, "removal")
    monkeypatch.undo()
    audit.note(LOCAL, "export")
    assert [event.action for event in audit.events()] == ["question", "export"]


def test_the_commands(tmp_path: Path) -> None:
    run = CliRunner().invoke
    home = ["--home", str(tmp_path)]
    added = run(app, ["users", "add", "ana", "--role", "editor", "--password-stdin", "--json", *home], input=PASSWORD)
    assert json.loads(added.output) == {"name": "ana", "role": "editor", "clearance": "public"}
    asked = run(app, ["users", "add", "luis", *home], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert asked.exit_code == 0 and PASSWORD not in asked.output
    assert run(app, ["users", "change", "luis", "--clearance", "secret", *home]).exit_code == 0
    assert run(app, ["users", "password", "luis", "--password-stdin", *home], input="another long one").exit_code == 0
    listed = json.loads(run(app, ["users", "list", "--json", *home]).output)["users"]
    assert [(user["name"], user["clearance"]) for user in listed] == [("ana", "public"), ("luis", "secret")]
    assert run(app, ["users", "remove", "luis", *home]).exit_code == 0
    events = json.loads(run(app, ["audit", "--json", *home]).output)["events"]
    assert [event["action"] for event in events] == [
        "user added", "user added", "user changed", "password changed", "user removed",
    ]  # fmt: skip
    assert PASSWORD not in json.dumps(events)
