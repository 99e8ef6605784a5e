"""How well a detector does: precision against recall."""

from itertools import accumulate

from drawings.picture import Box, Picture
from drawings.plot import Plot
from drawings.style import BLUE, BLUE_LABEL, ORANGE, ORANGE_LABEL, SECOND, Letters, Stroke

_TENTHS = [tick / 10 for tick in range(0, 11, 2)]

# Of the deck's example: which of ten predictions, the most confident first, hit one of the five objects.
_HITS = (1, 1, 1, 0, 0, 0, 1, 0, 0, 1)


def average_precision() -> Picture:
    """Draw precision against recall, and the interpolated precision."""
    picture = Picture(312, 156)
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
