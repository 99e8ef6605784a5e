"""What MobileNet puts in the place of a convolution."""

from collections.abc import Sequence
from typing import NamedTuple

from drawings.picture import Box, Picture
from drawings.style import BLUE_TINT, FRAME, FULL, LABEL, NOTE, ORANGE_TINT, PAPER, SMALL


class _Filters(NamedTuple):
    """The filters of a layer, how wide their box is, and how many products they take."""

    name: str
    width: float
    fill: str
    products: str


def separable() -> Picture:
    """Draw a common convolution, and a depthwise one followed by a pointwise one."""
    picture = Picture(FULL, 132)
    enter, leave = r"$D_f\times D_f\times M$", r"$D_f\times D_f\times N$"
    common = _Filters(r"フィルタ $D_k\times D_k\times M$ を $N$ 枚", 150, BLUE_TINT, "D_k^2 M N D_f^2")
    depthwise = _Filters(r"$D_k\times D_k\times 1$" + "\nを $M$ 枚", 72, BLUE_TINT, "D_k^2 M D_f^2")
    pointwise = _Filters(r"$1\times 1\times M$" + "\nを $N$ 枚", 66, ORANGE_TINT, "M N D_f^2")
    picture.text((2, 8), "通常の畳み込み", LABEL, "left")
    _row(picture, 34, [enter, common, leave])
    picture.text((2, 74), "デプスワイズ・セパラブル畳み込み", LABEL, "left")
    _row(picture, 100, [enter, depthwise, enter, pointwise, leave])
    return picture


def _row(picture: Picture, y: float, parts: Sequence[str | _Filters]) -> None:
    """Draw feature maps and the filters between them, from left to right."""
    x = 2.0
    for part in parts:
        if x > 2:
            picture.arrow([(x - 14, y), (x, y)])
        if isinstance(part, _Filters):
            box = Box(x, y - 15, part.width, 30)
            picture.box(box, part.fill, FRAME, 3)
            picture.text(box.center, part.name, SMALL)
            picture.text((box.center[0], box.bottom + 9), f"${part.products}$ 回", NOTE)
        else:
            box = Box(x, y - 11, 64, 22)
            picture.box(box, PAPER, FRAME)
            picture.text(box.center, part, SMALL)
        x = box.right + 14
