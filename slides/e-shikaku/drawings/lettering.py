"""Labels as outlines: Japanese in the sheet's own face, formulas between `$` in MathJax's (Computer Modern)."""

import re
from functools import cache
from typing import Any, NamedTuple

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from numpy.typing import NDArray

from drawings.style import Letters
from formdeck.export import find_runtime

_MATH_SIZE = 1.16
"""Computer Modern is small: this makes its letters as high as those of the Japanese face around them."""

_MATH = FontProperties(math_fontfamily="cm")
_MOVE, _LINE, _CURVE, _CUBIC, _CLOSE = map(
    int, (Outline.MOVETO, Outline.LINETO, Outline.CURVE3, Outline.CURVE4, Outline.CLOSEPOLY)
)
_COMMANDS = {_MOVE: "M", _LINE: "L", _CURVE: "Q", _CUBIC: "C"}


class Glyph(NamedTuple):
    """An outline with a name, and where it stands: to the right of the label's start, above its base line."""

    name: str
    outline: str
    x: float
    y: float
    scale: float


class Bar(NamedTuple):
    """A fraction's or a root's bar: its lower left corner and size."""

    x: float
    y: float
    width: float
    height: float


class Line(NamedTuple):
    """A line of a label, set: what stands in it, its width, and how far it reaches above and below its base line."""

    glyphs: tuple[Glyph, ...]
    bars: tuple[Bar, ...]
    width: float
    height: float
    depth: float
    is_formula: bool


def set_line(text: str, letters: Letters) -> Line:
    """Set one line that may have formulas in it."""
    runs = [_set_run(run, letters) for run in re.split(r"(\$[^$]*\$)", text) if run]
    glyphs: list[Glyph] = []
    bars: list[Bar] = []
    width = 0.0
    for run in runs:
        glyphs += [glyph._replace(x=glyph.x + width) for glyph in run.glyphs]
        bars += [bar._replace(x=bar.x + width) for bar in run.bars]
        width += run.width
    height, depth = max(run.height for run in runs), max(run.depth for run in runs)
    return Line(tuple(glyphs), tuple(bars), width, height, depth, all(run.is_formula for run in runs))


def _set_run(run: str, letters: Letters) -> Line:
    if run.startswith("$"):
        return _set_formula(run, letters.size * _MATH_SIZE)
    return _set_words(run, letters)


def _set_words(words: str, letters: Letters) -> Line:
    face = _face(700 if letters.bold else 400)
    scale = letters.size / face.units
    glyphs, x = [], 0.0
    for character in words:
        name, outline, advance = face.glyph(character)
        if outline:
            glyphs.append(Glyph(name, outline, x, 0.0, scale))
        x += advance * scale
    return Line(tuple(glyphs), (), x, 0.76 * letters.size, 0.0, is_formula=False)


def _set_formula(formula: str, size: float) -> Line:
    unit = size / text_to_path.FONT_SCALE
    placed, outlines, rectangles = text_to_path.get_glyphs_mathtext(_MATH, formula)
    width, height, depth = text_to_path.get_text_width_height_descent(
        formula, FontProperties(size=size, math_fontfamily="cm"), ismath=True
    )
    glyphs = tuple(
        Glyph(name.replace("%", "_"), _outline(*outlines[name]), x * unit, y * unit, scale * unit)
        for name, x, y, scale in placed
        if len(outlines[name][0])
    )
    corners = ((points[0], points[2]) for points, _codes in rectangles)
    bars = tuple(
        Bar(left * unit, low * unit, (right - left) * unit, (high - low) * unit)
        for (left, low), (right, high) in corners
    )
    return Line(glyphs, bars, width, height - depth, depth, is_formula=True)


def _outline(points: NDArray[Any], codes: NDArray[Any]) -> str:
    """Write an outline as SVG; the codes of a curve stand at each of its points."""
    parts, last = [], _CLOSE
    for (x, y), code in zip(points.tolist(), map(int, codes), strict=True):
        continues = code == last and code in (_CURVE, _CUBIC)
        command = "" if continues else _COMMANDS.get(code, "Z")
        parts.append(command if code == _CLOSE else f"{command}{x:.1f} {y:.1f} ".replace(".0 ", " "))
        last = code
    return "".join(parts)


class _Face:
    """The Japanese face in one weight."""

    def __init__(self, weight: int) -> None:
        runtime = find_runtime()
        if runtime is None:
            raise SystemExit("the fonts are not there yet; run `formdeck setup` first")
        self._font = TTFont(runtime.faces / f"formdeck-biz-udpgothic-japanese-{weight}.ttf", lazy=True)
        self._names = self._font.getBestCmap()
        self._glyphs = self._font.getGlyphSet()
        self._weight = weight
        self.units: int = self._font["head"].unitsPerEm

    def glyph(self, character: str) -> tuple[str, str, float]:
        """Find a character's name, outline and advance; one that the face lacks must be written as a formula."""
        if ord(character) not in self._names:
            raise ValueError(f"the face has no {character!r}")
        glyph = self._glyphs[self._names[ord(character)]]
        pen = SVGPathPen(self._glyphs)
        glyph.draw(pen)
        return f"g{self._weight // 100}-{ord(character):x}", pen.getCommands(), glyph.width


@cache
def _face(weight: int) -> _Face:
    return _Face(weight)
