"""How well a classifier, a detector or a translation does."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import erf, exp
from statistics import NormalDist

import numpy as np

from drawings.picture import Box, Picture, Point
from drawings.plot import Plot, number
from drawings.style import (
    BLUE,
    BLUE_LABEL,
    BLUE_TINT,
    GUIDE,
    INK,
    LABEL,
    NOTE,
    ORANGE,
    ORANGE_LABEL,
    ORANGE_TINT,
    PAPER,
    QUIET,
    SECOND,
    SINGLE,
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
    picture = Picture(SINGLE, 132)
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


_REFERENCE = ("the", "cat", "is", "on", "the", "mat")
_CANDIDATE = ("the", "the", "cat", "on", "the", "mat")


def _matches(length: int) -> list[bool]:
    """Tell which n-grams of the translation count: each no more often than the reference has it."""
    grams = [_CANDIDATE[i : i + length] for i in range(len(_CANDIDATE) - length + 1)]
    left = Counter(_REFERENCE[i : i + length] for i in range(len(_REFERENCE) - length + 1))
    counted = []
    for gram in grams:
        counted.append(left[gram] > 0)
        left[gram] -= 1
    return counted


def ngrams() -> Picture:
    """Draw which words and pairs of words of a translation are found in the reference."""
    picture = Picture(375, 130)
    left, unit = 74.0, 38.0
    _words(picture, (left, 14.0), unit, _REFERENCE)
    _words(picture, (left, 48.0), unit, _CANDIDATE, _matches(1))
    for index, counted in enumerate(_matches(2)):
        start, y = left + (index + 0.5) * unit, 76.0 + 15 * (index % 2)
        pen = Stroke(BLUE, 1.3) if counted else Stroke(QUIET, 0.8, "2 2")
        ends = (start - 9, start + unit + 9)
        picture.line([(ends[0], y - 5), (ends[0], y), (ends[1], y), (ends[1], y - 5)], pen)
        name = "一致" if counted else "なし"
        picture.text((start + unit / 2, y), name, Letters(8, pen.color, ground=PAPER))
    for name, y in (("参照訳", 14.0), ("機械翻訳文", 48.0), ("2-gram", 83.0)):
        picture.text((left - 6, y), name, LABEL, "right")
    for length, y in ((1, 48.0), (2, 83.0)):
        matches = _matches(length)
        share = rf"$p_{length}=\dfrac{{{sum(matches)}}}{{{len(matches)}}}$"
        picture.text((left + 6 * unit + 8, y), share, BLUE_LABEL, "left")
    picture.text((left + 3 * unit, 117), "theは参照訳に2回しかないので、2つまで数える。", NOTE)
    return picture


def _words(picture: Picture, start: Point, unit: float, words: Sequence[str], counted: Sequence[bool] = ()) -> None:
    """Draw a sentence as boxes; of a translation, those of words that count are filled."""
    for index, word in enumerate(words):
        box = Box.around((start[0] + (index + 0.5) * unit, start[1]), unit - 5, 17)
        fill, pen = (BLUE_TINT, Stroke(BLUE, 0.9)) if counted and counted[index] else (PAPER, Stroke(QUIET, 0.7))
        if counted and not counted[index]:
            pen = pen._replace(dash="2 2")
        picture.box(box, fill, pen, 2)
        picture.text(box.center, word)
