"""Text that is cut off where there is no room for it, as a header's that is too long for one line."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import CUT_OFF
from formdeck.geometry import Part

_TOLERANCE = 0.5


def check_cut_off(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each block that hides some of its text."""
    for block in page.geometry.blocks:
        if block.hidden > _TOLERANCE:
            message = f"{shown(block)} is cut off: {block.hidden:.1f} mm of it are hidden"
            hint = "shorten the category or the chapter's title" if block.part is Part.HEADER else "write it shorter"
            yield page.report(CUT_OFF, block, message, hint, by=block.hidden)
