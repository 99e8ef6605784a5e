"""Gradient descent: the paths that optimizers take on one loss, and what else they do to the step."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE, HALF, INK, NOTE, PAPER, Stroke

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


def momentum(rate: float, alpha: float, *, ahead: bool = False) -> Iterator[Vector]:
    """Walk by momentum; ``ahead`` takes the gradient where the velocity leads, as Nesterov's method does."""
    theta, velocity = _START, np.zeros(2)
    while True:
        yield theta
        place = theta + alpha * velocity if ahead else theta
        velocity = alpha * velocity - rate * gradient(place)
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


def adam(rate: float, rho1: float, rho2: float) -> Iterator[Vector]:
    """Walk by Adam."""
    theta, first, second = _START, np.zeros(2), np.zeros(2)
    time = 0
    while True:
        yield theta
        slope = gradient(theta)
        time += 1
        first = rho1 * first + (1 - rho1) * slope
        second = rho2 * second + (1 - rho2) * slope * slope
        theta = theta - rate * (first / (1 - rho1**time)) / (np.sqrt(second / (1 - rho2**time)) + 1e-7)


def _valley(box: Box, picture: Picture, x: float = 11.7, y: float = 2.65) -> Plot:
    """Draw the loss's contours."""
    plot = Plot(picture, box, (-x, x), (-y, y))
    center = plot.at(0, 0)
    for level in (0.1, 0.6, 1.6, 3.1, 4.6, 6.45):
        reach = np.sqrt(2 * level / _CURVATURE)
        radii = reach * (box.width / (2 * x), box.height / (2 * y))
        picture.ellipse(center, (float(radii[0]), float(radii[1])), "none", Stroke("#a9b3bd", 0.6))
    picture.line([(center[0] - 3, center[1]), (center[0] + 3, center[1])], Stroke(INK, 0.8))
    picture.line([(center[0], center[1] - 3), (center[0], center[1] + 3)], Stroke(INK, 0.8))
    return plot


def _path(plot: Plot, walk: Iterator[Vector], steps: int, color: str, *, hollow: bool = False) -> None:
    places = [next(walk) for _ in range(steps + 1)]
    plot.curve([place[0] for place in places], [place[1] for place in places], Stroke(color, 1.0))
    for place in places:
        fill, edge = (PAPER, Stroke(color, 0.8)) if hollow else (color, None)
        plot.picture.circle(plot.at(*place), 1.6, fill, edge)


_STEPS = 25
_RATE = 0.92
_SLOW, _ALPHA = 0.4, 0.6


def sgd_path() -> Picture:
    """Draw the path of plain gradient descent."""
    picture = Picture(HALF, 112)
    plot = _valley(Box(2, 2, 236, 88), picture)
    _path(plot, sgd(_RATE), _STEPS, BLUE)
    _foot(picture, rf"$\eta={number(_RATE)}$、{_STEPS}回更新")
    return picture


def momentum_path() -> Picture:
    """Draw the path of momentum."""
    picture = Picture(HALF, 112)
    plot = _valley(Box(2, 2, 236, 88), picture)
    _path(plot, momentum(_SLOW, _ALPHA), _STEPS, BLUE)
    _foot(picture, rf"$\eta={number(_SLOW)}$、$\alpha={number(_ALPHA)}$、{_STEPS}回更新")
    return picture


def _foot(picture: Picture, text: str) -> None:
    picture.text((picture.width / 2, 103), text, NOTE)
