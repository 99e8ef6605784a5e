"""The paths that optimizers take on one loss, and how large their steps are."""

from collections.abc import Iterator

import numpy as np

from drawings import walks
from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE, BLUE_LABEL, HALF, INK, NOTE, ORANGE_LABEL, SECOND, SINGLE, Stroke
from drawings.walks import CURVATURE, Vector


def _valley(picture: Picture) -> Plot:
    """Draw the loss's contours."""
    x, y = 11.7, 2.65
    box = Box(2, 2, picture.width - 4, picture.height - 24)
    plot = Plot(picture, box, (-x, x), (-y, y))
    center = plot.at(0, 0)
    for level in (0.1, 0.6, 1.6, 3.1, 4.6, 6.45):
        reach = np.sqrt(2 * level / CURVATURE)
        radii = reach * (box.width / (2 * x), box.height / (2 * y))
        picture.ellipse(center, (float(radii[0]), float(radii[1])), "none", Stroke("#a9b3bd", 0.6))
    picture.line([(center[0] - 3, center[1]), (center[0] + 3, center[1])], Stroke(INK, 0.8))
    picture.line([(center[0], center[1] - 3), (center[0], center[1] + 3)], Stroke(INK, 0.8))
    return plot


_STEPS = 25
_RATE = 0.92
_SLOW, _ALPHA = 0.4, 0.6


def _path(walk: Iterator[Vector], facts: str, width: float = HALF, height: float = 96) -> Picture:
    """Draw a walk on the loss's contours, with the numbers that it takes."""
    picture = Picture(width, height)
    plot = _valley(picture)
    places = [next(walk) for _ in range(_STEPS + 1)]
    plot.curve([place[0] for place in places], [place[1] for place in places], Stroke(BLUE, 1.0))
    for place in places:
        picture.circle(plot.at(*place), 1.6, BLUE, None)
    picture.text((width / 2, height - 9), f"{facts}、{_STEPS}回更新", NOTE)
    return picture


def sgd_path() -> Picture:
    """Draw the path of plain gradient descent."""
    return _path(walks.sgd(_RATE), rf"$\eta={number(_RATE)}$")


def momentum_path() -> Picture:
    """Draw the path of momentum."""
    return _path(walks.momentum(_SLOW, _ALPHA), rf"$\eta={number(_SLOW)}$、$\alpha={number(_ALPHA)}$")


def nesterov_path() -> Picture:
    """Draw the path of Nesterov's method, with the same numbers as momentum."""
    facts = rf"$\eta={number(_SLOW)}$、$\alpha={number(_ALPHA)}$"
    return _path(walks.nesterov(_SLOW, _ALPHA), facts, SINGLE, 112)


def adagrad_path() -> Picture:
    """Draw the path of AdaGrad."""
    rate = 1.0
    return _path(walks.adagrad(rate), rf"$\eta={number(rate)}$", SINGLE, 112)


def rmsprop_path() -> Picture:
    """Draw the path of RMSProp."""
    rate, rho = 0.4, 0.9
    return _path(walks.rmsprop(rate, rho), rf"$\eta={number(rate)}$、$\rho={number(rho)}$")


def adam_path() -> Picture:
    """Draw the path of Adam."""
    rate, rho1, rho2 = 0.5, 0.9, 0.999
    facts = rf"$\eta={number(rate)}$、$\rho_1={number(rho1)}$、$\rho_2={number(rho2)}$"
    return _path(walks.adam(rate, rho1, rho2), facts)


def step_sizes() -> Picture:
    """Draw how AdaGrad's and RMSProp's steps shrink under a gradient that stays one."""
    picture = Picture(HALF, 120)
    rho, times = 0.9, np.arange(1, 61)
    plot = Plot(picture, Box(22, 20, 164, 72), (0, 60), (0, 3.2))
    adaptive, averaged = 1 / np.sqrt(times), 1 / np.sqrt(1 - rho**times)
    plot.horizontal([0, 20, 40, 60], "更新の回数")
    plot.vertical([0, 1, 2, 3], r"更新量 $\div\eta$（勾配は常に1）")
    plot.curve(times, averaged)
    plot.curve(times, adaptive, SECOND)
    picture.text(plot.at(24, 1.5), rf"RMSProp（$\rho={number(rho)}$）", BLUE_LABEL, "left")
    picture.text(plot.at(24, 0.62), "AdaGrad", ORANGE_LABEL, "left")
    return picture


def bias_correction() -> Picture:
    """Draw Adam's first moment with and without its correction, for a gradient that stays one."""
    picture = Picture(HALF, 120)
    rho, times = 0.9, np.arange(1, 31)
    plot = Plot(picture, Box(24, 20, 164, 72), (0, 30), (0, 1.2))
    moments = 1 - rho**times
    plot.horizontal([0, 10, 20, 30], "更新の回数 $t+1$")
    plot.vertical([0, 0.5, 1], r"勾配が常に1のとき（$\rho_1=0.9$）")
    plot.curve(times, moments / (1 - rho**times))
    plot.curve([0, *times], [0, *moments], SECOND)
    picture.text(plot.at(1.5, 1.12), r"$\hat{m}_{t+1}$（補正後）", BLUE_LABEL, "left")
    picture.text(plot.at(10, 0.45), "$m_{t+1}$", ORANGE_LABEL, "left")
    return picture
