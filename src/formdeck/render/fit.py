"""How dense a page is set: decisions that a measurement has led to, and the estimate where there is none yet."""

import re
from dataclasses import dataclass

LADDER = ("", "tight", "crowded")
"""Classes of a page, each denser than the one before: as the theme means it, with tighter gaps, in smaller type."""

CROWDED = LADDER.index("crowded")

_CLASS = re.compile(rf'^(_class: ".*?)\b(?:{"|".join(filter(None, LADDER))}) ', re.MULTILINE)
_MARKS = re.compile(r'^<span class="marks">.*</span>\n\n', re.MULTILINE)
# A link to a page: its text and address.
_PAGE_LINK = re.compile(r"\[([^\]\n]*)\]\(#(\d+)\)")


@dataclass(frozen=True, slots=True)
class Fit:
    """What was decided about a record so that its page holds all of it. ``step`` counts up the ladder.

    It is None where the record shares the page of the one before, whose step counts.
    """

    step: int | None = None


def plain_page(text: str) -> str:
    """Write a page without what does not change where things stand: its density, marks, the numbers of linked pages."""
    return _PAGE_LINK.sub(_hide_number, _MARKS.sub("", _CLASS.sub(r"\1", text, count=1)))


def _hide_number(link: re.Match[str]) -> str:
    hidden = "0" * len(link[2])
    label = re.sub(rf"(?<!\d){link[2]}(?!\d)", hidden, link[1])
    return f"[{label}](#{hidden})"
