"""Each rule on pages that are made up: what it reports, and where its patience ends."""

import pytest

from formdeck.checks.layout import LaidOutPage, check_layout
from formdeck.geometry import Overlap, PageGeometry, Part, Picture
from laid_out import DECK, FULL, PAGE, WAVES, block, judge


@pytest.mark.parametrize(
    ("edge", "place"),
    [("left", {"left": 9.0}), ("top", {"top": 9.0}), ("right", {"right": 201.0}), ("bottom", {"bottom": 288.0})],
)
def test_what_passes_the_margin_is_reported_with_its_edge(edge: str, place: dict[str, float]) -> None:
    said = judge(block(Part.FORMULA, text="f", **place))

    assert said.codes == ["FD610"]
    assert said.messages == [f"the formula `f` reaches 1.0 mm beyond the {edge} margin of 10 mm (page 7)"]


def test_of_several_things_beyond_one_edge_the_farthest_is_named() -> None:
    said = judge(block(Part.TEXT, bottom=290), block(Part.CODE, bottom=295), block(Part.TEXT, bottom=289))

    assert "the code reaches 8.0 mm beyond the bottom margin of 10 mm, and 2 more on the page" in said.messages[0]


def test_a_screen_has_no_margin_but_an_edge() -> None:
    geometry = PageGeometry(254, 142.9, 0, (block(Part.TEXT, bottom=140), block(Part.CODE, bottom=144)), margin=0)
    (found,) = check_layout([LaidOutPage(1, geometry, DECK)])

    assert found.message.startswith("the code reaches 1.1 mm beyond the page's bottom edge")


def test_a_hairline_beyond_the_margin_is_none() -> None:
    assert judge(block(Part.TEXT, bottom=287.2)).codes == []


def test_content_over_the_footer_is_reported() -> None:
    said = judge(block(Part.SYMBOL, bottom=284), block(Part.FOOTER, top=282, bottom=286, text="Formulas"))

    assert said.codes == ["FD611"]
    assert "the symbol's row is printed over the footer `Formulas`, 2.0 mm deep" in said.messages[0]


def test_a_footer_that_runs_into_the_page_number_is_reported() -> None:
    footer = block(Part.FOOTER, top=282, bottom=286, right=185)

    assert judge(FULL, footer, block(Part.NUMBER, top=282, bottom=286, left=180)).codes == ["FD611"]


def test_content_above_the_footer_is_fine() -> None:
    assert judge(block(Part.TEXT, bottom=282), block(Part.FOOTER, top=282, bottom=286)).codes == []


@pytest.mark.parametrize(("scale", "codes"), [(0.84, ["FD614"]), (0.85, [])])
def test_a_formula_may_be_shrunk_to_the_floor(scale: float, codes: list[str]) -> None:
    assert judge(block(Part.FORMULA, scale=scale)).codes == codes


@pytest.mark.parametrize(("excess", "codes"), [(0.6, ["FD613"]), (0.5, [])])
def test_a_formula_may_not_stick_out(excess: float, codes: list[str]) -> None:
    assert judge(block(Part.SYMBOL, excess=excess)).codes == codes


@pytest.mark.parametrize(("points", "codes"), [(7.9, ["FD615"]), (8.0, []), (7.96, []), (None, [])])
def test_text_has_a_smallest_size(points: float | None, codes: list[str]) -> None:
    assert judge(block(Part.TEXT, points=points)).codes == codes


def test_small_text_is_reported_once_a_page() -> None:
    said = judge(block(Part.TEXT, points=7.0), block(Part.CODE, points=6.0), block(Part.TEXT, points=7.5))

    assert said.messages == ["text in the code is 6.0 pt high, below 8 pt, and 2 more on the page (page 7)"]


def test_what_overlaps_inside_the_content_is_reported() -> None:
    title = Overlap(0, 0, 2.0, ("Title", ""))

    assert "`Title` and a formula are printed over each other" in judge(FULL, overlaps=(title,)).messages[0]
    assert judge(FULL, overlaps=(Overlap(0, 0, 0.4),)).codes == []


def test_what_overlaps_the_frame_is_left_to_its_own_rule() -> None:
    header = block(Part.HEADER, top=12, bottom=16)

    assert judge(FULL, header, overlaps=(Overlap(0, 1, 3.0),)).codes == []


def test_hidden_text_is_reported() -> None:
    said = judge(FULL, block(Part.HEADER, top=12, bottom=16, hidden=14.0))

    assert said.codes == ["FD616"]
    assert said.found[0].hints == ("shorten the category or the chapter's title",)


def test_pictures_must_be_drawn_and_fine_enough() -> None:
    pictures = (Picture("a", broken=True), Picture("b", dpi=149.0), Picture("c", dpi=150.0), Picture("d"))

    assert judge(block(Part.FIGURE, pictures=pictures)).codes == ["FD617", "FD618"]


def test_a_heading_needs_something_below_it() -> None:
    foot = block(Part.HEADING, top=260, bottom=265, text="Notes")
    next_column = block(Part.TEXT, top=20, bottom=40, left=110)

    assert judge(FULL, foot).codes == ["FD619"]
    assert judge(foot, next_column).codes == ["FD619"]
    assert judge(foot, block(Part.TEXT, top=266, bottom=270)).codes == []


@pytest.mark.parametrize(("bottom", "codes"), [(84, ["FD620"]), (86, [])])
def test_a_page_of_records_is_a_quarter_full(bottom: float, codes: list[str]) -> None:
    geometry = PageGeometry(*PAGE, 280 - bottom, (block(Part.TEXT, top=20, bottom=bottom),))

    assert [found.code for found in check_layout([LaidOutPage(1, geometry, DECK, (WAVES,))])] == codes
    assert check_layout([LaidOutPage(1, geometry, DECK)]) == ()


def test_the_worst_comes_first() -> None:
    far, near = block(Part.TEXT, bottom=295), block(Part.TEXT, bottom=289)
    pages = [PageGeometry(*PAGE, 0, (each, block(Part.TEXT, points=5))) for each in (near, far)]
    found = check_layout(LaidOutPage(number, page, DECK) for number, page in enumerate(pages, 1))

    assert [(each.code, each.message[-8:]) for each in found] == [
        ("FD610", "(page 2)"),
        ("FD610", "(page 1)"),
        ("FD615", "(page 1)"),
        ("FD615", "(page 2)"),
    ]
