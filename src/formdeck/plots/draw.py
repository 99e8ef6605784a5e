"""Drawing curves as SVG, in the look of the sheets: distinct in grey, labelled where they are, no font needed."""

import io
import math
import warnings
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.mathtext import MathTextParser
from matplotlib.ticker import MaxNLocator

from formdeck.plots.curves import Curve, broken_at_poles, find_height

_INK, _QUIET, _HAIRLINE = "#1c2126", "#59636e", "#c3cad1"
# Each curve has its own colour, dashes and width: told apart in grey, too.
_PENS: tuple[tuple[str, Any, float], ...] = (
    ("#1d5a86", "-", 1.6),
    ("#b8621b", (0, (5, 2)), 1.6),
    ("#59636e", (0, (1.2, 1.6)), 1.7),
    ("#1c2126", (0, (6, 2, 1.2, 2)), 1.3),
    ("#7a4a86", (0, (9, 3)), 1.1),
)
_MARKERS = "os^Dv"
_ASIDE = 0.18  # stems of several curves stand side by side
_MOST_IN_A_ROW = 3
_SIZE = (3.9, 2.35)  # inches: two plots fit side by side
_STYLE: dict[Any, Any] = {
    "svg.fonttype": "path",  # letters as outlines: they look the same everywhere
    "svg.hashsalt": "formdeck",
    "mathtext.fontset": "stix",
    "font.family": "DejaVu Sans",
    "font.size": 8.5,
    "axes.unicode_minus": True,
}


def draw(
    curves: Sequence[Curve], axis: str, x: tuple[float, float], y: tuple[float, float] | None, *, stems: bool
) -> str:
    """Draw curves over a symbol's axis; the same curves give the same bytes. ``stems`` are for whole numbers."""
    with mpl.rc_context(_STYLE), warnings.catch_warnings(action="ignore"):
        figure = Figure(figsize=_SIZE, layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        height = y or find_height(curves)
        _prepare(axes, axis, x, height, stems=stems)
        for number, curve in enumerate(curves):
            aside = _ASIDE * (number - (len(curves) - 1) / 2)
            _draw_curve(axes, curve, number, height, aside if stems else None)
        if any(curve.given for curve in curves):
            columns = min(len(curves), _MOST_IN_A_ROW)
            figure.legend(
                frameon=False, loc="outside upper right", ncols=columns, handlelength=2.6, fontsize=9.5, labelcolor=_INK
            )
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _prepare(axes: Axes, axis: str, x: tuple[float, float], y: tuple[float, float], *, stems: bool) -> None:
    margin = (x[1] - x[0]) * 0.03 if stems else 0.0
    axes.set_xlim(x[0] - margin, x[1] + margin)
    axes.set_ylim(*y)
    axes.set_xlabel(maths(axis), color=_INK, labelpad=1.5)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(_QUIET)
    axes.spines[["left", "bottom"]].set_linewidth(0.7)
    axes.tick_params(colors=_QUIET, labelcolor=_INK, width=0.6, length=2.5)
    axes.grid(color=_HAIRLINE, linewidth=0.45)
    axes.set_axisbelow(True)
    for draw_line, (low, high) in ((axes.axhline, y), (axes.axvline, x)):
        if low < 0 < high:
            draw_line(0, color=_QUIET, linewidth=0.7)
    if stems:
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _draw_curve(axes: Axes, curve: Curve, number: int, height: tuple[float, float], aside: float | None) -> None:
    """Draw a line; with ``aside`` stems, which stand so far beside their whole numbers."""
    colour, dashes, width = _PENS[number % len(_PENS)]
    label = ",\\ ".join(f"{name} = {value}" for name, value in curve.given)
    named = maths(label) if label else None
    if aside is not None:
        marker = _MARKERS[number % len(_MARKERS)]
        points = [(x + aside, y) for x, y in zip(curve.x, curve.y, strict=True) if not math.isnan(y)]
        axes.vlines([x for x, _ in points], 0, [y for _, y in points], color=colour, linewidth=0.8)
        axes.plot(*zip(*points, strict=True), marker, color=colour, markersize=3.8, label=named)
        return
    y = broken_at_poles(curve.y, height)
    axes.plot(curve.x, y, color=colour, linestyle=dashes, linewidth=width, label=named)


def maths(latex: str) -> str:
    """Set LaTeX as a label, if matplotlib understands it, else as it is typed."""
    text = f"${latex}$"
    try:
        MathTextParser("path").parse(text)
    except ValueError:
        return latex.replace("$", r"\$")
    return text if latex.isascii() else latex
