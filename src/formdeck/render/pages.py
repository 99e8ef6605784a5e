"""Which page holds what: known before anything is rendered, so that every page can name every other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from formdeck.cache import Recall, make_anew
from formdeck.model import Deck, Symbol, UsedForm
from formdeck.render.contents_list import ContentsLine, list_contents
from formdeck.render.fit import Fit
from formdeck.render.formula_index import FormulaEntry, index_formulas
from formdeck.render.packing import share_pages
from formdeck.render.symbol_index import SymbolGroup, index_symbols

_AS_IT_IS = Fit()


class PageKind(StrEnum):
    """What a page is for."""

    TITLE = "title"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    RECORD = "record"
    SYMBOLS = "symbols"
    FORMULAS = "formulas"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, the number of its chapter (0 outside all), the ids of its records in order.

    ``part`` says which part of its first record it begins with: 0, or a later one that goes on from the page before.
    """

    number: int
    kind: PageKind
    chapter: int = 0
    records: tuple[str, ...] = ()
    part: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a deck in order; page ``n`` is ``pages[n - 1]``."""

    pages: tuple[Page, ...]

    def of_records(self) -> dict[str, int]:
        """Map each record's id to its page; the first of two records with one id counts."""
        found: dict[str, int] = {}
        for page in self.pages:
            for record in page.records:
                found.setdefault(record, page.number)
        return found

    def of_chapters(self) -> dict[int, int]:
        """Map each chapter's number to the page of its divider."""
        return {page.chapter: page.number for page in self.pages if page.kind is PageKind.CHAPTER}


@dataclass(frozen=True, slots=True)
class Lists:
    """The deck's lists, each split into pages; a list that the deck does without is empty."""

    contents: tuple[tuple[ContentsLine, ...], ...]
    symbols: tuple[tuple[SymbolGroup, ...], ...]
    formulas: tuple[tuple[FormulaEntry, ...], ...]


def make_lists(
    deck: Deck,
    inherited: Mapping[str, Sequence[Symbol]],
    forms: Mapping[str, Sequence[UsedForm]] | None = None,
    recall: Recall = make_anew,
) -> Lists:
    """Make the lists that the deck asks for.

    ``inherited`` are the shared symbols that a record uses, ``forms`` how it uses symbols, by record id.
    """
    wanted = deck.contents
    return Lists(
        contents=list_contents(deck) if wanted.toc else (),
        symbols=index_symbols(deck, inherited, forms or {}, recall) if wanted.symbol_index else (),
        formulas=index_formulas(deck, recall) if wanted.formula_index else (),
    )


def lay_out_pages(
    deck: Deck, lists: Lists | None = None, recall: Recall = make_anew, fits: Mapping[str, Fit] | None = None
) -> Pages:
    """Decide which page holds what. ``lists`` are made if they are not at hand; ``fits`` divide pages."""
    parts = _parts(deck, lists or make_lists(deck, {}), recall, fits or {})
    return Pages(tuple(Page(number, *part) for number, part in enumerate(parts, start=1)))


def _parts(
    deck: Deck, lists: Lists, recall: Recall, fits: Mapping[str, Fit]
) -> Iterator[tuple[PageKind, int, tuple[str, ...], int]]:
    yield PageKind.TITLE, 0, (), 0
    for _ in lists.contents:
        yield PageKind.CONTENTS, 0, (), 0
    for number, chapter in enumerate(deck.chapters, start=1):
        yield PageKind.CHAPTER, number, (), 0
        for shared in share_pages(deck, chapter, recall):
            for records, part in _divided([record.id.text for record in shared], fits):
                yield PageKind.RECORD, number, records, part
    for _ in lists.symbols:
        yield PageKind.SYMBOLS, 0, (), 0
    for _ in lists.formulas:
        yield PageKind.FORMULAS, 0, (), 0


def _divided(records: Sequence[str], fits: Mapping[str, Fit]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Divide a page as measuring has shown that it must be; tell of each new one which part it begins with."""
    page: list[str] = []
    part = 0
    for name in records:
        fit = fits.get(name, _AS_IT_IS)
        if page and fit.apart:
            yield tuple(page), part
            page, part = [], 0
        page.append(name)
        for following, _ in enumerate(fit.cuts, start=1):
            yield tuple(page), part
            page, part = [name], following
    yield tuple(page), part
