"""Pictures that the browser cannot draw, and pictures with too few dots for their size."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import BROKEN_PICTURE, COARSE_PICTURE

FEWEST_DOTS = 150.0
"""Dots to an inch below which a printed picture looks blurred."""


def check_pictures(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each picture that shows nothing, or is enlarged too much."""
    for block in page.geometry.blocks:
        for picture in block.pictures:
            name = f"the picture `{picture.name}`" if picture.name else "the picture"
            if picture.broken:
                hint = "save it anew as PNG, JPEG, WebP, GIF or SVG"
                yield page.report(BROKEN_PICTURE, block, f"{name} cannot be drawn", hint, by=100)
            elif picture.dpi is not None and picture.dpi < FEWEST_DOTS:
                message = f"{name} is enlarged to {picture.dpi:.0f} dots per inch, below {FEWEST_DOTS:.0f}"
                hint = "show it smaller with `width:`, or use a larger picture or an SVG one"
                yield page.report(COARSE_PICTURE, block, message, hint, by=FEWEST_DOTS - picture.dpi)
