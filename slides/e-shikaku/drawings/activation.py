"""Activation functions."""

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import BLUE_LABEL, HALF

Values = NDArray[np.float64]


def logistic(x: Values) -> Values:
    """Compute the sigmoid function."""
    return 1 / (1 + np.exp(-x))


def sigmoid() -> Picture:
    """Draw the sigmoid function."""
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(30, 20, 194, 76), (-6, 6), (0, 1))
    xs = np.linspace(-6, 6, 121)
    plot.horizontal([-6, -4, -2, 0, 2, 4, 6], "入力 $x$")
    plot.vertical([0, 0.5, 1], "出力 $f(x)$")
    plot.guide((-6, 1), (6, 1))
    plot.guide((-6, 0.5), (0, 0.5), (0, 0))
    plot.curve(xs, logistic(xs))
    plot.dot(0, float(logistic(np.zeros(1))[0]))
    picture.text((plot.at(0.35, 0.5)[0], plot.at(0, 0.5)[1] + 2), r"$f(0)=\frac{1}{2}$", BLUE_LABEL, "left", "top")
    return picture


def relu() -> Picture:
    """Draw the ReLU function."""
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(30, 20, 152, 76), (-3, 3), (0, 3))
    xs = np.array([-3.0, 0.0, 3.0])
    plot.horizontal([-3, -2, -1, 0, 1, 2, 3], "入力 $x$")
    plot.vertical([0, 1, 2, 3], "出力 $f(x)$")
    plot.guide((0, 0), (0, 3))
    plot.curve(xs, np.maximum(0, xs))
    picture.text(plot.at(-1.5, 0.35), "傾き0", BLUE_LABEL)
    picture.text(plot.at(1.45, 2.0), "傾き1", BLUE_LABEL, "right")
    return picture
