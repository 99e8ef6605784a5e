"""What a reader does with the preview: look for a page, follow a link, go to the source, come back."""

from contextlib import ExitStack

import pytest

from browser.chrome import Tab
from browser.conftest import Desk, free_port

TOAST = "document.querySelector('#fd-toast').textContent"
HERE = "document.querySelector('#fd-where').textContent"


@pytest.mark.parametrize(("selector", "line"), [("h2", 3), (".formula", 6)])
def test_a_click_opens_the_place_in_the_editor(selector: str, line: int, desk: Desk) -> None:
    file = desk.project.slides / "d" / "01.yaml"
    with desk.preview() as address, desk.tab(address, may_fail=True) as tab:  # no editor is there to open it
        tab.click(f'[data-page="4"] {selector}')
        tab.until(f"{TOAST}.startsWith('Opening')")

        assert tab.log["navigations"][-1:] == [f"vscode://file{file}:{line}"]


def test_without_an_editor_a_click_copies_the_place(desk: Desk) -> None:
    with desk.preview(editor=None) as address, desk.tab(address) as tab:
        tab.bring_to_front()
        tab.click('[data-page="4"] .formula')
        tab.until(f"{TOAST}.startsWith('Copied')")

        assert tab(TOAST) == "Copied slides/d/01.yaml:6"
        assert tab("navigator.clipboard.readText()") == "slides/d/01.yaml:6"


def test_a_page_is_found_by_how_it_is_read(tab: Tab) -> None:
    tab.press("/")
    tab.type("シグモイド")
    tab.until("document.querySelectorAll('#fd-outline .fd-entry').length === 1")
    tab.press("Enter")

    tab.until(f"{HERE} === 'Record 3'")


def test_the_page_list_has_chapters_and_leads_to_pages(tab: Tab) -> None:
    rows = "[...document.querySelectorAll('#fd-outline .fd-chapter .fd-row-title')].map((row) => row.textContent)"
    assert [row.lstrip("12") for row in tab(rows)] == ["First", "Second"]

    tab("[...document.querySelectorAll('.fd-entry')].find((row) => row.textContent.includes('Record 9')).click()")

    tab.until(f"{HERE} === 'Record 9'")


def test_a_link_on_a_page_leads_to_its_page_and_back(tab: Tab) -> None:
    tab("scrollTo({ top: 5100, behavior: 'instant' })")
    tab.until("scrollY === 5100")
    tab("document.querySelector('[data-page=\"5\"] section a').click()")
    tab.until(f"{HERE} === 'Record 8'")

    tab("history.back()")
    tab.until("scrollY === 5100")


def test_keys_turn_pages(tab: Tab) -> None:
    for _ in range(2):
        tab.press("j")
    tab.until(f"{HERE} === 'Record 3'")
    tab.press("k")
    tab.until(f"{HERE} === 'Record 2'")


def test_a_restarted_preview_is_found_again(desk: Desk) -> None:
    port = free_port()
    with ExitStack() as stack:
        with desk.preview(port) as address:
            # A line that breaks is an error to browsers.
            tab = stack.enter_context(desk.tab(address, may_fail=True))
        tab.until("document.querySelector('#fd-lost').classList.contains('fd-shown')")
        desk.edit("01.yaml", "title: Record 1\n", "title: While it was away\n")
        stack.enter_context(desk.preview(port))
        tab.until("!document.querySelector('#fd-lost').classList.contains('fd-shown')")
        tab.until("document.querySelector('[data-page=\"4\"] section')?.textContent.includes('While it was away')")


@pytest.mark.parametrize("width", [360, 390, 768])
def test_nothing_sticks_out_on_a_small_screen(width: int, desk: Desk) -> None:
    with desk.preview() as address, desk.tab(address, width=width, height=700) as tab:
        tab.until("document.documentElement.classList.contains('fd-themed')")

        assert tab("document.documentElement.scrollWidth") == width
        assert tab("document.querySelector('.fd-filled').getBoundingClientRect().right") <= width


def test_at_night_the_surroundings_are_dark(tab: Tab) -> None:
    before = tab("getComputedStyle(document.body).backgroundColor")
    tab.press("d")

    assert tab("document.documentElement.dataset.surroundings") == "dark"
    assert tab("getComputedStyle(document.body).backgroundColor") != before
