"""Which records of a chapter share a page.

This depends on the deck alone, not on how its formulas are read, so that page numbers are known from the start. Heights
are estimates; what turns out too full is set denser once it has been measured.
"""

import re
from collections.abc import Iterator, Sequence

from formdeck.cache import Recall, make_anew
from formdeck.model import Chapter, Deck, PageBreak, Record, Symbol
from formdeck.render.density import PACKED_PAGE, page_height, record_height

_COMMAND = re.compile(r"\\[A-Za-z]+")


def share_pages(deck: Deck, chapter: Chapter, recall: Recall = make_anew) -> Iterator[tuple[Record, ...]]:
    """Gather the records of each page of a chapter; its first record always starts one."""
    shared = (*chapter.glossary, *deck.glossary)
    page: list[Record] = []
    heights: list[float] = []
    for record in chapter.records:
        height = recall(record_height, record, *_may_show(record, shared)) if deck.pack else 0.0
        if page and not _goes_on(record, [*heights, height], packs=deck.pack):
            yield tuple(page)
            page, heights = [], []
        page.append(record)
        heights.append(height)
    if page:
        yield tuple(page)


def _goes_on(record: Record, heights: Sequence[float], *, packs: bool) -> bool:
    """Whether a record goes on the page of those before; ``heights`` are theirs and its own."""
    if record.page is not None:
        return record.page is PageBreak.CONTINUE
    return packs and page_height(heights) <= PACKED_PAGE


def _may_show(record: Record, shared: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Take the symbols of chapter and deck that a record's formulas seem to use; rather too many than too few."""
    latex = " ".join(formula.latex.text for formula in record.formulas)
    letters = _COMMAND.sub(" ", latex)
    return tuple(
        symbol
        for symbol in shared
        if (name := symbol.symbol.text.strip().split("(")[0]) in (latex if "\\" in name else letters)
    )
