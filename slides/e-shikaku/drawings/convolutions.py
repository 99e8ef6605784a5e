"""Kinds of convolution, as channels and filters."""

from collections.abc import Sequence
from typing import NamedTuple

from drawings.diagram import row
from drawings.picture import Box, Picture, Point
from drawings.style import (
    BLUE,
    BLUE_TINT,
    FLOW,
    FRAME,
    FULL,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_TINT,
    PAPER,
    QUIET,
    SMALL,
    THIRD,
    Letters,
    Stroke,
)

_CARD = 20.0
_TINTS = (BLUE_TINT, ORANGE_TINT)
_PENS = (Stroke(BLUE, 0.9), Stroke(ORANGE, 0.9))
_COLUMNS = (20.0, 76.0, 132.0)
_HEADS = ("入力", "フィルタ", "出力")


def _card(picture: Picture, center: Point, group: int, side: float = _CARD) -> None:
    """Draw a channel or a filter's slice; the second group is hatched, so that grey prints tell it apart."""
    box = Box.around(center, side, side)
    picture.box(box, _TINTS[group], None)
    if group:
        corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
        picture.hatch(corners, Stroke(ORANGE, 0.45), 3.2)
    picture.box(box, stroke=_PENS[group])


def _stack(picture: Picture, center: Point, groups: Sequence[int], side: float, step: float = 3.5) -> None:
    """Draw the slices of one filter behind each other, the first one in front."""
    middle = (len(groups) - 1) / 2
    for index in reversed(range(len(groups))):
        shift = (index - middle) * step
        _card(picture, (center[0] + shift, center[1] - shift), groups[index], side)


def _heads(picture: Picture, y: float) -> None:
    for x, head in zip(_COLUMNS, _HEADS, strict=True):
        picture.text((x, y), head, NOTE)


def _link(picture: Picture, start: Point, end: Point, margins: Point = (14, 14)) -> None:
    picture.arrow([(start[0] + margins[0], start[1]), (end[0] - margins[1], end[1])], Stroke(FLOW.color, 0.7), 3.6, 0)


def grouped() -> Picture:
    """Draw a convolution in two groups."""
    picture = Picture(THIRD, 142)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    ys = row(4, 30, 29)
    for index, y in enumerate(ys):
        group = index // 2
        _card(picture, (enter, y), group)
        for source in ys[2 * group : 2 * group + 2]:
            _link(picture, (enter, source), (middle, y), (12, 12))
        _stack(picture, (middle, y), (group, group), 13)
        _link(picture, (middle, y), (leave, y), (12, 13))
        _card(picture, (leave, y), group)
    picture.box(Box(leave - 14, 15, 28, 117), "none", Stroke(QUIET, 0.6, "2 2"), 3)
    picture.text((leave, 137), "連結", NOTE)
    picture.line([(6, 73.5), (112, 73.5)], Stroke(QUIET, 0.6, "2 2"))
    picture.text((middle, 137), "グループごと", NOTE)
    return picture


def depthwise() -> Picture:
    """Draw a depthwise convolution."""
    picture = Picture(THIRD, 142)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    for y in row(4, 30, 29):
        _card(picture, (enter, y), 0)
        _link(picture, (enter, y), (middle, y), (12, 9))
        _card(picture, (middle, y), 0, 13)
        _link(picture, (middle, y), (leave, y), (9, 12))
        _card(picture, (leave, y), 0)
    picture.text((middle, 137), "1チャンネルに1枚", NOTE)
    return picture


def pointwise() -> Picture:
    """Draw a pointwise convolution."""
    picture = Picture(THIRD, 142)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    ys, outs = row(4, 30, 29), row(3, 44.5, 29)
    for y in ys:
        _card(picture, (enter, y), 0)
        picture.box(Box.around((enter + 4, y - 4), 4, 4), BLUE, None)
    for out in outs:
        for y in ys:
            _link(picture, (enter + 4, y - 4), (middle, out), (4, 12))
    for out in outs:
        for index in range(4):
            picture.box(Box(middle - 9 + 4.5 * index, out - 2.25, 4.5, 4.5), ORANGE_TINT, _PENS[1])
        _link(picture, (middle, out), (leave, out), (11, 12))
        _card(picture, (leave, out), 0)
        picture.box(Box.around((leave + 4, out - 4), 4, 4), BLUE, None)
    picture.text((middle, 137), r"$1\times 1$、全チャンネル", NOTE)
    return picture


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


class _Filters(NamedTuple):
    """The filters of a layer, how wide their box is, and how many products they take."""

    name: str
    width: float
    fill: str
    products: str


def separable() -> Picture:
    """Draw a common convolution, and a depthwise one followed by a pointwise one."""
    picture = Picture(FULL, 132)
    enter, leave = r"$D_f\times D_f\times M$", r"$D_f\times D_f\times N$"
    common = _Filters(r"フィルタ $D_k\times D_k\times M$ を $N$ 枚", 150, BLUE_TINT, "D_k^2 M N D_f^2")
    depthwise = _Filters(r"$D_k\times D_k\times 1$" + "\nを $M$ 枚", 72, BLUE_TINT, "D_k^2 M D_f^2")
    pointwise = _Filters(r"$1\times 1\times M$" + "\nを $N$ 枚", 66, ORANGE_TINT, "M N D_f^2")
    picture.text((2, 8), "通常の畳み込み", LABEL, "left")
    _row(picture, 34, [enter, common, leave])
    picture.text((2, 74), "デプスワイズ・セパラブル畳み込み", LABEL, "left")
    _row(picture, 100, [enter, depthwise, enter, pointwise, leave])
    return picture


def _row(picture: Picture, y: float, parts: Sequence[str | _Filters]) -> None:
    """Draw feature maps and the filters between them, from left to right."""
    x = 2.0
    for part in parts:
        if x > 2:
            picture.arrow([(x - 14, y), (x, y)])
        if isinstance(part, _Filters):
            box = Box(x, y - 15, part.width, 30)
            picture.box(box, part.fill, FRAME, 3)
            picture.text(box.center, part.name, SMALL)
            picture.text((box.center[0], box.bottom + 9), f"${part.products}$ 回", NOTE)
        else:
            box = Box(x, y - 11, 64, 22)
            picture.box(box, PAPER, FRAME)
            picture.text(box.center, part, SMALL)
        x = box.right + 14
