"""The order of pages: which page stands in which cell of which side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

Cell = int | None
"""A page, by its number from 1; None is left white."""

Face = tuple[Cell, ...]
"""The cells of one side in reading order, as somebody sees them who holds it upright."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet's two sides. ``depth`` counts the sheets around it when it is folded, in a booklet."""

    front: Face
    back: Face | None = None
    depth: int = 0


def in_order(pages: Sequence[int], cells: int, *, duplex: bool) -> Iterator[Leaf]:
    """Fill side after side."""
    faces = [_filled(face, cells) for face in _chunks(pages, cells)]
    if not duplex:
        yield from map(Leaf, faces)
        return
    for front, *back in _chunks(faces, 2):
        yield Leaf(front, back[0] if back else (None,) * cells)


def booklet(pages: Sequence[int], sheets: int) -> Iterator[Leaf]:
    """Order pages so that sheets, folded in the middle and put into each other, read on.

    ``sheets`` are folded together to a signature, 0 for all; the signatures lie behind each other. Sides are those of
    a sheet that turns like the page of a book.
    """
    for signature in _chunks(pages, 4 * sheets) if sheets else [tuple(pages)]:
        yield from _signature(_filled(signature, -(-len(signature) // 4) * 4))


def _signature(cells: Face) -> Iterator[Leaf]:
    for depth in range(len(cells) // 4):
        first, last = 2 * depth, len(cells) - 1 - 2 * depth
        yield Leaf((cells[last], cells[first]), (cells[first + 1], cells[last - 1]), depth)


def cards(pages: Sequence[int], columns: int, rows: int, *, sideways: bool) -> Iterator[Leaf]:
    """Put each second page on the back of the one before it.

    ``sideways``: the sheet turns like the page of a book, so each row of the back runs the other way; else it turns
    like a calendar's, and the rows do.
    """
    cells = columns * rows
    for chunk in _chunks(pages, 2 * cells):
        front, back = _filled(chunk[::2], cells), _filled(chunk[1::2], cells)
        yield Leaf(front, _mirrored(back, columns, sideways=sideways))


def _mirrored(face: Face, columns: int, *, sideways: bool) -> Face:
    rows = list(_chunks(face, columns))
    turned = [row[::-1] for row in rows] if sideways else rows[::-1]
    return tuple(cell for row in turned for cell in row)


def _filled(pages: Sequence[int], cells: int) -> Face:
    return (*pages, *(None,) * (cells - len(pages)))


def _chunks(pages: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (pages[start : start + size] for start in range(0, len(pages), size))
