"""Pages with hardly anything on them."""

from collections.abc import Iterator

from formdeck.checks.layout.page import LaidOutPage
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules.layout import NEARLY_EMPTY
from formdeck.geometry import PageGeometry

LEAST_FILLED = 0.25
"""How much of a page of records is to be used."""


def check_nearly_empty(page: LaidOutPage) -> Iterator[Diagnostic]:
    """Report a page of records most of which is blank; lists, dividers and the rest of a record may be."""
    filled = _filled(page.geometry)
    if page.records and not page.goes_on and filled < LEAST_FILLED:
        message = f"{100 * (1 - filled):.0f} % of the page is empty"
        hint = "`page: continue` lets a record share the page of the one before"
        yield page.report(NEARLY_EMPTY, None, message, hint, by=100 * (LEAST_FILLED - filled))


def _filled(page: PageGeometry) -> float:
    boxes = [block.box for block in page.blocks if not block.part.is_frame]
    used = max((box.bottom for box in boxes), default=0.0) - min((box.top for box in boxes), default=0.0)
    return used / (used + max(page.room, 0.0)) if used > 0 else 0.0
