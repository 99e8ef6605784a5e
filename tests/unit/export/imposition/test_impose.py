"""What is written: where texts stand, where links and the outline lead."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from formdeck.export.imposition import MM, Duplex, Job, Layout, impose, page_size, plan_sheets

Imposed = Callable[..., pikepdf.Pdf]


def texts(page: pikepdf.Page) -> dict[str, tuple[int, int]]:
    """The texts of a page and where they begin, as the page's and its drawings' instructions say."""
    found: dict[str, tuple[int, int]] = {}
    matrix = pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            matrix = pikepdf.Matrix(*map(float, operands))
        elif str(operator) == "Do":
            for text, (x, y) in _drawn(page.Resources.XObject[operands[0]]).items():
                left, bottom = matrix.transform((x, y))
                found[text] = round(left), round(bottom)
    return found


def _drawn(form: pikepdf.Object) -> dict[str, tuple[float, float]]:
    at = (0.0, 0.0)
    found = {}
    for operands, operator in pikepdf.parse_content_stream(form):
        if str(operator) == "Td":
            at = float(operands[0]), float(operands[1])
        elif str(operator) == "Tj":
            found[str(operands[0])[0]] = at
    return found


def test_a_page_alone_stays_where_it_was(imposed: Imposed) -> None:
    assert texts(imposed([3], Job()).pages[0]) == {"3": (50, 800)}


def test_a_hole_margin_moves_pages_to_the_other_side_on_backs(imposed: Imposed) -> None:
    front, back = imposed([1, 2], Job(duplex=Duplex.LONG, hole_margin=20 * MM)).pages

    assert (texts(front)["1"][0], texts(back)["2"][0]) == (102, 45)


def test_two_pages_stand_side_by_side(imposed: Imposed) -> None:
    assert texts(imposed([1, 2], Job(Layout.TWO)).pages[0]) == {"1": (35, 566), "2": (456, 566)}


def test_four_pages_are_read_row_by_row(imposed: Imposed) -> None:
    found = texts(imposed(range(1, 5), Job(Layout.FOUR)).pages[0])

    assert found == {"1": (25, 821), "2": (323, 821), "3": (25, 400), "4": (323, 400)}


def test_the_first_sheet_of_a_booklet_is_its_cover(imposed: Imposed) -> None:
    pages = [sorted(texts(page)) for page in imposed(range(1, 9), Job(Layout.BOOKLET, Duplex.SHORT)).pages]

    assert pages == [["1", "8"], ["2", "7"], ["3", "6"], ["4", "5"]]


def test_backs_of_a_booklet_are_upside_down_for_a_printer_that_turns_over_the_long_edge(imposed: Imposed) -> None:
    short = texts(imposed(range(1, 5), Job(Layout.BOOKLET, Duplex.SHORT)).pages[1])
    long = texts(imposed(range(1, 5), Job(Layout.BOOKLET, Duplex.LONG)).pages[1])

    assert long.keys() == short.keys()
    assert all(long[text] == pytest.approx((842 - x, 595 - y), abs=1) for text, (x, y) in short.items())


@pytest.mark.parametrize("layout", [Layout.ONE, Layout.TWO, Layout.FOUR, Layout.BOOKLET])
def test_a_link_leads_to_where_its_page_has_gone(layout: Layout, imposed: Imposed) -> None:
    pdf = imposed(range(1, 9), Job(layout, Duplex.SHORT if layout is Layout.BOOKLET else Duplex.OFF))
    (page,) = (page for page in pdf.pages if "2" in texts(page))
    inside, outside = page.Annots

    assert "5" in texts(pikepdf.Page(inside.Dest[0]))
    assert (float(inside.Dest[2]) < texts(pikepdf.Page(inside.Dest[0]))["5"][0], str(outside.A.URI)) == (
        True,
        "https://example.org",
    )


def test_a_link_moves_with_its_page(imposed: Imposed) -> None:
    link = imposed([1, 2, 5], Job(Layout.TWO)).pages[0].Annots[0]

    assert [round(float(edge)) for edge in link.Rect] == [492, 495, 562, 509]


def test_a_link_to_a_page_that_is_not_printed_is_left_out(imposed: Imposed) -> None:
    (link,) = imposed([2, 3], Job()).pages[0].Annots

    assert "/A" in link


def test_the_outline_leads_to_where_pages_have_gone(imposed: Imposed) -> None:
    pdf = imposed(range(1, 9), Job(Layout.FOUR))

    assert outline(pdf) == [("first", 0), ("first record", 0), ("second", 1), ("second record", 1)]


def test_the_outline_keeps_chapters_of_printed_records(imposed: Imposed) -> None:
    assert outline(imposed([3, 6], Job())) == [("second", 1), ("second record", 1)]


def outline(pdf: pikepdf.Pdf) -> list[tuple[str, int]]:
    with pdf.open_outline() as opened:
        items = [one for item in opened.root for one in (item, *item.children)]
        return [(item.title, pikepdf.Page(item.destination[0]).index) for item in items]


def test_title_and_language_stay(imposed: Imposed) -> None:
    pdf = imposed([1], Job())

    assert (str(pdf.docinfo["/Title"]), str(pdf.Root.Lang)) == ("題", "ja")


def test_a_font_is_in_the_file_once(imposed: Imposed) -> None:
    pdf = imposed(range(1, 9), Job(Layout.FOUR))
    fonts = [found for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/Font"]

    assert len(fonts) == len(list(imposed([1], Job()).pages)) * 8


def test_the_same_pages_give_the_same_bytes(document: Path, tmp_path: Path) -> None:
    plan = plan_sheets(range(1, 9), page_size(document)[1], Job(Layout.FOUR, crop_marks=True))
    for name in ("one.pdf", "two.pdf"):
        impose(document, plan, tmp_path / name)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
