"""How all the pictures look: colours, lines and letters. Lengths are points, as on the printed page."""

from typing import NamedTuple

# The theme's colours. Blue and orange differ in grey, too, but no picture relies on colour alone.
INK = "#1c2126"
QUIET = "#59636e"
HAIRLINE = "#c3cad1"
PANEL = "#f3f5f7"
PAPER = "#ffffff"
BLUE = "#1d5a86"
ORANGE = "#b8621b"
BLUE_TINT = "#d6e4ef"
ORANGE_TINT = "#f6dfc6"

# What the sheet leaves for pictures: one in a row at most, two, three. Multiples of three points are whole pixels.
FULL = 408.0
HALF = 195.0
THIRD = 153.0
SINGLE = 240.0
"""A graph that has a row for itself."""


class Stroke(NamedTuple):
    """A pen: colour, width and the dashes' lengths."""

    color: str = INK
    width: float = 0.8
    dash: str = ""


class Letters(NamedTuple):
    """How a label is set; ``ground`` covers what lies under it. Formulas are a little larger, to look the same size."""

    size: float = 8.5
    color: str = INK
    bold: bool = False
    ground: str = ""


FRAME = Stroke(INK, 0.8)
AXIS = Stroke(QUIET, 0.7)
THIN = Stroke(QUIET, 0.6)
GUIDE = Stroke(QUIET, 0.6, "2 2")
FLOW = Stroke(INK, 0.9)
FIRST = Stroke(BLUE, 1.5)
SECOND = Stroke(ORANGE, 1.5, "5 2")
THIRD_LINE = Stroke(QUIET, 1.5, "1.2 1.8")

LABEL = Letters()
SMALL = Letters(8.0)
NOTE = Letters(8.0, QUIET)
HEAD = Letters(8.5, INK, bold=True)
BLUE_LABEL = Letters(8.5, BLUE)
ORANGE_LABEL = Letters(8.5, ORANGE)
SIGN = Letters(9.5)
"""A symbol that stands alone in a node of a diagram."""
