"""Plans of sheets, printed, turned, folded and cut in thought."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formdeck.export.imposition import MM, Duplex, Job, Layout, Plan, Size, plan_sheets
from formdeck.export.imposition.geometry import A4
from formdeck.export.imposition.plan import Placement, Sheet, Side

PAGE = Size(210 * MM, 297 * MM)
WIDE = Size(320 * MM, 180 * MM)
CARD = Size(95 * MM, 69.25 * MM)
LAYOUTS = st.sampled_from([Layout.ONE, Layout.TWO, Layout.FOUR, Layout.BOOKLET])
TURNING = st.sampled_from([Duplex.LONG, Duplex.SHORT])
JOBS = st.builds(
    Job,
    layout=LAYOUTS,
    duplex=TURNING,
    hole_margin=st.sampled_from([0, 15 * MM]),
    crop_marks=st.booleans(),
    signature=st.integers(0, 9),
    creep=st.sampled_from([0, 0.1 * MM]),
)
SIZES = st.sampled_from([PAGE, WIDE])
SELECTIONS = st.sets(st.integers(1, 200), min_size=1, max_size=90).map(sorted)


def placements(plan: Plan) -> list[Placement]:
    return [one for side in plan.sides for one in side.placements]


def corners(one: Placement, size: Size) -> list[tuple[float, float]]:
    return [one.matrix.apply(x, y) for x in (0, size.width) for y in (0, size.height)]


def is_upright(one: Placement) -> bool:
    return one.matrix.a > 0


def turned(plan: Plan, job: Job, x: float, y: float) -> tuple[float, float]:
    """Where a point of the front lies on the back, as a printer turns the sheet."""
    over_a_side = plan.paper.is_upright == (job.duplex is Duplex.LONG)
    return (plan.paper.width - x, y) if over_a_side else (x, plan.paper.height - y)


@given(SELECTIONS, SIZES, JOBS)
def test_every_page_is_printed_once(pages: list[int], size: Size, job: Job) -> None:
    assert sorted(one.page for one in placements(plan_sheets(pages, size, job))) == pages


@given(SELECTIONS, SIZES, JOBS)
def test_no_page_leaves_its_sheet(pages: list[int], size: Size, job: Job) -> None:
    plan = plan_sheets(pages, size, Job(job.layout, job.duplex, job.hole_margin, job.crop_marks))
    found = [corner for one in placements(plan) for corner in corners(one, size)]

    assert all(-0.01 <= x <= plan.paper.width + 0.01 and -0.01 <= y <= plan.paper.height + 0.01 for x, y in found)


@given(SELECTIONS, SIZES, JOBS)
def test_pages_of_one_side_do_not_overlap(pages: list[int], size: Size, job: Job) -> None:
    for side in plan_sheets(pages, size, job).sides:
        boxes = [one.box for one in side.placements]
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
                assert apart or one.top <= other.y + 0.01 or other.top <= one.y + 0.01


@given(SELECTIONS, SIZES, st.sampled_from([Layout.ONE, Layout.TWO, Layout.FOUR]), st.sampled_from(Duplex))
def test_sides_are_read_in_order(pages: list[int], size: Size, layout: Layout, duplex: Duplex) -> None:
    plan = plan_sheets(pages, size, Job(layout, duplex))
    read = [
        one.page
        for side in plan.sides
        for one in sorted(side.placements, key=lambda one: (-round(one.matrix.f), round(one.matrix.e)))
    ]

    assert read == pages


@given(SELECTIONS, TURNING, st.integers(0, 9))
def test_a_folded_booklet_reads_on(pages: list[int], duplex: Duplex, signature: int) -> None:
    job = Job(Layout.BOOKLET, duplex, signature=signature)
    plan = plan_sheets(pages, PAGE, job)
    per_signature = signature or len(plan.sheets)
    signatures = [plan.sheets[at : at + per_signature] for at in range(0, len(plan.sheets), per_signature)]
    read = [page for sheets in signatures for page in folded(plan, job, list(sheets)) if page is not None]

    assert read == pages


def folded(plan: Plan, job: Job, sheets: list[Sheet]) -> Iterator[int | None]:
    """Leaf through sheets that lie in each other, the first outside, folded with their fronts outside."""
    middle = plan.paper.width / 2
    right, left = middle * 1.5, middle * 0.5
    for sheet in sheets:  # the half at the right of the front is turned first
        yield page_at(sheet.front, right, plan.paper)
        yield page_behind(plan, job, sheet, right)
    for sheet in reversed(sheets):
        yield page_behind(plan, job, sheet, left)
        yield page_at(sheet.front, left, plan.paper)


def page_behind(plan: Plan, job: Job, sheet: Sheet, x: float) -> int | None:
    behind, _ = turned(plan, job, x, plan.paper.height / 2)
    assert sheet.back is not None
    return page_at(sheet.back, behind, plan.paper)


def page_at(side: Side, x: float, paper: Size) -> int | None:
    found = [one.page for one in side.placements if one.box.x < x < one.box.right]
    assert len(found) <= 1
    assert paper.width > x
    return found[0] if found else None


@pytest.mark.parametrize(("duplex", "upright"), [(Duplex.SHORT, True), (Duplex.LONG, False)])
def test_backs_of_a_booklet_stand_so_that_both_sides_have_their_heads_at_one_edge(
    duplex: Duplex, *, upright: bool
) -> None:
    (sheet,) = plan_sheets([1, 2, 3, 4], PAGE, Job(Layout.BOOKLET, duplex)).sheets

    assert sheet.back is not None
    assert {is_upright(one) for one in sheet.back.placements} == {upright}


@given(st.integers(1, 40), TURNING)
def test_the_back_of_a_card_lies_behind_its_front(cards: int, duplex: Duplex) -> None:
    job = Job(Layout.CARDS, duplex)
    plan = plan_sheets(range(1, 2 * cards + 1), CARD, job)
    for sheet in plan.sheets:
        assert sheet.back is not None
        backs = {(round(x), round(y)): one.page for one in sheet.back.placements for x, y in [one.box.centre]}
        for one in sheet.front.placements:
            x, y = turned(plan, job, *one.box.centre)
            assert backs[round(x), round(y)] == one.page + 1


def test_without_duplex_a_card_lies_beside_its_back() -> None:
    (sheet,) = plan_sheets(range(1, 9), CARD, Job(Layout.CARDS)).sheets
    by_row = sorted(sheet.front.placements, key=lambda one: (-one.box.y, one.box.x))

    assert [one.page for one in by_row] == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("layout", [Layout.ONE, Layout.TWO, Layout.FOUR])
@pytest.mark.parametrize("duplex", [Duplex.LONG, Duplex.SHORT])
def test_the_hole_margin_lies_at_one_edge_of_the_paper(layout: Layout, duplex: Duplex) -> None:
    margin = 20 * MM
    job = Job(layout, duplex, hole_margin=margin)
    plan = plan_sheets(range(1, 9), PAGE, job)
    (front, back) = plan.sheets[0].sides
    of_back = [corner for one in back.placements for corner in corners(one, PAGE)]
    of_front = [turned(plan, job, *corner) for one in front.placements for corner in corners(one, PAGE)]
    over_a_side = plan.paper.is_upright == (duplex is Duplex.LONG)
    free = [(plan.paper.width - x) if over_a_side else y for x, y in (*of_front, *of_back)]

    assert min(free) >= margin - 0.01


def test_an_upright_page_fills_its_sheet() -> None:
    (sheet,) = plan_sheets([7], PAGE, Job()).sheets

    assert corners(sheet.front.placements[0], PAGE)[-1] == pytest.approx((A4.width, A4.height))


def test_two_upright_pages_lie_side_by_side_as_a5() -> None:
    plan = plan_sheets([1, 2], PAGE, Job(Layout.TWO))
    (left, right) = plan.sheets[0].front.placements

    assert (plan.paper, left.matrix.a) == (A4.turned, pytest.approx(0.707, abs=0.001))
    assert left.box.right == pytest.approx(right.box.x)


def test_two_wide_pages_stand_above_each_other() -> None:
    plan = plan_sheets([1, 2], WIDE, Job(Layout.TWO))

    assert (plan.paper, [one.box.x for one in plan.sheets[0].front.placements]) == (A4, [0, 0])


def test_pages_of_inner_sheets_move_towards_the_fold() -> None:
    outer, inner = plan_sheets(range(1, 9), PAGE, Job(Layout.BOOKLET, Duplex.SHORT, creep=0.5)).sheets
    moved = [
        one.matrix.e - two.matrix.e for one, two in zip(inner.front.placements, outer.front.placements, strict=True)
    ]

    assert moved == pytest.approx([0.5, -0.5])


def test_creep_moves_backs_towards_the_fold_when_they_are_upside_down() -> None:
    outer, inner = plan_sheets(range(1, 9), PAGE, Job(Layout.BOOKLET, Duplex.LONG, creep=0.5)).sheets
    assert outer.back is not None
    assert inner.back is not None
    pairs = zip(inner.back.placements, outer.back.placements, strict=True)
    moved = {round(one.box.x): one.matrix.e - two.matrix.e for one, two in pairs}

    assert [moved[x] for x in sorted(moved)] == pytest.approx([0.5, -0.5])


def test_crop_marks_are_in_line_with_the_edges_and_outside_the_pages() -> None:
    (sheet,) = plan_sheets([1, 2, 3, 4], PAGE, Job(Layout.FOUR, crop_marks=True)).sheets
    boxes = [one.box for one in sheet.front.placements]
    edges = {round(edge) for box in boxes for edge in (box.x, box.right, box.y, box.top)}
    for mark in sheet.front.marks:
        ends = [(mark.x1, mark.y1), (mark.x2, mark.y2)]
        assert round(mark.x1 if mark.x1 == mark.x2 else mark.y1) in edges
        assert not any(box.x < x < box.right and box.y < y < box.top for box in boxes for x, y in ends)
        assert all(0 <= x <= A4.width and 0 <= y <= A4.height for x, y in ends)
    assert len(sheet.front.marks) == 12
