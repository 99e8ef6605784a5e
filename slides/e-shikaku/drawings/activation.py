"""Activation functions."""

import numpy as np
from numpy.typing import NDArray

from drawings.distributions import bars
from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE_LABEL, FIRST, FULL, HALF, HEAD, ORANGE_LABEL, SECOND, SMALL

Values = NDArray[np.float64]


def logistic(x: Values) -> Values:
    """Compute the sigmoid function."""
    return 1 / (1 + np.exp(-x))


def sigmoid() -> Picture:
    """Draw the sigmoid function."""
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(26, 20, 162, 76), (-6, 6), (0, 1))
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


def sigmoid_slope() -> Picture:
    """Draw the sigmoid function with its derivative."""
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(26, 20, 162, 76), (-6, 6), (0, 1))
    xs = np.linspace(-6, 6, 121)
    ys = logistic(xs)
    plot.horizontal([-6, -4, -2, 0, 2, 4, 6], "$x$")
    plot.vertical([0, 0.25, 0.5, 1])
    plot.guide((-6, 0.25), (0, 0.25), (0, 0))
    plot.curve(xs, ys)
    plot.curve(xs, ys * (1 - ys), SECOND)
    plot.dot(0, 0.25, ORANGE_LABEL.color)
    picture.text(plot.at(2.2, 0.74), "$f(x)$", BLUE_LABEL, "left")
    picture.text(plot.at(1.55, 0.29), "$f'(x)$、最大 $0.25$", ORANGE_LABEL, "left")
    return picture


def side_by_side() -> Picture:
    """Draw four activation functions with their derivatives."""
    picture = Picture(FULL, 122)
    xs = np.linspace(-3, 3, 121)
    ends = np.array([-3.0, 0.0, 0.0, 3.0])
    slope = 0.1
    tanh = np.tanh(xs)
    panels = (
        ("シグモイド関数", (xs, logistic(xs)), (xs, logistic(xs) * (1 - logistic(xs)))),
        (r"$\tanh$", (xs, tanh), (xs, 1 - tanh**2)),
        ("ReLU", (ends, np.maximum(0, ends)), (ends, np.array([0.0, 0.0, 1.0, 1.0]))),
        ("Leaky ReLU", (ends, np.where(ends < 0, slope * ends, ends)), (ends, np.array([slope, slope, 1.0, 1.0]))),
    )
    for index, (name, function, derivative) in enumerate(panels):
        plot = Plot(picture, Box(6 + 101 * index, 20, 92, 78), (-3, 3), (-1.5, 3))
        plot.horizontal([-2, 2], y=0)
        plot.vertical([-1, 1, 2], x=0)
        plot.curve(*function)
        plot.curve(*derivative, SECOND)
        picture.text((plot.box.center[0], 8), name)
    picture.line([(96, 114), (118, 114)], FIRST)
    picture.text((122, 114), "関数", BLUE_LABEL, "left")
    picture.line([(160, 114), (182, 114)], SECOND)
    picture.text((186, 114), f"導関数（Leaky ReLUの負側の傾きは{slope}）", ORANGE_LABEL, "left")
    return picture


def temperatures() -> Picture:
    """Draw the softmax function's output for three temperatures."""
    picture = Picture(345, 118)
    logits = np.array([5.0, 2.0, 1.0])
    for index, temperature in enumerate((1, 2, 5)):
        plot = Plot(picture, Box(24 + 112 * index, 14, 90, 76), (0.4, 3.6), (0, 1.1))
        powers = np.exp(logits / temperature)
        shares = powers / powers.sum()
        bars(plot, {float(k): float(share) for k, share in enumerate(shares, 1)}, 18)
        plot.horizontal([1, 2, 3], "クラス $i$" if index == 1 else "")
        plot.vertical([0, 0.5, 1] if index == 0 else {0: "", 0.5: "", 1: ""})
        picture.text((plot.box.x + 62, 26), f"$T={temperature}$", HEAD)
        for k, share in enumerate(shares, 1):
            picture.text((plot.at(k, 0)[0], plot.at(0, float(share))[1] - 7), number(float(share), 3), SMALL)
    return picture
