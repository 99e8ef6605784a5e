"""How well a translation does: BLEU."""

from collections import Counter
from collections.abc import Sequence
from math import exp

import numpy as np

from drawings.picture import Box, Picture, Point
from drawings.plot import Plot, number
from drawings.style import BLUE, BLUE_LABEL, BLUE_TINT, GUIDE, LABEL, NOTE, PAPER, QUIET, SINGLE, SMALL, Letters, Stroke

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


def brevity_penalty() -> Picture:
    """Draw BLEU's brevity penalty."""
    picture = Picture(SINGLE, 126)
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
