"""Regularization as geometry: where the error's contours touch the weights that are allowed."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import BLUE, BLUE_LABEL, BLUE_TINT, HALF, INK, LABEL, ORANGE, ORANGE_LABEL, PAPER, Stroke

Values = NDArray[np.float64]

_MINIMUM = np.array([2.0, 0.95])
_SHAPE = np.array([[1.0, 0.3], [0.3, 0.8]])


def _error(weights: Values) -> float:
    shift = weights - _MINIMUM
    return float(shift @ _SHAPE @ shift)


def _geometry(boundary: Values, name: str, solution: str) -> Picture:
    """Draw the error's contours, the weights that are allowed, and where they touch."""
    picture = Picture(HALF, 146)
    plot = Plot(picture, Box(4, 6, 170, 130), (-1.35, 3.95), (-1.3, 2.7))
    picture.area(plot.points(boundary[:, 0], boundary[:, 1]), BLUE_TINT, Stroke(BLUE, 1.2))
    touch = boundary[int(np.argmin([_error(point) for point in boundary]))]
    values, vectors = np.linalg.eigh(_SHAPE)
    angles = np.linspace(0, 2 * np.pi, 121)
    for share in (0.12, 0.5, 1):
        radii = np.sqrt(share * _error(touch) / values)[:, None]
        curve = _MINIMUM[:, None] + vectors @ (np.stack([np.cos(angles), np.sin(angles)]) * radii)
        plot.curve(curve[0], curve[1], Stroke(ORANGE, 0.9, "4 2"))
    plot.horizontal([], y=0)
    plot.vertical([], x=0)
    picture.text((plot.box.right + 5, plot.at(0, 0)[1]), "$w_1$", LABEL, "left")
    picture.text((plot.at(0, 0)[0] - 5, plot.box.y + 4), "$w_2$", LABEL, "right")
    center = plot.at(*map(float, _MINIMUM))
    picture.line([center, plot.at(2.9, 2.2)], Stroke(ORANGE, 0.6))
    picture.text(plot.at(2.75, 2.3), "$E$ の最小点", ORANGE_LABEL._replace(ground=PAPER), "left", "bottom")
    plot.dot(float(_MINIMUM[0]), float(_MINIMUM[1]), ORANGE)
    corner = plot.at(*map(float, touch))
    picture.line([corner, (corner[0] + 18, plot.at(0, -0.72)[1])], Stroke(INK, 0.6))
    plot.dot(float(touch[0]), float(touch[1]), INK, 2.6)
    picture.text((corner[0] + 20, plot.at(0, -0.82)[1]), solution, LABEL._replace(ground=PAPER), "left")
    picture.text((plot.at(0.25, 0)[0], plot.at(0, -1.22)[1]), name, BLUE_LABEL, "left")
    return picture


def lasso_geometry() -> Picture:
    """Draw how the L1 norm leads to a weight of exactly zero."""
    corners = np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]], dtype=float)
    steps = np.linspace(0, 1, 41)[:-1]
    edges = np.array([start + step * (end - start) for start, end in pairwise(corners) for step in steps])
    return _geometry(edges, r"$\Vert w\Vert_1$ が一定以下", "解：$w_2=0$")


def ridge_geometry() -> Picture:
    """Draw how the L2 norm shortens the weights."""
    angles = np.linspace(0, 2 * np.pi, 361)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return _geometry(circle, r"$\Vert w\Vert_2$ が一定以下", r"解：$w_1,w_2\ne 0$")
