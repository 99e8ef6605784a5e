"""Dilated convolution of an image."""

from drawings.picture import Box, Picture, Point
from drawings.style import BLUE, BLUE_TINT, FRAME, LABEL, NOTE, ORANGE, ORANGE_TINT, PAPER, QUIET, Letters, Stroke


def _grid(picture: Picture, at: Point, count: int, unit: float) -> None:
    side = count * unit
    picture.box(Box(*at, side, side), PAPER, FRAME)
    for index in range(1, count):
        place = index * unit
        picture.line([(at[0] + place, at[1]), (at[0] + place, at[1] + side)], Stroke(QUIET, 0.4))
        picture.line([(at[0], at[1] + place), (at[0] + side, at[1] + place)], Stroke(QUIET, 0.4))


def atrous() -> Picture:
    """Draw a dilated convolution on an image."""
    picture = Picture(330, 152)
    size, dilation, unit, count = 3, 2, 15.0, 7
    seen = dilation * (size - 1) + 1
    at = (22.0, 28.0)
    _grid(picture, at, count, unit)
    first = 1
    for down in range(size):
        for across in range(size):
            x, y = at[0] + (first + across * dilation) * unit, at[1] + (first + down * dilation) * unit
            picture.box(Box(x, y, unit, unit), BLUE, Stroke(PAPER, 0.6))
    frame = Box(at[0] + first * unit, at[1] + first * unit, seen * unit, seen * unit)
    picture.box(frame, "none", Stroke(ORANGE, 1.5))
    kernel = (178.0, 58.0)
    _grid(picture, kernel, size, unit)
    for down in range(size):
        for across in range(size):
            picture.box(
                Box(kernel[0] + across * unit, kernel[1] + down * unit, unit, unit), BLUE_TINT, Stroke(BLUE, 0.7)
            )
    out = Box(276, 73, unit, unit)
    picture.box(out, ORANGE_TINT, Stroke(ORANGE, 1.0))
    center = kernel[1] + size * unit / 2
    picture.arrow([(frame.right + 22, center), (kernel[0] - 6, center)])
    picture.arrow([(kernel[0] + size * unit + 6, center), (out.x - 6, center)])
    picture.text((at[0] + count * unit / 2, 12), "入力", NOTE)
    picture.text((kernel[0] + size * unit / 2, 12), f"フィルタ（$k={size}$）", NOTE)
    picture.text((out.center[0], 12), "出力", NOTE)
    picture.text((kernel[0] + size * unit / 2, 118), f"間隔 $d={dilation}$", LABEL)
    picture.text((at[0] + count * unit / 2, 144), f"見る範囲 $k'=d(k-1)+1={seen}$", Letters(8.5, ORANGE))
    return picture
