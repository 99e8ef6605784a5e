"""What is to be made of the pages."""

from dataclasses import dataclass
from enum import StrEnum

from formdeck.export.imposition.geometry import MM


class Layout(StrEnum):
    """How pages stand on the sheets."""

    ONE = "1up"
    TWO = "2up"
    FOUR = "4up"
    BOOKLET = "booklet"
    CARDS = "cards"


class Duplex(StrEnum):
    """Whether the printer prints both sides, and the edge over which it turns the sheet."""

    OFF = "off"
    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Job:
    """What the user asked for; lengths in PDF points.

    ``hole_margin`` is kept free for holes at the edge over which sheets turn. ``signature`` is the number of sheets
    that are folded together, 0 for all; ``creep`` how much each of them pushes out the next one inside it.
    """

    layout: Layout = Layout.ONE
    duplex: Duplex = Duplex.OFF
    hole_margin: float = 0
    crop_marks: bool = False
    signature: int = 0
    creep: float = 0


# What crop marks need at each edge; most printers leave the outer 4 mm white.
MARKS_MARGIN = 10 * MM
