"""The paths that optimizers take on one loss, and how large their steps are."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE, BLUE_LABEL, HALF, INK, NOTE, ORANGE_LABEL, SECOND, SINGLE, Stroke

Vector = NDArray[np.float64]

_CURVATURE = np.array([0.1, 2.0])
"""The loss is half of the curvatures times the squared parameters: a valley along the first axis."""

_START = np.array([-7.0, 2.0])


def gradient(theta: Vector) -> Vector:
    """Compute the loss's gradient."""
    return _CURVATURE * theta


def sgd(rate: float) -> Iterator[Vector]:
    """Walk by plain gradient descent."""
    theta = _START
    while True:
        yield theta
        theta = theta - rate * gradient(theta)


def momentum(rate: float, alpha: float) -> Iterator[Vector]:
    """Walk by momentum."""
    theta, velocity = _START, np.zeros(2)
    while True:
        yield theta
        velocity = alpha * velocity - rate * gradient(theta)
        theta = theta + velocity


def adagrad(rate: float) -> Iterator[Vector]:
    """Walk by AdaGrad."""
    theta, total = _START, np.zeros(2)
    while True:
        yield theta
        slope = gradient(theta)
        total = total + slope * slope
        theta = theta - rate * slope / (np.sqrt(total) + 1e-7)


def rmsprop(rate: float, rho: float) -> Iterator[Vector]:
    """Walk by RMSProp."""
    theta, mean = _START, np.zeros(2)
    while True:
        yield theta
        slope = gradient(theta)
        mean = rho * mean + (1 - rho) * slope * slope
        theta = theta - rate * slope / np.sqrt(mean + 1e-7)


def _valley(picture: Picture) -> Plot:
    """Draw the loss's contours."""
    x, y = 11.7, 2.65
    box = Box(2, 2, picture.width - 4, picture.height - 24)
    plot = Plot(picture, box, (-x, x), (-y, y))
    center = plot.at(0, 0)
    for level in (0.1, 0.6, 1.6, 3.1, 4.6, 6.45):
        reach = np.sqrt(2 * level / _CURVATURE)
        radii = reach * (box.width / (2 * x), box.height / (2 * y))
        picture.ellipse(center, (float(radii[0]), float(radii[1])), "none", Stroke("#a9b3bd", 0.6))
    picture.line([(center[0] - 3, center[1]), (center[0] + 3, center[1])], Stroke(INK, 0.8))
    picture.line([(center[0], center[1] - 3), (center[0], center[1] + 3)], Stroke(INK, 0.8))
    return plot


def _path(plot: Plot, walk: Iterator[Vector]) -> None:
    places = [next(walk) for _ in range(_STEPS + 1)]
    plot.curve([place[0] for place in places], [place[1] for place in places], Stroke(BLUE, 1.0))
    for place in places:
        plot.picture.circle(plot.at(*place), 1.6, BLUE, None)


_STEPS = 25
_RATE = 0.92
_SLOW, _ALPHA = 0.4, 0.6


def sgd_path() -> Picture:
    """Draw the path of plain gradient descent."""
    picture = Picture(HALF, 96)
    plot = _valley(picture)
    _path(plot, sgd(_RATE))
    _foot(picture, rf"$\eta={number(_RATE)}$、{_STEPS}回更新")
    return picture


def momentum_path() -> Picture:
    """Draw the path of momentum."""
    picture = Picture(HALF, 96)
    plot = _valley(picture)
    _path(plot, momentum(_SLOW, _ALPHA))
    _foot(picture, rf"$\eta={number(_SLOW)}$、$\alpha={number(_ALPHA)}$、{_STEPS}回更新")
    return picture


def _foot(picture: Picture, text: str) -> None:
    picture.text((picture.width / 2, picture.height - 9), text, NOTE)


def adagrad_path() -> Picture:
    """Draw the path of AdaGrad."""
    rate = 1.0
    picture = Picture(SINGLE, 112)
    _path(_valley(picture), adagrad(rate))
    _foot(picture, rf"$\eta={number(rate)}$、{_STEPS}回更新")
    return picture


def rmsprop_path() -> Picture:
    """Draw the path of RMSProp."""
    rate, rho = 0.4, 0.9
    picture = Picture(HALF, 96)
    _path(_valley(picture), rmsprop(rate, rho))
    _foot(picture, rf"$\eta={number(rate)}$、$\rho={number(rho)}$、{_STEPS}回更新")
    return picture


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
    picture = Picture(300, 128)
    rho, times = 0.9, np.arange(1, 31)
    plot = Plot(picture, Box(32, 20, 190, 80), (0, 30), (0, 1.2))
    moments = 1 - rho**times
    plot.horizontal([0, 10, 20, 30], "更新の回数 $t+1$")
    plot.vertical([0, 0.5, 1], r"勾配が常に1のとき（$\rho_1=0.9$）")
    plot.curve(times, moments / (1 - rho**times))
    plot.curve([0, *times], [0, *moments], SECOND)
    picture.text((plot.box.right + 6, plot.at(0, 1)[1] - 4), r"$\hat{m}_{t+1}$（補正後）", BLUE_LABEL, "left")
    picture.text((plot.box.right + 6, plot.at(0, 0.85)[1] + 3), "$m_{t+1}$", ORANGE_LABEL, "left")
    return picture
