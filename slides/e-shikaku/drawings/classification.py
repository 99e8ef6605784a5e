"""How well a classifier does: the confusion matrix, thresholds, the ROC curve."""

from math import erf
from statistics import NormalDist

import numpy as np

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    ORANGE_TINT,
    PAPER,
    QUIET,
    SECOND,
    Letters,
    Stroke,
)

_TENTHS = [tick / 10 for tick in range(0, 11, 2)]


def roc_curve() -> Picture:
    """Draw a ROC curve: scores are normal, those of positives higher by one and a half."""
    picture = Picture(270, 164)
    plot = Plot(picture, Box(32, 20, 118, 118), (0, 1), (0, 1))
    normal, shift = NormalDist(), 1.5
    thresholds = np.linspace(5.5, -4, 96)
    fpr = [0.0, *(1 - normal.cdf(float(t)) for t in thresholds), 1.0]
    tpr = [0.0, *(1 - normal.cdf(float(t) - shift) for t in thresholds), 1.0]
    area = plot.between(fpr, [0.0] * len(fpr), tpr)
    picture.area(area, BLUE_TINT)
    plot.guide((0, 1), (1, 1), (1, 0))
    plot.curve([0, 1], [0, 1], SECOND)
    plot.curve(fpr, tpr)
    plot.horizontal(_TENTHS, "偽陽性率（FPR）")
    plot.vertical(_TENTHS, "真陽性率（TPR、再現率）")
    auc = (1 + erf(shift / 2)) / 2
    picture.text(plot.at(0.62, 0.3), rf"AUC $\approx {number(auc, 2)}$", BLUE_LABEL)
    plot.dot(0, 1, BLUE)
    picture.text((158, plot.at(0, 1)[1]), "左上の点：完全な分類器", NOTE, "left")
    picture.text((158, plot.at(0, 0.86)[1] + 4), "ROC曲線", BLUE_LABEL, "left")
    picture.text((158, plot.at(0, 0.5)[1]), "破線：無作為な分類器\n（AUC $=0.5$）", Letters(8.5, ORANGE), "left")
    return picture


def confusion() -> Picture:
    """Draw the confusion matrix, and the two fractions that are read from it."""
    picture = Picture(345, 138)
    counts = {"TP": 40, "FN": 10, "FP": 20, "TN": 30}
    left, top, width, height = 66.0, 28.0, 70.0, 30.0
    for index, (name, count) in enumerate(counts.items()):
        box = Box(left + index % 2 * width, top + index // 2 * height, width, height)
        picture.box(box, BLUE_TINT if name == "TP" else PAPER, Stroke(QUIET, 0.7))
        picture.text(box.center, rf"$\mathrm{{{name}}}={count}$", Letters(9))
    picture.text((left + width / 2, top - 9), "1と予測")
    picture.text((left + 1.5 * width, top - 9), "0と予測")
    picture.text((left - 7, top + height / 2), "1が正解", LABEL, "right")
    picture.text((left - 7, top + 1.5 * height), "0が正解", LABEL, "right")
    picture.box(Box(left + 2, top + 2, 2 * width - 4, height - 4), "none", Stroke(ORANGE, 1.6, "5 2"), 4)
    picture.box(Box(left + 5, top - 2, width - 10, 2 * height + 4), "none", Stroke(BLUE, 1.6), 4)
    recall = counts["TP"] / (counts["TP"] + counts["FN"])
    precision = counts["TP"] / (counts["TP"] + counts["FP"])
    picture.text((left + 2 * width + 10, top + height / 2 - 9), "横に見る：再現率", ORANGE_LABEL, "left")
    fraction = rf"\dfrac{{{counts['TP']}}}{{{counts['TP']}+{counts['FN']}}}"
    picture.text((left + 2 * width + 10, top + height / 2 + 11), f"${fraction}={number(recall)}$", ORANGE_LABEL, "left")
    picture.text((left + width / 2, top + 2 * height + 12), "縦に見る：適合率", BLUE_LABEL)
    fraction = rf"\dfrac{{{counts['TP']}}}{{{counts['TP']}+{counts['FP']}}}"
    picture.text((left + width / 2, top + 2 * height + 31), rf"${fraction}\approx {number(precision, 2)}$", BLUE_LABEL)
    return picture


def threshold() -> Picture:
    """Draw the scores of both classes, and the four outcomes on both sides of a threshold."""
    picture = Picture(345, 140)
    plot = Plot(picture, Box(14, 14, 316, 88), (-3.3, 4.9), (0, 0.42))
    limit, negative, positive = 0.95, NormalDist(0, 1), NormalDist(1.9, 1)
    areas = (
        (negative, -3.3, limit, "#ffffff", None),
        (positive, limit, 4.9, BLUE_TINT, None),
        (negative, limit, 4.9, ORANGE_TINT, Stroke(ORANGE, 0.5)),
        (positive, -3.3, limit, "#dfe3e7", Stroke(QUIET, 0.5)),
    )
    for density, start, end, fill, pen in areas:
        xs = np.linspace(start, end, 101)
        region = plot.between(xs, np.zeros_like(xs), [density.pdf(float(x)) for x in xs])
        picture.area(region, fill)
        if pen:
            picture.hatch(region, pen, 3.4, falling=density is positive)
    xs = np.linspace(-3.3, 4.9, 165)
    plot.curve(xs, [negative.pdf(float(x)) for x in xs], SECOND)
    plot.curve(xs, [positive.pdf(float(x)) for x in xs])
    plot.horizontal([])
    plot.guide((limit, 0), (limit, 0.42), stroke=Stroke(INK, 1.0))
    picture.text((plot.at(limit, 0)[0], 7), "しきい値")
    picture.text(plot.at(-1.5, 0.36), "0が正解のデータ", ORANGE_LABEL, "right")
    picture.text(plot.at(3.0, 0.36), "1が正解のデータ", BLUE_LABEL, "left")
    for name, at in (("TN", (-0.25, 0.14)), ("TP", (2.3, 0.14)), ("FN", (0.42, 0.045)), ("FP", (1.42, 0.045))):
        picture.text(plot.at(*at), name, Letters(8.5, INK, bold=True, ground=PAPER))
    y = plot.box.bottom + 11
    middle = plot.at(limit, 0)[0]
    picture.arrow([(middle - 8, y), (middle - 60, y)], Stroke(QUIET, 0.8))
    picture.arrow([(middle + 8, y), (middle + 60, y)], Stroke(QUIET, 0.8))
    picture.text((middle - 66, y), "0と予測", LABEL, "right")
    picture.text((middle + 66, y), "1と予測", LABEL, "left")
    picture.text(
        (plot.box.center[0], y + 18),
        "しきい値を右へ動かすとFPが減り（適合率が上がりやすい）、FNが増える（再現率が下がる）。",
        NOTE,
    )
    return picture
