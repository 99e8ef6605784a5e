"""Entropy, divergences, and Bayes' theorem."""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from drawings.diagram import block
from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    FIRST,
    FULL,
    INK,
    LABEL,
    ORANGE_LABEL,
    ORANGE_TINT,
    PANEL,
    PAPER,
    SECOND,
    SINGLE,
    SMALL,
    Letters,
    Stroke,
)

Values = NDArray[np.float64]


def binary_entropy() -> Picture:
    """Draw the entropy of a coin against the probability of its head."""
    picture = Picture(SINGLE, 128)
    plot = Plot(picture, Box(32, 20, 190, 80), (0, 1), (0, 1))
    ps = np.linspace(0.002, 0.998, 167)
    entropy = -ps * np.log2(ps) - (1 - ps) * np.log2(1 - ps)
    plot.horizontal([0, 0.25, 0.5, 0.75, 1], "表の出る確率")
    plot.vertical([0, 0.5, 1], "$H(X)$（ビット）")
    plot.guide((0, 1), (0.5, 1), (0.5, 0))
    plot.curve([0, *ps, 1], [0, *entropy, 0])
    plot.dot(0.5, 1)
    picture.text(plot.at(0.53, 0.4), "等確率のとき\n最大の1ビット", BLUE_LABEL, "left")
    return picture


def cross_entropy_losses() -> Picture:
    """Draw the binary cross entropy for both labels."""
    picture = Picture(SINGLE, 110)
    plot = Plot(picture, Box(32, 20, 190, 62), (0, 1), (0, 4))
    qs = np.linspace(np.exp(-4), 1, 120)
    plot.horizontal([0, 0.25, 0.5, 0.75, 1], "推定した確率 $q$")
    plot.vertical([0, 1, 2, 3, 4], r"損失 $D_{\mathrm{BC}}$")
    plot.curve(qs, -np.log(qs))
    plot.curve(1 - qs, -np.log(qs), SECOND)
    picture.text(plot.at(0.1, 3.1), "$p=1$：$-\\log q$", BLUE_LABEL, "left")
    picture.text(plot.at(0.8, 2.4), "$p=0$：$-\\log(1-q)$", ORANGE_LABEL, "right")
    return picture


def divergence() -> Picture:
    """Draw two densities, and the integrand of their KL divergence both ways."""
    picture = Picture(FULL, 126)
    p, q = NormalDist(0, 0.7), NormalDist(1, 1.3)
    xs = np.linspace(-4, 6, 201)
    ps, qs = np.array([p.pdf(x) for x in xs]), np.array([q.pdf(x) for x in xs])
    plot = Plot(picture, Box(20, 20, 104, 74), (-4, 6), (0, 0.6))
    plot.horizontal([-4, -2, 0, 2, 4, 6], "$x$")
    plot.vertical([0, 0.3, 0.6], "確率密度")
    plot.curve(xs, qs, SECOND)
    plot.curve(xs, ps)
    picture.text(plot.at(0.85, 0.5), "$p(x)$", BLUE_LABEL, "left")
    picture.text(plot.at(2.5, 0.22), "$q(x)$", ORANGE_LABEL, "left")
    both = ((156, ps, qs, "p", "q", FIRST), (300, qs, ps, "q", "p", SECOND))
    values = (_normal_divergence(p, q), _normal_divergence(q, p))
    for (left, one, other, first, second, stroke), value in zip(both, values, strict=True):
        _integrand(Plot(picture, Box(left, 20, 104, 74), (-4, 6), (-0.4, 1.2)), xs, one * np.log(one / other), stroke)
        name = rf"${first}(x)\log\dfrac{{{first}(x)}}{{{second}(x)}}$"
        picture.text((left + 104, 14), name, Letters(8.5, stroke.color), "right", "middle")
        picture.text((left + 52, 118), rf"$D({first}\,\Vert\,{second})\approx {number(value, 2)}$", LABEL)
    return picture


def _normal_divergence(p: NormalDist, q: NormalDist) -> float:
    """Compute the KL divergence of two normal distributions."""
    spread = (p.variance + (p.mean - q.mean) ** 2) / (2 * q.variance)
    return float(np.log(q.stdev / p.stdev) + spread - 0.5)


def _integrand(plot: Plot, xs: Values, ys: Values, stroke: Stroke) -> None:
    """Draw a curve and hatch what it has below zero."""
    shown = np.clip(ys, plot.y[0], plot.y[1])
    zeros = np.zeros_like(xs)
    plot.picture.area(plot.between(xs, zeros, np.maximum(shown, 0)), BLUE_TINT if stroke is FIRST else ORANGE_TINT)
    plot.picture.hatch(plot.between(xs, np.minimum(shown, 0), zeros), Stroke(stroke.color, 0.5), 3)
    inside = ys <= plot.y[1]
    plot.curve(xs[inside], ys[inside], stroke)
    plot.horizontal({-4: "", -2: "", 0: "", 2: "", 4: "", 6: ""}, y=0)
    plot.vertical([0, 0.5, 1])


def screening() -> Picture:
    """Draw Bayes' theorem as counts of people who are tested."""
    picture = Picture(FULL, 108)
    people, prior, sensitivity, false_alarm = 2000, 0.01, 0.9, 0.05
    ill = round(people * prior)
    healthy = people - ill
    hits, alarms = round(ill * sensitivity), round(healthy * false_alarm)
    block(picture, Box(2, 38, 60, 32), f"検査を受けた\n{people}人", PANEL)
    rows = (
        (18.0, "病気の人", ill, prior, "陽性", hits, sensitivity, BLUE_TINT),
        (90.0, "病気でない人", healthy, 1 - prior, "陽性", alarms, false_alarm, ORANGE_TINT),
    )
    for y, name, count, share, result, positive, rate, fill in rows:
        picture.arrow([(62, 54), (76, 54), (76, y), (118, y)])
        picture.text((96, y - 8), f"${number(share)}$", SMALL)
        block(picture, Box(118, y - 16, 72, 32), f"{name}\n{count}人", PAPER)
        picture.arrow([(190, y), (232, y)])
        picture.text((210, y - 8), f"${number(rate)}$", SMALL)
        block(picture, Box(232, y - 16, 54, 32), f"{result}\n{positive}人", fill)
    picture.line([(286, 18), (300, 18), (300, 90), (286, 90)], Stroke(BLUE, 0.8))
    posterior = hits / (hits + alarms)
    picture.text((306, 38), "陽性の人のうち\n病気の人の割合", LABEL, "left")
    picture.text((306, 72), rf"$\dfrac{{{hits}}}{{{hits}+{alarms}}}\approx {number(posterior, 3)}$", BLUE_LABEL, "left")
    return picture


def mixture() -> Picture:
    """Draw two distributions with the one in their middle, and the divergences to it."""
    picture = Picture(345, 104)
    p, q = np.array([0.75, 0.25]), np.array([0.25, 0.75])
    r = (p + q) / 2
    values = [float(np.sum(one * np.log2(one / r))) for one in (p, q)]
    for left, share, name, fill in ((8, p, "p", BLUE_TINT), (128, r, "r", PANEL), (248, q, "q", ORANGE_TINT)):
        plot = Plot(picture, Box(left, 22, 80, 52), (0.4, 2.6), (0, 0.8))
        for place, height in enumerate(share, 1):
            x, top = plot.at(place, float(height))
            picture.box(Box(x - 13, top, 26, plot.box.bottom - top), fill, Stroke(INK, 0.7))
            picture.text((x, top - 7), number(float(height)), SMALL)
        plot.horizontal([])
        picture.text((plot.box.center[0], 84), f"${name}$")
    for x, start, end, value, name in ((108, 92, 124, values[0], "p"), (228, 244, 212, values[1], "q")):
        picture.arrow([(start, 54), (end, 54)])
        picture.text((x, 97), rf"$D({name}\,\Vert\,r)\approx {number(value, 4)}$", LABEL)
    return picture
