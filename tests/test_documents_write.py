"""Files: by their ending, whole or not at all, never over somebody's work unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import DocumentNotWritten, write
from assistant.documents.write import FORMATS, require_target, write_whole
from tests.documents import document


@pytest.mark.parametrize(("suffix", "magic"), [(".md", b"**RESTRINGIDO**"), (".DOCX", b"PK"), (".pdf", b"%PDF")])
def test_the_ending_decides(suffix: str, magic: bytes, tmp_path: Path) -> None:
    file = write(document(), tmp_path / f"a{suffix}")
    assert file.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["a.odt", "a", "a.txt"])
def test_an_unknown_ending_names_those_that_are_known(name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentNotWritten, match=r"\.md, \.docx, \.pdf"):
        write(document(), tmp_path / name)
    assert set(FORMATS) == {".md", ".docx", ".pdf"}


def test_a_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(DocumentNotWritten, match="--force"):
        write(document(), file)
    assert file.read_text() == "mine"
    write(document(), file, force=True)
    assert "RESTRINGIDO" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["missing/a.md", "."])
def test_a_place_where_no_file_can_be_is_refused_beforehand(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(DocumentNotWritten):
        require_target(tmp_path / name)
    with pytest.raises(DocumentNotWritten, match="folder"):
        require_target(tmp_path / "folder.md")


def test_a_stop_on_the_way_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_text("before")
    really = Path.write_bytes

    def stopped(path: Path, content: bytes) -> int:
        really(path, content[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"after all")
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]
