"""How well a classifier, a detector or a translation does."""

from itertools import accumulate
from math import erf, exp
from statistics import NormalDist

import numpy as np

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    GUIDE,
    HALF,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    SECOND,
    SMALL,
    Letters,
    Stroke,
)

_TENTHS = [tick / 10 for tick in range(0, 11, 2)]

# Of the deck's example: which of ten predictions, the most confident first, hit one of the five objects.
_HITS = (1, 1, 1, 0, 0, 0, 1, 0, 0, 1)


def average_precision() -> Picture:
    """Draw precision against recall, and the interpolated precision."""
    picture = Picture(312, 164)
    plot = Plot(picture, Box(32, 20, 196, 112), (0, 1.0), (0, 1.0))
    counts = list(accumulate(_HITS))
    precision = [count / rank for rank, count in enumerate(counts, 1)]
    recall = [count / sum(_HITS) for count in counts]
    plot.horizontal(_TENTHS, "再現率 $r$")
    plot.vertical(_TENTHS, "適合率")
    grid = [tenth / 10 for tenth in range(11)]
    best = [max(p for p, reached in zip(precision, recall, strict=True) if reached >= r) for r in grid]
    levels = [(reached, level) for reached, level in zip(grid, best, strict=True) if reached in recall]
    corners: list[tuple[float, float]] = []
    start = 0.0
    for reached, level in levels:
        corners += [(start, level), (reached, level)]
        start = reached
    plot.curve([x for x, _ in corners], [y for _, y in corners], SECOND)
    plot.curve(recall, precision, Stroke(BLUE, 1.2))
    for x, y in zip(recall, precision, strict=True):
        plot.dot(x, y, BLUE, 2)
    for x, y in zip(grid, best, strict=True):
        picture.circle(plot.at(x, y), 3.1, "none", Stroke(ORANGE, 0.9))
    picture.text(plot.at(0.585, 0.72), "$p(r)$", BLUE_LABEL, "right")
    picture.text((236, plot.at(0, levels[-1][1])[1] - 30), r"$p_{\mathrm{interp}}(r)$", ORANGE_LABEL, "left")
    picture.circle((241, plot.at(0, levels[-1][1])[1] - 15), 3.1, "none", Stroke(ORANGE, 0.9))
    picture.text((248, plot.at(0, levels[-1][1])[1] - 15), "平均をとる11点", Letters(8, ORANGE), "left")
    return picture


def roc_curve() -> Picture:
    """Draw a ROC curve: scores are normal, those of positives higher by one and a half."""
    picture = Picture(270, 172)
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
    picture.text(plot.at(0.62, 0.3), f"AUC\n$={number(auc, 2)}$", BLUE_LABEL)
    plot.dot(0, 1, BLUE)
    picture.text((158, plot.at(0, 1)[1]), "左上の点：完全な分類器", NOTE, "left")
    picture.text((158, plot.at(0, 0.86)[1] + 4), "ROC曲線", BLUE_LABEL, "left")
    picture.text((158, plot.at(0, 0.5)[1]), "破線：無作為な分類器\n（AUC $=0.5$）", Letters(8.5, ORANGE), "left")
    return picture


def brevity_penalty() -> Picture:
    """Draw BLEU's brevity penalty."""
    picture = Picture(HALF, 132)
    plot = Plot(picture, Box(32, 20, 192, 80), (0, 2), (0, 1))
    ratios = np.linspace(0.02, 1, 99)
    penalties = [exp(1 - 1 / float(ratio)) for ratio in ratios]
    plot.horizontal([0, 0.5, 1, 1.5, 2], "単語数の比 $c/r$")
    plot.vertical([0, 0.5, 1], r"ペナルティ項 $\mathrm{BP}$")
    plot.guide((0, 1), (1, 1), (1, 0))
    plot.curve([0, *ratios, 2], [0, *penalties, 1])
    picture.text(plot.at(0.66, 0.72), r"$e^{1-r/c}$", BLUE_LABEL, "right")
    picture.text((plot.at(1.5, 1)[0], plot.at(0, 1)[1] - 8), "1", BLUE_LABEL)
    ratio = 8 / 10
    penalty = exp(1 - 1 / ratio)
    plot.dot(ratio, penalty)
    height = plot.at(0, penalty)[1]
    picture.line([(plot.at(ratio, 0)[0] + 3, height), (plot.at(1.08, 0)[0], height)], GUIDE)
    picture.text((plot.at(1.1, 0)[0], height), f"${number(penalty, 4)}$（$c=8,\\ r=10$）", SMALL, "left")
    return picture
