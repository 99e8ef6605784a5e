"""Family ``symbols``: every symbol is explained, every explanation is used, and none can be taken for another.

It looks at names only, as the readings give them: no SymPy, linear in the deck.
"""

from collections.abc import Iterator
from itertools import chain

from formdeck.cache import Recall, make_anew
from formdeck.checks.symbols.look_alikes import check_look_alikes
from formdeck.checks.symbols.scope import ChapterSymbols, DeckSymbols, RecordSymbols, gather_symbols
from formdeck.checks.symbols.two_meanings import check_meanings
from formdeck.checks.symbols.unexplained import find_unexplained
from formdeck.checks.symbols.unused import check_unused, check_unused_in_chapter, check_unused_in_deck
from formdeck.checks.symbols.value_and_function import check_value_and_function
from formdeck.diagnostics import Diagnostic

__all__ = ["check_symbols", "gather_symbols"]


def check_symbols(symbols: DeckSymbols, recall: Recall = make_anew) -> Iterator[Diagnostic]:
    """Report what is wrong with a deck's symbols."""
    for chapter in symbols.chapters:
        yield from recall(_check_chapter, chapter)
    yield from check_unused_in_deck(symbols)


def _check_chapter(chapter: ChapterSymbols) -> tuple[Diagnostic, ...]:
    in_records = chain.from_iterable(map(_check_record, chapter.records))
    return (*in_records, *check_unused_in_chapter(chapter), *check_meanings(chapter))


def _check_record(record: RecordSymbols) -> Iterator[Diagnostic]:
    unexplained = tuple(find_unexplained(record))
    names = {each.name for each in unexplained}
    yield from (each.finding for each in unexplained)
    yield from check_unused(record, (entry for each in unexplained for entry in each.meant))
    yield from check_look_alikes(record, names)
    yield from check_value_and_function(record, names)
