r"""How much room a formula takes, estimated from its LaTeX: pages are laid out before anything is typeset.

The numbers are em of TeX's fonts, of which MathJax's are copies; Appendix G of the TeXbook says how boxes are put
together.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from formdeck.render.tex.sign_widths import LARGE_SIGNS, letter_width, sign_width
from formdeck.render.tex.tokens import tokenize_latex
from formdeck.render.tex.typeset import Macros, typeset

_LINE, _ROW_GAP, _COLUMN_GAP = 1.0, 0.44, 1.0
_SCRIPT = 0.71
_DEEPEST = 40  # levels of brackets; nobody can read more

_INTEGRALS = frozenset({r"\int", r"\iint", r"\iiint", r"\oint"})
_WITH_LIMITS = frozenset(
    (LARGE_SIGNS.keys() - _INTEGRALS)
    | {r"\inf", r"\lim", r"\liminf", r"\limsup", r"\max", r"\min", r"\sup", r"\underbrace", r"\overbrace"}
)
_DRESSES = frozenset({
    r"\mathbf", r"\mathrm", r"\mathbb", r"\mathcal", r"\mathfrak", r"\mathscr", r"\mathsf", r"\mathtt", r"\mathit",
    r"\boldsymbol", r"\bm", r"\pmb", r"\hat", r"\bar", r"\tilde", r"\vec", r"\dot", r"\ddot", r"\check", r"\breve",
    r"\widehat", r"\widetilde", r"\overline", r"\underline", r"\overrightarrow", r"\boxed", r"\cancel",
})  # fmt: skip
_TEXTS = frozenset({r"\text", r"\textbf", r"\textrm", r"\textit", r"\textsf", r"\texttt", r"\mbox", r"\operatorname"})
_FRACTIONS = frozenset({r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\binom", r"\dbinom"})
_ENDS = frozenset({None, "&", r"\\", "}", r"\end"})
_GRID = re.compile(r"[pbvBV]?matrix\*?|smallmatrix|array|[dr]?cases")


@dataclass(frozen=True, slots=True)
class Extent:
    """A box: its width and height in em, and how many rows of formulas it stacks."""

    width: float = 0.0
    height: float = _LINE
    rows: int = 1

    def scaled(self, factor: float) -> "Extent":
        """Make it smaller."""
        return Extent(self.width * factor, self.height * factor, self.rows)


_EMPTY = Extent(height=0.0)


@lru_cache(maxsize=16384)
def formula_extent(latex: str) -> Extent:
    """Estimate how large a display is set."""
    measure = _Measure([token.text for token in tokenize_latex(latex)])
    return measure.rows(lambda sign: sign is None)


def display_extent(latex: str, macros: Macros) -> Extent:
    """Estimate how large a display is set once it is made ready for MathJax."""
    return formula_extent(typeset(latex, macros).latex or latex)


class _Measure:
    """Goes once through the signs of a formula; each method takes what it measures.

    ``display``: in the large style, where sums have their limits above and below.
    """

    def __init__(self, signs: list[str]) -> None:
        self._signs = signs
        self._at = 0
        self._depth = 0

    def rows(self, ends: Callable[[str | None], bool], *, gap: float = 0.0, display: bool = True) -> Extent:
        """Measure rows of cells up to an end, which is taken, too."""
        rows: list[list[Extent]] = [[]]
        while True:
            rows[-1].append(self._cell(display=display))
            sign = self._take()
            if sign is None or ends(sign):
                return _stacked(rows, gap)
            if sign == r"\\":
                rows.append([])

    def _cell(self, *, display: bool) -> Extent:
        width, height = 0.0, _LINE
        while self._peek() not in _ENDS:
            box = self._scripted(display=display)
            width, height = width + box.width, max(height, box.height)
        return Extent(width, height)

    def _scripted(self, *, display: bool) -> Extent:
        """Measure one thing with what stands above and below it."""
        sign, star = (*self._signs[self._at : self._at + 2], None)[:2]
        box = self._thing(display=display)
        over, under = self._scripts()
        if display and (sign in _WITH_LIMITS or (sign == r"\operatorname" and star == "*")):
            height = box.height + sum(script.height + 0.2 for script in (over, under) if script.height)
            return Extent(max(box.width, over.width, under.width), height)
        height = box.height + 0.35 * (over.height + under.height)
        return Extent(box.width + max(over.width, under.width), height)

    def _scripts(self) -> tuple[Extent, Extent]:
        over = under = _EMPTY
        while (mark := self._peek()) in {"^", "_", "'"}:
            self._take()
            if mark == "'":
                over = Extent(over.width + 0.28, max(over.height, 0.5))
            elif mark == "^":
                over = self._argument(display=False).scaled(_SCRIPT)
            else:
                under = self._argument(display=False).scaled(_SCRIPT)
        return over, under

    def _thing(self, *, display: bool) -> Extent:
        if self._depth == _DEEPEST:
            return Extent(sum(map(letter_width, self._raw_argument())))
        self._depth += 1
        box = self._box(self._take() or "", display=display)
        self._depth -= 1
        return box

    def _box(self, sign: str, *, display: bool) -> Extent:
        if sign == "{":
            return self.rows(lambda end: end == "}", display=display)
        if sign == r"\begin":
            return self._environment()
        if sign in _FRACTIONS:
            return self._fraction(display=display)
        if sign in LARGE_SIGNS:
            height = 2.3 if sign in _INTEGRALS else 1.4
            return Extent(LARGE_SIGNS[sign] + 0.17, height if display else _LINE)
        return self._dressed(sign, display=display)

    def _dressed(self, sign: str, *, display: bool) -> Extent:
        if sign in _TEXTS:
            return Extent(sum(map(letter_width, self._raw_argument())))
        if sign in {r"\textcolor", r"\color", r"\hspace", r"\tag", r"\label"}:
            self._raw_argument()
            return Extent() if sign != r"\textcolor" else self._argument(display=display)
        if sign in {r"\overset", r"\underset", r"\stackrel"}:
            small, box = self._argument(display=False).scaled(_SCRIPT), self._argument(display=display)
            return Extent(max(small.width, box.width), small.height + box.height)
        grown = {r"\sqrt": (0.9, 0.25), r"\underbrace": (0.0, 0.4), r"\overbrace": (0.0, 0.4)}
        if sign in grown or sign in _DRESSES:
            self._option()
            box, (wider, higher) = self._argument(display=display), grown.get(sign, (0.0, 0.1))
            return Extent(box.width + wider, box.height + higher)
        return Extent(sign_width(sign))

    def _fraction(self, *, display: bool) -> Extent:
        over, under = self._argument(display=False), self._argument(display=False)
        box = Extent(max(over.width, under.width) + 0.24, over.height + under.height + 0.35)
        return box if display else box.scaled(_SCRIPT)

    def _environment(self) -> Extent:
        name = "".join(self._raw_argument())
        if name == "array":
            self._raw_argument()
        is_grid = _GRID.fullmatch(name) is not None
        box = self.rows(lambda end: end == r"\end", gap=_COLUMN_GAP if is_grid else 0.0, display=not is_grid)
        self._raw_argument()
        return Extent(box.width + 1.4, box.height) if is_grid else box

    def _argument(self, *, display: bool) -> Extent:
        while self._peek() == " ":
            self._take()
        return _EMPTY if self._peek() in _ENDS else self._thing(display=display)

    def _raw_argument(self) -> list[str]:
        """Take an argument that is no mathematics."""
        while self._peek() in {" ", "*"}:
            self._take()
        taken = [self._take() or ""]
        depth = int(taken[0] == "{")
        while depth and (sign := self._take()) is not None:
            depth += {"{": 1, "}": -1}.get(sign, 0)
            taken.append(sign)
        return taken[1:-1] if len(taken) > 1 else taken

    def _option(self) -> None:
        if self._peek() == "[":
            while self._take() not in {"]", None}:
                pass

    def _peek(self) -> str | None:
        return self._signs[self._at] if self._at < len(self._signs) else None

    def _take(self) -> str | None:
        sign = self._peek()
        self._at += 1
        return sign


def _stacked(rows: list[list[Extent]], gap: float) -> Extent:
    """Put cells under each other in columns."""
    filled = [row for row in rows if any(cell.width for cell in row)] or rows[:1]
    columns = max(map(len, filled))
    widths = [max((row[at].width for row in filled if at < len(row)), default=0.0) for at in range(columns)]
    heights = [max(cell.height for cell in row) for row in filled]
    inner = max(cell.rows for row in filled for cell in row)
    return Extent(
        sum(widths) + gap * (columns - 1), sum(heights) + _ROW_GAP * (len(filled) - 1), max(len(filled), inner)
    )
