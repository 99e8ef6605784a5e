"""Where everything stands on a page that the browser has laid out: what exports measure and checks judge.

Lengths are millimetres of paper, counted from the page's top left corner; sizes of type are points.
"""

from dataclasses import dataclass
from enum import StrEnum

SAFE_MARGIN = 10.0
"""What must stay free at each edge of a sheet of paper: many printers do not reach it, and hands cover it."""


class Part(StrEnum):
    """What a block on a page is; ``number`` is the page's number at its foot."""

    HEADER = "header"
    FOOTER = "footer"
    NUMBER = "number"
    HEADING = "heading"
    FORMULA = "formula"
    SYMBOL = "symbol"
    FIGURE = "figure"
    CODE = "code"
    TEXT = "text"

    @property
    def is_frame(self) -> bool:
        """Whether it stands at the page's head or foot, outside its content."""
        return self in (Part.HEADER, Part.FOOTER, Part.NUMBER)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is shown. ``dpi`` is how many of its dots come to an inch; None where it has none, as SVG."""

    name: str
    broken: bool = False
    dpi: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page that stands for itself: a heading, a formula's panel, a row of symbols, a bullet.

    Args:
        part: what it is.
        box: what it paints, its own frame included.
        text: how it begins.
        record: which record of the page it belongs to, from 0.
        index: which of its kind it is within the record, from 0.
        piece: which piece of the record it belongs to, from 0 (see ``formdeck.render.pieces``); -1 before them.
        item: which bullet of the piece it is, from 0; -1 if none.
        points: the smallest size of its text, scripts left out; None without text.
        scale: how much of its natural size its most shrunk formula has; 1 where none is shrunk.
        excess: how far a formula sticks out of its panel, cell or column.
        hidden: how much of its text is cut off, where it cuts off what it has no room for.
        pictures: the pictures in it.
    """

    part: Part
    box: Box
    text: str = ""
    record: int = 0
    index: int = 0
    piece: int = -1
    item: int = -1
    points: float | None = None
    scale: float = 1.0
    excess: float = 0.0
    hidden: float = 0.0
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two things that are printed over each other: the blocks they belong to, and how far they overlap."""

    first: int
    second: int
    depth: float
    texts: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """One page: its size, its blocks in the order of reading, and what overlaps.

    ``room`` is how much is left below the content: negative where it reaches into the foot or the margin. ``margin``
    must stay free at each edge: that of paper, or nothing on a page that has the shape of a screen.
    """

    width: float
    height: float
    room: float = 0.0
    blocks: tuple[Block, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    margin: float = SAFE_MARGIN


@dataclass(frozen=True, slots=True)
class Measured:
    """A page after the ladder of densities: the first step on which it fits, and how it looks there.

    Where it fits on none, ``step`` is the last one, and ``natural`` shows the page on the first.
    """

    step: int
    geometry: PageGeometry
    natural: PageGeometry | None = None

    @property
    def fits(self) -> bool:
        """Whether all of the page's content is above its foot."""
        return self.natural is None
