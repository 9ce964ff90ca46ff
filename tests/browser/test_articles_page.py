"""The pages of articles and of quality in a browser: an upload by hand with its progress, a correction, a removal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Open, serving
from playwright.sync_api import Page, expect

from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.embed import Embedder

HOSTILE = "<img src=x onerror=\"document.title='hacked'\">"
STORY = "Ecuador and Peru opened a radar station near Tumbes on 3 May 2024. It watches the border by day and night."


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory,
    models: Path,
    embedder: Embedder,  # noqa: ARG001  (exports the model)
) -> Iterator[str]:
    """The address of the pages over a library that is empty at first."""
    home = tmp_path_factory.mktemp("home")
    with serving(Assistant.open(settings=Settings(home=home, models=models))) as url:
        yield url


def add(page: Page, folder: Path, files: dict[str, str]) -> None:
    """Choose files and send them; then the page of the result is there."""
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    page.set_input_files("#files", [folder / name for name in files])
    expect(page.locator(".chosen li")).to_have_count(len(files))
    page.click("form.upload button.primary")
    page.wait_for_url("**/article/upload/*")


def test_files_go_in_are_read_corrected_compared_and_removed(pages: str, visit: Open, tmp_path: Path) -> None:
    page = visit(pages)
    page.goto(f"{pages}articles")
    expect(page.locator("h2")).to_have_text("There are no articles yet")
    add(page, tmp_path, {"radar.md": f"---\ntitle: A radar of two\n---\n{STORY}", "x.zip": "no zip"})
    assert "A radar of two" in page.inner_text("main") and "x.zip" in page.inner_text(".refused")
    page.click("text=A radar of two")
    assert "day and night" in page.inner_text(".body")
    page.click("text=Correct")
    page.fill("[name=agency]", "EFE")
    page.fill("[name=reason]", HOSTILE)
    page.click("text=Save the correction")
    expect(page.locator(".done")).to_be_visible()
    page.click("text=Upload a new version")
    add(page, tmp_path, {"other.md": f"---\ntitle: A radar of two\n---\n{STORY.replace('night', 'by night')}"})
    page.click("text=See what changed")
    expect(page.locator(".comparison ins")).to_have_count(1)
    assert HOSTILE in page.inner_text("table") and page.title() != "hacked"
    page.click("p.back a")
    page.click("nav.actions >> text=Remove")
    page.click("text=Remove for good")
    expect(page.locator("p.done")).to_contain_text("Removed for good")


def test_files_can_be_dragged_onto_the_form(pages: str, visit: Open) -> None:
    page = visit(pages)
    page.goto(f"{pages}article/upload")
    dropped = page.evaluate_handle(
        """([name, text]) => { const held = new DataTransfer();
        held.items.add(new File([text], name)); return held; }""",
        ["<b>radar.md", STORY],
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator(".chosen li")).to_contain_text("<b>radar.md")
    page.click("form.upload button.primary")
    page.wait_for_url("**/article/upload/*")
    assert "New articles (1)" in page.inner_text("main")


def test_without_javascript_the_form_works_as_it_stands(pages: str, visit: Open, tmp_path: Path) -> None:
    page = visit(pages)
    plain = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = plain.new_page()
    page.goto(f"{pages}article/upload")
    (tmp_path / "radar.md").write_text(STORY)
    page.set_input_files("#files", tmp_path / "radar.md")
    page.click("form.upload button.primary")
    expect(page.locator("h1")).to_have_text("What became of the upload")
    plain.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_scrolls_sideways_and_all_are_quiet(chat: str, visit: Open, width: int) -> None:
    page = visit(chat, width=width)
    for path in ("articles", "articles/japan-philippines-raa-2024", "article/upload", "quality"):
        page.goto(chat + path)
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
