"""Parts of diagrams: blocks, operations, and lines that pass over others."""

from collections.abc import Sequence

from drawings.picture import Box, Picture, Point
from drawings.style import FLOW, FRAME, HAIRLINE, LABEL, PANEL, PAPER, SIGN, Letters, Stroke

RADIUS = 7.0


def block(picture: Picture, box: Box, text: str, fill: str = PAPER, letters: Letters = LABEL) -> Box:
    """Draw a block with a name: a layer, a network, a function."""
    picture.box(box, fill, FRAME, 3)
    picture.text(box.center, text, letters)
    return box


def cell(picture: Picture, box: Box) -> None:
    """Draw the ground of what is repeated at every time step."""
    picture.box(box, PANEL, Stroke(HAIRLINE, 0.8), 8)


def operation(picture: Picture, center: Point, sign: str, radius: float = RADIUS) -> None:
    """Draw an operation of a computational graph: a sign in a circle."""
    picture.circle(center, radius, PAPER)
    picture.text(center, sign, SIGN)


def times(picture: Picture, center: Point) -> None:
    """Draw a product of elements."""
    operation(picture, center, r"$\times$")


def plus(picture: Picture, center: Point) -> None:
    """Draw a sum."""
    operation(picture, center, "$+$")


def fork(picture: Picture, at: Point, color: str = FLOW.color) -> None:
    """Mark where a line goes to two places."""
    picture.circle(at, 1.7, color, None)


def gap(picture: Picture, at: Point, ground: str = PAPER, *, upright: bool = True) -> None:
    """Interrupt a line where another passes over it without touching it."""
    x, y = at
    ends = [(x, y - 3), (x, y + 3)] if upright else [(x - 3, y), (x + 3, y)]
    picture.line(ends, Stroke(ground, 5.5))


def row(count: int, first: float, step: float) -> Sequence[float]:
    """List places at equal distances."""
    return [first + step * number for number in range(count)]
