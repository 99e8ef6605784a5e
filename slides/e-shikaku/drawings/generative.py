"""Generative models."""

from statistics import NormalDist

import numpy as np

from drawings.diagram import block, operation
from drawings.picture import Box, Picture
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
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(30, 20, 196, 76), (-4, 5), (0, 0.32))
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
    picture = Picture(HALF, 122)
    plot = Plot(picture, Box(30, 20, 196, 76), (-4, 5), (0, 1))
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
    picture.text((12, y), "$x$", Letters(10))
    picture.arrow([(20, y), (44, y)])
    _funnel(picture, Box(44, y - 24, 66, 48), "エンコーダ\n" + r"$q(z\mid x)$", narrowing=True)
    for name, height in ((r"\mu", y - 12), (r"\sigma", y + 12)):
        picture.arrow([(110, height), (142, height)])
        picture.text((151, height), f"${name}$", Letters(10))
    block(picture, Box(196, y - 15, 76, 30), "サンプリング\n" + r"$z=\mu+\sigma\odot\epsilon$", PANEL, SMALL)
    picture.arrow([(160, y - 12), (178, y - 12), (196, y - 6)], bend=2)
    picture.arrow([(160, y + 12), (178, y + 12), (196, y + 6)], bend=2)
    picture.text((234, 6), r"$\epsilon\sim\mathcal{N}(0,I)$", NOTE)
    picture.arrow([(234, 12), (234, y - 15)], Stroke(INK, 0.8), 3.6)
    picture.arrow([(272, y), (318, y)])
    picture.text((294, y - 9), "$z$", Letters(10))
    _funnel(picture, Box(318, y - 24, 66, 48), "デコーダ\n" + r"$p(x\mid z)$", narrowing=False)
    picture.arrow([(384, y), (412, y)])
    picture.text((418, y), "生成したデータ", LABEL, "left")
    kl, error = Box(92, 92, 130, 30), Box(262, 92, 130, 30)
    block(picture, kl, r"$D(q(z\mid x)\,\Vert\,p(z))$" + "\n標準正規分布との相違", ORANGE_TINT, SMALL)
    block(picture, error, r"$-\log p(x\mid z)$" + "\n再構築誤差", BLUE_TINT, SMALL)
    pen = Stroke(INK, 0.8, "3 2")
    picture.line([(151, y + 21), (151, kl.y)], pen)
    picture.line([(351, y + 24), (351, error.y)], pen)
    picture.bent([(12, y + 9), (12, 74), (290, 74), (290, error.y)], pen)
    picture.text((242, 107), "$+$", Letters(11))
    picture.text((400, 107), r"損失 $-L$", LABEL, "left")
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


def reparameterization() -> Picture:
    """Draw why sampling stops gradients, and how noise from outside lets them pass."""
    picture = Picture(FULL, 132)
    back = Stroke(ORANGE, 1.1, "4 2")
    picture.text((112, 8), "直接サンプリングする場合")
    picture.text((370, 8), "リパラメタリゼーショントリック")
    for left in (0.0, 252.0):
        for name, y in ((r"\mu", 42.0), (r"\sigma", 96.0)):
            picture.circle((left + 26, y), 11, PAPER)
            picture.text((left + 26, y), f"${name}$", Letters(10))
    for y in (42.0, 96.0):
        picture.arrow([(38, y), (92, 69 + (y - 69) * 0.3)])
    block(picture, Box(92, 52, 62, 34), "分布から\n$z$ を引く", PANEL)
    picture.arrow([(154, 69), (188, 69)])
    picture.circle((200, 69), 11, BLUE_TINT)
    picture.text((200, 69), "$z$", Letters(10))
    picture.arrow([(188, 80), (158, 80)], back)
    picture.text((123, 112), "微分できず、勾配が止まる", ORANGE_LABEL)
    picture.line([(82, 62), (90, 76)], Stroke(ORANGE, 1.4))
    picture.line([(90, 62), (82, 76)], Stroke(ORANGE, 1.4))
    x = 252.0
    operation(picture, (x + 104, 96), r"$\times$")
    operation(picture, (x + 164, 69), "$+$")
    picture.text((x + 66, 124), r"$\epsilon\sim\mathcal{N}(0,I)$", LABEL, "right")
    picture.arrow([(x + 70, 124), (x + 104, 124), (x + 104, 103)])
    picture.arrow([(x + 38, 42), (x + 164, 42), (x + 164, 62)])
    picture.arrow([(x + 38, 96), (x + 97, 96)])
    picture.arrow([(x + 111, 96), (x + 164, 96), (x + 164, 76)])
    picture.arrow([(x + 171, 69), (x + 214, 69)])
    picture.circle((x + 226, 69), 11, BLUE_TINT)
    picture.text((x + 226, 69), "$z$", Letters(10))
    picture.arrow([(x + 212, 60), (x + 174, 60), (x + 174, 34), (x + 40, 34)], back)
    picture.arrow([(x + 212, 78), (x + 174, 78), (x + 174, 104), (x + 116, 104)], back)
    picture.arrow([(x + 92, 104), (x + 40, 104)], back)
    picture.text((x + 130, 24), "勾配が伝わる", ORANGE_LABEL)
    return picture


def adversaries() -> Picture:
    """Draw the generator and the discriminator."""
    picture = Picture(FULL, 118)
    high, low = 26.0, 86.0
    picture.text((48, low), "ノイズ\n" + r"$z\sim p_z$", LABEL)
    picture.arrow([(72, low), (104, low)])
    block(picture, Box(104, low - 18, 74, 36), "生成器 $G$", ORANGE_TINT)
    picture.arrow([(178, low), (212, low)])
    picture.text((240, low), "偽物\n$G(z)$", LABEL)
    picture.text((226, high), "本物のデータ\n" + r"$x\sim p_{\mathrm{data}}$", LABEL)
    picture.arrow([(264, high), (288, high), (288, 48), (314, 48)])
    picture.arrow([(264, low), (288, low), (288, 64), (314, 64)])
    block(picture, Box(314, 38, 74, 36), "識別器 $D$", BLUE_TINT)
    picture.arrow([(388, 56), (420, 56)])
    picture.text((424, 56), "本物である確率\n（0から1）", LABEL, "left")
    picture.text((351, 26), "$D$：本物に1、偽物に0", BLUE_LABEL)
    picture.text((141, low - 27), "$G$：$D(G(z))$ を1に近づける", ORANGE_LABEL)
    return picture
