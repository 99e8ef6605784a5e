"""How pages are made to hold what is on them: decisions that a measurement has led to."""

import re
from dataclasses import dataclass

LADDER = ("", "tight", "crowded")
"""Classes of a page, each denser than the one before: as the theme means it, with tighter gaps, in smaller type."""

CROWDED = LADDER.index("crowded")

_CLASS = re.compile(rf'^(_class: ".*?)\b(?:{"|".join(filter(None, LADDER))}) ', re.MULTILINE)
_MARKS = re.compile(r'^<span class="marks">.*</span>\n\n', re.MULTILINE)
_NUMBER = re.compile(r"\d+")
# A link to a page: its text and address.
_PAGE_LINK = re.compile(r"\[([^\]\n]*)\]\(#(\d+)\)")


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A place inside a record where a new page begins: in front of a piece of it, or of one of the piece's bullets."""

    piece: int
    item: int = 0


_START, _NOWHERE = Cut(0), Cut(1 << 30)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a record that a page shows: from ``begin`` on, up to ``end`` or its last piece."""

    begin: Cut = _START
    end: Cut = _NOWHERE


WHOLE = Window()


@dataclass(frozen=True, slots=True)
class Fit:
    """What was decided about a record so that its pages hold all of it.

    Args:
        steps: how dense the pages are that begin with it or with a later part of it, as steps of the ladder; None
            where that is not known.
        cuts: where it goes on on another page, in order.
        apart: whether it begins a page although it was to share the one of the record before.
    """

    steps: tuple[int | None, ...] = (None,)
    cuts: tuple[Cut, ...] = ()
    apart: bool = False

    def window(self, part: int) -> Window:
        """Find what a page shows, by which part of the record it is, from 0."""
        ends = (_START, *self.cuts, _NOWHERE)
        return Window(*ends[part : part + 2])


def plain_page(text: str) -> str:
    """Write a page without what does not change where things stand: its density, marks, the numbers of linked pages."""
    return _PAGE_LINK.sub(_hide_number, _MARKS.sub("", _CLASS.sub(r"\1", text, count=1)))


def _hide_number(link: re.Match[str]) -> str:
    hidden = "0" * len(link[2])
    label = _NUMBER.sub(lambda number: hidden if number[0] == link[2] else number[0], link[1])
    return f"[{label}](#{hidden})"
