"""What normalization does to a distribution, and over what the statistics are taken."""

from statistics import NormalDist

import numpy as np

from drawings.diagram import row
from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import BLUE, BLUE_TINT, FULL, NOTE, PAPER, Stroke

_DATA, _CHANNELS, _UNIT = 3, 4, 17.0


def _members(kind: str) -> set[tuple[int, int]]:
    """List the data and channels that share one mean."""
    cells = {(n, c) for n in range(_DATA) for c in range(_CHANNELS)}
    rules = {
        "batch": {(n, c) for n, c in cells if c == 0},
        "layer": {(n, c) for n, c in cells if n == 0},
        "instance": {(0, 0)},
        "group": {(n, c) for n, c in cells if n == 0 and c < _CHANNELS // 2},
    }
    return rules[kind]


def axes() -> Picture:
    """Draw over which images of a mini-batch each method takes its mean."""
    picture = Picture(FULL, 116)
    kinds = (
        ("batch", "バッチ正規化"),
        ("layer", "レイヤー正規化"),
        ("instance", "インスタンス正規化"),
        ("group", "グループ正規化"),
    )
    for index, (kind, name) in enumerate(kinds):
        left, top = 30 + 98 * index, 34.0
        members = _members(kind)
        for n in range(_DATA):
            for c in range(_CHANNELS):
                box = Box(left + c * (_UNIT + 3), top + n * (_UNIT + 3), _UNIT, _UNIT)
                if (n, c) in members:
                    picture.box(box, BLUE_TINT, Stroke(BLUE, 1.1))
                    corners = [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]
                    picture.hatch(corners, Stroke(BLUE, 0.5), 3.6)
                else:
                    picture.box(box, PAPER, Stroke("#8a949e", 0.6))
        width = _CHANNELS * (_UNIT + 3) - 3
        picture.text((left + width / 2, 8), name)
        picture.text((left + width / 2, 24), "チャンネル $C$", NOTE)
        if index == 0:
            picture.text((left - 6, top + 28), "データ\n$N$", NOTE, "right")
    picture.text(
        (FULL / 2, 107),
        "1マスは1枚の特徴マップ（$H\\times W$）。斜線のマスの値全体から、1組の平均と分散を求める。",
        NOTE,
    )
    return picture


def stages() -> Picture:
    """Draw a distribution before, after normalization, and after scale and shift."""
    picture = Picture(405, 96)
    mean, deviation, scale, shift = 3.0, 2.0, 2.0, 0.5
    panels = (
        ("入力 $h$", mean, deviation, rf"$\mu={number(mean)},\ \sigma={number(deviation)}$"),
        ("正規化した値 $h'$", 0.0, 1.0, "平均0、分散1"),
        ("出力 $y$", shift, scale, rf"$\beta={number(shift)},\ \gamma={number(scale)}$"),
    )
    for left, (name, center, spread, fact) in zip(row(3, 6, 142), panels, strict=True):
        plot = Plot(picture, Box(left, 30, 110, 44), (-6, 10), (0, 0.42))
        xs = np.linspace(-6, 10, 161)
        plot.horizontal([-4, 0, 4, 8])
        plot.curve(xs, [NormalDist(center, spread).pdf(x) for x in xs])
        plot.guide((center, 0), (center, NormalDist(center, spread).pdf(center)))
        picture.text((left + 55, 8), name)
        picture.text((left + 55, 22), fact, NOTE)
    for left in (118, 260):
        picture.arrow([(left, 56), (left + 24, 56)])
    return picture
