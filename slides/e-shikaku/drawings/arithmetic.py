"""Convolutions and means with numbers."""

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import number
from drawings.style import BLUE, BLUE_TINT, FRAME, LABEL, NOTE, ORANGE, ORANGE_TINT, PAPER, QUIET, Letters, Stroke

Matrix = NDArray[np.float64]
Cell = tuple[int, int]


def _table(picture: Picture, place: Box, values: Matrix, marked: set[Cell], fill: str = BLUE_TINT) -> Box:
    """Draw a matrix as cells with numbers, some of them marked; ``place`` is the first cell."""
    rows, columns = values.shape
    for down in range(rows):
        for across in range(columns):
            box = place._replace(x=place.x + across * place.width, y=place.y + down * place.height)
            picture.box(box, fill if (down, across) in marked else PAPER, Stroke(QUIET, 0.6))
            picture.text(box.center, number(float(values[down, across])))
    return place._replace(width=columns * place.width, height=rows * place.height)


def correlate(image: Matrix, kernel: Matrix) -> Matrix:
    """Convolve as neural networks do: without turning the kernel round."""
    height, width = (int(i) - int(k) + 1 for i, k in zip(image.shape, kernel.shape, strict=True))
    high, wide = kernel.shape
    windows = [[np.sum(image[i : i + high, j : j + wide] * kernel) for j in range(width)] for i in range(height)]
    return np.array(windows)


def convolution() -> Picture:
    """Draw a convolution of a small image."""
    picture = Picture(402, 92)
    image, kernel = np.arange(1.0, 10).reshape(3, 3), np.arange(1.0, 5).reshape(2, 2)
    result = correlate(image, kernel)
    window = {(1, 1), (1, 2), (2, 1), (2, 2)}
    enter = _table(picture, Box(8, 22, 21, 21), image, window)
    picture.box(Box(29, 43, 42, 42), "none", Stroke(BLUE, 1.5))
    picture.text((92, 53.5), "$*$", Letters(11))
    weights = _table(picture, Box(112, 32.5, 21, 21), kernel, set())
    picture.text((178, 53.5), "$=$", Letters(11))
    leave = _table(picture, Box(206, 32.5, 25, 21), result, {(1, 1)}, ORANGE_TINT)
    picture.box(Box(231, 53.5, 25, 21), "none", Stroke(ORANGE, 1.5))
    for box, name in ((enter, "入力画像 $I$"), (weights, "フィルタ $K$"), (leave, "特徴マップ $I*K$")):
        picture.text((box.center[0], 9), name, NOTE)
    terms = [rf"{number(image[1 + m, 1 + n])}\times {number(kernel[m, n])}" for m in range(2) for n in range(2)]
    picture.text((268, 43), f"${'+'.join(terms[:2])}$", LABEL, "left")
    picture.text((268, 59), f"$+{'+'.join(terms[2:])}={number(result[1, 1])}$", LABEL, "left")
    return picture


def output_size() -> Picture:
    """Draw padding, filter and stride, and the size of what comes out."""
    picture = Picture(360, 128)
    height, padding, size, stride, unit = 5, 1, 3, 2, 13.0
    padded = height + 2 * padding
    count = (padded - size) // stride + 1
    at = (58.0, 24.0)
    for down in range(padded):
        for across in range(padded):
            inside = padding <= down < padding + height and padding <= across < padding + height
            box = Box(at[0] + across * unit, at[1] + down * unit, unit, unit)
            picture.box(box, PAPER if inside else "#eceff2", Stroke("#8a949e", 0.5))
            if not inside:
                picture.text(box.center, "0", Letters(8, "#8a949e"))
    picture.box(Box(at[0] + padding * unit, at[1] + padding * unit, height * unit, height * unit), "none", FRAME)
    for step, pen in ((0, Stroke(BLUE, 1.8)), (1, Stroke(ORANGE, 1.8, "4 2"))):
        picture.box(Box(at[0] + 1, at[1] + 1 + step * stride * unit, size * unit - 2, size * unit - 2), "none", pen)
    _bracket(picture, at[0] - 7, at[1] + padding * unit, height * unit, f"$h={height}$")
    _bracket(picture, at[0] - 7, at[1], padding * unit, f"$p_h={padding}$")
    right = at[0] + padded * unit
    picture.text((at[0] + padded * unit / 2, 10), "パディングした入力", NOTE)
    picture.arrow([(right + 9, at[1] + unit / 2), (right + 9, at[1] + (stride + 0.5) * unit)], Stroke(ORANGE, 1.1))
    picture.text((right + 15, at[1] + 1.5 * unit), f"$s_h={stride}$", Letters(8.5, ORANGE), "left")
    picture.text((right + 15, at[1] + 4.2 * unit), f"フィルタ $f_h={size}$", Letters(8.5, BLUE), "left")
    out = Box(262, at[1] + (padded - count) * unit / 2, count * unit, count * unit)
    for down in range(count):
        for across in range(count):
            picture.box(Box(out.x + across * unit, out.y + down * unit, unit, unit), BLUE_TINT, Stroke(BLUE, 0.6))
    picture.text((out.center[0], 10), "出力マップ", NOTE)
    picture.text((out.right + 6, out.center[1]), f"$o_h={count}$", LABEL, "left")
    formula = rf"\left\lfloor\dfrac{{{height}+2\times {padding}-{size}}}{{{stride}}}\right\rfloor+1={count}"
    picture.text((290, 108), f"$o_h={formula}$")
    return picture


def _bracket(picture: Picture, x: float, top: float, length: float, name: str) -> None:
    pen = Stroke(QUIET, 0.7)
    picture.line([(x + 3, top + 0.8), (x, top + 0.8), (x, top + length - 0.8), (x + 3, top + length - 0.8)], pen)
    picture.text((x - 4, top + length / 2), name, LABEL, "right")


def axis_means() -> Picture:
    """Draw the means of an array along its axes."""
    picture = Picture(345, 122)
    values = np.array([[88.0, 95, 35, 81], [99, 57, 15, 2]])
    table = _table(picture, Box(54, 26, 34, 20), values, set())
    columns = _table(picture, Box(54, 96, 34, 20), values.mean(axis=0, keepdims=True), {(0, c) for c in range(4)})
    rows = _table(picture, Box(238, 26, 42, 20), values.mean(axis=1, keepdims=True), {(0, 0), (1, 0)}, ORANGE_TINT)
    for column in range(4):
        x = table.x + (column + 0.5) * 34
        picture.arrow([(x, table.bottom + 4), (x, columns.y - 4)], Stroke(BLUE, 1.0))
    for line in range(2):
        y = table.y + (line + 0.5) * 20
        picture.arrow([(table.right + 5, y), (rows.x - 5, y)], Stroke(ORANGE, 1.0, "4 2"))
    picture.text((46, 81), "axis=0", Letters(8.5, BLUE), "right")
    picture.text(((table.right + rows.x) / 2, 14), "axis=1", Letters(8.5, ORANGE))
    picture.text((table.center[0], 12), "$X$、形状 (2, 4)", NOTE)
    picture.text((columns.right + 8, columns.center[1]), "列ごとの平均、形状 (4,)", NOTE, "left")
    picture.text((rows.center[0] + 8, 78), "行ごとの平均\n形状 (2,)", NOTE)
    return picture
