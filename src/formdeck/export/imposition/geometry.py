"""Lengths, boxes and transforms on paper. All lengths are PDF points, and y grows upwards."""

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float

    @property
    def turned(self) -> "Size":
        """The same sheet, lying if it stood."""
        return Size(self.height, self.width)

    @property
    def is_upright(self) -> bool:
        """Whether it stands."""
        return self.height >= self.width


A4 = Size(210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Insets:
    """What is taken away at each edge of a box."""

    left: float = 0
    bottom: float = 0
    right: float = 0
    top: float = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.y + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The point in its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inset(self, by: Insets) -> "Box":
        """Take something away at the edges."""
        width, height = self.width - by.left - by.right, self.height - by.bottom - by.top
        return Box(self.x + by.left, self.y + by.bottom, width, height)

    def grid(self, columns: int, rows: int) -> "tuple[Box, ...]":
        """Cut it into equal boxes, in reading order."""
        width, height = self.width / columns, self.height / rows
        return tuple(
            Box(self.x + column * width, self.top - (row + 1) * height, width, height)
            for row in range(rows)
            for column in range(columns)
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """A transform as PDF writes it: ``x' = ax + cy + e``, ``y' = bx + dy + f``."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Move a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def shifted(self, x: float, y: float) -> "Matrix":
        """Move everything by a distance afterwards."""
        return Matrix(self.a, self.b, self.c, self.d, self.e + x, self.f + y)

    def upside_down(self, sheet: Size) -> "Matrix":
        """Turn the whole sheet by 180° afterwards."""
        return Matrix(-self.a, -self.b, -self.c, -self.d, sheet.width - self.e, sheet.height - self.f)


def fit(page: Size, box: Box) -> Matrix:
    """Scale a page to its box, as large as it can be, and centre it there."""
    scale = min(box.width / page.width, box.height / page.height)
    x, y = box.centre
    return Matrix(scale, 0, 0, scale, x - scale * page.width / 2, y - scale * page.height / 2)
