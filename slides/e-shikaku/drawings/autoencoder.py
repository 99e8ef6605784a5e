"""The variational autoencoder."""

from drawings.diagram import block, operation
from drawings.picture import Box, Picture, Point
from drawings.style import (
    BLUE_TINT,
    FULL,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    ORANGE_TINT,
    PANEL,
    PAPER,
    SMALL,
    Letters,
    Stroke,
)


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
