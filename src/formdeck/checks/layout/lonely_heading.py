"""Headings with nothing below them on their page or in their column."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import LONELY_HEADING
from formdeck.geometry import Box, Part


def check_lonely_headings(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each heading that what it announces does not follow below."""
    content = [block for block in page.geometry.blocks if not block.part.is_frame]
    for heading, following in zip(content, (*content[1:], None), strict=False):
        if heading.part is Part.HEADING and not (following and _is_announced(following.box, heading.box)):
            message = f"nothing stands below {shown(heading)}"
            yield page.report(LONELY_HEADING, heading, message, "let it begin the next page or column", by=1)


def _is_announced(following: Box, heading: Box) -> bool:
    """Whether something stands below a heading, or begins beside it."""
    beside = following.left >= heading.right and following.top < heading.bottom and following.bottom > heading.top
    return beside or following.bottom > heading.bottom
