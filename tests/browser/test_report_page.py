"""The report of an evaluation as its readers meet it: a file that is opened, filtered, followed and printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from reports import GOLD, HOSTILE, RECORDS, comparison, report

from evals.rendering import page as evals_page

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of seven questions, compared with a run before."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(evals_page.render(report(), comparison()), encoding="utf-8")
    return file


@pytest.fixture
def read(browser: Browser, file: Path) -> Iterator[Visit]:
    """Opens the page at a fragment; afterwards nothing may have been asked for but itself, nor complained of."""
    contexts, asked, complaints = [], [], []

    def opened(fragment: str = "", width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda sent: asked.append(sent.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert {url.split("#")[0] for url in asked} - {"data:,"} == {file.as_uri()}
    assert complaints == []


def shown(page: Page) -> list[str]:
    """Fragments of the questions that the list shows."""
    return [one.get_attribute("id") or "" for one in page.locator(".question").all() if one.is_visible()]


def until(page: Page, expression: str) -> None:
    """Waits for it; Playwright's own way evaluates a string in the page, which the page's policy forbids."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not within 5 s: {expression}")


def test_filters_narrow_the_list_and_count(read: Visit) -> None:
    page = read()
    assert page.inner_text("#shown") == "7 questions"
    assert len(shown(page)) == 7
    page.select_option("[name=outcome]", "wrong")
    assert shown(page) == ["q-wrong", "q-trap"]
    assert page.inner_text("#shown") == "2 of 7 questions"
    page.select_option("[name=split]", "locked")
    assert shown(page) == ["q-wrong"]
    page.select_option("[name=language]", "en")
    assert shown(page) == []
    assert page.locator("#nothing").is_visible()
    page.click("button[type=reset]")
    until(page, "document.querySelector('#shown').textContent === '7 questions'")
    page.select_option("[name=trait]", "cross_language")
    assert shown(page) == ["q-wrong"]
    page.select_option("[name=trait]", "")
    page.select_option("[name=kind]", "when")
    assert shown(page) == ["q-wrong", "q-remark"]


def test_search_looks_at_questions_answers_and_remarks_without_accents(read: Visit) -> None:
    page = read()
    for words, found in {
        "reunio COMISION": ["q-wrong"],
        "presidió": ["q-wrong"],
        "de los reyes": ["q-wrong", "q-refused", "q-remark", "q-right"],
        "first sentence": ["q-remark"],
        "absent": ["q-absent"],
        "nowhere to be found": [],
    }.items():
        page.fill("[name=text]", words)
        assert shown(page) == found, words


def test_the_address_keeps_the_choice(read: Visit) -> None:
    page = read()
    page.select_option("[name=outcome]", "refused")
    page.fill("[name=text]", "refused & sure")
    until(page, "location.hash === '#text=refused+%26+sure&outcome=refused'")
    again = read("#text=lima&split=locked&kind=nonsense")
    assert again.input_value("[name=text]") == "lima"
    assert again.input_value("[name=kind]") == ""
    assert shown(again) == ["q-wrong", "q-refused"]


def test_a_flip_leads_to_its_question_even_when_it_is_filtered_away(read: Visit) -> None:
    page = read("#outcome=right")
    assert shown(page) == ["q-right"]
    page.click("#comparison a[href='#q-wrong']")
    page.wait_for_selector("#q-wrong[open]")
    assert len(shown(page)) == 7
    until(page, "Math.abs(document.querySelector('#q-wrong').getBoundingClientRect().top) < 40")
    page.click("#q-wrong > summary")
    page.evaluate("scrollTo(0, 0)")
    page.click("#comparison a[href='#q-wrong']")  # the address says so already
    page.wait_for_selector("#q-wrong[open]")


def test_a_question_shows_answer_and_evidence_side_by_side(read: Visit) -> None:
    page = read("#q-wrong")
    page.wait_for_selector("#q-wrong[open]")
    words = page.inner_text("#q-wrong")
    for part in (
        "Understood as: ¿Dónde se reunió la comisión de Perú?",
        "¿Quién presidió?",
        "Lima or Ciudad",
        "quoted",
    ):
        assert part in words
    left, right = (page.locator(f"#q-wrong .{side}").bounding_box() for side in ("cited", "gold"))
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 1


def test_the_gold_quote_is_marked_in_the_passages(read: Visit) -> None:
    page = read("#q-right")
    page.click("#q-right .found summary")
    page.wait_for_selector("#q-right .found blockquote")
    assert page.locator("#q-right .found mark").all_text_contents() == [GOLD]
    assert page.locator("#q-right .found blockquote").first.inner_text().startswith("🛡 On Wednesday Peru")


def test_hostile_words_are_shown_and_never_run(read: Visit) -> None:
    page = read()
    page.click("button[data-do=open]")
    page.locator("[data-outcome=remark] .found summary").last.click()
    page.wait_for_selector("[data-outcome=remark] .found blockquote")
    hostile = page.locator(".question", has_text="window.hacked").first
    assert HOSTILE.split("\x00")[0].strip() in " ".join(hostile.inner_text().split())
    assert page.evaluate("window.hacked") is None
    assert page.title() == "Evaluation: fixed set, reader"


def test_a_script_that_slipped_in_would_not_run(browser: Browser, file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    slipped = "<main><script>window.hacked = 1</script><img src=http://192.0.2.1/ onerror='window.hacked = 2'>"
    broken.write_text(file.read_text(encoding="utf-8").replace("<main>", slipped, 1), encoding="utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    page.select_option("[name=outcome]", "wrong")  # our own script still runs
    assert page.inner_text("#shown") == "2 of 7 questions"
    assert page.evaluate("window.hacked") is None
    page.close()


def test_it_reads_without_its_script(read: Visit) -> None:
    page = read(java_script_enabled=False)
    assert page.locator("#filters").is_hidden()
    assert page.locator(".question").count() == len(RECORDS)
    page.locator("#q-wrong > summary").click()
    assert page.locator("#q-wrong .gold").is_visible()


def test_paper_has_the_figures_and_what_went_wrong(read: Visit) -> None:
    page = read(color_scheme="dark")
    page.emulate_media(media="print")
    for part in ("#verdict", "#headline .big", ".reasons li", "#figures table", "#plots svg", "#method", ".paper-only"):
        assert page.locator(part).first.is_visible(), part
    for part in ("nav", "#filters", ".numbers", "#passages"):
        assert page.locator(part).first.is_hidden(), part
    assert shown(page) == [one for one in shown(page) if page.get_attribute(f"[id='{one}']", "class") == "question bad"]
    assert len(shown(page)) == 5
    assert "the answer lacks: Lima" in page.inner_text("#q-wrong > summary")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    page.select_option("[name=outcome]", "right")
    page.emulate_media(media="print")
    assert shown(page) == ["q-right"]  # whoever filters chooses what is printed
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_scrolls_sideways(read: Visit, width: int) -> None:
    page = read("#q-wrong", width=width)
    page.wait_for_selector("#q-wrong[open]")
    page.click("button[data-do=open]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground(read: Visit, scheme: str) -> None:
    """Contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3) for every colour of text on either ground."""
    page = read(color_scheme=scheme)
    style = "getComputedStyle(document.documentElement).getPropertyValue"
    names = ("ink", "soft", "accent", "bad", "doubt", "paper", "raised")
    colour = {name: luminance(page.evaluate(f"{style}('--{name}')")) for name in names}
    for name in names[:5]:
        for ground in names[5:]:
            light, dark = sorted((colour[name], colour[ground]), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0…1 (WCAG 2.2)."""
    assert re.fullmatch("#[0-9a-f]{6}", colour.strip())
    parts = [int(colour.strip()[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
