"""What stands before the pages: hosts, other sites, sizes, signing in, rights, headers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.users import Users
from assistant.web import build_app, serve
from assistant.web.attempts import FREE, FREE_OF_ADDRESS
from assistant.web.server import proxies
from index.types import BriefingError

PASSWORD = "nine lives and more"
PAGE = {"accept": "text/html"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
TABS = ("/briefings", "/agreements", "/articles", "/quality")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gate")


@pytest.fixture(scope="module")
def open_app(assistant: Assistant, home: Path) -> FastAPI:
    """The pages where nobody signs in."""
    alone = Assistant(assistant.settings.model_copy(update={"home": home}), assistant.library, assistant.reader)
    return build_app(alone, ["localhost"])


@pytest.fixture
def local(open_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(open_app, base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="module")
def guarded_app(assistant: Assistant, home: Path) -> FastAPI:
    """The pages where people sign in."""
    settings = assistant.settings.model_copy(update={"home": home, "users": home / "people.json"})
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for name, role in (("ana", "editor"), ("luis", "reader")):
        Users(settings.users_file, quick).add(name, role, "public", PASSWORD)
    return build_app(Assistant(settings, assistant.library, assistant.reader))


@pytest.fixture
def client(guarded_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(guarded_app, follow_redirects=False) as client:
        yield client


def signed_in(client: TestClient, name: str = "ana", password: str = PASSWORD, **more: Any) -> Any:
    return client.post("/sign-in", data={"name": name, "password": password} | more)


def test_nobody_signs_in_where_there_are_no_users(local: TestClient) -> None:
    for address in ("/", *TABS):
        assert local.get(address, headers=PAGE).status_code == 200
    assert local.get("/sign-in", headers=PAGE).url.path == "/"


def test_another_host_name_is_refused(local: TestClient) -> None:
    for host in ("evil.example", "localhost.evil.example", "evil.example:7860", ""):
        assert local.get("/", headers={"host": host}).status_code == 421
    assert local.get("/agreements", headers={"host": "localhost:7860"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
    ],
)
def test_orders_of_another_site_are_refused(local: TestClient, headers: dict[str, str]) -> None:
    assert local.post("/sign-out", headers=headers).status_code == 403
    assert local.post("/gradio_api/queue/join", json={}, headers=headers).status_code == 403
    assert local.get("/agreements", headers=headers).status_code == 200


def test_a_body_that_is_too_long_is_refused(local: TestClient) -> None:
    assert local.post("/sign-out", headers={"content-length": str(10**9)}).status_code == 413
    assert local.post("/sign-out", headers={"content-length": "many"}).status_code == 413


def test_a_body_that_goes_on_and_on_is_refused(local: TestClient) -> None:
    """Sent in pieces, without its length."""
    answer = local.post("/sign-in", content=(b"name=" + b"x" * 100_000 for _ in range(20)), headers=FORM)
    assert answer.status_code in (400, 413)
    assert local.post("/agreements/x/undo/status", content=b"x" * 2_000_000).status_code == 413


def test_an_upload_may_be_longer_than_a_form(local: TestClient) -> None:
    answer = local.post("/article/upload", files={"files": ("note.exe", b"x" * 3_000_000)}, headers=PAGE)
    assert answer.status_code == 200 and "exe" in answer.text  # read to its end, and refused by its kind


def test_there_are_no_websockets(local: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), local.websocket_connect("/gradio_api/queue/join"):
        pass


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "path",
    [
        *("file=/etc/hostname", "file/etc/hostname", "proxy=https://a.hf.space/", "upload", "upload/", "vibe-code"),
        *("vibe-edit", "component_server", "openapi.json", "info", "user", "token", "runs", "run-history/connect"),
        *("dev/reload", "deep_link", "profiling/summary", "queue/status", "stream/a/b/c/playlist.m3u8", "call/ask"),
    ],
)
def test_gradio_gives_only_what_its_page_needs(local: TestClient, method: str, path: str) -> None:
    assert local.request(method, f"/gradio_api/{path}").status_code == 404


@pytest.mark.parametrize("path", ["/monitoring", "/monitoring/summary", "/login", "/logout", "/manifest.json", "/nix/"])
def test_gradios_other_pages_are_not_there(local: TestClient, path: str) -> None:
    assert local.get(path).status_code == 404


def test_no_other_origin_may_read_along(assistant: Assistant, home: Path) -> None:
    app = build_app(Assistant(assistant.settings.model_copy(update={"home": home}), assistant.library))
    with TestClient(app, base_url="http://briefing.example") as client:
        for path in ("/", "/config", "/articles", "/theme.css"):
            answer = client.get(path, headers={"origin": "http://other.example"})
            assert answer.status_code == 200
            assert not [name for name in answer.headers if name.startswith("access-control-")]
        asked = {"origin": "http://other.example", "access-control-request-method": "POST"}
        assert "access-control-allow-origin" not in client.options("/gradio_api/queue/join", headers=asked).headers


@pytest.mark.parametrize(
    "path", ["/", "/config", *TABS, "/conversations", "/nix", "/sign-in", "/briefing/source?article=a"]
)
def test_nothing_of_an_article_is_kept_by_a_browser(local: TestClient, path: str) -> None:
    assert local.get(path, follow_redirects=False).headers["cache-control"] == "no-store"


def test_people_must_sign_in_on_when_their_file_is_gone(assistant: Assistant, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    Users(settings.users_file, quick).add("ana", "editor", "secret", PASSWORD)
    with TestClient(build_app(Assistant(settings, assistant.library)), follow_redirects=False) as client:
        assert client.get("/articles", headers=PAGE).status_code == 303
        settings.users_file.unlink()  # moved away, or in the middle of being replaced
        assert client.get("/articles", headers=PAGE).status_code == 303
        assert client.get("/config").status_code == 401
        settings.users_file.write_text("{", encoding="utf-8")
        client.cookies.set("briefing_session", "any")
        assert client.get("/articles", headers=PAGE).status_code == 303
        assert signed_in(client).status_code == 503
    with TestClient(
        build_app(Assistant(Settings(home=tmp_path, users=tmp_path / "mistyped.json"), assistant.library))
    ) as client:
        assert client.get("/config").status_code == 401


def test_every_page_and_every_way_to_gradio_needs_somebody(client: TestClient) -> None:
    for address in ("/", *TABS, "/nix"):
        answer = client.get(address, headers=PAGE)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?back=%2F")
    for address in (
        "/config",
        "/gradio_api/info",
        "/gradio_api/queue/data?session_hash=a",
        "/briefing/source?article=a",
    ):
        assert client.get(address).status_code == 401
    for address in ("/gradio_api/queue/join", "/gradio_api/run/predict", "/gradio_api/upload"):
        assert client.post(address, json={}).status_code == 401
    assert client.get("/briefing/style.css").status_code == 200


def test_signing_in_and_out(client: TestClient) -> None:
    page = client.get("/sign-in?back=/agreements?country=PE", headers=PAGE)
    assert page.status_code == 200 and "<nav" not in page.text
    answer = signed_in(client, back="/agreements?country=PE")
    assert (answer.status_code, answer.headers["location"]) == (303, "/agreements?country=PE")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie
    inside = client.get("/agreements", headers=PAGE)
    assert inside.status_code == 200 and "ana" in inside.text
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    assert client.get("/agreements", headers=PAGE).status_code == 303


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_the_way_back_leads_to_this_site(client: TestClient, back: str) -> None:
    assert signed_in(client, back=back).headers["location"] == "/"
    assert client.get("/language/es", params={"back": back}).headers["location"] == "/"


def test_a_wrong_password_says_no_more_than_that_and_soon_waits(client: TestClient, home: Path) -> None:
    (home / "audit.jsonl").unlink(missing_ok=True)
    answers = [signed_in(client, "eva", f"wrong {number}") for number in range(FREE + 1)]
    assert [answer.status_code for answer in answers] == [401] * FREE + [429]
    assert "Too many attempts" in answers[-1].text
    more = [signed_in(client, f"name {number}", "wrong").status_code for number in range(FREE_OF_ADDRESS)]
    assert more[0] == 401 and more[-1] == 429
    assert signed_in(client, "luis", "wrong").status_code == 429  # the address waits, whatever the name
    assert len((home / "audit.jsonl").read_text(encoding="utf-8").splitlines()) < 2 + FREE + FREE_OF_ADDRESS


def test_names_and_passwords_of_any_kind_are_only_text(client: TestClient) -> None:
    answer = signed_in(client, "<script>alert(1)</script>", "'; DROP TABLE sessions; --", back='"><img src=x>')
    assert answer.status_code in (401, 429)
    assert "<script>alert" not in answer.text and "<img" not in answer.text


def test_what_is_done_is_in_the_audit_log(guarded_app: FastAPI, home: Path) -> None:
    with TestClient(guarded_app, follow_redirects=False, client=("10.0.0.7", 5000)) as client:
        signed_in(client, "luis", "wrong again")
        signed_in(client, "luis")
        client.post("/sign-out")
    events = [json.loads(line) for line in (home / "audit.jsonl").read_text(encoding="utf-8").splitlines()][-3:]
    assert [event["action"] for event in events] == ["sign-in refused", "sign-in", "sign-out"]
    assert {event["user"] for event in events} == {"luis"}
    assert events[0]["details"]["address"] == "10.0.0.7"
    assert PASSWORD not in (home / "audit.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["/", *TABS, "/briefing/style.css", "/sign-in"])
def test_security_headers(local: TestClient, address: str) -> None:
    headers = local.get(address, headers=PAGE, follow_redirects=False).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy and "http" not in policy
    assert ("unsafe" in policy) == (address == "/")


def test_there_is_a_page_for_what_is_not_there(local: TestClient) -> None:
    answer = local.get("/nix", headers=PAGE)
    assert answer.status_code == 404 and "There is no such page" in answer.text
    assert local.get("/nix", headers={"accept": "application/json"}).status_code == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "intranet.example"])
def test_to_listen_to_others_without_users_is_refused(assistant: Assistant, host: str, tmp_path: Path) -> None:
    alone = Assistant(Settings(home=tmp_path), assistant.library, assistant.reader)
    with pytest.raises(BriefingError, match="briefing users add"):
        serve(alone, host, 0, lambda _: None)


def test_what_cannot_be_noted_is_not_done(assistant: Assistant, tmp_path: Path) -> None:
    settings = assistant.settings.model_copy(update={"home": tmp_path})
    (tmp_path / "audit.jsonl").mkdir()
    with TestClient(build_app(Assistant(settings, assistant.library, assistant.reader))) as client:
        answer = client.get("/agreements/export.csv", headers=PAGE)
        assert answer.status_code == 503 and "cannot be done" in answer.text and "audit log" in answer.text
    Users(settings.users_file, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)).add(
        "ana", "editor", "public", PASSWORD
    )
    app = build_app(Assistant(settings, assistant.library, assistant.reader))
    with TestClient(app, follow_redirects=False) as client:
        answer = signed_in(client)
        assert answer.status_code == 503 and "set-cookie" not in answer.headers
        assert str(tmp_path) not in answer.text  # told to whoever may come in


@pytest.mark.parametrize("told", [{"hosts": "briefing.example"}, {"proxies": "127.0.0.1"}])
def test_behind_a_proxy_people_sign_in(assistant: Assistant, told: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="briefing users add"):
        serve(Assistant(Settings(home=tmp_path, **told), assistant.library), "127.0.0.1", 0, lambda _: None)


def test_only_a_proxy_that_is_named_is_believed(tmp_path: Path) -> None:
    """As uvicorn's middleware takes it: by default it believes whoever is on this machine."""
    assert proxies(Settings(home=tmp_path)) == {"proxy_headers": False, "forwarded_allow_ips": ""}
    assert proxies(Settings(home=tmp_path, proxies="10.0.0.2")) == {
        "proxy_headers": True,
        "forwarded_allow_ips": "10.0.0.2",
    }
