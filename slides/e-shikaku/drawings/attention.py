"""The Transformer's attention."""

import numpy as np

from drawings.diagram import block
from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import (
    BLUE_TINT,
    FIRST,
    FULL,
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


def scaled_dot_product() -> Picture:
    """Draw the steps of scaled dot-product attention."""
    picture = Picture(FULL, 82)
    y = 32.0
    product, scale, mask, soft, mean = (
        Box(44, y - 17, 58, 34),
        Box(134, y - 17, 62, 34),
        Box(224, y - 17, 56, 34),
        Box(308, y - 17, 66, 34),
        Box(402, y - 17, 54, 34),
    )
    for name, height in (("Q", y - 9), ("K", y + 9)):
        picture.text((12, height), f"${name}$", Letters(10))
        picture.arrow([(20, height), (product.x, height)])
    block(picture, product, "内積\n" + r"$QK^{\!\!\top}$", BLUE_TINT)
    block(picture, scale, "スケーリング\n" + r"$\div\sqrt{d_k}$", ORANGE_TINT)
    block(picture, mask, "マスク\n（任意）", PAPER)
    block(picture, soft, "行ごとに\n" + r"$\mathrm{softmax}$", PANEL)
    block(picture, mean, "重み付き和\n" + r"$\times V$", BLUE_TINT)
    for one, other in ((product, scale), (scale, mask), (mask, soft), (soft, mean)):
        picture.arrow([(one.right, y), (other.x, y)])
    picture.text((12, 72), "$V$", Letters(10))
    picture.arrow([(20, 72), (mean.center[0], 72), (mean.center[0], mean.bottom)])
    picture.arrow([(mean.right, y), (494, y)])
    for x, size in (((product.right + scale.x) / 2, r"n\times m"), ((soft.right + mean.x) / 2, r"n\times m")):
        picture.text((x, y - 24), f"${size}$", Letters(8, QUIET))
    picture.text((476, y - 24), r"$n\times d_v$", Letters(8, QUIET))
    return picture


def multi_head() -> Picture:
    """Draw multi-head attention."""
    picture = Picture(FULL, 104)
    heads, gap = 3, 4.0
    ys = {"Q": 26.0, "K": 52.0, "V": 78.0}
    for depth in reversed(range(heads)):
        shift = depth * gap
        ground = PAPER if depth else BLUE_TINT
        for y in ys.values():
            picture.box(Box(62 + shift, y - 9 - shift, 48, 18), PAPER, radius=3)
        picture.box(Box(176 + shift, 22 - shift, 96, 66), ground, radius=3)
    for name, y in ys.items():
        picture.text((14, y), f"${name}$", Letters(10))
        picture.arrow([(22, y), (62, y)])
        picture.text((86, y), "線形変換", SMALL)
        picture.arrow([(118, y), (176, y)])
    picture.text((224, 55), "Scaled\nDot-Product\nAttention")
    picture.text((290, 12), "$h$ 個のヘッド", NOTE, "left")
    picture.arrow([(280, 55), (320, 55)])
    block(picture, Box(320, 38, 46, 34), "連結", PANEL)
    picture.arrow([(366, 55), (396, 55)])
    block(picture, Box(396, 38, 60, 34), "線形変換", PAPER)
    picture.arrow([(456, 55), (494, 55)])
    return picture


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
