"""LaTeX as the sheets set it: macros expanded, comments gone, rows aligned, nothing that acts on the document."""

from formdeck.render.tex.extent import Extent, display_extent, formula_extent
from formdeck.render.tex.problem import Problem
from formdeck.render.tex.typeset import Macros, Typeset, display_lines, is_inline_safe, typeset

__all__ = [
    "Extent",
    "Macros",
    "Problem",
    "Typeset",
    "display_extent",
    "display_lines",
    "formula_extent",
    "is_inline_safe",
    "typeset",
]
