"""Things that are printed over each other."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import OVERLAPPING

_TOLERANCE = 0.5


def check_overlapping(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report what overlaps inside the content; header and footer have a rule of their own."""
    blocks = page.geometry.blocks
    for overlap in page.geometry.overlaps:
        block = blocks[overlap.second]
        if overlap.depth > _TOLERANCE and not (blocks[overlap.first].part.is_frame or block.part.is_frame):
            first, second = (f"`{text}`" if text else "a formula" for text in overlap.texts)
            message = f"{first} and {second} are printed over each other, {overlap.depth:.1f} mm deep"
            yield page.report(OVERLAPPING, block, message, "make one of them shorter", by=overlap.depth)
