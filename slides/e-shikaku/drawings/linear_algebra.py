"""Eigenvectors and the singular value decomposition."""

import numpy as np

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE, BLUE_LABEL, BLUE_TINT, FRAME, INK, NOTE, ORANGE, PAPER, QUIET, Letters, Stroke

_MATRIX = np.array([[2.0, 1.0], [1.0, 2.0]])


def _plane(picture: Picture, left: float) -> Plot:
    plot = Plot(picture, Box(left, 16, 118, 118), (-3.1, 3.1), (-3.1, 3.1))
    plot.horizontal([], y=0)
    plot.vertical([], x=0)
    return plot


def eigenvectors() -> Picture:
    """Draw how a symmetric matrix stretches the plane along its eigenvectors."""
    picture = Picture(345, 142)
    values, vectors = np.linalg.eigh(_MATRIX)
    angles = np.linspace(0, 2 * np.pi, 121)
    circle = np.stack([np.cos(angles), np.sin(angles)])
    other = np.array([0.0, 1.0])
    for left, matrix, name in ((6.0, np.eye(2), r"$\boldsymbol{v}$"), (206.0, _MATRIX, r"$A\boldsymbol{v}$")):
        plot = _plane(picture, left)
        image = matrix @ circle
        plot.picture.area(plot.points(image[0], image[1]), "#eef3f7", Stroke(QUIET, 0.8))
        for value, vector, color in zip(values, vectors.T, (ORANGE, BLUE), strict=True):
            tip = matrix @ vector * np.sign(vector[1])
            dash = "4 2" if color == ORANGE else ""
            picture.arrow([plot.at(0, 0), plot.at(*map(float, tip))], Stroke(color, 1.4, dash), bend=0)
            if left > 100:
                x, y = plot.at(*map(float, tip))
                sign = 1 if tip[0] > 0 else -1
                picture.text(
                    (x + 4 * sign, y - 7),
                    rf"$\lambda={number(float(value))}$",
                    Letters(8.5, color),
                    "left" if sign > 0 else "right",
                )
        tip = matrix @ other
        picture.arrow([plot.at(0, 0), plot.at(*map(float, tip))], Stroke(INK, 0.9), bend=0)
        picture.text((plot.box.center[0], 8), name)
    picture.arrow([(134, 75), (196, 75)])
    picture.text((165, 64), "$A$", Letters(10))
    return picture


_ROWS, _COLUMNS, _CELL = 5, 3, 12.0


def _matrix(picture: Picture, center: tuple[float, float], shape: tuple[int, int], name: str, size: str) -> Box:
    """Draw a matrix as a rectangle of cells, with its name above and its size below."""
    rows, columns = shape
    box = Box.around(center, columns * _CELL, rows * _CELL)
    picture.box(box, PAPER, FRAME)
    for index in range(1, rows):
        picture.line([(box.x, box.y + index * _CELL), (box.right, box.y + index * _CELL)], Stroke("#d3d9df", 0.5))
    for index in range(1, columns):
        picture.line([(box.x + index * _CELL, box.y), (box.x + index * _CELL, box.bottom)], Stroke("#d3d9df", 0.5))
    picture.text((center[0], 12), f"${name}$", Letters(10))
    picture.text((center[0], 104), f"${size}$", NOTE)
    return box


def _mark(picture: Picture, box: Box, cells: list[tuple[int, int]]) -> None:
    for down, across in cells:
        cell = Box(box.x + across * _CELL, box.y + down * _CELL, _CELL, _CELL)
        picture.box(cell, BLUE_TINT, Stroke(BLUE, 0.6))


def shapes() -> Picture:
    """Draw the shapes of the singular value decomposition."""
    picture = Picture(345, 112)
    y = 58.0
    _matrix(picture, (30, y), (_ROWS, _COLUMNS), "A", r"m\times n")
    picture.text((66, y), "$=$", Letters(11))
    _matrix(picture, (120, y), (_ROWS, _ROWS), "U", r"m\times m")
    sigma = _matrix(picture, (206, y), (_ROWS, _COLUMNS), r"\Sigma", r"m\times n")
    _mark(picture, sigma, [(i, i) for i in range(_COLUMNS)])
    for index in range(_COLUMNS):
        picture.circle(
            (sigma.x + (index + 0.5) * _CELL, sigma.y + (index + 0.5) * _CELL), 2.2 - 0.5 * index, BLUE, None
        )
    _matrix(picture, (276, y), (_COLUMNS, _COLUMNS), r"V^{\!\!\top}", r"n\times n")
    picture.line([(sigma.right + 1, sigma.y + 6), (sigma.right + 10, sigma.y - 2)], Stroke(BLUE, 0.6))
    picture.text((sigma.right + 12, sigma.y - 5), "特異値", BLUE_LABEL, "left")
    return picture


def truncation() -> Picture:
    """Draw what a low-rank approximation keeps of the decomposition."""
    picture = Picture(345, 112)
    y, kept = 58.0, 2
    _matrix(picture, (30, y), (_ROWS, _COLUMNS), "A_k", r"m\times n")
    picture.text((66, y), "$=$", Letters(11))
    left = _matrix(picture, (120, y), (_ROWS, _ROWS), "U", r"m\times m")
    _mark(picture, left, [(i, j) for i in range(_ROWS) for j in range(kept)])
    sigma = _matrix(picture, (206, y), (_ROWS, _COLUMNS), r"\Sigma", r"m\times n")
    _mark(picture, sigma, [(i, i) for i in range(kept)])
    right = _matrix(picture, (276, y), (_COLUMNS, _COLUMNS), r"V^{\!\!\top}", r"n\times n")
    _mark(picture, right, [(i, j) for i in range(kept) for j in range(_COLUMNS)])
    picture.text((302, y), "色の部分\nを残す", BLUE_LABEL, "left")
    return picture
