"""Formulas that stick out of their panel, cell or column."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import WIDE_FORMULA

_TOLERANCE = 0.5


def check_wide_formulas(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each block that a formula in it is too wide for."""
    for block in page.geometry.blocks:
        if block.excess > _TOLERANCE:
            message = f"a formula sticks {block.excess:.1f} mm out of what it stands in"
            hint = r"break it, write it shorter, or set it on a line of its own with `$$`"
            yield page.report(WIDE_FORMULA, block, message, hint, by=block.excess)
