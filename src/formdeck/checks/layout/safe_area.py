"""Content that leaves the page's safe area: a printer does not reach it, or the page's edge cuts it off."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import OUTSIDE_SAFE_AREA
from formdeck.geometry import Block, PageGeometry

_TOLERANCE = 0.3


def check_safe_area(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report, for each edge of the page, what comes nearest to it or passes it."""
    for edge in ("left", "top", "right", "bottom"):
        blocks = page.geometry.blocks
        beyond = [(by, block) for block in blocks if (by := _beyond(page.geometry, block, edge)) > _TOLERANCE]
        if beyond:
            by, block = max(beyond, key=lambda each: each[0])
            more = f", and {len(beyond) - 1} more on the page" if len(beyond) > 1 else ""
            line = f"{edge} margin of {page.geometry.margin:.0f} mm" if page.geometry.margin else f"page's {edge} edge"
            message = f"{shown(block)} reaches {by:.1f} mm beyond the {line}{more}"
            yield page.report(OUTSIDE_SAFE_AREA, block, message, *_hints(edge), by=by)


def _beyond(page: PageGeometry, block: Block, edge: str) -> float:
    """Measure how far a block passes the safe margin of an edge; negative where it does not."""
    box = block.box
    gaps = {"left": box.left, "top": box.top, "right": page.width - box.right, "bottom": page.height - box.bottom}
    return page.margin - gaps[edge]


def _hints(edge: str) -> tuple[str, ...]:
    if edge == "bottom":
        return ("divide the record into two, or leave something out",)
    return ("break the line, or write it shorter",)
