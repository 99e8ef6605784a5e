"""Crop marks: short lines outside the pages, in line with their edges, to lay the ruler on."""

from collections.abc import Iterator
from dataclasses import dataclass

from formdeck.export.imposition.geometry import MM, Box

_GAP, _LENGTH = 1.5 * MM, 4 * MM


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


def crop_marks(area: Box, columns: int, rows: int) -> tuple[Line, ...]:
    """Mark at the edges of an area where it is cut into equal parts."""
    return (*_above_and_below(area, columns), *_at_the_sides(area, rows))


def _above_and_below(area: Box, columns: int) -> Iterator[Line]:
    for at in range(columns + 1):
        x = area.x + at * area.width / columns
        yield Line(x, area.y - _GAP, x, area.y - _GAP - _LENGTH)
        yield Line(x, area.top + _GAP, x, area.top + _GAP + _LENGTH)


def _at_the_sides(area: Box, rows: int) -> Iterator[Line]:
    for at in range(rows + 1):
        y = area.y + at * area.height / rows
        yield Line(area.x - _GAP, y, area.x - _GAP - _LENGTH, y)
        yield Line(area.right + _GAP, y, area.right + _GAP + _LENGTH, y)
