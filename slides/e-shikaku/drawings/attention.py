"""The Transformer's attention."""

from itertools import pairwise

import numpy as np

from drawings.diagram import block
from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import (
    BLUE_TINT,
    FIRST,
    FULL,
    HEAD,
    NOTE,
    ORANGE_TINT,
    PANEL,
    PAPER,
    QUIET,
    SECOND,
    SMALL,
    THIRD_LINE,
    Letters,
)


def attention() -> Picture:
    """Draw the steps of scaled dot-product attention, and below them multi-head attention."""
    picture = Picture(FULL, 172)
    picture.text((2, 8), "Scaled Dot-Product Attention", HEAD, "left")
    _single_head(picture, 45)
    picture.text((2, 92), "Multi-Head Attention", HEAD, "left")
    _many_heads(picture, 139)
    return picture


def _single_head(picture: Picture, y: float) -> None:
    steps = (
        (36, 48, "内積\n" + r"$QK^{\!\!\top}$", BLUE_TINT),
        (104, 60, "スケーリング\n" + r"$\div\sqrt{d_k}$", ORANGE_TINT),
        (184, 46, "マスク\n（任意）", PAPER),
        (250, 52, "行ごとに\n" + r"$\mathrm{softmax}$", PANEL),
        (322, 54, "重み付き和\n" + r"$\times V$", BLUE_TINT),
    )
    boxes = [block(picture, Box(x, y - 17, width, 34), name, fill) for x, width, name, fill in steps]
    for one, other in pairwise(boxes):
        picture.arrow([(one.right, y), (other.x, y)])
    for name, height in (("Q", y - 9), ("K", y + 9)):
        picture.text((8, height), f"${name}$", Letters(10))
        picture.arrow([(16, height), (boxes[0].x, height)])
    last = boxes[-1]
    picture.text((8, y + 30), "$V$", Letters(10))
    picture.arrow([(16, y + 30), (last.center[0], y + 30), (last.center[0], last.bottom)])
    picture.arrow([(last.right, y), (404, y)])
    for x, size in ((94, r"n\times m"), (312, r"n\times m"), (394, r"n\times d_v")):
        picture.text((x, y - 24), f"${size}$", Letters(8, QUIET))


def _many_heads(picture: Picture, y: float) -> None:
    heads, shift, rows = 3, 4.0, (("Q", y - 22), ("K", y), ("V", y + 22))
    for depth in reversed(range(heads)):
        offset = depth * shift
        for _, height in rows:
            picture.box(Box(42 + offset, height - 9 - offset, 48, 18), PAPER, radius=3)
        picture.box(Box(134 + offset, y - 30 - offset, 82, 60), PAPER if depth else BLUE_TINT, radius=3)
    for name, height in rows:
        picture.text((8, height), f"${name}$", Letters(10))
        picture.arrow([(16, height), (42, height)])
        picture.text((66, height), "線形変換", SMALL)
        picture.arrow([(98, height), (134, height)])
    picture.text((175, y), "Scaled\nDot-Product\nAttention")
    picture.text((230, y - 34), "$h$ 個のヘッド", NOTE, "left")
    picture.arrow([(224, y), (254, y)])
    block(picture, Box(254, y - 15, 42, 30), "連結", PANEL)
    picture.arrow([(296, y), (318, y)])
    block(picture, Box(318, y - 15, 54, 30), "線形変換", PAPER)
    picture.arrow([(372, y), (404, y)])


def waves() -> Picture:
    """Draw the positional encoding of some dimensions against the position."""
    picture = Picture(345, 124)
    dimensions = 16
    plot = Plot(picture, Box(32, 18, 230, 78), (0, 50), (-1, 1))
    positions = np.linspace(0, 50, 251)
    plot.horizontal([0, 10, 20, 30, 40, 50], r"位置 $\mathrm{pos}$")
    plot.vertical([-1, 0, 1], rf"$\mathrm{{PE}}_{{(\mathrm{{pos}},2i)}}$（$d_{{\mathrm{{model}}}}={dimensions}$）")
    for pair, stroke in ((0, FIRST), (1, SECOND), (2, THIRD_LINE)):
        plot.curve(positions, np.sin(positions / 10000 ** (2 * pair / dimensions)), stroke)
        y = 36 + 21 * pair
        picture.line([(270, y), (288, y)], stroke)
        picture.text((292, y), f"$i={pair}$", Letters(8.5, stroke.color), "left")
    return picture
