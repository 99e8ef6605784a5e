"""The Transformer's positional encoding."""

from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import AXIS, LABEL, NOTE, SMALL

_POSITIONS, _DIMENSIONS = 50, 64
_LEVELS = 10
_LIGHT, _DARK = (0xF7, 0xFA, 0xFC), (0x12, 0x3A, 0x58)


def encoding(positions: int, dimensions: int) -> NDArray[np.float64]:
    """Compute the encoding: one row for a position, sines in even and cosines in odd columns."""
    pairs = np.arange(dimensions // 2)
    angles = np.arange(positions)[:, None] / 10000 ** (2 * pairs / dimensions)
    return np.stack([np.sin(angles), np.cos(angles)], axis=2).reshape(positions, dimensions)


def _shade(level: int) -> str:
    share = level / (_LEVELS - 1)
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in zip(_LIGHT, _DARK, strict=True))


def _levels(values: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.clip(np.floor((values + 1) / 2 * _LEVELS), 0, _LEVELS - 1).astype(np.int64)


def heat_map() -> Picture:
    """Draw the encoding's values as shades."""
    picture = Picture(345, 216)
    plot = Plot(picture, Box(40, 24, 240, 162), (0, _DIMENSIONS), (_POSITIONS, 0))
    cells: dict[int, list[Box]] = {level: [] for level in range(_LEVELS)}
    for position, levels in enumerate(_levels(encoding(_POSITIONS, _DIMENSIONS))):
        column = 0
        for level, run in groupby(levels):
            length = len(list(run))
            left, top = plot.at(column, position)
            right, bottom = plot.at(column + length, position + 1)
            cells[int(level)].append(Box(left, top, right - left, bottom - top))
            column += length
    for level, boxes in cells.items():
        picture.cells(boxes, _shade(level))
    picture.box(plot.box, "none", AXIS)
    for value in (0, 16, 32, 48, 63):
        x = plot.at(value + 0.5, 0)[0]
        picture.text((x, plot.box.bottom + 4), number(value), SMALL, height="top")
    for value in (0, 10, 20, 30, 40, 49):
        picture.text((plot.box.x - 4, plot.at(0, value + 0.5)[1]), number(value), SMALL, "right")
    picture.text(
        (plot.box.x + 120, plot.box.bottom + 17),
        rf"次元（$d_{{\mathrm{{model}}}}={_DIMENSIONS}$、偶数番目は $\sin$、奇数番目は $\cos$）",
        LABEL,
        height="top",
    )
    picture.text((plot.box.x - 16, plot.box.y - 7), r"位置 $\mathrm{pos}$", LABEL, "left", "bottom")
    _scale(picture, Box(300, plot.box.y + 16, 10, 130))
    return picture


def _scale(picture: Picture, box: Box) -> None:
    height = box.height / _LEVELS
    for level in range(_LEVELS):
        picture.cells([Box(box.x, box.bottom - (level + 1) * height, box.width, height)], _shade(level))
    picture.box(box, "none", AXIS)
    for value in (-1, 0, 1):
        picture.text((box.right + 4, box.bottom - (value + 1) / 2 * box.height), number(value), SMALL, "left")
    picture.text((box.x + 8, box.y - 12), "値", NOTE)
