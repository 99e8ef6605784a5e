"""Text too small to be read on paper."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import SMALL_TEXT

SMALLEST = 8.0
"""The smallest size of type that may be asked of a reader, in points."""

_TOLERANCE = 0.05


def check_small_text(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report the smallest text of the page, if it is too small."""
    small = [
        (block.points, block)
        for block in page.geometry.blocks
        if block.points is not None and block.points < SMALLEST - _TOLERANCE
    ]
    if small:
        points, block = min(small, key=lambda each: each[0])
        more = f", and {len(small) - 1} more on the page" if len(small) > 1 else ""
        message = f"text in {shown(block)} is {points:.1f} pt high, below {SMALLEST:.0f} pt{more}"
        yield page.report(SMALL_TEXT, block, message, "give it a larger size in the theme", by=10 * (SMALLEST - points))
