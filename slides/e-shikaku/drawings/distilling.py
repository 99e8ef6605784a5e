"""Knowledge distillation."""

from drawings.diagram import block, fork
from drawings.picture import Box, Picture
from drawings.style import BLUE_TINT, FULL, LABEL, NOTE, ORANGE_TINT, PANEL, SMALL


def overview() -> Picture:
    """Draw how the student learns from the teacher and from the labels."""
    picture = Picture(FULL, 160)
    high, low, last = 24.0, 92.0, 126.0
    picture.text((2, 58), "入力", LABEL, "left")
    picture.arrow([(22, 58), (32, 58), (32, high), (44, high)])
    picture.arrow([(22, 58), (32, 58), (32, low), (44, low)])
    fork(picture, (32, 58))
    block(picture, Box(44, high - 15, 56, 30), "Teacher\n（学習済み）", BLUE_TINT, SMALL)
    block(picture, Box(44, low - 15, 56, 30), "Student\n（学習する）", ORANGE_TINT, SMALL)
    for y, letter in ((high, "v"), (low, "z")):
        picture.arrow([(100, y), (132, y)])
        picture.text((110, y - 9), f"${letter}$")
        block(picture, Box(132, y - 11, 70, 22), rf"$\mathrm{{softmax}}({letter}/T)$", letters=SMALL)
    fork(picture, (120, low))
    picture.arrow([(120, low), (120, last), (132, last)])
    block(picture, Box(132, last - 11, 70, 22), r"$\mathrm{softmax}(z)$", letters=SMALL)
    picture.text((198, 146), "正解ラベル $t_i$", LABEL, "right")
    _losses(picture, high, low, last)
    return picture


def _losses(picture: Picture, high: float, low: float, last: float) -> None:
    """Draw how the outputs, 202 points from the left, become the student's loss."""
    soft, hard, total = Box(236, 43, 76, 30), Box(236, 118, 76, 32), Box(352, 81, 54, 30)
    picture.arrow([(202, high), (274, high), (274, soft.y)])
    picture.text((220, high - 9), "$p_i$")
    picture.arrow([(202, low), (274, low), (274, soft.bottom)])
    picture.text((220, low - 9), "$q_i$")
    picture.arrow([(202, last), (hard.x, last)])
    picture.arrow([(202, 146), (hard.x, 146)])
    block(picture, soft, "ソフトターゲット\n損失 " + r"$L_{\mathrm{soft}}$", PANEL, SMALL)
    block(picture, hard, "ハードターゲット\n損失 " + r"$L_{\mathrm{hard}}$", PANEL, SMALL)
    block(picture, total, "Studentの\n損失 $L$", PANEL, SMALL)
    picture.arrow([(soft.right, 58), (379, 58), (379, total.y)])
    picture.text((344, 49), r"$\lambda_1T^2$ 倍")
    picture.arrow([(hard.right, 134), (379, 134), (379, total.bottom)])
    picture.text((344, 144), r"$\lambda_2$ 倍")
    picture.text((348, 96), r"$\div(\lambda_1+\lambda_2)$", NOTE, "right")
