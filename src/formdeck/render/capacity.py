"""How much of a list fits on a page, estimated: pages are counted before anything is typeset."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

# Lines of one page and half-width characters of one column, for a theme with two columns on A4; a little less than
# fits, since the estimate of a formula's width is rough.
PAGE_LINES = 94
COLUMN_WIDTH = 50

_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_COMMAND = re.compile(r"\\[A-Za-z]+|\\.|[{}$^_*`]")


def page_digits(records: int) -> int:
    """Estimate how many digits the numbers of a deck's pages have, in front of them being counted."""
    return len(str(records + records // 4))


def text_width(text: str) -> int:
    """Estimate a text's width in half-width characters; a LaTeX command counts as one."""
    shown = _COMMAND.sub(lambda match: "x" if match[0].startswith("\\") else "", text)
    return len(shown) + len(_WIDE.findall(shown))


def text_lines(text: str, width: int) -> int:
    """Estimate how many lines of a width a text takes; one at least."""
    return max(1, -(-text_width(text) // width))


def split_pages(
    entries: Iterable[T], lines: Callable[[T, T | None], int], is_heading: Callable[[T], bool] = lambda _: False
) -> tuple[tuple[T, ...], ...]:
    """Fill pages with entries in order.

    ``lines`` says how many lines an entry takes, given the one before it on the page, None at its top. A heading
    does not stay behind at the foot of a page.
    """
    pages: list[list[T]] = []
    used = PAGE_LINES
    for entry in entries:
        needed = lines(entry, pages[-1][-1] if pages else None)
        if used + needed > PAGE_LINES:
            moved = [pages[-1].pop()] if pages and len(pages[-1]) > 1 and is_heading(pages[-1][-1]) else []
            pages.append(moved)
            used, needed = len(moved), lines(entry, moved[0] if moved else None)
        pages[-1].append(entry)
        used += needed
    return tuple(map(tuple, pages))
