"""Draw this deck's pictures, with the pens of the E資格 deck's: `scripts/draw-figures` runs it."""

from math import cos, pi, sin, sqrt
from pathlib import Path

from drawings.captions import read_captions
from drawings.picture import Box, Picture, Point
from drawings.plot import Plot
from drawings.style import (
    AXIS,
    BLUE_TINT,
    FIRST,
    FRAME,
    GUIDE,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    QUIET,
    SECOND,
    Letters,
    Stroke,
)

DECK = Path(__file__).parent
_LEVEL = Stroke(QUIET, 0.8)
_ON_BLUE = Letters(8.5, FRAME.color, ground=BLUE_TINT)
_BOX = Box(12, 8, 202, 114)
_AT = 1.0
_STEPS = (2.0, 1.2, 0.5)


def _graph(x: float) -> float:
    return 0.4 + 0.28 * x**2


def secants() -> Picture:
    """Draw lines through two points of a graph, which come closer."""
    picture = Picture(225, 138)
    plot = Plot(picture, _BOX, (-0.2, 3.6), (-0.2, 3.6))
    plot.horizontal([], y=0)
    plot.vertical([], x=0)
    start = (_AT, _graph(_AT))
    for step in _STEPS:
        slope = (_graph(_AT + step) - _graph(_AT)) / step
        picture.line(_through(plot, start, slope, (0.3, 3.3)), Stroke(QUIET, 0.8, "3 2"))
        picture.circle(plot.at(_AT + step, _graph(_AT + step)), 2.2, ORANGE, None)
    picture.line(_through(plot, start, 0.56 * _AT, (0.1, 3.5)), SECOND)
    xs = [0.02 * number for number in range(167)]
    picture.line([plot.at(x, _graph(x)) for x in xs], FIRST)
    picture.circle(plot.at(*start), 2.4, FRAME.color, None)
    far = _AT + _STEPS[0]
    picture.line([plot.at(*start), plot.at(_AT, 0)], GUIDE)
    picture.line([plot.at(far, _graph(far)), plot.at(far, 0)], GUIDE)
    _label_axis(plot, _AT, "$x$")
    _label_axis(plot, far, "$x+h$")
    picture.text(plot.at(3.5, 1.25), "tangent", ORANGE_LABEL, "right", "top")
    picture.text(plot.at(0.2, 0.75), "$f$", LABEL)
    return picture


def _label_axis(plot: Plot, x: float, text: str) -> None:
    left, top = plot.at(x, 0)
    plot.picture.text((left, top + 4), text, LABEL, "middle", "top")


def _through(plot: Plot, start: Point, slope: float, ends: tuple[float, float]) -> list[Point]:
    return [plot.at(x, start[1] + slope * (x - start[0])) for x in ends]


_ORIGIN = (18.0, 122.0)
_INNER, _OUTER = 120.0, 160.0
_LOW, _HIGH = pi / 9, pi / 4.6


def polar_area() -> Picture:
    """Draw the small area between two rays and two arcs."""
    picture = Picture(225, 138)
    picture.arrow([(8, _ORIGIN[1]), (214, _ORIGIN[1])], AXIS, bend=0)
    picture.arrow([(_ORIGIN[0], 132), (_ORIGIN[0], 8)], AXIS, bend=0)
    element = [*_arc(_INNER, _LOW, _HIGH), *reversed(_arc(_OUTER, _LOW, _HIGH))]
    picture.area(element, BLUE_TINT)
    picture.hatch(element, Stroke("#1d5a86", 0.5), 3.5)
    for radius in (_INNER, _OUTER):
        picture.line(_arc(radius, 0, pi / 3.1), GUIDE)
    for angle in (_LOW, _HIGH):
        picture.line([_ORIGIN, _polar(_OUTER + 22, angle)], Stroke(FRAME.color, 0.8))
    picture.area(element, "none", Stroke("#1d5a86", 1.3))
    picture.line(_arc(34, 0, _LOW), FRAME)
    picture.line(_arc(46, _LOW, _HIGH), FRAME)
    picture.text(_polar(43, _LOW / 2), r"$\theta$")
    picture.text(_polar(59, (_LOW + _HIGH) / 2), r"$\mathrm{d}\theta$")
    picture.text(_polar(_INNER - 13, (_LOW + _HIGH) / 2), r"$r\,\mathrm{d}\theta$")
    x, y = _polar((_INNER + _OUTER) / 2, _LOW)
    picture.text((x + 4, y + 9), r"$\mathrm{d}r$")
    x, y = _polar(_INNER * 0.62, _HIGH)
    picture.text((x - 5, y - 7), "$r$")
    picture.text((212, _ORIGIN[1] + 9), "$x$")
    picture.text((_ORIGIN[0] - 9, 12), "$y$")
    return picture


def _polar(radius: float, angle: float) -> Point:
    return _ORIGIN[0] + radius * cos(angle), _ORIGIN[1] - radius * sin(angle)


def _arc(radius: float, start: float, end: float) -> list[Point]:
    return [_polar(radius, start + (end - start) * part / 40) for part in range(41)]


def product() -> Picture:
    """Draw a rectangle that grows at two sides."""
    picture = Picture(225, 138)
    old = Box(40, 34, 120, 76)
    beside, above = Box(old.right, old.y, 24, old.height), Box(old.x, old.y - 18, old.width, 18)
    for box in (beside, above):
        picture.box(box, BLUE_TINT, FRAME)
        picture.hatch(_corners(box), Stroke("#1d5a86", 0.4), 4)
    picture.box(Box(old.right, above.y, beside.width, above.height), "#ffffff", GUIDE)
    picture.box(old, "#ffffff", FRAME)
    picture.text(old.center, "$f g$", Letters(11))
    picture.text(above.center, r"$f\,\Delta g$", _ON_BLUE)
    picture.text((beside.right + 4, beside.center[1]), r"$\Delta f\,g$", LABEL, "left")
    picture.text((old.center[0], old.bottom + 5), "$f$", LABEL, "middle", "top")
    picture.text((beside.center[0], old.bottom + 5), r"$\Delta f$", LABEL, "middle", "top")
    picture.text((old.x - 5, old.center[1]), "$g$", LABEL, "right")
    picture.text((old.x - 5, above.center[1]), r"$\Delta g$", LABEL, "right")
    return picture


def _corners(box: Box) -> list[Point]:
    return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]


def newton() -> Picture:
    """Draw two of Newton's steps towards the square root of 2."""
    picture = Picture(225, 132)
    plot = Plot(picture, Box(12, 8, 204, 106), (0.4, 2.95), (-1.9, 6.2))
    plot.horizontal([], y=0)
    xs = [0.02 * number for number in range(25, 144)]
    picture.line([plot.at(x, x * x - 2) for x in xs], FIRST)
    x = 2.7
    for number in range(2):
        after = (x + 2 / x) / 2
        picture.line([plot.at(x, 0), plot.at(x, x * x - 2)], GUIDE)
        picture.line([plot.at(x, x * x - 2), plot.at(after, 0)], SECOND)
        picture.circle(plot.at(x, x * x - 2), 2.2, FRAME.color, None)
        _label_axis(plot, x, f"$x_{number}$")
        x = after
    _label_axis(plot, x, "$x_2$")
    picture.text(plot.at(2.35, 4.6), "$f$", LABEL, "right")
    return picture


def gradient() -> Picture:
    """Draw level sets of a function of two variables, and its gradient here and there."""
    picture = Picture(225, 132)
    plot = Plot(picture, Box(12, 6, 200, 120), (-3.0, 3.0), (-1.8, 1.8))
    turns = [2 * pi * part / 120 for part in range(121)]
    for level in (1, 3, 5, 7):
        picture.line([plot.at(sqrt(level) * cos(turn), sqrt(level / 3) * sin(turn)) for turn in turns], _LEVEL)
    for turn in (0.15, 0.95, 2.3, 3.6, 5.1):
        x, y = sqrt(3) * cos(turn), sin(turn)
        picture.arrow([plot.at(x, y), plot.at(x + 0.14 * 2 * x, y + 0.14 * 6 * y)], Stroke(ORANGE, 1.4), bend=0)
        picture.circle(plot.at(x, y), 1.6, FRAME.color, None)
    picture.text(plot.at(0, 0), "$f$ small", NOTE)
    picture.text(plot.at(2.85, -1.5), "$f$ large", NOTE, "right")
    return picture


def strips() -> Picture:
    """Draw what the trapezoidal rule and Simpson's rule integrate in place of a function."""
    picture = Picture(360, 118)
    for left, parabola in ((8.0, False), (192.0, True)):
        plot = Plot(picture, Box(left, 6, 160, 92), (-0.15, 2.3), (0, 1.75))
        nodes = [(x, _bump(x)) for x in (0.0, 1.0, 2.0)]
        picture.area([plot.at(0, 0), *(plot.at(*node) for node in nodes), plot.at(2, 0)], BLUE_TINT)
        if parabola:
            picture.area([plot.at(0, 0), *_parabola(plot), plot.at(2, 0)], BLUE_TINT)
        plot.horizontal([], y=0)
        picture.line([plot.at(0.02 * number, _bump(0.02 * number)) for number in range(111)], FIRST)
        picture.line(_parabola(plot) if parabola else [plot.at(*node) for node in nodes], SECOND)
        for x, y in nodes:
            picture.line([plot.at(x, 0), plot.at(x, y)], FRAME)
            picture.circle(plot.at(x, y), 2.0, FRAME.color, None)
        for x, name in ((0.0, "$a$"), (1.0, r"$\frac{a+b}{2}$" if parabola else "$a+h$"), (2.0, "$b$")):
            _label_axis(plot, x, name)
    return picture


def _bump(x: float) -> float:
    return 0.5 + 1.05 * sin(1.35 * x) + 0.12 * x


def _parabola(plot: Plot) -> list[Point]:
    """Find the parabola through the function's values at 0, 1 and 2."""
    low, middle, high = (_bump(x) for x in (0.0, 1.0, 2.0))
    bend, slope = (low - 2 * middle + high) / 2, (-3 * low + 4 * middle - high) / 2
    return [plot.at(0.05 * part, low + slope * 0.05 * part + bend * (0.05 * part) ** 2) for part in range(41)]


PICTURES = {
    "gradient": gradient,
    "newton": newton,
    "polar-area": polar_area,
    "product": product,
    "secants": secants,
    "strips": strips,
}


def main() -> None:
    """Draw all of them into the folder `figures`."""
    captions = read_captions(DECK)
    for name, draw in PICTURES.items():
        (DECK / "figures" / f"{name}.svg").write_text(draw().svg(*captions[name]), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
