"""Formulas that Marp has made smaller so that they fit into their panel."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import SHRUNK_FORMULA

LEGIBLE = 0.85
"""How small a formula may be set beside its natural size."""


def check_shrunk_formulas(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each block whose formula is set smaller than the legible floor."""
    for block in page.geometry.blocks:
        if block.scale < LEGIBLE:
            message = f"the formula is too wide: it is set at {block.scale:.2f} of its size, below {LEGIBLE:.2f}"
            hint = r"break it with `\\` in front of an operator, or give parts of it a name"
            yield page.report(SHRUNK_FORMULA, block, message, hint, by=100 * (1 - block.scale))
