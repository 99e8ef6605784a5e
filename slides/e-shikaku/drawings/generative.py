"""Generative models: the densities of classes, and the adversarial network."""

from statistics import NormalDist

import numpy as np

from drawings.diagram import block
from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import BLUE_LABEL, BLUE_TINT, FIRST, FULL, HALF, LABEL, NOTE, ORANGE_LABEL, ORANGE_TINT, SECOND

_CLASSES = ((NormalDist(-1, 0.8), 0.6), (NormalDist(1.6, 1.0), 0.4))


def _border() -> float:
    """Find where both classes are equally likely."""
    xs = np.linspace(-1, 1.6, 2601)
    joint = [[share * density.pdf(float(x)) for x in xs] for density, share in _CLASSES]
    return float(xs[np.argmin(np.abs(np.array(joint[0]) - np.array(joint[1])))])


def joint_densities() -> Picture:
    """Draw what a generative model learns: the joint density of each class."""
    picture = Picture(HALF, 112)
    plot = Plot(picture, Box(8, 20, 180, 70), (-4, 5), (0, 0.32))
    xs = np.linspace(-4, 5, 181)
    plot.horizontal([], "入力 $x$")
    plot.vertical([], r"$p(x\mid y)\,p(y)$")
    for (density, share), stroke in zip(_CLASSES, (FIRST, SECOND), strict=True):
        plot.curve(xs, [share * density.pdf(float(x)) for x in xs], stroke)
    plot.guide((_border(), 0), (_border(), 0.31))
    picture.text(plot.at(-2.15, 0.25), "$y=0$", BLUE_LABEL, "right")
    picture.text(plot.at(2.6, 0.15), "$y=1$", ORANGE_LABEL, "left")
    picture.text(plot.at(_border() + 0.2, 0.28), "予測の境目", NOTE, "left")
    return picture


def posterior() -> Picture:
    """Draw what a discriminative model learns: the probability of each class at an input."""
    picture = Picture(HALF, 112)
    plot = Plot(picture, Box(24, 20, 164, 70), (-4, 5), (0, 1))
    xs = np.linspace(-4, 5, 181)
    joint = np.array([[share * density.pdf(float(x)) for x in xs] for density, share in _CLASSES])
    shares = joint / joint.sum(axis=0)
    plot.horizontal([], "入力 $x$")
    plot.vertical([0, 0.5, 1], r"$p(y\mid x)$")
    plot.curve(xs, shares[0])
    plot.curve(xs, shares[1], SECOND)
    plot.guide((-4, 0.5), (_border(), 0.5), (_border(), 0))
    picture.text(plot.at(-2.2, 0.86), "$y=0$", BLUE_LABEL)
    picture.text(plot.at(3.4, 0.86), "$y=1$", ORANGE_LABEL)
    return picture


def adversaries() -> Picture:
    """Draw the generator and the discriminator."""
    picture = Picture(FULL, 112)
    high, low = 24.0, 86.0
    picture.text((22, low), "ノイズ\n" + r"$z\sim p_z$", LABEL)
    picture.arrow([(44, low), (66, low)])
    block(picture, Box(66, low - 17, 64, 34), "生成器 $G$", ORANGE_TINT)
    picture.arrow([(130, low), (156, low)])
    picture.text((178, low), "偽物\n$G(z)$", LABEL)
    picture.text((170, high), "本物のデータ\n" + r"$x\sim p_{\mathrm{data}}$", LABEL)
    picture.arrow([(202, high), (226, high), (226, 46), (248, 46)])
    picture.arrow([(198, low), (226, low), (226, 62), (248, 62)])
    block(picture, Box(248, 37, 64, 34), "識別器 $D$", BLUE_TINT)
    picture.arrow([(312, 54), (338, 54)])
    picture.text((342, 54), "本物である\n確率", LABEL, "left")
    picture.text((280, 25), "$D$：本物に1、偽物に0", BLUE_LABEL, "left", "middle")
    picture.text((98, low - 26), "$G$：$D(G(z))$ を1に近づける", ORANGE_LABEL)
    return picture
