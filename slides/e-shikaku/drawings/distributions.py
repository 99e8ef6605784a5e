"""Probability distributions."""

from statistics import NormalDist

import numpy as np

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    FIRST,
    HALF,
    LABEL,
    ORANGE,
    ORANGE_LABEL,
    QUIET,
    SECOND,
    SINGLE,
    SMALL,
    THIRD_LINE,
    Letters,
    Stroke,
)


def bars(plot: Plot, heights: dict[float, float], width: float, fill: str = BLUE_TINT, edge: str = BLUE) -> None:
    """Draw bars of a width in points around their places on the horizontal axis."""
    for x, height in heights.items():
        middle, top = plot.at(x, height)
        plot.picture.box(Box(middle - width / 2, top, width, plot.box.bottom - top), fill, Stroke(edge, 0.8))


def bernoulli_mass() -> Picture:
    """Draw the Bernoulli distribution's two probabilities."""
    picture = Picture(HALF, 108)
    p = 0.3
    plot = Plot(picture, Box(30, 18, 150, 70), (-0.6, 1.6), (0, 0.8))
    masses = {x: p**x * (1 - p) ** (1 - x) for x in (0, 1)}
    bars(plot, {float(x): mass for x, mass in masses.items()}, 34)
    plot.horizontal({0: "$x=0$（失敗）", 1: "$x=1$（成功）"})
    plot.vertical([0, 0.4, 0.8], f"$f(x;p)$、$p={number(p)}$")
    for x, name in ((0, "1-p"), (1, "p")):
        top = plot.at(x, masses[x])
        picture.text((top[0], top[1] - 7), f"${name}={number(masses[x])}$", BLUE_LABEL)
    return picture


def bernoulli_variance() -> Picture:
    """Draw the Bernoulli distribution's variance against its parameter."""
    picture = Picture(HALF, 108)
    plot = Plot(picture, Box(34, 18, 150, 56), (0, 1), (0, 0.25))
    ps = np.linspace(0, 1, 101)
    plot.horizontal([0, 0.25, 0.5, 0.75, 1], "$p$")
    plot.vertical([0, 0.125, 0.25], r"分散 $p(1-p)$")
    plot.guide((0, 0.25), (0.5, 0.25), (0.5, 0))
    plot.curve(ps, ps * (1 - ps))
    plot.dot(0.5, 0.25)
    picture.text(plot.at(0.53, 0.12), "最大 $0.25$", BLUE_LABEL, "left")
    return picture


def multinoulli() -> Picture:
    """Draw the multinoulli distribution's probabilities and their sum."""
    picture = Picture(300, 108)
    p = (0.2, 0.5, 0.3)
    plot = Plot(picture, Box(30, 18, 138, 66), (0.4, 3.6), (0, 0.6))
    bars(plot, {float(k): mass for k, mass in enumerate(p, 1)}, 26)
    plot.horizontal({k: f"クラス{k}" for k in range(1, 4)})
    plot.vertical([0, 0.3, 0.6], "確率")
    for k, mass in enumerate(p, 1):
        x, top = plot.at(k, mass)
        picture.text((x, top - 7), f"$p_{k}={number(mass)}$", BLUE_LABEL)
    picture.text((182, 36), "クラス2が出たとき", LABEL, "left")
    picture.text((182, 52), "$x=(0,1,0)$", LABEL, "left")
    mass = p[0] ** 0 * p[1] ** 1 * p[2] ** 0
    picture.text((182, 70), f"$f(x;p)=p_1^0\\,p_2^1\\,p_3^0={number(mass)}$", LABEL, "left")
    return picture


def normal_widths() -> Picture:
    """Draw normal densities of three widths."""
    picture = Picture(HALF, 124)
    plot = Plot(picture, Box(24, 20, 164, 76), (-4, 4), (0, 0.8))
    xs = np.linspace(-4, 4, 161)
    plot.horizontal([-4, -2, 0, 2, 4], "$x$")
    plot.vertical([0, 0.4, 0.8], r"確率密度（$\mu=0$）")
    for sigma, stroke in ((2.0, THIRD_LINE), (1.0, SECOND), (0.5, FIRST)):
        plot.curve(xs, [NormalDist(0, sigma).pdf(x) for x in xs], stroke)
    for sigma, at, color in ((0.5, (0.55, 0.6), BLUE), (1.0, (1.25, 0.27), ORANGE), (2.0, (2.35, 0.145), QUIET)):
        picture.text(plot.at(*at), rf"$\sigma={number(sigma)}$", Letters(8.5, color), "left")
    return picture


def normal_intervals() -> Picture:
    """Draw how much of a normal distribution lies within one, two, three standard deviations."""
    picture = Picture(HALF, 124)
    plot = Plot(picture, Box(2, 6, 191, 64), (-3.4, 3.4), (0, 0.42))
    normal = NormalDist()
    for reach, fill in ((3, "#eef3f7"), (2, "#d6e4ef"), (1, "#a9c6dc")):
        xs = np.linspace(-reach, reach, 20 * reach + 1)
        picture.area(plot.between(xs, np.zeros_like(xs), [normal.pdf(x) for x in xs]), fill)
    xs = np.linspace(-3.4, 3.4, 137)
    plot.curve(xs, [normal.pdf(x) for x in xs])
    names = {-3: r"-3\sigma", -2: "", -1: r"-\sigma", 0: "", 1: r"+\sigma", 2: "", 3: r"+3\sigma"}
    plot.horizontal({x: rf"$\mu{name}$" if name or x == 0 else "" for x, name in names.items()})
    for reach, y in ((1, 90), (2, 104), (3, 118)):
        left, right = plot.at(-reach, 0)[0], plot.at(reach, 0)[0]
        share = normal.cdf(reach) - normal.cdf(-reach)
        _span(picture, left, right, y)
        picture.text(((left + right) / 2, y), f"{number(100 * share, 1)}%", SMALL)
    return picture


def _span(picture: Picture, left: float, right: float, y: float) -> None:
    """Draw an arrow with two heads and room for a label in its middle."""
    middle = (left + right) / 2
    pen = Stroke(QUIET, 0.7)
    picture.arrow([(middle - 17, y), (left, y)], pen)
    picture.arrow([(middle + 17, y), (right, y)], pen)


def likelihood() -> Picture:
    """Draw the negative log likelihood of a mean, whose least value lies at the data's mean."""
    picture = Picture(SINGLE, 124)
    data = np.array([1.0, 2.0, 6.0])
    means = np.linspace(0, 6.6, 133)
    losses = [len(data) / 2 * np.log(2 * np.pi) + np.sum((data - mean) ** 2) / 2 for mean in means]
    plot = Plot(picture, Box(32, 20, 190, 76), (0, 6.6), (0, 32))
    best = float(data.mean())
    least = float(np.interp(best, means, losses))
    plot.horizontal([0, 2, 4, 6], r"$\mu$")
    plot.vertical([0, 10, 20, 30], r"$g(\mu)$")
    plot.guide((best, 0), (best, least))
    plot.curve(means, losses)
    plot.dot(best, least)
    for value in data:
        x, y = plot.at(float(value), 0)
        picture.area([(x, y - 1), (x - 3, y - 7), (x + 3, y - 7)], ORANGE)
    picture.text(plot.at(best + 0.12, 5.5), rf"$\hat{{\mu}}={number(best)}$", BLUE_LABEL, "left")
    picture.text(plot.at(5.85, 4.6), "データ", ORANGE_LABEL, "right")
    return picture
