"""Generative models."""

from statistics import NormalDist

import numpy as np

from drawings.diagram import block, operation
from drawings.picture import Box, Picture, Point
from drawings.plot import Plot
from drawings.style import (
    BLUE_LABEL,
    BLUE_TINT,
    FIRST,
    FULL,
    HALF,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    ORANGE_TINT,
    PANEL,
    PAPER,
    SECOND,
    SMALL,
    Letters,
    Stroke,
)

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


def autoencoder() -> Picture:
    """Draw the variational autoencoder and the two terms of its loss."""
    picture = Picture(FULL, 126)
    y = 36.0
    picture.text((9, y), "$x$", Letters(10))
    picture.arrow([(16, y), (34, y)])
    _funnel(picture, Box(34, y - 24, 58, 48), "エンコーダ\n" + r"$q(z\mid x)$", narrowing=True)
    for name, height in ((r"\mu", y - 12), (r"\sigma", y + 12)):
        picture.arrow([(92, height), (114, height)])
        picture.text((122, height), f"${name}$", Letters(10))
        picture.arrow([(130, height), (142, height), (154, height + (y - height) / 2)], bend=2)
    block(picture, Box(154, y - 15, 76, 30), "サンプリング\n" + r"$z=\mu+\sigma\odot\epsilon$", PANEL, SMALL)
    picture.text((192, 6), r"$\epsilon\sim\mathcal{N}(0,I)$", NOTE)
    picture.arrow([(192, 12), (192, y - 15)], Stroke(INK, 0.8), 3.6)
    picture.arrow([(230, y), (262, y)])
    picture.text((245, y - 9), "$z$", Letters(10))
    _funnel(picture, Box(262, y - 24, 58, 48), "デコーダ\n" + r"$p(x\mid z)$", narrowing=False)
    picture.arrow([(320, y), (342, y)])
    picture.text((346, y), "生成した\nデータ", LABEL, "left")
    kl, error = Box(58, 92, 128, 30), Box(214, 92, 126, 30)
    block(picture, kl, r"$D(q(z\mid x)\,\Vert\,p(z))$" + "\n標準正規分布との相違", ORANGE_TINT, SMALL)
    block(picture, error, r"$-\log p(x\mid z)$" + "\n再構築誤差", BLUE_TINT, SMALL)
    pen = Stroke(INK, 0.8, "3 2")
    picture.line([(122, y + 21), (122, kl.y)], pen)
    picture.line([(291, y + 24), (291, error.y)], pen)
    picture.bent([(9, y + 9), (9, 76), (240, 76), (240, error.y)], pen)
    picture.text((200, 107), "$+$", Letters(11))
    picture.text((347, 107), r"$=$ 損失 $-L$", LABEL, "left")
    return picture


def _funnel(picture: Picture, box: Box, text: str, *, narrowing: bool) -> None:
    """Draw a network that gets narrower or wider from left to right."""
    slope = 9.0
    left, right = (0.0, slope) if narrowing else (slope, 0.0)
    corners = [
        (box.x, box.y + left),
        (box.right, box.y + right),
        (box.right, box.bottom - right),
        (box.x, box.bottom - left),
    ]
    picture.area(corners, PAPER, Stroke(INK, 0.8))
    picture.text(box.center, text, SMALL)


_BACK = Stroke(ORANGE, 1.1, "4 2")


def reparameterization() -> Picture:
    """Draw why sampling stops gradients, and how noise from outside lets them pass."""
    picture = Picture(FULL, 132)
    _direct_sampling(picture)
    _noise_from_outside(picture, 206)
    return picture


def _variable(picture: Picture, at: Point, name: str, fill: str = PAPER) -> None:
    picture.circle(at, 11, fill)
    picture.text(at, f"${name}$", Letters(10))


def _direct_sampling(picture: Picture) -> None:
    picture.text((88, 8), "直接サンプリングする場合")
    for name, y in ((r"\mu", 42.0), (r"\sigma", 96.0)):
        _variable(picture, (14, y), name)
        picture.arrow([(26, y), (70, 69 + (y - 69) * 0.3)])
    block(picture, Box(70, 52, 56, 34), "分布から\n$z$ を引く", PANEL)
    picture.arrow([(126, 69), (151, 69)])
    _variable(picture, (163, 69), "z", BLUE_TINT)
    picture.arrow([(153, 80), (130, 80)], _BACK)
    for ends in ([(54, 63), (64, 75)], [(64, 63), (54, 75)]):
        picture.line(ends, Stroke(ORANGE, 1.4))
    picture.text((92, 116), "微分できず、勾配が止まる", ORANGE_LABEL)


def _noise_from_outside(picture: Picture, x: float) -> None:
    picture.text((x + 100, 8), "リパラメタリゼーショントリック")
    for name, y in ((r"\mu", 42.0), (r"\sigma", 96.0)):
        _variable(picture, (x + 14, y), name)
    picture.text((x + 52, 124), r"$\epsilon\sim\mathcal{N}(0,I)$", LABEL, "right")
    picture.arrow([(x + 56, 124), (x + 80, 124), (x + 80, 103)])
    picture.arrow([(x + 26, 42), (x + 130, 42), (x + 130, 62)])
    picture.arrow([(x + 26, 96), (x + 73, 96)])
    picture.arrow([(x + 87, 96), (x + 130, 96), (x + 130, 76)])
    picture.arrow([(x + 137, 69), (x + 176, 69)])
    operation(picture, (x + 80, 96), r"$\times$")
    operation(picture, (x + 130, 69), "$+$")
    _variable(picture, (x + 188, 69), "z", BLUE_TINT)
    picture.arrow([(x + 175, 60), (x + 140, 60), (x + 140, 34), (x + 28, 34)], _BACK)
    picture.arrow([(x + 175, 78), (x + 140, 78), (x + 140, 105), (x + 91, 105)], _BACK)
    picture.arrow([(x + 70, 105), (x + 28, 105)], _BACK)
    picture.text((x + 80, 25), "勾配が伝わる", ORANGE_LABEL)


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
