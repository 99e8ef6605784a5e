"""Knowledge distillation."""

from drawings.diagram import block, fork
from drawings.picture import Box, Picture
from drawings.style import BLUE_TINT, LABEL, NOTE, ORANGE_TINT, PANEL, SMALL, Stroke


def overview() -> Picture:
    """Draw how the student learns from the teacher and from the labels."""
    picture = Picture(498, 160)
    high, low, last = 28.0, 92.0, 126.0
    picture.text((10, 60), "入力", LABEL, "left")
    picture.line([(32, 60), (44, 60)], Stroke("#1c2126", 0.9))
    picture.arrow([(44, 60), (44, high), (58, high)])
    picture.arrow([(44, 60), (44, low), (58, low)])
    fork(picture, (44, 60))
    block(picture, Box(58, high - 15, 62, 30), "Teacher\n（学習済み）", BLUE_TINT, SMALL)
    block(picture, Box(58, low - 15, 62, 30), "Student\n（学習する）", ORANGE_TINT, SMALL)
    for y, letter in ((high, "v"), (low, "z")):
        picture.arrow([(120, y), (164, y)])
        picture.text((136, y - 9), f"${letter}$")
        block(picture, Box(164, y - 11, 76, 22), rf"$\mathrm{{softmax}}({letter}/T)$", letters=SMALL)
    fork(picture, (150, low))
    picture.arrow([(150, low), (150, last), (164, last)])
    block(picture, Box(164, last - 11, 76, 22), r"$\mathrm{softmax}(z)$", letters=SMALL)
    soft, hard = Box(288, 45, 86, 30), Box(288, 118, 86, 32)
    picture.arrow([(240, high), (331, high), (331, soft.y)])
    picture.text((262, high - 9), "$p_i$")
    picture.arrow([(240, low), (331, low), (331, soft.bottom)])
    picture.text((262, low - 9), "$q_i$")
    picture.arrow([(240, last), (hard.x, last)])
    block(picture, soft, "ソフトターゲット\n損失 " + r"$L_{\mathrm{soft}}$", PANEL, SMALL)
    block(picture, hard, "ハードターゲット\n損失 " + r"$L_{\mathrm{hard}}$", PANEL, SMALL)
    picture.text((230, 146), "正解ラベル $t_i$", LABEL, "right")
    picture.arrow([(234, 146), (hard.x, 146)])
    total = Box(424, 84, 68, 30)
    block(picture, total, "Studentの\n損失 $L$", PANEL, SMALL)
    picture.arrow([(soft.right, 60), (458, 60), (458, total.y)])
    picture.text((416, 50), r"$\lambda_1T^2$ 倍")
    picture.arrow([(hard.right, 134), (458, 134), (458, total.bottom)])
    picture.text((416, 144), r"$\lambda_2$ 倍")
    picture.text((420, 99), r"$\div(\lambda_1+\lambda_2)$", NOTE, "right")
    return picture
