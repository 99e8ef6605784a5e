"""Gradient descent: the paths that optimizers take on one loss, and what else they do to the step."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    FULL,
    GUIDE,
    HALF,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    PAPER,
    QUIET,
    SECOND,
    SINGLE,
    Stroke,
)

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
    picture = Picture(HALF, 96)
    plot = _valley(Box(2, 2, picture.width - 4, picture.height - 24), picture)
    _path(plot, sgd(_RATE), _STEPS, BLUE)
    _foot(picture, rf"$\eta={number(_RATE)}$、{_STEPS}回更新")
    return picture


def momentum_path() -> Picture:
    """Draw the path of momentum."""
    picture = Picture(HALF, 96)
    plot = _valley(Box(2, 2, picture.width - 4, picture.height - 24), picture)
    _path(plot, momentum(_SLOW, _ALPHA), _STEPS, BLUE)
    _foot(picture, rf"$\eta={number(_SLOW)}$、$\alpha={number(_ALPHA)}$、{_STEPS}回更新")
    return picture


def _foot(picture: Picture, text: str) -> None:
    picture.text((picture.width / 2, picture.height - 9), text, NOTE)


def adagrad_path() -> Picture:
    """Draw the path of AdaGrad."""
    rate = 1.0
    picture = Picture(SINGLE, 112)
    _path(_valley(Box(2, 2, picture.width - 4, picture.height - 24), picture), adagrad(rate), _STEPS, BLUE)
    _foot(picture, rf"$\eta={number(rate)}$、{_STEPS}回更新")
    return picture


def rmsprop_path() -> Picture:
    """Draw the path of RMSProp."""
    rate, rho = 0.4, 0.9
    picture = Picture(HALF, 96)
    _path(_valley(Box(2, 2, picture.width - 4, picture.height - 24), picture), rmsprop(rate, rho), _STEPS, BLUE)
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


def learning_rates() -> Picture:
    """Draw descents into a parabola with learning rates that are too small, right, and too large."""
    picture = Picture(FULL, 118)
    for index, (rate, steps, name) in enumerate(((0.08, 7, "小さすぎる"), (0.7, 4, "適切"), (2.15, 5, "大きすぎる"))):
        plot = Plot(picture, Box(6 + 136 * index, 20, 122, 74), (-2.6, 2.6), (0, 3.4))
        xs = np.linspace(-2.6, 2.6, 105)
        plot.curve(xs, xs**2 / 2, Stroke(QUIET, 0.9))
        plot.horizontal([])
        thetas = [-2.2 if rate < 2 else -1.2]
        for _ in range(steps):
            thetas.append(thetas[-1] - rate * thetas[-1])
        places = [plot.at(theta, theta * theta / 2) for theta in thetas]
        for start, end in pairwise(places):
            picture.arrow([start, end], Stroke(BLUE, 0.9), 3.6, 0)
        for place in places:
            picture.circle(place, 1.8, BLUE, None)
        picture.text((plot.box.center[0], 108), rf"{name}（$\eta={number(rate)}$）", LABEL)
        picture.text((plot.box.right, plot.box.bottom - 6), r"$\theta$", LABEL, "right")
        picture.text((plot.at(2.45, 0)[0], 14), "$L$", LABEL)
    return picture


_BOWL = np.array([0.2, 1.3])
_UNIT = 27.5


def _bowl(picture: Picture) -> Plot:
    """Draw the contours of a rounder loss, with the same scale on both axes."""
    plot = Plot(picture, Box(2, 2, 6.9 * _UNIT, 3.2 * _UNIT), (-4.2, 2.7), (-1.75, 1.45))
    center = plot.at(0, 0)
    for level in (0.08, 0.3, 0.66):
        radii = np.sqrt(2 * level / _BOWL) * _UNIT
        picture.ellipse(center, (float(radii[0]), float(radii[1])), "none", Stroke("#a9b3bd", 0.6))
    picture.text(center, "$+$", LABEL)
    return plot


def _look_ahead(name: str, *, ahead: bool) -> Picture:
    """Draw one step as vectors: what is left of the velocity, the gradient, and their sum."""
    picture = Picture(HALF, 114)
    plot = _bowl(picture)
    theta, carried, rate = np.array([-3.2, 0.8]), np.array([2.6, -1.2]), 0.7
    tip = theta + carried
    place = tip if ahead else theta
    end = tip - rate * _BOWL * place
    start, middle, last = plot.at(*theta), plot.at(*tip), plot.at(*end)
    slope = [plot.at(*place), plot.at(*(place + end - tip))]
    picture.arrow([start, middle], Stroke(BLUE, 1.2), bend=0)
    if not ahead:
        picture.line([slope[1], last, middle], GUIDE)
    picture.arrow(slope, Stroke(ORANGE, 1.2, "4 2"), bend=0)
    picture.arrow([start, last], Stroke(INK, 1.4), bend=0)
    for spot in (start, last):
        picture.circle(spot, 2.3, INK, None)
    picture.circle(slope[0], 4.2, "none", Stroke(ORANGE, 1.0))
    picture.text((start[0] + 8, start[1] - 4), r"$\theta_t$", LABEL, "left")
    beside = (last[0] + 12, last[1] - 11) if ahead else (last[0] + 14, last[1] + 3)
    picture.text(beside, r"$\theta_{t+1}$", LABEL._replace(ground=PAPER))
    for (text, letters, tip_at), above in zip(
        ((r"$\alpha v_t$", BLUE_LABEL, middle), ("$v_{t+1}$", LABEL, last)), (not ahead, ahead), strict=True
    ):
        x, y = (start[0] + 0.52 * (tip_at[0] - start[0]), start[1] + 0.52 * (tip_at[1] - start[1]))
        shift = (4, -9) if above else (-4, 10)
        picture.text((x + shift[0], y + shift[1]), text, letters._replace(ground=PAPER), "left" if above else "right")
    at = (slope[1][0] + 12, slope[1][1] + 24) if ahead else (slope[1][0] - 8, slope[1][1] + 4)
    picture.text(at, name, ORANGE_LABEL._replace(ground=PAPER), "left" if ahead else "right")
    picture.text((HALF / 2, 106), "勾配を求める位置：" + ("先読みした位置" if ahead else "今の位置"), NOTE)
    return picture


def momentum_vectors() -> Picture:
    """Draw a step of momentum."""
    return _look_ahead(r"$-\eta\dfrac{\partial L}{\partial\theta_t}$", ahead=False)


def nesterov_vectors() -> Picture:
    """Draw a step of Nesterov's method."""
    return _look_ahead(r"$-\eta\dfrac{\partial L}{\partial(\theta_t+\alpha v_t)}$", ahead=True)


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
