"""Kinds of convolution, as channels and filters."""

from collections.abc import Sequence

from drawings.diagram import row
from drawings.picture import Box, Picture, Point
from drawings.style import BLUE, BLUE_TINT, FLOW, HALF, NOTE, ORANGE, ORANGE_TINT, QUIET, THIRD, Stroke

_CARD = 20.0
_TINTS = (BLUE_TINT, ORANGE_TINT)
_PENS = (Stroke(BLUE, 0.9), Stroke(ORANGE, 0.9))
_COLUMNS = (20.0, 76.0, 132.0)
_HEADS = ("入力", "フィルタ", "出力")

_STEP = 26.0
_INPUTS, _OUTPUTS = row(4, 28.5, _STEP), row(3, 28.5 + _STEP / 2, _STEP)


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
    picture = Picture(THIRD, 130)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    ys = _INPUTS
    for index, y in enumerate(ys):
        group = index // 2
        _card(picture, (enter, y), group)
        for source in ys[2 * group : 2 * group + 2]:
            _link(picture, (enter, source), (middle, y), (12, 12))
        _stack(picture, (middle, y), (group, group), 13)
        _link(picture, (middle, y), (leave, y), (12, 13))
        _card(picture, (leave, y), group)
    picture.box(Box(leave - 14, 15, 28, 105), "none", Stroke(QUIET, 0.6, "2 2"), 3)
    picture.text((leave, 125), "連結", NOTE)
    picture.line([(6, 67.5), (112, 67.5)], Stroke(QUIET, 0.6, "2 2"))
    picture.text((middle, 125), "グループごと", NOTE)
    return picture


def depthwise() -> Picture:
    """Draw a depthwise convolution."""
    picture = Picture(THIRD, 130)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    for y in _INPUTS:
        _card(picture, (enter, y), 0)
        _link(picture, (enter, y), (middle, y), (12, 9))
        _card(picture, (middle, y), 0, 13)
        _link(picture, (middle, y), (leave, y), (9, 12))
        _card(picture, (leave, y), 0)
    picture.text((middle, 125), "1チャンネルに1枚", NOTE)
    return picture


def pointwise() -> Picture:
    """Draw a pointwise convolution."""
    picture = Picture(THIRD, 130)
    _heads(picture, 8)
    enter, middle, leave = _COLUMNS
    for y in _INPUTS:
        _card(picture, (enter, y), 0)
    _mix(picture, enter, middle, leave)
    picture.text((middle, 125), r"$1\times 1$、全チャンネル", NOTE)
    return picture


def separable() -> Picture:
    """Draw a depthwise convolution with a pointwise one after it."""
    picture = Picture(HALF, 130)
    enter, first, between, second, leave = 14.0, 50.0, 88.0, 140.0, 181.0
    for y in _INPUTS:
        _card(picture, (enter, y), 0)
        _link(picture, (enter, y), (first, y), (11, 8))
        _card(picture, (first, y), 0, 13)
        _link(picture, (first, y), (between, y), (8, 11))
        _card(picture, (between, y), 0)
    _mix(picture, between, second, leave)
    for x, name in ((enter, "入力"), (leave, "出力")):
        picture.text((x, 8), name, NOTE)
    picture.text((first, 125), "デプスワイズ", NOTE)
    picture.text((second, 125), "ポイントワイズ", NOTE)
    return picture


def _mix(picture: Picture, enter: float, middle: float, leave: float) -> None:
    """Draw filters of one pixel that take a weighted sum over all channels at the same place."""
    for y in _INPUTS:
        picture.box(Box.around((enter + 4, y - 4), 4, 4), BLUE, None)
    for out in _OUTPUTS:
        for y in _INPUTS:
            _link(picture, (enter + 4, y - 4), (middle, out), (4, 12))
        for index in range(4):
            picture.box(Box(middle - 9 + 4.5 * index, out - 2.25, 4.5, 4.5), ORANGE_TINT, _PENS[1])
        _link(picture, (middle, out), (leave, out), (11, 12))
        _card(picture, (leave, out), 0)
        picture.box(Box.around((leave + 4, out - 4), 4, 4), BLUE, None)
