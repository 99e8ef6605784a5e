"""Content that is printed over the page's header, footer or number."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import FRAME_COLLISION
from formdeck.geometry import Box

_TOLERANCE = 0.3


def check_frame_collision(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report, for header, footer and number, what reaches deepest into it; of the three themselves, too."""
    blocks = page.geometry.blocks
    for at, frame in enumerate(blocks):
        if frame.part.is_frame:
            others = [block for block in (*blocks[:at], *blocks[at + 1 :]) if not block.part.is_frame]
            others += [block for block in blocks[:at] if block.part.is_frame]
            depth, block = max(
                ((_depth(frame.box, each.box), each) for each in others), default=(0.0, frame), key=_first
            )
            if depth > _TOLERANCE:
                message = f"{shown(block)} is printed over {shown(frame)}, {depth:.1f} mm deep"
                yield page.report(FRAME_COLLISION, block, message, "make room on the page", by=depth)


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _depth(one: Box, other: Box) -> float:
    """Measure how far two boxes overlap, in the direction in which they do so least."""
    across = min(one.right, other.right) - max(one.left, other.left)
    return min(across, min(one.bottom, other.bottom) - max(one.top, other.top))
