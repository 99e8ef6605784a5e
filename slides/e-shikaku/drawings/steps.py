"""One step of gradient descent: the learning rate, the velocity, and where the gradient is taken."""

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
    Stroke,
)

Vector = NDArray[np.float64]


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
