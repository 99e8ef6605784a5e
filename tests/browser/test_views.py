"""Another edition, another theme: chosen in the browser, shown to all who look, kept up to date by edits."""

from browser.chrome import Tab
from browser.conftest import FIRST, Desk
from browser.test_editing import says

# How many letters a page's formulas show.
DRAWN = "document.querySelectorAll('[data-page=\"{}\"] mjx-container[display] [data-c]').length"
COLUMNS = "getComputedStyle(document.querySelector('[data-page=\"{}\"] .sheet') ?? document.body).columnCount"
WIDTH = "document.querySelector('[data-page=\"{}\"] svg')?.viewBox.baseVal.width"


def choose(tab: Tab, selector: str, value: str = "") -> None:
    """Choose in the view menu, as a click or a key does."""
    tab(
        f"(() => {{ const field = document.querySelector('{selector}');"
        f" if ('{value}') field.value = '{value}'; else field.checked = true;"
        " field.dispatchEvent(new Event('change', { bubbles: true })) })()"
    )


def edition(name: str) -> str:
    return f'#fd-view [name=edition][value="{name}"]'


def test_the_menu_says_what_is_shown_and_what_there_is(tab: Tab) -> None:
    assert tab("document.querySelector('#fd-view [name=edition]:checked').value") == "full"
    assert tab("document.querySelector('#fd-theme').value") == ""
    themes = tab("[...document.querySelectorAll('#fd-theme option')].map((option) => option.value)")
    assert {"", "portrait_A4_note", "portrait_A4_large", "landscape_16x9_lecture"} <= set(themes)


def test_another_edition_is_shown_everywhere_and_edits_go_on_in_it(desk: Desk) -> None:
    with desk.preview() as address, desk.tab(address) as tab, desk.tab(address) as other:
        whole = tab(DRAWN.format(FIRST))
        choose(tab, edition("blank"))
        for each in (tab, other):
            each.until(f"{DRAWN.format(FIRST)} === 1")  # the blank's number
            assert each("document.querySelector('#fd-view [name=edition]:checked').value") == "blank"

        desk.edit("01.yaml", "      - nothing\n  - id: r2", "      - something\n  - id: r2")
        tab.until(says(FIRST, "something"))
        assert tab(DRAWN.format(FIRST)) == 1

        choose(tab, edition("full"))
        tab.until(f"{DRAWN.format(FIRST)} === {whole}")
        tab.until(says(FIRST, "something"))


def test_the_key_names_the_answers_and_is_left_again(tab: Tab) -> None:
    choose(tab, edition("key"))
    tab.until("!document.querySelector('[data-page=\"9\"]')")  # all answers fit on fewer pages
    tab.until("document.querySelectorAll('[data-page] mjx-container').length > 3")

    choose(tab, edition("full"))
    tab.until("document.querySelector('[data-page=\"9\"]') !== null")


def test_a_theme_of_another_size_is_shown_in_it(desk: Desk, tab: Tab) -> None:
    choose(tab, "#fd-theme", "landscape_16x9_lecture")
    tab.until(f"{WIDTH.format(FIRST)} === 1280")
    tab.until(f"{COLUMNS.format(FIRST)} === '2'")

    desk.edit("01.yaml", "title: Record 1\n", "title: The first\n")
    tab.until(says(FIRST, "The first"))
    assert tab(WIDTH.format(FIRST)) == 1280


def test_what_nobody_can_show_is_not_heard(tab: Tab) -> None:
    tab(
        "(() => { const socket = new WebSocket(`ws://${location.host}/live`);"
        " socket.onopen = () => { for (const said of ['{', '[]', '{\"edition\": 3}',"
        ' \'{"edition": "blank", "theme": "nowhere"}\']) socket.send(said); window.said = true } })()'
    )
    tab.until("window.said === true")

    choose(tab, "#fd-theme", "portrait_A4_large")
    tab.until("document.querySelector('#fd-theme').value === 'portrait_A4_large'")
    assert tab("document.querySelector('#fd-view [name=edition]:checked').value") == "full"
