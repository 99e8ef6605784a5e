"""Where pages that are too full are divided."""

from itertools import pairwise

import pytest

from formdeck.geometry import Block, Box, PageGeometry, Part
from formdeck.render import Cut, divide_page

LIMIT = 100.0


def block(top: float, bottom: float, piece: int, item: int = -1, record: int = 0) -> Block:
    return Block(Part.TEXT, Box(20, top, 190, bottom), record=record, piece=piece, item=item)


def divide(*blocks: Block) -> list[tuple[int, Cut]]:
    title = Block(Part.HEADING, Box(20, 10, 190, 18))
    room = LIMIT - max(each.box.bottom for each in blocks)
    return [(each.record, each.cut) for each in divide_page(PageGeometry(210, 297, room, (title, *blocks)))]


def test_a_page_that_fits_is_left_alone() -> None:
    assert divide(block(20, 60, 0), block(62, 100, 1)) == []


def test_the_page_is_divided_as_late_as_fits() -> None:
    assert divide(block(20, 50, 0), block(52, 90, 1), block(92, 110, 2)) == [(0, Cut(2))]


def test_a_group_of_bullets_can_be_divided_but_its_label_stays_with_the_first() -> None:
    label, bullets = block(52, 56, 1), [block(58 + 10 * at, 66 + 10 * at, 1, at) for at in range(6)]

    assert divide(block(20, 50, 0), label, *bullets) == [(0, Cut(1, 4))]
    assert divide(block(20, 96, 0), block(97, 99, 1), block(101, 110, 1, 0)) == [(0, Cut(1))]


def test_the_first_piece_stays_with_the_title() -> None:
    assert divide(block(20, 130, 0)) == []


def test_what_fits_nowhere_begins_a_page() -> None:
    assert divide(block(20, 130, 0), block(132, 140, 1)) == [(0, Cut(1))]


def test_a_record_that_shares_the_page_moves_as_a_whole() -> None:
    assert divide(block(20, 80, 0), block(84, 90, -1, record=1), block(92, 120, 0, record=1)) == [(1, Cut(0))]


@pytest.mark.parametrize("count", [30, 100])
def test_long_records_are_divided_at_once(count: int) -> None:
    pieces = [block(20 + 10 * at, 28 + 10 * at, at) for at in range(count)]
    found = divide(*pieces)
    starts = [0, *(cut.piece for _, cut in found), count]

    assert [one for one, _ in found] == [0] * len(found)
    assert all(0 < after - before <= 8 for before, after in pairwise(starts))


def test_a_page_without_content_is_left_alone() -> None:
    assert divide_page(PageGeometry(210, 297)) == ()
