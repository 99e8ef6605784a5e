"""Headings with nothing below them on their page or in their column."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage, shown
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import LONELY_HEADING
from formdeck.geometry import Block, Part


def check_lonely_headings(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report each heading that what it announces does not follow below."""
    content = [block for block in page.geometry.blocks if not block.part.is_frame]
    for heading, following in zip(content, (*content[1:], None), strict=False):
        if heading.part is Part.HEADING and not _is_below(following, heading):
            message = f"nothing stands below {shown(heading)}"
            yield page.report(LONELY_HEADING, heading, message, "let it begin the next page or column", by=1)


def _is_below(following: Block | None, heading: Block) -> bool:
    return following is not None and following.box.bottom > heading.box.bottom
