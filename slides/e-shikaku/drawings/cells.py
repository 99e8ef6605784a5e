"""What the cells of recurrent networks share."""

from drawings.diagram import block
from drawings.picture import Box, Picture, Point
from drawings.style import BLUE, NOTE, ORANGE, SMALL, Letters, Stroke

SIGMOID, TANH = r"$\mathrm{sigmoid}$", r"$\tanh$"

MEMORY = Stroke(BLUE, 1.6)
"""The line that carries the state from one time step to the next."""


def gate(picture: Picture, center: Point, function: str) -> None:
    """Draw a layer with its activation function."""
    block(picture, Box.around(center, 38, 18), function, letters=SMALL)


def value(picture: Picture, at: Point, name: str) -> None:
    """Name what flows along a line, to the right of a point."""
    picture.text(at, f"${name}$", Letters(9.5, ORANGE), "left")


def explain(picture: Picture, at: Point, words: str) -> None:
    """Say in words what a layer is, to the right of a point."""
    picture.text(at, words, NOTE, "left")
