"""Family ``layout``: nothing leaves the page, nothing is too small to read, nothing is printed over something else.

It judges what the browser has measured (``formdeck.geometry``) and knows nothing of how pages come about.
"""

from collections.abc import Iterable
from itertools import chain

from formdeck.checks.layout.cut_off import check_cut_off
from formdeck.checks.layout.frame_collision import check_frame_collision
from formdeck.checks.layout.lonely_heading import check_lonely_headings
from formdeck.checks.layout.nearly_empty import check_nearly_empty
from formdeck.checks.layout.overlapping import check_overlapping
from formdeck.checks.layout.page import LaidOutPage
from formdeck.checks.layout.pictures import check_pictures
from formdeck.checks.layout.safe_area import check_safe_area
from formdeck.checks.layout.shrunk_formula import check_shrunk_formulas
from formdeck.checks.layout.small_text import check_small_text
from formdeck.checks.layout.wide_formula import check_wide_formulas
from formdeck.diagnostics import Diagnostic

__all__ = ["LaidOutPage", "check_layout"]

_RULES = (
    check_safe_area,
    check_frame_collision,
    check_overlapping,
    check_wide_formulas,
    check_shrunk_formulas,
    check_small_text,
    check_cut_off,
    check_pictures,
    check_lonely_headings,
    check_nearly_empty,
)


def check_layout(pages: Iterable[LaidOutPage]) -> tuple[Diagnostic, ...]:
    """Report what is wrong with the pages, worst first."""
    found = chain.from_iterable(rule(page) for page in pages for rule in _RULES)
    return tuple(sorted(found, key=lambda finding: (-finding.badness, finding.sort_key)))
