"""The shape of the code: which module may import what, and that an import does nothing."""

from __future__ import annotations

import ast
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {
    "index": {"index"},
    "prompts": {"prompts"},
    "assistant": {"assistant", "index", "prompts"},
    "evals": {"evals", "assistant", "index"},
}
"""Each package of ours, and the packages of ours that it may import."""
VENDORS = {
    "chromadb": ["index/vectors.py"],
    "tantivy": ["index/terms.py"],
    "sqlite3": ["index/database.py"],
    "torch": [
        "index/export.py",
        "assistant/reader/training/network.py",
        "assistant/reader/training/train.py",
        "assistant/reader/training/ship.py",
        "assistant/reader/training/restore.py",
        "assistant/reader/training/compact.py",
    ],
    "sentence_transformers": ["index/export.py"],
    "onnxruntime": ["index/embed.py", "index/quantize.py"],
    "tokenizers": ["index/embed.py"],
    "gradio": ["assistant/web/"],
    "defusedxml": ["index/articles/xmldoc.py"],
    "docx": ["index/articles/docx.py", "assistant/documents/docx.py", "assistant/documents/docx_footnotes.py"],
    "typst": ["assistant/documents/pdf.py"],
    "feedparser": ["index/articles/feed.py"],
    "httpx": ["index/articles/fetch.py", "evals/speed_chat.py"],
    "argon2": ["assistant/users.py"],
    "openpyxl": ["assistant/agreements/export.py"],
    "lxml": ["index/articles/blocks.py"],
    "pypdfium2": ["index/articles/pdf.py"],
    "trafilatura": ["index/articles/html.py"],
    "watchfiles": ["index/watch.py"],
}
"""Each vendor, and the only files or folders that may import it."""
ASK_EVALS = ("assistant/commands/evaluation.py", "assistant/commands/agreements.py")
GENERATED = {"build", "dist", "node_modules"}


def modules() -> list[Path]:
    return sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    """The top-level names of every import below `tree`, those inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (part.value.split(".")[0] for part in node.args if isinstance(part, ast.Constant))


def at_import(tree: ast.Module) -> Iterator[str]:
    """The top-level names that importing the module imports: none inside a function."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from imported(node)


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def loaded_by(statement: str) -> set[str]:
    """The top-level names of the modules that a fresh interpreter holds after a statement."""
    code = f"import sys\n{statement}\nprint(*{{module.split('.')[0] for module in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


@pytest.mark.parametrize("file", modules(), ids=name)
def test_imports_go_one_way(file: Path) -> None:
    ours = set(imported(parse(file))) & set(PACKAGES)
    if name(file) in ASK_EVALS:
        ours.discard("evals")
    assert ours <= PACKAGES[name(file).split("/")[0]]


@pytest.mark.parametrize("file", ASK_EVALS)
def test_the_command_line_imports_the_evaluation_inside_its_command_only(file: str) -> None:
    tree = parse(ROOT / file)
    assert "evals" in set(imported(tree))
    assert "evals" not in set(at_import(tree))


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_is_imported_in_one_place(vendor: str) -> None:
    users = [name(file) for file in modules() if vendor in imported(parse(file))]
    assert users, f"nothing imports {vendor} any more: take it off this list"
    assert all(user.startswith(tuple(VENDORS[vendor])) for user in users), users


@pytest.mark.parametrize("vendor", ["torch", "sentence_transformers", "gradio"])
def test_a_slow_vendor_is_imported_inside_a_function_or_where_nothing_else_goes(vendor: str) -> None:
    users = [name(file) for file in modules() if vendor in at_import(parse(file))]
    training = tuple(
        f"assistant/reader/training/{module}.py" for module in ("network", "train", "restore", "ship", "compact")
    )
    assert all(user.startswith(("assistant/web/", *training)) for user in users), users


def test_the_top_level_has_these_folders_and_no_other() -> None:
    folders = {
        folder.name
        for folder in ROOT.iterdir()
        if folder.is_dir()
        and not folder.name.startswith((".", "__"))
        and not folder.name.endswith(".egg-info")
        and folder.name not in GENERATED
    }
    assert folders == {*PACKAGES, "tests"}


def test_the_types_need_no_vendor() -> None:
    assert not loaded_by("import index.types, assistant.types") & set(VENDORS)


def test_importing_the_packages_brings_in_nothing_slow() -> None:
    assert not loaded_by("import index, assistant, evals") & {"torch", "sentence_transformers", "gradio"}


def test_importing_the_packages_leaves_nothing_in_the_users_folder(tmp_path: Path) -> None:
    """onnxruntime keeps a telemetry database there, and sends it, unless `ORT_DISABLE_TELEMETRY` is set."""
    subprocess.run(
        [sys.executable, "-c", "import assistant.pipeline, assistant.settings, evals.run, index.export"],
        cwd=ROOT,
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        check=True,
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("10.0.0.1", 443), ("0.0.0.0", 80)])
@pytest.mark.parametrize("connect", ["connect", "connect_ex"])
def test_a_connection_that_leaves_this_machine_is_an_error_here(connect: str, address: tuple[str, int]) -> None:
    with socket.socket() as closed, pytest.raises(AssertionError, match=address[0]):
        getattr(closed, connect)(address)


def test_to_look_up_another_machine_is_an_error_here() -> None:
    with pytest.raises(AssertionError, match=r"example\.org"):
        socket.create_connection(("example.org", 80))


def test_a_datagram_that_leaves_this_machine_is_an_error_here() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as closed, pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        closed.sendto(b"telemetry", ("192.0.2.1", 9))


def test_a_connection_to_this_machine_is_allowed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
