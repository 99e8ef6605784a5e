"""Graphs: axes with their names and numbers, and curves in the units of the axes."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from drawings.picture import Box, Picture, Point
from drawings.style import AXIS, FIRST, GUIDE, LABEL, SMALL, Stroke

Ticks = Sequence[float] | Mapping[float, str]
Range = tuple[float, float]

_TICK = 2.6


class Plot:
    """A graph in a box of a picture; ``x`` and ``y`` are the ranges of the axes."""

    def __init__(self, picture: Picture, box: Box, x: Range, y: Range) -> None:
        self.picture = picture
        self.box = box
        self.x = x
        self.y = y

    def at(self, x: float, y: float) -> Point:
        """Find a point of the graph on the picture."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.box.x + across * self.box.width, self.box.bottom - up * self.box.height

    def points(self, xs: Iterable[float], ys: Iterable[float]) -> list[Point]:
        """Find the points of a curve on the picture."""
        return [self.at(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]

    def curve(self, xs: Iterable[float], ys: Iterable[float], stroke: Stroke = FIRST) -> None:
        """Draw a curve through points."""
        self.picture.line(self.points(xs, ys), stroke)

    def between(self, xs: Collection[float], lows: Collection[float], highs: Collection[float]) -> list[Point]:
        """Find the closed line around what lies between two curves."""
        return [*self.points(xs, highs), *reversed(self.points(xs, lows))]

    def guide(self, *points: Point, stroke: Stroke = GUIDE) -> None:
        """Draw a thin help line through points of the graph."""
        self.picture.line([self.at(x, y) for x, y in points], stroke)

    def dot(self, x: float, y: float, fill: str = FIRST.color, radius: float = 2.2) -> None:
        """Mark a point of the graph."""
        self.picture.circle(self.at(x, y), radius, fill, None)

    def horizontal(self, ticks: Ticks, name: str = "", y: float | None = None) -> None:
        """Draw the horizontal axis, at the lower edge or through a value of ``y``; its name stands below."""
        height = self.at(0, y)[1] if y is not None else self.box.bottom
        self.picture.line([(self.box.x, height), (self.box.right, height)], AXIS)
        for value, label in _labels(ticks).items():
            x = self.at(value, 0)[0]
            self.picture.line([(x, height), (x, height + _TICK)], AXIS)
            if label:
                self.picture.text((x, height + _TICK + 2), label, SMALL, height="top")
        if name:
            below = self.box.bottom + (14.5 if ticks else 5)
            self.picture.text((self.box.x + self.box.width / 2, below), name, LABEL, height="top")

    def vertical(self, ticks: Ticks, name: str = "", x: float | None = None) -> None:
        """Draw the vertical axis, at the left edge or through a value of ``x``; its name stands on top of it."""
        across = self.at(x, 0)[0] if x is not None else self.box.x
        self.picture.line([(across, self.box.y), (across, self.box.bottom)], AXIS)
        for value, label in _labels(ticks).items():
            height = self.at(0, value)[1]
            self.picture.line([(across, height), (across - _TICK, height)], AXIS)
            if label:
                self.picture.text((across - _TICK - 2, height), label, SMALL, "right")
        if name:
            self.picture.text((across - 4, self.box.y - 7), name, LABEL, "left", "bottom")


def number(value: float, digits: int | None = None) -> str:
    """Write a number for a label: as short as it is, or with so many digits after the point."""
    text = f"{value:g}" if digits is None else f"{value:.{digits}f}"
    return text.replace("-", "−")


def _labels(ticks: Ticks) -> Mapping[float, str]:
    return ticks if isinstance(ticks, Mapping) else {value: number(value) for value in ticks}
