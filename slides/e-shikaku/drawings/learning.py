"""Generalization and kernels."""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    FIRST,
    INK,
    LABEL,
    NOTE,
    ORANGE_LABEL,
    PAPER,
    QUIET,
    SECOND,
    SINGLE,
    THIRD_LINE,
    Letters,
    Stroke,
)

Values = NDArray[np.float64]


def regression_function() -> Picture:
    """Draw the best prediction as the mean of the targets at each input."""
    picture = Picture(300, 132)
    plot = Plot(picture, Box(22, 18, 250, 96), (0, 6), (-1.7, 2.4))
    xs = np.linspace(0.1, 5.9, 121)

    def best(x: float) -> float:
        return float(1.3 * np.sin(x) + 0.15 * x)

    plot.horizontal([], "入力 $x$")
    plot.vertical([], "目標値 $t$")
    place, spread = 2.2, 0.42
    density = NormalDist(best(place), spread)
    ts = np.linspace(best(place) - 1.15, best(place) + 1.15, 61)
    bell = [place + 1.1 * density.pdf(t) for t in ts]
    picture.area([*plot.points(bell, ts), plot.at(place, ts[-1]), plot.at(place, ts[0])], "#f6dfc6")
    plot.guide((place, -1.7), (place, 2.3))
    plot.curve(bell, ts, SECOND)
    plot.curve(xs, [best(x) for x in xs])
    plot.dot(place, best(place), BLUE, 2.6)
    picture.text((plot.at(place, 0)[0], plot.box.bottom + 4), "$x_0$", LABEL, height="top")
    picture.text(plot.at(3.35, 1.6), "$p(t\\mid x_0)$", ORANGE_LABEL, "left")
    picture.text(plot.at(2.1, best(place) - 0.42), "$h(x_0)$", BLUE_LABEL, "right")
    picture.text(plot.at(5.2, -0.95), "$h(x)=\\mathbb{E}[t\\mid x]$", BLUE_LABEL, "left")
    return picture


def bias_variance() -> Picture:
    """Draw bias, variance and noise of a ridge regression against its strength, computed exactly."""
    picture = Picture(345, 140)
    noise, weakest, strongest = 0.06, -4.5, 1.0
    plot = Plot(picture, Box(34, 18, 250, 96), (weakest, strongest), (0, 0.24))
    strengths = np.linspace(weakest, strongest, 111)
    computed = np.array([_bias_and_variance(10.0**strength, noise) for strength in strengths])
    squares, variances = computed[:, 0], computed[:, 1]
    total = squares + variances + noise
    plot.horizontal([], "正則化の強さ（対数目盛）")
    plot.vertical([], "期待損失")
    plot.curve([weakest, strongest], [noise, noise], THIRD_LINE)
    plot.curve(strengths, variances, SECOND)
    for ys, stroke in ((squares, FIRST), (total, Stroke(INK, 1.6))):
        shown = ys <= plot.y[1]
        plot.curve(strengths[shown], ys[shown], stroke)
    best = int(np.argmin(total))
    plot.guide((float(strengths[best]), 0), (float(strengths[best]), float(total[best])))
    plot.dot(float(strengths[best]), float(total[best]), INK)
    picture.text((plot.box.right + 5, plot.at(0, noise)[1]), r"$\mathrm{Noise}$", Letters(8.5, QUIET), "left")
    picture.text(plot.at(weakest + 0.15, float(variances[0]) - 0.017), r"$\mathrm{Variance}$", ORANGE_LABEL, "left")
    rising = float(strengths[np.argmax(squares > 0.15)])
    picture.text(plot.at(rising + 0.12, 0.15), r"$\mathrm{Bias}^2$", BLUE_LABEL, "left")
    rising = float(strengths[np.argmax(total > 0.19)])
    picture.text(plot.at(rising - 0.1, 0.19), "3つの和", LABEL, "right")
    picture.text((plot.box.x, plot.box.bottom + 11), "弱い：過学習", NOTE, "left")
    picture.text((plot.box.right, plot.box.bottom + 11), "強い：未学習", NOTE, "right")
    return picture


def _bias_and_variance(strength: float, noise: float) -> tuple[float, float]:
    """Compute both for sine data at fixed inputs: predictions are linear in the targets, so no sampling is needed."""
    inputs, centers = np.linspace(0, 1, 14), np.linspace(0, 1, 12)
    features = np.exp(-((inputs[:, None] - centers) ** 2) / (2 * 0.1**2))
    smoother = features @ np.linalg.solve(features.T @ features + strength * np.eye(12), features.T)
    truth = np.sin(2 * np.pi * inputs)
    bias = np.mean((smoother @ truth - truth) ** 2)
    return float(bias), float(noise * np.mean(np.sum(smoother**2, axis=1)))


def gaussian_kernels() -> Picture:
    """Draw the Gaussian kernel for three widths."""
    picture = Picture(SINGLE, 128)
    plot = Plot(picture, Box(30, 20, 196, 80), (-4, 4), (0, 1))
    xs = np.linspace(-4, 4, 161)
    plot.horizontal([-4, -2, 0, 2, 4], "2点の差 $x-x'$（1次元）")
    plot.vertical([0, 0.5, 1], "$k(x,x')$")
    widths = ((18.0, THIRD_LINE, (3.15, 0.82)), (2.0, SECOND, (2.0, 0.45)), (0.5, FIRST, (0, 0.12)))
    for beta, stroke, at in widths:
        plot.curve(xs, np.exp(-(xs**2) / beta), stroke)
        picture.text(plot.at(*at), rf"$\beta={number(beta)}$", Letters(8.5, stroke.color, ground=PAPER))
    return picture


def odds() -> Picture:
    """Draw the predicted probability against the log odds, with the odds at some places."""
    picture = Picture(SINGLE, 112)
    plot = Plot(picture, Box(32, 20, 190, 66), (-4, 4), (0, 1))
    logits = np.linspace(-4, 4, 129)
    plot.horizontal([-4, -2, 0, 2, 4], r"対数オッズ $w^{\!\!\top}x+b$")
    plot.vertical([0, 0.5, 1], r"予測確率 $\hat{y}$")
    plot.curve(logits, 1 / (1 + np.exp(-logits)))
    for chance in (0.2, 0.5, 0.8):
        logit = float(np.log(chance / (1 - chance)))
        x, y = plot.at(logit, chance)
        plot.dot(logit, chance)
        picture.text((x + 6, y + 7), f"オッズ ${number(chance / (1 - chance))}$", BLUE_LABEL, "left")
    return picture
