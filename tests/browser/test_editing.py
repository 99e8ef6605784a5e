"""Files are edited on the disk; the pages change before the reader's eyes."""

from browser.chrome import Tab
from browser.conftest import FIRST, Desk, chapter

TEXT_OF = "document.querySelector('[data-page=\"{}\"] section')?.textContent ?? ''"


def says(page: int, text: str) -> str:
    return f"({TEXT_OF.format(page)}).includes('{text}')"


WATCH = """() => {
  window.touched = new Set()
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const page = (target.nodeType === 1 ? target : target.parentElement)?.closest('[data-page]')
      if (page) window.touched.add(Number(page.dataset.page))
    }
  }).observe(document.querySelector('#fd-pages'), { childList: true, subtree: true, characterData: true })
  window.kept = document.querySelector('[data-page="4"] section h2')
}"""


def test_the_page_that_was_edited_changes_and_no_other(desk: Desk, tab: Tab) -> None:
    tab.until("[2, 3, 4, 5, 6].every((page) => document.querySelector(`[data-page='${page}'] section`))")
    tab(f"({WATCH})()")

    desk.edit("01.yaml", "      - nothing\n  - id: r2", "      - something\n  - id: r2")
    tab.until(says(FIRST, "something"))

    assert tab("[...window.touched]") == [FIRST]
    assert tab("window.kept.isConnected"), "what did not change on the page is the same as before"


def test_the_reader_s_place_is_kept_to_the_pixel(desk: Desk, tab: Tab) -> None:
    tab("scrollTo({ top: 3900, behavior: 'instant' })")
    tab.until("scrollY === 3900")

    desk.edit("01.yaml", "title: Record 1\n", "title: The first\n")
    tab.until(says(FIRST, "The first"))

    assert tab("scrollY") == 3900


def test_the_view_moves_to_a_page_out_of_sight(desk: Desk, tab: Tab) -> None:
    desk.edit("02.yaml", "title: Record 12", "title: The last")

    tab.until(says(16, "The last"))
    tab.until("scrollY > 10000")

    assert tab("document.querySelector('#fd-where').textContent") == "The last"


def test_the_view_stays_if_the_reader_wishes(desk: Desk, tab: Tab) -> None:
    before = tab("scrollY")
    tab.press("f")
    desk.edit("02.yaml", "title: Record 12", "title: The last")
    tab.until("document.querySelector('#fd-outline').textContent.includes('The last')")

    assert tab("scrollY") == before


def test_a_new_record_comes_into_view(desk: Desk, tab: Tab) -> None:
    file = desk.project.slides / "d" / "02.yaml"
    file.write_text(chapter("Second", 7, 13), "utf-8")

    tab.until(says(17, "Record 13"))
    assert tab("scrollY") > 10000


def test_a_mistake_lies_over_its_page_until_mended(desk: Desk, tab: Tab) -> None:
    card = "document.querySelector('[data-page=\"4\"] .fd-card')"

    desk.edit("01.yaml", "a + 1 = c", "a + q = c")
    tab.until(f"{card} !== null")

    assert tab(f"{card}.querySelector('.fd-code').textContent") == "FD401"
    assert tab(f"{card}.querySelector('.fd-place').textContent") == "01.yaml:6"
    assert tab(f"{card}.querySelector('.fd-hint').textContent")
    assert tab(says(FIRST, "Record 1"))

    desk.edit("01.yaml", "a + q = c", "a + 1 = c")
    tab.until(f"{card} === null")


def test_while_nothing_can_be_built_the_last_pages_stay(desk: Desk, tab: Tab) -> None:
    settings = desk.project.slides / "d" / "deck.yaml"
    text = settings.read_text("utf-8")

    settings.unlink()
    tab.until("!document.querySelector('#fd-failure').hidden")
    assert tab(says(FIRST, "Record 1"))

    settings.write_text(text, "utf-8")
    tab.until("document.querySelector('#fd-failure').hidden")


def test_two_browsers_see_the_same(desk: Desk) -> None:
    with desk.preview() as address, desk.tab(address) as one, desk.tab(address, width=700) as other:
        desk.edit("01.yaml", "title: Record 1\n", "title: The first\n")

        for tab in (one, other):
            tab.bring_to_front()
            tab.until(says(FIRST, "The first"))
