"""How much two areas overlap: IoU and the Dice coefficient."""

from drawings.picture import Box, Picture, Point
from drawings.plot import number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    FRAME,
    LABEL,
    ORANGE,
    ORANGE_LABEL,
    PAPER,
    SMALL,
    Letters,
    Stroke,
)

_TRUE = Stroke(BLUE, 1.3)
_PREDICTED = Stroke(ORANGE, 1.3, "4 2")
_HATCH = Stroke(BLUE, 0.5)
_SIDE = 9
_SHIFT = 1
_BIG = Letters(11)


def _corners(box: Box) -> list[Point]:
    return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]


def _fill(picture: Picture, points: list[Point]) -> None:
    picture.area(points, BLUE_TINT)
    picture.hatch(points, _HATCH, 3.5)


def _outlines(picture: Picture, true: Box, predicted: Box) -> None:
    picture.box(true, stroke=_TRUE)
    picture.box(predicted, stroke=_PREDICTED)


def _shared(one: Box, other: Box) -> Box:
    return Box(other.x, other.y, one.right - other.x, one.bottom - other.y)


def _union(one: Box, other: Box) -> list[Point]:
    """Walk around two boxes of which the second lies further down to the right."""
    return [
        (one.x, one.y), (one.right, one.y), (one.right, other.y), (other.right, other.y),
        (other.right, other.bottom), (other.x, other.bottom), (other.x, one.bottom), (one.x, one.bottom),
    ]  # fmt: skip


def _pair(x: float, y: float) -> tuple[Box, Box]:
    return Box(x, y, 50, 32), Box(x + 18, y + 12, 50, 32)


def iou_fraction() -> Picture:
    """Draw the IoU as a fraction of areas."""
    picture = Picture(195, 130)
    picture.text((8, 65), r"$\mathrm{IoU}=$", Letters(10), "left")
    true, predicted = _pair(66, 9)
    _fill(picture, _corners(_shared(true, predicted)))
    _outlines(picture, true, predicted)
    picture.text((62, 16), r"$B_{\mathrm{true}}$", BLUE_LABEL, "right")
    picture.text((138, 46), r"$B_{\mathrm{pred}}$", ORANGE_LABEL, "left")
    picture.line([(54, 65), (146, 65)], Stroke(FRAME.color, 1))
    true, predicted = _pair(66, 77)
    _fill(picture, _union(true, predicted))
    _outlines(picture, true, predicted)
    picture.text((150, 31), "積集合", LABEL, "left")
    picture.text((150, 99), "和集合", LABEL, "left")
    return picture


def dice_fraction() -> Picture:
    """Draw the Dice coefficient as a fraction of areas."""
    picture = Picture(195, 134)
    picture.text((8, 65), r"$\mathrm{Dice}=$", Letters(10), "left")
    true, predicted = _pair(88, 9)
    _fill(picture, _corners(_shared(true, predicted)))
    _outlines(picture, true, predicted)
    picture.text((84, 16), r"$S_{\mathrm{true}}$", BLUE_LABEL, "right")
    picture.text((160, 46), r"$S_{\mathrm{pred}}$", ORANGE_LABEL, "left")
    picture.line([(52, 65), (192, 65)], Stroke(FRAME.color, 1))
    for box, stroke in ((Box(58, 77, 50, 32), _TRUE), (Box(136, 77, 50, 32), _PREDICTED)):
        _fill(picture, _corners(box))
        picture.box(box, stroke=stroke)
    picture.text((122, 93), "$+$", _BIG)
    picture.line([(56, 116), (188, 116)], Stroke(FRAME.color, 0.8))
    picture.text((122, 126), "2", LABEL)
    return picture


def _squares(picture: Picture, at: Point, unit: float) -> None:
    """Draw two squares of cells, the second one a cell further down to the right, and their overlap."""
    side, shift = _SIDE * unit, _SHIFT * unit
    true, predicted = Box(*at, side, side), Box(at[0] + shift, at[1] + shift, side, side)
    picture.area(_union(true, predicted), PAPER)
    picture.area(_corners(_shared(true, predicted)), BLUE_TINT)
    grid = Stroke("#8a949e", 0.4)
    for index in range(_SIDE + _SHIFT + 1):
        place = index * unit
        start = 0.0 if index <= _SIDE else shift
        end = side if index < _SHIFT else side + shift
        picture.line([(at[0] + place, at[1] + start), (at[0] + place, at[1] + end)], grid)
        picture.line([(at[0] + start, at[1] + place), (at[0] + end, at[1] + place)], grid)
    _outlines(picture, true, predicted)


def _sums(picture: Picture, x: float, lines: list[str]) -> None:
    for index, line in enumerate(lines):
        picture.text((x, 22 + 26 * index), line, SMALL, "left")


def _areas() -> tuple[int, int]:
    """Count the cells of one square and of the overlap."""
    return _SIDE**2, (_SIDE - _SHIFT) ** 2


def iou_squares() -> Picture:
    """Draw two squares of which the IoU is computed."""
    picture = Picture(195, 100)
    _squares(picture, (3, 6), 8)
    whole, shared = _areas()
    union = 2 * whole - shared
    inner = _SIDE - _SHIFT
    _sums(picture, 92, [
        rf"積集合 ${inner}\times {inner}={shared}$",
        rf"和集合 ${whole}+{whole}-{shared}={union}$",
        rf"$\mathrm{{IoU}}=\dfrac{{{shared}}}{{{union}}}\approx {number(shared / union, 2)}$",
    ])  # fmt: skip
    return picture


def dice_squares() -> Picture:
    """Draw two squares of which the Dice coefficient is computed."""
    picture = Picture(195, 100)
    _squares(picture, (3, 6), 8)
    whole, shared = _areas()
    inner = _SIDE - _SHIFT
    _sums(picture, 92, [
        rf"積集合 ${inner}\times {inner}={shared}$",
        rf"平均 $\dfrac{{{whole}+{whole}}}{{2}}={whole}$",
        rf"$\mathrm{{Dice}}=\dfrac{{{shared}}}{{{whole}}}\approx {number(shared / whole, 2)}$",
    ])  # fmt: skip
    return picture
