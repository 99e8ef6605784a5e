"""Which page holds what: known before anything is rendered, so that every page can name every other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from formdeck.cache import Recall, make_anew
from formdeck.model import Deck, Symbol, UsedForm
from formdeck.render.contents_list import ContentsLine, list_contents
from formdeck.render.formula_index import FormulaEntry, index_formulas
from formdeck.render.packing import share_pages
from formdeck.render.symbol_index import SymbolGroup, index_symbols


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
    """One page: its number from 1, the number of its chapter (0 outside all), the ids of its records in order."""

    number: int
    kind: PageKind
    chapter: int = 0
    records: tuple[str, ...] = ()


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


def lay_out_pages(deck: Deck, lists: Lists | None = None, recall: Recall = make_anew) -> Pages:
    """Decide which page holds what. ``lists`` are made if they are not at hand."""
    parts = _parts(deck, lists or make_lists(deck, {}), recall)
    return Pages(tuple(Page(number, *part) for number, part in enumerate(parts, start=1)))


def _parts(deck: Deck, lists: Lists, recall: Recall) -> Iterator[tuple[PageKind, int, tuple[str, ...]]]:
    yield PageKind.TITLE, 0, ()
    for _ in lists.contents:
        yield PageKind.CONTENTS, 0, ()
    for number, chapter in enumerate(deck.chapters, start=1):
        yield PageKind.CHAPTER, number, ()
        for records in share_pages(deck, chapter, recall):
            yield PageKind.RECORD, number, tuple(record.id.text for record in records)
    for _ in lists.symbols:
        yield PageKind.SYMBOLS, 0, ()
    for _ in lists.formulas:
        yield PageKind.FORMULAS, 0, ()
